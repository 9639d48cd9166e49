/** The agreement on the use of data: issued with the invoice, and sent anew (B8-9, R13-14). */
import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { DocumentContent } from '../../documents/content.ts';
import type { ServiceContext } from '../../services/context.ts';
import { readFileBytes } from '../../services/files.ts';
import { newId } from '../../services/ids.ts';
import { saveOfficeTopic } from '../../services/office.ts';
import { draftAgreement, sendAgreement } from '../../services/orders/agreements.ts';
import { decideReduction } from '../../services/orders/reduction.ts';
import {
  ABSTRACTION,
  customerDoes,
  dataOrder,
  FULL_SET,
  lastDetails,
  LEBAK,
  onPage,
  openDataOffice,
  PARTY,
  REGENCIES,
  send,
} from './data_order.ts';
import type { DataItem } from './data_order.ts';
import { uploadedFile } from './orders_office.ts';
import { ADMIN, BENDAHARA, PETUGAS } from './workshop.ts';

const MICRO: DataItem = { kind: 'microdata', request: FULL_SET, size: 2_500_000 };
const MAP: DataItem = { kind: 'map', request: { kind: 'map', level: 'desa', regions: [LEBAK] } };
const BOOK: DataItem = { kind: 'publication', pages: 36 };

const documentsOf = (ctx: ServiceContext) =>
  ctx.db.read.document.findMany({ orderBy: [{ issuedAt: 'asc' }, { id: 'asc' }] });

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

  it('names the abstraction by file and checksum when it came as a file', async () => {
    const { ctx } = await openDataOffice();
    const id = await uploadedFile(ctx, 'chat');
    const { sha256 } = await ctx.db.read.storedFile.findUniqueOrThrow({ where: { id } });
    const abstraction = { ...ABSTRACTION, file: { id, name: 'abstraksi.pdf' } };
    const code = await dataOrder(ctx, [MAP], { abstraction });
    expect(await draftAgreement(ctx, PETUGAS, code)).toMatchObject({
      draft: { content: { purpose: { text: null, file: { name: 'abstraksi.pdf', sha256 } } } },
    });
    expect(await send(ctx, code)).toMatchObject({ ok: true });
    const stored = await ctx.db.read.document.findFirstOrThrow({ where: { kind: 'agreement' } });
    expect(JSON.stringify(stored.content)).not.toContain('abstraksi.pdf');
  });

  it('says of which data it is by code and name, however many they are', async () => {
    const { ctx } = await openDataOffice();
    const variables = Array.from({ length: 300 }, (_, at) => ({ code: `R${at + 1}`, label: `Rincian ${at + 1}` }));
    const table = `${'Upah menurut lapangan usaha. '.repeat(20)}Sampai akhir.`;
    const asked = { round: 'Maret 2025', level: 'rumah tangga', variables, regions: [...REGENCIES], table };
    const request = { kind: 'microdata' as const, ...asked };
    const code = await dataOrder(ctx, [{ kind: 'microdata', request, size: 2_500_000 }]);
    const drafted = await draftAgreement(ctx, PETUGAS, code);
    const [data] = drafted.ok ? drafted.draft.content.data : [];
    expect(data?.detail.id).toContain('variabel (300): lihat lampiran');
    expect(data?.detail.id).toContain('wilayah: 3601 Kabupaten Pandeglang, 3602 Kabupaten Lebak');
    expect(data?.detail.id).toContain('Sampai akhir.');
    expect(data?.lists).toEqual([
      {
        what: { id: 'variabel', en: 'variables' },
        entries: variables.map((one) => ({ code: one.code, name: one.label })),
      },
    ]);
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
