/** Every act that officers carry out by a form. `prepare` and `attach` are uploads and have routes of their own. */
import type { OrderDetail } from '../../services/orders/detail.ts';
import type { ActForm, ActRank } from './act_form.ts';
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
  sendAgreement,
  answerInvoiceCorrection,
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

const RANKS: readonly ActRank[] = ['first', 'other', 'danger'];

/** The forms for what the order machine allows now, the usual next steps first. */
export function formsFor(order: OrderDetail): ActForm[] {
  const place = (form: ActForm): number => RANKS.indexOf(form.rank(order));
  return ACT_FORMS.filter(({ act }) => order.acts.includes(act)).toSorted((a, b) => place(a) - place(b));
}

export function formOf(act: string): ActForm | undefined {
  return ACT_FORMS.find((form) => form.act === act);
}
