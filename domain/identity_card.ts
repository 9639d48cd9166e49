/**
 * Identity cards (KTP) and their numbers (NIK), which nobody asks for here: unasked ones are refused and masked
 * (docs/domain.md 9).
 */

/** Sixteen digits, as people group them. */
const SIXTEEN = /(?<!\d)\d(?:[ .-]?\d){15}(?!\d)/g;

/**
 * Whether sixteen digits are built as a NIK is: region of six digits, day of birth (women: plus 40), month, year, serial. A
 * tax number of old begins with 0, a serial of 0000 was never given.
 */
export function isNik(digits: string): boolean {
  const [, province, day, month, serial] = /^(\d\d)\d{4}(\d\d)(\d\d)\d\d(\d{4})$/.exec(digits) ?? [];
  if (province === undefined || day === undefined || month === undefined) return false;
  const born = Number(day) > 40 ? Number(day) - 40 : Number(day);
  return (
    Number(province) >= 11 &&
    Number(province) <= 97 &&
    born >= 1 &&
    born <= 31 &&
    Number(month) >= 1 &&
    Number(month) <= 12 &&
    serial !== '0000'
  );
}

/** The text with each NIK in it masked; itself when there is none. */
export function withoutNik(text: string): string {
  return text.replace(SIXTEEN, (found) => (isNik(found.replace(/\D/g, '')) ? found.replace(/\d/g, '•') : found));
}

/** Names and captions by which people send an identity card: 'KTP saya.jpg', 'scan_nik', 'kartu identitas'. */
export function namesIdentityCard(words: string): boolean {
  return /(?<![a-z])(?:e-?ktp|ktp|nik|kk|kartu tanda penduduk|kartu keluarga|identitas|identity|id ?card|paspor|passport)(?![a-z])/i.test(
    words.replace(/[_-]+/g, ' '),
  );
}
