/** What is wrong with a form, field by field, as codes that the page puts in words. */
import type { z } from 'zod';

export type FieldProblem =
  | 'required'
  | 'format'
  | 'too_small'
  | 'too_big'
  | 'taken'
  | 'unknown'
  | 'unknown_placeholder'
  | 'number_or_year_missing'
  | 'order'
  | 'duplicate'
  | 'year_missing';

/** Problems by path, e.g. 'letters.invoice.template' or 'levels.0'; '' is the form as a whole. */
export type FieldErrors = Readonly<Record<string, FieldProblem>>;

/** The refusal of a form. */
export interface Invalid {
  ok: false;
  reason: 'invalid';
  fields: FieldErrors;
}

const CUSTOM: ReadonlySet<string> = new Set<FieldProblem>([
  'required',
  'format',
  'too_small',
  'too_big',
  'taken',
  'unknown',
  'unknown_placeholder',
  'number_or_year_missing',
  'order',
  'duplicate',
  'year_missing',
]);

export function invalid(fields: FieldErrors): Invalid {
  return { ok: false, reason: 'invalid', fields };
}

/** Reads a form by its schema. */
export function readForm<S extends z.ZodType>(schema: S, input: unknown): { ok: true; value: z.output<S> } | Invalid {
  const result = schema.safeParse(input, { reportInput: true });
  return result.success ? { ok: true, value: result.data } : invalidFrom(result.error);
}

/** One problem per path: the first that zod found. Custom checks give their problem as the message. */
function invalidFrom(error: z.ZodError): Invalid {
  const fields: Record<string, FieldProblem> = {};
  for (const issue of error.issues) fields[issue.path.map(String).join('.')] ??= problemOf(issue);
  return invalid(fields);
}

function problemOf(issue: z.core.$ZodIssue): FieldProblem {
  if (CUSTOM.has(issue.message)) return issue.message as FieldProblem;
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1 ? 'required' : 'too_small';
    case 'too_big':
      return 'too_big';
    case 'invalid_type':
      return issue.input === undefined || issue.input === null ? 'required' : 'format';
    default:
      return 'format';
  }
}
