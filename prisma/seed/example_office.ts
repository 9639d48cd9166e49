/**
 * The office that a new database starts with: an invented one, marked as such, so that everything can be tried at once.
 * Every value is a setting (docs/domain.md: what is not law is a setting with a default).
 */
import { DEFAULT_LETTER_TEMPLATE } from '../../domain/letter_number.ts';
import type { ServiceHours } from '../../domain/hours.ts';
import type { PublishedPeriod } from '../../domain/periods.ts';
import type { ProductKind } from '../../domain/vocabulary.ts';

const weekdayHours: readonly (readonly [string, string])[] = [['08:00', '15:30']];
const hours: ServiceHours = {
  1: weekdayHours,
  2: weekdayHours,
  3: weekdayHours,
  4: weekdayHours,
  5: [
    ['08:00', '11:30'],
    ['13:30', '15:30'],
  ],
};
const kinds: ProductKind[] = ['publication', 'microdata', 'map'];
const period: PublishedPeriod = 'last_quarter';

export const EXAMPLE_OFFICE = {
  office: {
    name: 'BPS Provinsi Contoh',
    unitName: 'Pelayanan Statistik Terpadu',
    address: 'Jl. Contoh Statistik No. 1, Kota Contoh 42171',
    city: 'Kota Contoh',
    phone: '+62254000000',
    email: 'pst@contoh.example',
    website: 'https://contoh.example',
    portal: 'https://pst.bps.go.id',
    timeZone: 'Asia/Jakarta',
    unitCode: '36000',
    example: true,
  },
  hours,
  sales: {
    kinds,
    whereElse: {
      id: 'Untuk data mikro dan peta digital, silakan ajukan melalui https://pst.bps.go.id atau datang ke loket PST.',
      en: 'For micro data and digital maps, please use https://pst.bps.go.id or visit our service counter.',
    },
    fullSetOnly: false,
  },
  // docs/domain.md 5: template and classification per document kind
  letters: {
    invoice: { sifat: 'B', klasifikasi: 'HM.340', template: DEFAULT_LETTER_TEMPLATE },
    receipt: { sifat: 'B', klasifikasi: 'KU.340', template: DEFAULT_LETTER_TEMPLATE },
    agreement: { sifat: 'B', klasifikasi: 'HM.340', template: DEFAULT_LETTER_TEMPLATE },
  },
  signatories: {
    invoice: { title: 'Ketua Tim Pelayanan Statistik Terpadu', name: 'Nama Contoh Pejabat', nip: '198001012005011001' },
    treasurer: { title: 'Bendahara Penerimaan', name: 'Nama Contoh Bendahara', nip: '198502022010012002' },
    agreement: { title: 'Kepala BPS Provinsi Contoh', name: 'Nama Contoh Kepala', nip: '197003031995031003' },
  },
  // docs/domain.md 4: the built-in clauses; a meterai of Rp10.000 whatever the amount
  agreement: { clauses: [], stampDuty: 10_000 },
  bank: {
    id: 'Bank Contoh, rekening 000-000-0000 a.n. BPN 000 BPS Provinsi Contoh, SWIFT CNTHIDJA. Biaya bank ditanggung pembayar.',
    en: 'Bank Contoh, account 000-000-0000 in the name of BPN 000 BPS Provinsi Contoh, SWIFT CNTHIDJA. Bank fees are yours.',
  },
  // docs/domain.md 5: exactly 7 x 24 hours in the sample seen
  billing: { validityDays: 7 },
  delivery: { linkDays: 14, linkUses: 10, silentDays: 7 },
  // docs/domain.md 2: service time of the standard, in working days
  serviceDays: 10,
  privacy: { contact: 'pst@contoh.example', noticeVersion: '2026-11' },
  // docs/domain.md 9: this project's own choices, for the office to confirm
  retention: {
    messages: 730,
    turns: 180,
    chats: 365,
    uploads: 1,
    abstractions: 180,
    visits: 365,
    complaints: 1_825,
    keys: 30,
    inbox: 30,
  },
  // docs/domain.md 13: Rembang's ten minutes
  visits: {
    open: true,
    services: [
      { code: 'A', name: { id: 'Konsultasi dan produk statistik', en: 'Consultation and statistical products' } },
      { code: 'B', name: { id: 'Perpustakaan', en: 'Library' } },
      { code: 'C', name: { id: 'Pengaduan', en: 'Complaints' } },
    ],
    counters: 3,
    standardMinutes: 10,
  },
  // docs/domain.md 8: nothing is published before the office says so
  survey: {
    reminderDays: 3,
    skdLink: 'https://skd.bps.go.id',
    publish: false,
    show: { ikm: true, band: true, elements: true, stars: true, respondents: true },
    period,
    minimum: 5,
  },
  // docs/domain.md 7: channels as both standards list them; limits of the field, the one for aspirations is the office's own
  complaints: {
    channels: {
      id: '• Langsung: kotak saran dan pengaduan di unit PST\n• LAPOR!: https://www.lapor.go.id (SMS 1708)\n• Website: https://webapps.bps.go.id/pengaduan\n• E-mail: pst@contoh.example\n• WhatsApp: 0800-0000-0000',
      en: '• In person: the suggestion box at our service counter\n• LAPOR!: https://www.lapor.go.id (SMS 1708)\n• Website: https://webapps.bps.go.id/pengaduan\n• E-mail: pst@contoh.example\n• WhatsApp: 0800-0000-0000',
    },
    wbs: 'https://webapps.bps.go.id/pengaduan/wbs',
    verificationDays: 3,
    informationDays: 5,
    complaintDays: 14,
    supervisedDays: 60,
    aspirationDays: 14,
    silentDays: 7,
  },
  // docs/domain.md 15: switched off until an admin names a group
  notices: { telegramGroup: '', everyMinutes: 30 },
  chat: { kioskIdleMinutes: 2, draftReminderDays: 7, talkIdleMinutes: 30 },
};
