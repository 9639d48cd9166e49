/** Small pieces that questions are made of. */
import type { Localized } from '../texts/text.ts';
import { text } from '../texts/text.ts';
import type { Context } from './context.ts';
import type { Answer } from './question.ts';

export function officeName(context: Context): string {
  return context.office?.name ?? 'PST BPS';
}

/** A title that is not the assistant's own words, as an answer's label. */
export function titled(id: string, title: Localized): Answer {
  return { id, label: text('any', { value: title }) };
}

/** The code behind 'product:XYZ' or 'order:GP-ABC234'. */
export function codeIn(id: string): string {
  return id.slice(id.indexOf(':') + 1);
}

/** Most entries a menu may have on a phone (docs/domain.md 10). */
export const MENU_LIMIT = 8;

/** One page of a long list of answers, with the answers that turn it. */
export function paged(answers: Answer[], page: number): Answer[] {
  if (answers.length <= MENU_LIMIT) return answers;
  const size = MENU_LIMIT - 2;
  const last = Math.ceil(answers.length / size) - 1;
  const current = Math.min(Math.max(page, 0), last);
  return [
    ...answers.slice(current * size, (current + 1) * size),
    ...(current < last ? [{ id: 'page.next', label: text('page.next'), means: 'next' as const }] : []),
    ...(current > 0 ? [{ id: 'page.previous', label: text('page.previous'), means: 'previous' as const }] : []),
  ];
}

/** An answer about one order names it, so that a button of another order can never act on this one. */
export function about(act: string, order: { code: string } | null): string {
  return `${act}:${order?.code ?? ''}`;
}

/** The act in front of the order's code. */
export function actIn(id: string): string {
  const colon = id.indexOf(':');
  return colon === -1 ? id : id.slice(0, colon);
}
