/** The pages of talks: for whom they are, what refuses kindly, and the stream that tells pages to look again. */
import { describe, expect, it } from 'vitest';
import { carryOutDesk } from '../../services/desk/chat.ts';
import { noteFromPhone } from '../../services/desk/phone.ts';
import type { ServiceContext } from '../../services/context.ts';
import { newCustomer } from '../services/orders_office.ts';
import { openPanel } from './panel_office.ts';

function chatOf({ conversationId, customerId }: { conversationId: string; customerId: string | null }) {
  return { conversationId, customerId, channel: 'web', language: 'id' as const };
}

async function asks(ctx: ServiceContext): Promise<string> {
  const { conversationId, customerId } = await newCustomer(ctx);
  const chat = chatOf({ conversationId, customerId });
  await ctx.db.write((tx) => carryOutDesk(ctx, tx, chat, { type: 'desk.request' }));
  return (await ctx.db.read.handover.findFirstOrThrow({ where: { conversationId } })).id;
}

describe('the pages of talks', () => {
  // signing in takes long on a busy machine: nobody does so twice
  it('are for those who talk and the head of office', async () => {
    const office = await openPanel();
    const id = await asks(office.ctx);
    for (const role of ['petugas', 'bendahara', 'pimpinan'] as const) {
      const browser = await office.officer(role);
      const page = await browser.get('/panel/percakapan');
      expect([page.status, page.text.includes('Citra Pelanggan')]).toEqual([200, true]);
      expect(page.html.includes(`/panel/percakapan/${id}/ambil`)).toBe(role !== 'pimpinan');
      expect((await browser.get(`/panel/percakapan/${id}`)).status).toBe(200);
      expect((await browser.get('/panel/percakapan/daftar')).html).not.toContain('<html');
      expect((await browser.get('/panel/percakapan/none')).status).toBe(404);
      if (role === 'pimpinan') expect((await browser.get('/panel/balasan')).status).toBe(403);
    }
  });

  it('are not for the admin, who writes the replies', async () => {
    const office = await openPanel();
    const id = await asks(office.ctx);
    const admin = await office.officer('admin');
    for (const path of ['', '/daftar', `/${id}`, `/${id}/isi`, '/riwayat?obrolan=x'])
      expect((await admin.get(`/panel/percakapan${path}`)).status, path).toBe(403);
    expect((await admin.get('/panel/balasan')).status).toBe(200);
  });

  it('say kindly who was faster', async () => {
    const office = await openPanel();
    const id = await asks(office.ctx);
    const sari = await office.officer('petugas', 'Sari');
    const bagus = await office.officer('petugas', 'Bagus');
    const seen = await bagus.get('/panel/percakapan');
    const address = `/panel/percakapan/${id}/ambil`;
    await sari.submit(await sari.get('/panel/percakapan'), address, {});
    const late = await bagus.submit(seen, address, {});
    expect([late.status, late.text.includes('Sudah lebih dulu diambil oleh Sari')]).toEqual([409, true]);
    const page = await sari.get(`/panel/percakapan/${id}`);
    const empty = await sari.submit(page, `/panel/percakapan/${id}/jawab`, { text: ' ' });
    expect([empty.status, empty.text.includes('Tulis jawabannya dulu.')]).toEqual([422, true]);
    // an answer that was being written when the talk ended is not lost
    const { id: conversationId } = await office.ctx.db.read.conversation.findFirstOrThrow();
    const chat = chatOf({ conversationId, customerId: null });
    await office.ctx.db.write((tx) => carryOutDesk(office.ctx, tx, chat, { type: 'desk.leave' }));
    const unsent = await sari.submit(page, `/panel/percakapan/${id}/jawab`, { text: 'Datanya <siap> besok.' });
    expect([unsent.status, unsent.text.includes('belum terkirim')]).toEqual([409, true]);
    expect(unsent.html).toMatch(/<textarea[^>]*readonly[^>]*>Datanya &lt;siap(?:>|&gt;) besok\.<\/textarea>/i);
    expect((await sari.get(`/panel/percakapan/${id}`)).text).not.toContain('belum terkirim');
  });

  it('show what is answered from the office’s telephone, which any of them may take or hand back', async () => {
    const office = await openPanel();
    const { ctx } = office;
    const { conversationId } = await newCustomer(ctx);
    const { channel, account, chat } = await ctx.db.read.conversation.findUniqueOrThrow({
      where: { id: conversationId },
    });
    const at = ctx.now();
    await noteFromPhone(ctx, { channel, account, chat, phone: null }, { id: 'm1', text: 'Saya bantu', at });
    const { id } = await ctx.db.read.handover.findFirstOrThrow();
    const sari = await office.officer('petugas', 'Sari');
    expect((await sari.get('/panel/percakapan')).text).toContain('lewat telepon kantor');
    const page = await sari.get(`/panel/percakapan/${id}`);
    for (const words of ['Telepon kantor', 'Saya bantu', 'Ambil percakapan ini', 'Kembalikan ke asisten'])
      expect(page.text).toContain(words);
    expect(page.text).not.toContain('Kirim jawaban');
    const head = await (await office.officer('pimpinan')).get(`/panel/percakapan/${id}`);
    for (const words of ['Ambil percakapan ini', 'Kembalikan ke asisten']) expect(head.text).not.toContain(words);
    await sari.submit(page, `/panel/percakapan/${id}/ambil`, {});
    expect((await sari.get(`/panel/percakapan/${id}`)).text).toContain('Kirim jawaban');
  });

  it('do not offer a reply that speaks of an order to somebody who has none', async () => {
    const office = await openPanel();
    const { ctx } = office;
    const id = await asks(ctx);
    const words = { textId: 'Pesanan {kode} siap.', textEn: 'Order {kode} is ready.' };
    const reply = { id: 'siap', title: 'Siap', ...words, active: true, updatedAt: new Date(ctx.now()) };
    await ctx.db.write((tx) => tx.cannedReply.create({ data: reply }));
    const sari = await office.officer('petugas');
    await sari.submit(await sari.get('/panel/percakapan'), `/panel/percakapan/${id}/ambil`, {});
    const page = await sari.get(`/panel/percakapan/${id}`);
    expect(page.text).toContain('Belum dapat dipakai: pelanggan ini tidak punya pesanan.');
    expect(page.html).toMatch(/data-text="Pesanan - siap\."[^>]*disabled/);
    const _csrf = page.forms[0]?.fields['_csrf'] ?? '';
    expect((await sari.post(`/panel/percakapan/${id}/balasan`, { _csrf, reply: 'siap' })).status).toBe(404);
    // and whom it was handed on from stands in the list of whom it was handed to
    const bagus = await office.officer('petugas', 'Bagus');
    const { id: to } = await ctx.db.read.officer.findFirstOrThrow({ where: { name: 'Bagus' } });
    const again = await sari.get(`/panel/percakapan/${id}`);
    await sari.submit(again, `/panel/percakapan/${id}/alihkan`, { to });
    expect((await bagus.get('/panel/percakapan')).text).toContain('dialihkan oleh Orang petugas');
  });
});
