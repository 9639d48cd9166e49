/** Small pieces that questions are made of. */
import { text } from '../texts/text.ts';
import type { Context } from './context.ts';
import type { Answer, Question } from './question.ts';

export function officeName(context: Context): string {
  return context.office?.name ?? 'PST BPS';
}

/** The code behind 'product:XYZ' or 'order:GP-ABC234'. */
export function codeIn(id: string): string {
  return id.slice(id.indexOf(':') + 1);
}

/** Most entries a menu may have on a phone (docs/domain.md 10). */
export const MENU_LIMIT = 8;

/** Lines of one page of a long numbered list that is not offered as answers. */
export const OPTIONS_PAGE = 10;

/** Entries of one page when a list is longer than the limit: the two answers that turn it need room. */
const PAGE_SIZE = MENU_LIMIT - 2;

/** The part of a list that a page shows: all of a short one. */
export function pageOf<T>(all: T[], page: number): T[] {
  if (all.length <= MENU_LIMIT) return all;
  const start = within(all, page) * PAGE_SIZE;
  return all.slice(start, start + PAGE_SIZE);
}

/** One page of a long list of answers, with the answers that turn it; who names one of the others need not turn to it. */
export function paged(answers: Answer[], page: number): Pick<Question, 'answers' | 'beyond'> {
  if (answers.length <= MENU_LIMIT) return { answers };
  const current = within(answers, page);
  const last = lastPage(answers);
  const shown = pageOf(answers, current);
  return {
    answers: [
      ...shown,
      ...(current < last ? [{ id: 'page.next', label: text('page.next'), means: 'next' as const }] : []),
      ...(current > 0 ? [{ id: 'page.previous', label: text('page.previous'), means: 'previous' as const }] : []),
    ],
    beyond: answers.filter((answer) => !shown.includes(answer)),
  };
}

function lastPage(all: unknown[]): number {
  return Math.ceil(all.length / PAGE_SIZE) - 1;
}

function within(all: unknown[], page: number): number {
  return Math.min(Math.max(page, 0), lastPage(all));
}

/**
 * An answer about one order names it, so that a button of another order can never act on this one; `of` what of the order
 * it is about (a part, a version), where an earlier question may have been about another.
 */
export function about(act: string, order: { code: string } | null, of?: string): string {
  return [act, ...(of === undefined ? [] : [of]), order?.code ?? ''].join(':');
}

/** The act in front of what the answer is about. */
export function actIn(id: string): string {
  const colon = id.indexOf(':');
  return colon === -1 ? id : id.slice(0, colon);
}
