import { describe, expect, test } from 'vitest';
import {
  ABANDON,
  asking,
  brief,
  CANCELLING,
  CARD,
  CONSENT,
  FREE,
  FREE_OR_SKIP,
  KINDS,
  KINDS_OR_SEARCH,
  LIST,
  MENU,
  PAID,
  REASON,
  rows,
  SEGMENT,
  STARS,
} from './questions.ts';

describe('answers on another page of a long list', () => {
  const beyond = asking('answers', [{ id: 'private', id_en: ['Swasta', 'Private company'] }]);
  const paged = {
    question: KINDS.question === null ? null : { ...KINDS.question, beyond: beyond.question?.answers ?? [] },
    labels: [...KINDS.labels, ...beyond.labels],
  };

  test.each([
    ['swasta', 'answer private'],
    ['private company', 'answer private'],
    ['data mikro', 'answer microdata'],
    ['3', 'answer map'],
    ['4', 'unknown'],
    ['yang terakhir', 'answer map'],
  ])('%s is %s: named they are understood, a number means what is shown', (message, expected) => {
    expect(brief(message, paged)).toBe(expected);
  });
});

test.each(['E-mail', 'email', 'e mail', 'surel', 'Alamat surel', 'alamat email saya'])(
  'the e-mail address is also named %s',
  (message) => {
    const fields = asking('answers', [
      { id: 'name', id_en: ['Nama lengkap', 'Full name'] },
      { id: 'email', id_en: ['E-mail', 'E-mail'] },
      { id: 'phone', id_en: ['Nomor telepon', 'Telephone number'] },
    ]);
    expect(brief(message, fields)).toBe('answer email');
  },
);

describe('words that mean an answer', () => {
  test.each(
    rows(`
answer yes: ya | Ya. | y | iya | iyaa kak | iya betul | oke | okeee | ok siap | oke siap kak | baik | baiklah | baik bu | siap | siap pak | setuju | saya setuju | stuju | betul | bener | lanjut | lanjutkan | gas | gaskeun | boleh | boleh kak | 👍 | 👍🏽 | 👍👍👍 | 👌 | ✅ | ✔️ | yes | yes please | Yes, please! | sure | of course | yup | yap | sip | nggih | sudah benar | iya sudah benar | ya, terima kasih | oke makasih kak | ok lanjut | deal | agree | confirm | true | go ahead | ya ya ya
answer no: tidak | tdk | gak | ga | nggak | ngga | engga | enggak | g | no | nope | No! | bukan | salah | belum | blm | tidak setuju | gak setuju kak | saya tidak setuju | no thanks | no, thank you | tidak, terima kasih | jangan | gak mau | belum benar | 👎 | ❌ | ogah | wrong | disagree | tidak usah | engga dulu deh
unknown: gpp | mungkin | ya tidak | iya tapi nanti | terserah | bisa jadi | hmm | 👍👎 | 😂 | apa? | tidak apa-apa | siapa | yang mana | setuju atau tidak | ya ampun | okelah kalau begitu
`),
  )('%s is %s', (message, expected) => {
    expect(brief(message, CONSENT)).toBe(expected);
  });

  test.each(
    rows(`
answer paid: sudah | udah | sdh | sudah kak | sudah bayar | udah bayar kak | sudah transfer | sdh tf | udah tf ya | tf | sudah saya transfer | saya sudah bayar | sudah dibayar | lunas | paid | I have paid | already paid! | I've paid | done | barusan transfer | 1
answer not: belum | belum bayar | blm transfer kak | not yet | no | 2
unknown: besok | sudah belum? | bayar kemana
`),
  )('at a payment %s is %s', (message, expected) => {
    expect(brief(message, PAID)).toBe(expected);
  });

  test.each(
    rows(`
answer next: lanjut | berikutnya | next | selanjutnya | lagi | lihat lagi | more | next page | halaman berikutnya
answer previous: sebelumnya | prev | previous | halaman sebelumnya
answer done: selesai | sudah | cukup | itu aja | udah itu aja kak | done | that's all | segitu aja deh | 5 | selesai, makasih
back: kembali | balik
cancel: batal
`),
  )('in a list %s is %s', (message, expected) => {
    expect(brief(message, LIST)).toBe(expected);
  });

  test.each(
    rows(`
answer skip: lewati | Lewati dulu | skip | skip aja | lewat | tidak ada | gak ada | ga ada kak | gada | - | -- | — | tidak | no | none | nihil | nanti saja | tidak perlu | gak usah, makasih | 1 | lewatin | n/a
text: ya | bagus sekali | tidak ada masalah, cepat sekali | 2 | Mantap 👍 | 👍 | sudah baik | lanjutkan prestasinya
thanks: terima kasih | makasih ya kak
`),
  )('beside a free answer %s is %s', (message, expected) => {
    expect(brief(message, FREE_OR_SKIP)).toBe(expected);
  });

  test.each(['ya', 'oke', 'sudah', 'lewati', '👍', 'y', 'no', 'berikutnya', 'done', 'selesai'])(
    '%s means nothing where no answer means it',
    (message) => {
      expect(brief(message, KINDS)).toBe('unknown');
      expect(brief(message, FREE)).toBe('text');
    },
  );

  test.each([
    ['sudah bayar', 'status'],
    ['udah tf kak', 'status'],
    ['I have paid', 'status'],
    // a single word may be what was asked for
    ['lunas', 'text'],
    ['paid', 'text'],
  ])('%s leads to the orders where no answer means it, and beside a free answer is %s', (message, free) => {
    expect(brief(message, KINDS)).toBe('status');
    expect(brief(message, FREE)).toBe(free);
  });

  test.each([
    'Responden yang sudah bayar pajak dibandingkan dengan yang belum',
    'rumah tangga yang sudah bayar',
    'saya sudah bayar tahun lalu untuk data serupa, sekarang perlu yang baru',
  ])('a text that only speaks of paying is text: %s', (message) => {
    expect(brief(message, FREE)).toBe('text');
  });

  test('where two answers mean the same, neither is guessed', () => {
    const two = asking('answers', [
      { id: 'a', id_en: ['Kirim', 'Send'], means: 'yes' },
      { id: 'b', id_en: ['Simpan', 'Save'], means: 'yes' },
    ]);
    expect(brief('ya', two)).toBe('unknown');
  });
});

describe('words of meaning against labels', () => {
  test.each(
    rows(`
answer stop: ya | hentikan | ya hentikan | yes | 1 | iya kak
answer keep: tidak | lanjut | lanjutkan | lanjut aja kak | continue | gak | tidak, lanjutkan isian | lanjutin
cancel: batal | cancel
`),
  )('a word belongs to the answer whose label has it: %s is %s', (message, expected) => {
    expect(brief(message, ABANDON)).toBe(expected);
  });

  test.each(
    rows(`
answer cancel: ya | ya batalkan | Ya, batalin | yes cancel it | 1
answer keep: tidak | tidak jadi | gak jadi | gajadi | keep it | jangan | no
cancel: batal | batalkan | cancel
unknown: jangan batalkan | ya tidak jadi
`),
  )('nothing is cancelled by half a label: %s is %s', (message, expected) => {
    expect(brief(message, CANCELLING)).toBe(expected);
  });

  test.each(
    rows(`
answer skip: lewati | tidak ada | gak ada kak | nothing | - | 1
answer keep: tidak | no | gak jadi | tidak jadi | jangan | 2
text: saya sudah punya datanya | tidak jadi penelitian | salah pilih tahun | no budget
cancel: batal | cancel
`),
  )('why an order is cancelled: %s is %s', (message, expected) => {
    expect(brief(message, REASON)).toBe(expected);
  });

  test.each(
    rows(`
answer act.confirmDelivery:GP-ABC234: sudah sesuai | sesuai | sudah | udah sesuai kak | ya | it is correct
answer act.requestDeliveryCorrection:GP-ABC234: belum sesuai | belum | tidak sesuai | blm sesuai | no
answer order:GP-XYZ789: 3 | pesanan lain
menu: 4 | menu | menu utama | Main menu | empat
language: 5 | bahasa
speak en: English | english please
speak id: bahasa indonesia
`),
  )('an order: %s is %s', (message, expected) => {
    expect(brief(message, CARD)).toBe(expected);
  });
});

describe('numbers of the list', () => {
  test.each(
    rows(`
answer publication: 1 | 1. | 1) | (1) | no 1 | no. 1 | No.1 | no1 | nomor 1 | nomer 1 | nomor satu | pilih 1 | saya pilih 1 | pilihan 1 | satu | Satu kak | 1 kak | 1 ya | 1️⃣ | １ | ① | yang pertama | pertama | first | the first one | one | number one | option 1 | #1 | 1! | ke-1 | yang ke 1 | opsi 1 aja | *1* | 1st | menu 1 | Halo kak, 1 | 1, terima kasih | 01
answer microdata: 2 | dua | kedua | yang kedua | second | loro | no 2 dong | 2️⃣ | two | yang nomor 2 | 2. Data mikro | mau yang kedua
answer map: 3 | tiga | ketiga | yang terakhir | terakhir | the last one | yg paling bawah | 3.
unknown: 4 | 9 | 10 | 11 | 1,3 | 1 dan 2 | 1.5 | 1-2 | 2 3 | 12345 | empat | kelima | no 7 | 1 atau 2 | 100 | 2. Publikasi (softcopy) | 1 juta | nomor
menu: 0 | nol
`),
  )('%s is %s', (message, expected) => {
    expect(brief(message, KINDS)).toBe(expected);
  });

  test.each(
    rows(`
answer publication: 1 | 1. | no 1 | nomor satu | 1️⃣ | pilih 1 | yang pertama | 1. Publikasi (softcopy)
text: 4 | satu | pertama | dua | 12 | 2025 | one | 1 kabupaten | 3 tahun terakhir | 1,3
menu: 0
`),
  )('beside free text %s is %s', (message, expected) => {
    expect(brief(message, KINDS_OR_SEARCH)).toBe(expected);
  });

  test.each(['1', '1️⃣', 'satu', 'no 1', '5'])('%s is text where there is nothing to choose', (message) => {
    expect(brief(message, FREE)).toBe('text');
  });

  test('where every label has a number of its own, that number counts', () => {
    const downwards = asking('answers', [
      { id: 'best', id_en: ['5 – Sangat puas', '5 – Very satisfied'] },
      { id: 'good', id_en: ['4 – Puas', '4 – Satisfied'] },
      { id: 'poor', id_en: ['3 – Kurang', '3 – Poor'] },
    ]);
    expect(brief('5', downwards)).toBe('answer best');
    expect(brief('3', downwards)).toBe('answer poor');
  });

  test.each(
    rows(`
answer s5: 5 | lima | ⭐⭐⭐⭐⭐ | 5 bintang | sangat baik | Very good! | five stars
answer s4: baik | 4 | good | baik sekali kak
answer s2: kurang | ⭐⭐
unknown: sangat | kurang baik | tidak baik | 6 | ⭐⭐⭐⭐⭐⭐ | 5 baik | cukup baik
`),
  )('stars: %s is %s', (message, expected) => {
    expect(brief(message, STARS)).toBe(expected);
  });
});

describe('labels', () => {
  test.each(
    rows(`
answer publication: Publikasi (softcopy) | publikasi | PUBLIKASI | publiksi | publikasih | pblikasi | mau publikasi | saya mau pesan publikasi | Publications | publication please | halo mau pesan publikasi | pagi kak, publikasi dong | publikasi aja makasih | softcopy | publ
answer microdata: data mikro | Data Mikro kak | mikro | micro data | microdata | data mikor | halo min mau beli data mikro
answer map: peta | peta digital | wilkerstat | petaa | digital maps | peta wilkerstat ya | saya butuh peta digital wilkerstat
unknown: buku | bukan publikasi | publikasi atau data mikro | publikasi dan peta | kenapa data mikro mahal | kenapa publikasi (softcopy)? | di | a | pu | xyz | jangan data mikro
`),
  )('%s is %s', (message, expected) => {
    expect(brief(message, KINDS)).toBe(expected);
  });

  test.each(
    rows(`
answer order: pesan | mau pesan produk | Order statistical products | 🛒 | order produk
answer search: cari | cari produk | search | saya mau cari produk | 🔎
answer basket: keranjang | keranjang saya | basket | kranjang | 3
answer orders: Status pesanan saya | pesanan
answer information: informasi layanan | About our services
answer person: hubungi petugas
status: status | cek status | pagi kak mau cek status pesanan
officer: petugas | hubungi petugas bps
greeting: halo
information: tarif | persyaratan | requirements | produk | info
unknown: halo kak mau tanya soal skripsi saya | beli buku
`),
  )('in the menu %s is %s', (message, expected) => {
    expect(brief(message, MENU)).toBe(expected);
  });

  test.each(
    rows(`
answer private: swasta | perusahaan swasta | private
answer bumn: bumn | BUMD | bumn/bumd
answer local: pemerintah daerah | Pemerintah Daerah Kabupaten Rembang | pemerintah derah
answer security: polri | TNI | kejaksaan
answer ministry: kementerian | kementrian
answer other: lainnya | perorangan | lainnya/perorangan
answer research: pendidikan | lembaga penelitian | education
unknown: lembaga | pemerintah | pemerintah pusat | dinas | saya bukan swasta
`),
  )('a segment: %s is %s', (message, expected) => {
    expect(brief(message, SEGMENT)).toBe(expected);
  });

  test.each(
    rows(`
answer p1: Banten Dalam Angka 2025 | banten dalam angka 2025 | 2025 | angka 2025 | Banten in Figures 2025 | bantn dalam angka 2025 | yang 2025 dong
answer p2: dalam angka 2024 | 2024
unknown: banten dalam angka | 2026 | banten dalam angka 2026 | dalam angka | banten dalam angka 2023
`),
  )('a year is never guessed: %s is %s', (message, expected) => {
    expect(brief(message, LIST)).toBe(expected);
  });

  test.each(
    rows(`
answer microdata: data mikro | DATA MIKRO! | Micro data
answer publication: Publikasi | publikasi (softcopy) | Publications
text: data mikor | mikro | peta | peta digital | mau publikasi | publikasi kemiskinan 2024 | saya mau data mikro | dlam angka | bantn
`),
  )('beside free text only the whole label counts: %s is %s', (message, expected) => {
    expect(brief(message, KINDS_OR_SEARCH)).toBe(expected);
  });
});
