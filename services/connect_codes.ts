/** The one-time code by which another chat of the same person is connected (docs/domain.md 11); used up in ./connections. */
import { connectCode } from '../domain/codes.ts';
import { payloadOf, telegramLink, whatsappLink } from '../domain/deep_links.ts';
import type { ConnectRefusal, Profile, Result } from '../machines/conversation/effects.ts';
import type { Tx } from '../prisma/database.ts';
import type { ServiceContext } from './context.ts';
import { readProfile } from './customers.ts';
import { IS_CHAT } from './email/letter.ts';
import { numberToWriteTo, WHATSAPP } from './whatsapp_line.ts';

const CODE_MINUTES = 10;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Codes of a customer within an hour. */
const MOST_CODES = 5;
/** Codes that did not fit, of a chat within the minutes that a code is good for. */
const MOST_TRIES = 5;

/** The chat that asks. */
export interface Asking {
  conversationId: string;
  customerId: string | null;
  channel: string;
}

/** An earlier code of the same chat ends. Only the new one's hash is kept. */
export async function issueConnectCode(
  ctx: ServiceContext,
  tx: Tx,
  { conversationId, customerId, channel }: Asking,
): Promise<Extract<Result, { type: 'connect.issued' | 'connect.notIssued' }>> {
  if (customerId === null) return { type: 'connect.notIssued', reason: 'not_registered' };
  const now = ctx.now();
  const recent = { customerId, createdAt: { gt: new Date(now - HOUR_MS) } };
  if ((await tx.connectCode.count({ where: recent })) >= MOST_CODES)
    return { type: 'connect.notIssued', reason: 'too_many' };
  await tx.connectCode.updateMany({
    where: { conversationId, usedAt: null, expiresAt: { gt: new Date(now) } },
    data: { expiresAt: new Date(now) },
  });
  const code = connectCode(ctx.random(10));
  await tx.connectCode.create({
    data: {
      codeHash: ctx.vault.hashToken(code),
      conversationId,
      customerId,
      expiresAt: new Date(now + CODE_MINUTES * MINUTE_MS),
      createdAt: new Date(now),
    },
  });
  return {
    type: 'connect.issued',
    code,
    minutes: CODE_MINUTES,
    telegram: channel === 'telegram' ? null : await telegramOf(tx, code),
    whatsapp: channel === WHATSAPP ? null : await whatsappOf(ctx, tx, code),
  };
}

/** Where the office's bot takes the code, when it has one that is known by name. */
async function telegramOf(tx: Tx, code: string): Promise<string | null> {
  const account = await tx.channelAccount.findFirst({
    where: { channel: 'telegram', name: { not: null }, state: { not: 'refused' } },
    orderBy: { updatedAt: 'desc' },
  });
  const payload = payloadOf({ kind: 'connect', code });
  return account?.name && payload !== null ? telegramLink(account.name, payload) : null;
}

/** Where the office's number takes it, when one is linked and served. */
async function whatsappOf(ctx: ServiceContext, tx: Tx, code: string): Promise<string | null> {
  const number = ctx.whatsapp ? await numberToWriteTo(tx) : null;
  const payload = payloadOf({ kind: 'connect', code });
  return number !== null && payload !== null ? whatsappLink(number, payload) : null;
}

/** A code that may be used in the chat that asks. */
export interface Fit {
  codeHash: string;
  /** the chat that gave it */
  conversationId: string;
  /** whose it is */
  customerId: string;
  profile: Profile;
}

/** `code` as domain/codes writes it. One that is not known counts as a try, also though nothing comes of it. */
export async function fitConnectCode(
  ctx: ServiceContext,
  tx: Tx,
  { conversationId, customerId: own }: Asking,
  code: string,
): Promise<Fit | ConnectRefusal> {
  const now = ctx.now();
  const since = new Date(now - CODE_MINUTES * MINUTE_MS);
  await tx.connectAttempt.deleteMany({ where: { conversationId, at: { lte: since } } });
  if ((await tx.connectAttempt.count({ where: { conversationId } })) >= MOST_TRIES) return 'too_many';

  const row = await tx.connectCode.findUnique({
    where: { codeHash: ctx.vault.hashToken(code) },
    include: { conversation: { select: { customerId: true } } },
  });
  const good =
    row !== null &&
    row.usedAt === null &&
    row.expiresAt.getTime() > now &&
    row.conversation.customerId === row.customerId;
  if (!good) {
    await tx.connectAttempt.create({ data: { conversationId, at: new Date(now) } });
    return 'unknown';
  }
  if (row.conversationId === conversationId) return 'same_chat';
  if (own === row.customerId) return 'already';
  if (own !== null && (await hasOthers(tx, own, conversationId))) return 'has_others';
  const profile = await readProfile(ctx, row.customerId, tx);
  if (profile === null) return 'unknown';
  return { codeHash: row.codeHash, conversationId: row.conversationId, customerId: row.customerId, profile };
}

/** Chats that would be left behind without their orders. */
async function hasOthers(tx: Tx, customerId: string, conversationId: string): Promise<boolean> {
  return (await tx.conversation.count({ where: { customerId, ...IS_CHAT, NOT: { id: conversationId } } })) > 0;
}

/** What using the code would mean for the chat that asks; nothing is told of whose it is, and the code stays unused. */
export async function tryConnectCode(
  ctx: ServiceContext,
  tx: Tx,
  asking: Asking,
  code: string,
): Promise<Extract<Result, { type: 'connect.fits' | 'connect.refused' }>> {
  const fit = await fitConnectCode(ctx, tx, asking, code);
  if (typeof fit === 'string') return { type: 'connect.refused', reason: fit };
  const { customerId } = asking;
  const orders = customerId === null ? 0 : await tx.order.count({ where: { customerId } });
  return { type: 'connect.fits', known: customerId !== null, orders };
}
