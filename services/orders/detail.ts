/** Everything the order page shows, read from the order's rows. */
import { agreementStateOf, paymentStateOf, phaseOf, turnOf } from '../../machines/order/life.ts';
import type { Actor, ServiceContext } from '../context.ts';
import { profileOf } from '../customers.ts';
import { recordAccess } from '../privacy/access.ts';
import { withdrawnOf } from '../privacy/withdrawn.ts';
import { actsOf } from './acts.ts';
import { clockRules, pausedSince, viewClock, yearMissing } from './clock.ts';
import { chatsOf } from './detail_chats.ts';
import { UNREAD, agreementFor, buyerChangeOf, npwpFor } from './detail_private.ts';
import { correctionsOf, detailRow, documentsOf, itemsOf, moneyOf, namedIn, signedOf } from './detail_rows.ts';
import type { AmountMismatch, OrderDetail } from './detail_view.ts';
import { askedElsewhere, reductionOf } from './reduction.ts';
import type { Happened } from './refusal.ts';
import { clockOf, rupiahOf, stateOf } from './rows.ts';
import { detailsOf, timeline } from './timeline.ts';
import { numberOf } from '../visits/queue.ts';

export type { ChatView, OrderDetail, OrderDetailDocument, OrderDetailItem, OrderFile } from './detail_view.ts';

type Officer = Extract<Actor, { kind: 'officer' }>;

/** Personal fields that the page shows to whoever opens it. */
const SHOWN_OF_CUSTOMER = ['name', 'email', 'phone', 'institution'];

/**
 * Looking at a tax number or an abstraction is written to the audit log; who needs the order only to act on it asks without
 * (`personal` false). null: no such order.
 */
export async function orderDetail(
  ctx: ServiceContext,
  officer: Officer,
  code: string,
  { personal = true }: { personal?: boolean } = {},
): Promise<OrderDetail | null> {
  const db = ctx.db.read;
  const row = await detailRow(db, code);
  if (row === null) return null;
  const named = await namedIn(db, row);
  const state = stateOf(row);
  const clock = clockOf(row);
  const rules = await clockRules(ctx);
  const events = await timeline(db, row.id);
  const npwp = personal ? await npwpFor(ctx, officer, row) : null;
  if (personal) await recordAccess(ctx, officer, { subject: `order:${code}`, fields: SHOWN_OF_CUSTOMER });
  return {
    id: row.id,
    code: row.code,
    revision: row.revision,
    phase: phaseOf(state),
    payment: paymentStateOf(state) ?? null,
    agreement: agreementStateOf(state) ?? null,
    turn: turnOf(state),
    language: row.language,
    total: rupiahOf(row.total),
    termsVersion: row.termsVersion,
    visit: row.visit && { code: row.visit.code, number: numberOf(row.visit), day: row.visit.day },
    portalNumber: row.portalNumber,
    createdAt: row.createdAt.getTime(),
    updatedAt: row.updatedAt.getTime(),
    customer: { id: row.customerId, ...profileOf(row.customer, npwp) },
    withdrawn: (await withdrawnOf(db, [row.customerId])).get(row.customerId) ?? null,
    erased: row.customer.erasedAt !== null,
    buyerChanged: buyerChangeOf(ctx, row, npwp !== null),
    ...(personal ? await agreementFor(ctx, officer, row) : UNREAD),
    agreementTerms: row.agreementTerms,
    conversations: await chatsOf(ctx, row.customer),
    items: itemsOf(row, named),
    documents: documentsOf(row, named),
    signed: signedOf(row, named),
    ...moneyOf(row, named),
    corrections: correctionsOf(row),
    rating: row.rating && {
      stars: row.rating.stars,
      comment: row.rating.comment,
      createdAt: row.rating.createdAt.getTime(),
    },
    reduction: await reductionOf(db, row.id),
    reductionElsewhere: await askedElsewhere(db, row),
    claimedNtpn: claimedNtpn(events),
    mismatches: await mismatchesOf(ctx, code),
    timeline: events,
    // the attachments in force, as the guards read them
    acts: actsOf({ ...row, attachments: row.attachments.filter(({ status }) => status === 'current') }, officer),
    clock: viewClock(clock, ctx.now(), rules),
    yearMissing: yearMissing(clock, ctx.now(), rules),
    pausedSince: pausedSince(clock),
  };
}

/** The newest NTPN told since nothing was found last: it may follow the claim, or mend another. null: none was told. */
function claimedNtpn(events: readonly Happened[]): string | null {
  const since = events.slice(events.findLastIndex(({ type }) => type === 'reportPaymentMissing') + 1);
  const told = since.flatMap(({ type, details: { ntpn } }) =>
    type === 'claimPaid' && typeof ntpn === 'string' && ntpn.trim() !== '' ? [ntpn.trim()] : [],
  );
  return told.at(-1) ?? null;
}

async function mismatchesOf(ctx: ServiceContext, code: string): Promise<AmountMismatch[]> {
  const entries = await ctx.db.read.auditEntry.findMany({
    where: { subject: `order:${code}`, action: 'order.amountMismatch' },
    orderBy: { id: 'desc' },
  });
  return entries.map(({ at, actorName, details }) => {
    const { amount, expected } = detailsOf(details);
    return { at: at.getTime(), actorName, amount: Number(amount), expected: Number(expected) };
  });
}
