/** The English names of Indonesia's public holidays (docs/domain.md 6): the table of holidays has the official Indonesian ones. */

const LEAVE = /^cuti bersama\s+/i;

/** By a word that the decree's name of the day has, in any of its spellings; the first that fits counts. */
const ENGLISH: readonly (readonly [RegExp, string])[] = [
  [/\bisra\b/, 'Ascension of the Prophet Muhammad (Isra Mikraj)'],
  [/\bimlek\b/, 'Chinese New Year'],
  [/\bnyepi\b/, 'Day of Silence (Nyepi)'],
  [/\bi[de]d?ul ?fitri\b|\blebaran\b/, 'Eid al-Fitr'],
  [/\bi[de]d?ul ?adha\b/, 'Eid al-Adha'],
  [/\bwafat (?:yesus|isa)\b|\bjumat agung\b/, 'Good Friday'],
  [/\bpaskah\b|\bkebangkitan (?:yesus|isa)\b/, 'Easter Sunday'],
  [/\bburuh\b/, 'International Labour Day'],
  [/\bkenaikan (?:yesus|isa)\b/, 'Ascension of Jesus Christ'],
  [/\blahir(?:nya)? pancasila\b/, 'Pancasila Day'],
  [/\bwaisak\b/, 'Vesak Day'],
  [/\btahun baru (?:islam|hijriah)\b|\bmuharr?am\b/, 'Islamic New Year'],
  [/\bkemerdekaan\b/, 'Independence Day'],
  [/\bmaulid\b/, 'Birthday of the Prophet Muhammad (Maulid)'],
  [/\bkelahiran (?:yesus|isa)\b|\bnatal\b/, 'Christmas'],
  [/\btahun baru\b(?!.*\bsaka\b)/, "New Year's Day"],
  [/\bpemilihan\b|\bpemilu\b|\bpilkada\b/, 'Election day'],
];

/** Without "Cuti bersama". A name that is not known stays Indonesian. */
export function englishHoliday(name: string): string {
  const bare = name.replace(LEAVE, '');
  const plain = bare.toLowerCase().replace(/['’`]/g, '');
  const known = ENGLISH.find(([word]) => word.test(plain))?.[1];
  if (known === undefined) return bare;
  // the year in its own count: 1448 Hijriah, Saka 1949, 2571 BE
  const year = /\b\d{4}\b/.exec(plain)?.[0];
  return year === undefined ? known : `${known} ${year}`;
}

/** As a line of days off says it in Indonesian. */
export function leaveName(name: string): string {
  return LEAVE.test(name) ? name : `Cuti bersama ${name}`;
}
