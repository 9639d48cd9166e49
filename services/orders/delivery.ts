/** Releasing the products by links (R20), and the second loop of corrections (R21-22). */
import type { Actor, ServiceContext } from '../context.ts';
import { audit } from '../audit.ts';
import { actOnOrder, findOrder } from './acts.ts';
import { answerCorrection } from './corrections.ts';
import { wordsOf } from './office_acts.ts';
import type { Done, OnPage } from './office_acts.ts';
import { linkInForce, renewEndedLinks } from './order_links.ts';
import { refused } from './refusal.ts';
import type { OrderOutcome } from './refusal.ts';

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
    await linkInForce(ctx, tx, acted.order.id, true);
    return { ok: true, revision: acted.revision };
  });
}

/** Answers a correction after delivery with files prepared anew; links to those they replace end. */
export function releaseAgain(
  ctx: ServiceContext,
  actor: Actor,
  page: OnPage & { words: string },
): Promise<OrderOutcome<Done, 'words_missing'>> {
  return answer(ctx, actor, page, 'releaseAgain');
}

/** Answers a correction after delivery with words only. */
export function answerDeliveryCorrection(
  ctx: ServiceContext,
  actor: Actor,
  page: OnPage & { words: string },
): Promise<OrderOutcome<Done, 'words_missing'>> {
  return answer(ctx, actor, page, 'answerDeliveryCorrection');
}

async function answer(
  ctx: ServiceContext,
  actor: Actor,
  page: OnPage & { words: string },
  act: 'releaseAgain' | 'answerDeliveryCorrection',
): Promise<OrderOutcome<Done, 'words_missing'>> {
  const words = wordsOf(page.words);
  if (words === null) return refused('words_missing');
  const { code, revision } = page;
  return ctx.db.write(async (tx) => {
    const acted = await actOnOrder(ctx, tx, { code, revision, actor, act, details: { words } });
    if (!acted.ok) return acted;
    const orderId = acted.order.id;
    await answerCorrection(ctx, tx, actor, { orderId, loop: 'delivery', answer: words });
    // a file prepared before the officer decided to answer in words is the customer's too
    await linkInForce(ctx, tx, orderId, true);
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
