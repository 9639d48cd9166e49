/** What the customers are still to be told. The chats drain it; a told event is marked by the commit of its turn. */
import type { OrderNews } from '../../machines/conversation/effects.ts';
import type { Reader } from '../../prisma/database.ts';
import type { ServiceContext } from '../context.ts';
import { IS_CHAT } from '../email/letter.ts';
import { cardOf, cardRules } from './card.ts';
import { cardRow } from './card_row.ts';
import { stateOf } from './rows.ts';
import { detailsOf } from './timeline.ts';
import { eventToldAs } from './told.ts';

export interface PendingNews {
  eventId: number;
  customerId: string;
}

/** Oldest first. Events of customers without a chat, or who want none of them, stay pending and are left out. */
export async function pendingNews(ctx: Pick<ServiceContext, 'db'>, limit: number): Promise<PendingNews[]> {
  const rows = await ctx.db.read.orderEvent.findMany({
    where: { notify: 'pending', order: { customer: { conversations: { some: { ...IS_CHAT, optedOutAt: null } } } } },
    orderBy: { id: 'asc' },
    take: limit,
    select: { id: true, order: { select: { customerId: true } } },
  });
  return rows.map((row) => ({ eventId: row.id, customerId: row.order.customerId }));
}

/** The news of an event, with the order as it is now; null: this event is not told (any more). */
export async function newsOf(
  ctx: ServiceContext,
  eventId: number,
  db: Reader = ctx.db.read,
): Promise<OrderNews | null> {
  const event = await db.orderEvent.findUnique({
    where: { id: eventId },
    include: { order: { select: { code: true } } },
  });
  if (event?.notify !== 'pending') return null;
  const about = eventToldAs(event);
  const row = about && (await cardRow(db, event.order.code));
  if (!row) return null;
  const order = cardOf(ctx, row, await cardRules(ctx), stateOf(row), event);
  // the state may have moved on since: the words are the event's all the same
  const { words, money } = detailsOf(event.details);
  const said = event.type === 'cancel' ? money : words;
  return { type: 'order.news', about, order: { ...order, officerWords: typeof said === 'string' ? said : null } };
}
