import { understand, type Reading } from '../../../machines/understanding/understand.ts';
import type { Answer, Meaning, Question } from '../../../machines/conversation/question.ts';
import type { Understood } from '../../../machines/conversation/events.ts';

interface Offer {
  id: string;
  /** Indonesian and English label */
  id_en: [string, string];
  means?: Meaning;
}

/** A question as it reaches the reader; the labels are what the person would see. */
export function asking(accepts: Question['accepts'], offers: Offer[] = []): Reading {
  const answers = offers.map(({ id, id_en, means }): Answer => ({
    id,
    label: { key: 'any', values: { value: { id: id_en[0], en: id_en[1] } } },
    ...(means === undefined ? {} : { means }),
  }));
  return {
    question: { text: { key: 'nothing', values: {} }, answers, accepts },
    labels: offers.map(({ id_en: [id, en] }) => ({ id, en })),
  };
}

const yes: Offer = { id: 'yes', id_en: ['Setuju', 'I agree'], means: 'yes' };
const no: Offer = { id: 'no', id_en: ['Tidak setuju', 'I do not agree'], means: 'no' };
const skip: Offer = { id: 'skip', id_en: ['Lewati', 'Skip'], means: 'skip' };

export const NOTHING: Reading = { question: null, labels: [] };
export const FREE = asking('text');
export const FREE_OR_SKIP = asking('text', [skip]);
export const PROOF = asking('file', [{ id: 'how', id_en: ['Cara membayar', 'How to pay'] }]);
export const CONSENT = asking('answers', [yes, no]);
export const PAID = asking('answers', [
  { id: 'paid', id_en: ['Sudah bayar', 'I have paid'], means: 'paid' },
  { id: 'not', id_en: ['Belum', 'Not yet'], means: 'no' },
]);
export const LIST = asking('answers', [
  { id: 'p1', id_en: ['Banten Dalam Angka 2025', 'Banten in Figures 2025'] },
  { id: 'p2', id_en: ['Banten Dalam Angka 2024', 'Banten in Figures 2024'] },
  { id: 'next', id_en: ['Berikutnya ›', 'Next ›'], means: 'next' },
  { id: 'previous', id_en: ['‹ Sebelumnya', '‹ Previous'], means: 'previous' },
  { id: 'done', id_en: ['Selesai', 'Done'], means: 'done' },
]);
export const MENU = asking('answers', [
  { id: 'order', id_en: ['🛒 Pesan produk statistik', '🛒 Order statistical products'] },
  { id: 'search', id_en: ['🔎 Cari produk', '🔎 Search products'] },
  { id: 'basket', id_en: ['Keranjang (2)', 'Basket (2)'] },
  { id: 'orders', id_en: ['Status pesanan saya', 'Status of my orders'] },
  { id: 'information', id_en: ['Informasi layanan', 'About our services'] },
  { id: 'person', id_en: ['Hubungi petugas', 'Contact an officer'] },
]);
export const KINDS = asking('answers', [
  { id: 'publication', id_en: ['Publikasi (softcopy)', 'Publications (softcopy)'] },
  { id: 'microdata', id_en: ['Data mikro', 'Micro data'] },
  { id: 'map', id_en: ['Peta digital wilkerstat', 'Digital maps of statistical areas'] },
]);
export const KINDS_OR_SEARCH: Reading = {
  labels: KINDS.labels,
  question: KINDS.question === null ? null : { ...KINDS.question, accepts: 'text' },
};
export const SEGMENT = asking('answers', [
  { id: 'state', id_en: ['Lembaga Negara', 'State institution'] },
  { id: 'ministry', id_en: ['Kementerian & Lembaga Pemerintah', 'Ministry or government agency'] },
  { id: 'security', id_en: ['TNI/Polri/BIN/Kejaksaan', 'Armed forces, police, intelligence, prosecution'] },
  { id: 'local', id_en: ['Pemerintah Daerah', 'Local government'] },
  { id: 'research', id_en: ['Lembaga Penelitian & Pendidikan', 'Research and education'] },
  { id: 'bumn', id_en: ['BUMN/BUMD', 'State enterprise'] },
  { id: 'private', id_en: ['Swasta', 'Private company'] },
  { id: 'other', id_en: ['Lainnya / perorangan', 'Other / individual'] },
]);
export const COUNTRY = asking('text', [{ id: 'ID', id_en: ['Indonesia', 'Indonesia'] }]);
export const COUNTRY_LIST = asking('answers', [
  { id: 'ID', id_en: ['Indonesia', 'Indonesia'] },
  { id: 'abroad', id_en: ['Luar negeri', 'Abroad'] },
]);
export const ABANDON = asking('answers', [
  { id: 'stop', id_en: ['Ya, hentikan', 'Yes, stop'], means: 'yes' },
  { id: 'keep', id_en: ['Tidak, lanjutkan isian', 'No, continue'], means: 'no' },
]);
export const CANCELLING = asking('answers', [
  { id: 'cancel', id_en: ['Ya, batalkan', 'Yes, cancel it'], means: 'yes' },
  { id: 'keep', id_en: ['Tidak jadi', 'No, keep it'], means: 'no' },
]);
export const REASON = asking('text', [skip, { id: 'keep', id_en: ['Tidak jadi', 'No, keep it'], means: 'no' }]);
export const CARD = asking('answers', [
  { id: 'act.confirmDelivery:GP-ABC234', id_en: ['Sudah sesuai', 'It is correct'], means: 'yes' },
  { id: 'act.requestDeliveryCorrection:GP-ABC234', id_en: ['Belum sesuai', 'It is not correct'], means: 'no' },
  { id: 'order:GP-XYZ789', id_en: ['Pesanan lain', 'Other order'] },
  { id: 'word:menu', id_en: ['Menu utama', 'Main menu'] },
  { id: 'word:language', id_en: ['English', 'Bahasa Indonesia'] },
]);
const FIVE_STARS = asking('answers', [
  { id: 's1', id_en: ['⭐ Sangat kurang', '⭐ Very poor'] },
  { id: 's2', id_en: ['⭐⭐ Kurang', '⭐⭐ Poor'] },
  { id: 's3', id_en: ['⭐⭐⭐ Cukup', '⭐⭐⭐ Fair'] },
  { id: 's4', id_en: ['⭐⭐⭐⭐ Baik', '⭐⭐⭐⭐ Good'] },
  { id: 's5', id_en: ['⭐⭐⭐⭐⭐ Sangat baik', '⭐⭐⭐⭐⭐ Very good'] },
]);
export const STARS: Reading = {
  ...FIVE_STARS,
  question: FIVE_STARS.question && { ...FIVE_STARS.question, stars: true },
};

/** Every kind of question, for what must hold whatever was asked. */
export const QUESTIONS: readonly Reading[] = [
  NOTHING,
  FREE,
  FREE_OR_SKIP,
  PROOF,
  CONSENT,
  PAID,
  LIST,
  MENU,
  KINDS,
  KINDS_OR_SEARCH,
  SEGMENT,
  COUNTRY,
  COUNTRY_LIST,
  STARS,
  ABANDON,
  CANCELLING,
  REASON,
  CARD,
];

export function typed(text: string, reading: Reading): Understood {
  return understand({ kind: 'text', text }, reading);
}

/** One word for what was understood: "menu", "answer yes", "text". */
export function brief(text: string, reading: Reading): string {
  const understood = typed(text, reading);
  switch (understood.type) {
    case 'answer':
      return `answer ${understood.id}`;
    case 'speak':
      return `speak ${understood.language}`;
    case 'openOrder':
      return `open ${understood.code}`;
    case 'greeting':
      return understood.salam ? 'salam' : 'greeting';
    default:
      return understood.type;
  }
}

/** Rows of "expected: message | message | ...". */
export function rows(table: string): [message: string, expected: string][] {
  return table
    .trim()
    .split('\n')
    .flatMap((line) => {
      const at = line.indexOf(': ');
      return line
        .slice(at + 2)
        .split(' | ')
        .map((message): [string, string] => [message, line.slice(0, at)]);
    });
}
