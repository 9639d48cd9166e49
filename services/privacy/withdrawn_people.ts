/** Those whose newest word on consent is its withdrawal, registered or not, and what of theirs is open (docs/domain.md 9). */
import type { Reader } from '../../prisma/database.ts';
import type { ServiceContext } from '../context.ts';
import { OPEN_STATUSES } from '../complaints/register.ts';
import { OPEN } from '../visits/queue.ts';
import { CLOSED_PHASES } from './kept.ts';
import { withdrawalAt, withdrawnOf } from './withdrawn.ts';
import type { Withdrawn } from './withdrawn.ts';

const SHOWN = 50;
const CONSENTS_AT_ONCE = 200;

export interface WithdrawnPerson extends Withdrawn {
  /** of the chats that are theirs */
  channels: string[];
  openOrders: string[];
  /** how many; never those about an officer, who may be the reader (docs/domain.md 7) */
  openComplaints: number;
  openVisits: number;
  openTalks: number;
}

type Whose = { customerId: string; conversationId: null } | { customerId: null; conversationId: string };

/** Newest first, fifty at most. */
export async function withdrawnPeople({ db }: ServiceContext): Promise<WithdrawnPerson[]> {
  const all = [...(await customers(db.read)), ...(await chatsOfNobody(db.read))];
  const shown = all.toSorted((one, other) => other.at - one.at).slice(0, SHOWN);
  const people: WithdrawnPerson[] = [];
  for (const { at, until, ...whose } of shown) people.push({ at, until, ...(await openOf(db.read, whose)) });
  return people;
}

async function customers(db: Reader): Promise<(Whose & Withdrawn)[]> {
  const withdrawn = new Map<string, Withdrawn>();
  // newest first; whoever consented again since is passed over
  for (let before: number | undefined; withdrawn.size < SHOWN;) {
    const rows = await db.consent.findMany({
      where: {
        given: false,
        conversation: { customerId: { not: null } },
        ...(before === undefined ? {} : { id: { lt: before } }),
      },
      orderBy: { id: 'desc' },
      take: CONSENTS_AT_ONCE,
      select: { id: true, conversation: { select: { customerId: true } } },
    });
    const ids = rows.flatMap(({ conversation }) => conversation.customerId ?? []);
    for (const [id, when] of await withdrawnOf(db, [...new Set(ids)])) withdrawn.set(id, when);
    if (rows.length < CONSENTS_AT_ONCE) break;
    before = rows.at(-1)?.id;
  }
  return [...withdrawn].map(([customerId, when]) => ({ customerId, conversationId: null, ...when }));
}

/** Chats without a profile. They are silent since the withdrawal; those that were erased are not (./erase_chats). */
async function chatsOfNobody(db: Reader): Promise<(Whose & Withdrawn)[]> {
  const chats = await db.conversation.findMany({
    where: { customerId: null, optedOutAt: { not: null }, consents: { some: { given: false } } },
    orderBy: { optedOutAt: 'desc' },
    take: CONSENTS_AT_ONCE,
    select: { id: true, consents: { orderBy: { id: 'desc' }, take: 1, select: { given: true, at: true } } },
  });
  return chats.flatMap(({ id, consents: [newest] }) =>
    newest === undefined || newest.given
      ? []
      : [{ customerId: null, conversationId: id, ...withdrawalAt(newest.at.getTime()) }],
  );
}

async function openOf(
  db: Reader,
  { customerId, conversationId }: Whose,
): Promise<Omit<WithdrawnPerson, keyof Withdrawn>> {
  const chats = await db.conversation.findMany({
    where: conversationId === null ? { customerId } : { id: conversationId },
    select: { id: true, channel: true },
  });
  const chat = { conversationId: { in: chats.map(({ id }) => id) } };
  const theirs = { OR: customerId === null ? [chat] : [{ customerId }, chat] };
  const orders =
    customerId === null
      ? []
      : await db.order.findMany({
          where: { customerId, phase: { notIn: CLOSED_PHASES } },
          select: { code: true },
          orderBy: { id: 'asc' },
        });
  return {
    channels: [...new Set(chats.map(({ channel }) => channel))].toSorted(),
    openOrders: orders.map(({ code }) => code),
    openComplaints: await db.complaint.count({
      where: { ...theirs, status: { in: [...OPEN_STATUSES] }, category: { not: 'officer' }, aboutOfficerId: null },
    }),
    openVisits: await db.visit.count({ where: { ...theirs, status: { in: [...OPEN] } } }),
    openTalks: await db.handover.count({ where: { ...chat, status: { in: ['waiting', 'held'] } } }),
  };
}
