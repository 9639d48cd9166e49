/** What customers write and send where words or a file of their own are asked for. */
import { sampleFile } from '../journeys/sample_files.ts';
import type { Question, Reply } from './chat_page.ts';
import type { Dice } from './dice.ts';

export type Wish = 'publication' | 'microdata' | 'map' | 'mixed';

export interface Person {
  dice: Dice;
  number: number;
  abroad: boolean;
  wish: Wish;
}

/** What people say at any time, and what nobody understands. */
export const ASIDES = [
  'kembali',
  'ulang',
  'status',
  'bantuan',
  'menu',
  'halo',
  'makasih',
  'batal',
  'blm tau',
  '1',
  'ya',
  '🙏',
];

const SEARCHES: Record<Wish, readonly string[]> = {
  publication: ['dalam angka 2025', 'dlam angka', 'statistik', 'bantn dalam angka', 'kesejahteraan rakyat', 'zzzz'],
  microdata: ['susenas kor 2025', 'sakernas agustus 2025', 'data mikro', 'MIKRO-SUSENAS-KOR-2025', 'podes'],
  map: ['peta lebak', 'PETA-3600-2024', 'peta kota cilegon', 'peta digital'],
  mixed: ['dalam angka 2025', 'sakernas', 'peta lebak'],
};

/** In one message, as people copy it from their thesis (docs/domain.md 4). */
const PASTED = `Judul: Upah dan pendidikan di Banten
Latar belakang: Imbal hasil pendidikan di tingkat provinsi belum banyak diteliti.
Tujuan: Menghitungnya untuk skripsi.
Data: seperti pesanan
Metode: Regresi Mincer dengan penimbang.
Keluaran: Skripsi di perpustakaan kampus.
Jangka waktu: Desember 2026 sampai Mei 2027
Akses: Saya dan pembimbing
Pembimbing: Dr. Contoh`;
/** Not all of it: what is missing is asked for. */
const PASTED_IN_PART = PASTED.split('\n').slice(0, 5).join('\n');

type Words = string | ((person: Person) => string);

const WORDS: readonly [asked: RegExp, words: Words][] = [
  [/\*nama lengkap\*/, ({ number }) => `Pelanggan Nomor ${number}`],
  [/\*e-mail aktif\*/, ({ number }) => `pelanggan${number}@contoh.example`],
  [/\*nomor telepon\*/, '0812 3456 7890'],
  [/\*nama instansi\*/, ({ dice }) => dice.pick(['Universitas Contoh', 'pribadi', 'PT Contoh Maju'])],
  [/\*NPWP\* perusahaan/, '01.234.567.8-901.000'],
  [/\*negara\* mana/, ({ abroad }) => (abroad ? 'Malaysia' : 'Indonesia')],
  // the request form (B4, R9)
  [/^\*Variabel\* – halaman/, ({ dice }) => dice.pick(['1,3', '2-4', '1', 'semua', 'provinsi', 'upah bulanan'])],
  [/^\*Wilayah\* – halaman/, ({ dice }) => dice.pick(['1,3', '2-4', '3601 dan cilegon', 'semua kota', 'serang'])],
  [/^Tabel seperti apa/, 'Rata-rata menurut kabupaten/kota dan jenis kelamin'],
  // the abstraction, field by field (B5, R10)
  [/Apa \*judul\* penelitian/, ({ number }) => `Upah dan pendidikan di Banten ${number}`],
  [/Apa \*latar belakangnya\*/, 'Imbal hasil pendidikan di provinsi ini belum banyak diteliti.'],
  [/Apa \*tujuan\* penggunaan/, 'Menghitung imbal hasil pendidikan untuk skripsi.'],
  [/^\*Data apa\* yang diminta/, 'Sakernas Agustus 2025, Banten, semua variabel'],
  [/Apa \*metode\*/, 'Regresi dengan penimbang survei.'],
  [/Apa \*bentuk hasil/, 'Skripsi di perpustakaan kampus.'],
  [/lama \*jangka waktu\*/, 'Desember 2026 sampai Mei 2027'],
  [/\*Siapa saja\* yang mengakses/, 'Saya dan dosen pembimbing'],
  [/Siapa \*pembimbing/, 'Dr. Contoh, Universitas Contoh'],
  [/apa \*jabatan atau kedudukan\*/, 'Mahasiswa S2'],
  [/Apa \*alamat surat\*/, 'Jl. Kampus No. 5, Kota Serang'],
  [/Apa \*alasan\* permohonan/, 'Tugas akhir mahasiswa, surat pengantar kampus terlampir.'],
  // checking what came (B9, R14; R21)
  [/^Apa yang perlu diperbaiki pada/, 'Namanya tidak sama dengan yang dipesan.'],
  [/^Apa yang belum sesuai pada \*/, 'Halaman terakhirnya tidak ada.'],
  [/Berapa \*NTPN\*/, 'A2B3C4D5E6F7G8H9'],
  [/saran atau catatan/, 'Cepat dan jelas.'],
  [/^Mengapa pesanan/, 'Sudah dapat dari perpustakaan.'],
  // complaints and visits (docs/domain.md 7, 13)
  [/ceritakan apa yang terjadi/, ({ dice }) => dice.pick(['Tautannya tidak dapat dibuka.', 'Loketnya tutup.'])],
  [/tulis aspirasi atau sarannya|tulis informasi apa|ceritakan juga dengan kata/, 'Mohon ditambah kursi tunggu.'],
  [/^Boleh kami tahu nama/, ({ number }) => `Tamu Nomor ${number}`],
  [/^Sudah dicatat\. Kirim pesan atau berkas lagi/, 'Sudah dua hari begitu.'],
  [/kontak lain untuk jawaban/, '0812 0000 1111'],
  [/Atas nama siapa/, ({ number }) => `Tamu Nomor ${number}`],
  [/^Dari instansi, perusahaan, atau sekolah/, 'SMA Negeri 1'],
  [/apa keperluan Bapak/, 'Konsultasi data inflasi'],
];

/** Words where words are asked for; undefined: this person rather taps. */
export function spoken(person: Person, { text, choices }: Question): string | undefined {
  const { dice, wish, abroad } = person;
  if (text.startsWith('Produk apa yang dicari')) return dice.chance(0.6) ? dice.pick(SEARCHES[wish]) : undefined;
  if (text.startsWith('*Abstraksi penggunaan data*')) {
    return dice.chance(0.55) ? dice.pick([PASTED, PASTED, PASTED_IN_PART]) : undefined;
  }
  const words = WORDS.find(([asked]) => asked.test(text))?.[1];
  if (words === undefined) return undefined;
  if (choices.length > 0 && dice.chance(0.3) && !abroad) return undefined;
  return typeof words === 'string' ? words : words(person);
}

const FILES: readonly [asked: RegExp, name: string, probability: number][] = [
  [/\*bukti transfer\*\. Ketik/, 'bukti.pdf', 1],
  [/cara menandatangani \*SPPD\*/, 'sppd.pdf', 1],
  [/Silakan kirim abstraksi sebagai/, 'abstraksi.pdf', 0.9],
  [/^\*Abstraksi penggunaan data\*/, 'abstraksi.pdf', 0.25],
  [/Silakan kirim \*surat permohonan\*/, 'surat.pdf', 0.85],
];

/** A file where one is asked for, or at the order's card that waits for it. */
export function sent({ dice }: Person, { text, choices }: Question): Reply | undefined {
  const due = FILES.find(([asked, , probability]) => asked.test(text) && dice.chance(probability));
  if (due !== undefined) return { kind: 'file', ...sampleFile(due[1]) };
  const awaits = choices.some(({ token }) => token.startsWith('act.submitProof'));
  return awaits && dice.chance(0.4) ? { kind: 'file', ...sampleFile('bukti.pdf') } : undefined;
}
