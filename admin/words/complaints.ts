/** Complaints as officers read them (docs/domain.md 7). */
import type {
  ComplaintCategory,
  ComplaintKind,
  ComplaintStatus,
} from '../../machines/conversation/counter/complaints.ts';
import type { ComplaintAct, ComplaintRefusal } from '../../services/complaints/office_acts.ts';
import type { OtherChannel } from '../../services/complaints/enter.ts';

export const COMPLAINT_KIND_WORDS: Readonly<Record<ComplaintKind, string>> = {
  complaint: 'Pengaduan',
  aspiration: 'Aspirasi',
  information: 'Permintaan informasi',
};

export const COMPLAINT_STATUS_WORDS: Readonly<Record<ComplaintStatus, string>> = {
  received: 'Perlu diverifikasi',
  verified: 'Ditangani',
  asking: 'Menunggu pengadu',
  answered: 'Dijawab',
  closed: 'Selesai',
  declined: 'Bukan wewenang kantor ini',
};

/** Of what ended without an answer, and is neither in time nor late; null: of anything else. */
export function closedUnanswered(status: string, answered: boolean): string | null {
  return status === 'closed' && !answered ? 'Ditutup tanpa jawaban' : null;
}

const CATEGORY_WORDS: Readonly<Record<ComplaintCategory, string>> = {
  services: 'Pelayanan',
  product: 'Produk atau data',
  fee: 'Biaya atau pembayaran',
  officer: 'Perilaku petugas',
  facilities: 'Sarana dan prasarana',
  other: 'Lainnya',
};

export const CATEGORY_OPTIONS = Object.entries(CATEGORY_WORDS).map(([value, label]) => ({ value, label }));

export const OTHER_CHANNEL_WORDS: Readonly<Record<OtherChannel, string>> = {
  lapor: 'LAPOR!',
  website: 'Website',
  email: 'E-mail',
  box: 'Kotak saran',
  counter: 'Langsung di loket',
  phone: 'Telepon',
  whatsapp: 'WhatsApp',
};

const CHANNEL_WORDS: Readonly<Record<string, string>> = {
  ...OTHER_CHANNEL_WORDS,
  webchat: 'Obrolan web',
  telegram: 'Telegram',
  kiosk: 'Kios',
};

const EVENT_WORDS: Readonly<Record<string, string>> = {
  received: 'Diterima',
  verified: 'Diverifikasi',
  asked: 'Ditanyakan kepada pengadu',
  replied: 'Keterangan dari pengadu',
  answered: 'Dijawab',
  confirmed: 'Jawaban diterima pengadu',
  reopened: 'Dibuka lagi oleh pengadu',
  closed: 'Ditutup',
  declined: 'Dinyatakan bukan wewenang kantor ini',
  assigned: 'Penanggung jawab ditetapkan',
  identified: 'Petugas yang diadukan dicatat',
};

export interface ComplaintActWords {
  title: string;
  intro: string;
  button: string;
  /** label of what is said to the person; null: nothing is */
  words: string | null;
}

export const COMPLAINT_ACT_WORDS: Readonly<Record<ComplaintAct, ComplaintActWords>> = {
  verify: {
    title: 'Verifikasi',
    intro: 'Aduan ini untuk kantor ini dan cukup jelas untuk ditangani. Pengadu diberi tahu batas waktunya.',
    button: 'Verifikasi',
    words: null,
  },
  ask: {
    title: 'Tanya balik',
    intro: 'Waktu dihentikan sampai pengadu menjawab.',
    button: 'Kirim pertanyaan',
    words: 'Pertanyaan untuk pengadu',
  },
  answer: {
    title: 'Jawab',
    intro: 'Jawaban menghentikan waktu. Pengadu dapat menerimanya atau membuka aduan lagi.',
    button: 'Kirim jawaban',
    words: 'Jawaban untuk pengadu',
  },
  close: {
    title: 'Tutup',
    intro: 'Bila pengadu tidak menanggapi, atau menyatakan puas lewat jalan lain.',
    button: 'Tutup aduan',
    words: 'Alasan, disampaikan kepada pengadu',
  },
  decline: {
    title: 'Bukan wewenang kantor ini',
    intro: 'Sebutkan alasannya dan ke mana sebaiknya disampaikan.',
    button: 'Nyatakan bukan wewenang',
    words: 'Alasan, disampaikan kepada pengadu',
  },
  assign: {
    title: 'Penanggung jawab',
    intro: 'Siapa yang menangani aduan ini.',
    button: 'Tetapkan',
    words: null,
  },
  about: {
    title: 'Petugas yang diadukan',
    intro: 'Siapa yang diadukan. Sejak itu aduan ini tidak terlihat lagi olehnya, dan ditangani petugas lain.',
    button: 'Catat',
    words: null,
  },
};

export const COMPLAINT_REFUSALS: Readonly<Record<Exclude<ComplaintRefusal, 'forbidden' | 'not_found'>, string>> = {
  conflict: 'Aduan ini baru saja berubah. Periksa keadaannya di bawah, lalu ulangi bila masih perlu.',
  not_allowed: 'Aduan sudah berpindah tahap; itu tidak dapat dilakukan lagi.',
  words_missing: 'Isinya belum ditulis.',
  file_unusable: 'Berkas itu tidak dapat dipakai. Unggah lagi.',
  officer_unusable: 'Petugas itu tidak dapat menangani aduan ini.',
};

export function complaintCategoryWords(category: string): string {
  return CATEGORY_OPTIONS.find(({ value }) => value === category)?.label ?? category;
}

export function complaintChannelWords(channel: string): string {
  return CHANNEL_WORDS[channel] ?? channel;
}

export function complaintEventWords(type: string): string {
  return EVENT_WORDS[type] ?? type;
}
