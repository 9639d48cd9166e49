/** Orders whose state was stored by an older program. */
import { expect, it } from 'vitest';
import { asJson } from '../../services/orders/rows.ts';
import { cardOf, openOffice, orderAt } from './orders_office.ts';

it('shows a correction after delivery as its state has it open, also where the request named no part', async () => {
  const { ctx } = await openOffice();
  const placed = await orderAt(ctx, 'delivered');
  const machine = asJson({ version: 1, value: 'redelivering' });
  const { code } = placed;
  await ctx.db.write((tx) => tx.order.update({ where: { code }, data: { machine, phase: 'redelivering' } }));
  expect(await cardOf(ctx, placed)).toMatchObject({ phase: 'redelivering', openParts: ['product', 'receipt'] });
});
