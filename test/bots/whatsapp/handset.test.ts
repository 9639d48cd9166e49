/** A person of the office answers on the telephone that the number is on (docs/domain.md 12). */
import { expect, it } from 'vitest';
import { deskBoard } from '../../../services/desk/board.ts';
import { carryOutDesk } from '../../../services/desk/chat.ts';
import { talkLines, talkView } from '../../../services/desk/talk.ts';
import { beginTalk, claimTalk, closeTalk, sayInTalk } from '../../../services/desk/talks.ts';
import { readOffice } from '../../../services/office.ts';
import { runDueTimers } from '../../../services/timers.ts';
import { dataOrder, FULL_SET } from '../../services/data_order.ts';
import { BENDAHARA, PETUGAS, PIMPINAN } from '../../services/workshop.ts';
import { contextOf } from '../standing.ts';
import { mediaOf, message, openReceiving, SARI, words } from './receiving.ts';

let count = 0;
const fromHandset = (text: string, id = `3EBF${(count += 1)}`) =>
  ({ kind: 'handset', id, content: { kind: 'text', text } }) as const;

async function openConsented() {
  const office = await openReceiving();
  await office.brings(SARI, words('halo'), words('setuju'));
  return withTalks(office);
}

function withTalks(office: Awaited<ReturnType<typeof openReceiving>>) {
  const { ctx, pass, taken } = office;
  return {
    ...office,
    talk: () => ctx.db.read.handover.findFirstOrThrow({ orderBy: { requestedAt: 'desc' } }),
    talks: () => ctx.db.read.handover.findMany(),
    /** so long that whoever is silent has gone */
    async idle() {
      const { chat } = await readOffice(ctx);
      pass(chat.talkIdleMinutes * 60_000);
      await runDueTimers(ctx);
      await taken();
    },
    /** what the office says from now on */
    async since(act: () => Promise<unknown>): Promise<string[]> {
      const before = (await office.heard(SARI)).length;
      await act();
      await taken();
      return (await office.heard(SARI)).slice(before);
    },
  };
}

it('holds the chat: it is told once, and the assistant is silent', async () => {
  const { brings, since, talk, talks } = await openConsented();
  const told = await since(() => brings(SARI, fromHandset('Selamat pagi, saya bantu')));
  expect(told).toEqual(['Selamat pagi, saya bantu', expect.stringContaining('Petugas kami* ingin'.replace('*', ''))]);
  expect(await talk()).toMatchObject({ status: 'held', startedBy: 'phone', officerId: null });
  expect(await since(() => brings(SARI, words('Terima kasih, saya mau data')))).toEqual([]);
  expect(await since(() => brings(SARI, message({ kind: 'sticker' }), message({ kind: 'voice' })))).toEqual([]);
  expect(await since(() => brings(SARI, fromHandset('Baik')))).toEqual(['Baik']);
  expect(await talks()).toHaveLength(1);
});

it('stands in the transcript as from the telephone, files by their names', async () => {
  const { ctx, brings, chatOf } = await openConsented();
  const file = { kind: 'file', media: mediaOf(Buffer.from('%PDF'), { name: 'tarif.pdf' }), caption: 'Ini' } as const;
  await brings(SARI, fromHandset('Halo'), { kind: 'handset', id: '3EBFF', content: file });
  const { id } = await chatOf(SARI);
  const { lines } = await talkLines(ctx, PETUGAS, { conversationId: id, channel: 'whatsapp' });
  expect(lines.filter(({ fromPhone }) => fromPhone)).toMatchObject([
    { from: 'office', text: 'Halo', officer: null, status: 'sent', reached: null },
    { from: 'office', text: '📎 tarif.pdf\nIni' },
  ]);
});

it('is noted once, however often it comes', async () => {
  const { brings, since } = await openConsented();
  await brings(SARI, fromHandset('Halo', '3EBF0'));
  const again = await since(() => brings({ ...SARI, lid: null }, fromHandset('Halo', '3EBF0')));
  expect(again).toEqual([]);
});

it('takes whoever waits in the line, who had asked for it', async () => {
  const { ctx, brings, since, talk, chatOf } = await openConsented();
  await brings(SARI, words('petugas'));
  expect((await talk()).status).toBe('waiting');
  const told = await since(() => brings(SARI, fromHandset('Ada yang bisa dibantu?')));
  expect(told[1]).toContain('kini melayani');
  expect(await talk()).toMatchObject({ status: 'held', startedBy: 'customer', officerId: null });
  expect((await contextOf(ctx, (await chatOf(SARI)).id)).desk).toMatchObject({ officer: null, invited: false });
});

it('leaves an officer of the panel what they hold', async () => {
  const { ctx, brings, since, talk } = await openConsented();
  await brings(SARI, words('petugas'));
  await claimTalk(ctx, PETUGAS, (await talk()).id);
  const told = await since(() => brings(SARI, fromHandset('Sebentar ya')));
  // that the officer is there is told by itself, before or after
  expect(told).toHaveLength(2);
  expect(told).toContain('Sebentar ya');
  expect(told).toContainEqual(expect.stringContaining('Peni Petugas'));
  expect(await talk()).toMatchObject({ officerId: PETUGAS.kind === 'officer' && PETUGAS.id });
});

it('is over when the person says so, and the assistant goes on', async () => {
  const { brings, since, talk } = await openConsented();
  await brings(SARI, fromHandset('Halo'));
  const told = await since(() => brings(SARI, words('selesai')));
  expect(told[0]).toContain('sudah diakhiri');
  expect(await talk()).toMatchObject({ status: 'ended', endedBy: 'customer' });
});

it('is over when nobody says any more; every word of the telephone puts that off', async () => {
  const { brings, since, idle, pass, talk } = await openConsented();
  await brings(SARI, fromHandset('Halo'));
  pass(60_000);
  await brings(SARI, fromHandset('Masih di sana?'));
  const told = await since(async () => {
    await idle();
    expect((await talk()).status).toBe('ended');
  });
  expect(told[0]).toContain('cukup lama tidak ada pesan');
});

it('puts who is not answered any more into the line of the panel', async () => {
  const { brings, pass, since, idle, talk } = await openConsented();
  await brings(SARI, fromHandset('Halo'));
  pass(60_000);
  await brings(SARI, words('Tolong data 2025'));
  const told = await since(idle);
  expect(told[0]).toContain('kembalikan ke antrean');
  expect(await talk()).toMatchObject({ status: 'waiting', officerId: null });
});

it('does not put into the line who was answered last', async () => {
  const { brings, pass, idle, talk } = await openConsented();
  await brings(SARI, fromHandset('Halo'));
  pass(60_000);
  await brings(SARI, words('Tolong data 2025'));
  pass(60_000);
  await brings(SARI, fromHandset('Sudah saya kirim'));
  await idle();
  expect((await talk()).status).toBe('ended');
});

it('is shown as such, and any officer may take it or hand it back', async () => {
  const { ctx, brings, since, talk } = await openConsented();
  await brings(SARI, fromHandset('Halo'));
  const { id } = await talk();
  expect(await talkView(ctx, PETUGAS, id)).toMatchObject({
    atPhone: true,
    own: false,
    owner: null,
    startedBy: 'phone',
  });
  expect((await deskBoard(ctx, PETUGAS)).others).toMatchObject([{ id, owner: null }]);
  expect(await closeTalk(ctx, PIMPINAN, id, true)).toEqual({ ok: false, reason: 'forbidden' });
  expect(await sayInTalk(ctx, PETUGAS, id, { text: 'Saya lanjutkan', fileId: null })).toMatchObject({ ok: false });
  expect((await since(() => claimTalk(ctx, PETUGAS, id)))[0]).toContain('Peni Petugas');
  expect(await talkView(ctx, PETUGAS, id)).toMatchObject({ atPhone: false, own: true });
  expect(await claimTalk(ctx, BENDAHARA, id)).toMatchObject({ ok: false, reason: 'taken' });
  expect(await closeTalk(ctx, BENDAHARA, id, false)).toMatchObject({ ok: false, reason: 'not_yours' });
});

it('is handed back by any officer', async () => {
  const { ctx, brings, since, talk } = await openConsented();
  await brings(SARI, fromHandset('Halo'));
  const { id } = await talk();
  const told = await since(() => closeTalk(ctx, BENDAHARA, id, false));
  expect(told[0]).toContain('Percakapan dengan petugas selesai');
  expect(await talk()).toMatchObject({ status: 'ended', endedBy: 'officer' });
});

it('may be gone on with from an order', async () => {
  const { ctx, brings, talk, talks, chatOf } = await openConsented();
  await brings(SARI, fromHandset('Halo'));
  const { id: conversationId } = await chatOf(SARI);
  const code = await dataOrder(ctx, [{ kind: 'microdata', request: FULL_SET, size: 2_500_000 }]);
  const { customerId } = await ctx.db.read.order.findUniqueOrThrow({ where: { code } });
  await ctx.db.write((tx) => tx.conversation.update({ where: { id: conversationId }, data: { customerId } }));
  expect(await beginTalk(ctx, PETUGAS, { code, text: 'Saya lanjutkan' })).toMatchObject({ ok: true });
  expect(await talk()).toMatchObject({ officerId: 'petugas-1', startedBy: 'phone' });
  expect(await talks()).toHaveLength(1);
});

it('does not stop what a customer may do there: a file is for whoever answers', async () => {
  const { ctx, brings, talk } = await openConsented();
  await brings(SARI, fromHandset('Kirim saja'));
  await brings(SARI, message({ kind: 'file', media: mediaOf(Buffer.from('%PDF-1.7\n%%EOF\n')), caption: '' }));
  const { id: handoverId } = await talk();
  expect(await ctx.db.read.handoverFile.count({ where: { handoverId } })).toBe(1);
});

it('keeps the assistant out of a talk with somebody who has not met it', async () => {
  const office = withTalks(await openReceiving());
  const { brings, heard, talk, chatOf, line } = office;
  await brings(SARI, fromHandset('Selamat pagi, Bu Sari'));
  expect(await heard(SARI)).toEqual(['Selamat pagi, Bu Sari']);
  expect(await chatOf(SARI)).toMatchObject({ phone: '+6281277700999', lastInboundAt: null });
  await brings(SARI, words('Pagi, Pak'), message({ kind: 'file', media: mediaOf(Buffer.from('%PDF')), caption: '' }));
  expect(await heard(SARI)).toHaveLength(1);
  // docs/domain.md 9: nothing is kept of who has not consented
  expect(line.fetched).toBe(0);
  expect((await talk()).status).toBe('held');
  await brings(SARI, words('selesai'));
  const [, left, asked] = await heard(SARI);
  expect(left).toContain('sudah diakhiri');
  expect(asked).toContain('Apakah Bapak/Ibu setuju');
});

it('says nothing to somebody who never wrote, now or later, until they do', async () => {
  const { ctx, brings, heard, idle, talk } = withTalks(await openReceiving());
  await brings(SARI, fromHandset('Selamat pagi, Bu Sari'));
  await idle();
  expect((await talk()).status).toBe('ended');
  expect(await heard(SARI)).toHaveLength(1);
  expect(await ctx.db.read.ratingInvite.count()).toBe(0);
  // once more, as silently
  await brings(SARI, fromHandset('Mohon kabarnya'));
  expect(await heard(SARI)).toHaveLength(2);
  await brings(SARI, words('Ya, Pak'));
  expect(await heard(SARI)).toHaveLength(2);
});

it('goes on from the panel with somebody who has not met the assistant', async () => {
  const { ctx, brings, since, talk } = withTalks(await openReceiving());
  await brings(SARI, fromHandset('Selamat pagi'), words('Pagi'));
  const { id } = await talk();
  await claimTalk(ctx, PETUGAS, id);
  const told = await since(() => sayInTalk(ctx, PETUGAS, id, { text: 'Saya lanjutkan di sini', fileId: null }));
  expect(told.join('\n')).toContain('Saya lanjutkan di sini');
});

it('interrupts a chat that has not consented, and leads back to the question', async () => {
  const { brings, since } = withTalks(await openReceiving());
  await brings(SARI, words('halo'));
  await brings(SARI, fromHandset('Saya bantu'));
  expect(await since(() => brings(SARI, words('Baik')))).toEqual([]);
  const told = await since(() => brings(SARI, words('selesai')));
  expect(told.at(-1)).toContain('Apakah Bapak/Ibu setuju');
});

it('what was meant for the line is still carried out for chats that nobody took', async () => {
  const { ctx, brings, chatOf, talk } = await openConsented();
  await brings(SARI, fromHandset('Halo'));
  const { id: conversationId } = await chatOf(SARI);
  const chat = { conversationId, customerId: null, channel: 'whatsapp', language: 'id' } as const;
  await ctx.db.write((tx) => carryOutDesk(ctx, tx, chat, { type: 'desk.request' }));
  expect((await talk()).status).toBe('held');
});
