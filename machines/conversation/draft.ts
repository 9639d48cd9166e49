/** What a conversation holds that was given but not sent yet. */
import type { Context } from './context.ts';
import { isEntered } from './entered.ts';
import { placesOf } from './places.ts';
import { restoreSnapshot } from './step.ts';
import type { ConversationState } from './step.ts';

/** The uploads that an unsent form names; and the words at hand, which are a file while it is asked what it is. */
export function draftFiles({ abstraction, reduction, aside, words, parked, complaint }: Context): string[] {
  const files = [
    abstraction.file,
    reduction?.file,
    aside?.abstraction.file,
    aside?.reduction?.file,
    ...(complaint?.files ?? []),
  ];
  const atHand = [words, ...placesOf(parked), ...placesOf(aside?.parked ?? null)].map((at) =>
    typeof at === 'string' ? at : at.words,
  );
  return [...files.flatMap((file) => file?.id ?? []), ...atHand.flatMap((id) => id ?? [])];
}

/**
 * Whether a form was begun and left, so that a reminder is worth its while (docs/domain.md 4): the person stands in it or
 * has parked it, and something was entered that they were not reminded of before.
 */
export function hasDraft(state: ConversationState): boolean {
  const { consented, parked, reminded, desk } = state.context;
  // nobody is reminded by the assistant while a person of the office speaks
  if (desk?.state === 'held') return false;
  return (
    consented && !reminded && (parked !== null || restoreSnapshot(state).hasTag('draft')) && isEntered(state.context)
  );
}
