/** Fires the timers that are due. The composition root calls it again and again. */
import type { Tx } from '../prisma/database.ts';
import { wipeBriefMessages } from './brief_messages.ts';
import { closeSilently } from './complaints/silence.ts';
import type { ServiceContext } from './context.ts';
import { endIdleTalk } from './desk/endings.ts';
import { endLeftTalk } from './desk/left_chats.ts';
import { expireBillingCode } from './orders/billing.ts';
import { remindPayment } from './orders/billing_reminders.ts';
import { completeSilently } from './orders/completion.ts';
import { deleteErasedFiles } from './privacy/erase_files.ts';
import { deliverExport } from './privacy/export_file.ts';
import { inviteForOrder, remindToRate } from './survey/invites.ts';
import { dueTimers } from './timer_rows.ts';
import type { DueTimer } from './timer_rows.ts';
import { lapseVisits } from './visits/take.ts';

const AT_ONCE = 100;
/** A timer that could not fire is tried again after this, so that it never keeps the others from firing. */
const RETRY_MS = 10 * 60_000;

/**
 * Fires what is due at `ctx.now()`, each timer in a write of its own, at most a hundred. Late or twice is harmless: a timer
 * acts only while what its token names is still so. Returns how many acted, and when the next is due (UTC ms).
 */
export async function runDueTimers(ctx: ServiceContext): Promise<{ acted: number; nextDueAt: number | null }> {
  let acted = 0;
  for (const timer of await dueTimers(ctx, AT_ONCE)) {
    try {
      if (await fireOnce(ctx, timer)) acted += 1;
    } catch (err) {
      ctx.log.error({ err, timer: timer.id, kind: timer.kind }, 'a timer could not fire');
      await postpone(ctx, timer.id);
    }
  }
  const next = await ctx.db.read.timer.findFirst({ orderBy: { dueAt: 'asc' }, select: { dueAt: true } });
  return { acted, nextDueAt: next?.dueAt.getTime() ?? null };
}

function fireOnce(ctx: ServiceContext, timer: DueTimer): Promise<boolean> {
  const slow = SLOW[timer.kind];
  // done first, so that a crash repeats it; what is told of it is told in the write that takes the timer away
  if (slow !== undefined) return slow(ctx, timer.token, (tx) => takeAway(ctx, tx, timer));
  return ctx.db.write(async (tx) => (await takeAway(ctx, tx, timer)) && (await fire(ctx, tx, timer)));
}

/** What takes long, or touches files, and so is no part of a write. */
const SLOW: Partial<Record<string, SlowTimer>> = {
  'privacy.export': (ctx, token, takenAway) => deliverExport(ctx, token, takenAway),
  'files.erase': async (ctx, _token, takenAway) => {
    await deleteErasedFiles(ctx);
    return ctx.db.write(takenAway);
  },
};

type SlowTimer = (ctx: ServiceContext, token: string, takenAway: (tx: Tx) => Promise<boolean>) => Promise<boolean>;

/** False: another program was first, or it was moved. */
async function takeAway(ctx: ServiceContext, tx: Tx, timer: DueTimer): Promise<boolean> {
  const { count } = await tx.timer.deleteMany({ where: { id: timer.id, dueAt: { lte: new Date(ctx.now()) } } });
  return count > 0;
}

async function postpone(ctx: ServiceContext, id: string): Promise<void> {
  const dueAt = new Date(ctx.now() + RETRY_MS);
  await ctx.db.write((tx) => tx.timer.updateMany({ where: { id }, data: { dueAt } }));
}

function fire(ctx: ServiceContext, tx: Tx, timer: DueTimer): Promise<boolean> {
  switch (timer.kind) {
    case 'billing.expire':
      return expireBillingCode(ctx, tx, timer.token);
    case 'billing.remind':
      return remindPayment(ctx, tx, timer.token);
    case 'complaint.closeSilently':
      return closeSilently(ctx, tx, timer.token);
    case 'messages.wipe':
      return wipeBriefMessages(ctx, tx, timer.token);
    case 'order.completeSilently':
      return completeSilently(ctx, tx, timer.token);
    case 'visit.lapse':
      return lapseVisits(tx, timer.token);
    case 'survey.invite':
      return inviteForOrder(ctx, tx, timer.token);
    case 'survey.remind':
      return remindToRate(ctx, tx, timer.token);
    case 'desk.idle':
      return endIdleTalk(ctx, tx, timer.token);
    case 'desk.left':
      return endLeftTalk(ctx, tx, timer.token);
    default:
      throw Object.assign(new Error(`No such timer: ${timer.kind}`), { code: 'TIMER_UNKNOWN' });
  }
}
