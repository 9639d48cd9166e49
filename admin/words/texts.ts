/** The texts of the assistant, grouped as an admin looks for them. */
import { COMPLAINTS_ID } from '../../machines/texts/counter/complaints.ts';
import { DESK_ID } from '../../machines/texts/counter/desk.ts';
import { EMAIL_ID } from '../../machines/texts/counter/email.ts';
import { INFORMATION_ID } from '../../machines/texts/counter/information.ts';
import { PRIVACY_ID } from '../../machines/texts/counter/privacy.ts';
import { SURVEY_ID } from '../../machines/texts/counter/survey.ts';
import { VISITS_ID } from '../../machines/texts/counter/visits.ts';

const PARTS: readonly (readonly [id: string, name: string, texts: Readonly<Record<string, string>>])[] = [
  ['informasi', 'Informasi layanan', INFORMATION_ID],
  ['pengaduan', 'Pengaduan', COMPLAINTS_ID],
  ['petugas', 'Petugas dalam obrolan', DESK_ID],
  ['kunjungan', 'Buku tamu dan antrean', VISITS_ID],
  ['kepuasan', 'Kepuasan', SURVEY_ID],
  ['data-pribadi', 'Data pribadi', PRIVACY_ID],
  ['e-mail', 'E-mail', EMAIL_ID],
];

const REST = { id: 'pemesanan', name: 'Menu, pendaftaran, dan pemesanan' };

export interface TextGroup<T> {
  /** of its heading */
  id: string;
  name: string;
  list: T[];
}

/** Groups without a text are left out; what belongs to no other part is about ordering. */
export function textGroups<T extends { key: string }>(texts: readonly T[]): TextGroup<T>[] {
  const groups: TextGroup<T>[] = [...PARTS.map(([id, name]) => ({ id, name, list: [] })), { ...REST, list: [] }];
  for (const text of texts) {
    const part = PARTS.findIndex(([, , known]) => Object.hasOwn(known, text.key));
    groups.at(part)?.list.push(text);
  }
  return groups.filter(({ list }) => list.length > 0);
}
