/** The signed agreement: accepted or returned, by upload or on paper (B10b, R16-17). */
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { ServiceContext } from '../../services/context.ts';
import { readFileBytes, storeFile } from '../../services/files.ts';
import { newId } from '../../services/ids.ts';
import { acceptAgreement, fileAgreementOnPaper, returnAgreement } from '../../services/orders/agreements.ts';
import { customerDoes, dataOrder, lastDetails, LEBAK, onPage, openDataOffice, send } from './data_order.ts';
import type { DataItem } from './data_order.ts';
import { BENDAHARA, PETUGAS } from './workshop.ts';
import type { Workshop } from './workshop.ts';

const MAP: DataItem = { kind: 'map', request: { kind: 'map', level: 'desa', regions: [LEBAK] } };

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
