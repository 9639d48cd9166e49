/** An order as its customer may see it, put together from its rows. */
import type { OrderCard, OrderLine } from '../../machines/conversation/effects.ts';
import { actsAllowed, paymentStateOf, phaseOf, turnOf } from '../../machines/order/life.ts';
import type { OrderState } from '../../machines/order/life.ts';
import type { Reader } from '../../prisma/database.ts';
import type { Prisma } from '../../prisma/generated/sqlite/client.ts';
import type { ServiceContext } from '../context.ts';
import { linkUrl } from '../links.ts';
import { readOffice } from '../office.ts';
import type { Localized } from '../../machines/texts/text.ts';
import { clockRules, viewClock } from './clock.ts';
import type { ClockRules } from './clock.ts';
import { linesOf } from './contents.ts';
import { isLiving } from './order_links.ts';
import { clockOf, factsOf, rupiahOf, stateOf } from './rows.ts';
import { detailsOf } from './timeline.ts';

const FOR_CARD = {
  items: { orderBy: { position: 'asc' } },
  documents: { where: { status: 'current' } },
  billingCodes: { orderBy: { createdAt: 'desc' } },
  links: { orderBy: { id: 'asc' } },
  // the newest thing that was told, or a cancellation, which is always the last
  events: { where: { OR: [{ notify: { not: 'none' } }, { type: 'cancel' }] }, orderBy: { id: 'desc' }, take: 1 },
  rating: { select: { id: true } },
} satisfies Prisma.OrderInclude;

export type CardRow = Prisma.OrderGetPayload<{ include: typeof FOR_CARD }>;

export function cardRow(db: Reader, code: string): Promise<CardRow | null> {
  return db.order.findUnique({ where: { code }, include: FOR_CARD });
}

const BILLED: ReadonlySet<string> = new Set(['awaitingPayment', 'checkingClaim']);

/** While it is to be paid; and after a cancellation, so that the customer is told not to pay it. */
function isWorthShowing(phase: string, payment: string | null): boolean {
  return phase === 'cancelled' || (payment !== null && BILLED.has(payment));
}

type CardEvent = Pick<CardRow['events'][number], 'type' | 'details'>;

type Urls = Pick<ServiceContext, 'now' | 'vault' | 'publicUrl'>;

/** What of the office an order's card needs beside the order. */
export interface CardRules extends ClockRules {
  /** how payers abroad pay (B11, R18) */
  bank: Localized;
}

export async function cardRules(ctx: Pick<ServiceContext, 'db'>): Promise<CardRules> {
  const [rules, { bank }] = await Promise.all([clockRules(ctx), readOffice(ctx)]);
  return { ...rules, bank };
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
  event: CardEvent | undefined = row.events[0],
): OrderCard {
  const phase = phaseOf(state);
  const payment = paymentStateOf(state) ?? null;
  const billing = row.billingCodes.find(({ status }) => status === 'active');
  const details = event ? detailsOf(event.details) : {};
  const rated = row.rating !== null;
  return {
    code: row.code,
    phase,
    payment,
    titles: row.items.map(titleOf),
    createdAt: row.createdAt.getTime(),
    total: rupiahOf(row.total),
    invoice: invoiceOf(ctx, row),
    billing:
      billing && isWorthShowing(phase, payment)
        ? { code: billing.code, amount: Number(billing.amount), expiresAt: billing.expiresAt.getTime() }
        : null,
    transferTo: payment === 'awaitingProof' ? rules.bank : null,
    receipt: receiptOf(ctx, row),
    products: productsOf(ctx, row),
    officerWords: officerWords(event, payment),
    cancelReason: event?.type === 'cancel' ? textOf(details['words']) : null,
    clock: turnOf(state).closed ? null : clockCard(viewClock(clockOf(row), ctx.now(), rules)),
    acts: actsAllowed(state, 'customer', factsOf(row)).filter((act) => act !== 'rate' || !rated),
    rated,
  };
}

/** What the office said with an event; of the payment from abroad only what was said of a proof. */
function officerWords(event: CardEvent | undefined, payment: string | null): string | null {
  if (event === undefined) return null;
  if (payment === 'awaitingProof' && event.type !== 'refuseProof') return null;
  return textOf(detailsOf(event.details)[event.type === 'cancel' ? 'money' : 'words']);
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

function titleOf(item: { title: string; titleEn: string }): { id: string; en: string } {
  return { id: item.title, en: item.titleEn };
}

function invoiceOf(ctx: Urls, row: CardRow): OrderCard['invoice'] {
  const document = row.documents.find(({ kind }) => kind === 'invoice');
  if (!document) return null;
  const lines = linesOf(document);
  return {
    number: document.number,
    version: document.version,
    total: Number(document.total),
    url: linkTo(ctx, row, document.fileId)?.url ?? '',
    lines: row.items.map((item, at) => ({ title: titleOf(item), amount: lines[at]?.amount ?? 0 })),
  };
}

function receiptOf(ctx: Urls, row: CardRow): OrderCard['receipt'] {
  const document = row.documents.find(({ kind }) => kind === 'receipt');
  return document ? { number: document.number, url: linkTo(ctx, row, document.fileId)?.url ?? '' } : null;
}

/** What has a link: nothing before the release (order_links.ts). */
function productsOf(ctx: Urls, row: CardRow): OrderCard['products'] {
  return row.items.flatMap((item) => {
    const link = item.fileId === null ? null : linkTo(ctx, row, item.fileId);
    return link ? [{ title: titleOf(item), ...link }] : [];
  });
}

/** The link to a file: the living one, or else the last, which leads to a page that says how to get another. */
function linkTo(ctx: Urls, row: CardRow, fileId: string): { url: string; expiresAt: number } | null {
  const links = row.links.filter((link) => link.fileId === fileId);
  const link = links.findLast((candidate) => isLiving(candidate, ctx.now())) ?? links.at(-1);
  return link ? { url: linkUrl(ctx, link.id), expiresAt: link.expiresAt.getTime() } : null;
}

function clockCard(view: ReturnType<typeof viewClock>): OrderCard['clock'] {
  return view && { remaining: view.remaining, dueDay: view.dueDay, paused: view.paused };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
