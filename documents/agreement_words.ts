import { formatDay, weekday } from '../domain/days.ts';
import { formatRupiah } from '../domain/money.ts';
import type { AgreementContent, Bilingual } from './content.ts';

const DAYS: readonly Bilingual[] = [
  { id: 'Senin', en: 'Monday' },
  { id: 'Selasa', en: 'Tuesday' },
  { id: 'Rabu', en: 'Wednesday' },
  { id: 'Kamis', en: 'Thursday' },
  { id: 'Jumat', en: 'Friday' },
  { id: 'Sabtu', en: 'Saturday' },
  { id: 'Minggu', en: 'Sunday' },
];

/** The day and the place of the agreement, and who is about to be named. */
export function opening({ issuedOn, letterhead }: AgreementContent): Bilingual {
  const name = DAYS[weekday(issuedOn) - 1] ?? { id: '', en: '' };
  return {
    id: `Pada hari ini, ${name.id}, ${formatDay(issuedOn, 'id')}, di ${letterhead.city}, dibuat perjanjian antara:`,
    en: `On this day, ${name.en}, ${formatDay(issuedOn, 'en')}, in ${letterhead.city}, this agreement is made between:`,
  };
}

/** How the parties are called from here on. */
export const PARTIES: Bilingual = {
  id:
    'Pihak pertama bertindak atas nama kantor tersebut sebagai pemberi data; pihak kedua sebagai penerima data. Kedua pihak ' +
    'sepakat atas penggunaan data di bawah ini menurut ketentuan yang tertulis dalam perjanjian ini.',
  en:
    'The first party acts for the office named above as the provider of the data, the second party as their receiver. Both ' +
    'agree on the use of the data below under the terms written in this agreement.',
};

/** In place of the purpose, when the abstraction came as a file: which file is meant can be checked. */
export function abstractionIn({ name, sha256 }: { name: string; sha256: string }): Bilingual {
  return {
    id: `menurut abstraksi dalam berkas “${name}” (SHA-256 ${sha256})`,
    en: `as in the abstraction in the file “${name}” (SHA-256 ${sha256})`,
  };
}

/** The last sentence above the signatures: that they are given is a clause, here is how they may be. */
export function ending({ stampDuty }: AgreementContent): Bilingual {
  const stamp = formatRupiah(stampDuty);
  return {
    id:
      'Tanda tangan dibubuhkan di atas kertas atau secara elektronik' +
      (stampDuty === 0 ? '.' : `, meterai atau e-meterai sebesar ${stamp}.`),
    en:
      'The signatures are given on paper or electronically' +
      (stampDuty === 0 ? '.' : `, the duty stamp (meterai or e-meterai) is one of ${stamp}.`),
  };
}
