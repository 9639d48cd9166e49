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
  return names(wordsOf(text));
}

// who tells of such a matter reports it, says that an officer did it, or that it was done to them
const REPORTS =
  /^(?:(?:me)?lapor(?:kan)?|(?:meng)?adu(?:kan)?|mengadu|aduan|pengaduan|komplain|keluhan|complain(?:ing|t|ts)?|reporting)$/;
const OFFICERS =
  /^(?:petugas|pegawai|oknum|pejabat|staf|karyawan|staff|officers?|officials?|employees?|clerks?|they|he|she)(?:nya)?$/;
const ACTS =
  /^(?:minta|meminta|mintai|memintai|memaksa|menerima|terima|menuntut|melakukan|ask(?:ed|s)|demand(?:ed|s)?|want(?:ed|s)|t(?:ook|akes?)|accept(?:ed|s)?)$/;
const DONE_TO_THEM = /^(?:diminta|dimintai|dipaksa|disuruh|diperas|disuap|dipalak|extorted)$/;
const TO_THEM = /\b(?:ask(?:ed|s)?|demand(?:ed|s)?|want(?:ed|s)?|forc(?:ed|es)) (?:me|us)\b|\b(?:to|i|we) report\b/;
// a statistics office also has figures of it: "data indeks perilaku anti korupsi"
const FIGURES =
  /^(?:anti\p{L}*|data\p{L}*|indeks|index|survei|survey|statisti\p{L}+|publika\p{L}+|publication|persepsi|perception|perilaku|penelitian|riset|research|skripsi|tesis|disertasi|anali\p{L}+|buku|book|jumlah|persentase|tabel|table|(?:men)?cari|search|dosen|tugas|makalah|kuliah|jurnal|journal|thesis)$/u;

/**
 * Whether somebody surely tells of such a matter, wherever in the chat they write it. What is not sure is asked within the flow of
 * complaints alone. Linear in the length of the text.
 */
export function tellsIntegrity(text: string): boolean {
  const words = wordsOf(text);
  if (!names(words) || words.some((word) => FIGURES.test(word))) return false;
  const says = (known: RegExp): boolean => words.some((word) => known.test(word));
  return says(REPORTS) || says(DONE_TO_THEM) || didIt(words) || TO_THEM.test(words.join(' '));
}

/** Words between an officer and what the officer did: "petugas di loket 2 minta". */
const FAR = 3;

function didIt(words: readonly string[]): boolean {
  return words.some(
    (word, at) => OFFICERS.test(word) && words.slice(at + 1, at + 2 + FAR).some((next) => ACTS.test(next)),
  );
}

function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.match(WORDS) ?? [];
}

function names(words: readonly string[]): boolean {
  if (words.some((word) => STEMS.some((stem) => stem.test(word)))) return true;
  const joined = words.join(' ');
  return PHRASES.some((phrase) => phrase.test(joined));
}
