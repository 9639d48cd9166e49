/**
 * "Tarik persetujuan" (UU PDP, docs/domain.md 9): on the ledger at once for every chat of the person, and nothing is sent
 * there unasked; the office has 3x24 hours to see to orders that are not paid.
 */
import type { PrivacyResult } from '../../machines/conversation/counter/privacy.ts';
import type { Tx } from '../../prisma/database.ts';
import { audit } from '../audit.ts';
import type { ChatOf } from '../chat.ts';
import type { ServiceContext } from '../context.ts';
import { dropTalks } from '../desk/endings.ts';
import { readProfile } from '../customers.ts';
import { EMAIL } from '../email/letter.ts';
import { freshChat } from './fresh_chat.ts';
import { CLOSED_PHASES } from './kept.ts';
import { belongings, personOf } from './person.ts';

const TEXT_VERSION = 'withdrawn-1';

/** Inside the turn's write. */
export async function withdrawConsent(
  ctx: ServiceContext,
  tx: Tx,
  chat: ChatOf,
): Promise<Extract<PrivacyResult, { type: 'privacy.withdrawn' }>> {
  const person = await personOf(tx, chat);
  const at = new Date(ctx.now());
  const profile = chat.customerId === null ? null : await readProfile(ctx, chat.customerId, tx);
  for (const { id, channel, language } of person.chats) {
    // a mailbox is no chat: nobody consented there
    if (channel === EMAIL.channel) continue;
    await tx.consent.create({
      data: { conversationId: id, given: false, textVersion: TEXT_VERSION, language, channel, at },
    });
    await tx.conversation.update({ where: { id }, data: { optedOutAt: at } });
    // nobody talks on where consent is gone (docs/domain.md 12)
    await dropTalks(tx, ctx, [id]);
    if (id === chat.conversationId) continue;
    const known = { profile, form: { ...profile }, muted: true };
    await tx.conversation.update({
      where: { id },
      data: { ...(await freshChat(ctx, { language }, { place: 'declined', known })), revision: { increment: 1 } },
    });
    // nothing leads back behind it
    await tx.turn.updateMany({ where: { conversationId: id }, data: { before: null } });
  }
  // nobody is called in a chat that is told nothing any more; at the counter they may draw a number anew
  await tx.visit.updateMany({
    where: { ...belongings(person).either, status: { in: ['waiting', 'called', 'skipped'] } },
    data: { status: 'cancelled' },
  });
  const open = { ...belongings(person).orders, phase: { notIn: CLOSED_PHASES } };
  const paid = await tx.order.count({ where: { ...open, payments: { some: {} } } });
  const all = await tx.order.count({ where: open });
  const actor = { kind: 'customer' as const, id: chat.customerId ?? chat.conversationId, name: 'customer' };
  const subject = chat.customerId === null ? `conversation:${chat.conversationId}` : `customer:${chat.customerId}`;
  await audit(tx, ctx, actor, 'customer.withdrew', subject, { channel: chat.channel });
  return { type: 'privacy.withdrawn', unpaid: all - paid, paid };
}
