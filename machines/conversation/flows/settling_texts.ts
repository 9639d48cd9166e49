/** Where payment and agreement stand, which are settled side by side (standard B10a-b, B11, R16-18). */
import { text } from '../../texts/text.ts';
import type { Text } from '../../texts/text.ts';
import type { OrderCard } from '../effects.ts';

export function settlingText(order: OrderCard): Text {
  return text('stand.settling', { payment: paymentText(order), agreement: agreementText(order) });
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
      return text('stand.paid');
    case 'notDue':
      return text('stand.notDue');
    default:
      return text('stand.awaitingCode', { total });
  }
}

function agreementText({ agreement }: OrderCard): Text {
  switch (agreement?.state) {
    case 'awaitingSignature':
      return agreement.returned === null
        ? text('stand.agreement.awaiting')
        : text('stand.agreement.returned', { words: agreement.returned });
    case 'verifying':
      return text('stand.agreement.verifying');
    case 'accepted':
      return text('stand.agreement.accepted');
    default:
      return text('nothing');
  }
}
