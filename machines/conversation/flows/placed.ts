/** What is said of a basket that has become one order or two: each code alone in its message, to copy. */
import { text } from '../../texts/text.ts';
import type { Text } from '../../texts/text.ts';
import { ordersOf } from '../basket.ts';
import type { Context } from '../context.ts';
import type { Result } from '../effects.ts';
import { bubble } from '../setup.ts';
import type { Say } from '../setup.ts';

type Placed = Extract<Result, { type: 'order.placed' }>;

/** The orders in the order in which they were sent. */
export function placedSays(context: Context, { orders, serviceDays }: Placed): Say[] {
  const sent = ordersOf(context);
  const codes = orders.flatMap((order, at): Say[] => {
    const code: Say = { kind: 'code', value: order.code };
    if (orders.length === 1) return [bubble(text('order.placed', { total: totalOf(order) })), code];
    const titles = sent[at]?.lines.flatMap(({ code: product }) => titleOf(context, product)) ?? [];
    return [bubble(text('order.placedOne', { titles, total: totalOf(order) })), code];
  });
  const heading = orders.length === 1 ? [] : [bubble(text('order.placedTwo'))];
  return [...heading, ...codes, bubble(text('order.placedNext', { days: serviceDays }))];
}

function totalOf({ total, unpriced }: Placed['orders'][number]): Text {
  if (!unpriced) return text('placed.known', { total });
  return total === 0 ? text('placed.later') : text('placed.some', { total });
}

function titleOf({ basket }: Context, code: string): Text[] {
  const line = basket.find(({ product }) => product.code === code);
  return line === undefined ? [] : [text('order.title', { title: line.product.title })];
}
