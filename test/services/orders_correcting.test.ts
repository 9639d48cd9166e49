/** A request for correction before the payment is answered by what answers it (B10, R15), and by nothing that is out of date. */
import { describe, expect, it } from 'vitest';
import type { ReviewPart } from '../../domain/abstraction.ts';
import type { ServiceContext } from '../../services/context.ts';
import { draftAgreement, sendAgreement } from '../../services/orders/agreements.ts';
import { attachToItem } from '../../services/orders/attachments.ts';
import { orderDetail } from '../../services/orders/detail.ts';
import { answerInvoiceCorrection, sendInvoice } from '../../services/orders/invoices.ts';
import { newsOf, pendingNews } from '../../services/orders/news.ts';
import { prepareItem } from '../../services/orders/prepare.ts';
import { previewNews } from '../../services/orders/preview.ts';
import { decideReduction } from '../../services/orders/reduction.ts';
import { acceptOrder } from '../../services/orders/review.ts';
import { detailsOf } from '../../services/orders/timeline.ts';
import { newsSays } from '../../machines/conversation/flows/order_news.ts';
import {
  ABSTRACTION,
  ask,
  cardOf,
  must,
  mustAct,
  openOffice,
  pageOf,
  placeMicrodata,
  prepareAll,
  productFile,
} from './orders_office.ts';
import type { Placed } from './orders_office.ts';
import { PETUGAS } from './workshop.ts';

const WORDS = 'Sudah kami periksa.';
const SENT = { pages: {}, notes: [], words: null };

interface Standing {
  ctx: ServiceContext;
  placed: Placed;
  itemId: string;
  /** the sample that went out with the invoice */
  sample: string;
}

/** Micro data in review by the customer, who then asks for a correction of these parts. */
async function correcting(parts: readonly ReviewPart[]): Promise<Standing> {
  const { ctx } = await openOffice();
  const placed = await placeMicrodata(ctx);
  const { code } = placed;
  must(await acceptOrder(ctx, PETUGAS, await pageOf(ctx, code)));
  await prepareAll(ctx, code);
  const { id: itemId } = await ctx.db.read.orderItem.findFirstOrThrow();
  const sample = await productFile(ctx);
  const attached = { code, itemId, kind: 'sample', fileId: sample, replaces: null } as const;
  must(await attachToItem(ctx, PETUGAS, attached));
  must(await sendInvoice(ctx, PETUGAS, { ...(await pageOf(ctx, code)), ...SENT }));
  mustAct(
    await ask(ctx, placed, {
      type: 'actOnOrder',
      code,
      act: 'requestInvoiceCorrection',
      parts: parts.map((part) => ({ part, words: `Ada yang keliru: ${part}.` })),
    }),
  );
  return { ctx, placed, itemId, sample };
}

async function newSample({ ctx, placed, itemId, sample }: Standing): Promise<string> {
  const fileId = await productFile(ctx);
  const given = { code: placed.code, itemId, kind: 'sample', fileId, replaces: sample } as const;
  must(await attachToItem(ctx, PETUGAS, given));
  return fileId;
}

const words = async ({ ctx, placed }: Standing) =>
  answerInvoiceCorrection(ctx, PETUGAS, { ...(await pageOf(ctx, placed.code)), words: WORDS });
const renew = async ({ ctx, placed }: Standing, given: object = {}) =>
  sendAgreement(ctx, PETUGAS, { ...(await pageOf(ctx, placed.code)), words: WORDS, ...given });
const invoice = async ({ ctx, placed }: Standing, given: object = {}) =>
  sendInvoice(ctx, PETUGAS, { ...(await pageOf(ctx, placed.code)), ...SENT, ...given });

const linkedFiles = async (ctx: ServiceContext) => {
  const links = await ctx.db.read.downloadLink.findMany({ where: { expiresAt: { gt: new Date(ctx.now()) } } });
  return links.map(({ fileId }) => fileId);
};

async function actsNow({ ctx, placed }: Standing) {
  if (PETUGAS.kind !== 'officer') throw new Error('an officer was expected');
  return (await orderDetail(ctx, PETUGAS, placed.code))?.acts ?? [];
}

describe('a new sample', () => {
  const answers = [
    ['answered in words', 'answerInvoiceCorrection', words],
    ['sent with a new agreement', 'sendAgreement', renew],
  ] as const;

  it.each(answers)('%s is what the customer gets to see, and the rejected one is not', async (_name, act, answer) => {
    const standing = await correcting(['sample']);
    const { ctx, placed, sample } = standing;
    const fileId = await newSample(standing);
    const preview = await previewNews(ctx, PETUGAS, { code: placed.code, act, words: WORDS });
    expect(preview?.order.attachments).toMatchObject([{ version: 1 }]);
    must(await answer(standing));
    const { attachments } = await cardOf(ctx, placed);
    expect(attachments).toMatchObject([{ kind: 'sample', version: 1 }]);
    expect(await linkedFiles(ctx)).toContain(fileId);
    expect(await linkedFiles(ctx)).not.toContain(sample);
    const event = (await pendingNews(ctx, 9)).at(-1);
    const news = await newsOf(ctx, event?.eventId ?? 0);
    if (news === null) throw new Error('news were expected');
    expect(newsSays(news)).toContainEqual(expect.objectContaining({ kind: 'link', url: attachments[0]?.url }));
  });

  it('is not announced when there is none', async () => {
    const standing = await correcting(['sample']);
    must(await words(standing));
    const event = (await pendingNews(standing.ctx, 9)).at(-1);
    const news = await newsOf(standing.ctx, event?.eventId ?? 0);
    expect(news === null ? [] : newsSays(news).map(({ kind }) => kind)).toEqual(['text']);
  });
});

describe('a new agreement', () => {
  it('names the buyer of today when asked to', async () => {
    const standing = await correcting(['agreement']);
    const { ctx, placed } = standing;
    const where = { id: placed.customerId };
    await ctx.db.write((tx) => tx.customer.update({ where, data: { name: 'Citra Dewi' } }));
    must(await renew(standing, { buyer: 'now' }));
    const renewed = await ctx.db.read.document.findFirstOrThrow({ where: { kind: 'agreement', version: 1 } });
    expect(renewed.content).toMatchObject({ customer: { name: 'Citra Dewi' } });
    expect((await ctx.db.read.order.findFirstOrThrow()).buyer).toMatchObject({ name: 'Citra Dewi' });
  });

  it('does not turn a buyer at home into one abroad', async () => {
    const standing = await correcting(['agreement']);
    const { ctx, placed } = standing;
    const where = { id: placed.customerId };
    await ctx.db.write((tx) => tx.customer.update({ where, data: { country: 'NL' } }));
    expect(await renew(standing, { buyer: 'now' })).toMatchObject({ ok: false, reason: 'buyer_country' });
  });

  it.each([
    ['sendAgreement', renew],
    ['sendInvoice', invoice],
  ] as const)('of %s names the party as the officer put it right, and nobody else reads it', async (act, send) => {
    const standing = await correcting(['agreement']);
    const { ctx, placed } = standing;
    const party = { position: 'Kepala Bidang Riset', address: 'Jl. Baru 9, Serang' };
    expect(await send(standing, { party: { ...party, address: ' ' } })).toMatchObject({ reason: 'party_invalid' });
    const long = { ...party, position: 'x'.repeat(121) };
    expect(await send(standing, { party: long })).toMatchObject({ reason: 'party_invalid' });
    must(await send(standing, { party: { ...party, address: ` ${party.address} ` } }));
    const draft = await draftAgreement(ctx, PETUGAS, placed.code);
    expect(draft).toMatchObject({ draft: { version: 2, content: { receiver: party } } });
    const event = await ctx.db.read.orderEvent.findFirstOrThrow({ where: { type: act }, orderBy: { id: 'desc' } });
    expect(detailsOf(event.details)).toMatchObject({ party: 'changed' });
    const audited = await ctx.db.read.auditEntry.findMany({ where: { action: 'order.changeParty' } });
    expect(audited).toMatchObject([{ subject: `order:${placed.code}`, details: {} }]);
    const rows = [
      await ctx.db.read.order.findMany(),
      await ctx.db.read.orderEvent.findMany(),
      await ctx.db.read.auditEntry.findMany(),
      await ctx.db.read.document.findMany(),
    ];
    const stored = JSON.stringify(rows, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
    for (const text of Object.values(party)) expect(stored).not.toContain(text);
  });

  it('leaves no trace of a party that stays as it is', async () => {
    const standing = await correcting(['agreement']);
    const { ctx } = standing;
    const before = (await ctx.db.read.order.findFirstOrThrow()).party;
    must(await renew(standing, { party: { position: 'Mahasiswa', address: 'Jl. Contoh 1, Serang' } }));
    expect((await ctx.db.read.order.findFirstOrThrow()).party).toBe(before);
    expect(await ctx.db.read.auditEntry.count({ where: { action: 'order.changeParty' } })).toBe(0);
  });

  it('says the purpose as the customer wrote it anew, which words alone do not answer', async () => {
    const standing = await correcting(['agreement']);
    const { ctx, placed } = standing;
    const { code } = placed;
    expect((await cardOf(ctx, placed)).acts).toContain('reviseAbstraction');
    expect(await actsNow(standing)).toContain('answerInvoiceCorrection');
    const abstraction = { ...ABSTRACTION, fields: { ...ABSTRACTION.fields, purpose: 'Disertasi.' } };
    mustAct(await ask(ctx, placed, { type: 'actOnOrder', code, act: 'reviseAbstraction', abstraction }));
    expect(await actsNow(standing)).not.toContain('answerInvoiceCorrection');
    expect(await words(standing)).toMatchObject({ ok: false, reason: 'not_allowed' });
    expect(await draftAgreement(ctx, PETUGAS, code)).toMatchObject({
      draft: { content: { purpose: { text: 'Disertasi.' } } },
    });
    must(await renew(standing));
    expect(await cardOf(ctx, placed)).toMatchObject({ phase: 'invoiced', agreement: { version: 1 } });
  });

  it.each([['invoice'], ['sample']] as const)('does not answer what was said of the %s', async (part) => {
    const standing = await correcting([part, 'agreement']);
    const { ctx } = standing;
    expect(await renew(standing)).toMatchObject({ ok: false, reason: 'others_open' });
    expect(await ctx.db.read.correction.count({ where: { answeredAt: null } })).toBe(2);
    expect(await ctx.db.read.document.count({ where: { kind: 'agreement' } })).toBe(1);
    if (part === 'sample') await newSample(standing);
    expect((await renew(standing)).ok).toBe(part === 'sample');
    if (part === 'invoice') must(await invoice(standing));
    expect(await ctx.db.read.correction.count({ where: { answeredAt: null } })).toBe(0);
  });
});

describe('what changed since the invoice', () => {
  const changes = [
    [
      'a reduction',
      async ({ ctx, placed }: Standing) =>
        decideReduction(ctx, PETUGAS, { ...(await pageOf(ctx, placed.code)), percent: 0, reason: 'Mahasiswa' }),
    ],
    [
      'another file of micro data',
      async ({ ctx, placed, itemId }: Standing) => {
        const { fileId: replaces } = await ctx.db.read.orderItem.findFirstOrThrow();
        return prepareItem(ctx, PETUGAS, { code: placed.code, itemId, fileId: await productFile(ctx), replaces });
      },
    ],
  ] as const;

  it.each(changes)('%s is answered by a new invoice only', async (_name, change) => {
    const standing = await correcting(['agreement']);
    expect(await actsNow(standing)).toEqual(expect.arrayContaining(['answerInvoiceCorrection', 'sendAgreement']));
    must(await change(standing));
    const acts = await actsNow(standing);
    expect(acts).toContain('sendInvoice');
    expect(acts).not.toContain('answerInvoiceCorrection');
    expect(acts).not.toContain('sendAgreement');
    expect(await words(standing)).toMatchObject({ ok: false, reason: 'not_allowed' });
    expect(await renew(standing)).toMatchObject({ ok: false, reason: 'not_allowed' });
    must(await invoice(standing));
    const { ctx, placed } = standing;
    const { code } = placed;
    const parts = [{ part: 'agreement' as const, words: 'Sekali lagi.' }];
    mustAct(await ask(ctx, placed, { type: 'actOnOrder', code, act: 'requestInvoiceCorrection', parts }));
    must(await words(standing));
  });
});
