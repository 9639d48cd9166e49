/**
 * Things to do later, as rows. A timer names in its token what must still be true when it fires, so that one that fires
 * late or twice does nothing.
 */
import type { Tx } from '../prisma/database.ts';
import type { ServiceContext } from './context.ts';
import { newId } from './ids.ts';

/**
 * 'billing.expire': token is the billing code's id. 'billing.remind': `<billing code's id>@<which reminder>`.
 * 'order.completeSilently': token is `<order id>@<revision>`. 'complaint.closeSilently': `<complaint id>@<answered at, ms>`.
 * 'messages.wipe': the chat.
 * 'visit.lapse': the day. 'desk.idle': the talk's id. 'desk.left': the web chat. 'privacy.export': the chat that asked. 'files.erase': what is erased together.
 */
export type TimerKind =
  | 'complaint.closeSilently'
  | 'messages.wipe'
  | 'privacy.export'
  | 'files.erase'
  | 'billing.expire'
  | 'billing.remind'
  | 'order.completeSilently'
  | 'visit.lapse'
  | 'desk.idle'
  | 'desk.left'
  | 'survey.invite'
  | 'survey.remind';

export interface TimerInput {
  kind: TimerKind;
  /** null: of no order */
  orderId: string | null;
  token: string;
  /** UTC ms */
  dueAt: number;
}

/** Sets a timer, or moves the one of the same kind and token. */
export async function setTimer(tx: Tx, ctx: Pick<ServiceContext, 'now' | 'random'>, timer: TimerInput): Promise<void> {
  const { kind, token, orderId } = timer;
  const dueAt = new Date(timer.dueAt);
  await tx.timer.upsert({
    where: { kind_token: { kind, token } },
    create: { id: newId(ctx), kind, token, orderId, dueAt },
    update: { dueAt },
  });
}

/** Takes an order's timers of one kind away. */
export async function clearTimers(tx: Tx, orderId: string, kind: TimerKind): Promise<void> {
  await tx.timer.deleteMany({ where: { orderId, kind } });
}

export interface DueTimer {
  id: string;
  kind: string;
  token: string;
}

/** What is due at `ctx.now()`, oldest first, at most `limit`. */
export function dueTimers(ctx: Pick<ServiceContext, 'db' | 'now'>, limit: number): Promise<DueTimer[]> {
  return ctx.db.read.timer.findMany({
    where: { dueAt: { lte: new Date(ctx.now()) } },
    orderBy: { dueAt: 'asc' },
    take: limit,
    select: { id: true, kind: true, token: true },
  });
}
