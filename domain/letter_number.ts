import { DomainError } from './domain_error.ts';

/** The parts of a letter number; `urut` is the running number, one counter per year and office. docs/domain.md 5. */
export type LetterNumberParts = {
  /** Nature of the letter, e.g. 'B' (biasa). */
  readonly sifat: string;
  readonly urut: number;
  /** Code of the office's unit. */
  readonly unit: string;
  /** Archive classification, e.g. 'HM.340'. */
  readonly klasifikasi: string;
  readonly tahun: number;
};

/** The usual form; each document kind may have its own as a setting. */
export const DEFAULT_LETTER_TEMPLATE = '{sifat}-{urut}/{unit}/{klasifikasi}/{tahun}';

const PLACEHOLDERS: ReadonlySet<string> = new Set(['sifat', 'urut', 'unit', 'klasifikasi', 'tahun']);

/**
 * Whether a template can number letters: it knows every placeholder it uses, and holds the running number and the year
 * without which numbers would repeat.
 */
export function checkLetterTemplate(
  template: string,
): { readonly ok: true } | { readonly ok: false; readonly reason: 'unknown_placeholder' | 'number_or_year_missing' } {
  const used = [...template.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '');
  if (/[{}]/.test(template.replace(/\{[^{}]*\}/g, '')) || used.some((name) => !PLACEHOLDERS.has(name))) {
    return { ok: false, reason: 'unknown_placeholder' };
  }
  if (!used.includes('urut') || !used.includes('tahun')) return { ok: false, reason: 'number_or_year_missing' };
  return { ok: true };
}

/**
 * Fills a template: `B-026/36000/HM.340/2024`, the running number padded to three digits. Throws
 * `letter_template_invalid` or `letter_number_invalid`; templates are checked when they are saved.
 */
export function formatLetterNumber(template: string, parts: LetterNumberParts): string {
  const check = checkLetterTemplate(template);
  if (!check.ok) throw new DomainError('letter_template_invalid', `The letter template is unusable: ${check.reason}.`);
  if (!Number.isSafeInteger(parts.urut) || parts.urut < 1) {
    throw new DomainError('letter_number_invalid', 'Running numbers of letters are whole and start at 1.');
  }
  const values: Readonly<Record<string, string>> = {
    sifat: parts.sifat,
    urut: String(parts.urut).padStart(3, '0'),
    unit: parts.unit,
    klasifikasi: parts.klasifikasi,
    tahun: String(parts.tahun),
  };
  return template.replace(/\{([^{}]*)\}/g, (_whole, name: string) => values[name] ?? '');
}
