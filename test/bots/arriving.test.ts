/** The first message of a chat, what is wanted before consent (docs/domain.md 9), and how the menu follows what the office tells. */
import { expect, it } from 'vitest';
import { createChatEvents } from '../../bots/chat_events.ts';
import { Turns } from '../../bots/turn.ts';
import { tellChat } from '../../services/chat_events.ts';
import { claimTalk } from '../../services/desk/talks.ts';
import { actorOf, addOfficer } from '../../services/people.ts';
import { openOffice } from '../services/orders_office.ts';
import { Talker } from './talker.ts';

const NOTICE = 'tarik persetujuan';
const MENU = '*Menu utama*';
const BRIEF = 'Ada lagi yang dapat saya bantu?';

async function counter() {
  const { ctx } = await openOffice();
  const turns = new Turns(ctx);
  const told = async () => {
    const worker = createChatEvents(ctx, turns);
    worker.start();
    await worker.stop();
  };
  return { ctx, told, chat: (name: string) => new Talker(ctx, name, { turns }) };
}

it.each([
  ['Pengaduan', 'Pengaduan, aspirasi'],
  ['mau antri', 'Buku tamu dan antrean'],
  ['info tarif', MENU],
  ['dalam angka', 'Hasil pencarian'],
  ['saya mau pesan data', 'data diri'],
])('a first message may say what is wanted: %s', async (wanted, place) => {
  const { ctx, chat } = await counter();
  const talker = chat('800');
  const [follows, notice] = await talker.say(wanted);
  expect(follows).toContain('saya lanjutkan setelah');
  expect(notice).toContain(NOTICE);
  // that somebody complains is kept nowhere but where it is gone to (docs/domain.md 7)
  if (wanted === 'Pengaduan') expect(await talker.kept()).not.toContain('Pengaduan"');
  const there = await talker.say('setuju');
  expect(there.join('\n')).toContain(place);
  expect((await talker.context()).arrival).toBeNull();
  // the notice that was agreed to, on the ledger
  expect((await ctx.db.read.consent.findFirstOrThrow()).textVersion).toMatch(/^privacy-2\b/);
});

it('a visit’s link opens a chat, too', async () => {
  const { chat } = await counter();
  const talker = chat('801');
  const [follows] = await talker.send({ kind: 'start', payload: 'visit_ABCDEFGH23' });
  expect(follows).toContain('saya lanjutkan setelah');
  expect((await talker.context()).arrival).toEqual({ kind: 'visit', code: 'ABCDEFGH23' });
});

it('one’s own data are shown at once, and a bare yes agrees to nothing that was not read', async () => {
  const { ctx, chat } = await counter();
  expect((await chat('802').say('data saya'))[0]).toContain('Selain obrolan ini');
  const replies = await chat('803').say('ya');
  expect(replies).toHaveLength(1);
  expect(replies[0]).toContain(NOTICE);
  expect(await ctx.db.read.consent.count()).toBe(0);
});

it('what the office tells is followed by one line in the menu, and by the whole question in a form', async () => {
  const { ctx, chat, told } = await counter();
  const talker = chat('804');
  for (const text of ['halo', 'setuju']) await talker.say(text);
  const { id } = await talker.row();
  const ready = { type: 'privacy.ready' as const, url: 'https://x.example/u', days: 7 };
  await ctx.db.write((tx) => tellChat(tx, ctx, { conversationId: id }, ready));
  await told();
  const [, brief = ''] = await talker.heard();
  expect(brief).toContain(BRIEF);
  expect(brief).not.toContain(MENU);
  // its lines are still there, by button and by number
  const { body } = await ctx.db.read.message.findFirstOrThrow({ orderBy: { id: 'desc' } });
  expect(body).toContain('menu.complain');
  expect((await talker.say('3')).join('\n')).toContain('*Informasi layanan*');
  expect((await talker.say('menu')).join('\n')).toContain(MENU);
  await talker.say('data diri saya');
  await ctx.db.write((tx) => tellChat(tx, ctx, { conversationId: id }, ready));
  await told();
  expect((await talker.heard()).at(-1)).toContain('nama lengkap');
});

it('a talk that is over leads back to one line of the menu', async () => {
  const { ctx, chat, told } = await counter();
  const added = await addOfficer(ctx, { kind: 'system' }, { name: 'Bagus', email: 'b@c.example', role: 'petugas' });
  if (!added.ok) throw new Error(added.reason);
  const talker = chat('805');
  for (const text of ['halo', 'setuju', 'petugas']) await talker.say(text);
  const { id } = await ctx.db.read.handover.findFirstOrThrow();
  expect(await claimTalk(ctx, actorOf(added.officer), id)).toMatchObject({ ok: true });
  await told();
  await talker.heard();
  const replies = (await talker.say('selesai')).join('\n');
  expect(replies).toContain(BRIEF);
  expect(replies).not.toContain(MENU);
});
