/** How an order is put in texts: its card, the answers offered, what was just done, and the news from the office. */
import { text } from '../../texts/text.ts';
import type { Text, TextKey } from '../../texts/text.ts';
import { about, paged } from '../ask.ts';
import type { OrderCard, OrderLine, OrderNews } from '../effects.ts';
import type { Answer } from '../question.ts';
import { bubble } from '../setup.ts';
import type { Say } from '../setup.ts';

/** Acts a customer takes by an answer, in the order they are offered. */
const OFFERED = [
  'approveInvoice',
  'requestInvoiceCorrection',
  'claimPaid',
  'submitProof',
  'confirmDelivery',
  'requestDeliveryCorrection',
  'resubmit',
  'rate',
  'cancel',
] as const;
type Offered = (typeof OFFERED)[number];

const MEANS: Partial<Record<Offered, Answer['means']>> = {
  approveInvoice: 'agree',
  confirmDelivery: 'agree',
  requestInvoiceCorrection: 'no',
  claimPaid: 'paid',
  requestDeliveryCorrection: 'no',
};

export function cardAnswers(order: OrderCard | null): Answer[] {
  if (order === null) return [];
  const acts = OFFERED.filter((act) => order.acts.includes(act) && !(act === 'rate' && order.rated)).map((act) => {
    const means = MEANS[act];
    const answer: Answer = { id: about(`act.${act}`, order), label: text(`act.${act}`) };
    return means === undefined ? answer : { ...answer, means };
  });
  return [
    ...acts,
    ...(order.products.length > 0 ? [{ id: about('act.renewLinks', order), label: text('act.renewLinks') }] : []),
    { id: 'orders.others', label: text('orders.others') },
    { id: 'word:menu', label: text('word.menu') },
  ];
}

export function cardText(order: OrderCard | null): Text {
  if (order === null) return text('orders.unknown');
  return text('order.card', {
    code: order.code,
    titles: order.titles.map((title) => text('order.title', { title })),
    stand: standText(order),
    clock: clockText(order),
  });
}

/** Where the order stands and what is awaited from whom. */
export function standText(order: OrderCard): Text {
  const words = order.officerWords ?? '-';
  const total = order.total ?? 0;
  switch (order.phase) {
    case 'returned':
      return text('stand.returned', { words });
    case 'invoiced':
      return text('stand.invoiced', { number: invoiceNumber(order), total, lines: invoiceLines(order) });
    case 'settling':
      return paymentText(order);
    case 'cancelled':
      return text('stand.cancelled', { details: cancelledDetails(order) });
    case 'receipting':
      return total === 0 ? text('stand.receiptingFree') : text('stand.receipting');
    default:
      return text(`stand.${order.phase}`);
  }
}

function paymentText(order: OrderCard): Text {
  const total = order.total ?? 0;
  switch (order.payment) {
    case 'awaitingPayment':
      return order.billing === null
        ? text('stand.awaitingCode', { total })
        : text('stand.awaitingPayment', { expires: order.billing.expiresAt });
    case 'checkingClaim':
      return text('stand.checkingClaim');
    case 'awaitingProof':
      return order.officerWords === null
        ? text('stand.awaitingProof')
        : text('stand.proofRefused', { total, words: order.officerWords });
    case 'verifyingProof':
      return text('stand.verifyingProof');
    case 'paid':
    case 'notDue':
      return text('stand.paid');
    default:
      return text('stand.awaitingCode', { total });
  }
}

/** The reason, and once paid what happens to the money: those are the office's words then (docs/domain.md 2). */
function cancelledDetails(order: OrderCard): Text[] {
  return [
    ...(order.cancelReason === null ? [] : [text('cancelled.reason', { reason: order.cancelReason })]),
    ...(order.officerWords === null ? [] : [text('cancelled.money', { money: order.officerWords })]),
    ...(order.billing === null ? [] : [text('cancelled.dontPay', { code: order.billing.code })]),
  ];
}

/** 'B-026/36000/HM.340/2026', or with ' (R1)' behind it for a later version (docs/domain.md 2.8). */
export function invoiceNumber({ invoice }: OrderCard): string {
  if (invoice === null) return '';
  return invoice.version === 0 ? invoice.number : `${invoice.number} (R${invoice.version})`;
}

function invoiceLines(order: OrderCard): Text[] {
  return (order.invoice?.lines ?? []).map((line) => text('invoice.line', { title: line.title, amount: line.amount }));
}

/** Working days, gross of pauses by the promise's end (docs/domain.md 6). */
function clockText(order: OrderCard): Text {
  // delivered: the promise is kept, and the pause would sound as if something were missing
  if (order.clock === null || order.phase === 'delivered') return text('nothing');
  return order.clock.paused
    ? text('clock.paused', { remaining: order.clock.remaining })
    : text('clock.running', { remaining: order.clock.remaining, due: order.clock.dueDay });
}

/** The documents and the billing code as messages of their own, before the card. */
export function cardSays(order: OrderCard): Say[] {
  const says: Say[] = [];
  if (order.invoice !== null && (order.phase === 'invoiced' || order.phase === 'settling')) {
    says.push(document(text('link.invoice', { number: invoiceNumber(order) }), order.invoice.url));
  }
  if (order.phase === 'settling' && order.billing !== null && order.payment === 'awaitingPayment') {
    says.push(...billingSays(order.billing));
  }
  if (order.phase === 'settling' && order.transferTo !== null && order.payment === 'awaitingProof') {
    const { code, total, transferTo } = order;
    says.push(bubble(text('transfer.how', { code, total: total ?? 0, bank: transferTo })));
  }
  if (order.receipt !== null)
    says.push(document(text('link.receipt', { number: order.receipt.number }), order.receipt.url));
  for (const product of order.products) {
    says.push({
      kind: 'link',
      text: text('link.product', { title: product.title, expires: product.expiresAt }),
      label: text('link.open'),
      url: product.url,
    });
  }
  return says;
}

function document(words: Text, url: string): Say {
  return { kind: 'link', text: words, label: text('link.open'), url };
}

/** The code alone in its message; channels, expiry and the fraud line around it (docs/domain.md 5). */
function billingSays(billing: NonNullable<OrderCard['billing']>): Say[] {
  return [
    bubble(text('billing.before', { amount: billing.amount, expires: billing.expiresAt })),
    { kind: 'code', value: billing.code },
    bubble(text('billing.after')),
  ];
}

export function actedText(act: string, order: OrderCard): Text {
  const code = order.code;
  switch (act) {
    case 'approveInvoice':
      if (order.total === 0) return text('acted.approvedFree', { code });
      return order.payment === 'awaitingProof'
        ? text('acted.approvedAbroad', { code })
        : text('acted.approved', { code });
    case 'requestInvoiceCorrection':
    case 'requestDeliveryCorrection':
      return text('acted.correction', { code });
    case 'claimPaid':
      return text('acted.claimed');
    case 'submitProof':
      return text('acted.proof');
    case 'confirmDelivery':
      return text('acted.confirmed');
    case 'resubmit':
      return text('acted.resubmitted', { code });
    case 'renewLinks':
      return text('acted.renewed');
    case 'cancel':
      return text('acted.cancelled', { code });
    default:
      return text('acted.rated');
  }
}

/**
 * The office's news as bubbles: the words, then what goes with them. `cardFollows`: the order's card is asked right after,
 * so what it says is not said here.
 */
export function newsSays(news: OrderNews, cardFollows = false): Say[] {
  const { order } = news;
  const details = [...(cardFollows ? [] : saidByCard(news)), ...noteOf(news)];
  const words = newsText(news);
  return [
    bubble(details.length === 0 ? words : text('news.full', { news: words, details })),
    ...(news.about === 'billingCode' && order.billing !== null ? billingSays(order.billing) : []),
    ...(SHOWS_CARD.has(news.about) ? cardSays(order) : []),
  ];
}

const SHOWS_CARD = new Set<OrderNews['about']>(['invoiced', 'delivered', 'deliveryAnswered', 'receiptCorrected']);

function newsText({ about: what, order }: OrderNews): Text {
  const code = order.code;
  switch (what) {
    case 'correctionAnswered':
    case 'paymentMissing':
    case 'deliveryAnswered':
      return text(`news.${what}`, { code, words: order.officerWords ?? '-' });
    case 'invoiced':
      return order.invoice === null || order.invoice.version === 0
        ? text('news.invoiced', { code })
        : text('news.invoicedAgain', { code, version: order.invoice.version });
    default:
      return text(`news.${what}` satisfies TextKey, { code });
  }
}

/** What the news is about in full, as the card says it. */
function saidByCard({ about: what, order }: OrderNews): Text[] {
  switch (what) {
    case 'accepted':
      return order.clock === null
        ? []
        : [text('news.accepted.by', { due: order.clock.dueDay, remaining: order.clock.remaining })];
    case 'returned':
    case 'proofRefused':
      return [text('news.note', { words: order.officerWords ?? '-' })];
    case 'cancelled':
      return cancelledDetails(order);
    case 'invoiced':
      return [text('news.invoiced.total', { total: order.total ?? 0 })];
    default:
      return [];
  }
}

/** What an officer wrote along with a document or a product, which no card says. */
function noteOf({ about: what, order }: OrderNews): Text[] {
  const noted = what === 'invoiced' || what === 'delivered' || what === 'receiptCorrected';
  return noted && order.officerWords !== null ? [text('news.note', { words: order.officerWords })] : [];
}

export function orderListAnswers(orders: OrderLine[], page: number): ReturnType<typeof paged> {
  return paged(
    orders.map((order) => ({
      id: `order:${order.code}`,
      label: text('orders.line', {
        code: order.code,
        title: order.title,
        more: order.more > 0 ? text('orders.more', { count: order.more }) : text('nothing'),
        phase: text(`phase.${order.phase}`),
      }),
    })),
    page,
  );
}
