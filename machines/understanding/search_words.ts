/** "cari inflasi banten dong", "/search poverty": a plain command to search the catalogue, and what for. */
import { tidy } from './normalize.ts';

const BEFORE = String.raw`(?:tolong|mohon|coba|bisa|bantu|saya|kami|mau|ingin|kak|min|pak|bu|please|can you|could you|i want to|i would like to|i'?d like to|i am|i'?m)`;
const SEARCH = String.raw`(?:cari|cariin|carikan|carilah|mencari|temukan|telusuri|search(?: for)?|find(?: me)?|look(?:ing)? for)`;
const AFTER = String.raw`(?:ya|yah|dong|deh|kak|min|pak|bu|please)`;

const COMMAND = new RegExp(`^(?:${BEFORE},? )*${SEARCH}:? (.+?)(?:,? ${AFTER})*$`, 'iu');
const SLASHED = /^\/(?:cari|search)(?:@\w{1,64})? (.+)$/iu;

/** Something else of the list at hand is no search for the word "lain". */
const NOTHING_NAMED =
  /^(?:(?:yang|produk|data|another|other|more|something|else|lain|lainnya|product|products)(?: |$))+$/iu;

/** What "/cari ..." searches for, wherever it is said. */
export function slashedSearch(text: string): string | undefined {
  return named(SLASHED.exec(oneLine(text))?.[1]);
}

/** What "cari ..." searches for: only where no free text is asked, which may begin with the same words. */
export function searchTerm(text: string): string | undefined {
  return named(COMMAND.exec(oneLine(text))?.[1]);
}

function oneLine(text: string): string {
  return tidy(text)
    .replace(/\s+/gu, ' ')
    .replace(/[!\s.?]+$/u, '');
}

function named(term: string | undefined): string | undefined {
  const bare = term?.trim() ?? '';
  return /[\p{L}\p{N}]/u.test(bare) && !NOTHING_NAMED.test(bare) ? bare : undefined;
}
