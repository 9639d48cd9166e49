/**
 * The life of an order (docs/domain.md 2). Pure: who acts (`by`) and what the rows say (`facts`) come in with every event;
 * what may happen next is read from `can`, so the panel and the chat never show a dead button nor hide a rule.
 *
 * Tags: `todo.<role>` whose turn it is in the office; `customer` when the customer must act. The service clock runs while a
 * `todo.` tag is there and pauses while only the customer must act; it starts with the officer's accept (docs/domain.md 6).
 *
 * Acts that leave the state as it is still name it as their target: `can` denies a transition without target and actions.
 */
import { and, setup, stateIn } from 'xstate';
import type { Role } from '../../domain/vocabulary.ts';

/** Raise when stored orders need a migration, and add it where they are read (machines/order/life). */
export const ORDER_MACHINE_VERSION = 2;

export type OrderActor = Role | 'customer' | 'system';

/** What the order's rows say at the moment of the event. */
export interface OrderFacts {
  /** every item has its file */
  prepared: boolean;
  /** every item of micro data has a sample to be looked at (B8, R13) */
  sampled: boolean;
  /** a request for Rp0 or a reduction waits for an officer's decision (docs/domain.md 3) */
  reductionAsked: boolean;
  /** the invoice in force is Rp0 */
  free: boolean;
  /** the customer is domiciled abroad: pays by transfer, verified by the treasurer (B11, R18) */
  abroad: boolean;
  /** micro data or maps in the order: the agreement (SPPD) is due (B5, R10) */
  agreementDue: boolean;
  /** a billing code was given at some time: money may have come in under it, even when it has expired since */
  billed: boolean;
  /** corrections after delivery that wait for an answer: of the products by an officer, of the receipt by the treasurer */
  asked: { product: boolean; receipt: boolean };
}

/** Officer's and customer's acts, named as the panel's and chat's buttons are. */
export const ORDER_ACTS = [
  'accept',
  'return',
  'resubmit',
  'reviseAbstraction',
  'requestReduction',
  'cancel',
  'prepare',
  'attach',
  'decideReduction',
  'sendInvoice',
  'sendAgreement',
  'approveInvoice',
  'requestInvoiceCorrection',
  'answerInvoiceCorrection',
  'enterBillingCode',
  'remindPayment',
  'expireBillingCode',
  'claimPaid',
  'reportPaymentMissing',
  'confirmPayment',
  'submitProof',
  'refuseProof',
  'acceptProof',
  'submitAgreement',
  'returnAgreement',
  'acceptAgreement',
  'fileAgreementOnPaper',
  'issueReceipt',
  'release',
  'confirmDelivery',
  'requestDeliveryCorrection',
  'answerDeliveryCorrection',
  'releaseAgain',
  'answerReceiptCorrection',
  'reissueReceipt',
  'completeSilently',
  'rate',
] as const;
export type OrderAct = (typeof ORDER_ACTS)[number];

export interface OrderEvent {
  type: OrderAct;
  by: OrderActor;
  facts: OrderFacts;
}

/** One guard per right: the name says who. */
const order = setup({
  types: { context: {} as Record<string, never>, events: {} as OrderEvent },
  guards: {
    customer: ({ event }) => event.by === 'customer',
    officer: ({ event }) => event.by === 'petugas',
    treasurer: ({ event }) => event.by === 'bendahara',
    officerOrTreasurer: ({ event }) => event.by === 'petugas' || event.by === 'bendahara',
    customerOrOfficer: ({ event }) => event.by === 'customer' || event.by === 'petugas',
    system: ({ event }) => event.by === 'system',
    preparedByOfficer: ({ event }) => event.by === 'petugas' && event.facts.prepared,
    /** an invoice goes out with the sample, and not over a request for Rp0 that nobody has decided */
    invoiceReady: ({ event: { by, facts } }) =>
      by === 'petugas' && facts.prepared && facts.sampled && !facts.reductionAsked,
    officerOfAgreement: ({ event }) => event.by === 'petugas' && event.facts.agreementDue,
    customerOfAgreement: ({ event }) => event.by === 'customer' && event.facts.agreementDue,
    productAsked: ({ event }) => event.facts.asked.product,
    receiptAsked: ({ event }) => event.facts.asked.receipt,
    free: ({ event }) => event.facts.free,
    abroad: ({ event }) => event.facts.abroad,
    billed: ({ event }) => event.facts.billed,
    agreementDue: ({ event }) => event.facts.agreementDue,
    /** until money has come in, customer and officer may cancel; a free order never has any (docs/domain.md 2) */
    cancelFree: ({ event }) => event.facts.free && (event.by === 'customer' || event.by === 'petugas'),
    /** money has come in: only the treasurer, who says what happens to it */
    cancelPaid: ({ event }) => !event.facts.free && event.by === 'bendahara',
  },
});

const cancelUnpaid = { cancel: { guard: 'customerOrOfficer', target: '#order.cancelled' } } as const;
const cancelOnceSettled = {
  cancel: [
    { guard: 'cancelFree', target: '#order.cancelled' },
    { guard: 'cancelPaid', target: '#order.cancelled' },
  ],
} as const;

/** Standard B10a, R16: billing code and NTPN at home; transfer and proof abroad (B11, R18). */
const payment = order.createStateConfig({
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
const agreement = order.createStateConfig({
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
const redelivering = order.createStateConfig({
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

export const orderMachine = order.createMachine({
  id: 'order',
  initial: 'review',
  context: {},
  states: {
    // B6, R11
    review: {
      tags: ['todo.petugas'],
      on: {
        ...cancelUnpaid,
        // edited any time before the officer accepts (docs/domain.md 4)
        reviseAbstraction: { guard: 'customerOfAgreement', target: 'review' },
        requestReduction: { guard: 'customer', target: 'review' },
        accept: { guard: 'officer', target: 'preparing' },
        return: { guard: 'officer', target: 'returned' },
      },
    },
    returned: {
      tags: ['customer'],
      on: {
        ...cancelUnpaid,
        reviseAbstraction: { guard: 'customerOfAgreement', target: 'returned' },
        requestReduction: { guard: 'customer', target: 'returned' },
        resubmit: { guard: 'customer', target: 'review' },
      },
    },
    // B7-8, R12-13
    preparing: {
      tags: ['todo.petugas'],
      on: {
        ...cancelUnpaid,
        requestReduction: { guard: 'customer', target: 'preparing' },
        prepare: { guard: 'officer', target: 'preparing' },
        attach: { guard: 'officer', target: 'preparing' },
        decideReduction: { guard: 'officer', target: 'preparing' },
        sendInvoice: { guard: 'invoiceReady', target: 'invoiced' },
      },
    },
    // B9, R14
    invoiced: {
      tags: ['customer'],
      on: {
        ...cancelUnpaid,
        approveInvoice: { guard: 'customer', target: 'settling' },
        requestInvoiceCorrection: { guard: 'customer', target: 'correcting' },
      },
    },
    // B10, R15
    correcting: {
      tags: ['todo.petugas'],
      on: {
        ...cancelUnpaid,
        prepare: { guard: 'officer', target: 'correcting' },
        attach: { guard: 'officer', target: 'correcting' },
        decideReduction: { guard: 'officer', target: 'correcting' },
        answerInvoiceCorrection: { guard: 'officer', target: 'invoiced' },
        // the agreement alone anew, as its own version; the invoice stays
        sendAgreement: { guard: 'officerOfAgreement', target: 'invoiced' },
        sendInvoice: { guard: 'invoiceReady', target: 'invoiced' },
      },
    },
    settling: {
      type: 'parallel',
      // once the payment region is through while the agreement is still open; before that its states say who
      on: {
        cancel: [
          { guard: and(['cancelFree', stateIn({ settling: { payment: 'notDue' } })]), target: 'cancelled' },
          { guard: and(['cancelPaid', stateIn({ settling: { payment: 'paid' } })]), target: 'cancelled' },
        ],
      },
      states: { payment, agreement },
      onDone: 'receipting',
    },
    // R19
    receipting: {
      tags: ['todo.bendahara'],
      on: { ...cancelOnceSettled, issueReceipt: { guard: 'treasurer', target: 'releasing' } },
    },
    // R20: paid or Rp0, agreement accepted where due (both by having come here), and the file
    releasing: {
      tags: ['todo.petugas'],
      on: {
        ...cancelOnceSettled,
        prepare: { guard: 'officer', target: 'releasing' },
        release: { guard: 'preparedByOfficer', target: 'delivered' },
      },
    },
    // R20-21
    delivered: {
      tags: ['customer'],
      on: {
        confirmDelivery: { guard: 'customer', target: 'completed' },
        requestDeliveryCorrection: { guard: 'customer', target: 'redelivering' },
        completeSilently: { guard: 'system', target: 'completed' },
      },
    },
    // R22
    redelivering,
    // R23
    completed: { tags: ['closed'], on: { rate: { guard: 'customer', target: 'completed' } } },
    cancelled: { tags: ['closed'] },
  },
});
