/** Releasing the products by links (R20), and the second loop of corrections (R21-22). */
import type { Actor, ServiceContext } from '../context.ts';
import { audit } from '../audit.ts';
import type { Tx } from '../../prisma/database.ts';
import { mailOrder } from '../email/order_letters.ts';
import { actOnOrder, findOrder, judge } from './acts.ts';
import { answerCorrection } from './corrections.ts';
import { wordsOf } from './office_acts.ts';
import type { Done, OnPage } from './office_acts.ts';
import { linkInForce, renewEndedLinks } from './order_links.ts';
import { refused } from './refusal.ts';
import type { OrderOutcome, Refused } from './refusal.ts';
import { timeline } from './timeline.ts';

/** Hands the products over: links to every item's file, the invoice and the receipt; silence is timed from here. */
export function releaseOrder(
  ctx: ServiceContext,
  actor: Actor,
  page: OnPage & { words: string | null },
): Promise<OrderOutcome<Done>> {
  const { code, revision } = page;
  const words = wordsOf(page.words);
  return ctx.db.write(async (tx) => {
    const details = words === null ? {} : { words };
    const acted = await actOnOrder(ctx, tx, { code, revision, actor, act: 'release', details });
    if (!acted.ok) return acted;
    const orderId = acted.order.id;
    await linkInForce(ctx, tx, orderId, true);
    await mailOrder(ctx, tx, { orderId, eventId: acted.eventId, act: 'release' });
    return { ok: true, revision: acted.revision };
  });
}

/**
 * Answers a correction of the products with files prepared anew; links to those they replace end. `nothing_replaced`: no
 * file was prepared since the customer asked, and it was not said that the same files are meant (`sameFiles`).
 */
export function releaseAgain(
  ctx: ServiceContext,
  actor: Actor,
  page: OnPage & { words: string; sameFiles?: boolean },
): Promise<OrderOutcome<Done, 'words_missing' | 'nothing_replaced'>> {
  return answer(ctx, actor, page, 'releaseAgain', async (tx, orderId) => {
    const replaced = page.sameFiles === true || hasReplacedFile(await timeline(tx, orderId));
    return replaced ? null : refused('nothing_replaced');
  });
}

/** Whether a file was prepared since the customer last asked for a correction; `events` oldest first. */
export function hasReplacedFile(events: readonly { type: string }[]): boolean {
  const asked = events.findLastIndex(({ type }) => type === 'requestDeliveryCorrection');
  return events.slice(asked + 1).some(({ type }) => type === 'prepare');
}

/** Answers a correction of the products with words only. */
export function answerDeliveryCorrection(
  ctx: ServiceContext,
  actor: Actor,
  page: OnPage & { words: string },
): Promise<OrderOutcome<Done, 'words_missing'>> {
  return answer(ctx, actor, page, 'answerDeliveryCorrection', () => Promise.resolve(null));
}

/** The officer's part of a correction (R22); what concerns the receipt stays open for the treasurer. */
async function answer<R extends string>(
  ctx: ServiceContext,
  actor: Actor,
  page: OnPage & { words: string },
  act: 'releaseAgain' | 'answerDeliveryCorrection',
  objection: (tx: Tx, orderId: string) => Promise<Refused<R> | null>,
): Promise<OrderOutcome<Done, R | 'words_missing'>> {
  const words = wordsOf(page.words);
  if (words === null) return refused('words_missing');
  const { code, revision } = page;
  return ctx.db.write(async (tx) => {
    const judged = await judge(tx, { code, revision, actor, act });
    if (!judged.ok) return judged;
    const orderId = judged.order.id;
    const objected = await objection(tx, orderId);
    if (objected !== null) return objected;
    const acted = await actOnOrder(ctx, tx, { code, revision, actor, act, details: { words } });
    if (!acted.ok) return acted;
    await answerCorrection(ctx, tx, actor, { orderId, loop: 'delivery', of: 'product', answer: words });
    // a file prepared before the officer decided to answer in words is the customer's too
    await linkInForce(ctx, tx, orderId, true);
    await mailOrder(ctx, tx, { orderId, eventId: acted.eventId, act });
    return { ok: true, revision: acted.revision };
  });
}

/** Fresh links in place of those that ended; moves no state. For officers and treasurers. */
export async function renewLinks(
  ctx: ServiceContext,
  actor: Actor,
  code: string,
): Promise<{ ok: true; renewed: number } | { ok: false; reason: 'not_found' | 'not_allowed' }> {
  if (actor.kind !== 'officer' || (actor.role !== 'petugas' && actor.role !== 'bendahara')) {
    return { ok: false, reason: 'not_allowed' };
  }
  return ctx.db.write(async (tx) => {
    const order = await findOrder(tx, actor, code);
    if (order === null) return { ok: false, reason: 'not_found' };
    const renewed = await renewEndedLinks(ctx, tx, order.id);
    await audit(tx, ctx, actor, 'order.renewLinks', `order:${code}`, { renewed });
    return { ok: true, renewed };
  });
}
