/** A phone could not open a message and asks for it again, perhaps long after: what was said is in the outbox. */
import type { ServiceContext } from '../../services/context.ts';
import { readOwnBody, WIPED_BODY } from '../../services/message_bodies.ts';
import type { OutboundBody } from '../channel.ts';
import { uploadOf } from '../papers.ts';
import { readId } from './message_id.ts';
import { bubblesOf, CAPTION_LIMIT } from './render.ts';
import { isChatOf } from './same_chat.ts';
import { contentOf } from './send.ts';
import { CHANNEL } from './wire.ts';
import type { Content } from './wire.ts';

/**
 * The bubble behind one of our ids, as it was put into the chat. `account`: the office's number; `askedBy`: who asks, by all
 * names that are known. null: it is none of ours, was never sent, is wiped, or was said to somebody else.
 */
export async function contentBehind(
  ctx: ServiceContext,
  account: string,
  id: string,
  askedBy: readonly string[],
): Promise<Content | null> {
  const name = readId(ctx.vault, id);
  if (name === null) return null;
  const row = await ctx.db.read.message.findFirst({
    where: { id: name.message, direction: 'out', conversation: { channel: CHANNEL, account } },
    include: { conversation: { select: { channel: true, account: true, chat: true, phone: true } } },
  });
  if (row === null || !isChatOf(row.conversation, askedBy) || row.body === WIPED_BODY) return null;
  // what failed may have gone in part
  if (row.status === 'failed' && name.bubble >= row.bubbles) return null;
  const body = readOwnBody(ctx, row.body) as OutboundBody;
  const bubbles = bubblesOf(body);
  const words = bubbles[name.bubble];
  if (words === undefined) return null;
  const bringsPaper = name.bubble === bubbles.length - 1 && words.length <= CAPTION_LIMIT;
  return contentOf(words, bringsPaper ? await uploadOf(ctx, row.conversation, { id: row.id, body }) : null);
}
