/** The one-time code by which another chat of the same person is connected (docs/domain.md 11); used in ./connections. */
import { connectCode } from '../domain/codes.ts';
import { payloadOf, telegramLink } from '../domain/deep_links.ts';
import type { Result } from '../machines/conversation/effects.ts';
import type { Tx } from '../prisma/database.ts';
import type { ServiceContext } from './context.ts';

export const CODE_MINUTES = 10;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Codes of a customer within an hour. */
const MOST_CODES = 5;

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
