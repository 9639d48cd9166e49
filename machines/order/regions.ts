/** What of an order goes on side by side: payment and agreement while it is settled, and the two sides of a correction. */
import { and } from 'xstate';
import { cancelUnpaid, order } from './rights.ts';

/** Standard B10a, R16: billing code and NTPN at home; transfer and proof abroad (B11, R18). */
export const payment = order.createStateConfig({
  initial: 'deciding',
  states: {
    deciding: {
      always: [
        { guard: 'free', target: 'notDue' },
        { guard: 'abroad', target: 'awaitingProof' },
        { target: 'awaitingCode' },
      ],
    },
    awaitingCode: {
      tags: ['todo.petugas', 'todo.bendahara'],
      on: {
        ...cancelUnpaid,
        enterBillingCode: { guard: 'officerOrTreasurer', target: 'awaitingPayment' },
        // paid in the last hour of a code that has expired since: money that came in is never turned away
        claimPaid: { guard: and(['customer', 'billed']), target: 'checkingClaim' },
        confirmPayment: { guard: and(['treasurer', 'billed']), target: 'paid' },
      },
    },
    awaitingPayment: {
      tags: ['customer'],
      on: {
        ...cancelUnpaid,
        // a new code replaces the one in force; all are kept
        enterBillingCode: { guard: 'officerOrTreasurer', target: 'awaitingPayment', reenter: true },
        // two days before its end, and on its last day (docs/domain.md 5)
        remindPayment: { guard: 'system', target: 'awaitingPayment' },
        expireBillingCode: { guard: 'system', target: 'awaitingCode' },
        // "sudah bayar" starts a check and never sets paid (docs/domain.md 2.10)
        claimPaid: { guard: 'customer', target: 'checkingClaim' },
        confirmPayment: { guard: 'treasurer', target: 'paid' },
      },
    },
    checkingClaim: {
      tags: ['todo.bendahara'],
      on: {
        // the NTPN follows, or is corrected, while it is looked for (docs/domain.md 2.10)
        claimPaid: { guard: 'customer', target: 'checkingClaim' },
        confirmPayment: { guard: 'treasurer', target: 'paid' },
        reportPaymentMissing: { guard: 'treasurer', target: 'awaitingPayment' },
      },
    },
    awaitingProof: {
      tags: ['customer'],
      on: { ...cancelUnpaid, submitProof: { guard: 'customer', target: 'verifyingProof' } },
    },
    verifyingProof: {
      tags: ['todo.bendahara'],
      on: {
        submitProof: { guard: 'customer', target: 'verifyingProof', reenter: true },
        acceptProof: { guard: 'treasurer', target: 'paid' },
        refuseProof: { guard: 'treasurer', target: 'awaitingProof' },
      },
    },
    paid: { type: 'final' },
    notDue: { type: 'final' },
  },
});

/** Standard B10b, R17: the SPPD is signed beside the payment; publications need none. */
export const agreement = order.createStateConfig({
  initial: 'deciding',
  states: {
    deciding: { always: [{ guard: 'agreementDue', target: 'awaitingSignature' }, { target: 'notDue' }] },
    awaitingSignature: {
      tags: ['customer'],
      on: {
        submitAgreement: { guard: 'customer', target: 'verifying' },
        fileAgreementOnPaper: { guard: 'officer', target: 'accepted' },
      },
    },
    verifying: {
      tags: ['todo.petugas'],
      on: {
        submitAgreement: { guard: 'customer', target: 'verifying', reenter: true },
        // brought to the office after all
        fileAgreementOnPaper: { guard: 'officer', target: 'accepted' },
        acceptAgreement: { guard: 'officer', target: 'accepted' },
        returnAgreement: { guard: 'officer', target: 'awaitingSignature' },
      },
    },
    accepted: { type: 'final' },
    notDue: { type: 'final' },
  },
});

/** Each part of a correction after delivery is closed by whom it concerns; both are awaited (R22). */
export const redelivering = order.createStateConfig({
  type: 'parallel',
  states: {
    product: {
      initial: 'deciding',
      states: {
        deciding: { always: [{ guard: 'productAsked', target: 'open' }, { target: 'done' }] },
        open: {
          tags: ['todo.petugas'],
          on: {
            prepare: { guard: 'officer', target: 'open' },
            answerDeliveryCorrection: { guard: 'officer', target: 'done' },
            releaseAgain: { guard: 'preparedByOfficer', target: 'done' },
          },
        },
        done: { type: 'final' },
      },
    },
    receipt: {
      initial: 'deciding',
      states: {
        deciding: { always: [{ guard: 'receiptAsked', target: 'open' }, { target: 'done' }] },
        open: {
          tags: ['todo.bendahara'],
          on: {
            answerReceiptCorrection: { guard: 'treasurer', target: 'done' },
            reissueReceipt: { guard: 'treasurer', target: 'done' },
          },
        },
        done: { type: 'final' },
      },
    },
  },
  onDone: 'delivered',
});
