/** One talk as its officers see it: who the customer is, how it stands, and everything that was said. */
import type { Language } from '../../domain/vocabulary.ts';
import type { Actor, Outcome, ServiceContext } from '../context.ts';
import { openFile, type StoredFile } from '../files.ts';
import { readOffice } from '../office.ts';
import { recordAccess } from '../privacy/access.ts';
import { readTranscript, type ChatLine } from '../transcript.ts';
import { audit } from '../audit.ts';
import type { Readable } from 'node:stream';
import { mayReadAbstraction } from '../abstraction_reading.ts';
import { handedIn } from '../uploads_in_use.ts';
import { guestNames } from '../visits/guest_names.ts';
import { cannedReplies, cannedText, namesOrder } from './canned.ts';
import { mayReadTalks, mayTalk, TALKERS } from './roles.ts';
import { isAtPhone } from './whose.ts';

export interface TalkView {
  id: string;
  state: 'waiting' | 'held' | 'ended';
  startedBy: 'customer' | 'officer' | 'phone';
  /** may be answered by who looks */
  own: boolean;
  /** somebody answers on the office's telephone: who talks with customers may take it, or hand it back */
  atPhone: boolean;
  owner: string | null;
  conversationId: string;
  customerId: string | null;
  /** as registered, else as the guest book has it; null: neither */
  name: string | null;
  institution: string | null;
  /** that the chat's network knows of the person, '+628...'; null: it tells none */
  phone: string | null;
  channel: string;
  language: Language;
  requestedAt: number;
  claimedAt: number | null;
  endedAt: number | null;
  endedBy: string | null;
  orders: string[];
}

/** Codes of the newest orders beside a talk. */
const ORDERS = 8;
const LINES = 60;

/** null: there is none, or it is not for the actor. Its showing is recorded. */
export async function talkView(ctx: ServiceContext, actor: Actor, talkId: string): Promise<TalkView | null> {
  if (!mayReadTalks(actor)) return null;
  const row = await ctx.db.read.handover.findUnique({
    where: { id: talkId },
    include: { conversation: { include: { customer: true } } },
  });
  if (row === null || row.conversation === null) return null;
  const { conversation } = row;
  const { customer } = conversation;
  const guest = customer === null ? (await guestNames(ctx.db.read, [conversation.id])).get(conversation.id) : undefined;
  const [owner, orders] = await Promise.all([
    row.officerId === null ? null : ctx.db.read.officer.findUnique({ where: { id: row.officerId } }),
    customer === null
      ? []
      : ctx.db.read.order.findMany({
          where: { customerId: customer.id },
          orderBy: { createdAt: 'desc' },
          take: ORDERS,
          select: { code: true },
        }),
  ]);
  await recordAccess(ctx, actor, {
    subject: `conversation:${conversation.id}`,
    fields: conversation.phone === null ? ['name', 'chat'] : ['name', 'chat', 'phone'],
  });
  return {
    id: row.id,
    state: row.status === 'held' ? 'held' : row.status === 'waiting' ? 'waiting' : 'ended',
    startedBy: row.startedBy === 'officer' ? 'officer' : row.startedBy === 'phone' ? 'phone' : 'customer',
    own: mayTalk(actor) && row.status === 'held' && row.officerId === actor.id,
    atPhone: isAtPhone(row),
    owner: owner?.name ?? null,
    conversationId: conversation.id,
    customerId: customer?.id ?? null,
    name: customer?.name ?? guest ?? null,
    institution: customer?.institution ?? null,
    phone: conversation.phone,
    channel: conversation.channel,
    language: conversation.language,
    requestedAt: row.requestedAt.getTime(),
    claimedAt: row.claimedAt?.getTime() ?? null,
    endedAt: row.endedAt?.getTime() ?? null,
    endedBy: row.endedBy,
    orders: orders.map(({ code }) => code),
  };
}

/** The newest bubbles of the chat that the talk is held in; older ones are in its history. */
export function talkLines(
  ctx: ServiceContext,
  actor: Actor,
  { conversationId, channel }: Pick<TalkView, 'conversationId' | 'channel'>,
): Promise<{ lines: ChatLine[]; earlier: boolean }> {
  const chats = [{ id: conversationId, channel }];
  return readTranscript(ctx, actor, { subject: `conversation:${conversationId}`, chats }, { limit: LINES });
}

/** A talk with the customer that is not over, in whichever chat; null: none. */
export async function openTalkOf({ db }: Pick<ServiceContext, 'db'>, customerId: string): Promise<string | null> {
  const talk = await db.read.handover.findFirst({
    where: { status: { in: ['waiting', 'held'] }, conversation: { customerId } },
    orderBy: { requestedAt: 'desc' },
    select: { id: true },
  });
  return talk?.id ?? null;
}

/** To whom a talk can be handed on. */
export async function otherTalkers(
  ctx: Pick<ServiceContext, 'db'>,
  officerId: string,
): Promise<{ id: string; name: string }[]> {
  return ctx.db.read.officer.findMany({
    where: { active: true, role: { in: [...TALKERS] }, id: { not: officerId } },
    orderBy: { name: 'asc' },
    select: { id: true, name: true },
  });
}

/**
 * The replies that can be chosen, filled in for this customer, in their language. `lacks`: what one speaks of and the customer
 * does not have, so that it is not to be sent.
 */
export async function repliesFor(
  ctx: ServiceContext,
  actor: Actor,
  { name, language, orders }: Pick<TalkView, 'name' | 'language' | 'orders'>,
): Promise<{ id: string; title: string; text: string; lacks: 'order' | null }[]> {
  const { office } = await readOffice(ctx);
  const values = {
    nama: name ?? (language === 'id' ? 'Bapak/Ibu' : 'Sir/Madam'),
    kode: orders[0] ?? '-',
    kantor: office.name,
    petugas: actor.kind === 'officer' ? actor.name : '',
  };
  const replies = await cannedReplies(ctx);
  return replies.map((reply) => ({
    id: reply.id,
    title: reply.title,
    text: cannedText(reply, language, values),
    lacks: orders.length === 0 && namesOrder(reply, language) ? 'order' : null,
  }));
}

/** A file that was sent in a chat, either way, for whoever reads talks; written down. */
export async function readTalkFile(
  ctx: ServiceContext,
  actor: Actor,
  { conversationId, fileId }: { conversationId: string; fileId: string },
): Promise<Outcome<{ stream: Readable; file: StoredFile }, 'forbidden' | 'unknown'>> {
  if (!mayReadTalks(actor)) return { ok: false, reason: 'forbidden' };
  const { read } = ctx.db;
  const file = await read.storedFile.findUnique({ where: { id: fileId }, select: { owner: true } });
  const sent = await read.handoverFile.count({ where: { fileId, handover: { conversationId } } });
  if (file === null || (sent === 0 && file.owner !== `conversation:${conversationId}`))
    return { ok: false, reason: 'unknown' };
  // it may be an abstraction
  if (!mayReadAbstraction(actor) && !(await handedIn(read, [fileId])).has(fileId))
    return { ok: false, reason: 'forbidden' };
  const opened = await openFile(ctx, fileId);
  if (opened === null) return { ok: false, reason: 'unknown' };
  await ctx.db.write((tx) => audit(tx, ctx, actor, 'desk.readFile', `conversation:${conversationId}`, { fileId }));
  return { ok: true, ...opened };
}
