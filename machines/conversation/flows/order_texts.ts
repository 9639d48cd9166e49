/** How an order is put in texts: its card, the answers offered, and what was just done. The news: ./order_news. */
import { text } from '../../texts/text.ts';
import type { Text } from '../../texts/text.ts';
import { about, paged } from '../ask.ts';
import type { OrderCard, OrderLine } from '../effects.ts';
import type { Answer } from '../question.ts';
import { fieldLabel } from './abstraction_texts.ts';
import { reasonWithoutLetter } from './late_letter.ts';
import { invoiceNumber, partsOf, reviewVersion } from './order_documents.ts';
import { requestLines } from './request_texts.ts';
import { settlingText } from './settling_texts.ts';

/** Acts a customer takes by an answer, in the order they are offered. */
const OFFERED = [
  'approveInvoice',
  'requestInvoiceCorrection',
  'claimPaid',
  'submitProof',
  'submitAgreement',
  'confirmDelivery',
  'requestDeliveryCorrection',
  'reviseAbstraction',
  'changeProfile',
  'resubmit',
  'requestReduction',
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
  const acts = OFFERED.filter((act) => isOffered(act, order)).map((act) => {
    const means = MEANS[act];
    const of = act === 'approveInvoice' ? reviewVersion(order) : undefined;
    const answer: Answer = { id: about(`act.${act}`, order, of), label: labelOf(act, order) };
    return means === undefined ? answer : { ...answer, means };
  });
  return [
    ...acts,
    ...(order.products.length > 0 ? [{ id: about('act.renewLinks', order), label: text('act.renewLinks') }] : []),
    ...(order.others ? [{ id: 'orders.others', label: text('orders.others') }] : []),
    { id: 'word:menu', label: text('word.menu') },
  ];
}

function isOffered(act: Offered, order: OrderCard): boolean {
  // what was wrong may have been the registration: the order takes it when it is submitted again
  if (act === 'changeProfile') return order.acts.includes('resubmit');
  if (act === 'rate' && order.rated) return false;
  // one request is decided before another is made (docs/domain.md 3); its letter may follow
  if (act === 'requestReduction' && order.reduction?.waiting === true) return reasonWithoutLetter(order) !== null;
  // there is nothing below Rp0 to ask for
  if (act === 'requestReduction' && order.reduction?.percent === 0) return false;
  return order.acts.includes(act);
}

function labelOf(act: Offered, order: OrderCard): Text {
  // invoice, sample and agreement are one approval, or are gone through one by one (B9, R14)
  if (act === 'approveInvoice' && partsOf(order).length > 1) return text('review.all');
  if (act === 'requestInvoiceCorrection' && partsOf(order).length > 1) return text('review.each');
  if (act === 'requestReduction' && reasonWithoutLetter(order) !== null) return text('act.sendLetter');
  if (act === 'claimPaid' && order.payment === 'checkingClaim') return text('act.tellNtpn');
  return text(`act.${act}`);
}

export function cardText(order: OrderCard | null): Text {
  if (order === null) return text('orders.unknown');
  return text('order.card', {
    code: order.code,
    titles: titlesOf(order),
    stand: standText(order),
    clock: [...reductionText(order), ...clockText(order)],
  });
}

/** Without what the invoice's own lines say. */
function titlesOf(order: OrderCard): Text {
  return order.phase === 'invoiced' && order.invoice !== null
    ? text('nothing')
    : text('order.titles', {
        titles: order.titles.flatMap((title, at) => [text('order.title', { title }), ...requestOf(order, at)]),
      });
}

/** What was asked, while it is looked at and where it does not make the card too long for a phone. */
function requestOf({ phase, requests }: OrderCard, at: number): Text[] {
  const asked = requests.filter((request) => request !== null);
  const looked = phase === 'review' || phase === 'preparing';
  return looked && asked.length <= REQUESTS_SHOWN ? requestLines(requests[at] ?? null) : [];
}

const REQUESTS_SHOWN = 2;

/** Where the order stands and what is awaited from whom. */
export function standText(order: OrderCard): Text {
  const total = order.total ?? 0;
  switch (order.phase) {
    case 'returned':
      return text('stand.returned', { reasons: returnedReasons(order) });
    case 'invoiced':
      return text('stand.invoiced', {
        number: invoiceNumber(order),
        total,
        lines: invoiceLines(order),
        change: [...changeText(order), ...(partsOf(order).length > 1 ? [text('stand.invoiced.parts')] : [])],
      });
    case 'settling':
      return settlingText(order);
    case 'delivered':
      return text('stand.delivered', { days: order.silentDays });
    case 'redelivering':
      return text('stand.redelivering', { open: openText(order) });
    case 'cancelled':
      return text('stand.cancelled', { details: cancelledDetails(order) });
    case 'receipting':
      return total === 0 ? text('stand.receiptingFree') : text('stand.receipting');
    default:
      return text(`stand.${order.phase}`);
  }
}

/** The officer's words, and those on the fields of the abstraction (B6, R11). */
export function returnedReasons({ officerWords, abstractionReturned }: OrderCard): Text[] {
  return [
    ...(officerWords === null ? [] : [text('stand.returned.words', { words: officerWords })]),
    ...abstractionReturned.map(({ field, reason }) =>
      text('stand.returned.field', { field: fieldLabel(field), words: reason }),
    ),
  ];
}

/** Reasons per field repeat what was written, so that what shows them is sealed (docs/domain.md 9). */
export function tellsOfAbstraction({ abstractionReturned }: OrderCard): boolean {
  return abstractionReturned.length > 0;
}

/** What a corrected invoice changed (docs/domain.md 2.8): nothing for the first one. */
export function changeText({ invoice, previousTotal }: OrderCard): Text[] {
  if (invoice === null || previousTotal === null || invoice.version === 0) return [];
  const { version, total } = invoice;
  const values = { version, before: previousTotal, difference: Math.abs(total - previousTotal) };
  if (total === previousTotal) return [text('invoice.same', { version })];
  return [total > previousTotal ? text('invoice.more', values) : text('invoice.less', values)];
}

/** Of which parts an answer is still to come (R22). */
export function openText({ openParts }: OrderCard): Text {
  const [only, ...more] = openParts;
  return only === undefined || more.length > 0 ? text('part.both') : text(`part.${only}`);
}

/** The reason, and whether to pay: once paid what happens to the money, in the office's words (docs/domain.md 2). */
export function cancelledDetails(order: OrderCard): Text[] {
  return [
    ...(order.cancelReason === null ? [] : [text('cancelled.reason', { reason: order.cancelReason })]),
    ...(order.officerWords === null ? [] : [text('cancelled.money', { money: order.officerWords })]),
    ...(order.billing === null ? [] : [text('cancelled.dontPay', { code: order.billing.code })]),
    ...(order.officerWords === null && order.billing === null ? [text('cancelled.nothingDue')] : []),
  ];
}

function invoiceLines(order: OrderCard): Text[] {
  return (order.invoice?.lines ?? []).map((line) => text('invoice.line', { title: line.title, amount: line.amount }));
}

/** The request for Rp0 or a part of the tariff, until the invoice says it in money (docs/domain.md 3). */
function reductionText({ phase, reduction }: OrderCard): Text[] {
  if (phase !== 'review' && phase !== 'returned' && phase !== 'preparing') return [];
  if (reduction === null) return [];
  if (reduction.waiting) return [text('stand.reduction.waiting')];
  if (reduction.percent === 0) return [text('stand.reduction.free')];
  return reduction.percent === null ? [] : [text('stand.reduction.decided', { percent: reduction.percent })];
}

/** Working days, gross of pauses by the promise's end (docs/domain.md 6). */
function clockText({ clock, phase }: OrderCard): Text[] {
  // delivered: the promise is kept, and the pause would sound as if something were missing
  if (clock === null || phase === 'delivered') return [];
  const { remaining, dueDay, net, gross } = clock;
  return [
    clock.paused ? text('clock.paused', { remaining }) : text('clock.running', { remaining, due: dueDay }),
    ...(net === gross ? [] : [text('clock.used', { net, gross })]),
  ];
}

export function actedText(act: string, order: OrderCard): Text {
  const code = order.code;
  switch (act) {
    case 'approveInvoice':
      return text('acted.approved.and', { approved: approvedText(order), next: signNext(order) });
    case 'requestInvoiceCorrection':
      return text('acted.correction', { code });
    case 'requestDeliveryCorrection':
      return text('acted.redelivery', { code, open: openText(order) });
    case 'claimPaid':
      return text('acted.claimed');
    case 'submitProof':
      return text('acted.proof');
    case 'submitAgreement':
      return text('acted.agreement', { checksum: (order.agreement?.signed?.sha256 ?? '').slice(0, SHA256_SHOWN) });
    case 'confirmDelivery':
      return text('acted.confirmed');
    case 'reviseAbstraction':
      return order.acts.includes('resubmit')
        ? text('acted.revisedReturned', { code })
        : text('acted.revised', { code });
    case 'requestReduction':
      return text('acted.reduction', { code });
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

/** Characters of a checksum that the chat shows; the panel shows it whole. */
export const SHA256_SHOWN = 12;

function approvedText({ code, total, payment }: OrderCard): Text {
  if (total === 0) return text('acted.approvedFree', { code });
  return payment === 'awaitingProof' ? text('acted.approvedAbroad', { code }) : text('acted.approved', { code });
}

function signNext({ acts }: OrderCard): Text {
  return acts.includes('submitAgreement') ? text('acted.approved.sign') : text('nothing');
}

export function orderListAnswers(orders: OrderLine[], page: number): ReturnType<typeof paged> {
  return paged(
    orders.map((order) => ({
      id: `order:${order.code}`,
      label: text('orders.line', {
        code: order.code,
        title: order.title,
        more: order.more > 0 ? text('orders.more', { count: order.more }) : text('nothing'),
        phase: phaseText(order),
      }),
    })),
    page,
  );
}

/** Once there is nothing left to pay it is the agreement that an order waits for (B10b, R17). */
function phaseText({ phase, payment }: OrderLine): Text {
  return phase === 'settling' && (payment === 'notDue' || payment === 'paid')
    ? text('phase.signing')
    : text(`phase.${phase}`);
}
