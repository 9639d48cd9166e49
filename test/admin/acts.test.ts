/** The forms of the panel against the order machine: no dead button, and no act of an officer without its form. */
import { expect, test } from 'vitest';
import { ACT_FORMS } from '../../admin/acts/index.ts';
import { ORDER_ACTS } from '../../machines/order/machine.ts';

/** What customers do by chat, and what time does (docs/domain.md 2). */
const OTHERS = [
  'resubmit',
  'approveInvoice',
  'requestInvoiceCorrection',
  'expireBillingCode',
  'claimPaid',
  'submitProof',
  'submitAgreement',
  'confirmDelivery',
  'requestDeliveryCorrection',
  'completeSilently',
  'rate',
];
/** Micro data and maps, which cannot be ordered yet. */
const AGREEMENT = ['returnAgreement', 'acceptAgreement', 'fileAgreementOnPaper'];
/** An upload rather than a form. */
const UPLOAD = ['prepare'];

test('every act of an officer has exactly one form', () => {
  const offered = ACT_FORMS.map(({ act }) => act);
  expect(new Set(offered).size).toBe(offered.length);
  expect([...offered, ...OTHERS, ...AGREEMENT, ...UPLOAD].toSorted()).toEqual([...ORDER_ACTS].toSorted());
});
