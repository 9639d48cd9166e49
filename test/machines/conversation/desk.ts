/** The orders of the small office: how they are placed, acted on by either side, told of and shown, as services would. */
import type { DeliveryPart } from '../../../domain/abstraction.ts';
import type { ItemRequest } from '../../../domain/request.ts';
import {
  act,
  actsAllowed,
  agreementStateOf,
  paymentStateOf,
  phaseOf,
  startOrder,
} from '../../../machines/order/life.ts';
import type { OrderState } from '../../../machines/order/life.ts';
import type { OrderAct, OrderActor, OrderFacts } from '../../../machines/order/machine.ts';
import type { Command, LineInput, OrderCard, OrderNews, Result } from '../../../machines/conversation/effects.ts';
import { reviewVersion } from '../../../machines/conversation/flows/order_documents.ts';
import type { Mood, Office } from './office.ts';
import { title } from './shelf.ts';

export interface PlacedOrder {
  code: string;
  state: OrderState;
  facts: OrderFacts;
  codes: string[];
  requests: (ItemRequest | null)[];
  /** versions sent so far */
  invoices: number;
  agreements: number;
  /** the newest signed copy */
  copy: 'waiting' | 'returned' | 'accepted' | null;
  /** what an officer decided to charge; null: nothing was decided */
  percent: number | null;
  /** a letter came with the request for a reduction */
  letter: boolean;
  rated: boolean;
}

const CODES = ['GP-AAAAA2', 'GP-BBBBB3', 'GP-CCCCC4', 'GP-DDDDD5', 'GP-EEEEE6', 'GP-FFFFF7', 'GP-GGGGG8', 'GP-HHHHH9'];

const SHA256 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

export function newOrder(code: string, lines: LineInput[], abroad: boolean): PlacedOrder {
  const requests = lines.map(({ request }) => request);
  return {
    code,
    state: startOrder(),
    facts: {
      prepared: false,
      sampled: !requests.some((request) => request?.kind === 'microdata'),
      reductionAsked: false,
      free: false,
      abroad,
      agreementDue: requests.some((request) => request !== null),
      billed: false,
      asked: { product: false, receipt: false },
      outdated: { invoice: false, agreement: false },
    },
    codes: lines.map((line) => line.code),
    requests,
    invoices: 0,
    agreements: 0,
    copy: null,
    percent: null,
    letter: false,
    rated: false,
  };
}

/** Orders one after the other, as this office numbers them. */
export function orderCodeAt(index: number): string {
  return CODES[index] ?? 'GP-ZZZZZ9';
}

export type OrderCommand = Extract<Command, { type: 'actOnOrder' | 'resubmitOrder' | 'rateOrder' | 'renewLinks' }>;

export function change(office: Office, command: OrderCommand, mood: Mood): { office: Office; result: Result } {
  const before = office.orders.find(({ code }) => code === command.code);
  if (before === undefined || mood === 'lost')
    return { office, result: { type: 'order.refused', order: null, reason: 'not_allowed' } };
  const refused = (reason: 'not_allowed' | 'file_unusable') => ({
    office,
    result: { type: 'order.refused', order: cardOf(before, office), reason } as const,
  });
  if (mood !== 'usual') return refused(mood === 'empty' ? 'file_unusable' : 'not_allowed');
  if ('version' in command && command.version !== reviewVersion(cardOf(before, office))) return refused('not_allowed');
  if (command.type === 'renewLinks')
    return { office, result: { type: 'order.acted', order: cardOf(before, office), act: 'renewLinks' } };
  const name =
    command.type === 'actOnOrder' ? command.act : command.type === 'resubmitOrder' ? 'resubmit' : ('rate' as const);
  const concerns = 'parts' in command && command.act === 'requestDeliveryCorrection' ? command.parts : [];
  const letter = 'reason' in command && command.fileId !== null;
  const done = actOn(letter ? withLetter(office, command.code) : office, command.code, name, 'customer', concerns);
  if (done === undefined) return refused('not_allowed');
  return { office: done.office, result: { type: 'order.acted', order: cardOf(done.order, done.office), act: name } };
}

function withLetter(office: Office, code: string): Office {
  return { ...office, orders: office.orders.map((one) => (one.code === code ? { ...one, letter: true } : one)) };
}

function actOn(office: Office, code: string, name: OrderAct, by: OrderActor, concerns: DeliveryPart[] = []) {
  const found = office.orders.find((order) => order.code === code);
  if (found === undefined) return undefined;
  const before = name === 'requestDeliveryCorrection' ? { ...found, facts: asking(found.facts, concerns) } : found;
  const done = act(before.state, { type: name, by, facts: before.facts });
  if (!done.ok) return undefined;
  const order = { ...before, state: done.state, facts: factsAfter(before.facts, name), ...rowsAfter(before, name) };
  return { order, office: { ...office, orders: office.orders.map((one) => (one.code === code ? order : one)) } };
}

function asking(facts: OrderFacts, concerns: DeliveryPart[]): OrderFacts {
  return { ...facts, asked: { product: concerns.includes('product'), receipt: concerns.includes('receipt') } };
}

function factsAfter(facts: OrderFacts, name: OrderAct): OrderFacts {
  const { product, receipt } = facts.asked;
  return {
    ...facts,
    prepared: facts.prepared || name === 'prepare',
    sampled: facts.sampled || name === 'attach',
    reductionAsked: name === 'requestReduction' || (facts.reductionAsked && name !== 'decideReduction'),
    billed: facts.billed || name === 'enterBillingCode',
    asked: {
      product: product && name !== 'answerDeliveryCorrection' && name !== 'releaseAgain',
      receipt: receipt && name !== 'answerReceiptCorrection' && name !== 'reissueReceipt',
    },
  };
}

function rowsAfter(order: PlacedOrder, name: OrderAct): Partial<PlacedOrder> {
  const { invoices, agreements, facts } = order;
  switch (name) {
    case 'sendInvoice':
      return { invoices: invoices + 1, agreements: facts.agreementDue ? agreements + 1 : 0 };
    case 'sendAgreement':
      return { agreements: agreements + 1 };
    case 'submitAgreement':
      return { copy: 'waiting' };
    case 'returnAgreement':
      return { copy: 'returned' };
    case 'acceptAgreement':
    case 'fileAgreementOnPaper':
      return { copy: 'accepted' };
    case 'decideReduction':
      return { percent: 50 };
    case 'rate':
      return { rated: true };
    default:
      return {};
  }
}

const TOLD: Partial<Record<OrderAct, OrderNews['about']>> = {
  accept: 'accepted',
  return: 'returned',
  cancel: 'cancelled',
  sendInvoice: 'invoiced',
  sendAgreement: 'agreementRenewed',
  answerInvoiceCorrection: 'correctionAnswered',
  decideReduction: 'reductionDecided',
  returnAgreement: 'agreementReturned',
  acceptAgreement: 'agreementAccepted',
  fileAgreementOnPaper: 'agreementAccepted',
  enterBillingCode: 'billingCode',
  remindPayment: 'billingEnds',
  expireBillingCode: 'billingExpired',
  reportPaymentMissing: 'paymentMissing',
  refuseProof: 'proofRefused',
  confirmPayment: 'paid',
  acceptProof: 'paid',
  release: 'delivered',
  releaseAgain: 'delivered',
  answerDeliveryCorrection: 'deliveryAnswered',
  answerReceiptCorrection: 'receiptAnswered',
  reissueReceipt: 'receiptCorrected',
  completeSilently: 'completed',
};

/** Something that the office, or time, may do to an order now. */
export function officeActs(order: PlacedOrder): { name: OrderAct; by: OrderActor }[] {
  return (['petugas', 'bendahara', 'system'] as const).flatMap((by) =>
    actsAllowed(order.state, by, order.facts).map((name) => ({ name, by })),
  );
}

/** The office acts; `news` when its customer is told. */
export function officeDoes(
  office: Office,
  code: string,
  name: OrderAct,
  by: OrderActor,
): { office: Office; news: OrderNews | null } {
  const done = actOn(office, code, name, by);
  if (done === undefined) throw new Error(`${by} may not ${name} order ${code}`);
  const about = TOLD[name];
  return {
    office: done.office,
    news: about === undefined ? null : { type: 'order.news', about, order: cardOf(done.order, done.office) },
  };
}

export function cardOf(order: PlacedOrder, office: Pick<Office, 'orders'>): OrderCard {
  const { code, state, facts, codes, rated } = order;
  const phase = phaseOf(state);
  const payment = paymentStateOf(state) ?? null;
  const sent = ['delivered', 'redelivering', 'completed'].includes(phase);
  const lines = codes.map((product) => ({ title: title(product), amount: amountOf(order) }));
  const total = amountOf(order) * codes.length;
  return {
    code,
    phase,
    payment,
    titles: lines.map((line) => line.title),
    requests: order.requests,
    createdAt: 1_795_000_000_000,
    total,
    previousTotal: order.invoices > 1 ? total + 15_000 : null,
    attachments: attachmentsOf(order),
    agreement: agreementOf(order),
    abstractionReturned:
      phase === 'returned' && facts.agreementDue ? [{ field: 'purpose', reason: 'Belum jelas.' }] : [],
    reduction:
      facts.reductionAsked || order.percent !== null
        ? {
            waiting: facts.reductionAsked,
            asked: facts.reductionAsked ? 'Skripsi' : null,
            letter: order.letter,
            percent: order.percent,
            reason: 'Sesuai surat.',
          }
        : null,
    invoice:
      order.invoices > 0
        ? { number: `INV-${code}`, version: order.invoices - 1, total, url: `https://kantor.contoh/i/${code}`, lines }
        : null,
    billing: facts.billed ? { code: '820261122000001', amount: total, expiresAt: 1_795_600_000_000 } : null,
    transferTo: payment === 'awaitingProof' ? { id: 'Bank Contoh 123', en: 'Example Bank 123' } : null,
    receipt: sent || phase === 'releasing' ? { number: `KW-${code}`, url: `https://kantor.contoh/k/${code}` } : null,
    products: sent
      ? lines.map((line) => ({
          title: line.title,
          url: `https://kantor.contoh/d/${code}`,
          expiresAt: 1_795_600_000_000,
        }))
      : [],
    officerWords: phase === 'returned' ? 'Mohon lengkapi nama instansi.' : null,
    cancelReason: phase === 'cancelled' ? 'tidak jadi' : null,
    openParts: phase === 'redelivering' ? (['product', 'receipt'] as const).filter((part) => facts.asked[part]) : [],
    silentDays: 7,
    others: office.orders.some((other) => other.code !== code),
    clock:
      phase === 'review'
        ? null
        : { remaining: 9, dueDay: '2026-12-07', paused: phase === 'invoiced', net: 1, gross: 2 },
    acts: actsAllowed(state, 'customer', facts),
    rated,
  };
}

function amountOf({ percent }: PlacedOrder): number {
  return (65_000 * (percent ?? 100)) / 100;
}

function attachmentsOf({ code, codes, facts, invoices, requests }: PlacedOrder): OrderCard['attachments'] {
  if (!facts.sampled || invoices === 0) return [];
  return codes.flatMap((product, at) =>
    requests[at]?.kind === 'microdata'
      ? [
          {
            kind: 'sample' as const,
            title: title(product),
            name: 'sampel.csv',
            version: 0,
            url: `https://kantor.contoh/s/${code}`,
          },
        ]
      : [],
  );
}

function agreementOf({ code, agreements, copy, state }: PlacedOrder): OrderCard['agreement'] {
  if (agreements === 0) return null;
  return {
    number: `SPPD-${code}`,
    version: agreements - 1,
    url: `https://kantor.contoh/p/${code}`,
    stampDuty: 10_000,
    state: agreementStateOf(state) ?? null,
    returned: copy === 'returned' ? 'Meterai belum ada.' : null,
    signed: copy === null ? null : { sha256: SHA256, method: 'upload' },
  };
}
