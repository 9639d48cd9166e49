/** Openers, the salam and thanks, with the courtesy around them (docs/domain.md 10). */
import type { Understood } from '../conversation/events.ts';
import { ADDRESSES } from './courtesy.ts';
import { phrases, visible } from './normalize.ts';
import { squeeze } from './slang.ts';

const GREETINGS = new Set(
  phrases(`
halo, hai, hola, p, pagi, siang, sore, malam, petang, selamat pagi, selamat siang, selamat sore, selamat malam,
selamat petang, selamat hari, good morning, good afternoon, good evening, good day, morning, afternoon, evening, permisi,
misi, punten, nuwun sewu, kulonuwun, kulo nuwun, kula nuwun, sampurasun, salam sejahtera, salam sehat, salam kenal,
salam kebajikan, shalom, syalom, om swastiastu, namo buddhaya, sugeng enjing, sugeng siang, sugeng sonten, sugeng dalu,
sugeng ndalu, wilujeng enjing, wilujeng siang, wilujeng sonten, wilujeng wengi, test, tes, testing, ping, mau tanya,
saya mau tanya, ingin tanya, saya ingin tanya, izin tanya, numpang tanya, boleh tanya, maaf mengganggu, maaf ganggu,
mohon maaf mengganggu, excuse me, apa kabar, how are you, mulai, start, get started, lets start`),
);

// Also names, answers or search words: no greeting where any text is taken.
const WEAK_GREETINGS = new Set(phrases('salam, rahayu, horas, cek, tanya, begin'));

const SALAMS = new Set(
  phrases(
    'aslm, aslmkm, aslkm, askum, asw, as wr wb, ass wr wb, mikum, samlekum, salamlekum, asalam, salam alaikum, salamualaikum',
  ),
);
const SALAM_REPLIES = new Set(
  phrases('waalaikumsalam, waalaikumussalam, walaikumsalam, wa alaikum salam, waalaikum salam'),
);

// Words that may close a greeting: who is greeted, and the rest of the salam and of the greeting of all faiths.
const CLOSINGS = new Set([
  ...ADDRESSES,
  ...phrases(`semua, semuanya, semuanya ya, all, there, everyone, team, tim, admin, petugas, operator, cs, bps, sahabat, data,
sobat, dan, juga, untuk, bagi, kita, wr, wb, wrwb, ya, mohon, maaf, saja, team bps, gerai, pst`),
]);
const BLESSING = /^(?:wa?r[ao]h?mat\w{0,12}|wab[ae]r[ao]k\w{0,8})$/;

const THANKS = new Set(
  phrases(`
makasih, terima kasih, thanks, thank you, thank u, ty, suwun, matur suwun, matur nuwun, maturnuwun, hatur nuhun,
haturnuhun, nuhun, mator sakalangkong, mauliate, syukron, syukran, jazakallah, jazakallah khair, jazakumullah,
tarengkyu, sama sama`),
);
const THANKS_CLOSINGS = new Set([
  ...ADDRESSES,
  ...phrases('banyak, ya, sekali, lho, lo, so, much, very, a, lot, admin, petugas, bps'),
]);
const THANKS_REASONS = new Set(
  phrases('atas, bantuan, informasinya, infonya, info, waktunya, responnya, sebelumnya, for, your, the, help, untuk'),
);
const THANKS_LEAD_INS = new Set([...ADDRESSES, ...phrases('ok, baik, siap, ya, sip, wah, oh, sudah')]);

const STARTERS = new Set(phrases('mulai, start, begin, get started, lets start'));
const LONGEST_GREETING = 4;

export interface Opener {
  salam: boolean;
  /** what came after the greeting; empty for a mere greeting */
  rest: string[];
}

/**
 * The greeting at the beginning of a message, if there is one. `anyText`: the question takes any text, so that only
 * words that can hardly be an answer count.
 */
export function opener(words: readonly string[], anyText: boolean): Opener | undefined {
  let at = 0;
  let greeted = false;
  let salam = false;
  while (at < words.length) {
    const found = greetingAt(words, at, anyText);
    if (found !== undefined) {
      greeted = true;
      salam ||= found.salam;
      at += found.length;
    } else if (ADDRESSES.has(words[at] ?? '') || (greeted && BLESSING.test(words[at] ?? ''))) at += 1;
    else break;
  }
  // "kak", "min" alone are openers; before a request they are courtesy.
  if (!greeted) return at > 0 && at === words.length ? { salam: false, rest: [] } : undefined;
  const rest = words.slice(at);
  return { salam, rest: rest.every((word) => CLOSINGS.has(word) || BLESSING.test(word)) ? [] : rest };
}

/** The words before a closing "makasih ya kak"; `undefined` when the message does not end in thanks. */
export function beforeThanks(words: readonly string[], anyText: boolean): string[] | undefined {
  for (let at = 0; at < words.length; at += 1) {
    const length = [2, 1].find((n) => THANKS.has(words.slice(at, at + n).join(' ')));
    if (length === undefined) continue;
    const after = words.slice(at + length);
    const courteous = (word: string): boolean =>
      THANKS_CLOSINGS.has(word) || THANKS.has(word) || (!anyText && THANKS_REASONS.has(word));
    if (after.every(courteous)) return words.slice(0, at);
  }
  return undefined;
}

/** "oke kak" of "oke kak makasih": thanks with nothing else to it. */
export function isThanksLeadIn(words: readonly string[]): boolean {
  return words.every((word) => THANKS_LEAD_INS.has(word));
}

/** "mulai", "start": an opener, and a label's word too. */
export function isStarter(words: readonly string[]): boolean {
  return STARTERS.has(words.join(' '));
}

/** 👋 and 🙏 by themselves. */
export function signedCourtesy(text: string): Understood | undefined {
  const signs = visible(text).replace(/\p{Emoji_Modifier}/gu, '');
  if (/^👋+$/u.test(signs)) return { type: 'greeting', salam: false };
  return /^🙏+$/u.test(signs) ? { type: 'thanks' } : undefined;
}

function greetingAt(
  words: readonly string[],
  at: number,
  anyText: boolean,
): { length: number; salam: boolean } | undefined {
  for (let length = Math.min(LONGEST_GREETING, words.length - at); length > 0; length -= 1) {
    const some = words.slice(at, at + length);
    const phrase = some.join(' ');
    if (isSalam(some)) return { length, salam: true };
    if (GREETINGS.has(phrase) || SALAM_REPLIES.has(phrase)) return { length, salam: false };
    if (!anyText && WEAK_GREETINGS.has(phrase)) return { length, salam: false };
  }
  return undefined;
}

/** The many spellings of "assalamu'alaikum", in one to three words. */
function isSalam(words: readonly string[]): boolean {
  if (SALAMS.has(words.join(' '))) return true;
  if (words.length > 3 || words[0]?.startsWith('as') !== true) return false;
  const joined = squeeze(words.join(''));
  return joined.length >= 8 && /^as[sh]?a?l?a?m[uo]?n?[ae]?l?[aei]*y?k[uo]?m?$/.test(joined);
}
