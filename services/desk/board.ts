/** Who waits for a person of the office, and who talks with whom (docs/domain.md 12). */
import type { Language } from '../../domain/vocabulary.ts';
import { dayOf, startOfDay } from '../../domain/days.ts';
import type { Reader } from '../../prisma/database.ts';
import type { Prisma } from '../../prisma/generated/sqlite/client.ts';
import type { Actor, ServiceContext } from '../context.ts';
import { readOffice } from '../office.ts';
import { officeCard } from '../office_card.ts';
import { guestNames } from '../visits/guest_names.ts';
import { deskFigures, type DeskFigures } from './figures.ts';

/** Rows of the list; whoever waits longest comes first. */
const SHOWN = 100;
const DAY_MS = 86_400_000;

export interface TalkLine {
  id: string;
  /** as registered, else as the guest book has it; null: neither */
  name: string | null;
  channel: string;
  language: Language;
  /** UTC ms */
  since: number;
  /** messages of the customer that its officer has not seen */
  unread: number;
  /** who handed it to its officer; null: nobody */
  handedBy: string | null;
  /** null while waiting, or when somebody answers from the office's telephone */
  owner: string | null;
  state: 'waiting' | 'held' | 'ended';
}

export interface DeskBoard {
  waiting: TalkLine[];
  /** how many wait; more than the list shows, perhaps */
  waitingCount: number;
  mine: TalkLine[];
  others: TalkLine[];
  openNow: boolean;
  /** UTC ms; null: open now, or no opening is near */
  opensAt: number | null;
  today: DeskFigures;
}

const OF_LINE = {
  conversation: { select: { channel: true, language: true, customer: { select: { name: true } } } },
} satisfies Prisma.HandoverInclude;

type Row = Prisma.HandoverGetPayload<{ include: typeof OF_LINE }>;

export async function deskBoard(ctx: ServiceContext, actor: Actor): Promise<DeskBoard> {
  const { read } = ctx.db;
  const now = ctx.now();
  const { timeZone } = (await readOffice(ctx)).office;
  const [waiting, waitingCount, held, unread, { openNow, opensAt }, today] = await Promise.all([
    read.handover.findMany({
      where: { status: 'waiting' },
      orderBy: [{ requestedAt: 'asc' }, { id: 'asc' }],
      take: SHOWN,
      include: OF_LINE,
    }),
    read.handover.count({ where: { status: 'waiting' } }),
    read.handover.findMany({
      where: { status: 'held' },
      orderBy: [{ claimedAt: 'asc' }, { id: 'asc' }],
      take: SHOWN,
      include: OF_LINE,
    }),
    unreadOf(read),
    officeCard(ctx),
    deskFigures(ctx, { from: startOfDay(dayOf(now, timeZone), timeZone), to: now + 1 }),
  ]);
  const owners = await ownersOf(read, held);
  const handed = await handedOn(read, held);
  const unnamed = [...waiting, ...held].filter(({ conversation }) => conversation?.customer === null);
  const guests = await guestNames(
    read,
    unnamed.flatMap(({ conversationId }) => conversationId ?? []),
  );
  const lineOf = ({ conversation, ...row }: Row): TalkLine => ({
    id: row.id,
    name: conversation?.customer?.name ?? guests.get(row.conversationId ?? '') ?? null,
    channel: conversation?.channel ?? '',
    language: conversation?.language ?? 'id',
    since: ((row.status === 'held' ? row.claimedAt : null) ?? row.requestedAt).getTime(),
    unread: unread.get(row.id) ?? 0,
    handedBy: handed.get(row.id) ?? null,
    owner: owners.get(row.officerId ?? '') ?? null,
    state: row.status === 'held' ? 'held' : 'waiting',
  });
  const own = (row: Row) => actor.kind === 'officer' && row.officerId === actor.id;
  return {
    waiting: waiting.map(lineOf),
    waitingCount,
    mine: held.filter(own).map(lineOf),
    others: held.filter((row) => !own(row)).map(lineOf),
    openNow,
    opensAt,
    today,
  };
}

/** Of the last 30 days; thousands of talks, so it is not counted anew whenever something changes. */
export function deskMonth(ctx: ServiceContext): Promise<DeskFigures> {
  const now = ctx.now();
  return deskFigures(ctx, { from: now - 30 * DAY_MS, to: now + 1 });
}

/** How many wait, for a badge; and how many of the officer's own talks have something new. */
export async function deskWork(
  ctx: Pick<ServiceContext, 'db'>,
  officerId: string,
): Promise<{ waiting: number; unread: number }> {
  const { read } = ctx.db;
  const waiting = await read.handover.count({ where: { status: 'waiting' } });
  const held = await read.handover.findMany({ where: { status: 'held', officerId }, select: { id: true } });
  if (held.length === 0) return { waiting, unread: 0 };
  const unread = await unreadOf(read);
  return { waiting, unread: held.filter(({ id }) => (unread.get(id) ?? 0) > 0).length };
}

/** Messages of customers newer than what their officer saw, by talk that is not over; but those that no officer reads. */
async function unreadOf(read: Reader): Promise<ReadonlyMap<string, number>> {
  const rows = await read.$queryRaw<{ id: string; unread: number | bigint }[]>`
    SELECT h."id" AS "id", COUNT(m."id") AS "unread"
    FROM "Handover" h JOIN "Message" m
      ON m."conversationId" = h."conversationId" AND m."direction" = 'in' AND m."id" > h."seenMessageId"
      AND m."body" NOT LIKE '{"kind":"private"%'
    WHERE h."status" IN ('waiting', 'held')
    GROUP BY h."id"`;
  return new Map(rows.map(({ id, unread }) => [id, Number(unread)]));
}

/** Who handed each talk to the officer who holds it, by talk: so it stands on the audit log. */
async function handedOn(read: Reader, held: readonly { id: string }[]): Promise<ReadonlyMap<string, string>> {
  const entries = await read.auditEntry.findMany({
    where: {
      subject: { in: held.map(({ id }) => `talk:${id}`) },
      action: { in: ['desk.transfer', 'desk.claim'] },
    },
    orderBy: { id: 'asc' },
    select: { subject: true, action: true, actorName: true },
  });
  const by = new Map<string, string>();
  // one that came back into the line and was taken anew was handed by nobody
  for (const { subject, action, actorName } of entries) {
    const id = subject.slice('talk:'.length);
    if (action === 'desk.transfer') by.set(id, actorName);
    else by.delete(id);
  }
  return by;
}

export async function ownersOf(
  read: Reader,
  talks: readonly { officerId: string | null }[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(talks.flatMap(({ officerId }) => officerId ?? []))];
  const officers = await read.officer.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(officers.map(({ id, name }) => [id, name]));
}
