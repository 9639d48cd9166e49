/** Every act that officers carry out by a form. `prepare` is an upload and has a route of its own. */
import type { OrderAct } from '../../machines/order/machine.ts';
import type { ActForm } from './act_form.ts';
import { answerDeliveryCorrection, release, releaseAgain } from './delivery.tsx';
import { answerInvoiceCorrection, decideReduction, sendInvoice } from './invoice.tsx';
import { confirmPayment, enterBillingCode, reportPaymentMissing } from './payment.tsx';
import { acceptProof, refuseProof } from './proof.tsx';
import { issueReceipt, reissueReceipt } from './receipt.tsx';
import { accept, cancel, returnToCustomer } from './review.tsx';

/** In the order in which the page shows them. */
export const ACT_FORMS: readonly ActForm[] = [
  accept,
  sendInvoice,
  answerInvoiceCorrection,
  confirmPayment,
  reportPaymentMissing,
  enterBillingCode,
  acceptProof,
  refuseProof,
  issueReceipt,
  release,
  answerDeliveryCorrection,
  releaseAgain,
  reissueReceipt,
  returnToCustomer,
  decideReduction,
  cancel,
];

/** The forms for what the order machine allows now. */
export function formsFor(acts: readonly OrderAct[]): ActForm[] {
  return ACT_FORMS.filter(({ act }) => acts.includes(act));
}

export function formOf(act: string): ActForm | undefined {
  return ACT_FORMS.find((form) => form.act === act);
}
