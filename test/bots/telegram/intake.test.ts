import type { Update } from 'telegraf/types';
import { expect, it } from 'vitest';
import { BotAccount } from '../../../bots/telegram/account.ts';
import { Intake } from '../../../bots/telegram/intake.ts';
import { Turns } from '../../../bots/turn.ts';
import { noteName, openAccount } from '../../../services/channel_accounts.ts';
import { takeLease } from '../../../services/leases.ts';
import { openWorkshop } from '../../services/workshop.ts';
import { looks } from './station.ts';

const KEY = { channel: 'telegram', account: '710' };

/** Updates as they come over the wire. */
const wire = (...updates: object[]) => updates as Update[];
const text = (update_id: number, chat: number, words = 'halo') => ({
  update_id,
  message: { message_id: update_id, date: 0, chat: { id: chat, type: 'private' }, text: words },
});
const membership = (update_id: number, chat: number, status: string, type = 'private') => ({
  update_id,
  my_chat_member: { chat: { id: chat, type }, date: 0, new_chat_member: { status } },
});

async function begin() {
  const workshop = await openWorkshop({ seeded: true });
  const { ctx } = workshop;
  await openAccount(ctx, KEY, 'polling');
  const lease = await takeLease(ctx, 'telegram:710', 'us', 30_000);
  if (lease === null) throw new Error('the lease is not free');
  return { ...workshop, ...looks(ctx), intake: new Intake(ctx, new BotAccount(ctx, KEY.account, 'polling')), lease };
}

it('keeps each update once, in order, under its chat, and encrypted', async () => {
  const { ctx, intake, lease, inboxRows, card } = await begin();
  await intake.persist(wire(text(5, 7, 'satu'), text(6, 8, 'dua')), lease);
  await intake.persist(wire(text(6, 8, 'dua'), text(7, 7, 'tiga'), text(7, 7, 'tiga')), lease);
  const rows = await inboxRows();
  expect(rows.map(({ externalId, chat }) => [externalId, chat])).toEqual([
    ['5', '7'],
    ['6', '8'],
    ['7', '7'],
  ]);
  expect(rows.map(({ body }) => body).join()).not.toContain('satu');
  expect(JSON.parse(ctx.vault.decrypt(rows[0]?.body ?? ''))).toEqual(text(5, 7, 'satu'));
  expect(await card()).toMatchObject({ position: 7n, lastInboundAt: new Date(ctx.now()) });
});

it.each([
  ['a pressed button', { callback_query: { id: '1', from: { id: 3 }, message: { chat: { id: 7 } } } }, '7'],
  ['a button without a message', { callback_query: { id: '1', from: { id: 3 } } }, '3'],
  ['an edit', { edited_message: { message_id: 1, chat: { id: 7 } } }, '7'],
  ['what is nobody’s', { poll: { id: '1' } }, '0'],
])('knows whose %s is', async (_, update, chat) => {
  const { intake, inboxRows } = await begin();
  await intake.persist(wire({ update_id: 1, ...update }));
  expect(await inboxRows()).toMatchObject([{ chat }]);
});

it('writes nothing for who has lost the lease', async () => {
  const { pass, ctx, intake, lease, inboxRows, card } = await begin();
  pass(30_000);
  await takeLease(ctx, 'telegram:710', 'another', 30_000);
  await expect(intake.persist(wire(text(5, 7)), lease)).rejects.toMatchObject({ code: 'LEASE_LOST' });
  expect(await inboxRows()).toEqual([]);
  expect(await card()).toMatchObject({ position: null, lastInboundAt: null });
});

it('a webhook has no position: Telegram keeps count itself', async () => {
  const { intake, lease, card } = await begin();
  await intake.persist(wire(text(5, 7)), lease);
  await intake.persist(wire(text(6, 7)));
  expect(await card()).toMatchObject({ position: null });
});

it('remembers who has blocked the bot until they are back, and asks no turn about it', async () => {
  const { ctx, intake, inboxRows } = await begin();
  for (const chat of ['7', '8']) {
    const address = { ...KEY, chat };
    await new Turns(ctx).receive({ address, externalId: 'm1', at: ctx.now(), body: { kind: 'text', text: 'halo' } });
  }
  const unreachable = async () => {
    const rows = await ctx.db.read.conversation.findMany({ where: { unreachableSince: { not: null } } });
    return rows.map(({ chat }) => chat);
  };
  await intake.persist(wire(membership(1, 7, 'kicked')));
  expect(await unreachable()).toEqual(['7']);
  await intake.persist(wire(membership(2, 7, 'member'), membership(3, 8, 'kicked')));
  expect(await unreachable()).toEqual(['8']);
  expect(await inboxRows()).toEqual([]);
  await intake.persist(wire(text(4, 8)));
  expect(await unreachable()).toEqual([]);
});

it('is told late that somebody had blocked the bot, and believes what came after', async () => {
  const { ctx, pass, intake } = await begin();
  const address = { ...KEY, chat: '7' };
  await new Turns(ctx).receive({ address, externalId: 'm1', at: ctx.now(), body: { kind: 'text', text: 'halo' } });
  const unreachable = () => ctx.db.read.conversation.count({ where: { unreachableSince: { not: null } } });
  await intake.persist(wire(text(9, 7)));
  await ctx.db.write((tx) => tx.inboxEvent.updateMany({ data: { status: 'done' } }));
  await intake.persist(wire(membership(8, 7, 'kicked')));
  expect(await unreachable()).toBe(0);
  // numbers of before a long silence say nothing of what is late
  pass(8 * 86_400_000);
  await intake.persist(wire(membership(3, 7, 'kicked')));
  expect(await unreachable()).toBe(1);
});

it('what waits since before Telegram began to count anew comes before all that is of the new count', async () => {
  const { ctx, pass, intake } = await begin();
  const inOrder = async () => {
    const rows = await ctx.db.read.inboxEvent.findMany({ orderBy: { sequence: 'asc' } });
    return rows.map(({ externalId }) => Number(externalId));
  };
  await intake.persist(wire(text(900_002, 7)));
  await intake.persist(wire(text(900_001, 7)));
  pass(5 * 86_400_000);
  await intake.persist(wire(text(900_003, 7)));
  expect(await inOrder()).toEqual([900_001, 900_002, 900_003]);
  pass(7 * 86_400_000);
  await intake.persist(wire(text(40, 7), text(41, 7)));
  await intake.persist(wire(text(42, 7)));
  expect(await inOrder()).toEqual([900_001, 900_002, 900_003, 40, 41, 42]);
});

it('keeps nothing of what people say to each other in a group', async () => {
  const { ctx, intake, lease, inboxRows, card } = await begin();
  await noteName(ctx, KEY, '@geraipst_bot');
  const inGroup = (update_id: number, words: string, more: object = {}) => ({
    update_id,
    message: { message_id: update_id, date: 0, chat: { id: -100, type: 'supergroup' }, text: words, ...more },
  });
  const mention = { entities: [{ type: 'mention', offset: 5, length: 13 }] };
  const replied = { reply_to_message: { from: { id: Number(KEY.account) } } };
  await intake.persist(
    wire(inGroup(1, 'rahasia kita'), inGroup(2, 'halo @geraipst_bot', mention), inGroup(3, 'ya', replied), text(4, 7)),
    lease,
  );
  expect((await inboxRows()).map(({ externalId }) => externalId)).toEqual(['2', '3', '4']);
  await intake.persist(wire(inGroup(5, 'rahasia kita')), lease);
  expect(await card()).toMatchObject({ position: 5n });
});

it('being taken into a group is taken up: it is answered', async () => {
  const { intake, inboxRows } = await begin();
  await intake.persist(wire(membership(1, -100, 'member', 'supergroup')));
  expect(await inboxRows()).toMatchObject([{ chat: '-100' }]);
});
