/**
 * An order code as a whole message, "status GP-ABC234", or somewhere in a question about an order; and likewise the code that
 * connects a chat.
 */
import { normalizeConnectCode, normalizeOrderCode, normalizeTicketCode } from '../../domain/codes.ts';
import { ADDRESSES } from './courtesy.ts';
import { canonicalWords, LONGEST_PHRASE, phrases } from './normalize.ts';

const AROUND = new Set([
  ...ADDRESSES,
  ...phrases(`status, pesanan, pesan, kode, code, buka, lihat, cek, lacak, open, show, check, track, nomor, no, number, my, the,
of, saya, untuk, tolong, mohon, please, ya, dong, deh, mau, ingin, halo, detail, nya, ini, pengaduan, aduan, laporan, tiket, complaint, ticket, invoice, tagihan, kodenya, sambung, sambungkan, hubungkan, connect, start`),
]);

const ORDER_SIGNS = 8;
const CONNECT_SIGNS = 12;

/** The code when the message is nothing but a code and words such as "status" or "buka pesanan". */
export function wholeOrderCode(text: string): string | null {
  const core = coreOf(text);
  return signsIn(core) === ORDER_SIGNS ? surely(core) : null;
}

/** The same of a complaint's code: "status pengaduan AD-ABC234". */
export function wholeTicketCode(text: string): string | null {
  const core = coreOf(text);
  return signsIn(core) === ORDER_SIGNS ? surelyTicket(core) : null;
}

/** The same of a code that connects a chat: "kode SB-ABCDE-FGH23", "sb abcde fgh23". */
export function wholeConnectCode(text: string): string | null {
  const core = coreOf(text);
  return signsIn(core) === CONNECT_SIGNS ? surelyConnect(core) : null;
}

/** Without the words around it; '' of what is too long for a phrase. */
function coreOf(text: string): string {
  if (text.length > LONGEST_PHRASE) return '';
  const words = text.trim().split(/\s+/u);
  let from = 0;
  let to = words.length;
  while (from < to && isAround(words[from])) from += 1;
  while (from < to && isAround(words[to - 1])) to -= 1;
  return words.slice(from, to).join(' ');
}

function signsIn(text: string): number {
  return text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '').length;
}

/** The code in "gimana pesanan saya GP-ABC234 kak?". */
export function orderCodeWithin(text: string): string | null {
  return text.length <= LONGEST_PHRASE ? surely(text) : null;
}

/** The code in "aduan saya AD-ABC234 bagaimana?". */
export function ticketCodeWithin(text: string): string | null {
  return text.length <= LONGEST_PHRASE ? surelyTicket(text) : null;
}

/** The code in "ini kodenya SB-ABCDE-FGH23 kak". */
export function connectCodeWithin(text: string): string | null {
  return text.length <= LONGEST_PHRASE ? surelyConnect(text) : null;
}

function isAround(word: string | undefined): boolean {
  return word !== undefined && canonicalWords(word).every((plain) => AROUND.has(plain));
}

// "GP mantap" has the letters of a code, too: a digit, a dash or no space at all tells them apart.
function surely(text: string): string | null {
  const code = normalizeOrderCode(text);
  const sure = code !== null && (/\d/.test(code) || /gp(?:\s*[\p{Pd}_.:#]|[a-z]{6})/iu.test(text.normalize('NFKC')));
  return sure ? code : null;
}

// "ad harian" has the letters of a code, too
function surelyTicket(text: string): string | null {
  const code = normalizeTicketCode(text);
  const sure = code !== null && (/\d/.test(code) || /ad(?:\s*[\p{Pd}_.:#]|[a-z]{6})/iu.test(text.normalize('NFKC')));
  return sure ? code : null;
}

// "sb pesan mudah" has the letters of a code, too
function surelyConnect(text: string): string | null {
  const code = normalizeConnectCode(text);
  const sure = code !== null && (/\d/.test(code) || /sb(?:\s*[\p{Pd}_.:#]|[a-z]{10})/iu.test(text.normalize('NFKC')));
  return sure ? code : null;
}
