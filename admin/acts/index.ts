/** Every act that officers carry out by a form. `prepare` and `attach` are uploads and have routes of their own. */
import type { OrderAct } from '../../machines/order/machine.ts';
import type { ActForm } from './act_form.ts';
import { acceptAgreement, fileAgreementOnPaper, returnAgreement, sendAgreement } from './agreement.tsx';
import { enterBillingCode } from './billing_code.tsx';
import { answerDeliveryCorrection, release, releaseAgain } from './delivery.tsx';
import { answerInvoiceCorrection, decideReduction, sendInvoice } from './invoice.tsx';
import { confirmPayment, reportPaymentMissing } from './payment.tsx';
import { acceptProof, refuseProof } from './proof.tsx';
import { answerReceiptCorrection, issueReceipt, reissueReceipt } from './receipt.tsx';
import { accept, cancel, returnToCustomer } from './review.tsx';

/** In the order in which the page shows them. */
export const ACT_FORMS: readonly ActForm[] = [
  accept,
  sendInvoice,
  answerInvoiceCorrection,
  sendAgreement,
  acceptAgreement,
  returnAgreement,
  confirmPayment,
  reportPaymentMissing,
  enterBillingCode,
  acceptProof,
  refuseProof,
  fileAgreementOnPaper,
  issueReceipt,
  release,
  answerDeliveryCorrection,
  releaseAgain,
  answerReceiptCorrection,
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
