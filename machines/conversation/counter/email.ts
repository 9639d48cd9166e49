/** Confirming the address that letters also go to (docs/domain.md 15). */

/** How long a code is good for. */
export const CODE_MINUTES = 15;

/** `code`: six digits. */
export type EmailCommand = { type: 'email.sendCode' } | { type: 'email.confirm'; code: string };

export type EmailResult =
  | { type: 'email.sent'; email: string; minutes: number }
  /** no mail is set up here, the address is confirmed already, or too many codes were asked for */
  | { type: 'email.notSent'; reason: 'off' | 'confirmed' | 'too_many' }
  | { type: 'email.confirmed'; email: string }
  | { type: 'email.refused'; reason: 'wrong' | 'expired' | 'too_many' };
