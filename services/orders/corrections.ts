/** Requests for correction and their answers: loop 1 on what is reviewed (B9-10, R14-15), loop 2 after delivery (R21-22). */
import { DELIVERY_PARTS, REVIEW_PARTS } from '../../domain/abstraction.ts';
import type { DeliveryPart, ReviewPart } from '../../domain/abstraction.ts';
import type { Prisma } from '../../prisma/generated/sqlite/client.ts';
import type { Tx } from '../../prisma/database.ts';
import type { Actor, ServiceContext } from '../context.ts';
import { newId } from '../ids.ts';
import { actOnOrder, judge } from './acts.ts';

export type CorrectionLoop = 'invoice' | 'delivery';

export type Asked<A extends string> = { ok: true; act: A } | { ok: false; reason: 'not_allowed' };

const NOT_ALLOWED = { ok: false, reason: 'not_allowed' } as const;

/** Loop 1: what is wrong with invoice, sample or agreement, each in the customer's own words. */
export async function requestInvoiceCorrection(
  ctx: ServiceContext,
  tx: Tx,
  chat: { customerId: string },
  request: { code: string; parts: { part: ReviewPart; words: string }[] },
): Promise<Asked<'requestInvoiceCorrection'>> {
  const parts = REVIEW_PARTS.flatMap((part) => {
    const said = request.parts.find((one) => one.part === part)?.words.trim() ?? '';
    return said === '' ? [] : [{ part, text: said }];
  });
  const [first, ...more] = parts;
  if (first === undefined) return NOT_ALLOWED;
  const acted = await actOnOrder(ctx, tx, {
    code: request.code,
    actor: { kind: 'customer', id: chat.customerId, name: '' },
    act: 'requestInvoiceCorrection',
    details: { words: [first, ...more].map(({ text }) => text).join('\n'), parts: parts.map(({ part }) => part) },
  });
  if (!acted.ok) return NOT_ALLOWED;
  for (const one of parts) await record(ctx, tx, { orderId: acted.order.id, loop: 'invoice', ...one });
  return { ok: true, act: 'requestInvoiceCorrection' };
}

/** Loop 2: of the products an officer is asked, of the receipt the treasurer; both when it is about both. */
export async function requestDeliveryCorrection(
  ctx: ServiceContext,
  tx: Tx,
  chat: { customerId: string },
  request: { code: string; parts: DeliveryPart[]; words: string },
): Promise<Asked<'requestDeliveryCorrection'>> {
  const parts = DELIVERY_PARTS.filter((part) => request.parts.includes(part));
  const words = request.words.trim();
  if (parts.length === 0 || words === '') return NOT_ALLOWED;
  const act = {
    code: request.code,
    actor: { kind: 'customer', id: chat.customerId, name: '' },
    act: 'requestDeliveryCorrection',
  } as const;
  const judged = await judge(tx, act);
  if (!judged.ok) return NOT_ALLOWED;
  // the machine asks the rows who has to answer (facts.asked), so they are there before the act
  for (const part of parts) await record(ctx, tx, { orderId: judged.order.id, loop: 'delivery', part, text: words });
  const acted = await actOnOrder(ctx, tx, { ...act, details: { words, parts } });
  if (!acted.ok) {
    throw Object.assign(new Error('An act that was allowed a moment ago was refused'), { code: 'ORDER_ACT_REFUSED' });
  }
  return { ok: true, act: 'requestDeliveryCorrection' };
}

async function record(
  ctx: ServiceContext,
  tx: Tx,
  request: { orderId: string; loop: CorrectionLoop; part: string; text: string },
): Promise<void> {
  await tx.correction.create({ data: { id: newId(ctx), ...request, createdAt: new Date(ctx.now()) } });
}

/**
 * Answers what is open in a loop; `answer` is what the customer was told. `of`: after a delivery only what concerns that
 * part; what was not said to be about the receipt is about the product (rows.ts).
 */
export async function answerCorrection(
  ctx: ServiceContext,
  tx: Tx,
  actor: Actor,
  reply: { orderId: string; loop: CorrectionLoop; of?: DeliveryPart; answer: string },
): Promise<void> {
  const { orderId, loop, of, answer } = reply;
  await tx.correction.updateMany({
    where: { orderId, loop, answeredAt: null, ...(of === undefined ? {} : CONCERNS[of]) },
    data: {
      answer,
      answeredAt: new Date(ctx.now()),
      answeredById: actor.kind === 'officer' ? actor.id : null,
    },
  });
}

const CONCERNS = {
  product: { OR: [{ part: null }, { part: { not: 'receipt' } }] },
  receipt: { part: 'receipt' },
} satisfies Record<DeliveryPart, Prisma.CorrectionWhereInput>;
