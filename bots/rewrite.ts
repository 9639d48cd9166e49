/**
 * An edited message (docs/domain.md 10). What it comes to depends on what became of the message: it was not understood, and
 * the new text is read in its place; an answer that may be taken back, and the new one is offered; or something that is recorded.
 */
import type { ConversationEvent } from '../machines/conversation/events.ts';
import type { Question } from '../machines/conversation/question.ts';
import { restoreConversation } from '../machines/conversation/restore.ts';
import { isFilling, questionOf, undone } from '../machines/conversation/step.ts';
import type { ConversationState } from '../machines/conversation/step.ts';
import type { ServiceContext } from '../services/context.ts';
import { unseal } from './keeping.ts';
import type { Secrecy } from './keeping.ts';

type Edited = Extract<ConversationEvent, { type: 'edited' }>;

export type Edit =
  /** the message had not been understood, and nothing came after it */
  | { kind: 'asWritten'; text: string }
  /** the message was taken up as it says now */
  | { kind: 'known' }
  /** `asked`: what the message answered, as far as that is known */
  | { kind: 'event'; event: ConversationEvent; asked: Secrecy };

/** What an old message answered is not known any more: it is kept as the most private answer would be. */
const ANY_ANSWER: Secrecy = { secret: true, sealed: true };

/**
 * Nothing was made of these. What else left no snapshot behind is no miss: "kembali", the answer to an offer, a language;
 * an edit of it would be an answer to a question that the message was not written for.
 */
const MISSES = new Set(['unknown', 'tooLong', 'text']);

interface Come extends Edited {
  /** the edit's own */
  externalId: string;
}

/** `state`: where the chat stands. */
export async function editOf(
  ctx: ServiceContext,
  conversationId: string,
  state: ConversationState,
  { text, of, externalId }: Come,
): Promise<Edit> {
  const turn = await ctx.db.read.turn.findUnique({
    where: { conversationId_externalId: { conversationId, externalId: of } },
    select: { event: true },
  });
  const kept = turn === null ? null : keptEvent(turn.event);
  if (kept?.edits?.includes(externalId) === true) return { kind: 'known' };
  const anyAnswer: Secrecy = kept?.forgotten === true ? { ...ANY_ANSWER, forgotten: 'private' } : ANY_ANSWER;
  const filling = isFilling(state);
  const newest = await ctx.db.read.turn.findFirst({
    where: { conversationId },
    orderBy: { revision: 'desc' },
    select: { externalId: true, before: true, barrier: true, event: true },
  });
  const left = newest?.externalId === of && newest.before === null && !newest.barrier;
  if (left && MISSES.has(keptEvent(newest.event).type)) return { kind: 'asWritten', text };
  const last = await ctx.db.turns.lastUndoable(conversationId);
  if (last?.externalId !== of) return { kind: 'event', event: { type: 'rewrite.tooLate', filling }, asked: anyAnswer };
  const asked = questionOf(restoreConversation(unseal(ctx, last.before)).state);
  const secrecy = {
    secret: asked?.secret === true,
    sealed: asked?.sealed === true,
    ...(asked?.forgotten === undefined ? {} : { forgotten: asked.forgotten }),
  };
  return { kind: 'event', event: { type: 'rewrite.offered', text, of, filling, ...secrecy }, asked: secrecy };
}

/** What a turn keeps of what it understood; `edits`: those that its message had already (Inbound). */
interface KeptEvent {
  type: string;
  edits?: readonly string[];
  /** its message is not kept (Question.forgotten), nor is what it is edited to */
  forgotten?: true;
}

export function keepEvent(
  type: string,
  { edits = [], forgotten = false }: { edits?: readonly string[]; forgotten?: boolean } = {},
): string {
  const event: KeptEvent = {
    type,
    ...(edits.length === 0 ? {} : { edits }),
    ...(forgotten ? { forgotten } : {}),
  };
  return JSON.stringify(event);
}

function keptEvent(json: string): KeptEvent {
  return JSON.parse(json) as KeptEvent;
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
