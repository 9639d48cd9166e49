/** How long what is kept (docs/domain.md 9), as a form. */
import { RETENTION_WORDS } from '../words/privacy.ts';
import type { OfficeField, TopicForm } from './office_fields.ts';

const FIELDS = [
  'messages',
  'turns',
  'chats',
  'uploads',
  'abstractions',
  'visits',
  'complaints',
  'keys',
  'inbox',
] as const;

export const RETENTION_FORM: TopicForm = {
  title: 'Masa simpan data',
  intro:
    'Dalam hari; yang lewat masanya dilepas setiap malam. Bawaannya pilihan kantor (UU 27/2022: tidak lebih lama dari yang perlu). Arsip keuangan, catatan persetujuan, dan catatan audit tetap disimpan.',
  fields: FIELDS.map((kind): OfficeField => {
    const { label, hint } = RETENTION_WORDS[kind];
    return { path: kind, label: `${label} (hari)`, kind: 'number', hint };
  }),
};
