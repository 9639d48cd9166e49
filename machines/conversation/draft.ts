/** What a conversation holds that was given but not sent yet. */
import type { Context } from './context.ts';
import { restoreSnapshot } from './step.ts';
import type { ConversationState } from './step.ts';

/** The uploads that an unsent form names; and the words at hand, which are a file while it is asked what it is. */
export function draftFiles({ abstraction, reduction, aside, words, parked }: Context): string[] {
  const files = [abstraction.file, reduction?.file, aside?.abstraction.file, aside?.reduction?.file];
  return [...files.flatMap((file) => (file ? [file.id] : [])), words, ...(parked === null ? [] : [parked.words])];
}

/**
 * Whether a form was begun and left, so that a reminder is worth its while (docs/domain.md 4): the person stands in it or
 * has parked it, and something was entered.
 */
export function hasDraft(state: ConversationState): boolean {
  const { consented, parked } = state.context;
  return consented && (parked !== null || restoreSnapshot(state).hasTag('draft')) && isEntered(state.context);
}

function isEntered(context: Context): boolean {
  const { basket, request, abstraction, profile, form, reduction, writing } = context;
  return (
    basket.length > 0 ||
    request !== null ||
    writing === 'order' ||
    Object.keys(abstraction.fields).length > 0 ||
    abstraction.file !== null ||
    reduction !== null ||
    (profile === null && Object.keys(form).length > 0)
  );
}
