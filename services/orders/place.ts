/** Placing an order (docs/domain.md 2.2-3). */
import { orderCode } from '../../domain/codes.ts';
import { dayOf } from '../../domain/days.ts';
import { sumRupiah } from '../../domain/money.ts';
import { IDLE_CLOCK } from '../../domain/service_clock.ts';
import type { Language } from '../../domain/vocabulary.ts';
import type { Result } from '../../machines/conversation/effects.ts';
import { phaseOf, startOrder } from '../../machines/order/life.ts';
import type { Tx } from '../../prisma/database.ts';
import { productByCode, toProductCard } from '../catalogue.ts';
import type { Product } from '../catalogue.ts';
import type { ServiceContext } from '../context.ts';
import { newId } from '../ids.ts';
import { readOffice } from '../office.ts';
import { tariffOn } from '../tariffs.ts';
import { asJson, buyerNow } from './rows.ts';
import { writeEvent } from './timeline.ts';

export interface PlaceInput {
  /** null: not registered */
  customerId: string | null;
  language: Language;
  /** product codes of the basket */
  codes: string[];
  termsVersion: string;
  /** rupiah, as the summary showed */
  expectedTotal: number;
}

export type PlaceResult = Extract<Result, { type: 'order.placed' | 'order.notPlaced' }>;

/**
 * Places an order of what the office sells today, at today's tariff: `price_changed` when that is not what the summary
 * showed. Runs inside the turn's write, so one turn places at most one order.
 */
export async function placeOrder(ctx: ServiceContext, tx: Tx, input: PlaceInput): Promise<PlaceResult> {
  const { customerId } = input;
  if (customerId === null) return { type: 'order.notPlaced', reason: 'not_registered' };
  const { office, sales } = await readOffice(ctx);
  const tariff = await tariffOn(ctx, dayOf(ctx.now(), office.timeZone));
  if (tariff === null) return { type: 'order.notPlaced', reason: 'no_tariff' };
  const products: Product[] = [];
  const prices: number[] = [];
  for (const code of input.codes) {
    const product = await productByCode(ctx, code);
    const card = product && toProductCard(product, tariff, { sales });
    if (!product || !card?.sold || card.price === null) return { type: 'order.notPlaced', reason: 'product_gone' };
    products.push(product);
    prices.push(card.price);
  }
  if (products.length === 0) return { type: 'order.notPlaced', reason: 'product_gone' };
  const total = sumRupiah(prices);
  if (total !== input.expectedTotal) return { type: 'order.notPlaced', reason: 'price_changed' };
  return { type: 'order.placed', code: await create(ctx, tx, { ...input, customerId }, products), total };
}

async function create(
  ctx: ServiceContext,
  tx: Tx,
  input: PlaceInput & { customerId: string },
  products: Product[],
): Promise<string> {
  const { customerId, language, termsVersion } = input;
  const id = newId(ctx);
  const code = await freeCode(ctx, tx);
  const state = startOrder();
  const now = new Date(ctx.now());
  await tx.order.create({
    data: {
      id,
      code,
      customerId,
      language,
      phase: phaseOf(state),
      machine: asJson(state),
      revision: 1,
      termsVersion,
      buyer: await buyerNow(tx, customerId),
      clock: asJson(IDLE_CLOCK),
      createdAt: now,
      updatedAt: now,
    },
  });
  await tx.orderItem.createMany({
    data: products.map((product, position) => ({
      id: newId(ctx),
      orderId: id,
      position,
      productId: product.id,
      code: product.code,
      kind: product.kind,
      title: product.title,
      titleEn: product.titleEn,
      pages: product.pages,
    })),
  });
  const actor = { kind: 'customer', id: customerId, name: '' } as const;
  await writeEvent(ctx, tx, { orderId: id, type: 'placed', actor, details: {}, tell: false });
  return code;
}

/** Short codes may meet by chance; the next draw is another. */
async function freeCode(ctx: ServiceContext, tx: Tx): Promise<string> {
  for (;;) {
    const code = orderCode(ctx.random(6));
    if (!(await tx.order.findUnique({ where: { code }, select: { id: true } }))) return code;
  }
}
