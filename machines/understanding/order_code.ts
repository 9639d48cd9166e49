/** An order code as a whole message, "status GP-ABC234", or somewhere in a question about an order. */
import { normalizeOrderCode } from '../../domain/codes.ts';
import { ADDRESSES } from './courtesy.ts';
import { canonicalWords, LONGEST_PHRASE, phrases } from './normalize.ts';

const AROUND = new Set([
  ...ADDRESSES,
  ...phrases(`status, pesanan, pesan, kode, code, buka, lihat, cek, lacak, open, show, check, track, nomor, no, number, my, the,
of, saya, untuk, tolong, mohon, please, ya, dong, deh, mau, ingin, halo, detail, nya, ini, invoice, tagihan`),
]);

const LETTERS_AND_DIGITS = 8;

/** The code when the message is nothing but a code and words such as "status" or "buka pesanan". */
export function wholeOrderCode(text: string): string | null {
  if (text.length > LONGEST_PHRASE) return null;
  const words = text.trim().split(/\s+/u);
  let from = 0;
  let to = words.length;
  while (from < to && isAround(words[from])) from += 1;
  while (from < to && isAround(words[to - 1])) to -= 1;
  const rest = words.slice(from, to).join(' ');
  const length = rest.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '').length;
  return length === LETTERS_AND_DIGITS ? surely(rest) : null;
}

/** The code in "gimana pesanan saya GP-ABC234 kak?". */
export function orderCodeWithin(text: string): string | null {
  return text.length <= LONGEST_PHRASE ? surely(text) : null;
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
