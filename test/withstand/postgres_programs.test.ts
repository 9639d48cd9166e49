/** Two whole programs on one PostgreSQL and one data directory. */
import { setImmediate } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import type { Channel } from '../../bots/channel.ts';
import { createOutbox } from '../../bots/outbox.ts';
import { saveOfficeTopic, readOffice, readOfficeTopic } from '../../services/office.ts';
import { Visitor } from '../bots/webchat/chat.ts';
import { openOffice } from '../office.ts';
import type { Office } from '../office.ts';
import { conversation, turn } from '../prisma/turns.ts';
import { temporaryDirectory } from '../prisma/temporary.ts';

async function twoOffices(): Promise<[Office, Office]> {
  const dataDir = temporaryDirectory();
  const open = async () => {
    const office = await openOffice({ dataDir });
    onTestFinished(() => office.stop());
    return office;
  };
  return [await open(), await open()];
}

test('each message is sent once, and in order per chat', async () => {
  const CHATS = 12;
  const TURNS = 6;
  const offices = await twoOffices();
  const [{ ctx }] = offices;
  const sent = new Map<string, number[]>();
  const busy = new Set<string>();
  const channel: Channel = {
    name: 'slow',
    account: conversation('c', {}).account,
    repeatable: false,
    async send({ chat }, { id }) {
      expect(busy.has(chat)).toBe(false);
      busy.add(chat);
      for (let tick = 0; tick < 5; tick += 1) await setImmediate();
      sent.set(chat, [...(sent.get(chat) ?? []), id]);
      busy.delete(chat);
      return { kind: 'sent' };
    },
    stop: () => Promise.resolve(),
  };
  const outboxes = offices.map((office) => {
    const outbox = createOutbox(office.ctx, new Map([[channel.name, channel]]));
    onTestFinished(() => outbox.stop());
    office.ctx.db.afterCommit(() => outbox.wake());
    return outbox;
  });
  // only the slow channel's outboxes are to send here
  await Promise.all(offices.flatMap(({ program }) => program.workers.map((worker) => worker.stop())));
  for (const outbox of outboxes) outbox.start();
  for (let round = 0; round < TURNS; round += 1) {
    await Promise.all(
      Array.from({ length: CHATS }, (_, n) => {
        const state = conversation(`c${n}`, { channel: 'slow', revision: round });
        return offices[(n + round) % 2]?.ctx.db.turns.commit(turn(state, `m${round}`, { at: ctx.now() }));
      }),
    );
  }
  await expect.poll(() => ctx.db.read.message.count({ where: { status: 'queued' } }), { timeout: 20_000 }).toBe(0);
  expect(sent.size).toBe(CHATS);
  for (const ids of sent.values()) {
    expect(ids).toHaveLength(TURNS * 2);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
  }
});

test('what an admin saves in one, the other knows', async () => {
  const [one, other] = await twoOffices();
  expect((await readOffice(other.ctx)).chat.kioskIdleMinutes).toBe(2);
  const { value } = await readOfficeTopic(one.ctx, 'chat');
  const told = new Promise<void>((resolve) => {
    other.ctx.db.elsewhere(({ kind }) => {
      if (kind === 'facts') resolve();
    });
  });
  const saved = await saveOfficeTopic(one.ctx, one.people.admin, 'chat', { ...value, kioskIdleMinutes: 7 });
  expect(saved).toMatchObject({ ok: true });
  await told;
  expect((await readOffice(other.ctx)).chat.kioskIdleMinutes).toBe(7);
});

test('a page that is open on one shows what was said through the other', async () => {
  const [one, other] = await twoOffices();
  const writer = new Visitor({ origin: one.url });
  const { messages } = await writer.start();
  const watcher = new Visitor({ origin: other.url });
  for (const [name, value] of writer.cookies) watcher.cookies.set(name, value);
  const page = await watcher.events({ after: messages.at(-1)?.id ?? 0 });
  expect((await page.next())?.event).toBe('hello');
  await writer.say('setuju');
  expect((await page.messages(1))[0]).toMatchObject({ from: 'customer', text: 'setuju' });
});
