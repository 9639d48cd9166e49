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

/** In place of the purpose, when the abstraction came as a file. */
export const ABSTRACTION_ATTACHED: Bilingual = { id: 'abstraksi terlampir', en: 'see the attached abstraction' };

/** The last sentence above the signatures. */
export function ending({ stampDuty }: AgreementContent): Bilingual {
  const stamp = formatRupiah(stampDuty);
  return {
    id:
      'Perjanjian ini ditandatangani oleh kedua pihak di atas kertas atau secara elektronik' +
      (stampDuty === 0 ? '.' : `, dengan meterai atau e-meterai ${stamp}.`),
    en:
      'Both parties sign this agreement on paper or electronically' +
      (stampDuty === 0 ? '.' : `, with a duty stamp (meterai or e-meterai) of ${stamp}.`),
  };
}
