/** Everything said with one customer over all their chats, on one page, and searchable (docs/domain.md 12). */
import type { Actor, ServiceContext } from '../context.ts';
import { IS_CHAT } from '../email/letter.ts';
import { recordAccess } from '../privacy/access.ts';
import { readTranscript, type ChatLine } from '../transcript.ts';
import { guestNames } from '../visits/guest_names.ts';
import { mayReadTalks } from './roles.ts';

const PAGE = 200;
/** What is sealed can only be searched when it is opened, so a search goes back page by page, and so far at once. */
const PAGES_AT_ONCE = 15;
/** Found bubbles that are shown together. */
const MOST_FOUND = 60;

export interface History {
  /** as registered, else as the guest book has it; null: neither */
  name: string | null;
  customerId: string | null;
  chats: { id: string; channel: string }[];
  /** oldest first */
  lines: ChatLine[];
  /** where it goes on further back (id of a message); null: that was all */
  before: number | null;
}

export interface HistoryOf {
  /** a chat of the customer */
  conversationId: string;
  /** words that are looked for; '' everything */
  search: string;
  before: number | undefined;
}

/** null: there is no such chat, or it is not for the actor. The reading is recorded. */
export async function history(
  ctx: ServiceContext,
  actor: Actor,
  { conversationId, search, before }: HistoryOf,
): Promise<History | null> {
  if (!mayReadTalks(actor)) return null;
  const one = await ctx.db.read.conversation.findUnique({
    where: { id: conversationId },
    select: { id: true, channel: true, customer: { select: { id: true, name: true } } },
  });
  if (one === null) return null;
  const { customer } = one;
  const chats =
    customer === null
      ? [{ id: one.id, channel: one.channel }]
      : await ctx.db.read.conversation.findMany({
          where: { customerId: customer.id, ...IS_CHAT },
          orderBy: { createdAt: 'asc' },
          select: { id: true, channel: true },
        });
  await recordAccess(ctx, actor, { subject: `conversation:${conversationId}`, fields: ['name', 'chat'] });
  const guest = customer === null ? (await guestNames(ctx.db.read, [one.id])).get(one.id) : undefined;
  const whose = { name: customer?.name ?? guest ?? null, customerId: customer?.id ?? null, chats };
  const of = { subject: `conversation:${conversationId}`, chats };
  if (search === '') {
    const { lines, earlier } = await readTranscript(ctx, actor, of, { limit: PAGE, before });
    return { ...whose, lines, before: earlier ? (lines[0]?.id ?? null) : null };
  }
  const words = search.toLocaleLowerCase('id');
  const found: ChatLine[] = [];
  let from = before;
  for (let page = 0; page < PAGES_AT_ONCE; page += 1) {
    const { lines, earlier } = await readTranscript(ctx, actor, of, { limit: PAGE, before: from });
    from = lines[0]?.id;
    found.unshift(...lines.filter(({ text }) => text.toLocaleLowerCase('id').includes(words)));
    if (!earlier || from === undefined) return { ...whose, lines: found, before: null };
    if (found.length >= MOST_FOUND) break;
  }
  return { ...whose, lines: found, before: from ?? null };
}
