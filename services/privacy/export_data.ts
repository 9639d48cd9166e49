/** All that is kept about a person, as a plain tree for JSON: the machine-readable half of "data saya" (docs/domain.md 9). */
import type { Reader } from '../../prisma/database.ts';
import type { Prisma } from '../../prisma/generated/sqlite/client.ts';
import type { ServiceContext } from '../context.ts';
import { readProfile } from '../customers.ts';
import { BRIEF_MARK, readOwnBody } from '../message_bodies.ts';
import { detailsOf } from '../orders/timeline.ts';
import { belongings } from './person.ts';
import type { Person } from './person.ts';
import { visitsOf } from './visits.ts';

const MESSAGES_AT_ONCE = 1_000;

type Parts = Pick<ServiceContext, 'db' | 'vault' | 'now'> & ServiceContext;

/** Instants as ISO texts, money and sizes as numbers; what is encrypted at rest is in the clear. */
export async function personalData(ctx: Parts, person: Person): Promise<object> {
  const db = ctx.db.read;
  const of = belongings(person);
  const profiles = [];
  for (const id of person.customerIds) {
    const row = await db.customer.findUnique({ where: { id }, select: { createdAt: true, language: true } });
    profiles.push({ id, ...row, ...(await readProfile(ctx, id)) });
  }
  const plain = { omit: { conversationId: true } } as const;
  return {
    format: 'gerai-pst/data-saya/1',
    madeAt: new Date(ctx.now()),
    profiles,
    consents: await db.consent.findMany({ where: of.chats, orderBy: { id: 'asc' } }),
    chats: await chatsOf(db, person),
    messages: await messagesOf(ctx, db, of.chats),
    orders: await ordersOf(ctx, db, of.orders),
    complaints: await complaintsOf(ctx, db, of.either),
    visits: await db.visit.findMany({
      where: await visitsOf(db, person),
      orderBy: { id: 'asc' },
      omit: { officerId: true },
    }),
    ratings: await db.rating.findMany({ where: { OR: [of.chats, of.ofOrders] }, orderBy: { id: 'asc' } }),
    talks: await db.handover.findMany({ where: of.chats, orderBy: { id: 'asc' }, omit: { officerId: true } }),
    connections: await db.connection.findMany({ where: of.either, orderBy: { id: 'asc' }, ...plain }),
    files: await db.storedFile.findMany({
      where: { owner: of.owners, purpose: 'upload' },
      orderBy: { id: 'asc' },
      select: { name: true, mime: true, size: true, sha256: true, createdAt: true },
    }),
  };
}

function chatsOf(db: Reader, { chats }: Person) {
  return db.conversation.findMany({
    where: { id: { in: chats.map(({ id }) => id) } },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      channel: true,
      chat: true,
      phone: true,
      language: true,
      createdAt: true,
      lastInboundAt: true,
      optedOutAt: true,
    },
  });
}

/** What is brief is to be gone within minutes: it must not live on in a file. */
async function messagesOf(ctx: Parts, db: Reader, where: Prisma.MessageWhereInput) {
  const messages = [];
  for (let last = 0; ;) {
    const rows = await db.message.findMany({
      where: { ...where, id: { gt: last }, NOT: { body: { contains: BRIEF_MARK } } },
      orderBy: { id: 'asc' },
      take: MESSAGES_AT_ONCE,
      select: { id: true, conversationId: true, direction: true, body: true, createdAt: true },
    });
    for (const { conversationId, direction, body, createdAt } of rows) {
      const from = direction === 'in' ? 'you' : 'office';
      messages.push({ chat: conversationId, from, at: createdAt, said: readOwnBody(ctx, body) });
    }
    if (rows.length < MESSAGES_AT_ONCE) return messages;
    last = rows.at(-1)?.id ?? last;
  }
}

async function ordersOf(ctx: Parts, db: Reader, where: Prisma.OrderWhereInput) {
  const rows = await db.order.findMany({
    where,
    orderBy: { id: 'asc' },
    include: {
      items: { orderBy: { position: 'asc' }, omit: { fileId: true, orderId: true } },
      documents: { select: { kind: true, version: true, number: true, status: true, total: true, issuedAt: true } },
      billingCodes: { select: { code: true, amount: true, status: true, expiresAt: true } },
      payments: { select: { method: true, amount: true, ntpn: true, ntb: true, paidOn: true } },
      proofs: { select: { status: true, reason: true, createdAt: true } },
      agreements: { select: { method: true, status: true, reason: true, signedOn: true, createdAt: true } },
      corrections: { select: { part: true, text: true, createdAt: true, answer: true, answeredAt: true } },
      reductions: { select: { reason: true, status: true, createdAt: true } },
      events: { orderBy: { id: 'asc' }, select: { type: true, actorKind: true, details: true, at: true } },
    },
    omit: { machine: true, clock: true },
  });
  return rows.map(({ abstraction, party, buyer, ...order }) => {
    const { npwpCipher, ...named } = detailsOf(buyer);
    return {
      ...order,
      buyer: { ...named, npwp: typeof npwpCipher === 'string' ? ctx.vault.decrypt(npwpCipher) : null },
      abstraction: unsealed(ctx, abstraction),
      party: unsealed(ctx, party),
    };
  });
}

function unsealed({ vault }: Pick<Parts, 'vault'>, sealed: string | null): unknown {
  return sealed === null ? null : (JSON.parse(vault.decrypt(sealed)) as unknown);
}

async function complaintsOf(ctx: Parts, db: Reader, where: Prisma.ComplaintWhereInput) {
  const rows = await db.complaint.findMany({
    where,
    orderBy: { id: 'asc' },
    omit: { clock: true, officerId: true, aboutOfficerId: true },
    include: {
      events: {
        // whom the office takes it to be about is about that officer
        where: { type: { not: 'identified' } },
        orderBy: { id: 'asc' },
        select: { type: true, actorKind: true, words: true, at: true },
      },
    },
  });
  const plain = (sealed: string | null): string | null => (sealed === null ? null : ctx.vault.decrypt(sealed));
  return rows.map(({ text, name, contact, aboutName, events, ...complaint }) => ({
    ...complaint,
    text: plain(text),
    name: plain(name),
    contact: plain(contact),
    aboutName: plain(aboutName),
    events: events.map((event) => ({ ...event, words: plain(event.words) })),
  }));
}
