/** What the office is asked to do with an order, by its state and what it lacks. */
import { agreementStateOf, paymentStateOf, phaseOf } from '../../machines/order/life.ts';
import type { OrderState } from '../../machines/order/life.ts';
import type { ServiceContext } from '../context.ts';

/** What the role is asked to do with an order. */
export const TASK_ASKS = [
  'review',
  'prepare',
  'attachSample',
  'decideReduction',
  'sendInvoice',
  'answerInvoiceCorrection',
  'enterBillingCode',
  'checkPayment',
  'verifyProof',
  'verifyAgreement',
  'issueReceipt',
  'release',
  'answerDeliveryCorrection',
  'answerReceiptCorrection',
] as const;
export type TaskAsk = (typeof TASK_ASKS)[number];

/** What keeps an invoice from being sent (the machine's `invoiceReady`), by order in preparation; no entry: nothing does. */
export async function missingBeforeInvoice(ctx: ServiceContext): Promise<Map<string, TaskAsk[]>> {
  const order = { phase: 'preparing' };
  const { orderItem, reductionRequest } = ctx.db.read;
  const unprepared = await orderItem.findMany({ where: { fileId: null, order }, select: { orderId: true } });
  const sample = { kind: 'sample', status: 'current' };
  const unsampled = await orderItem.findMany({
    where: { kind: 'microdata', attachments: { none: sample }, order },
    select: { orderId: true },
  });
  const undecided = await reductionRequest.findMany({
    where: { status: 'waiting', order },
    select: { orderId: true },
  });
  const asks = new Map<string, TaskAsk[]>();
  const add = (rows: { orderId: string }[], ask: TaskAsk): void => {
    for (const orderId of new Set(rows.map((row) => row.orderId))) {
      asks.set(orderId, [...(asks.get(orderId) ?? []), ask]);
    }
  };
  add(unprepared, 'prepare');
  add(unsampled, 'attachSample');
  add(undecided, 'decideReduction');
  return asks;
}

/** In the words of the state; whose turn it is says the machine alone (`isTurn`). */
export function asksOf(state: OrderState, role: 'petugas' | 'bendahara', missing: TaskAsk[]): TaskAsk[] {
  switch (phaseOf(state)) {
    case 'review':
      return ['review'];
    case 'preparing':
      return missing.length > 0 ? missing : ['sendInvoice'];
    case 'correcting':
      return ['answerInvoiceCorrection'];
    case 'settling':
      return settlingAsks(state, role);
    case 'receipting':
      return ['issueReceipt'];
    case 'releasing':
      return ['release'];
    case 'redelivering':
      return [role === 'bendahara' ? 'answerReceiptCorrection' : 'answerDeliveryCorrection'];
    default:
      return [];
  }
}

function settlingAsks(state: OrderState, role: 'petugas' | 'bendahara'): TaskAsk[] {
  const asks: TaskAsk[] = [];
  const payment = paymentStateOf(state);
  if (payment === 'awaitingCode') asks.push('enterBillingCode');
  if (payment === 'checkingClaim' && role === 'bendahara') asks.push('checkPayment');
  if (payment === 'verifyingProof' && role === 'bendahara') asks.push('verifyProof');
  if (agreementStateOf(state) === 'verifying' && role === 'petugas') asks.push('verifyAgreement');
  return asks;
}
