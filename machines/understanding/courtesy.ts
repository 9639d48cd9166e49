/** What people wrap around a word without changing it: "kak, mau menu dong ya". */
import { phrases } from './normalize.ts';

/** Ways to address whoever reads. */
export const ADDRESSES: ReadonlySet<string> = new Set(
  phrases('kak, min, mimin, bang, abang, pak, bu, mas, mbak, gan, sis, bro, om, tante, dek, sir, madam, maam, miss'),
);

const AFTER = new Set(
  phrases('ya, dong, deh, saja, nih, sih, lah, tolong, mohon, please, yuk, dulu, sekarang, now, kok, lagi'),
);

const BEFORE = phrases(`
saya mau, saya ingin, saya minta, kami mau, kami ingin, mau, ingin, minta, tolong, mohon, please, coba, maaf, sorry, eh,
oh, hmm, i want to, i want, i would like to, i would like, id like to, id like, can i, could i, can you, could you
`)
  .map((phrase) => phrase.split(' '))
  .toSorted((a, b) => b.length - a.length);

/** The message itself, then with ever more of its courtesy taken off; never empty, the likeliest reading first. */
export function unwrapped(words: readonly string[]): string[] {
  let rest = [...words];
  const readings = [rest.join(' ')];
  const keep = (shorter: string[]): void => {
    rest = shorter;
    readings.push(rest.join(' '));
  };
  for (let word = rest.at(-1); rest.length > 1 && word !== undefined; word = rest.at(-1)) {
    if (!ADDRESSES.has(word) && !AFTER.has(word)) break;
    keep(rest.slice(0, -1));
  }
  for (let taken = leading(rest); taken > 0 && taken < rest.length; taken = leading(rest)) keep(rest.slice(taken));
  return readings;
}

function leading(words: readonly string[]): number {
  if (ADDRESSES.has(words[0] ?? '')) return 1;
  return BEFORE.find((prefix) => prefix.every((word, i) => words[i] === word))?.length ?? 0;
}
