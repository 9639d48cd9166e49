import type { EmailCommand, EmailResult } from '../../../../machines/conversation/counter/email.ts';
import type { Mood } from '../office.ts';

/** As the office would answer, from values. */
export function emailOffice(asked: EmailCommand, _mood: Mood): EmailResult {
  throw new Error(asked.type);
}
