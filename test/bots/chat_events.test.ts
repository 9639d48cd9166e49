/** What the office tells chats, and to which it says nothing (docs/domain.md 9, 12). */
import { expect, it } from 'vitest';
import { createChatEvents } from '../../bots/chat_events.ts';
import { Turns } from '../../bots/turn.ts';
import { chatToTell, tellChat } from '../../services/chat_events.ts';
import { actOnComplaint } from '../../services/complaints/office_acts.ts';
import type { ServiceContext } from '../../services/context.ts';
import { countDeadLetters, deadLetters, discardDeadLetter, retryDeadLetters } from '../../services/dead_letters.ts';
import { beginTalk, claimTalk } from '../../services/desk/talks.ts';
import { forgetOldInbox } from '../../services/privacy/retention_rest.ts';
import { callNext } from '../../services/visits/calling.ts';
import { actorOf, addOfficer } from '../../services/people.ts';
import { openOffice, place } from '../services/orders_office.ts';
import { ADMIN } from '../services/workshop.ts';
import { Talker } from './talker.ts';

async function counter() {
  const { ctx } = await openOffice();
  const turns = new Turns(ctx);
  const added = await addOfficer(ctx, { kind: 'system' }, { name: 'Bagus', email: 'b@c.example', role: 'petugas' });
  if (!added.ok) throw new Error(added.reason);
  const chatThat = async (chat: string, ...said: string[]) => {
    const talker = new Talker(ctx, chat, { turns });
    for (const text of ['halo', 'setuju', ...said]) await talker.say(text);
    return talker;
  };
  return { ctx, turns, officer: actorOf(added.officer), chatThat, told: () => drained(ctx, turns) };
}

async function drained(ctx: ServiceContext, turns: Turns): Promise<void> {
  const worker = createChatEvents(ctx, turns);
  worker.start();
  await worker.stop();
}

const COMPLAINT = ['pengaduan', '1', '1', 'Pelayanan', 'loket tutup cepat', 'lanjut', 'lewati', 'lewati', 'kirim'];
const VISIT = ['antrean', '1', 'Budi Santoso', 'lewati', 'konsultasi data'];

it('nobody begins a talk where consent was withdrawn', async () => {
  const { ctx, officer, chatThat, told } = await counter();
  const { code, customerId } = await place(ctx);
  await ctx.db.write((tx) => tx.conversation.updateMany({ where: { customerId }, data: { customerId: null } }));
  const talker = await chatThat('700');
  const { id } = await talker.row();
  await ctx.db.write((tx) => tx.conversation.update({ where: { id }, data: { customerId } }));
  for (const text of ['tarik persetujuan', 'ya']) await talker.say(text);
  expect(await beginTalk(ctx, officer, { code, text: 'Halo' })).toEqual({ ok: false, reason: 'withdrawn' });
  const said = { type: 'desk.said' as const, officer: 'Bagus', text: 'Halo', file: null };
  await ctx.db.write((tx) => tellChat(tx, ctx, { conversationId: id }, said));
  await told();
  expect(await talker.heard()).toEqual([]);
});

it.each([
  ['berhenti', true],
  ['tarik persetujuan', false],
])('after %s a complaint’s news waits, and a number is called: %s', async (word, called) => {
  const { ctx, officer, chatThat, told } = await counter();
  const talker = await chatThat('701', ...COMPLAINT, ...VISIT);
  await talker.say(word);
  if (word !== 'berhenti') await talker.say('ya');
  const { code, revision } = await ctx.db.read.complaint.findFirstOrThrow();
  await actOnComplaint(ctx, officer, { code, revision }, { act: 'verify', supervision: false });
  expect(await callNext(ctx, officer, { service: '', counter: '1' })).toMatchObject({ ok: called });
  await told();
  const heard = (await talker.heard()).join('\n');
  expect(heard).not.toContain(code);
  expect(heard.includes('A-001')).toBe(called);
  await talker.say(called ? 'mulai' : 'setuju');
  await told();
  expect((await talker.heard()).join('\n')).toContain(code);
});

it('a muted chat is given only to whom asks for it', async () => {
  const { ctx, chatThat } = await counter();
  const { id } = await (await chatThat('702', 'berhenti')).row();
  const whom = { conversationId: id, customerId: null };
  expect(await chatToTell(ctx.db.read, ctx, whom)).toBeNull();
  expect(await chatToTell(ctx.db.read, ctx, whom, { evenMuted: true })).toBe(id);
});

it.each([
  ['a kiosk', true],
  ['a phone', false],
])('in a web chat at %s that is not touched for minutes nobody reads any more: %s', async (_device, kiosk) => {
  const { ctx, pass } = await openOffice();
  const { code, customerId, conversationId } = await place(ctx);
  const at = new Date(ctx.now());
  await ctx.db.write(async (tx) => {
    await tx.conversation.update({ where: { id: conversationId }, data: { channel: 'webchat' } });
    const session = { tokenHash: 'x', chat: conversationId, kiosk, createdAt: at, lastSeenAt: at };
    await tx.webchatSession.create({ data: session });
  });
  const reached = () => chatToTell(ctx.db.read, ctx, { conversationId, customerId }, { evenMuted: true });
  expect(await reached()).toBe(conversationId);
  pass(3 * 60_000);
  expect(await reached()).toBe(kiosk ? null : conversationId);
  const added = await addOfficer(ctx, { kind: 'system' }, { name: 'Bagus', email: 'b@c.example', role: 'petugas' });
  if (!added.ok) throw new Error(added.reason);
  const begun = await beginTalk(ctx, actorOf(added.officer), { code, text: 'Halo' });
  expect(begun).toMatchObject(kiosk ? { ok: false, reason: 'no_chat' } : { ok: true });
});

it('a chat that cannot be told holds up nobody, however much waits for it', async () => {
  const { ctx, turns, chatThat } = await counter();
  const [stuck, other] = [await chatThat('703'), await chatThat('704')];
  const [stuckId, otherId] = [(await stuck.row()).id, (await other.row()).id];
  const at = { status: 'pending', createdAt: new Date(ctx.now()) };
  await ctx.db.write(async (tx) => {
    await tx.chatEvent.createMany({
      data: Array.from({ length: 200 }, () => ({ ...at, conversationId: stuckId, event: 'altered' })),
    });
    await tellChat(
      tx,
      ctx,
      { conversationId: otherId },
      { type: 'privacy.ready', url: 'https://x.example/u', days: 7 },
    );
  });
  const worker = createChatEvents(ctx, turns);
  worker.start();
  await expect.poll(() => ctx.db.read.chatEvent.count({ where: { conversationId: otherId, status: 'told' } })).toBe(1);
  await worker.stop();
});

it('a chat that could not be told is tried again soon, then ever later, once a minute at the least', async () => {
  const { ctx, pass } = await openOffice();
  const talker = new Talker(ctx, '706', { turns: new Turns(ctx) });
  await talker.say('halo');
  const { id: conversationId } = await talker.row();
  const event = { type: 'privacy.ready' as const, url: 'https://x.example/u', days: 7 };
  await ctx.db.write((tx) => tellChat(tx, ctx, { conversationId }, event));
  let calls = 0;
  const failing = { tellChat: () => Promise.reject(new Error(`down, call ${(calls += 1)}`)) };
  const worker = createChatEvents(ctx, failing);
  const callsAfter = async (ms: number) => {
    pass(ms);
    worker.start();
    await worker.stop();
    return calls;
  };
  expect(await callsAfter(0)).toBe(1);
  const waits = [1_000, 5_000, 30_000, 60_000, 60_000];
  for (const [at, ms] of waits.entries()) {
    expect(await callsAfter(ms - 1)).toBe(at + 1);
    expect(await callsAfter(1)).toBe(at + 2);
  }
  expect(await ctx.db.read.chatEvent.count({ where: { status: 'pending' } })).toBe(1);
});

it('what cannot be told is laid aside at last, the chat goes on in order, and an admin has it tried again', async () => {
  const { ctx, pass } = await openOffice();
  const talker = new Talker(ctx, '707', { turns: new Turns(ctx) });
  await talker.say('halo');
  const { id: conversationId } = await talker.row();
  const tell = (days: number) =>
    ctx.db.write((tx) =>
      tellChat(tx, ctx, { conversationId }, { type: 'privacy.ready', url: 'https://x.example/u', days }),
    );
  const [stuck] = [await tell(1), await tell(2), await tell(3)];
  let well = false;
  const heard: number[] = [];
  const door = {
    tellChat: (_address: unknown, id: number) => {
      if (id === stuck && !well) return Promise.reject(Object.assign(new Error('no'), { code: 'STUCK' }));
      heard.push(id - stuck);
      return Promise.resolve('committed' as const);
    },
  };
  const minutes = async (count: number) => {
    for (let minute = 0; minute < count; minute += 1) {
      // begun anew each time, as after a start of the program: the attempts before it count
      const worker = createChatEvents(ctx, door);
      worker.start();
      await worker.stop();
      pass(60_000);
    }
  };
  await minutes(11);
  expect([await countDeadLetters(ctx), heard]).toEqual([0, []]);
  await minutes(1);
  expect(heard).toEqual([1, 2]);
  expect(await countDeadLetters(ctx)).toBe(1);
  expect(await deadLetters(ctx, 10)).toMatchObject([
    { id: `told-${stuck}`, direction: 'out', attempts: 12, error: 'STUCK' },
  ]);
  well = true;
  expect(await retryDeadLetters(ctx, ADMIN, `told-${stuck}`)).toMatchObject({ ok: true, count: 1 });
  await minutes(1);
  expect([await countDeadLetters(ctx), heard]).toEqual([0, [1, 2, 0]]);
});

it('what could not be told is put away for good, or with time', async () => {
  const { ctx } = await openOffice();
  const talker = new Talker(ctx, '708', { turns: new Turns(ctx) });
  await talker.say('halo');
  const { id: conversationId } = await talker.row();
  const data = { conversationId, event: 'altered', status: 'dead', createdAt: new Date(ctx.now()) };
  const { id } = await ctx.db.write((tx) => tx.chatEvent.create({ data }));
  expect(await discardDeadLetter(ctx, ADMIN, `out-${id}`)).toMatchObject({ count: 0 });
  expect(await discardDeadLetter(ctx, ADMIN, `told-${id}`)).toMatchObject({ ok: true, count: 1 });
  expect(await ctx.db.read.chatEvent.count({ where: { id } })).toBe(0);
  await ctx.db.write((tx) => tx.chatEvent.createMany({ data: [data, { ...data, status: 'pending' }] }));
  expect(await forgetOldInbox(ctx, new Date(ctx.now()))).toBe(0);
  expect(await forgetOldInbox(ctx, new Date(ctx.now() + 1))).toBe(1);
  expect(await ctx.db.read.chatEvent.findMany({ select: { status: true } })).toEqual([{ status: 'pending' }]);
});

it('while an officer speaks courtesy is for them, and what does not reach them is said once', async () => {
  const { ctx, officer, chatThat, told } = await counter();
  const talker = await chatThat('705', 'petugas');
  const { id } = await ctx.db.read.handover.findFirstOrThrow();
  await claimTalk(ctx, officer, id);
  await told();
  await talker.heard();
  expect(await talker.send({ kind: 'start', payload: '' })).toEqual([]);
  expect(await talker.send({ kind: 'voice' })).toEqual([expect.stringContaining('Petugas hanya menerima')]);
  expect(await talker.send({ kind: 'sticker' })).toEqual([]);
});
