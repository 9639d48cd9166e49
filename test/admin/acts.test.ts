/** The forms of the panel against the order machine: no dead button, and no act of an officer without its form. */
import { expect, test } from 'vitest';
import { ACT_FORMS } from '../../admin/acts/index.ts';
import { ORDER_ACTS } from '../../machines/order/machine.ts';

/** What customers do by chat, and what time does (docs/domain.md 2). */
const OTHERS = [
  'resubmit',
  'reviseAbstraction',
  'requestReduction',
  'approveInvoice',
  'requestInvoiceCorrection',
  'remindPayment',
  'expireBillingCode',
  'claimPaid',
  'submitProof',
  'submitAgreement',
  'confirmDelivery',
  'requestDeliveryCorrection',
  'completeSilently',
  'rate',
];
/** Uploads, one for each item. */
const UPLOADS = ['prepare', 'attach'];

test('every act of an officer has exactly one form', () => {
  const offered = ACT_FORMS.map(({ act }) => act);
  expect(new Set(offered).size).toBe(offered.length);
  expect([...offered, ...OTHERS, ...UPLOADS].toSorted()).toEqual([...ORDER_ACTS].toSorted());
});
