/** Who may do what to an order: the acts, what the rows say of it, and one guard per right. */
import { setup } from 'xstate';
import type { Role } from '../../domain/vocabulary.ts';

export type OrderActor = Role | 'customer' | 'system';

/** What the order's rows say at the moment of the event. */
export interface OrderFacts {
  /** every item has its file */
  prepared: boolean;
  /** every item of micro data has a sample to be looked at (B8, R13) */
  sampled: boolean;
  /** a request for Rp0 or a reduction waits for an officer's decision (docs/domain.md 3) */
  reductionAsked: boolean;
  /**
   * what a document says changed since it was sent, so words alone do not answer a correction: what the invoice charges
   * (docs/domain.md 2.6, 3), or the purpose that the agreement names
   */
  outdated: { invoice: boolean; agreement: boolean };
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
export const order = setup({
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
    /** what was sent still says what it would say now */
    papersStand: ({ event: { by, facts } }) => by === 'petugas' && !facts.outdated.invoice && !facts.outdated.agreement,
    agreementRenewable: ({ event: { by, facts } }) => by === 'petugas' && facts.agreementDue && !facts.outdated.invoice,
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

export const cancelUnpaid = { cancel: { guard: 'customerOrOfficer', target: '#order.cancelled' } } as const;
export const cancelOnceSettled = {
  cancel: [
    { guard: 'cancelFree', target: '#order.cancelled' },
    { guard: 'cancelPaid', target: '#order.cancelled' },
  ],
} as const;
