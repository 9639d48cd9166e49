/** Which acts the customer is told about, and as what (docs/domain.md 2). */
import type { OrderNews } from '../../machines/conversation/effects.ts';
import { ORDER_ACTS } from '../../machines/order/machine.ts';
import type { OrderAct } from '../../machines/order/machine.ts';

const TOLD: { readonly [A in OrderAct]?: OrderNews['about'] } = {
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

/** undefined: nothing is told. What customers do themselves they hear in the same turn. */
export function toldAs(act: OrderAct, actorKind: string): OrderNews['about'] | undefined {
  return actorKind === 'customer' ? undefined : TOLD[act];
}

/** The same for an event as stored. */
export function eventToldAs(event: { type: string; actorKind: string }): OrderNews['about'] | undefined {
  const act = ORDER_ACTS.find((name) => name === event.type);
  return act === undefined ? undefined : toldAs(act, event.actorKind);
}
