/**
 * What officers do in the journeys, through the use cases that the panel calls, as the officer named and on the newest
 * revision. The verbs (`...` stands for words to the customer, up to the end of the line; `\n` in them is a line break):
 *
 *     petugas: accept
 *     petugas: return ...                      `return ... | title: too short; purpose: unclear` with reasons per field
 *     petugas: cancel ...                      bendahara, once paid: cancel ... | what happens to the money
 *     petugas: prepare                         every item that has no file yet gets one
 *     petugas: prepare 2 dalam-angka.pdf       item 2 gets this file, also in place of another
 *     petugas: attach sample 1 contoh.pdf      sample, layout or questionnaire of item 1
 *     petugas: reduce 50 ...                   charge 50 % of the tariff, and why
 *     petugas: send invoice                    `send invoice pages 1=250 2=96 | ...` with mended page counts, and words
 *                                              `send invoice bytes 1=2500000 | ...` with the size that micro data are priced by
 *     petugas: send agreement ...              the agreement alone anew
 *     petugas: accept agreement                also `return agreement ...`
 *     petugas: file agreement scan.pdf 2026-11-25 by Siti for Kepala BPS
 *     petugas: answer ...                      answers a request for correction in words (of invoice or delivery)
 *     petugas: enter billing code 820...       `... until 2026-11-27 12:00` ends it then; `amount 65000` another amount
 *     bendahara: payment missing ...
 *     bendahara: confirm payment 0A1B...       the NTPN; also `ntb 123456`, `amount 65000`, `on 2026-11-24`
 *     bendahara: accept proof                  also `amount 65000`, `on 2026-11-24`
 *     bendahara: refuse proof ...
 *     bendahara: issue receipt
 *     bendahara: reissue receipt ...
 *     bendahara: answer receipt ...
 *     petugas: release                         `release ...` with words
 *     petugas: release again ...
 *     petugas: renew links
 *     admin: sell publication map              the kinds sold by chat; `sell full sets of ...` for micro data as a whole only
 */
import { ABSTRACTION_FIELDS, ATTACHMENT_KINDS } from '../../domain/abstraction.ts';
import type { AbstractionField } from '../../domain/abstraction.ts';
import { dayOf } from '../../domain/days.ts';
import { PRODUCT_KINDS } from '../../domain/vocabulary.ts';
import { readOffice, saveOfficeTopic } from '../../services/office.ts';
import {
  acceptAgreement,
  fileAgreementOnPaper,
  returnAgreement,
  sendAgreement,
} from '../../services/orders/agreements.ts';
import { attachToItem } from '../../services/orders/attachments.ts';
import { answerDeliveryCorrection, releaseAgain, releaseOrder, renewLinks } from '../../services/orders/delivery.ts';
import { answerInvoiceCorrection, sendInvoice } from '../../services/orders/invoices.ts';
import { enterBillingCode } from '../../services/orders/billing.ts';
import { acceptProof, confirmPayment, refuseProof, reportPaymentMissing } from '../../services/orders/payments.ts';
import { prepareItem } from '../../services/orders/prepare.ts';
import { answerReceiptCorrection, issueReceipt, reissueReceipt } from '../../services/orders/receipts.ts';
import { decideReduction } from '../../services/orders/reduction.ts';
import { acceptOrder, cancelOrder, returnOrder } from '../../services/orders/review.ts';
import type { ServiceContext } from '../../services/context.ts';
import { storeBytes } from '../../services/files.ts';
import { instantOf } from '../office/clock.ts';
import type { OfficerActor } from '../office/people.ts';
import { sampleFile } from './sample_files.ts';

type Done = { ok: true } | { ok: false; reason: string };

interface Scene {
  ctx: ServiceContext;
  actor: OfficerActor;
  /** the order as the officer's page shows it */
  page: { code: string; revision: number };
  order: Order;
}

type Order = NonNullable<Awaited<ReturnType<typeof orderOnPage>>>;
type Verb = readonly [pattern: RegExp, act: (scene: Scene, ...words: string[]) => Promise<Done>];

const VERBS: readonly Verb[] = [
  [/^accept$/, ({ ctx, actor, page }) => acceptOrder(ctx, actor, page)],
  [/^return agreement (.+)$/, ({ ctx, actor, page }, words = '') => returnAgreement(ctx, actor, { ...page, words })],
  [
    /^return (.+?)(?: \| (.+))?$/,
    ({ ctx, actor, page }, reasons = '', fields = '') =>
      returnOrder(ctx, actor, { ...page, reasons, fields: fieldsOf(fields) }),
  ],
  [
    /^cancel (.+?)(?: \| (.+))?$/,
    ({ ctx, actor, page }, reason = '', money) => cancelOrder(ctx, actor, { ...page, reason, money: money ?? null }),
  ],
  [/^prepare(?: (\d+))?(?: (\S+))?$/, (scene, item, file) => prepare(scene, item, file)],
  [
    /^reduce (\S+) (.+)$/,
    ({ ctx, actor, page }, percent, reason = '') =>
      decideReduction(ctx, actor, { ...page, percent: Number(percent), reason }),
  ],
  [
    /^send invoice(?: pages ([\d= ]+?))?(?: bytes ([\d= ]+?))?(?: for (the buyer now))?(?: \| (.+))?$/,
    ({ ctx, actor, page, order }, pages, bytes, buyer, words) =>
      sendInvoice(ctx, actor, {
        ...page,
        pages: countsOf(order, pages),
        bytes: countsOf(order, bytes),
        buyer: buyer === undefined ? 'order' : 'now',
        notes: [],
        words: words ?? null,
      }),
  ],
  [/^attach (sample|layout|questionnaire) (\d+) (\S+)$/, (scene, kind, item, file) => attach(scene, kind, item, file)],
  [/^send agreement (.+)$/, ({ ctx, actor, page }, words = '') => sendAgreement(ctx, actor, { ...page, words })],
  [/^accept agreement$/, ({ ctx, actor, page }) => acceptAgreement(ctx, actor, page)],
  [
    /^file agreement (\S+) (\S+) by (.+) for (.+)$/,
    async ({ ctx, actor, page }, file = '', signedOn = '', signedBy = '', signedFor = '') =>
      fileAgreementOnPaper(ctx, actor, {
        ...page,
        fileId: await stored(ctx, actor, file, 'upload'),
        signedOn,
        signedBy,
        signedFor,
      }),
  ],
  [
    /^answer receipt (.+)$/,
    ({ ctx, actor, page }, words = '') => answerReceiptCorrection(ctx, actor, { ...page, words }),
  ],
  [
    /^answer (.+)$/,
    ({ ctx, actor, page, order }, words = '') =>
      (order.phase === 'redelivering' ? answerDeliveryCorrection : answerInvoiceCorrection)(ctx, actor, {
        ...page,
        words,
      }),
  ],
  [
    /^enter billing code (\S+)(?: amount (\d+))?(?: until (.+))?$/,
    ({ ctx, actor, page, order }, billingCode = '', amount, until) =>
      enterBillingCode(ctx, actor, {
        ...page,
        billingCode,
        amount: amountOf(order, amount),
        expiresAt: until === undefined ? null : instantOf(until),
      }),
  ],
  [
    /^payment missing (.+)$/,
    ({ ctx, actor, page }, words = '') => reportPaymentMissing(ctx, actor, { ...page, words }),
  ],
  [
    /^confirm payment (\S+)(?: ntb (\S+))?(?: amount (\d+))?(?: on (\S+))?$/,
    ({ ctx, actor, page, order }, ntpn = '', ntb, amount, on) =>
      confirmPayment(ctx, actor, {
        ...page,
        ntpn,
        ntb: ntb ?? null,
        amount: amountOf(order, amount),
        paidOn: on ?? today(ctx),
      }),
  ],
  [
    /^accept proof(?: amount (\d+))?(?: on (\S+))?$/,
    ({ ctx, actor, page, order }, amount, on) =>
      acceptProof(ctx, actor, { ...page, amount: amountOf(order, amount), paidOn: on ?? today(ctx) }),
  ],
  [/^refuse proof (.+)$/, ({ ctx, actor, page }, words = '') => refuseProof(ctx, actor, { ...page, words })],
  [/^issue receipt$/, ({ ctx, actor, page }) => issueReceipt(ctx, actor, page)],
  [/^reissue receipt (.+)$/, ({ ctx, actor, page }, words = '') => reissueReceipt(ctx, actor, { ...page, words })],
  [/^release again (.+)$/, ({ ctx, actor, page }, words = '') => releaseAgain(ctx, actor, { ...page, words })],
  [/^release(?: (.+))?$/, ({ ctx, actor, page }, words) => releaseOrder(ctx, actor, { ...page, words: words ?? null })],
  [/^renew links$/, ({ ctx, actor, page }) => renewLinks(ctx, actor, page.code)],
];

/** The admin's lines are about the office, not about an order. */
export async function actAsAdmin(ctx: ServiceContext, admin: OfficerActor, act: string): Promise<string | undefined> {
  const [, fullSets, kinds] = /^sell (full sets of )?((?:publication|microdata|map|and| )+)$/.exec(act) ?? [];
  if (kinds === undefined) throw new Error(`No admin does this: ${act}`);
  const { sales } = await readOffice(ctx);
  const sold = PRODUCT_KINDS.filter((kind) => kinds.includes(kind));
  const input = { ...sales, kinds: sold, fullSetOnly: fullSets !== undefined };
  const saved = await saveOfficeTopic(ctx, admin, 'sales', input);
  return saved.ok ? undefined : JSON.stringify(saved);
}

/** Carries an officer's line out; the reason when the use case refuses. Throws when no verb reads so. */
export async function actAsOfficer(
  ctx: ServiceContext,
  actor: OfficerActor,
  code: string,
  act: string,
): Promise<string | undefined> {
  const order = await orderOnPage(ctx, code);
  if (order === null) throw new Error(`There is no order ${code}`);
  for (const [pattern, carryOut] of VERBS) {
    const match = pattern.exec(act);
    if (match === null) continue;
    const words = match.slice(1).map((word: string | undefined) => word?.replaceAll(String.raw`\n`, '\n'));
    const scene = { ctx, actor, order, page: { code, revision: order.revision } };
    const done = await carryOut(scene, ...(words as string[]));
    return done.ok ? undefined : done.reason;
  }
  throw new Error(`No officer does this: ${act}`);
}

function orderOnPage(ctx: ServiceContext, code: string) {
  return ctx.db.read.order.findUnique({ where: { code }, include: { items: { orderBy: { position: 'asc' } } } });
}

async function prepare({ ctx, actor, page, order }: Scene, item?: string, file?: string): Promise<Done> {
  const wanted =
    item === undefined ? order.items.filter(({ fileId }) => fileId === null) : [order.items[Number(item) - 1]];
  for (const one of wanted) {
    if (one === undefined) throw new Error(`Order ${page.code} has no item ${item}`);
    const fileId = await stored(ctx, actor, file ?? `${one.code.toLowerCase()}.pdf`, 'product');
    const done = await prepareItem(ctx, actor, { code: page.code, itemId: one.id, fileId, replaces: one.fileId });
    if (!done.ok) return done;
  }
  return { ok: true };
}

async function attach({ ctx, actor, page, order }: Scene, what = '', item = '', file = ''): Promise<Done> {
  const kind = ATTACHMENT_KINDS.find((known) => known === what);
  const one = order.items[Number(item) - 1];
  if (kind === undefined || one === undefined) throw new Error(`Order ${page.code} has no ${what} of item ${item}`);
  const before = await ctx.db.read.attachment.findFirst({ where: { itemId: one.id, kind, status: 'current' } });
  const fileId = await stored(ctx, actor, file, 'product');
  return attachToItem(ctx, actor, {
    code: page.code,
    itemId: one.id,
    kind,
    fileId,
    replaces: before?.fileId ?? null,
  });
}

async function stored(
  ctx: ServiceContext,
  actor: OfficerActor,
  file: string,
  purpose: 'product' | 'upload',
): Promise<string> {
  const { name, bytes } = sampleFile(file);
  const owner = `officer:${actor.id}`;
  return (await storeBytes(ctx, { bytes, name, mime: 'application/pdf', purpose, owner })).id;
}

/** 'title: too short; purpose: unclear' */
function fieldsOf(reasons: string): Partial<Record<AbstractionField, string>> {
  const pairs = reasons === '' ? [] : reasons.split(';').map((pair) => pair.split(':'));
  return Object.fromEntries(
    pairs.map(([name = '', reason = '']) => {
      const field = ABSTRACTION_FIELDS.find((known) => known === name.trim());
      if (field === undefined) throw new Error(`An abstraction has no ${name}`);
      return [field, reason.trim()];
    }),
  );
}

/** '1=250 2=96': pages or bytes by the items' places, as the use case wants them by id. */
function countsOf(order: Order, counts: string | undefined): Record<string, number> {
  const pairs = counts?.trim().split(/\s+/) ?? [];
  return Object.fromEntries(
    pairs.map((pair) => {
      const [place, count] = pair.split('=').map(Number);
      return [order.items[(place ?? 0) - 1]?.id ?? '', count ?? NaN];
    }),
  );
}

function amountOf(order: Order, amount: string | undefined): number {
  return Number(amount ?? order.total ?? 0);
}

function today(ctx: ServiceContext): string {
  return dayOf(ctx.now(), 'Asia/Jakarta');
}
