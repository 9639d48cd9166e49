/** What a turn tells other chats: a turn of theirs each, committed in the same write or not at all. */
import { restoreConversation } from '../machines/conversation/restore.ts';
import { questionOf, step } from '../machines/conversation/step.ts';
import type { Tx } from '../prisma/database.ts';
import type { CommitOutcome } from '../prisma/turn_store.ts';
import { wipeLater } from '../services/brief_messages.ts';
import type { ToldElsewhere } from '../services/connections.ts';
import type { ServiceContext } from '../services/context.ts';
import { keptOutbound, seal, unseal } from './keeping.ts';
import { askAs, sayAs, speakerOf } from './speak.ts';

/**
 * 'stale': that chat moved on meanwhile; the whole write is to be repeated. "Kembali" never leads back to who the chat was.
 * @throws Error with code TOLD_WITH_EFFECTS when the event asks for more than to be said
 */
export async function tellElsewhere(
  ctx: ServiceContext,
  tx: Tx,
  { conversationId, key, customerId, event }: ToldElsewhere,
): Promise<CommitOutcome> {
  const { turns } = ctx.db;
  const stored = await turns.loadById(conversationId);
  if (stored === undefined) return 'committed';
  const { state, says, effects } = step(restoreConversation(unseal(ctx, stored.snapshot)).state, event);
  const question = questionOf(state);
  if (question === null || effects.length > 0)
    throw Object.assign(new Error(`${event.type} cannot be told by itself`), { code: 'TOLD_WITH_EFFECTS' });
  const wording = (await speakerOf(ctx))(state.context.language);
  const outbound = says.map((say) => sayAs(say, wording));
  if (question.silent !== true) outbound.push(askAs(question, wording, true));
  const forgets = [...says, question].map(({ forgotten }) => forgotten);
  if (forgets.includes('brief')) await wipeLater(tx, ctx, conversationId);
  return turns.commitWithin(tx, {
    conversation: {
      ...stored,
      customerId: customerId === undefined ? stored.customerId : customerId,
      machineVersion: state.version,
      snapshot: seal(ctx, state),
    },
    externalId: key,
    event: JSON.stringify({ type: event.type }),
    before: null,
    barrier: customerId !== undefined,
    undoes: null,
    inbound: null,
    outbound: keptOutbound(ctx, outbound, { told: false, said: [question, ...says], forgets }),
    orderEventId: null,
    at: ctx.now(),
  });
}
