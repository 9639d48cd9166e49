import { CODE_MINUTES } from '../../../../machines/conversation/counter/email.ts';
import type { EmailCommand, EmailResult } from '../../../../machines/conversation/counter/email.ts';
import type { Mood } from '../office.ts';

const NOT_SENT = { empty: 'off', moved: 'confirmed', lost: 'too_many' } as const;
const REFUSED = { empty: 'wrong', moved: 'expired', lost: 'too_many' } as const;

/** As the office would answer, from values. */
export function emailOffice(asked: EmailCommand, mood: Mood): EmailResult {
  const email = 'siti@contoh.id';
  if (asked.type === 'email.sendCode') {
    if (mood !== 'usual') return { type: 'email.notSent', reason: NOT_SENT[mood] };
    return { type: 'email.sent', email, minutes: CODE_MINUTES };
  }
  return mood === 'usual' ? { type: 'email.confirmed', email } : { type: 'email.refused', reason: REFUSED[mood] };
}
