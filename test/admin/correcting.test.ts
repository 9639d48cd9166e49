/** Corrections of the agreement through the panel's forms: who receives the data, and what else was asked for. */
import { expect, test } from 'vitest';
import type { ReviewPart } from '../../domain/abstraction.ts';
import { attachToItem } from '../../services/orders/attachments.ts';
import { sendInvoice } from '../../services/orders/invoices.ts';
import { acceptOrder } from '../../services/orders/review.ts';
import { ask, must, mustAct, pageOf, placeMicrodata, prepareAll, productFile } from '../services/orders_office.ts';
import { PETUGAS } from '../services/workshop.ts';
import { formOn, type Page } from './browser.ts';
import { openPanel } from './panel_office.ts';

/** Micro data, of which the customer asks for a correction of these parts. */
async function correcting(parts: readonly ReviewPart[]) {
  const office = await openPanel();
  const { ctx } = office;
  const placed = await placeMicrodata(ctx);
  const { code } = placed;
  must(await acceptOrder(ctx, PETUGAS, await pageOf(ctx, code)));
  await prepareAll(ctx, code);
  const { id: itemId } = await ctx.db.read.orderItem.findFirstOrThrow();
  const sample = { code, itemId, kind: 'sample', fileId: await productFile(ctx), replaces: null } as const;
  must(await attachToItem(ctx, PETUGAS, sample));
  must(await sendInvoice(ctx, PETUGAS, { ...(await pageOf(ctx, code)), pages: {}, notes: [], words: null }));
  const asked = parts.map((part) => ({ part, words: 'Keliru.' }));
  mustAct(await ask(ctx, placed, { type: 'actOnOrder', code, act: 'requestInvoiceCorrection', parts: asked }));
  const sari = await office.officer('petugas', 'Sari');
  return { ctx, code, sari, address: `/panel/pesanan/${code}` };
}

const WORDS = { words: 'Sudah diperbaiki.' };

test.each([/sendAgreement$/, /sendInvoice$/])('the receiving party is put right where %s is sent', async (form) => {
  const { ctx, code, sari, address } = await correcting(['agreement']);
  const page = await sari.get(address);
  expect(formOn(page, form).fields).toMatchObject({ partyPosition: 'Mahasiswa', partyAddress: 'Jl. Contoh 1, Serang' });
  const empty = await sari.submit(page, form, { ...WORDS, partyPosition: ' ' });
  expect(empty.status).toBe(422);
  expect(empty.text).toContain('Isi jabatan pihak penerima.');
  await sari.submit(empty, form, { ...WORDS, partyPosition: 'Peneliti' });
  const { party, phase } = await ctx.db.read.order.findUniqueOrThrow({ where: { code } });
  expect(phase).toBe('invoiced');
  expect(JSON.parse(ctx.vault.decrypt(party ?? ''))).toEqual({ position: 'Peneliti', address: 'Jl. Contoh 1, Serang' });
});

test('a new agreement alone says what it would leave unanswered', async () => {
  const { sari, address } = await correcting(['invoice', 'agreement']);
  const page = await sari.submit(await sari.get(address), /sendAgreement$/, WORDS);
  expect(page.status).toBe(422);
  expect(page.text).toContain('Pelanggan juga meminta koreksi tagihan atau contoh datanya');
});

/** The acts as the page shows them: those that stand open, then the folded ones. */
function openActs({ html }: Page): string[] {
  return [...html.matchAll(/class="act act-first" id="tindakan-(\w+)"/g)].map(([, act]) => act ?? '');
}

test.each([
  [['invoice', 'sample'], 'Koreksi diminta tagihan, contoh data', ['sendInvoice', 'answerInvoiceCorrection']],
  [['sample'], 'Koreksi diminta contoh data', ['answerInvoiceCorrection']],
  [['sample', 'agreement'], 'Koreksi diminta contoh data, perjanjian', ['sendAgreement', 'answerInvoiceCorrection']],
] as const)(
  'of a dispute about %s the page names the parts and offers first what mends them',
  async (parts, state, acts) => {
    const { sari, address } = await correcting(parts);
    const page = await sari.get(address);
    expect(page.text).toContain(state);
    expect(openActs(page)).toEqual(acts);
    expect(/id="tindakan-(\w+)"/.exec(page.html)?.[1]).toBe(acts[0]);
    // the way to replace the sample stands before the acts
    expect(page.html.indexOf('id="produk"')).toBeLessThan(page.html.indexOf('id="tindakan-'));
  },
);
