/** The rules for what is asked about an officer. */
import { z } from 'zod';
import { parseEmail, parseName } from '../domain/identity.ts';
import { ROLES } from '../domain/vocabulary.ts';

const name = z.string().transform((text, check) => {
  const result = parseName(text);
  if (result.ok) return result.value;
  check.addIssue({ code: 'custom', message: result.reason === 'empty' ? 'required' : 'format' });
  return z.NEVER;
});
const email = z.string().transform((text, check) => {
  const result = parseEmail(text);
  if (result.ok) return result.value;
  check.addIssue({ code: 'custom', message: result.reason === 'empty' ? 'required' : 'format' });
  return z.NEVER;
});
// the civil servant number has 18 digits; not everybody has one
const nip = z
  .string()
  .nullish()
  .transform((text) => text?.replace(/\s/g, '') ?? '')
  .pipe(z.string().regex(/^(\d{18})?$/))
  .transform((text) => (text === '' ? null : text));

export const newOfficer = z.strictObject({ name, email, role: z.enum(ROLES), nip });
export const changedOfficer = z.strictObject({ name, role: z.enum(ROLES), nip });
export const firstAdmin = z.strictObject({ name, email });
