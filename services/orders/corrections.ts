/** Requests for correction and their answers: loop 1 on the invoice (B9-10), loop 2 after delivery (R21-22). */
import type { Tx } from '../../prisma/database.ts';
import type { Actor, ServiceContext } from '../context.ts';
import { newId } from '../ids.ts';

export type CorrectionLoop = 'invoice' | 'delivery';

export async function askCorrection(
  ctx: ServiceContext,
  tx: Tx,
  request: { orderId: string; loop: CorrectionLoop; text: string },
): Promise<void> {
  await tx.correction.create({ data: { id: newId(ctx), ...request, createdAt: new Date(ctx.now()) } });
}

/** Answers what is open in a loop; `answer` is what the customer was told. */
export async function answerCorrection(
  ctx: ServiceContext,
  tx: Tx,
  actor: Actor,
  reply: { orderId: string; loop: CorrectionLoop; answer: string },
): Promise<void> {
  await tx.correction.updateMany({
    where: { orderId: reply.orderId, loop: reply.loop, answeredAt: null },
    data: {
      answer: reply.answer,
      answeredAt: new Date(ctx.now()),
      answeredById: actor.kind === 'officer' ? actor.id : null,
    },
  });
}
