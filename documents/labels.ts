import type { SharedContent } from './content.ts';

/** The fixed words of the documents: Indonesian, and the English that is set beside it for foreign customers. */
const LABELS = {
  invoice: ['INVOICE', 'INVOICE'],
  receipt: ['KUITANSI', 'RECEIPT'],
  agreement: ['SURAT PERJANJIAN PENGGUNAAN DATA', 'DATA USE AGREEMENT'],
  number: ['Nomor', 'Number'],
  version: ['Versi', 'Version'],
  supersedes: ['Menggantikan', 'Replaces'],
  date: ['Tanggal', 'Date'],
  orderCode: ['Kode pesanan', 'Order code'],
  invoiceNumber: ['Nomor invoice', 'Invoice number'],
  billedTo: ['Ditagihkan kepada', 'Billed to'],
  details: ['Rincian dokumen', 'Document details'],
  name: ['Nama', 'Name'],
  institution: ['Instansi', 'Institution'],
  position: ['Jabatan', 'Position'],
  address: ['Alamat', 'Address'],
  nip: ['NIP', 'NIP'],
  email: ['E-mail', 'E-mail'],
  npwp: ['NPWP', 'Tax number'],
  country: ['Negara', 'Country'],
  lineNumber: ['No.', 'No.'],
  description: ['Uraian', 'Description'],
  quantity: ['Volume', 'Quantity'],
  amount: ['Jumlah', 'Amount'],
  legalBasis: ['Dasar tarif', 'Legal basis'],
  amountDue: ['Jumlah tagihan', 'Amount due'],
  amountReceived: ['Jumlah diterima', 'Amount received'],
  inWords: ['Terbilang', 'In words'],
  receivedFrom: ['Sudah terima dari', 'Received from'],
  purpose: ['Untuk pembayaran', 'In payment of'],
  payment: ['Pembayaran', 'Payment'],
  method: ['Cara bayar', 'Method'],
  billing: ['Kode billing (SIMPONI)', 'Billing code (SIMPONI)'],
  transfer: ['Transfer bank', 'Bank transfer'],
  none: ['Tanpa pembayaran (Rp0)', 'No payment due (Rp0)'],
  billingCode: ['Kode billing', 'Billing code'],
  ntpn: ['NTPN', 'NTPN'],
  ntb: ['NTB', 'NTB'],
  paidOn: ['Tanggal bayar', 'Paid on'],
  notes: ['Catatan', 'Notes'],
  verify: ['Verifikasi keaslian', 'Verify authenticity'],
  verifyHow: ['Pindai kode QR atau buka alamat:', 'Scan the QR code or open:'],
  verifyCode: ['Kode verifikasi', 'Verification code'],
  page: ['Halaman', 'Page'],
  office: ['Pihak pertama', 'First party'],
  receiver: ['Pihak kedua', 'Second party'],
  data: ['Data yang digunakan', 'Data to be used'],
  purposeOfUse: ['Tujuan penggunaan', 'Purpose of use'],
  study: ['Judul kegiatan', 'Title of the study'],
  use: ['Tujuan', 'Purpose'],
  clauses: ['Ketentuan', 'Terms'],
  annex: ['Lampiran perjanjian ini: daftar data', 'Annex to this agreement: list of data'],
  stamp: ['Meterai', 'Stamp duty'],
  draft: ['RANCANGAN - belum diterbitkan', 'DRAFT - not issued'],
  example: ['CONTOH - data contoh, bukan dokumen resmi', 'EXAMPLE - sample data, not an official document'],
} as const satisfies Record<string, readonly [id: string, en: string]>;

export type LabelKey = keyof typeof LABELS;

export type Label = (key: LabelKey) => string;

/** Gives the labels of a document in its language; 'en' sets both, Indonesian first. */
export function labelsFor(language: SharedContent['language']): Label {
  return (key) => {
    const [id, en] = LABELS[key];
    return bilingual(language, id, en);
  };
}

/** The Indonesian text, followed by the English one where the document is bilingual and they differ. */
export function bilingual(language: SharedContent['language'], id: string, en: string): string {
  return language === 'en' && id !== en ? `${id} / ${en}` : id;
}
