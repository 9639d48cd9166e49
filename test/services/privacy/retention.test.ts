/** What was kept long enough is let go of at night, by one program, and no more than that (docs/domain.md 9). */
import { beforeEach, expect, it } from 'vitest';
import { Turns } from '../../../bots/turn.ts';
import { tellChat } from '../../../services/chat_events.ts';
import type { ServiceContext } from '../../../services/context.ts';
import { noteFromPhone } from '../../../services/desk/phone.ts';
import { readOffice } from '../../../services/office.ts';
import { privacyOverview } from '../../../services/privacy/overview.ts';
import { createRetention, letGo } from '../../../services/privacy/retention.ts';
import { daysOf } from '../../../services/privacy/retention_kinds.ts';
import { runDueTimers } from '../../../services/timers.ts';
import type { Worker } from '../../../services/worker.ts';
import { Talker } from '../../bots/talker.ts';
import { openDataOffice } from '../data_order.ts';
import { newCustomer } from '../orders_office.ts';
import { DAY, HOUR } from '../workshop.ts';
import { filesOnDisk, MARK, markedFile, plantCounter, plantOrder, whereMarked } from './marks.ts';

let ctx: ServiceContext;
let pass: (ms: number) => void;

beforeEach(async () => {
  ({ ctx, pass } = await openDataOffice());
});

async function talk(chat: string, ...words: string[]): Promise<Talker> {
  const person = new Talker(ctx, chat, { turns: new Turns(ctx) });
  for (const said of ['halo', 'setuju', ...words]) await person.say(said);
  // sent, so that nothing is on its way
  await ctx.db.write((tx) => tx.message.updateMany({ where: { status: 'queued' }, data: { status: 'sent' } }));
  return person;
}

const registration = (name: string) => [
  'data diri saya',
  `${name} Aminah`,
  `${name}@contoh.id`,
  '081277700999',
  'pemerintah daerah',
  'Pemda',
  'peneliti',
  'penelitian',
  'Indonesia',
  'simpan',
];

async function run(worker: Worker): Promise<void> {
  worker.start();
  await worker.stop();
}

const runs = () => ctx.db.read.retentionRun.count({ where: { kind: 'messages' } });

it('forgets a silent chat of somebody who never ordered, with registration, files and address', async () => {
  const person = await talk('700', ...registration(MARK));
  const { id, customerId } = await person.row();
  await markedFile(ctx, `conversation:${id}`);
  pass(364 * DAY);
  await letGo(ctx, 'one');
  expect((await ctx.db.read.customer.findUniqueOrThrow({ where: { id: customerId ?? '' } })).erasedAt).toBeNull();
  pass(2 * DAY);
  await letGo(ctx, 'one');
  await runDueTimers(ctx);
  expect(await whereMarked(ctx)).toEqual([]);
  expect(await filesOnDisk(ctx)).toEqual([]);
  expect(await ctx.db.read.conversation.findFirstOrThrow()).toMatchObject({ chat: `erased:${id}`, customerId: null });
  // consent is still proven, and who writes again is asked anew
  expect(await ctx.db.read.consent.count()).toBe(1);
  expect((await new Talker(ctx, '700').say('halo')).at(-1)).toContain('Apakah Bapak/Ibu setuju');
});

it('keeps the chat of a customer with orders, but not what was said in it for ever', async () => {
  const person = await talk('700', ...registration(MARK));
  const { id: conversationId, customerId } = await person.row();
  const code = await plantOrder(ctx, { conversationId, customerId: customerId ?? '' });
  pass(800 * DAY);
  await ctx.db.write((tx) => tx.order.update({ where: { code }, data: { phase: 'settling' } }));
  await letGo(ctx, 'one');
  // an order is open: all of it stays
  expect(await ctx.db.read.message.count()).toBeGreaterThan(10);
  await ctx.db.write((tx) => tx.order.update({ where: { code }, data: { phase: 'completed' } }));
  await letGo(ctx, 'one');
  expect(await ctx.db.read.message.count()).toBe(0);
  expect(await ctx.db.read.turn.count()).toBe(0);
  expect((await person.row()).customerId).toBe(customerId);
  expect((await ctx.db.read.customer.findUniqueOrThrow({ where: { id: customerId ?? '' } })).name).toContain(MARK);
  expect((await ctx.db.read.order.findUniqueOrThrow({ where: { code } })).abstraction).not.toBeNull();
  // nothing was delivered of an order that was given up
  await ctx.db.write((tx) => tx.order.update({ where: { code }, data: { phase: 'cancelled' } }));
  await letGo(ctx, 'one');
  expect((await ctx.db.read.order.findUniqueOrThrow({ where: { code } })).abstraction).toBeNull();
});

it('takes names out of old guest books and words out of closed complaints, and leaves the registers', async () => {
  const person = await talk('700', ...registration('budi'));
  const { id: conversationId, customerId } = await person.row();
  await plantCounter(ctx, { conversationId, customerId: customerId ?? '' });
  await ctx.db.write(async (tx) => {
    await tx.complaint.updateMany({ data: { status: 'closed', closedAt: new Date(ctx.now()) } });
    await tx.handover.updateMany({ data: { status: 'ended', endedAt: new Date(ctx.now()) } });
  });
  pass(366 * DAY);
  await letGo(ctx, 'one');
  expect(await ctx.db.read.visit.findFirstOrThrow()).toMatchObject({
    name: '',
    institution: '',
    purpose: '',
    number: 1,
  });
  expect(await whereMarked(ctx)).toContain('Complaint');
  pass(1_460 * DAY);
  await letGo(ctx, 'one');
  await letGo(ctx, 'one');
  await runDueTimers(ctx);
  expect(await whereMarked(ctx)).toEqual([]);
  expect(await ctx.db.read.complaint.findFirstOrThrow()).toMatchObject({ kind: 'complaint', code: 'AD-ABC234' });
  expect(await ctx.db.read.complaintFile.count()).toBe(0);
  expect(await ctx.db.read.complaintEvent.count({ where: { type: 'erased' } })).toBe(1);
});

it('lets go of the file of one’s own data when its link has ended', async () => {
  const person = await talk('700');
  await person.say('data saya');
  await runDueTimers(ctx);
  pass(6 * DAY);
  await letGo(ctx, 'one');
  expect(await ctx.db.read.storedFile.count({ where: { purpose: 'export' } })).toBe(1);
  pass(DAY + HOUR);
  await letGo(ctx, 'one');
  await runDueTimers(ctx);
  expect(await filesOnDisk(ctx)).toEqual([]);
  expect(await ctx.db.read.downloadLink.count()).toBe(0);
});

it('forgets who was written to from the office’s telephone and never answered', async () => {
  const address = { channel: 'whatsapp', account: '628114567890', chat: '2001@lid' };
  const noted = { id: 'm1', text: `Halo Ibu ${MARK}`, at: ctx.now() };
  await noteFromPhone(ctx, { ...address, phone: '+6281277700999' }, noted);
  await ctx.db.write((tx) => tx.handover.updateMany({ data: { status: 'ended', endedAt: new Date(ctx.now()) } }));
  const { id } = await ctx.db.read.conversation.findFirstOrThrow();
  await markedFile(ctx, `conversation:${id}`);
  pass(364 * DAY);
  await letGo(ctx, 'one');
  expect(await ctx.db.read.conversation.findFirstOrThrow()).toMatchObject({
    chat: '2001@lid',
    phone: '+6281277700999',
  });
  pass(2 * DAY);
  await letGo(ctx, 'one');
  await runDueTimers(ctx);
  expect(await whereMarked(ctx)).toEqual([]);
  expect(await ctx.db.read.conversation.findFirstOrThrow()).toMatchObject({ chat: `erased:${id}`, phone: null });
  // and not once more in a year
  pass(400 * DAY);
  await letGo(ctx, 'one');
  const nights = await ctx.db.read.retentionRun.findMany({ where: { kind: 'chats' }, orderBy: { id: 'asc' } });
  expect(nights.map(({ removed }) => removed)).toEqual([0, 1, 0]);
});

it('lets go of what waits for an account that the office has given up', async () => {
  const key = { channel: 'whatsapp', account: '628110000000', chat: '2001@lid' };
  const row = { ...key, sequence: 0n, body: ctx.vault.encrypt('{}'), status: 'waiting', attempts: 0 };
  const put = (externalId: string) =>
    ctx.db.write((tx) => tx.inboxEvent.create({ data: { ...row, externalId, receivedAt: new Date(ctx.now()) } }));
  await put('old');
  pass((daysOf('inbox', await readOffice(ctx)) + 1) * DAY);
  await put('new');
  await letGo(ctx, 'one');
  expect(await ctx.db.read.inboxEvent.findMany()).toMatchObject([{ externalId: 'new' }]);
});

it('runs once a night at two o’clock, and makes up for a night that was slept through', async () => {
  const worker = createRetention(ctx, 'one');
  // Monday 09.00 WIB, never run before
  await run(worker);
  expect(await runs()).toBe(1);
  await run(worker);
  pass(16 * HOUR);
  await run(worker);
  expect(await runs()).toBe(1);
  pass(HOUR);
  await run(worker);
  expect(await runs()).toBe(2);
  // another program on the same data, the same night
  await run(createRetention(ctx, 'other'));
  expect(await runs()).toBe(2);
  pass(3 * DAY);
  await run(createRetention(ctx, 'after a long weekend'));
  expect(await runs()).toBe(3);
});

it('is done by one program at a time', async () => {
  const both = await Promise.all([letGo(ctx, 'one'), letGo(ctx, 'other')]);
  expect(both.toSorted()).toEqual([false, true]);
  expect(await runs()).toBe(1);
});

it('lets go of what chats were told, and keeps who said an officer’s words as long as the words', async () => {
  const person = await talk('700');
  const { id: conversationId } = await person.row();
  const said = { type: 'desk.said' as const, officer: 'Sari', text: 'Halo', file: null };
  const event = { type: 'privacy.ready' as const, url: 'https://x.example/u', days: 7 };
  await ctx.db.write(async (tx) => {
    await tellChat(tx, ctx, { conversationId, officerId: 'officer-1' }, said);
    for (let times = 0; times < 3; times += 1) await tellChat(tx, ctx, { conversationId }, event);
    await tx.chatEvent.updateMany({ data: { status: 'told' } });
    await tellChat(tx, ctx, { conversationId }, event);
  });
  const left = async () =>
    (await ctx.db.read.chatEvent.findMany({ orderBy: { id: 'asc' } })).map(
      ({ officerId, status }) => officerId ?? status,
    );
  pass(179 * DAY);
  await letGo(ctx, 'one');
  expect(await left()).toEqual(['officer-1', 'told', 'told', 'told', 'pending']);
  pass(2 * DAY);
  await letGo(ctx, 'one');
  expect(await left()).toEqual(['officer-1', 'pending']);
});

it('shows the periods, what went, and the ledger of consent', async () => {
  await talk('700');
  const silent = await talk('701');
  await silent.say('tarik persetujuan');
  await silent.say('ya, tarik persetujuan');
  pass(190 * DAY);
  await letGo(ctx, 'one');
  const overview = await privacyOverview(ctx);
  const turns = overview.retention.find(({ kind }) => kind === 'turns');
  expect(turns).toMatchObject({ days: 180, lastAt: ctx.now() });
  expect(turns?.lastRemoved).toBeGreaterThan(3);
  expect(overview.consents).toEqual({ given: 2, withdrawn: 1, muted: 1 });
});

it('shows the fifty people who withdrew last, however often they did, and nobody who consented again', async () => {
  const chats: string[] = [];
  for (let person = 0; person < 55; person += 1) chats.push((await newCustomer(ctx)).conversationId);
  const word = (conversationId: string, given: boolean, at: number) => ({
    conversationId,
    given,
    textVersion: '1',
    language: 'id' as const,
    channel: 'web',
    at: new Date(at),
  });
  const begin = ctx.now();
  const withdrawals = chats.flatMap((chat, person) =>
    Array.from({ length: 6 }, () => word(chat, false, begin + person)),
  );
  const again = chats.slice(-3).map((chat) => word(chat, true, begin + 100));
  await ctx.db.write((tx) => tx.consent.createMany({ data: [...withdrawals, ...again] }));
  const { withdrawn } = await privacyOverview(ctx);
  expect(withdrawn.map(({ at }) => at - begin)).toEqual(Array.from({ length: 50 }, (_, index) => 51 - index));
});
