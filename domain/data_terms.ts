/** Rounds and levels of micro data in English: the catalogue has them as the surveys call them, in Indonesian. */

/** Whole words only; the longer ones first. */
const ENGLISH: readonly (readonly [string, string])[] = [
  ['usaha pertanian perorangan', 'individual agricultural holding'],
  ['anggota rumah tangga', 'household member'],
  ['rumah tangga', 'household'],
  ['desa/kelurahan', 'village'],
  ['kabupaten/kota', 'regency/city'],
  ['individu', 'individual'],
  ['kecamatan', 'district'],
  ['perusahaan', 'company'],
  ['keluarga', 'family'],
  ['usaha', 'business'],
  ['desa', 'village'],
  ['tahunan', 'annual'],
  ['semester', 'semester'],
  ['triwulan', 'quarter'],
  ['bulan', 'month'],
  ['tahun', 'year'],
  ['januari', 'January'],
  ['februari', 'February'],
  ['maret', 'March'],
  ['mei', 'May'],
  ['juni', 'June'],
  ['juli', 'July'],
  ['agustus', 'August'],
  ['oktober', 'October'],
  ['desember', 'December'],
];
const WORDS = new RegExp(`(?<!\\p{L})(?:${ENGLISH.map(([word]) => word).join('|')})(?!\\p{L})`, 'giu');
const KNOWN = new Map(ENGLISH);

/** 'Agustus 2025' -> 'August 2025'. Words that are not known stay. */
export function englishTerm(term: string): string {
  return term.replace(WORDS, (word) => {
    const english = KNOWN.get(word.toLowerCase()) ?? word;
    const isCapital = word[0] !== word[0]?.toLowerCase();
    return isCapital ? english.charAt(0).toUpperCase() + english.slice(1) : english;
  });
}
