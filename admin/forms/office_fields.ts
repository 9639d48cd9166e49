/** The office's facts as forms: each topic's fields, in words, and where a default comes from (docs/domain.md). */
import { PRODUCT_KINDS } from '../../domain/vocabulary.ts';
import type { OfficeTopic } from '../../services/office.ts';
import { KIND_WORDS } from '../words/orders.ts';
import { RETENTION_FORM } from './retention_fields.ts';
import { SURVEY_FORM } from './survey_fields.ts';

/** 'paragraphs': one language of a list of texts, a paragraph each; 'services': those of the queue, a line each. */
export type FieldKind =
  'line' | 'long' | 'email' | 'number' | 'check' | 'zone' | 'spans' | 'kinds' | 'paragraphs' | 'services' | 'choice';

export interface OfficeField {
  /** path in the topic's value; '' the value itself */
  path: string;
  label: string;
  kind: FieldKind;
  hint?: string;
  optional?: boolean;
  /** of a 'choice' */
  options?: readonly { value: string; label: string }[];
}

export interface TopicForm {
  title: string;
  /** what it is for, and where the default comes from */
  intro: string;
  fields: readonly OfficeField[];
  /** parts of the value that are null when all their fields are empty */
  emptyAsNull?: readonly string[];
}

const DAYS = ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'];
const SPANS_HINT = 'Misalnya 08:00-11:30, 13:30-15:30. Kosong: tutup.';
const LETTER_HINT = 'Memuat {urut} dan {tahun}; boleh juga {sifat}, {unit}, {klasifikasi}.';

function bothLanguages(path: string, label: string): OfficeField[] {
  return [
    { path: path === '' ? 'id' : `${path}.id`, label: `${label} (Indonesia)`, kind: 'long' },
    { path: path === '' ? 'en' : `${path}.en`, label: `${label} (Inggris)`, kind: 'long' },
  ];
}

function letter(path: string, title: string): OfficeField[] {
  return [
    { path: `${path}.sifat`, label: `${title}: sifat`, kind: 'line', hint: 'Misalnya B untuk biasa.' },
    { path: `${path}.klasifikasi`, label: `${title}: klasifikasi arsip`, kind: 'line' },
    { path: `${path}.template`, label: `${title}: bentuk nomor`, kind: 'line', hint: LETTER_HINT },
  ];
}

function signatory(path: string, title: string): OfficeField[] {
  return [
    { path: `${path}.title`, label: `${title}: jabatan`, kind: 'line' },
    { path: `${path}.name`, label: `${title}: nama`, kind: 'line' },
    { path: `${path}.nip`, label: `${title}: NIP`, kind: 'line', hint: '18 angka.', optional: true },
  ];
}

function optional(fields: readonly OfficeField[]): OfficeField[] {
  return fields.map((field) => ({ ...field, optional: true }));
}

export const TOPIC_FORMS: Readonly<Record<OfficeTopic, TopicForm>> = {
  office: {
    title: 'Identitas kantor',
    intro: 'Tampil di percakapan dan di kepala setiap dokumen.',
    fields: [
      { path: 'name', label: 'Nama kantor', kind: 'line' },
      { path: 'unitName', label: 'Nama unit layanan', kind: 'line' },
      { path: 'address', label: 'Alamat', kind: 'long' },
      { path: 'city', label: 'Kota', kind: 'line', hint: 'Tertulis di depan tanggal pada dokumen.' },
      { path: 'phone', label: 'Telepon', kind: 'line', optional: true },
      { path: 'email', label: 'E-mail', kind: 'email' },
      { path: 'website', label: 'Situs', kind: 'line', optional: true },
      {
        path: 'portal',
        label: 'Portal nasional',
        kind: 'line',
        hint: 'Misalnya https://pst.bps.go.id.',
        optional: true,
      },
      { path: 'timeZone', label: 'Zona waktu', kind: 'zone' },
      { path: 'unitCode', label: 'Kode unit pada nomor surat', kind: 'line' },
      {
        path: 'example',
        label: 'Ini kantor contoh',
        kind: 'check',
        hint: 'Hapus tandanya begitu semua data benar: dokumen tidak lagi ditandai contoh.',
      },
    ],
  },
  hours: {
    title: 'Jam layanan',
    intro: 'Menurut zona waktu kantor; hari libur dianggap tutup.',
    fields: DAYS.map((label, index) => ({
      path: String(index + 1),
      label,
      kind: 'spans',
      hint: SPANS_HINT,
      optional: true,
    })),
  },
  sales: {
    title: 'Yang dijual',
    intro: 'Jenis produk yang dapat dipesan lewat percakapan; yang lain dijawab dengan tempat memperolehnya.',
    fields: [
      { path: 'kinds', label: 'Jenis produk', kind: 'kinds' },
      ...bothLanguages('whereElse', 'Tempat memperoleh yang lain'),
      {
        path: 'fullSetOnly',
        label: 'Data mikro hanya sebagai set lengkap',
        kind: 'check',
        hint: 'Tanpa pilihan variabel dan wilayah, seperti di sebagian kabupaten/kota.',
      },
    ],
  },
  letters: {
    title: 'Nomor surat',
    intro:
      'Satu urutan per tahun untuk semua dokumen; nomor tidak pernah dipakai dua kali. Bentuk bawaan: B-026/36000/HM.340/2024.',
    fields: [
      ...letter('invoice', 'Tagihan'),
      ...letter('receipt', 'Kuitansi'),
      ...letter('agreement', 'Perjanjian (SPPD)'),
    ],
  },
  signatories: {
    title: 'Penanda tangan',
    intro:
      'Kuitansi ditandatangani bendahara (standar pelayanan langkah 11). Perjanjian yang dikosongkan ditandatangani penanda tangan tagihan.',
    fields: [
      ...signatory('invoice', 'Tagihan'),
      ...signatory('treasurer', 'Bendahara'),
      ...optional(signatory('agreement', 'Perjanjian (SPPD)')),
    ],
    emptyAsNull: ['agreement'],
  },
  agreement: {
    title: 'Perjanjian penggunaan data (SPPD)',
    intro: 'Untuk data mikro dan peta. Kosong: ketentuan bawaan. Perubahan dipakai perjanjian yang terbit sesudahnya.',
    fields: [
      {
        path: 'clauses.id',
        label: 'Ketentuan (Indonesia)',
        kind: 'paragraphs',
        hint: 'Satu paragraf per ketentuan, dipisahkan baris kosong; nomornya diberikan pada dokumen.',
        optional: true,
      },
      {
        path: 'clauses.en',
        label: 'Ketentuan (Inggris)',
        kind: 'paragraphs',
        hint: 'Urutan dan jumlahnya sama dengan yang Indonesia.',
        optional: true,
      },
      {
        path: 'stampDuty',
        label: 'Bea meterai (rupiah)',
        kind: 'number',
        hint: 'Bawaan 10000 untuk setiap perjanjian; 0: tanpa tempat meterai.',
      },
    ],
  },
  bank: {
    title: 'Rekening untuk pembayar luar negeri',
    intro: 'Dikirim kepada pelanggan yang berdomisili di luar negeri; biaya bank ditanggung pembayar.',
    fields: bothLanguages('', 'Petunjuk transfer'),
  },
  billing: {
    title: 'Kode billing',
    intro: 'Bawaan 7 hari, seperti pada contoh SIMPONI yang ada: tepat 7 x 24 jam.',
    fields: [{ path: 'validityDays', label: 'Masa berlaku (hari)', kind: 'number' }],
  },
  delivery: {
    title: 'Pengiriman',
    intro: 'Tautan unduhan pelanggan, dan pesanan yang tidak dijawab setelah dikirim.',
    fields: [
      { path: 'linkDays', label: 'Tautan berlaku (hari)', kind: 'number' },
      { path: 'linkUses', label: 'Tautan dapat dipakai (kali)', kind: 'number' },
      { path: 'silentDays', label: 'Dianggap selesai setelah (hari)', kind: 'number' },
    ],
  },
  serviceDays: {
    title: 'Janji waktu layanan',
    intro: 'Standar pelayanan: paling lama 10 hari kerja setelah permintaan jelas dan lengkap.',
    fields: [{ path: '', label: 'Hari kerja', kind: 'number' }],
  },
  privacy: {
    title: 'Pelindungan data pribadi',
    intro: 'UU 27/2022. Naikkan versinya bila pemberitahuan privasi berubah: persetujuan mencatat versinya.',
    fields: [
      { path: 'contact', label: 'Kontak untuk data pribadi', kind: 'line' },
      { path: 'noticeVersion', label: 'Versi pemberitahuan', kind: 'line' },
    ],
  },
  visits: {
    title: 'Buku tamu dan antrean',
    intro:
      'Nomor antrean per layanan dan hari. Standar pelayanan Rembang: dilayani paling lama 10 menit sejak antrean sebelumnya selesai.',
    fields: [
      { path: 'open', label: 'Nomor antrean dapat diambil pada jam layanan', kind: 'check' },
      {
        path: 'services',
        label: 'Layanan',
        kind: 'services',
        hint: 'Satu baris per layanan: huruf | nama Indonesia | nama Inggris. Misalnya A | Perpustakaan | Library.',
      },
      { path: 'counters', label: 'Banyaknya loket', kind: 'number' },
      { path: 'standardMinutes', label: 'Standar waktu tunggu (menit)', kind: 'number' },
    ],
  },
  survey: SURVEY_FORM,
  retention: RETENTION_FORM,
  complaints: {
    title: 'Pengaduan',
    intro:
      'Batas waktu dalam hari kerja sejak diterima: verifikasi 3, permintaan informasi 5, pengaduan 14, berkadar pengawasan 60 (standar pelayanan pengaduan). Untuk aspirasi tidak ada batas baku; 14 hari adalah pilihan kantor.',
    fields: [
      { path: 'channels.id', label: 'Kanal pengaduan lain (Indonesia)', kind: 'long', hint: 'Satu kanal per baris.' },
      { path: 'channels.en', label: 'Kanal pengaduan lain (Inggris)', kind: 'long', hint: 'Satu kanal per baris.' },
      {
        path: 'wbs',
        label: 'Alamat WBS',
        kind: 'line',
        hint: 'Gratifikasi, pungli, dan penyalahgunaan wewenang tidak diterima di obrolan; orangnya diarahkan ke sini.',
        optional: true,
      },
      { path: 'verificationDays', label: 'Verifikasi (hari kerja)', kind: 'number' },
      { path: 'informationDays', label: 'Permintaan informasi (hari kerja)', kind: 'number' },
      { path: 'complaintDays', label: 'Pengaduan tidak berkadar pengawasan (hari kerja)', kind: 'number' },
      { path: 'supervisedDays', label: 'Pengaduan berkadar pengawasan (hari kerja)', kind: 'number' },
      { path: 'aspirationDays', label: 'Aspirasi (hari kerja)', kind: 'number' },
      { path: 'silentDays', label: 'Ditutup bila jawaban tidak ditanggapi (hari)', kind: 'number' },
    ],
  },
  notices: {
    title: 'Pemberitahuan petugas',
    intro:
      'Grup Telegram petugas diberi tahu bila ada pekerjaan baru: hanya jumlahnya, tanpa data pribadi, dan hanya pada jam layanan. Ringkasan harian lewat e-mail dinyalakan setiap petugas di halaman Akun.',
    fields: [
      {
        path: 'telegramGroup',
        label: 'ID grup Telegram',
        kind: 'line',
        hint: 'Masukkan bot ke grup, kirim /id di sana, lalu salin jawabannya (diawali tanda minus). Kosong: tidak dipakai.',
        optional: true,
      },
      { path: 'everyMinutes', label: 'Paling sering setiap (menit)', kind: 'number', hint: 'Bawaan 30.' },
    ],
  },
  chat: {
    title: 'Obrolan web di loket',
    intro:
      'Mode kios melupakan pengunjung setelah tidak dipakai sekian lama. Isian yang ditinggalkan diingatkan sekali, pada jam layanan.',
    fields: [
      { path: 'kioskIdleMinutes', label: 'Menit tanpa kegiatan di kios', kind: 'number' },
      { path: 'draftReminderDays', label: 'Isian yang belum selesai diingatkan setelah (hari)', kind: 'number' },
      { path: 'talkIdleMinutes', label: 'Percakapan petugas ditutup setelah menit tanpa pesan', kind: 'number' },
    ],
  },
};

export const ZONE_OPTIONS = [
  { value: 'Asia/Jakarta', label: 'WIB (Asia/Jakarta)' },
  { value: 'Asia/Makassar', label: 'WITA (Asia/Makassar)' },
  { value: 'Asia/Jayapura', label: 'WIT (Asia/Jayapura)' },
];

export const KIND_OPTIONS = PRODUCT_KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind] }));
