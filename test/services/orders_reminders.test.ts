/** Timers before the end of a billing code (docs/domain.md 5). The example office opens at 08.00 WIB, on Fridays too. */
import { expect, it } from 'vitest';
import type { ServiceContext } from '../../services/context.ts';
import { enterBillingCode } from '../../services/orders/billing.ts';
import { confirmPayment, reportPaymentMissing } from '../../services/orders/payments.ts';
import { runDueTimers } from '../../services/timers.ts';
import { TOTAL, ask, must, mustAct, nextBilling, openOffice, orderAt, pageOf, payment } from './orders_office.ts';
import { BENDAHARA, DAY, HOUR, PETUGAS } from './workshop.ts';

async function reminded(ctx: ServiceContext): Promise<unknown[]> {
  const events = await ctx.db.read.orderEvent.findMany({ where: { type: 'remindPayment' }, orderBy: { id: 'asc' } });
  return events.map(({ details, notify, actorKind }) => ({ details, notify, actorKind }));
}

it('reminds two days before and on the last day, each once, and the code goes on to its end', async () => {
  const { ctx, pass } = await openOffice();
  // Monday 23 November, 09.00: good until Monday 30 November, 09.00
  await orderAt(ctx, 'awaitingPayment');
  const { code: billingCode } = await ctx.db.read.billingCode.findFirstOrThrow();
  // the Saturday two days before is closed: Friday 27, 08.00
  pass(4 * DAY - HOUR - 1);
  expect(await runDueTimers(ctx)).toMatchObject({ acted: 0 });
  pass(1);
  const both = await Promise.all([runDueTimers(ctx), runDueTimers(ctx)]);
  expect(both.map(({ acted }) => acted).toSorted()).toEqual([0, 1]);
  expect(await reminded(ctx)).toEqual([
    { details: { daysLeft: 3, billingCode }, notify: 'pending', actorKind: 'system' },
  ]);
  pass(3 * DAY);
  expect(await runDueTimers(ctx)).toMatchObject({ acted: 1 });
  expect(await reminded(ctx)).toMatchObject([{}, { details: { daysLeft: 0 } }]);
  pass(HOUR);
  expect(await runDueTimers(ctx)).toEqual({ acted: 1, nextDueAt: null });
  expect((await ctx.db.read.billingCode.findFirstOrThrow()).status).toBe('expired');
});

it('says only the last after a standstill, and nothing once the code has ended', async () => {
  const { ctx, pass } = await openOffice();
  await orderAt(ctx, 'awaitingPayment');
  pass(7 * DAY - HOUR / 2);
  expect(await runDueTimers(ctx)).toMatchObject({ acted: 1 });
  expect(await reminded(ctx)).toMatchObject([{ details: { daysLeft: 0 } }]);

  await orderAt(ctx, 'awaitingPayment');
  pass(8 * DAY);
  await runDueTimers(ctx);
  expect(await reminded(ctx)).toHaveLength(1);
});

it('waits for the opening after a standstill, unless the code ends before', async () => {
  const { ctx, pass } = await openOffice();
  // as above, of an office that stood still from before Friday 27, 08.00, until Friday night
  await orderAt(ctx, 'awaitingPayment');
  const until = Date.UTC(2026, 10, 30, 3);
  await ctx.db.write((tx) => tx.billingCode.updateMany({ data: { expiresAt: new Date(until) } }));
  await ctx.db.write((tx) => tx.timer.deleteMany({ where: { token: { endsWith: '@lastDay' } } }));
  pass(4 * DAY + 14 * HOUR);
  expect(await runDueTimers(ctx)).toEqual({ acted: 0, nextDueAt: Date.UTC(2026, 10, 30, 1) });
  pass(Date.UTC(2026, 10, 30, 1) - ctx.now());
  expect(await runDueTimers(ctx)).toMatchObject({ acted: 1 });
  expect(await reminded(ctx)).toMatchObject([{ details: { daysLeft: 0 } }]);
});

it('reminds at night of a code that ends before the next opening', async () => {
  const { ctx, pass } = await openOffice();
  await orderAt(ctx, 'awaitingPayment');
  // the example office is closed from Friday afternoon until Monday
  const until = new Date(Date.UTC(2026, 10, 29, 3));
  await ctx.db.write((tx) => tx.billingCode.updateMany({ data: { expiresAt: until } }));
  pass(4 * DAY + 14 * HOUR);
  expect(await runDueTimers(ctx)).toMatchObject({ acted: 1 });
  expect(await reminded(ctx)).toMatchObject([{ details: { daysLeft: 2 } }]);
});

it('does not remind of a code that was paid or replaced, nor while a claim is checked', async () => {
  const { ctx, pass } = await openOffice();
  const paid = await orderAt(ctx, 'awaitingPayment');
  const replaced = await orderAt(ctx, 'awaitingPayment');
  const claimed = await orderAt(ctx, 'awaitingPayment');
  must(await confirmPayment(ctx, BENDAHARA, { ...(await pageOf(ctx, paid.code)), ...payment(ctx) }));
  const fresh = { billingCode: nextBilling(), amount: TOTAL, expiresAt: ctx.now() + 30 * DAY };
  must(await enterBillingCode(ctx, PETUGAS, { ...(await pageOf(ctx, replaced.code)), ...fresh }));
  mustAct(await ask(ctx, claimed, { type: 'actOnOrder', code: claimed.code, act: 'claimPaid', ntpn: '' }));
  pass(5 * DAY);
  expect(await runDueTimers(ctx)).toMatchObject({ acted: 0 });
  // found nothing: the code goes on, and what lies ahead is reminded of
  must(await reportPaymentMissing(ctx, BENDAHARA, { ...(await pageOf(ctx, claimed.code)), words: 'Belum masuk.' }));
  const left = await ctx.db.read.timer.findMany({ where: { kind: 'billing.remind' } });
  expect(left.map(({ token }) => token.split('@')[1]).toSorted()).toEqual(['lastDay', 'lastDay', 'twoDaysBefore']);
});
