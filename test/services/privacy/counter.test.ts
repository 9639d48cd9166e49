/** What the counter keeps of people, and lets go of (docs/domain.md 9, 13). */
import { beforeEach, expect, it } from 'vitest';
import { createChatEvents } from '../../../bots/chat_events.ts';
import { Turns } from '../../../bots/turn.ts';
import type { ServiceContext } from '../../../services/context.ts';
import { newId } from '../../../services/ids.ts';
import { sealBody } from '../../../services/message_bodies.ts';
import { countData } from '../../../services/privacy/counts.ts';
import { eraseData } from '../../../services/privacy/erasure.ts';
import { personalData } from '../../../services/privacy/export_data.ts';
import { personOf } from '../../../services/privacy/person.ts';
import { forgetSilentChats } from '../../../services/privacy/retention_chats.ts';
import { carryOutVisit } from '../../../services/visits/chat.ts';
import { Talker } from '../../bots/talker.ts';
import { openOffice } from '../orders_office.ts';
import { DAY } from '../workshop.ts';

let ctx: ServiceContext;
let turns: Turns;

beforeEach(async () => {
  ({ ctx } = await openOffice());
  turns = new Turns(ctx);
});

async function guest(chat: string, ...words: string[]): Promise<Talker> {
  const person = new Talker(ctx, chat, { turns });
  for (const said of ['halo', 'setuju', ...words]) await person.say(said);
  return person;
}

async function chatOf(person: Talker) {
  const { id: conversationId, customerId } = await person.row();
  return { conversationId, customerId, channel: 'webchat', language: 'id' as const };
}

it('takes no bare word for a name, an institution or a purpose', async () => {
  const person = await guest('700', 'antrean', '1', 'lanjut');
  expect((await person.say('ok')).join()).toContain('Mohon tuliskan nama');
  await person.say('Siti Aminah');
  expect((await person.say('oke')).join()).toContain('Mohon tuliskan nama instansinya');
  await person.say('Universitas Contoh');
  expect((await person.say('ya')).join()).toContain('Mohon tuliskan keperluannya');
  await person.say('konsultasi data');
  expect(await ctx.db.read.visit.findMany()).toMatchObject([
    { name: 'Siti Aminah', institution: 'Universitas Contoh', purpose: 'konsultasi data' },
  ]);
});

it('tells a chat that its number is followed elsewhere, and goes on finding what it wrote', async () => {
  const drew = await guest('700', 'antrean', '1', 'Siti Aminah', 'Universitas Contoh', 'konsultasi data');
  const other = await guest('701');
  const { code } = await ctx.db.read.visit.findFirstOrThrow();
  const taking = await chatOf(other);
  await ctx.db.write((tx) => carryOutVisit(ctx, tx, taking, { type: 'visit.attach', code }));
  await drew.heard();
  const events = createChatEvents(ctx, turns);
  events.start();
  await events.stop();
  expect((await drew.heard()).join()).toContain('A-001* sekarang diikuti dari obrolan lain');
  const left = await chatOf(drew);
  expect((await countData(ctx.db.read, left)).find(({ kind }) => kind === 'visits')?.count).toBe(1);
  expect(JSON.stringify(await personalData(ctx, await personOf(ctx.db.read, left)))).toContain('Universitas Contoh');
  await ctx.db.write((tx) => eraseData(ctx, tx, left));
  expect(await ctx.db.read.visit.findFirstOrThrow()).toMatchObject({ name: '', institution: '', purpose: '' });
});

it('gives people their own words, but not what is to be gone within minutes', async () => {
  const person = await guest('700');
  const chat = await chatOf(person);
  const said = (text: string, privacy: 'private' | 'brief') => ({
    conversationId: chat.conversationId,
    direction: 'out',
    externalId: privacy,
    body: sealBody(ctx, { kind: 'text', text } as { kind: string }, privacy),
    status: 'sent',
    attempts: 1,
    createdAt: new Date(ctx.now()),
  });
  const data = [said('apa yang terjadi di loket', 'private'), said('kode aduan rahasia', 'brief')];
  await ctx.db.write((tx) => tx.message.createMany({ data }));
  const copy = JSON.stringify(await personalData(ctx, await personOf(ctx.db.read, chat)));
  expect(copy).toContain('apa yang terjadi di loket');
  expect(copy).not.toContain('kode aduan rahasia');
});

it('forgets silent chats behind however many that are kept', async () => {
  const at = new Date(ctx.now() - 400 * DAY);
  const before = new Date(ctx.now() - 365 * DAY);
  const kept = Array.from({ length: 201 }, () => newId(ctx));
  // behind all of them
  const silent = 'z'.repeat(26);
  const chat = {
    channel: 'webchat',
    account: 'web',
    language: 'id',
    machineVersion: 1,
    snapshot: '',
    revision: 1,
  } as const;
  const times = { lastInboundAt: at, createdAt: at, updatedAt: at };
  await ctx.db.write(async (tx) => {
    await tx.conversation.createMany({ data: [...kept, silent].map((id) => ({ ...chat, ...times, id, chat: id })) });
    const complaint = { kind: 'complaint', category: 'other', text: ctx.vault.encrypt('x'), anonymous: false };
    const open = {
      channel: 'webchat',
      language: 'id',
      status: 'received',
      receivedAt: at,
      clock: {},
      revision: 1,
    } as const;
    await tx.complaint.createMany({
      data: kept.map((conversationId) => ({
        ...complaint,
        ...open,
        id: conversationId,
        code: conversationId,
        conversationId,
      })),
    });
  });
  expect(await forgetSilentChats(ctx, before)).toBe(1);
  expect(await ctx.db.read.conversation.findUniqueOrThrow({ where: { id: silent } })).toMatchObject({
    chat: `erased:${silent}`,
  });
  expect(await forgetSilentChats(ctx, before)).toBe(0);
});
