import type { AuditDetails } from '../../services/audit.ts';
import { eventWords } from './orders.ts';

const ACTIONS: Readonly<Record<string, string>> = {
  'officer.signIn': 'Masuk',
  'officer.setPassword': 'Kata sandi dibuat atau diganti',
  'officer.resetAccess': 'Tautan akses dibuat',
  'officer.add': 'Petugas ditambah',
  'officer.change': 'Data petugas diubah',
  'officer.activate': 'Akun diaktifkan',
  'officer.deactivate': 'Akun dinonaktifkan',
  'office.save': 'Data kantor diubah',
  'tariff.add': 'Tarif ditambah',
  'tariff.change': 'Tarif yang belum berlaku diubah',
  'tariff.remove': 'Tarif yang belum berlaku dihapus',
  'holiday.save': 'Hari libur disimpan',
  'holiday.import': 'Hari libur disimpan',
  'holiday.remove': 'Hari libur dihapus',
  'holiday.coverYear': 'Kelengkapan tahun dinyatakan',
  'text.save': 'Teks diubah',
  'product.add': 'Produk ditambah',
  'product.save': 'Produk diubah',
  'product.offer': 'Produk ditawarkan',
  'product.withdraw': 'Produk ditarik',
  'order.readFile': 'Berkas pesanan diunduh',
  'order.readAbstraction': 'Abstraksi dibaca',
  'order.changeParty': 'Pihak penerima diperbaiki',
  'order.amountMismatch': 'Jumlah tidak sama, ditolak',
  'order.renewLinks': 'Tautan unduhan diperbarui',
  'order.portalNumber': 'Nomor permintaan di portal diisi',
  'desk.claim': 'Percakapan diambil',
  'desk.begin': 'Percakapan dimulai',
  'desk.transfer': 'Percakapan dialihkan',
  'desk.close': 'Percakapan ditutup',
  'desk.handBack': 'Percakapan dikembalikan ke asisten',
  'desk.readFile': 'Berkas percakapan diunduh',
  'canned.save': 'Balasan siap pakai disimpan',
  'canned.retire': 'Balasan siap pakai dihentikan',
  'canned.restore': 'Balasan siap pakai dipakai lagi',
  'report.export': 'Daftar penerimaan diunduh',
  'channel.retry': 'Pesan yang tidak tersampaikan dicoba lagi',
  'channel.discard': 'Pesan yang tidak tersampaikan dibuang',
  'whatsapp.link': 'Penautan WhatsApp dimulai',
  'whatsapp.unlink': 'Tautan WhatsApp diputus',
  'whatsapp.retry': 'WhatsApp dicoba lagi',
  'customer.connected': 'Obrolan disambungkan',
  'customer.disconnected': 'Sambungan obrolan diputus',
  'complaint.enter': 'Aduan dari kanal lain dicatat',
  'complaint.verify': 'Aduan diverifikasi',
  'complaint.decline': 'Aduan dinyatakan bukan wewenang',
  'complaint.ask': 'Pengadu ditanya balik',
  'complaint.answer': 'Aduan dijawab',
  'complaint.close': 'Aduan ditutup',
  'complaint.assign': 'Penanggung jawab aduan ditetapkan',
  'complaint.about': 'Petugas yang diadukan dicatat',
  'complaint.readFile': 'Berkas aduan diunduh',
  'complaint.export': 'Register pengaduan dibuka',
  'visit.enter': 'Pengunjung didaftarkan',
  'visit.moved': 'Nomor antrean diikuti dari obrolan lain',
  'visit.call': 'Nomor antrean dipanggil',
  'visit.recall': 'Nomor antrean dipanggil ulang',
  'visit.skipped': 'Nomor antrean dilewati',
  'visit.serving': 'Pengunjung mulai dilayani',
  'visit.done': 'Kunjungan selesai',
  'visit.order': 'Pesanan dicatat pada kunjungan',
  'visit.export': 'Buku tamu diunduh',
  'customer.readNpwp': 'NPWP pelanggan dilihat',
  'customer.exported': 'Salinan data pribadi dibuat',
  'customer.erased': 'Data pribadi dihapus atas permintaan',
  'customer.withdrew': 'Persetujuan ditarik',
  'chat.muted': 'Pesan tak diminta dihentikan',
  'chat.unmuted': 'Pesan tak diminta diterima lagi',
  'personal.read': 'Data pribadi dilihat',
};

/** An action of the audit log; one that is not known here is shown as it is rather than hidden. */
export function auditWords(action: string): string {
  if (ACTIONS[action] !== undefined) return ACTIONS[action];
  return action.startsWith('order.') ? eventWords(action.slice('order.'.length)) : action;
}

const AREAS: Readonly<Record<string, string>> = {
  complaints: 'register pengaduan',
  order: 'pesanan',
  officer: 'petugas',
  customer: 'pelanggan',
  conversation: 'obrolan',
  complaint: 'pengaduan',
  visit: 'kunjungan',
  guest_book: 'buku tamu',
  tariff: 'tarif',
  product: 'produk',
  holiday: 'hari libur',
  holidayYear: 'tahun',
  office: 'data kantor',
  text: 'teks',
  report: 'laporan',
  channel: 'kanal',
  talk: 'percakapan',
  canned: 'balasan',
};

/** Lists in which names are read, as they are called in the panel. */
const LISTS: Readonly<Record<string, string>> = {
  'desk:board': 'daftar percakapan',
  'orders:list': 'daftar pesanan',
  'orders:tasks': 'daftar tugas',
  'report:register': 'daftar penerimaan',
};

/** What an entry is about: 'petugas Sari', 'pesanan GP-ABC234'. */
export function subjectWords(subject: string, names: ReadonlyMap<string, string>): string {
  const list = LISTS[subject];
  if (list !== undefined) return list;
  const [area = '', ...rest] = subject.split(':');
  return `${AREAS[area] ?? area} ${names.get(subject) ?? rest.join(':')}`;
}

const DETAILS: Readonly<Record<string, string>> = {
  role: 'peran',
  roleBefore: 'peran sebelumnya',
  version: 'versi',
  builtIn: 'kembali ke bawaan',
  code: 'kode',
  legalBasis: 'dasar hukum',
  validFrom: 'mulai',
  validTo: 'sampai',
  covered: 'lengkap',
  days: 'hari',
  fileId: 'berkas',
  amount: 'jumlah',
  expected: 'tagihan',
  portalNumber: 'nomor',
  renewed: 'diperbarui',
  channel: 'saluran',
  method: 'cara',
  orders: 'pesanan yang ikut',
  to: 'kepada',
  title: 'judul',
  fields: 'bagian',
  number: 'nomor',
  day: 'tanggal',
  counter: 'loket',
  visits: 'kunjungan',
  count: 'aduan',
  inbound: 'masuk',
  outbound: 'keluar',
};

/** Personal fields by name (services/privacy/access). */
const FIELDS: Readonly<Record<string, string>> = {
  name: 'nama',
  email: 'e-mail',
  phone: 'telepon',
  institution: 'instansi',
  purpose: 'keperluan',
  messages: 'isi obrolan',
  chat: 'obrolan',
  text: 'isi',
  contact: 'kontak',
  files: 'berkas',
};

/** Kept with the entry, and of no use to a reader: how often the order had changed. */
const INTERNAL: ReadonlySet<string> = new Set(['revision']);

export function detailsWords(details: AuditDetails): string {
  return Object.entries(details)
    .filter(([name, value]) => !INTERNAL.has(name) && value !== null && value !== false)
    .map(([name, value]) => `${DETAILS[name] ?? name}: ${valueWords(value)}`)
    .join('; ');
}

function valueWords(value: AuditDetails[string]): string {
  if (Array.isArray(value)) return value.map((one) => FIELDS[one] ?? one).join(', ');
  return value === true ? 'ya' : String(value);
}
