/** How willingly a customer takes a choice. */
import type { Question } from './chat_page.ts';
import type { Person } from './spoken.ts';

export interface Leaning extends Person {
  /** more is to be ordered */
  wantsMore: boolean;
}

type Weight = number | ((person: Leaning, question: Question) => number);

/** By the beginning of a choice's token; the first that fits counts, any other is a 1. */
const WEIGHTS: readonly [prefix: string, weight: Weight][] = [
  ['consent.yes', 20],
  ['word:language', 0],
  ['menu.resume', 12],
  ['menu.order', ({ wantsMore }) => (wantsMore ? 20 : 0)],
  ['menu.search', ({ wantsMore }) => (wantsMore ? 5 : 0)],
  ['menu.basket', ({ wantsMore }) => (wantsMore ? 20 : 1)],
  // the rest of the counter is looked at in passing
  ['menu.complain', 1],
  ['menu.', 0.4],
  ['desk.', 8],
  ['category.integrity', 0.4],
  ['more.done', 8],
  ['more.rewrite', 0.3],
  ['complaint.send', 8],
  ['complaint.', 0.4],
  ['visit.cancel', 0.4],
  ['page.', 0.5],
  ['field.country', 0],
  ['segment.private_company', 0.3],
  ['npwpActive.yes', 10],
  ['profile.save', 10],
  ['shop.choose', 3],
  ['kind:publication', kind('publication')],
  ['kind:microdata', kind('microdata')],
  ['kind:map', kind('map')],
  ['product:', 3],
  ['shop.add', 10],
  ['request.begin', 10],
  ['request.continue', 10],
  ['request.add', 12],
  ['processing.none', 2],
  ['pick.done', 10],
  ['pick.all', 2],
  ['basket.order', 8],
  ['basket.add', ({ wish }, { text }) => (wish === 'mixed' && !/^2\. /m.test(text) ? 20 : 0.5)],
  ['basket.remove', 0.4],
  ['terms.agree', 12],
  ['abstraction.fields', 3],
  ['abstraction.next', 10],
  ['abstraction.rewrite', 0.3],
  ['abstraction.right', 12],
  ['abstraction.send', 12],
  ['abstraction.done', 6],
  ['abstraction.asFile', 1],
  ['statement.agree', 12],
  ['party.right', 6],
  ['clauses.agree', 12],
  ['order.place', 12],
  ['order.askReduction', ({ wantsMore }, { text }) => (wantsMore && !text.includes('Permohonan Rp0') ? 3 : 0.2)],
  ['reduction.leave', 0.3],
  ['word:menu', 0.3],
  ['act.approveInvoice', 12],
  // of micro data and maps there is more to look at than the invoice
  ['act.requestInvoiceCorrection', (_, { text }) => (text.includes('satu per satu') ? 12 : 4)],
  ['review.right', 8],
  ['review.wrong', 4],
  ['review.send', 8],
  ['correction.send', 10],
  ['correction.', 0.4],
  ['act.claimPaid', 12],
  ['claim.skip', 4],
  ['act.submitProof', 12],
  ['act.submitAgreement', (_, { text }) => (awaitsSignature(text) ? 15 : 0.3)],
  ['file.none', 0.3],
  ['file.slip', 0.5],
  ['file.', 4],
  ['act.confirmDelivery', 12],
  ['act.requestDeliveryCorrection', 9],
  ['concern.drop', 0.4],
  ['concern.', 2],
  ['act.resubmit', 8],
  ['act.reviseAbstraction', (_, { text }) => (text.includes('*Dikembalikan*') ? 8 : 2)],
  ['act.requestReduction', 1],
  ['act.cancel', 0.05],
  ['cancel.yes', 0.5],
  ['act.rate', 0.5],
  ['act.renewLinks', 0.3],
  ['orders.others', 0.3],
  ['rating.skip', 0.4],
  ['cancel.keep', 1.5],
  ['abandon.yes', 0.2],
];

/** Acts on an order card by which it goes on: with none of them the ball is with the office. */
const GOES_ON = /^act\.(approveInvoice|claimPaid|submitProof|confirmDelivery|resubmit):/;

export function weightOf(person: Leaning, question: Question, token: string): number {
  const weight = WEIGHTS.find(([prefix]) => token.startsWith(prefix))?.[1] ?? 1;
  return typeof weight === 'number' ? weight : weight(person, question);
}

/** Whether an order's card asks its customer for something. */
export function goesOn({ text, choices }: Question): boolean {
  return choices.some(
    ({ token }) => GOES_ON.test(token) || (token.startsWith('act.submitAgreement:') && awaitsSignature(text)),
  );
}

/** A copy that is being checked may be replaced too, but need not be. */
function awaitsSignature(card: string): boolean {
  return /\*SPPD\*[^\n]* (menunggu|dikembalikan)/.test(card);
}

function kind(offered: Person['wish']): Weight {
  return ({ wish }) => (wish === 'mixed' ? 4 : wish === offered ? 8 : 0.3);
}
