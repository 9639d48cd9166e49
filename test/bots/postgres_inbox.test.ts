/** Two programs on one inbox: an event is taken up by one of them, and a chat by one at a time. */
import { setImmediate } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { createInbox } from '../../bots/inbox.ts';
import type { Channel } from '../../bots/channel.ts';
import { openDatabase } from '../../prisma/database.ts';
import { databaseFor } from '../postgres/databases.ts';
import { temporaryDirectory } from '../prisma/temporary.ts';
import { openWorkshop } from '../services/workshop.ts';

const CHATS = 20;
const EVENTS = 8;

test('each event is taken up once, and in order per chat', async () => {
  const { ctx } = await openWorkshop();
  const dataDir = temporaryDirectory();
  const databaseUrl = await databaseFor(dataDir);
  const programs = await Promise.all(
    [1, 2].map(async () => {
      const db = await openDatabase({ dataDir, databaseUrl });
      onTestFinished(() => db.close());
      return { ...ctx, db };
    }),
  );
  const taken = new Map<string, number[]>();
  const busy = new Set<string>();
  const channel: Channel = {
    name: 'letters',
    account: 'office',
    repeatable: false,
    send: () => Promise.resolve({ kind: 'sent' }),
    inbox: {
      next: (events) => ({ events: events.slice(0, 1) }),
      async take([event]) {
        if (event === undefined) return;
        const { chat } = event.address;
        expect(busy.has(chat)).toBe(false);
        busy.add(chat);
        for (let tick = 0; tick < 5; tick += 1) await setImmediate();
        taken.set(chat, [...(taken.get(chat) ?? []), Number(event.externalId) % EVENTS]);
        busy.delete(chat);
      },
    },
    stop: () => Promise.resolve(),
  };
  for (const program of programs) {
    const inbox = createInbox(program, new Map([[channel.name, channel]]));
    program.db.afterCommit(() => inbox.wake());
    onTestFinished(() => inbox.stop());
    inbox.start();
  }
  for (let event = 0; event < EVENTS; event += 1) {
    const rows = Array.from({ length: CHATS }, (_, chat) => ({
      channel: channel.name,
      account: channel.account,
      chat: `c${chat}`,
      externalId: String(chat * EVENTS + event),
      sequence: BigInt(event),
      body: ctx.vault.encrypt('null'),
      status: 'waiting',
      attempts: 0,
      receivedAt: new Date(ctx.now()),
    }));
    await programs[event % 2]?.db.write((tx) => tx.inboxEvent.createMany({ data: rows }));
  }
  const left = () => programs[0]?.db.read.inboxEvent.count({ where: { status: { not: 'done' } } });
  await expect.poll(left, { timeout: 20_000 }).toBe(0);
  expect(taken.size).toBe(CHATS);
  for (const events of taken.values()) expect(events).toEqual(Array.from({ length: EVENTS }, (_, event) => event));
});
