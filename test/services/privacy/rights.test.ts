/** "Data saya", "berhenti" and "tarik persetujuan" (docs/domain.md 9). */
import { describe, expect, it } from 'vitest';
import { createDraftReminders } from '../../../bots/draft_reminders.ts';
import { createNewsWorker } from '../../../bots/news.ts';
import { Turns } from '../../../bots/turn.ts';
import type { ServiceContext } from '../../../services/context.ts';
import { chatToTell } from '../../../services/chat_events.ts';
import { readFileBytes } from '../../../services/files.ts';
import { paperBehind } from '../../../services/link_files.ts';
import { linkUrl } from '../../../services/links.ts';
import { ordersToStop, withdrawnOf } from '../../../services/privacy/withdrawn.ts';
import { runDueTimers } from '../../../services/timers.ts';
import { acceptOrder, cancelOrder } from '../../../services/orders/review.ts';
import type { Worker } from '../../../services/worker.ts';
import { Talker } from '../../bots/talker.ts';
import { must, openOffice, pageOf, placeFor } from '../orders_office.ts';
import { DAY, PETUGAS } from '../workshop.ts';
import { MARK, plantCounter, plantOrder } from './marks.ts';

const FORM = [
  'halo',
  'setuju',
  'data diri saya',
  `${MARK} Aminah`,
  `${MARK}@contoh.id`,
  '081277700999',
  'pemerintah daerah',
  `Pemda ${MARK}`,
  'peneliti',
  'penelitian',
  'Indonesia',
  'simpan',
];

async function registered(ctx: ServiceContext, turns: Turns, chat = '700') {
  const person = new Talker(ctx, chat, { turns });
  for (const words of FORM) await person.say(words);
  const { id: conversationId, customerId } = await person.row();
  if (customerId === null) throw new Error('Nobody was registered');
  return { person, conversationId, customerId };
}

/** One run. */
async function run(worker: Worker): Promise<void> {
  worker.start();
  await worker.stop();
}

describe('data saya', () => {
  it('is a summary at once and a file of everything, whose link lives for a week and never goes through the network', async () => {
    const { ctx, pass } = await openOffice();
    const { person, ...who } = await registered(ctx, new Turns(ctx));
    const code = await plantOrder(ctx, who);
    await plantCounter(ctx, who);
    const { conversationId: id } = who;
    await ctx.db.write((tx) => tx.conversation.update({ where: { id }, data: { phone: '+6281277700999' } }));
    const said = await person.say('data saya');
    expect(said[0]).toContain('• Pesanan: 1');
    expect(said[0]).toContain('• Pengaduan: 1');
    await runDueTimers(ctx);

    const file = await ctx.db.read.storedFile.findFirstOrThrow({ where: { purpose: 'export' } });
    expect(file).toMatchObject({
      encrypted: true,
      owner: `conversation:${who.conversationId}`,
      mime: 'application/json',
    });
    const text = (await readFileBytes(ctx, file.id))?.toString('utf8') ?? '';
    const data = JSON.parse(text) as Record<string, unknown[]>;
    expect(data['profiles']).toMatchObject([{ name: `${MARK} Aminah`, email: `${MARK}@contoh.id` }]);
    expect(data['orders']).toMatchObject([
      { code, abstraction: { fields: { title: `Judul ${MARK}` } }, party: { address: `Jalan ${MARK}` } },
    ]);
    expect(data['complaints']).toMatchObject([{ text: `Saya ${MARK} kecewa`, contact: `${MARK}@contoh.id` }]);
    expect(data['visits']).toMatchObject([{ name: `Tamu ${MARK}` }]);
    expect(data['consents']).toHaveLength(1);
    expect(data['chats']).toMatchObject([{ phone: '+6281277700999' }]);
    expect(data['files']).toContainEqual(expect.objectContaining({ name: `${MARK}-berkas.pdf` }));
    expect(JSON.stringify(data['messages'])).toContain('081277700999');
    // nothing stays sealed, and no officer is named
    expect(text).not.toContain('"v1.');
    expect(text).not.toContain(PETUGAS.kind === 'officer' ? PETUGAS.id : '');

    const link = await ctx.db.read.downloadLink.findFirstOrThrow({ where: { fileId: file.id } });
    expect(link.orderId).toBeNull();
    expect(link.expiresAt.getTime()).toBe(ctx.now() + 7 * DAY);
    expect(await paperBehind(ctx, linkUrl(ctx, link.id))).toBeNull();
    pass(1);
  });

  it('is made three times a day at most, by one program, and for whoever never registered too', async () => {
    const { ctx } = await openOffice();
    const person = new Talker(ctx, '800');
    for (const words of ['halo', 'setuju']) await person.say(words);
    for (let times = 0; times < 3; times += 1) {
      await person.say('data saya');
      await Promise.all([runDueTimers(ctx), runDueTimers(ctx)]);
    }
    expect(await ctx.db.read.storedFile.count({ where: { purpose: 'export' } })).toBe(3);
    expect(await ctx.db.read.chatEvent.count()).toBe(3);
    const said = await person.say('data saya');
    expect(said.join('\n')).toContain('sudah beberapa kali dibuat');
    expect((await runDueTimers(ctx)).acted).toBe(0);
  });

  it('is made in pieces, and has every message of a long transcript', async () => {
    const { ctx } = await openOffice();
    const person = new Talker(ctx, '802');
    for (const words of ['halo', 'setuju']) await person.say(words);
    const { id: conversationId } = await person.row();
    const said = (index: number) => JSON.stringify({ kind: 'text', text: `kata ${index}` });
    const data = Array.from({ length: 1001 }, (_, index) => ({
      conversationId,
      direction: 'in',
      externalId: `kata-${index}`,
      body: said(index),
      attempts: 0,
      createdAt: new Date(ctx.now()),
      status: 'received',
    }));
    await ctx.db.write((tx) => tx.message.createMany({ data }));
    await person.say('data saya');
    await runDueTimers(ctx);
    const file = await ctx.db.read.storedFile.findFirstOrThrow({ where: { purpose: 'export' } });
    const text = (await readFileBytes(ctx, file.id))?.toString('utf8') ?? '';
    const { messages } = JSON.parse(text) as { messages: { said: { text?: string } }[] };
    const words = messages.flatMap((message) => /^kata \d+$/.exec(message.said.text ?? '')?.[0] ?? []);
    expect(words).toEqual(data.map((_, index) => `kata ${index}`));
    // one entry a line: no deep tree of blanks
    expect(text.split('\n').length).toBeLessThan(messages.length + 100);
  });

  it('needs no consent', async () => {
    const { ctx } = await openOffice();
    const person = new Talker(ctx, '801');
    await person.say('halo');
    const said = await person.say('data saya');
    expect(said[0]).toContain('• Obrolan: 1');
    expect(said.at(-1)).toContain('Apakah Bapak/Ibu setuju');
  });
});

describe('berhenti', () => {
  it('holds back news and reminders until "mulai"; a reply is always sent', async () => {
    const { ctx, pass } = await openOffice();
    const turns = new Turns(ctx);
    const news = createNewsWorker(ctx, turns);
    const { person, customerId, conversationId } = await registered(ctx, turns);
    const code = await placeFor(ctx, customerId);
    expect((await person.say('berhenti'))[0]).toContain('tidak akan mengirim pesan');
    must(await acceptOrder(ctx, PETUGAS, await pageOf(ctx, code)));
    must(await cancelOrder(ctx, PETUGAS, { ...(await pageOf(ctx, code)), reason: 'Tidak ada.', money: null }));
    await run(news);
    expect(await person.heard()).toEqual([]);
    expect((await person.say('status')).join('\n')).toContain(code);
    expect((await person.say('halo'))[0]).toBe('Halo! 👋');
    await run(news);
    expect(await person.heard()).toEqual([]);

    // a form that was left is not reminded of either
    for (const words of ['menu', 'pesan produk statistik', 'pilih produk', 'UJI-250', 'ya', 'menu'])
      await person.say(words);
    pass(8 * DAY);
    await run(createDraftReminders(ctx, turns));
    expect(await person.heard()).toEqual([]);
    expect(
      (await ctx.db.read.conversation.findUniqueOrThrow({ where: { id: conversationId } })).optedOutAt,
    ).not.toBeNull();

    expect((await person.say('mulai'))[0]).toContain('akan kami kirim lagi');
    await run(news);
    expect((await person.heard()).join('\n')).toContain('dibatalkan oleh kantor');
  });

  it('is about one chat: news goes to another one of the same person', async () => {
    const { ctx } = await openOffice();
    const turns = new Turns(ctx);
    const { person, customerId, conversationId } = await registered(ctx, turns);
    const other = new Talker(ctx, '701', { turns });
    for (const words of ['halo', 'setuju']) await other.say(words);
    await ctx.db.write((tx) => tx.conversation.updateMany({ where: { chat: '701' }, data: { customerId } }));
    const { id: otherId } = await other.row();
    const code = await placeFor(ctx, customerId);
    await person.say('berhenti');
    must(await cancelOrder(ctx, PETUGAS, { ...(await pageOf(ctx, code)), reason: 'Tidak ada.', money: null }));
    await run(createNewsWorker(ctx, turns));
    expect(await person.heard()).toEqual([]);
    expect((await other.heard()).join('\n')).toContain('dibatalkan oleh kantor');
    expect(await chatToTell(ctx.db.read, ctx, { conversationId, customerId })).toBe(otherId);
  });

  it('asks in a form whether the form is meant', async () => {
    const { ctx } = await openOffice();
    const { person } = await registered(ctx, new Turns(ctx));
    for (const words of ['pesan produk statistik', 'pilih produk', 'UJI-250', 'ya']) await person.say(words);
    expect((await person.say('stop'))[0]).toContain('Yang mana yang dimaksud');
    expect((await person.say('hentikan isian'))[0]).toContain('osongkan');
    const { optedOutAt } = await ctx.db.read.conversation.findFirstOrThrow();
    expect(optedOutAt).toBeNull();
  });
});

describe('tarik persetujuan', () => {
  it('is on the ledger for every chat, silences them, and tells the office which orders to stop', async () => {
    const { ctx } = await openOffice();
    const turns = new Turns(ctx);
    const { person, customerId } = await registered(ctx, turns);
    const other = new Talker(ctx, '701', { turns });
    for (const words of ['halo', 'setuju']) await other.say(words);
    await ctx.db.write((tx) => tx.conversation.updateMany({ where: { chat: '701' }, data: { customerId } }));
    const code = await placeFor(ctx, customerId);
    await person.say('tarik persetujuan');
    expect((await person.say('ya, tarik persetujuan'))[0]).toContain('1 pesanan yang belum dibayar');

    const consents = await ctx.db.read.consent.findMany({ orderBy: { id: 'asc' } });
    expect(consents.map(({ given }) => given)).toEqual([true, true, false, false]);
    expect(await ctx.db.read.conversation.count({ where: { optedOutAt: null } })).toBe(0);
    const withdrawn = (await withdrawnOf(ctx.db.read, [customerId])).get(customerId);
    expect(withdrawn).toEqual({ at: ctx.now(), until: ctx.now() + 3 * DAY });
    expect(await ordersToStop(ctx)).toEqual([{ code, until: ctx.now() + 3 * DAY }]);
    must(await acceptOrder(ctx, PETUGAS, await pageOf(ctx, code)));
    await run(createNewsWorker(ctx, turns));
    expect([await person.heard(), await other.heard()]).toEqual([[], []]);

    // nothing goes on in either without consent; given again, the registration is there again
    expect((await other.say('status'))[0]).toContain('setelah Bapak/Ibu memberikan persetujuan');
    await person.say('setuju');
    expect((await person.context()).profile?.name).toBe(`${MARK} Aminah`);
    expect(await ordersToStop(ctx)).toEqual([]);
    const { optedOutAt } = await ctx.db.read.conversation.findFirstOrThrow({ where: { chat: '700' } });
    expect(optedOutAt).toBeNull();
  });
});
