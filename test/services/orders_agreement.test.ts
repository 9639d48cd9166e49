/** The agreement on the use of data: issued with the invoice, sent anew, signed by upload or on paper (B8-10b, R13-17). */
import { readdir } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { DocumentContent } from '../../documents/content.ts';
import type { ServiceContext } from '../../services/context.ts';
import { readFileBytes, storeFile } from '../../services/files.ts';
import { newId } from '../../services/ids.ts';
import { saveOfficeTopic } from '../../services/office.ts';
import {
  acceptAgreement,
  draftAgreement,
  fileAgreementOnPaper,
  returnAgreement,
  sendAgreement,
} from '../../services/orders/agreements.ts';
import { sendInvoice } from '../../services/orders/invoices.ts';
import { decideReduction } from '../../services/orders/reduction.ts';
import { detailsOf } from '../../services/orders/timeline.ts';
import { ABSTRACTION, customerDoes, dataOrder, FULL_SET, LEBAK, onPage, openDataOffice, PARTY } from './data_order.ts';
import type { DataItem } from './data_order.ts';
import { ADMIN, BENDAHARA, PETUGAS } from './workshop.ts';
import type { Workshop } from './workshop.ts';

const MICRO: DataItem = { kind: 'microdata', request: FULL_SET, size: 2_500_000 };
const MAP: DataItem = { kind: 'map', request: { kind: 'map', level: 'desa', regions: [LEBAK] } };
const BOOK: DataItem = { kind: 'publication', pages: 36 };
const SENT = { pages: {}, notes: [], words: null };

async function send(ctx: ServiceContext, code: string, given: object = {}) {
  return sendInvoice(ctx, PETUGAS, { ...(await onPage(ctx, code)), ...SENT, ...given });
}

const documentsOf = (ctx: ServiceContext) =>
  ctx.db.read.document.findMany({ orderBy: [{ issuedAt: 'asc' }, { id: 'asc' }] });

async function lastDetails(ctx: ServiceContext, type: string) {
  const event = await ctx.db.read.orderEvent.findFirstOrThrow({ where: { type }, orderBy: { id: 'desc' } });
  return detailsOf(event.details);
}

describe('the agreement', () => {
  it('goes out with the invoice of micro data and maps, in one act, under a number of its own', async () => {
    const { ctx } = await openDataOffice();
    const code = await dataOrder(ctx, [MICRO, BOOK, MAP]);
    expect(await send(ctx, code)).toMatchObject({ ok: true, version: 0 });
    const documents = await documentsOf(ctx);
    expect(documents.map(({ kind }) => kind).toSorted()).toEqual(['agreement', 'invoice']);
    expect(new Set(documents.map(({ number }) => number)).size).toBe(2);
    expect(await ctx.db.read.letterNumber.count()).toBe(2);
    const agreement = documents.find(({ kind }) => kind === 'agreement');
    expect(await lastDetails(ctx, 'sendInvoice')).toMatchObject({
      total: 170_000,
      agreement: { number: agreement?.number, version: 0 },
    });
    expect(await ctx.db.read.orderEvent.count({ where: { type: 'sendInvoice' } })).toBe(1);
    const links = await ctx.db.read.downloadLink.findMany();
    expect(links.map(({ fileId }) => fileId)).toEqual(expect.arrayContaining(documents.map(({ fileId }) => fileId)));
    expect((await readFileBytes(ctx, agreement?.fileId ?? ''))?.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('is not due for publications', async () => {
    const { ctx } = await openDataOffice();
    const code = await dataOrder(ctx, [BOOK]);
    await send(ctx, code);
    expect((await documentsOf(ctx)).map(({ kind }) => kind)).toEqual(['invoice']);
    expect(await draftAgreement(ctx, PETUGAS, code)).toEqual({ ok: false, reason: 'not_found' });
  });

  it('names the party, the study, the data and the office’s own clauses and signatory', async () => {
    const { ctx } = await openDataOffice();
    const clauses = [{ id: 'Ketentuan kantor', en: 'Clause of the office' }];
    await saveOfficeTopic(ctx, ADMIN, 'agreement', { clauses, stampDuty: 0 });
    const code = await dataOrder(ctx, [MICRO, BOOK, MAP]);
    const draft = await draftAgreement(ctx, PETUGAS, code);
    if (!draft.ok) throw new Error(draft.reason);
    expect(draft.draft.content).toMatchObject({
      receiver: PARTY,
      purpose: { title: ABSTRACTION.fields.title, text: ABSTRACTION.fields.purpose },
      signatory: { title: 'Kepala BPS Provinsi Contoh' },
      customer: { name: 'Citra Pelanggan', npwp: null },
      clauses,
      stampDuty: 0,
      verifyUrl: null,
    });
    expect(draft.draft.content.data).toHaveLength(2);
    expect(draft.draft.content.data[0]?.detail.id).toContain('set lengkap');
    expect(await draftAgreement(ctx, BENDAHARA, code), 'the abstraction is not the treasurer’s').toMatchObject({
      ok: false,
    });
  });

  it('says that the abstraction is attached when it came as a file', async () => {
    const { ctx } = await openDataOffice();
    const abstraction = { ...ABSTRACTION, file: { id: 'f', name: 'abstraksi.pdf' } };
    const draft = await draftAgreement(ctx, PETUGAS, await dataOrder(ctx, [MAP], { abstraction }));
    expect(draft).toMatchObject({ draft: { content: { purpose: { text: null } } } });
  });

  it('keeps what the customer wrote unreadable in the database', async () => {
    const { ctx } = await openDataOffice();
    await send(ctx, await dataOrder(ctx, [MICRO]));
    for (const { content } of await documentsOf(ctx)) {
      const stored = JSON.stringify(content);
      for (const text of [PARTY.address, PARTY.position, ABSTRACTION.fields.purpose])
        expect(stored).not.toContain(text);
    }
  });
});

describe('several documents of one act', () => {
  it('are issued all or none, and their numbers wait for the next attempt', async () => {
    const { ctx, dataDir } = await openDataOffice();
    const code = await dataOrder(ctx, [MICRO]);
    const real = ctx.renderer;
    const failing = (content: DocumentContent) =>
      content.kind === 'agreement' ? Promise.reject(new Error('no paper')) : real.render(content);
    ctx.renderer = { ...real, render: failing };
    await expect(send(ctx, code)).rejects.toThrow('no paper');
    expect(await ctx.db.read.document.count()).toBe(0);
    expect(await readdir(`${dataDir}/files`, { recursive: true })).not.toContainEqual(
      expect.stringMatching(/[0-9a-z]{26}$/),
    );
    const reserved = await ctx.db.read.letterNumber.findMany({ orderBy: { sequence: 'asc' } });
    expect(reserved).toHaveLength(2);

    ctx.renderer = real;
    expect(await send(ctx, code)).toMatchObject({ ok: true });
    const numbers = (await documentsOf(ctx)).map(({ number }) => number);
    expect(numbers.toSorted()).toEqual(reserved.map(({ number }) => number).toSorted());
    expect(await ctx.db.read.letterNumber.count()).toBe(2);
  });

  it('are none when the order moved on while they were made', async () => {
    const { ctx } = await openDataOffice();
    const code = await dataOrder(ctx, [MICRO]);
    const real = ctx.renderer;
    ctx.renderer = {
      ...real,
      render: async (content) => {
        if (content.kind === 'agreement') await customerDoes(ctx, code, 'cancel');
        return real.render(content);
      },
    };
    expect(await send(ctx, code)).toMatchObject({ ok: false });
    expect(await ctx.db.read.document.count()).toBe(0);
    expect(await ctx.db.read.storedFile.count({ where: { purpose: 'document' } })).toBe(0);
  });
});

async function atCorrecting(ctx: ServiceContext, items: DataItem[] = [MICRO]): Promise<string> {
  const code = await dataOrder(ctx, items);
  await send(ctx, code);
  const { id } = await ctx.db.read.order.findUniqueOrThrow({ where: { code } });
  await customerDoes(ctx, code, 'requestInvoiceCorrection');
  const asked = { orderId: id, loop: 'invoice', part: 'agreement', text: 'Jabatan saya salah' };
  await ctx.db.write((tx) =>
    tx.correction.create({ data: { id: newId(ctx), ...asked, createdAt: new Date(ctx.now()) } }),
  );
  return code;
}

describe('a correction', () => {
  it('of the agreement alone makes its next version, answers, and leaves the invoice', async () => {
    const { ctx } = await openDataOffice();
    const code = await atCorrecting(ctx);
    const page = await onPage(ctx, code);
    expect(await sendAgreement(ctx, PETUGAS, { ...page, words: ' ' })).toMatchObject({ reason: 'words_missing' });
    const words = 'Jabatannya sudah diperbaiki.';
    expect(await sendAgreement(ctx, PETUGAS, { ...page, words })).toMatchObject({ ok: true, version: 1 });
    const documents = await documentsOf(ctx);
    expect(documents.map(({ kind, version, status }) => `${kind} ${version} ${status}`).toSorted()).toEqual([
      'agreement 0 superseded',
      'agreement 1 current',
      'invoice 0 current',
    ]);
    const renewed = documents.find(({ kind, version }) => kind === 'agreement' && version === 1);
    const before = documents.find(({ kind, version }) => kind === 'agreement' && version === 0);
    expect(renewed?.content).toMatchObject({ supersedes: before?.number });
    expect(await ctx.db.read.correction.findMany()).toMatchObject([{ answer: words, answeredById: 'petugas-1' }]);
    expect(await ctx.db.read.order.findFirstOrThrow()).toMatchObject({ phase: 'invoiced' });
  });

  it('of the invoice says how much it was before, and renews the agreement with it', async () => {
    const { ctx } = await openDataOffice();
    const code = await atCorrecting(ctx);
    const page = await onPage(ctx, code);
    expect(await decideReduction(ctx, PETUGAS, { ...page, percent: 50, reason: 'Mahasiswa' })).toMatchObject({
      ok: true,
    });
    expect(await send(ctx, code)).toMatchObject({ ok: true, version: 1 });
    expect(await lastDetails(ctx, 'sendInvoice')).toMatchObject({
      total: 25_000,
      previousTotal: 50_000,
      agreement: { version: 1 },
    });
    expect(await ctx.db.read.document.count({ where: { status: 'current' } })).toBe(2);
  });

  it('names the customer as the order does, or as their profile says now when asked to', async () => {
    const { ctx } = await openDataOffice();
    const code = await atCorrecting(ctx, [BOOK]);
    const { customerId } = await ctx.db.read.order.findUniqueOrThrow({ where: { code } });
    const rename = (data: object) => ctx.db.write((tx) => tx.customer.update({ where: { id: customerId }, data }));
    await rename({ name: 'Citra Dewi Pelanggan' });
    await send(ctx, code);
    const newest = async () => (await ctx.db.read.document.findFirstOrThrow({ where: { status: 'current' } })).content;
    expect(await newest()).toMatchObject({ customer: { name: 'Citra Pelanggan' } });
    expect(await lastDetails(ctx, 'sendInvoice')).not.toHaveProperty('buyer');

    await customerDoes(ctx, code, 'requestInvoiceCorrection');
    expect(await send(ctx, code, { buyer: 'now' })).toMatchObject({ ok: true, version: 2 });
    expect(await newest()).toMatchObject({ customer: { name: 'Citra Dewi Pelanggan' } });
    expect(await lastDetails(ctx, 'sendInvoice')).toMatchObject({ buyer: 'now' });
    expect((await ctx.db.read.order.findFirstOrThrow()).buyer).toMatchObject({ name: 'Citra Dewi Pelanggan' });

    await customerDoes(ctx, code, 'requestInvoiceCorrection');
    await rename({ country: 'NL' });
    expect(await send(ctx, code, { buyer: 'now' })).toMatchObject({ ok: false, reason: 'buyer_country' });
    expect((await ctx.db.read.order.findFirstOrThrow()).buyer).toMatchObject({ country: 'ID' });
    expect(await send(ctx, code)).toMatchObject({ ok: true, version: 3 });
  });
});

async function upload(ctx: ServiceContext, owner: string, name = 'sppd.pdf') {
  const stream = Readable.from([Buffer.from(`%PDF-1.7\n${name} ${owner}\n%%EOF\n`)]);
  const stored = await storeFile(ctx, { name, stream, purpose: 'upload', owner, maxBytes: 10_000, allowed: 'upload' });
  if (!stored.ok) throw new Error(stored.reason);
  return stored.file;
}

/** Settling, and the customer has handed in as many copies one after the other. */
async function signed({ ctx, pass }: Workshop, copies: number): Promise<string> {
  const code = await dataOrder(ctx, [MAP]);
  await send(ctx, code);
  await customerDoes(ctx, code, 'approveInvoice');
  const { id: orderId } = await ctx.db.read.order.findUniqueOrThrow({ where: { code } });
  for (let copy = 0; copy < copies; copy += 1) {
    pass(1_000);
    const { id: fileId } = await upload(ctx, 'conversation:c', `sppd ${copy}.pdf`);
    await customerDoes(ctx, code, 'submitAgreement');
    const row = {
      id: newId(ctx),
      orderId,
      method: 'upload',
      fileId,
      status: 'waiting',
      createdAt: new Date(ctx.now()),
    };
    await ctx.db.write((tx) => tx.signedAgreement.create({ data: row }));
  }
  return code;
}

const copiesOf = (ctx: ServiceContext) => ctx.db.read.signedAgreement.findMany({ orderBy: { createdAt: 'asc' } });

describe('a signed copy', () => {
  it('is accepted by an officer: the newest counts, and the file stays as it came', async () => {
    const office = await openDataOffice();
    const { ctx } = office;
    const code = await signed(office, 2);
    const [, newest] = await copiesOf(ctx);
    const before = await readFileBytes(ctx, newest?.fileId ?? '');
    const page = await onPage(ctx, code);
    expect(await acceptAgreement(ctx, BENDAHARA, page)).toMatchObject({ reason: 'not_allowed' });
    expect(await acceptAgreement(ctx, PETUGAS, page)).toMatchObject({ ok: true });
    expect(await copiesOf(ctx)).toMatchObject([
      { status: 'returned', reason: null, decidedById: 'petugas-1' },
      { id: newest?.id, status: 'accepted', reason: null, decidedById: 'petugas-1' },
    ]);
    expect(await readFileBytes(ctx, newest?.fileId ?? '')).toEqual(before);
    expect(await acceptAgreement(ctx, PETUGAS, await onPage(ctx, code))).toMatchObject({ reason: 'not_allowed' });
  });

  it('is returned with a reason, and asked for again', async () => {
    const office = await openDataOffice();
    const { ctx } = office;
    const code = await signed(office, 1);
    const page = await onPage(ctx, code);
    expect(await returnAgreement(ctx, PETUGAS, { ...page, words: '' })).toMatchObject({ reason: 'words_missing' });
    expect(await returnAgreement(ctx, PETUGAS, { ...page, words: 'Belum bermeterai.' })).toMatchObject({ ok: true });
    expect(await copiesOf(ctx)).toMatchObject([{ status: 'returned', reason: 'Belum bermeterai.' }]);
    await customerDoes(ctx, code, 'submitAgreement');
  });

  it('on paper is filed by an officer with its day and who signed', async () => {
    const office = await openDataOffice();
    const { ctx } = office;
    const code = await signed(office, 1);
    const scan = await upload(ctx, 'officer:petugas-1');
    office.pass(1_000);
    const paper = { fileId: scan.id, signedOn: '2026-11-20', signedBy: 'Citra', signedFor: 'Kepala' };
    const page = { ...(await onPage(ctx, code)), ...paper };
    const wrong = [
      [{ signedBy: ' ' }, 'signer_missing'],
      [{ signedFor: '' }, 'signer_missing'],
      [{ signedOn: '2026-11-24' }, 'day_invalid'],
      [{ signedOn: '20-11-2026' }, 'day_invalid'],
      [{ fileId: 'no such file' }, 'file_unusable'],
      [{ fileId: (await upload(ctx, 'conversation:other')).id }, 'file_unusable'],
    ] as const;
    for (const [given, reason] of wrong) {
      expect(await fileAgreementOnPaper(ctx, PETUGAS, { ...page, ...given })).toMatchObject({ ok: false, reason });
    }
    expect(await fileAgreementOnPaper(ctx, PETUGAS, page)).toMatchObject({ ok: true });
    expect(await copiesOf(ctx)).toMatchObject([
      { method: 'upload', status: 'returned' },
      { method: 'paper', status: 'accepted', ...paper, decidedById: 'petugas-1' },
    ]);
    expect(await lastDetails(ctx, 'fileAgreementOnPaper')).toMatchObject({ sha256: scan.sha256 });
  });
});
