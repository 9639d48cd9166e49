/**
 * Puts what WhatsApp brought into the inbox, within the write that spends the keys by which it was opened. One person is one
 * chat: it goes by WhatsApp's own identity of a person (LID) as soon as that is known, also where it began by number.
 */
import type { Tx } from '../../prisma/database.ts';
import { noteInbound } from '../../services/channel_accounts.ts';
import type { ServiceContext } from '../../services/context.ts';
import { reachedAgain } from '../../services/reachability.ts';
import type { InboxEvent } from '../channel.ts';
import type { Arrival, Arrived } from './arrival.ts';
import { CHANNEL } from './wire.ts';

/** As it waits: `phone` ('+628...') is for the chat that a first message begins. */
export type WaitingArrival = Arrival & { phone?: string };

/** What of an event was put into the inbox here. */
export function arrivalIn({ body }: InboxEvent): WaitingArrival {
  return body as WaitingArrival;
}

/** The address that an event's message bears, whatever its chat goes by now. */
export function writtenFrom(event: InboxEvent): string {
  const arrival = arrivalIn(event);
  const came = arrival.kind === 'message' ? arrival.from : undefined;
  return came ?? event.externalId.split(' ', 1)[0] ?? event.address.chat;
}

type Parts = Pick<ServiceContext, 'now' | 'vault'>;

/** `account`: the office's number. What is in the inbox already is nothing new. */
export async function persistArrivals(tx: Tx, ctx: Parts, account: string, arrived: readonly Arrived[]): Promise<void> {
  const key = { channel: CHANNEL, account };
  const at = new Date(ctx.now());
  for (const one of arrived) {
    const { externalId, arrival } = one;
    const chat = await chatFor(tx, key, one);
    const phone = phoneOf(one);
    await noteOfChat(tx, { ...key, chat }, { phone, wrote: arrival.kind !== 'handset', at });
    if ((await tx.inboxEvent.count({ where: { ...key, externalId } })) > 0) continue;
    if (arrival.kind === 'message' && arrival.album !== undefined) await lookAgain(tx, { ...key, chat });
    const body: WaitingArrival = { ...arrival, ...(phone === null ? {} : { phone }) };
    await tx.inboxEvent.create({
      data: {
        ...key,
        chat,
        externalId,
        // in the order in which they came
        sequence: 0n,
        body: ctx.vault.encrypt(JSON.stringify(body)),
        status: 'waiting',
        answers: answersAnything(arrival),
        attempts: 0,
        receivedAt: at,
      },
    });
  }
  await noteInbound(tx, key, at, null);
}

interface Key {
  channel: string;
  account: string;
}

/** The one chat of the person, made of the two they may have come by. */
async function chatFor(tx: Tx, key: Key, { chat, phoneChat }: Arrived): Promise<string> {
  if (!isLid(chat)) {
    const known = await tx.conversation.findFirst({
      where: { ...key, phone: numberOf(chat), chat: { endsWith: LID } },
      orderBy: { updatedAt: 'desc' },
      select: { chat: true },
    });
    return known?.chat ?? chat;
  }
  if (phoneChat === null) return chat;
  const began = await tx.conversation.findMany({
    where: { ...key, chat: { in: [chat, phoneChat] } },
    select: { id: true, chat: true },
  });
  const byNumber = began.find((one) => one.chat === phoneChat);
  if (byNumber !== undefined && began.length === 1)
    await tx.conversation.update({ where: { id: byNumber.id }, data: { chat } });
  const waiting = { ...key, chat: phoneChat, status: { in: ['waiting', 'dead'] } };
  if ((await tx.inboxEvent.findFirst({ where: waiting, select: { id: true } })) !== null)
    await tx.inboxEvent.updateMany({ where: waiting, data: { chat } });
  return chat;
}

interface Note {
  phone: string | null;
  /** the person themself, who can be reached then */
  wrote: boolean;
  at: Date;
}

async function noteOfChat(tx: Tx, address: Key & { chat: string }, { phone, wrote, at }: Note): Promise<void> {
  const conversation = await tx.conversation.findUnique({
    where: { channel_account_chat: address },
    select: { id: true, phone: true, unreachableSince: true },
  });
  if (phone !== null && phone !== conversation?.phone) await takeNumber(tx, address, phone);
  if (conversation === null) return;
  const { id, unreachableSince } = conversation;
  if (wrote && unreachableSince !== null) await reachedAgain(tx, { id }, at.getTime());
}

/** A number is one person's: whoever had it before has it no more, though their chat stays theirs. */
async function takeNumber(tx: Tx, { chat, ...key }: Key & { chat: string }, phone: string): Promise<void> {
  const others = { ...key, phone, chat: { endsWith: LID, not: chat } };
  await tx.conversation.updateMany({ where: others, data: { phone: null } });
  await tx.conversation.updateMany({ where: { ...key, chat }, data: { phone } });
}

/** An album that was waited for may be whole now; what failed is tried again in its own time. */
async function lookAgain(tx: Tx, address: Key & { chat: string }): Promise<void> {
  const where = { ...address, status: 'waiting', attempts: 0, error: null, notBefore: { not: null } };
  await tx.inboxEvent.updateMany({ where, data: { notBefore: null } });
}

/** Whether it would be read as an answer to whatever is asked when it is taken up; a file is taken only where one is asked for. */
function answersAnything(arrival: Arrival): boolean {
  if (arrival.kind === 'handset') return false;
  return arrival.kind === 'edit' || !['file', 'album'].includes(arrival.content.kind);
}

const LID = '@lid';

function isLid(chat: string): boolean {
  return chat.endsWith(LID);
}

/** '+628...'; null: not known. */
function phoneOf({ chat, phoneChat }: Arrived): string | null {
  if (phoneChat !== null) return numberOf(phoneChat);
  return isLid(chat) ? null : numberOf(chat);
}

function numberOf(phoneChat: string): string {
  return `+${phoneChat.split('@', 1)[0] ?? ''}`;
}
