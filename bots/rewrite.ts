/**
 * An edited message (docs/domain.md 10). What it comes to depends on what became of the message: nothing, and the new text is
 * read in its place; an answer that may be taken back, and the new one is offered; or something that is recorded.
 */
import type { ConversationEvent } from '../machines/conversation/events.ts';
import type { Question } from '../machines/conversation/question.ts';
import { restoreConversation } from '../machines/conversation/restore.ts';
import { questionOf, undone } from '../machines/conversation/step.ts';
import type { ConversationState } from '../machines/conversation/step.ts';
import type { ServiceContext } from '../services/context.ts';
import { unseal } from './keeping.ts';
import type { Secrecy } from './keeping.ts';

type Edited = Extract<ConversationEvent, { type: 'edited' }>;

export type Edit =
  /** the message had changed nothing, and nothing came after it */
  | { kind: 'asWritten'; text: string }
  /** `asked`: what the message answered, as far as that is known */
  | { kind: 'event'; event: ConversationEvent; asked: Secrecy };

/** What an old message answered is not known any more: it is kept as the most private answer would be. */
const ANY_ANSWER: Secrecy = { secret: true, sealed: true };

export async function editOf(ctx: ServiceContext, conversationId: string, { text, of }: Edited): Promise<Edit> {
  const newest = await ctx.db.read.turn.findFirst({
    where: { conversationId },
    orderBy: { revision: 'desc' },
    select: { externalId: true, before: true, barrier: true, undone: true },
  });
  if (newest?.externalId === of && newest.before === null && !newest.barrier) return { kind: 'asWritten', text };
  const last = await ctx.db.turns.lastUndoable(conversationId);
  if (last?.externalId !== of) return { kind: 'event', event: { type: 'rewrite.tooLate' }, asked: ANY_ANSWER };
  const asked = questionOf(restoreConversation(unseal(ctx, last.before)).state);
  const secrecy = { secret: asked?.secret === true, sealed: asked?.sealed === true };
  return { kind: 'event', event: { type: 'rewrite.offered', text, of, ...secrecy }, asked: secrecy };
}

/** The offered text is to be used: the turn to take back, and where the chat stood before it. */
export interface Rewriting {
  undoes: number;
  state: ConversationState;
  text: string;
  asked: Question | null;
}

/** undefined: nothing of the kind, or it cannot be taken back any more. */
export async function rewritingOf(
  ctx: ServiceContext,
  conversationId: string,
  state: ConversationState,
  event: ConversationEvent | { type: 'back' },
): Promise<Rewriting | undefined> {
  const { rewrite } = state.context;
  if (state.value !== 'rewriting' || rewrite === null || event.type !== 'answer' || event.id !== 'rewrite.use')
    return undefined;
  const last = await ctx.db.turns.lastUndoable(conversationId);
  if (last?.externalId !== rewrite.of) return undefined;
  const before = undone(state, restoreConversation(unseal(ctx, last.before)).state);
  return { undoes: last.id, state: before, text: rewrite.text, asked: questionOf(before) };
}
