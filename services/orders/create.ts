/** The rows of a new order. Whether it may be placed is decided in ./place. */
import { orderCode } from '../../domain/codes.ts';
import type { ItemRequest } from '../../domain/request.ts';
import { IDLE_CLOCK } from '../../domain/service_clock.ts';
import type { Language } from '../../domain/vocabulary.ts';
import type { BasketLine, OrderInput, ReductionInput } from '../../machines/conversation/effects.ts';
import { phaseOf, startOrder } from '../../machines/order/life.ts';
import type { Tx } from '../../prisma/database.ts';
import { Prisma } from '../../prisma/generated/sqlite/client.ts';
import type { Product } from '../catalogue.ts';
import type { ServiceContext } from '../context.ts';
import { newId } from '../ids.ts';
import { asJson, buyerNow } from './rows.ts';
import { writeEvent } from './timeline.ts';

export interface PlacedLine {
  product: Product;
  line: BasketLine;
}

export interface NewOrder {
  customerId: string;
  language: Language;
  termsVersion: string;
  lines: PlacedLine[];
  /** all null for publications alone */
  written: Pick<OrderInput, 'abstraction' | 'party' | 'agreementTerms'>;
  reduction: ReductionInput | null;
}

/** Returns the order's code. */
export async function createOrder(ctx: ServiceContext, tx: Tx, order: NewOrder): Promise<string> {
  const { customerId, language, termsVersion, written } = order;
  const id = newId(ctx);
  const code = await freeCode(ctx, tx);
  const state = startOrder();
  const now = new Date(ctx.now());
  // docs/domain.md 9: encrypted at rest
  const sealed = (value: object | null): string | null =>
    value === null ? null : ctx.vault.encrypt(JSON.stringify(value));
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
      abstraction: sealed(written.abstraction),
      party: sealed(written.party),
      agreementTerms: written.agreementTerms,
      createdAt: now,
      updatedAt: now,
    },
  });
  await tx.orderItem.createMany({
    data: order.lines.map(({ product, line }, position) => ({
      id: newId(ctx),
      orderId: id,
      position,
      productId: product.id,
      code: product.code,
      kind: product.kind,
      title: product.title,
      titleEn: product.titleEn,
      pages: product.pages,
      request: line.request === null ? Prisma.DbNull : jsonOf(line.request),
    })),
  });
  if (order.reduction !== null) await askReduction(ctx, tx, id, order.reduction);
  const actor = { kind: 'customer', id: customerId, name: '' } as const;
  await writeEvent(ctx, tx, { orderId: id, type: 'placed', actor, details: {}, tell: false });
  return code;
}

function jsonOf(request: ItemRequest): Prisma.InputJsonValue {
  return JSON.parse(JSON.stringify(request)) as Prisma.InputJsonValue;
}

/** Rp0 or a part of the tariff (docs/domain.md 3): an officer decides. */
async function askReduction(ctx: ServiceContext, tx: Tx, orderId: string, asked: ReductionInput): Promise<void> {
  const { reason, fileId } = asked;
  const createdAt = new Date(ctx.now());
  await tx.reductionRequest.create({ data: { id: newId(ctx), orderId, reason, fileId, status: 'waiting', createdAt } });
}

/** Short codes may meet by chance; the next draw is another. */
async function freeCode(ctx: ServiceContext, tx: Tx): Promise<string> {
  for (;;) {
    const code = orderCode(ctx.random(6));
    if (!(await tx.order.findUnique({ where: { code }, select: { id: true } }))) return code;
  }
}
