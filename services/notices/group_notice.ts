/**
 * The officers' group on Telegram is told of new work (docs/domain.md 15): numbers alone, in service hours, not more often
 * than the office wants. A message of the group's own conversation, so that it goes out as everything else does.
 */
import { isOpen } from '../../domain/hours.ts';
import { renderText } from '../../machines/texts/render.ts';
import { text } from '../../machines/texts/text.ts';
import type { Text } from '../../machines/texts/text.ts';
import type { Reader, Tx } from '../../prisma/database.ts';
import type { ServiceContext } from '../context.ts';
import { stationery } from '../email/letters.ts';
import { holidayCalendar } from '../holidays.ts';
import { newId } from '../ids.ts';
import { readOffice } from '../office.ts';

const MINUTE_MS = 60_000;
/** What a group that was never told of anything is told of. */
const LOOK_BACK_MS = 24 * 60 * MINUTE_MS;

/** `account`: the office's bot. Returns whether the group is told something. */
export async function tellGroup(ctx: ServiceContext, account: string): Promise<boolean> {
  const { notices, hours, office } = await readOffice(ctx);
  if (notices.telegramGroup === '') return false;
  const now = ctx.now();
  if (!isOpen(now, hours, office.timeZone, await holidayCalendar(ctx))) return false;
  const group = { channel: 'telegram', account, chat: notices.telegramGroup };
  const everyMs = notices.everyMinutes * MINUTE_MS;
  // most looks end here, without a write
  if ((await dueLines(ctx, ctx.db.read, group, everyMs)) === null) return false;
  const { wording } = await stationery(ctx, 'id');
  return ctx.db.write(async (tx) => {
    // read again: another program may have told the group meanwhile
    const lines = await dueLines(ctx, tx, group, everyMs);
    if (lines === null) return false;
    const said = lines.map((line) => renderText(line, wording)).join(', ');
    const body = {
      kind: 'link',
      text: renderText(text('notice.group', { lines: said }), wording),
      label: renderText(text('notice.open'), wording),
      url: `${ctx.publicUrl}/panel`,
    };
    await tx.message.create({
      data: {
        conversationId: await groupOf(ctx, tx, group),
        direction: 'out',
        // with a colon: nobody wrote just now (bots/happening)
        externalId: `notice:${now}`,
        body: JSON.stringify(body),
        status: 'queued',
        attempts: 0,
        createdAt: new Date(now),
      },
    });
    return true;
  });
}

/** The group is named, and Telegram says that the bot cannot write there (any more). */
export async function isGroupLost(ctx: Pick<ServiceContext, 'db'>): Promise<boolean> {
  const { notices } = await readOffice(ctx);
  if (notices.telegramGroup === '') return false;
  const where = { channel: 'telegram', chat: notices.telegramGroup, unreachableSince: { not: null } };
  return (await ctx.db.read.conversation.count({ where })) > 0;
}

interface Group {
  channel: string;
  account: string;
  chat: string;
}

/** null: nothing is new, it is too early, or the group cannot be reached. */
async function dueLines(
  { now }: Pick<ServiceContext, 'now'>,
  db: Reader,
  group: Group,
  everyMs: number,
): Promise<Text[] | null> {
  const known = await db.conversation.findUnique({
    where: { channel_account_chat: group },
    select: { id: true, unreachableSince: true },
  });
  if (known !== null && known.unreachableSince !== null) return null;
  const last = await db.message.findFirst({
    where: { conversationId: known?.id ?? '', externalId: { startsWith: 'notice:' } },
    orderBy: { id: 'desc' },
    select: { createdAt: true },
  });
  if (last !== null && now() - last.createdAt.getTime() < everyMs) return null;
  const since = { gt: last?.createdAt ?? new Date(now() - LOOK_BACK_MS) };
  const orders = await db.order.count({ where: { phase: 'review', createdAt: since } });
  const answered = await db.orderEvent.findMany({
    where: {
      actorKind: 'customer',
      at: since,
      type: { not: 'placed' },
      order: { phase: { notIn: ['review', 'completed', 'cancelled'] } },
    },
    distinct: ['orderId'],
    select: { orderId: true },
  });
  // whom a complaint is about may read along here (docs/domain.md 7)
  const complaint = { status: 'received', category: { not: 'officer' }, aboutOfficerId: null, aboutName: null };
  const talk = { status: 'waiting' };
  const isNew =
    orders > 0 ||
    answered.length > 0 ||
    (await db.complaint.count({ where: { ...complaint, receivedAt: since } })) > 0 ||
    (await db.handover.count({ where: { ...talk, requestedAt: since } })) > 0;
  if (!isNew) return null;
  const counts = [
    ['notice.orders', orders],
    ['notice.answers', answered.length],
    ['notice.complaints', await db.complaint.count({ where: complaint })],
    ['notice.talks', await db.handover.count({ where: talk })],
  ] as const;
  return counts.flatMap(([key, count]) => (count === 0 ? [] : [text(key, { count })]));
}

async function groupOf(ctx: Pick<ServiceContext, 'now' | 'random'>, tx: Tx, group: Group): Promise<string> {
  const at = new Date(ctx.now());
  const row = await tx.conversation.upsert({
    where: { channel_account_chat: group },
    create: {
      id: newId(ctx),
      ...group,
      customerId: null,
      language: 'id',
      // nobody speaks here, so no machine stands here
      machineVersion: 0,
      snapshot: '',
      revision: 0,
      createdAt: at,
      updatedAt: at,
    },
    update: { updatedAt: at },
    select: { id: true },
  });
  return row.id;
}
