/** The line to WhatsApp as officers read of it: what is wrong with it, and what there is to do (docs/operations.md, WhatsApp). */
import type { ChannelState, ChannelStanding } from '../../services/channels.ts';
import { LINE_PROBLEMS, type LinkOutcome } from '../../services/whatsapp_line.ts';
import { STATE_WORDS } from './channels.ts';
import { shortTime } from './formats.ts';

interface Trouble {
  /** beside the heading of the card */
  badge: string;
  /** what is wrong, as part of a sentence */
  what: string;
  advice: string;
}

const KEPT = 'Pesan yang belum terkirim tetap tersimpan.';

const BY_PROBLEM: Readonly<Record<string, Trouble>> = {
  [LINE_PROBLEMS.loggedOut]: {
    badge: 'Tautan diputus',
    what: 'tautan diputus dari ponsel kantor',
    advice: `Perangkat ini dilepas di ponsel kantor (Perangkat tertaut), atau WhatsApp melepasnya. Tautkan lagi nomornya. ${KEPT}`,
  },
  [LINE_PROBLEMS.banned]: {
    badge: 'Diblokir',
    what: 'nomor kantor diblokir WhatsApp',
    advice: `Program berhenti mencoba supaya keadaan tidak memburuk. Buka WhatsApp di ponsel kantor dan ajukan peninjauan di sana. Setelah nomor pulih, tekan Coba lagi. ${KEPT}`,
  },
  [LINE_PROBLEMS.versionRefused]: {
    badge: 'Versi ditolak',
    what: 'WhatsApp menolak versi program ini',
    advice: `Minta teknisi memperbarui program, lalu tekan Coba lagi. ${KEPT}`,
  },
  [LINE_PROBLEMS.replaced]: {
    badge: 'Dipakai program lain',
    what: 'tautan dipakai program lain',
    advice: `Ada salinan program ini, misalnya di komputer lama, yang memakai tautan yang sama. Hentikan salinan itu, lalu tekan Coba lagi. Bila tidak ditemukan, putuskan tautan dan tautkan dari awal. ${KEPT}`,
  },
};

const RESTRICTED: Trouble = {
  badge: 'Dibatasi',
  what: 'nomor kantor dibatasi WhatsApp',
  advice:
    'Pesan masuk tetap diterima; jawaban disimpan dan dikirim sesudah pembatasan berakhir. Jangan memulai obrolan baru dari ponsel kantor sementara ini.',
};

const LOST: Trouble = {
  badge: 'Menyambung ulang',
  what: 'sambungan terputus',
  advice: `Program terus menyambung ulang sendiri. Bila berlangsung lama, periksa sambungan internet server dan ponsel kantor. ${KEPT}`,
};

const REFUSED: Trouble = {
  badge: 'Ditolak',
  what: 'WhatsApp menolak sambungan',
  advice: `Tekan Coba lagi; bila tetap ditolak, putuskan tautan dan tautkan dari awal. ${KEPT}`,
};

/** null: nothing is wrong. */
export function lineTrouble(state: ChannelState, problem: string | null): Trouble | null {
  if (state === 'restricted') return RESTRICTED;
  if (state !== 'troubled' && state !== 'refused') return null;
  return BY_PROBLEM[problem ?? ''] ?? (state === 'troubled' ? LOST : REFUSED);
}

export function lineBadge({ state, problem, line }: ChannelStanding): string {
  if (line?.asked === 'unlink') return 'Sedang diputus';
  return lineTrouble(state, problem)?.badge ?? STATE_WORDS[state];
}

/** 'sambungan terputus sejak 22 Nov 2026 14.05', 'nomor kantor dibatasi WhatsApp sejak ... sampai ...' */
export function lineTroubleSince(
  { what }: Pick<Trouble, 'what'>,
  { since, until }: { since: number | null; until: number | null },
  timeZone: string,
): string {
  const from = since === null ? '' : ` sejak ${shortTime(since, timeZone)}`;
  return `${what}${from}${until === null ? '' : ` sampai ${shortTime(until, timeZone)}`}`;
}

/** How a linking ended that came to nothing. */
export const OUTCOME_WORDS: Readonly<Record<Exclude<LinkOutcome, 'linked'>, string>> = {
  timed_out: 'Waktu penautan habis: kode belum dipindai atau diketik. Mulai lagi saat ponsel sudah di tangan.',
  refused:
    'WhatsApp menolak penautan. Pastikan nomornya benar dan aktif di ponsel kantor, lalu coba sekali lagi, atau pakai cara yang satunya. Bila tetap ditolak, akun ini tidak dapat ditautkan: pakai nomor kantor yang lain, atau layani lewat Telegram dan obrolan web.',
  failed: 'Penautan gagal karena gangguan sambungan. Coba lagi sebentar lagi.',
};

/** '+628123456789' */
export function numberWords(number: string): string {
  return `+${number}`;
}

/** 'ABCD-1234', as the telephone asks for it. */
export function codeWords(code: string): string {
  return code.replace(/^(.{4})(.{4})$/, '$1-$2');
}
