import { describe, expect, test } from 'vitest';
import {
  brief,
  CONSENT,
  COUNTRY,
  COUNTRY_LIST,
  FREE,
  KINDS,
  KINDS_OR_SEARCH,
  NOTHING,
  PROOF,
  rows,
} from './questions.ts';

// docs/domain.md 10, and the same words as real chats have them.
const GLOBAL = rows(`
menu: menu | Menu! | MENU | menuu | Menu dong | menu kak | kak menu | *menu* | menu utama | kembali ke menu | balik ke menu utama | 0 | ０ | 0️⃣ | main menu | /menu | /menu@GeraiPstBot | mau menu | lihat menu dong kak | mulai dari awal | back to menu | 📋 menu
back: kembali | kembaliii | Kembali. | kmbali | balik | back | go back | BACK!! | undo | kembali dong | /kembali | kembali ya kak
repeat: ulang | ulangi | ulangin | repeat | tolong ulangi | ulangi lagi | pertanyaannya apa? | again please | sekali lagi kak | /ulang
cancel: batal | Batal!! | batalin | batalkan | gak jadi | ga jadi | gajadi | nggak jadi deh | tidak jadi | cancel | cancel it | canceeel | mau batal aja | saya mau batal | batal aja deh kak | never mind | /batal | /cancel | ❌ batal
status: status | cek status | status pesanan | cek pesanan | status pesanan saya | Statusnya? | order status | mau cek status pesanan dong | where is my order? | lacak pesanan | /status | pesanan saya | gimana pesanan saya?
help: bantuan | help | ? | ?? | ？ | ❓ | bantu dong | tolong bantu | bingung kak | gak ngerti | tidak paham | maksudnya apa? | I don't understand | gimana caranya? | need help | /bantuan | /help | ???!
officer: petugas | petugas dong | admin | cs | CS! | operator | manusia | mau ngomong sama orang | mau bicara dengan petugas | bisa chat sama admin? | hubungi petugas | sambungkan ke cs | I want to talk to a human | talk to a real person please | speak to an agent | can i talk to someone? | bicara langsung dgn petugas | tanya petugas | customer service | /petugas
language: bahasa | ganti bahasa | language | change language | ubah bahasa dong | bhs | /bahasa
speak en: english | English please | in english please | in english, please! | can you speak english? | pakai bahasa inggris | ganti ke bahasa inggris dong | /english
speak id: pakai bahasa indonesia | in indonesian please | ganti ke bahasa indonesia ya
`);

describe('global words are understood whatever was asked', () => {
  for (const [name, question] of Object.entries({ NOTHING, FREE, CONSENT, KINDS, PROOF }))
    test.each(GLOBAL)(`%s is %s (${name})`, (message, expected) => {
      expect(brief(message, question)).toBe(expected);
    });

  test.each(
    rows(`
back: kembalu | kemabli | kembai
help: bantaun | bantua
officer: petugsa | peugas
status: sttatus | satus | statsu
unknown: menurut saya | ulang tahun | batal puasa hari ini | kembalikan uang saya | stasiun | bantul | 00 | batuk
`),
  )('a slip of the finger at a choice: %s is %s', (message, expected) => {
    expect(brief(message, KINDS)).toBe(expected);
  });
});

describe('a free answer may contain them', () => {
  test.each([
    'Saya ingin membatalkan kebiasaan lama dalam penelitian ini',
    'Skripsi tentang status gizi balita di Kabupaten Lebak',
    'Analisis menu makanan bergizi gratis',
    'Tujuan: melihat apakah petani kembali menanam padi. Data dipakai di bab 4.',
    'Membantu admin desa menyusun profil',
    'Data tidak jadi dipakai untuk komersial',
    'Bahasa dan budaya Banten 2025',
    'Indeks pembangunan manusia',
    'status ketenagakerjaan',
    'Batal Puasa, sebuah kajian',
    'PT Bantuan Hukum Sejahtera',
    'Kembali ke Desa: studi migrasi',
    'Halo Dunia Media',
    'Selamat Riyadi',
    'Menu Rakyat Indonesia',
    'menu\nharian balita',
    'I would like to cancel out seasonal effects in my model',
    'English Language Education',
    'Pagi hari di pasar induk',
    'Ya, saya memerlukan data untuk tesis',
    'Tidak ada komentar khusus, layanan sudah baik',
    'terima kasih atas bantuannya',
    'Budi Satu',
    'Dua Putra Mandiri',
    '2025',
    '2 orang peneliti',
    'jl. Raya no 1',
    'GP Ansor Kota Serang',
    'GP FARMAS',
    'Yes Indonesia Foundation',
  ])('%s', (message) => {
    expect(brief(message, FREE)).toBe('text');
    expect(brief(message, KINDS_OR_SEARCH)).toBe('text');
  });
});

describe('the name of a language', () => {
  test.each([
    ['bahasa inggris', 'speak en'],
    ['inggris', 'speak en'],
    ['Bahasa Indonesia', 'speak id'],
    ['indonesia', 'speak id'],
    ['Indonesian', 'speak id'],
    ['Bahasa Indonesia ya kak', 'speak id'],
  ])('%s changes the language at a choice', (message, expected) => {
    expect(brief(message, KINDS)).toBe(expected);
    expect(brief(message, PROOF)).toBe(expected);
  });

  test.each([
    ['indonesia', COUNTRY, 'answer ID'],
    ['Indonesia.', COUNTRY_LIST, 'answer ID'],
    ['indonesa', COUNTRY_LIST, 'answer ID'],
    ['Inggris', COUNTRY, 'text'],
    ['bahasa indonesia', FREE, 'speak id'],
    ['english', COUNTRY, 'speak en'],
  ])('%s may be the answer', (message, question, expected) => {
    expect(brief(message, question)).toBe(expected);
  });
});
