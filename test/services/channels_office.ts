/** Rows of channels as their workers would have left them. */
import type { ServiceContext } from '../../services/context.ts';

let events = 0;

/** The bot of the tests, by polling. */
export async function account(
  ctx: ServiceContext,
  standing: { name?: string; state: string; problem?: string },
): Promise<void> {
  const at = new Date(ctx.now());
  const row = { channel: 'telegram', account: '123456', mode: 'polling', stateSince: at, updatedAt: at, ...standing };
  await ctx.db.write((tx) => tx.channelAccount.create({ data: row }));
}

/** A chat that has just been written in; returns its conversation's id. */
export async function chatOf(
  ctx: ServiceContext,
  channel: string,
  chat: string,
  accountThere = '123456',
): Promise<string> {
  const id = `${channel}-${chat}`;
  const at = new Date(ctx.now());
  const place = { id, channel, account: accountThere, chat, language: 'id' as const };
  const rest = { machineVersion: 1, snapshot: '{}', revision: 1, lastInboundAt: at, createdAt: at, updatedAt: at };
  await ctx.db.write((tx) => tx.conversation.create({ data: { ...place, ...rest } }));
  return id;
}

export async function inboxEvent(
  ctx: ServiceContext,
  given: { status: 'waiting' | 'dead'; attempts?: number; error?: string; account?: string; answers?: boolean },
): Promise<number> {
  const row = {
    channel: 'telegram',
    account: '123456',
    chat: '77',
    externalId: String((events += 1)),
    sequence: BigInt(events),
    body: ctx.vault.encrypt(JSON.stringify({ text: 'rahasia' })),
    attempts: 0,
    receivedAt: new Date(ctx.now()),
    ...given,
  };
  return (await ctx.db.write((tx) => tx.inboxEvent.create({ data: row }))).id;
}

/** A turn of the chat, just now. */
export async function turnAt(ctx: ServiceContext, conversationId: string): Promise<void> {
  const row = {
    externalId: `m${(events += 1)}`,
    revision: events,
    event: '{"type":"text"}',
    barrier: false,
    undone: false,
  };
  await ctx.db.write((tx) => tx.turn.create({ data: { ...row, conversationId, at: new Date(ctx.now()) } }));
}

/** A message that the outbox gave up. */
export async function failedMessage(
  ctx: ServiceContext,
  conversationId: string,
  given: { externalId: string; error?: string },
): Promise<number> {
  const row = {
    conversationId,
    direction: 'out',
    body: JSON.stringify({ kind: 'text', text: 'rahasia', choices: [] }),
    status: 'failed',
    attempts: 16,
    createdAt: new Date(ctx.now()),
    ...given,
  };
  return (await ctx.db.write((tx) => tx.message.create({ data: row }))).id;
}
