/**
 * The life of an order (docs/domain.md 2). Pure: who acts (`by`) and what the rows say (`facts`) come in with every event;
 * what may happen next is read from `can`, so the panel and the chat never show a dead button nor hide a rule.
 *
 * Tags: `todo.<role>` whose turn it is in the office; `customer` when the customer must act. The service clock runs while a
 * `todo.` tag is there and pauses while only the customer must act; it starts with the officer's accept (docs/domain.md 6).
 *
 * Acts that leave the state as it is still name it as their target: `can` denies a transition without target and actions.
 */
import { and, stateIn } from 'xstate';
import { agreement, payment, redelivering } from './regions.ts';
import { cancelOnceSettled, cancelUnpaid, order } from './rights.ts';

export { ORDER_ACTS } from './rights.ts';
export type { OrderAct, OrderActor, OrderEvent, OrderFacts } from './rights.ts';

/** Raise when stored orders need a migration, and add it where they are read (machines/order/life). */
export const ORDER_MACHINE_VERSION = 2;

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
        // what the agreement says of the purpose may be what is wrong
        reviseAbstraction: { guard: 'customerOfAgreement', target: 'correcting' },
        answerInvoiceCorrection: { guard: 'papersStand', target: 'invoiced' },
        // the agreement alone anew, as its own version; the invoice stays
        sendAgreement: { guard: 'agreementRenewable', target: 'invoiced' },
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
