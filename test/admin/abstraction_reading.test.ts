/** What customers write about the use of data, in the chat beside an order: who reads it, and that it is written down. */
import { expect, test } from 'vitest';
import { sealBody } from '../../services/message_bodies.ts';
import { newCustomer, placeFor, placeMicrodata, uploadedFile } from '../services/orders_office.ts';
import { DAY } from '../services/workshop.ts';
import { openPanel, type PanelOffice } from './panel_office.ts';

const SECRET = 'Kemiskinan-Rahasia-Pandeglang';

/** Somebody who has only written so far, for an order of publications that needs no abstraction itself. */
async function writtenBeside({ ctx }: PanelOffice) {
  const customer = await newCustomer(ctx);
  const code = await placeFor(ctx, customer.customerId);
  const fileId = await uploadedFile(ctx, customer.conversationId);
  const file = { kind: 'file', fileId, name: `${SECRET}.pdf`, mime: 'application/pdf', bytes: 15, caption: '' };
  const said = [
    { kind: 'text', text: 'Halo' },
    { kind: 'text', text: `Judul: ${SECRET}` },
  ];
  const kept = [JSON.stringify(said[0]), ...[said[1], file].flatMap((body) => (body ? [sealBody(ctx, body)] : []))];
  await ctx.db.write((tx) =>
    tx.message.createMany({
      data: kept.map((body, at) => ({
        conversationId: customer.conversationId,
        direction: 'in',
        externalId: `m${at}`,
        body,
        status: 'received',
        attempts: 0,
        createdAt: new Date(ctx.now()),
      })),
    }),
  );
  return { ...customer, code, fileId };
}

const readings = ({ ctx }: PanelOffice, code: string) =>
  ctx.db.read.auditEntry.count({ where: { action: 'order.readAbstraction', subject: `order:${code}` } });

test.each(['petugas', 'pimpinan'] as const)(
  'the %s reads it beside the order and further back, written down once a day',
  async (role) => {
    const office = await openPanel();
    const { code, fileId } = await writtenBeside(office);
    const reader = await office.officer(role);
    expect(await readings(office, code)).toBe(0);
    for (const path of [`/panel/pesanan/${code}/percakapan`, `/panel/pesanan/${code}`]) {
      const page = await reader.get(path);
      expect(page.text).toContain(`Judul: ${SECRET}`);
      expect(page.html).toContain(`/berkas/${fileId}`);
      expect(await readings(office, code)).toBe(1);
    }
    expect((await reader.get(`/panel/pesanan/${code}/berkas/${fileId}`)).status).toBe(200);
    office.pass(DAY);
    await (await office.officer(role)).get(`/panel/pesanan/${code}`);
    expect(await readings(office, code)).toBe(2);
  },
);

test('the treasurer reads that something was said, and no more; the proof of another order opens from its chat', async () => {
  const office = await openPanel();
  const { code, fileId, customerId, conversationId } = await writtenBeside(office);
  const dewi = await office.officer('bendahara');
  for (const path of [`/panel/pesanan/${code}/percakapan`, `/panel/pesanan/${code}`]) {
    const page = await dewi.get(path);
    expect(page.text).toContain('Halo');
    expect(page.text).toContain('(abstraksi)');
    expect(page.html).not.toContain(SECRET);
    expect(page.html).not.toContain(`/berkas/${fileId}`);
  }
  expect(await readings(office, code)).toBe(0);
  expect((await dewi.get(`/panel/pesanan/${code}/berkas/${fileId}`)).status).toBe(403);
  const proof = await uploadedFile(office.ctx, conversationId);
  const other = await placeFor(office.ctx, customerId);
  const { id: orderId } = await office.ctx.db.read.order.findUniqueOrThrow({ where: { code: other } });
  const createdAt = new Date(office.ctx.now());
  await office.ctx.db.write((tx) =>
    tx.paymentProof.create({ data: { id: 'proof-1', orderId, fileId: proof, status: 'waiting', createdAt } }),
  );
  expect((await dewi.get(`/panel/pesanan/${code}/berkas/${proof}`)).status).toBe(200);
});

test('the treasurer cannot open the file that an order keeps as its abstraction', async () => {
  const office = await openPanel();
  const placed = await placeMicrodata(office.ctx);
  const id = await uploadedFile(office.ctx, placed.conversationId);
  const abstraction = { fields: { title: SECRET }, file: { id, name: 'a.pdf' }, statement: true };
  const sealed = office.ctx.vault.encrypt(JSON.stringify(abstraction));
  await office.ctx.db.write((tx) => tx.order.update({ where: { code: placed.code }, data: { abstraction: sealed } }));
  const address = `/panel/pesanan/${placed.code}/berkas/${id}`;
  expect((await (await office.officer('bendahara')).get(address)).status).toBe(403);
  expect((await (await office.officer('pimpinan')).get(address)).status).toBe(200);
});
