/** A queue number as it is called aloud in Indonesian. */

const DIGITS = ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'];

/** 'Nomor antrean, A, nol nol tiga, silakan ke loket dua': digits one by one, as they are read from the ticket. */
export function callAloud(number: string, counter: string): string {
  const [letter = '', digits = ''] = number.split('-');
  return `Nomor antrean, ${letter}, ${spelled(digits)}, silakan ke loket ${counterAloud(counter)}`;
}

function spelled(digits: string): string {
  return [...digits].map((digit) => DIGITS[Number(digit)] ?? digit).join(' ');
}

/** Counters are few: up to nineteen they are said as numbers, beyond as their digits. */
function counterAloud(counter: string): string {
  const number = Number(counter);
  if (!Number.isInteger(number) || number < 0) return counter;
  if (number < 10) return DIGITS[number] ?? counter;
  if (number === 10) return 'sepuluh';
  if (number === 11) return 'sebelas';
  if (number < 20) return `${DIGITS[number - 10] ?? ''} belas`;
  return spelled(counter);
}
