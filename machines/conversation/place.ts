import type { ConversationState } from './step.ts';

/**
 * What a chat is asking, and about which order: the same text for as long as it does. For an answer that is given outside of
 * the chat, so that it answers no other question.
 */
export function placeOf({ value, context }: ConversationState): string {
  return JSON.stringify([value, context.order?.code ?? null]);
}
