/** What must be true of the rows that an order's acts leave, whatever was killed in between. Each finding is a sentence. */
import type { OrderAct } from '../../machines/order/machine.ts';
import { detailsOf } from '../../services/orders/timeline.ts';
import type { Order } from './all_orders.ts';

/** Each act that makes a row made exactly one. */
export function hasItsRows(order: Order): string[] {
  const { code, documents, billingCodes, payments, proofs, rating, items, events, total } = order;
  const times = timesOf(order);
  const of = (kind: string) => documents.filter((document) => document.kind === kind);
  const current = (kind: string) => of(kind).filter(({ status }) => status === 'current');
  const [invoices, receipts, agreements] = [of('invoice'), of('receipt'), of('agreement')];
  const agreed = items.some(({ kind }) => kind !== 'publication');
  const counts: [string, number, number][] = [
    ['invoices', invoices.length, times('sendInvoice')],
    ['invoices in force', current('invoice').length, Math.min(1, invoices.length)],
    ['receipts', receipts.length, times('issueReceipt', 'reissueReceipt')],
    ['receipts in force', current('receipt').length, Math.min(1, receipts.length)],
    // with every invoice of micro data or maps, and alone (B8, R13; B10, R15)
    ['agreements', agreements.length, agreed ? times('sendInvoice', 'sendAgreement') : 0],
    ['agreements in force', current('agreement').length, Math.min(1, agreements.length)],
    ['billing codes', billingCodes.length, times('enterBillingCode')],
    ['payments', payments.length, times('confirmPayment', 'acceptProof')],
    ['proofs', proofs.length, times('submitProof')],
    ['ratings', rating === null ? 0 : 1, times('rate')],
    ['untold events', events.filter(({ notify }) => notify === 'pending').length, 0],
    ...copies(order),
    ...corrections(order),
  ];
  return [
    ...counts
      .filter(([, is, due]) => is !== due)
      .map(([what, is, due]) => `Order ${code} has ${is} ${what} instead of ${due}`),
    ...(items.length > 0 ? [] : [`Order ${code} has no items`]),
    ...(payments.length <= 1 ? [] : [`Order ${code} was paid ${payments.length} times`]),
    ...(current('invoice').every((invoice) => invoice.total === total)
      ? []
      : [`Order ${code} does not cost what its invoice says`]),
    ...[invoices, receipts, agreements]
      .filter((versions) => versions.some(({ version }, index) => version !== index))
      .map(() => `Order ${code} lacks a version of a document`),
    ...attachments(order),
    ...reductions(order),
    ...isWritten(order, agreed),
  ];
}

function timesOf({ events }: Order): (...types: OrderAct[]) => number {
  return (...types) => events.filter(({ type }) => types.some((name) => name === type)).length;
}

/** Signed copies of the agreement (B10b, R17): one a submission, and at most the newest still waits. */
function copies(order: Order): [string, number, number][] {
  const times = timesOf(order);
  const { agreements } = order;
  const is = (status: string) => agreements.filter((copy) => copy.status === status);
  return [
    ['uploaded copies', agreements.filter(({ method }) => method === 'upload').length, times('submitAgreement')],
    ['copies on paper', agreements.filter(({ method }) => method === 'paper').length, times('fileAgreementOnPaper')],
    ['accepted copies', is('accepted').length, times('acceptAgreement', 'fileAgreementOnPaper')],
    [
      'copies returned with a reason',
      is('returned').filter(({ reason }) => reason !== null).length,
      times('returnAgreement'),
    ],
    [
      'undecided copies',
      agreements.filter(({ status, decidedAt }) => (status === 'waiting') !== (decidedAt === null)).length,
      0,
    ],
  ];
}

/** One row a part; an answer closes what it was asked about, and nothing is left open in a closed loop. */
function corrections({ corrections: rows, events, phase }: Order): [string, number, number][] {
  const asked = events.flatMap(({ type, details }) => {
    if (type !== 'requestInvoiceCorrection' && type !== 'requestDeliveryCorrection') return [];
    const { parts } = detailsOf(details);
    const loop = type === 'requestInvoiceCorrection' ? 'invoice' : 'delivery';
    return (Array.isArray(parts) ? parts : []).map((part) => `${loop} ${String(part)}`);
  });
  const kept = rows.map(({ loop, part }) => `${loop} ${part ?? ''}`);
  const open = (within: string) => rows.some(({ loop, answeredAt }) => loop === within && answeredAt === null);
  // an order that is cancelled meanwhile keeps its question
  const asking = phase === 'correcting' || (phase === 'cancelled' && open('invoice'));
  return [
    ['corrections', kept.length, asked.length],
    ['corrections of other parts', kept.filter((one) => !asked.includes(one)).length, 0],
    ['open corrections of the invoice', Number(open('invoice')), Number(asking)],
    ['open corrections after delivery', Number(open('delivery')), Number(phase === 'redelivering')],
  ];
}

/** Sample, layout and questionnaire: the versions of each without a gap, the newest in force. */
function attachments({ code, attachments: rows, events, items }: Order): string[] {
  const attached = events.filter(({ type }) => type === 'attach').length;
  const microdata = new Set(items.filter(({ kind }) => kind === 'microdata').map(({ id }) => id));
  const lineOf = ({ itemId, kind }: (typeof rows)[number]) => `${kind} of ${itemId}`;
  const lines = new Map(rows.map((row) => [lineOf(row), rows.filter((other) => lineOf(other) === lineOf(row))]));
  return [
    ...(rows.length === attached ? [] : [`Order ${code} has ${rows.length} attachments instead of ${attached}`]),
    ...rows.filter(({ itemId }) => !microdata.has(itemId)).map(({ kind }) => `Order ${code} has a ${kind} of no data`),
    ...[...lines].flatMap(([line, versions]) => {
      const inOrder = versions.every(({ version }, index) => version === index);
      const newest = versions.every(({ status }, index) => (status === 'current') === (index === versions.length - 1));
      return inOrder && newest ? [] : [`Order ${code} lacks a version of the ${line}, or another is in force`];
    }),
  ];
}

/** A request is decided by the decision after it, and waits until then. */
function reductions({ code, reductions: rows, events }: Order): string[] {
  const last = events.findLast(({ type }) => type === 'requestReduction' || type === 'decideReduction')?.type;
  const waiting = rows.filter(({ status }) => status === 'waiting').length;
  const requested = events.some(({ type }) => type === 'requestReduction');
  const due = last === 'requestReduction' || (last === undefined && rows.length > 0) ? 1 : 0;
  return [
    ...(waiting === due ? [] : [`Order ${code} has ${waiting} reductions that wait instead of ${due}`]),
    ...(requested && rows.length === 0 ? [`Order ${code} asked for a reduction that is not there`] : []),
  ];
}

/** B5, R10: micro data and maps are ordered with abstraction, party and clauses; publications without any. */
function isWritten({ code, abstraction, party, agreementTerms }: Order, agreed: boolean): string[] {
  const written = [abstraction, party, agreementTerms].filter((one) => one !== null).length;
  return written === (agreed ? 3 : 0) ? [] : [`Order ${code} has ${written} of abstraction, party and clauses`];
}
