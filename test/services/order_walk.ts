/** Random acts of random people on one order, through the use cases that chat and panel call. */
import fc from 'fast-check';
import { DELIVERY_PARTS, REVIEW_PARTS } from '../../domain/abstraction.ts';
import { ROLES } from '../../domain/vocabulary.ts';
import { reviewVersion } from '../../machines/conversation/flows/order_documents.ts';
import { ORDER_ACTS } from '../../machines/order/machine.ts';
import type { OrderAct } from '../../machines/order/machine.ts';
import type { Actor, ServiceContext } from '../../services/context.ts';
import { storeBytes } from '../../services/files.ts';
import { actsOf, findOrder } from '../../services/orders/acts.ts';
import {
  acceptAgreement,
  fileAgreementOnPaper,
  returnAgreement,
  sendAgreement,
} from '../../services/orders/agreements.ts';
import { attachToItem } from '../../services/orders/attachments.ts';
import { enterBillingCode } from '../../services/orders/billing.ts';
import { answerDeliveryCorrection, releaseAgain, releaseOrder } from '../../services/orders/delivery.ts';
import { answerInvoiceCorrection, sendInvoice } from '../../services/orders/invoices.ts';
import { acceptProof, confirmPayment, refuseProof, reportPaymentMissing } from '../../services/orders/payments.ts';
import { prepareItem } from '../../services/orders/prepare.ts';
import { answerReceiptCorrection, issueReceipt, reissueReceipt } from '../../services/orders/receipts.ts';
import { decideReduction } from '../../services/orders/reduction.ts';
import { acceptOrder, cancelOrder, returnOrder } from '../../services/orders/review.ts';
import { factsOf } from '../../services/orders/rows.ts';
import { ABSTRACTION, ask, cardOf, nextBilling, payment, productFile, uploadedFile } from './orders_office.ts';
import type { Placed } from './orders_office.ts';
import { ADMIN, BENDAHARA, PETUGAS, PIMPINAN } from './workshop.ts';

/** Who acts: an officer of a role, the order's customer, or another customer. */
export type Who = (typeof ROLES)[number] | 'customer' | 'stranger';
const PEOPLE: readonly Who[] = [...ROLES, 'customer', 'stranger'];
/** Those who have something to do. */
const AT_WORK: readonly Who[] = ['petugas', 'bendahara', 'customer'];

/** By these an order gets to its end. */
const ONWARDS: ReadonlySet<OrderAct> = new Set([
  'accept',
  'resubmit',
  'prepare',
  'attach',
  'sendInvoice',
  'sendAgreement',
  'approveInvoice',
  'requestInvoiceCorrection',
  'enterBillingCode',
  'confirmPayment',
  'submitProof',
  'acceptProof',
  'submitAgreement',
  'acceptAgreement',
  'fileAgreementOnPaper',
  'issueReceipt',
  'release',
  'requestDeliveryCorrection',
  'reissueReceipt',
  'releaseAgain',
]);
const OFFICERS = [PETUGAS, BENDAHARA, ADMIN, PIMPINAN];

export interface Step {
  act: OrderAct;
  who: Who;
  /** null: exactly that; otherwise something that is allowed now, for walks would rarely get anywhere */
  pick: number | null;
  /** the page is older than the order */
  stale: boolean;
  percent: number;
  /** the paper cannot be made, or two officers make it at once */
  paper: 'made' | 'fails' | 'twice';
}

export const step: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom(...ORDER_ACTS),
  who: fc.constantFrom(...PEOPLE),
  pick: fc.option(fc.nat(9_999), { freq: 5, nil: null }),
  stale: fc.boolean(),
  percent: fc.constantFrom(0, 12.5, 33.33, 50, 100),
  paper: fc.oneof(
    { weight: 6, arbitrary: fc.constant('made' as const) },
    { weight: 1, arbitrary: fc.constantFrom('fails' as const, 'twice' as const) },
  ),
});

export interface Walk {
  ctx: ServiceContext;
  placed: Placed;
  /** another customer, with an upload of their own */
  stranger: { customerId: string; conversationId: string };
}

export interface Taken {
  act: OrderAct;
  who: Who;
  ok: boolean;
  /** both of two officers at once went through */
  all: boolean;
}

const NO_PAPER = 'The paper jammed';

/** Takes one step; what was done, and whether it went through. */
export async function take(walk: Walk, given: Step): Promise<Taken> {
  const { ctx, placed } = walk;
  const order = await ctx.db.read.order.findUniqueOrThrow({
    where: { code: placed.code },
    include: { items: true, attachments: { where: { status: 'current' } } },
  });
  const { act, who } = await chosen(walk, given);
  const stale = given.stale && given.pick === null;
  const page = { code: placed.code, revision: order.revision - (stale ? 1 : 0) };
  const words = 'Kata-kata.';
  const officer = actorOf(who);
  const item = order.items[order.revision % order.items.length];
  const outcome = async (): Promise<{ ok: boolean }> => {
    if (who === 'customer' || who === 'stranger') return asCustomer(walk, act, who);
    switch (act) {
      case 'accept':
        return acceptOrder(ctx, officer, page);
      case 'return':
        return returnOrder(ctx, officer, { ...page, reasons: words, fields: {} });
      case 'cancel':
        return cancelOrder(ctx, officer, { ...page, reason: words, money: words });
      case 'prepare': {
        const due = order.items.find(({ fileId }) => fileId === null) ?? item;
        const [itemId, replaces] = [due?.id ?? '', due?.fileId ?? null];
        return prepareItem(ctx, officer, { code: placed.code, itemId, fileId: await productFile(ctx), replaces });
      }
      case 'attach': {
        const due = order.items.find(({ kind }) => kind === 'microdata');
        const before = order.attachments.find(({ itemId, kind }) => itemId === due?.id && kind === 'sample');
        const [fileId, replaces] = [await productFile(ctx), before?.fileId ?? null];
        return attachToItem(ctx, officer, {
          code: placed.code,
          itemId: due?.id ?? '',
          kind: 'sample',
          fileId,
          replaces,
        });
      }
      case 'decideReduction':
        return decideReduction(ctx, officer, { ...page, percent: given.percent, reason: words });
      case 'sendInvoice':
        return sendInvoice(ctx, officer, { ...page, pages: {}, notes: [], words: null });
      case 'sendAgreement':
        return sendAgreement(ctx, officer, { ...page, words });
      case 'answerInvoiceCorrection':
        return answerInvoiceCorrection(ctx, officer, { ...page, words });
      case 'enterBillingCode':
        return enterBillingCode(ctx, officer, {
          ...page,
          billingCode: nextBilling(),
          amount: Number(order.total),
          expiresAt: null,
        });
      case 'reportPaymentMissing':
        return reportPaymentMissing(ctx, officer, { ...page, words });
      case 'confirmPayment':
        return confirmPayment(ctx, officer, { ...page, ...payment(ctx), amount: Number(order.total) });
      case 'refuseProof':
        return refuseProof(ctx, officer, { ...page, words });
      case 'acceptProof':
        return acceptProof(ctx, officer, {
          ...page,
          amount: Number(order.total),
          paidOn: payment(ctx).paidOn,
        });
      case 'returnAgreement':
        return returnAgreement(ctx, officer, { ...page, words });
      case 'acceptAgreement':
        return acceptAgreement(ctx, officer, page);
      case 'fileAgreementOnPaper': {
        const { id: fileId } = await storeBytes(ctx, {
          bytes: Buffer.from('%PDF-1.7\n%%EOF\n'),
          name: 'pindaian.pdf',
          mime: 'application/pdf',
          purpose: 'upload',
          owner: 'officer:petugas-1',
        });
        const signed = { signedOn: payment(ctx).paidOn, signedBy: 'Citra', signedFor: 'Kepala BPS' };
        return fileAgreementOnPaper(ctx, officer, { ...page, fileId, ...signed });
      }
      case 'issueReceipt':
        return issueReceipt(ctx, officer, page);
      case 'release':
        return releaseOrder(ctx, officer, { ...page, words: null });
      case 'answerDeliveryCorrection':
        return answerDeliveryCorrection(ctx, officer, { ...page, words });
      case 'releaseAgain':
        return releaseAgain(ctx, officer, { ...page, words, sameFiles: true });
      case 'answerReceiptCorrection':
        return answerReceiptCorrection(ctx, officer, { ...page, words });
      case 'reissueReceipt':
        return reissueReceipt(ctx, officer, { ...page, words });
      default:
        // no use case of the office is called so
        return { ok: false };
    }
  };
  const { renderer } = ctx;
  if (given.paper === 'fails') ctx.renderer = { ...renderer, render: () => Promise.reject(new Error(NO_PAPER)) };
  try {
    // what a customer sends twice may count twice: chats know no revisions
    const twice = given.paper === 'twice' && who !== 'customer';
    const outcomes = await Promise.all(twice ? [outcome(), outcome()] : [outcome()]);
    return { act, who, ok: outcomes.some(({ ok }) => ok), all: twice && outcomes.every(({ ok }) => ok) };
  } catch (error) {
    if (!(error instanceof Error && error.message === NO_PAPER)) throw error;
    return { act, who, ok: false, all: false };
  } finally {
    ctx.renderer = renderer;
  }
}

async function asCustomer(
  { ctx, placed, stranger }: Walk,
  act: OrderAct,
  who: 'customer' | 'stranger',
): Promise<{ ok: boolean }> {
  const { code } = placed;
  const own = who === 'customer' ? placed : stranger;
  const words = 'Ada yang keliru.';
  const send = async (command: Parameters<typeof ask>[2]) => ({
    ok: (await ask(ctx, own, command)).type === 'order.acted',
  });
  switch (act) {
    case 'approveInvoice':
      return send({ type: 'actOnOrder', code, act, version: reviewVersion(await cardOf(ctx, placed)) });
    case 'confirmDelivery':
      return send({ type: 'actOnOrder', code, act });
    case 'resubmit':
      return send({ type: 'resubmitOrder', code });
    case 'claimPaid':
      return send({ type: 'actOnOrder', code, act, ntpn: '' });
    case 'cancel':
      return send({ type: 'actOnOrder', code, act, words });
    case 'submitProof':
    case 'submitAgreement':
      return send({ type: 'actOnOrder', code, act, fileId: await uploadedFile(ctx, own.conversationId) });
    case 'requestInvoiceCorrection': {
      // now of everything, now of the agreement alone
      const { revision } = await ctx.db.read.order.findUniqueOrThrow({ where: { code } });
      const parts = revision % 2 === 0 ? REVIEW_PARTS : (['agreement'] as const);
      return send({ type: 'actOnOrder', code, act, parts: parts.map((part) => ({ part, words })) });
    }
    case 'requestDeliveryCorrection':
      return send({ type: 'actOnOrder', code, act, parts: [...DELIVERY_PARTS], words });
    case 'reviseAbstraction':
      return send({ type: 'actOnOrder', code, act, abstraction: ABSTRACTION });
    case 'requestReduction':
      return send({ type: 'actOnOrder', code, act, reason: words, fileId: null });
    case 'rate':
      return send({ type: 'rateOrder', code, stars: 5, comment: null });
    default:
      return { ok: false };
  }
}

async function chosen({ ctx, placed }: Walk, { act, who, pick }: Step): Promise<{ act: OrderAct; who: Who }> {
  if (pick === null) return { act, who };
  const order = await findOrder(ctx.db.read, PETUGAS, placed.code);
  if (order === null) throw new Error('The order has vanished');
  const allowed = AT_WORK.flatMap((person) => {
    const actor: Actor =
      person === 'customer' ? { kind: 'customer', id: placed.customerId, name: '' } : actorOf(person);
    return actsOf(order, actor).map((name) => ({ act: name, who: person }));
  });
  const { prepared, sampled } = factsOf(order);
  const done = new Set<string>([...(prepared ? ['prepare'] : []), ...(sampled ? ['attach'] : [])]);
  const onwards = allowed.filter((one) => ONWARDS.has(one.act) && !done.has(one.act));
  // giving up ends the walk, so it is rare
  const staying = pick % 40 === 0 ? allowed : allowed.filter((one) => one.act !== 'cancel');
  const usual = pick % 3 > 0 && onwards.length > 0 ? onwards : staying;
  return usual[pick % usual.length] ?? { act, who };
}

function actorOf(who: Who): Actor {
  return OFFICERS.find((officer) => officer.kind === 'officer' && officer.role === who) ?? PETUGAS;
}
