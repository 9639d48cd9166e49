/** The page on personal data, and what those who work on orders are told of a withdrawal (docs/domain.md 9). */
import { expect, test } from 'vitest';
import { letGo } from '../../services/privacy/retention.ts';
import { withdrawConsent } from '../../services/privacy/withdrawal.ts';
import { orderAt } from '../services/orders_office.ts';
import { openPanel } from './panel_office.ts';
import type { PanelOffice } from './panel_office.ts';

async function withdrawnOrder({ ctx }: PanelOffice): Promise<string> {
  const { code, customerId, conversationId } = await orderAt(ctx, 'preparing');
  const chat = { conversationId, customerId, channel: 'web', language: 'id' as const };
  await ctx.db.write((tx) => withdrawConsent(ctx, tx, chat));
  return code;
}

test('admin and head of office see periods, runs and withdrawals by order, and nobody’s name', async () => {
  const office = await openPanel();
  const code = await withdrawnOrder(office);
  await letGo(office.ctx, 'one');
  for (const [role, leads] of [
    ['admin', false],
    ['pimpinan', true],
  ] as const) {
    const page = await (await office.officer(role)).get('/panel/data-pribadi');
    expect(page.status).toBe(200);
    expect(page.text).toContain('Isi obrolan');
    expect(page.text).toContain('730 hari');
    expect(page.text).toContain(code);
    expect(page.html.includes(`href="/panel/pesanan/${code}"`)).toBe(leads);
    expect(page.text).not.toContain('Citra');
  }
  for (const role of ['petugas', 'bendahara'] as const)
    expect((await (await office.officer(role)).get('/panel/data-pribadi')).status).toBe(403);
});

test('a withdrawal without a profile stands there too, with its channel and what is open', async () => {
  const office = await openPanel();
  const { ctx } = office;
  const { conversationId } = await orderAt(ctx, 'preparing');
  // the chat of somebody who never registered, and a complaint that waits
  const chat = { conversationId, customerId: null, channel: 'web', language: 'id' as const };
  await ctx.db.write(async (tx) => {
    await tx.conversation.update({ where: { id: conversationId }, data: { customerId: null } });
    await withdrawConsent(ctx, tx, chat);
  });
  const browser = await office.officer('pimpinan');
  const before = (await browser.get('/panel/data-pribadi')).text;
  expect(before).not.toContain('Tidak ada yang menarik persetujuannya');
  expect(before).toMatch(/09\.00 web Tidak ada/);
  await ctx.db.write((tx) =>
    tx.complaint.create({
      data: {
        id: 'aduan',
        code: 'AD-ABC234',
        kind: 'complaint',
        category: 'service',
        text: ctx.vault.encrypt('x'),
        anonymous: false,
        conversationId,
        channel: 'web',
        language: 'id',
        status: 'received',
        receivedAt: new Date(ctx.now()),
        clock: { startedAt: ctx.now(), pauses: [], stoppedAt: null },
        revision: 0,
      },
    }),
  );
  expect((await browser.get('/panel/data-pribadi')).text).toMatch(/09\.00 web 1 aduan/);
  // whoever consents again is not in it
  const consent = { conversationId, given: true, textVersion: '1', language: 'id' as const, channel: 'web' };
  await ctx.db.write((tx) => tx.consent.create({ data: { ...consent, at: new Date(ctx.now()) } }));
  expect((await browser.get('/panel/data-pribadi')).text).toContain('Tidak ada yang menarik persetujuannya');
});

test('an officer is told which order to stop, on the home page and on the order', async () => {
  const office = await openPanel();
  const code = await withdrawnOrder(office);
  const browser = await office.officer('petugas');
  expect((await browser.get('/panel')).text).toContain(`Persetujuan ditarik: hentikan pesanan ${code}`);
  expect((await browser.get('/panel')).text).toContain('persetujuan ditarik, tindak lanjuti sebelum');
  const page = await browser.get(`/panel/pesanan/${code}`);
  expect(page.text).toContain('Hentikan pemrosesannya');
  // and that it was looked at is on the log
  const looks = await office.ctx.db.read.auditEntry.findMany({ where: { action: 'personal.read' } });
  expect(looks.map(({ subject, actorName }) => [subject, actorName])).toContainEqual([
    `order:${code}`,
    'Orang petugas',
  ]);
});

test('lists that name people are looked at on the log, once in ten minutes', async () => {
  const office = await openPanel();
  await withdrawnOrder(office);
  const conversation = await office.ctx.db.read.conversation.findFirstOrThrow({ where: { customerId: { not: null } } });
  const at = new Date(office.ctx.now());
  const talk = { id: 'talk', status: 'waiting', startedBy: 'customer', seenMessageId: 0 };
  const data = { ...talk, conversationId: conversation.id, requestedAt: at, lastMessageAt: at };
  await office.ctx.db.write((tx) => tx.handover.create({ data }));
  const browser = await office.officer('petugas');
  for (const path of ['/panel', '/panel/pesanan', '/panel/percakapan', '/panel/percakapan/daftar', '/panel'])
    await browser.get(path);
  const looks = await office.ctx.db.read.auditEntry.findMany({ where: { action: 'personal.read' } });
  expect(looks.map(({ subject }) => subject).toSorted()).toEqual(['desk:board', 'orders:list', 'orders:tasks']);
});
