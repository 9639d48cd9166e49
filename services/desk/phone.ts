/**
 * Somebody of the office answers on the telephone that the office's number is on (docs/domain.md 12): the chat is theirs, as if
 * an officer had taken it in the panel, until it is handed back or falls silent.
 */
import { emptyContext } from '../../machines/conversation/context.ts';
import { CONVERSATION_MACHINE_VERSION } from '../../machines/conversation/machine.ts';
import type { ConversationState } from '../../machines/conversation/step.ts';
import type { Tx } from '../../prisma/database.ts';
import { tellChat } from '../chat_events.ts';
import type { ServiceContext } from '../context.ts';
import { newId } from '../ids.ts';
import { newestMessage } from './chat.ts';
import { openTalk, watchIdle } from './endings.ts';
import { phoneMessageId } from './phone_message.ts';

export interface PhoneChat {
  channel: string;
  account: string;
  chat: string;
  /** the customer's number, '+628...'; null: not known */
  phone: string | null;
}

export interface PhoneMessage {
  /** as the network calls it: the same twice is the same message */
  id: string;
  text: string;
  /** UTC ms */
  at: number;
}

/** Notes what was written there, which is in the chat already, and holds the chat. */
export function noteFromPhone(ctx: ServiceContext, chat: PhoneChat, { id, text, at }: PhoneMessage): Promise<void> {
  return ctx.db.write(async (tx) => {
    const { conversationId, met } = await chatOf(tx, ctx, chat);
    const externalId = phoneMessageId(id);
    if ((await tx.message.count({ where: { conversationId, direction: 'out', externalId } })) > 0) return;
    const when = new Date(at);
    await tx.message.create({
      data: {
        conversationId,
        direction: 'out',
        externalId,
        body: JSON.stringify({ kind: 'text', text, choices: [] }),
        status: 'sent',
        attempts: 0,
        createdAt: when,
        sentAt: when,
      },
    });
    await holdByPhone(tx, ctx, conversationId, met);
  });
}

/** `met`: the person has written to the number, so the assistant may speak to them. */
async function holdByPhone(tx: Tx, ctx: ServiceContext, conversationId: string, met: boolean): Promise<void> {
  const now = new Date(ctx.now());
  // whoever answers has read it
  const seen = { lastMessageAt: now, seenMessageId: await newestMessage(tx, conversationId) };
  const open = await openTalk(tx, conversationId);
  if (open === null) {
    const talk = await tx.handover.create({
      data: {
        id: newId(ctx),
        conversationId,
        status: 'held',
        startedBy: 'phone',
        requestedAt: now,
        claimedAt: now,
        repliedAt: now,
        ...seen,
      },
    });
    if (met) await tellChat(tx, ctx, { conversationId }, { type: 'desk.taken', officer: null, invited: true });
    else await holdSilently(tx, ctx, conversationId);
    await watchIdle(tx, ctx, talk.id);
    return;
  }
  const { id, repliedAt, claimedAt, status } = open;
  await tx.handover.update({ where: { id }, data: { ...seen, repliedAt: repliedAt ?? now } });
  if (status === 'waiting') {
    await tx.handover.update({ where: { id }, data: { status: 'held', officerId: null, claimedAt: claimedAt ?? now } });
    await tellChat(tx, ctx, { conversationId }, { type: 'desk.taken', officer: null, invited: false });
  }
  await watchIdle(tx, ctx, id);
}

/** To who never wrote the assistant says nothing, neither now nor when they answer the person who wrote to them. */
async function holdSilently(tx: Tx, ctx: ServiceContext, conversationId: string): Promise<void> {
  const { language } = await tx.conversation.findUniqueOrThrow({
    where: { id: conversationId },
    select: { language: true },
  });
  await tx.conversation.update({
    where: { id: conversationId },
    data: {
      snapshot: heldSnapshot(ctx, language),
      machineVersion: CONVERSATION_MACHINE_VERSION,
      revision: { increment: 1 },
      updatedAt: new Date(ctx.now()),
    },
  });
}

function heldSnapshot({ vault }: ServiceContext, language: 'id' | 'en'): string {
  const state: ConversationState = {
    version: CONVERSATION_MACHINE_VERSION,
    value: { desk: 'held' },
    context: { ...emptyContext(language), desk: { state: 'held', officer: null, invited: true } },
  };
  return vault.encrypt(JSON.stringify(state));
}

async function chatOf(
  tx: Tx,
  ctx: ServiceContext,
  { phone, ...address }: PhoneChat,
): Promise<{ conversationId: string; met: boolean }> {
  const known = await tx.conversation.findUnique({
    where: { channel_account_chat: address },
    select: { id: true, lastInboundAt: true },
  });
  if (known !== null) return { conversationId: known.id, met: known.lastInboundAt !== null };
  const now = new Date(ctx.now());
  const { id } = await tx.conversation.create({
    data: {
      id: newId(ctx),
      ...address,
      phone,
      language: 'id',
      machineVersion: CONVERSATION_MACHINE_VERSION,
      snapshot: heldSnapshot(ctx, 'id'),
      revision: 1,
      createdAt: now,
      updatedAt: now,
    },
    select: { id: true },
  });
  return { conversationId: id, met: false };
}
