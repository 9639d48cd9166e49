/** An order as its customer may see it, put together from its rows. */
import type { OrderCard, OrderLine } from '../../machines/conversation/effects.ts';
import { actsAllowed, openCorrectionsOf, paymentStateOf, phaseOf, turnOf } from '../../machines/order/life.ts';
import type { OrderState } from '../../machines/order/life.ts';
import type { Localized } from '../../machines/texts/text.ts';
import type { Prisma } from '../../prisma/generated/sqlite/client.ts';
import type { ServiceContext } from '../context.ts';
import { readOffice } from '../office.ts';
import {
  abstractionReturnedOf,
  agreementOf,
  attachmentsOf,
  cancelReasonOf,
  invoiceOf,
  previousTotalOf,
  productsOf,
  receiptOf,
  reductionOf,
  requestsOf,
  titleOf,
} from './card_parts.ts';
import type { Urls } from './card_parts.ts';
import { newestOf, newestTold, textOf } from './card_row.ts';
import type { CardEvent, CardRow } from './card_row.ts';
import { clockRules, viewClock } from './clock.ts';
import type { ClockRules, ClockView } from './clock.ts';
import { clockOf, factsOf, rupiahOf, stateOf } from './rows.ts';
import { detailsOf } from './timeline.ts';

const BILLED: ReadonlySet<string> = new Set(['awaitingPayment', 'checkingClaim']);

/** While it is to be paid; and after a cancellation, so that the customer is told not to pay it. */
function isWorthShowing(phase: string, payment: string | null): boolean {
  return phase === 'cancelled' || (payment !== null && BILLED.has(payment));
}

/** What of the office an order's card needs beside the order. */
export interface CardRules extends ClockRules {
  /** how payers abroad pay (B11, R18) */
  bank: Localized;
  /** days of silence after a delivery that complete the order */
  silentDays: number;
}

export async function cardRules(ctx: Pick<ServiceContext, 'db'>): Promise<CardRules> {
  const [rules, { bank, delivery }] = await Promise.all([clockRules(ctx), readOffice(ctx)]);
  return { ...rules, bank, silentDays: delivery.silentDays };
}

/**
 * `state`: as stored, or for a preview the state that an act would lead to. `event`: the one whose words are shown, by default
 * the newest that was told.
 */
export function cardOf(
  ctx: Urls,
  row: CardRow,
  rules: CardRules,
  state: OrderState = stateOf(row),
  event: CardEvent | undefined = newestTold(row),
): OrderCard {
  const phase = phaseOf(state);
  const payment = paymentStateOf(state) ?? null;
  const billing = row.billingCodes.find(({ status }) => status === 'active');
  const rated = row.rating !== null;
  const facts = factsOf({ ...row, attachments: row.attachments.filter(({ kind }) => kind === 'sample') });
  return {
    code: row.code,
    phase,
    payment,
    titles: row.items.map(titleOf),
    requests: requestsOf(row),
    createdAt: row.createdAt.getTime(),
    total: rupiahOf(row.total),
    previousTotal: previousTotalOf(row),
    attachments: attachmentsOf(ctx, row),
    agreement: agreementOf(ctx, row, state),
    abstractionReturned: phase === 'returned' ? abstractionReturnedOf(row) : [],
    reduction: reductionOf(row),
    invoice: invoiceOf(ctx, row),
    billing:
      billing && isWorthShowing(phase, payment)
        ? { code: billing.code, amount: Number(billing.amount), expiresAt: billing.expiresAt.getTime() }
        : null,
    transferTo: payment === 'awaitingProof' ? rules.bank : null,
    receipt: receiptOf(ctx, row),
    products: productsOf(ctx, row),
    officerWords: officerWords(row, event, payment),
    cancelReason: cancelReasonOf(event),
    openParts: openCorrectionsOf(state),
    silentDays: rules.silentDays,
    others: row.customer._count.orders > 1,
    clock: turnOf(state).closed ? null : clockCard(viewClock(clockOf(row), ctx.now(), rules)),
    acts: actsAllowed(state, 'customer', facts).filter((act) => act !== 'rate' || !rated),
    rated,
  };
}

/** What the office said with an event; while a transfer from abroad is awaited, what was said of the newest proof. */
function officerWords(row: CardRow, event: CardEvent | undefined, payment: string | null): string | null {
  if (payment === 'awaitingProof') return textOf(newestOf(row, 'refuseProof')?.['words']);
  if (event === undefined) return null;
  return textOf(detailsOf(event.details)[event.type === 'cancel' ? 'money' : 'words']);
}

function clockCard(view: ClockView | null): OrderCard['clock'] {
  if (view === null) return null;
  const { remaining, dueDay, paused, netDays, grossDays } = view;
  return { remaining, dueDay, paused, net: netDays, gross: grossDays };
}

/** One line of a list of orders. */
export function lineOf(row: {
  code: string;
  machine: Prisma.JsonValue;
  items: { title: string; titleEn: string }[];
}): OrderLine {
  const state = stateOf(row);
  const [first, ...more] = row.items;
  return {
    code: row.code,
    phase: phaseOf(state),
    payment: paymentStateOf(state) ?? null,
    title: first ? titleOf(first) : { id: '', en: '' },
    more: more.length,
  };
}
