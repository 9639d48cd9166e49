/** Reading a form: what was typed is kept as it was, beside what it means or what is wrong with it. */
import type { z } from 'zod';

/** Fields as typed, to be shown again. */
export type Values = Readonly<Record<string, string>>;
/** What is wrong, by field; '' is the form as a whole. */
export type Errors = Readonly<Record<string, string>>;

/** A form as a page shows it. */
export interface FormState {
  values: Values;
  errors: Errors;
}

export const EMPTY_FORM: FormState = { values: {}, errors: {} };

export type Parsed<T> = { ok: true; input: T; values: Values } | { ok: false; values: Values; errors: Errors };

/** The fields of a submitted form as text; of a field that came twice the last one counts. */
export function valuesOf(body: unknown): Values {
  const values: Record<string, string> = {};
  if (typeof body !== 'object' || body === null) return values;
  for (const [name, given] of Object.entries(body)) {
    const last: unknown = Array.isArray(given) ? given.at(-1) : given;
    if (typeof last === 'string' && name !== '_csrf') values[name] = last.replaceAll('\r\n', '\n');
  }
  return values;
}

/** Understands a form. The first complaint about each field is kept: one thing to mend at a time. */
export function parseForm<T>(schema: z.ZodType<T>, body: unknown): Parsed<T> {
  const values = valuesOf(body);
  const parsed = schema.safeParse(values);
  if (parsed.success) return { ok: true, input: parsed.data, values };
  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues) errors[issue.path.join('.')] ??= issue.message;
  return { ok: false, values, errors };
}
