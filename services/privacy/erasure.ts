/**
 * "Hapus data" (UU PDP art. 8 and 43, docs/domain.md 9): everything of a person goes in one write, but for what finance
 * archives require, which stays under a pseudonym. Files follow once the write is durable (./erase_files).
 */
import type { PrivacyResult } from '../../machines/conversation/counter/privacy.ts';
import type { Tx } from '../../prisma/database.ts';
import { audit } from '../audit.ts';
import type { ChatOf } from '../chat.ts';
import type { ServiceContext } from '../context.ts';
import { newId } from '../ids.ts';
import { eraseChats } from './erase_chats.ts';
import { eraseCounter } from './erase_counter.ts';
import { eraseFiles } from './erase_files.ts';
import { eraseOrders } from './erase_orders.ts';
import { keptOf } from './kept.ts';
import { belongings, personOf } from './person.ts';

type Erased = Extract<PrivacyResult, { type: 'privacy.erased' | 'privacy.refused' }>;

/** Inside the turn's write. The asking chat's own row is written by the turn's commit: it begins anew, and is nobody's. */
export async function eraseData(ctx: ServiceContext, tx: Tx, chat: ChatOf): Promise<Erased> {
  const person = await personOf(tx, chat);
  const { kept, blocked } = await keptOf(tx, person);
  // an order may have been placed in another chat since it was asked
  if (blocked) return { type: 'privacy.refused', kept };
  const { owners } = belongings(person);
  const pseudonyms = new Map(person.customerIds.map((id) => [id, pseudonymOf(id)]));
  const ofOrders = await eraseOrders(ctx, tx, person, pseudonyms);
  const ofCounter = await eraseCounter(ctx, tx, person);
  const own = await tx.storedFile.findMany({ where: { owner: owners }, select: { id: true } });
  const id = newId(ctx);
  await eraseFiles(tx, ctx, id, [...new Set([...ofOrders, ...ofCounter, ...own.map((file) => file.id)])]);
  await eraseChats(ctx, tx, person, chat.conversationId);
  for (const customerId of person.customerIds)
    await tx.customer.update({ where: { id: customerId }, data: pseudonymised(ctx, customerId) });
  const now = new Date(ctx.now());
  await tx.erasure.create({
    data: {
      id,
      customerId: chat.customerId,
      kept: kept.map(({ kind, count }) => ({ kind, count })),
      askedAt: now,
      doneAt: now,
    },
  });
  const actor = { kind: 'customer' as const, id: chat.customerId ?? chat.conversationId, name: 'customer' };
  const subject = chat.customerId === null ? `conversation:${chat.conversationId}` : `customer:${chat.customerId}`;
  await audit(tx, ctx, actor, 'customer.erased', subject, { channel: chat.channel });
  return { type: 'privacy.erased', kept };
}

/** By which the office can speak of the rows that stay; ids are random at their end. */
function pseudonymOf(customerId: string): string {
  return `Pelanggan ${customerId.slice(-6).toUpperCase()}`;
}

/** Segment, occupation, use and country stay: figures are made of them, and the way of payment follows from the last. */
export function pseudonymised(ctx: Pick<ServiceContext, 'now'>, customerId: string) {
  const now = new Date(ctx.now());
  return {
    name: pseudonymOf(customerId),
    email: '',
    phone: '',
    institution: '',
    npwpCipher: null,
    npwpDeclaredActive: false,
    emailConfirmedAt: null,
    erasedAt: now,
    updatedAt: now,
  };
}
