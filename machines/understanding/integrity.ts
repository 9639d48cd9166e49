/**
 * Words of matters of integrity (docs/domain.md 7): gratification, illegal levies, abuse of office. Whoever uses them is asked
 * whether it is that, so a word too many costs a question and a word too few takes in what must not be taken.
 */

/** Letters of a word, in small letters without accents. */
const WORDS = /\p{L}+/gu;

// "disuap", "penyuapan", "menyogok", "dikorupsi": the prefixes and endings that these words take
const STEMS: readonly RegExp[] = [
  /^(?:(?:di|ter)?suap|(?:me|pe)nyuap)(?:an|kan|i|nya)?$/,
  /^(?:(?:di|ter)?sogok|(?:me|pe)nyogok)(?:an|kan|nya)?$/,
  /^pungli(?:nya)?$/,
  /^gratifi(?:kasi|kasinya|cation)$/,
  /^(?:di|ter)?korup(?:si|sinya|tor)?$/,
  /^mengorupsi(?:kan)?$/,
  /^(?:diperas|memeras|pemeras|pemerasan)$/,
  /^(?:nepotisme|kolusi|nepotism|collusion)$/,
  /^(?:brib(?:e|es|ed|ery|ing)|corrupt(?:ion|ed)?|extort(?:ed|ion|ing)?|kickbacks?|embezzl(?:e|ed|ement))$/,
];

const PHRASES: readonly RegExp[] = [
  /\bpungutan (?:liar|tidak resmi)\b/,
  /\buang (?:pelicin|suap|semir|tutup mulut)\b/,
  /\bpenyalah ?gunaan (?:wewenang|kewenangan|jabatan|kekuasaan)\b/,
  /\bmenyalah ?gunakan (?:wewenang|kewenangan|jabatan|kekuasaan)\b/,
  /\babus(?:e|ed|ing|es) of (?:power|office|authority)\b/,
  /\babus(?:e|ed|es|ing) (?:his|her|their) (?:power|office|authority|position)\b/,
  /\billegal (?:levy|levies|fees?)\b/,
  /\bunder the table\b/,
];

/** Linear in the length of the text. */
export function namesIntegrity(text: string): boolean {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.match(WORDS) ?? [];
  if (words.some((word) => STEMS.some((stem) => stem.test(word)))) return true;
  const joined = words.join(' ');
  return PHRASES.some((phrase) => phrase.test(joined));
}
