import { describe, expect, it } from 'vitest';
import type { ServiceContext } from '../../services/context.ts';
import { orderDetail } from '../../services/orders/detail.ts';
import { answerDeliveryCorrection } from '../../services/orders/delivery.ts';
import { acceptOrder } from '../../services/orders/review.ts';
import { tasksFor } from '../../services/orders/tasks.ts';
import { setTimer } from '../../services/timer_rows.ts';
import { runDueTimers } from '../../services/timers.ts';
import { approve, ask, cardOf, must, mustAct, openOffice, orderAt, pageOf, place } from './orders_office.ts';
import type { Placed } from './orders_office.ts';
import { DAY, PETUGAS } from './workshop.ts';

const READER = { kind: 'officer', id: 'p', name: 'P', role: 'pimpinan' } as const;

async function clockOf(ctx: ServiceContext, { code }: Placed) {
  return (await orderDetail(ctx, READER, code))?.clock;
}

describe('the service clock', () => {
  it('starts with the officer’s accept and is due after ten working days', async () => {
    const { ctx, pass } = await openOffice();
    const placed = await place(ctx);
    pass(2 * DAY);
    expect(await clockOf(ctx, placed)).toBeNull();
    pass(-2 * DAY);
    must(await acceptOrder(ctx, PETUGAS, await pageOf(ctx, placed.code)));
    // docs/domain.md 6: 23 Nov 2026 + 10 -> 7 Dec 2026
    const clock = { remaining: 10, dueDay: '2026-12-07', paused: false, net: 0, gross: 0 };
    expect((await cardOf(ctx, placed)).clock).toEqual(clock);
    pass(3 * DAY);
    expect(await clockOf(ctx, placed)).toMatchObject({ remaining: 7, grossDays: 3, netDays: 3, paused: false });
  });

  it('pauses while the customer must act, and runs again when the office must', async () => {
    const { ctx, pass } = await openOffice();
    const placed = await orderAt(ctx, 'invoiced');
    pass(4 * DAY);
    expect(await clockOf(ctx, placed)).toMatchObject({ grossDays: 4, netDays: 0, remaining: 10, paused: true });
    mustAct(await approve(ctx, placed));
    // Friday to Monday: one working day of the office
    pass(3 * DAY);
    expect(await clockOf(ctx, placed)).toMatchObject({ grossDays: 5, netDays: 1, remaining: 9, paused: false });
  });

  it('stops when the order is closed', async () => {
    const { ctx, pass } = await openOffice();
    const placed = await orderAt(ctx, 'delivered');
    mustAct(await ask(ctx, placed, { type: 'actOnOrder', code: placed.code, act: 'confirmDelivery' }));
    const closed = await clockOf(ctx, placed);
    pass(30 * DAY);
    expect(await clockOf(ctx, placed)).toEqual(closed);
    expect((await cardOf(ctx, placed)).clock).toBeNull();
  });

  it('says nothing in a year whose holidays are not known', async () => {
    const { ctx, pass } = await openOffice();
    const placed = await orderAt(ctx, 'preparing');
    pass(500 * DAY);
    expect((await cardOf(ctx, placed)).clock).toBeNull();
    expect((await tasksFor(ctx, 'petugas')).tasks).toMatchObject([{ code: placed.code, clock: null }]);
  });
});

describe('silence after delivery', () => {
  it('completes the order after seven days, once, and the customer may still rate', async () => {
    const { ctx, pass } = await openOffice();
    const placed = await orderAt(ctx, 'delivered');
    pass(7 * DAY - 1);
    expect(await runDueTimers(ctx)).toMatchObject({ acted: 0 });
    pass(1);
    const both = await Promise.all([runDueTimers(ctx), runDueTimers(ctx)]);
    expect(both.map(({ acted }) => acted).toSorted()).toEqual([0, 1]);
    expect(await cardOf(ctx, placed)).toMatchObject({ phase: 'completed', acts: ['rate'] });
    expect(await ctx.db.read.orderEvent.findMany({ where: { type: 'completeSilently' } })).toMatchObject([
      { actorKind: 'system', notify: 'pending' },
    ]);
  });

  it('is broken by a request for correction, and begins anew with the answer', async () => {
    const { ctx, pass } = await openOffice();
    const placed = await orderAt(ctx, 'delivered');
    const { code } = placed;
    pass(6 * DAY);
    mustAct(
      await ask(ctx, placed, {
        type: 'actOnOrder',
        code,
        act: 'requestDeliveryCorrection',
        parts: ['product'],
        words: 'Salah',
      }),
    );
    pass(2 * DAY);
    expect(await runDueTimers(ctx)).toMatchObject({ acted: 0 });
    must(await answerDeliveryCorrection(ctx, PETUGAS, { ...(await pageOf(ctx, code)), words: 'Sudah benar.' }));
    pass(7 * DAY - 1);
    expect(await runDueTimers(ctx)).toMatchObject({ acted: 0 });
    pass(1);
    expect(await runDueTimers(ctx)).toMatchObject({ acted: 1 });
    expect((await cardOf(ctx, placed)).phase).toBe('completed');
  });

  it('is not ended by a timer of an earlier delivery that comes late', async () => {
    const { ctx } = await openOffice();
    const placed = await orderAt(ctx, 'delivered');
    const { id, revision } = await ctx.db.read.order.findFirstOrThrow();
    const late = {
      kind: 'order.completeSilently',
      orderId: id,
      token: `${id}@${revision - 1}`,
      dueAt: ctx.now(),
    } as const;
    await ctx.db.write((tx) => setTimer(tx, ctx, late));
    expect(await runDueTimers(ctx)).toMatchObject({ acted: 0 });
    expect((await cardOf(ctx, placed)).phase).toBe('delivered');
  });
});

it('is not kept from firing by another timer that cannot', async () => {
  const { ctx, pass } = await openOffice();
  const placed = await orderAt(ctx, 'delivered');
  const broken = { id: 'broken', kind: 'from.a.newer.version', token: 'x', dueAt: new Date(ctx.now()) };
  await ctx.db.write((tx) => tx.timer.create({ data: broken }));
  pass(7 * DAY);
  expect(await runDueTimers(ctx)).toEqual({ acted: 1, nextDueAt: ctx.now() + 600_000 });
  expect((await cardOf(ctx, placed)).phase).toBe('completed');
});
