import { beforeEach, describe, expect, it } from 'vitest';
import { storeBytes } from '../../services/files.ts';
import { paperBehind } from '../../services/link_files.ts';
import { linkUrl, makeLink } from '../../services/links.ts';
import { addAttachment, addInvoice, addOrder } from './rows.ts';
import { DAY, openWorkshop, START } from './workshop.ts';
import type { Workshop } from './workshop.ts';

const BYTES = Buffer.from('%PDF-1.7 invoice');

describe('the paper behind a download link', () => {
  let workshop: Workshop;

  beforeEach(async () => {
    workshop = await openWorkshop();
    await addOrder(workshop.ctx, 'order-1', 'GP-ABC234');
  });

  /** A stored file and the address of a link to it. */
  async function linked(purpose: 'document' | 'product'): Promise<{ fileId: string; url: string; linkId: string }> {
    const { ctx } = workshop;
    const about = { name: 'Invoice B-001.pdf', mime: 'application/pdf', owner: 'system' };
    const file = await storeBytes(ctx, { bytes: BYTES, purpose, ...about });
    const link = await ctx.db.write((tx) =>
      makeLink(tx, ctx, { orderId: 'order-1', fileId: file.id, expiresAt: START + 14 * DAY, maxUses: 2 }),
    );
    return { fileId: file.id, url: linkUrl(ctx, link.id), linkId: link.id };
  }

  async function read(url: string): Promise<string | null> {
    const paper = await paperBehind(workshop.ctx, url);
    if (paper === null) return null;
    const chunks: Buffer[] = [];
    for await (const chunk of await paper.open()) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks).toString();
  }

  it('is an invoice, an agreement or a receipt, opened from its encrypted form', async () => {
    const { fileId, url } = await linked('document');
    await addInvoice(workshop.ctx, 'order-1', fileId);
    expect(await paperBehind(workshop.ctx, url)).toMatchObject({
      name: 'Invoice B-001.pdf',
      mime: 'application/pdf',
      bytes: BYTES.length,
    });
    expect(await read(url)).toBe(BYTES.toString());
  });

  it('is what goes with the invoice of micro data', async () => {
    const { fileId, url } = await linked('product');
    await addAttachment(workshop.ctx, 'order-1', fileId);
    expect(await read(url)).toBe(BYTES.toString());
  });

  it('counts as no use of the link', async () => {
    const { fileId, url, linkId } = await linked('document');
    await addInvoice(workshop.ctx, 'order-1', fileId);
    for (let at = 0; at < 3; at += 1) await read(url);
    expect(await workshop.ctx.db.read.downloadLink.findUnique({ where: { id: linkId } })).toMatchObject({ uses: 0 });
  });

  it('is none for a product', async () => {
    const { url } = await linked('product');
    expect(await paperBehind(workshop.ctx, url)).toBeNull();
  });

  it('is none for a product that was also filed as a sample', async () => {
    const { fileId, url } = await linked('product');
    const { itemId } = await addAttachment(workshop.ctx, 'order-1', fileId);
    await workshop.ctx.db.write((tx) => tx.orderItem.update({ where: { id: itemId }, data: { fileId } }));
    expect(await paperBehind(workshop.ctx, url)).toBeNull();
  });

  it('is none for the paper of another order', async () => {
    const { fileId, url } = await linked('document');
    await addOrder(workshop.ctx, 'order-2', 'GP-DEF567');
    await addInvoice(workshop.ctx, 'order-2', fileId);
    expect(await paperBehind(workshop.ctx, url)).toBeNull();
  });

  it('is none once the link has expired', async () => {
    const { fileId, url } = await linked('document');
    await addInvoice(workshop.ctx, 'order-1', fileId);
    workshop.pass(14 * DAY);
    expect(await paperBehind(workshop.ctx, url)).toBeNull();
  });

  it.each([
    'https://pst.example/unduh/',
    `https://pst.example/unduh/${'A'.repeat(43)}`,
    'https://pst.example/panel',
    'https://elsewhere.example/unduh/x',
    'mailto:x@y.example',
  ])('is none for %s', async (url) => {
    expect(await paperBehind(workshop.ctx, url)).toBeNull();
  });

  it('is none behind the same token elsewhere, or with something after it', async () => {
    const { fileId, url } = await linked('document');
    await addInvoice(workshop.ctx, 'order-1', fileId);
    expect(await paperBehind(workshop.ctx, url.replace('pst.example', 'elsewhere.example'))).toBeNull();
    expect(await paperBehind(workshop.ctx, `${url}/grant`)).toBeNull();
  });
});
