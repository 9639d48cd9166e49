/** Telegram's bad days, and ours, with many people writing: nothing is lost, the order per chat is kept, little is repeated. */
import { expect, it } from 'vitest';
import { bubblesOf } from '../../../bots/telegram/render.ts';
import { BURSTS, guestsOf, saidTo, sayBurst, wrongs } from './crowd.ts';
import { openStormy, SECRET } from './stormy.ts';

const PEOPLE = 12;
const [BURST = () => []] = BURSTS;
const slowDown = (seconds: number) => ({
  kind: 'status' as const,
  status: 429,
  description: `Too Many Requests: retry after ${seconds}`,
  retryAfter: seconds,
});
const BAD_GATEWAY = { kind: 'status', status: 502, description: 'Bad Gateway' } as const;

it('told to slow down in every chat, it waits in each as long as it is told', async () => {
  const storm = await openStormy();
  const { telegram } = storm;
  const guests = guestsOf(telegram, PEOPLE);
  // on top of a limit that quick answers meet as well
  telegram.limitPerChat(4, 1_000);
  for (const { person } of guests) telegram.fault({ ...slowDown(1), chat: person.id, method: 'sendMessage', times: 2 });
  await sayBurst(guests, BURST);
  await storm.idle(1);
  expect(await wrongs(storm, guests)).toEqual([]);
  const slowed = telegram.calls.filter(({ status }) => status === 429).map(({ chat }) => chat);
  expect(new Set(slowed).size).toBe(PEOPLE);
  expect(telegram.early).toEqual([]);
});

it('chats that have to wait hold up no other', async () => {
  const storm = await openStormy();
  const { telegram, calm } = storm;
  const guests = guestsOf(telegram, PEOPLE);
  const [held, free] = [guests.slice(0, PEOPLE / 2), guests.slice(PEOPLE / 2)];
  for (const { person } of held) telegram.fault({ ...slowDown(600), chat: person.id, method: 'sendMessage' });
  await sayBurst(guests, BURST);
  await telegram.waitFor(() => free.every(({ person }) => saidTo(person).length === calm.length));
  await expect.poll(() => storm.ctx.db.read.inboxEvent.count({ where: { status: 'waiting' } })).toBe(0);
  // a look at the outbox now finds nothing that may go
  storm.pass(599_000);
  await free[0]?.person.text('menu');
  await telegram.waitFor(() => saidTo(free[0]?.person ?? telegram.person()).length > calm.length);
  for (const { person } of held)
    expect(telegram.calls.filter(({ chat }) => chat === person.id)).toMatchObject([{ status: 429 }]);
  storm.pass(1_000);
  await storm.idle();
  expect(await wrongs(storm, [...held, ...free.slice(1)])).toEqual([]);
});

it('updates of several chats out of order, and then all of them again, are each taken once', async () => {
  const storm = await openStormy({ webhook: true });
  const { telegram, publicUrl } = storm;
  const guests = guestsOf(telegram, PEOPLE);
  // nobody calls the webhook but this test
  await fetch(`${telegram.url}/bot${telegram.token}/deleteWebhook`);
  const away = telegram.fault({ ...BAD_GATEWAY, method: 'setWebhook', times: Infinity });
  await sayBurst(guests, BURST);
  const updates = telegram.waiting();
  // each chat in its order, and the chats that wrote last first
  const rounds = updates.toSorted((one, other) => roundOf(one) - roundOf(other) || other.update_id - one.update_id);
  expect(rounds).not.toEqual(updates);
  for (const update of rounds) {
    const answer = await fetch(`${publicUrl}/telegram/webhook`, {
      method: 'POST',
      body: JSON.stringify(update),
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': SECRET },
    });
    expect(answer.status).toBe(200);
  }
  // Telegram, which has heard of none of that, brings them as well
  away.end();
  await storm.idle();
  expect(await wrongs(storm, guests)).toEqual([]);

  function roundOf({ message }: (typeof updates)[number]): number {
    return message?.message_id ?? 0;
  }
});

it('updates that come twice in one batch, and again after a restart, are each taken once', async () => {
  const storm = await openStormy();
  const { telegram } = storm;
  const guests = guestsOf(telegram, PEOPLE);
  const again = async () => {
    for (const update of telegram.waiting()) {
      const guest = guests.find(({ person }) => person.id === update.message?.chat.id);
      await guest?.person.again(update);
    }
  };
  let written: ReturnType<typeof telegram.waiting> = [];
  await storm.restart(async () => {
    await sayBurst(guests, BURST);
    await again();
    written = telegram.waiting();
  });
  expect(written).toHaveLength(PEOPLE * 5 * 2);
  await storm.idle();
  await storm.restart(async () => {
    for (const update of written) {
      await guests.find(({ person }) => person.id === update.message?.chat.id)?.person.again(update);
    }
  });
  await storm.idle();
  expect(await wrongs(storm, guests)).toEqual([]);
});

it.each([
  ['break before they are carried out', { kind: 'reset-before' }, 0],
  ['break after they are carried out', { kind: 'reset-after' }, 1],
  ['end in a bad gateway', BAD_GATEWAY, 0],
] as const)('calls that %s, once in every chat', async (_, fault, repeats) => {
  const storm = await openStormy();
  const { telegram } = storm;
  const guests = guestsOf(telegram, PEOPLE);
  for (const { person } of guests) telegram.fault({ ...fault, chat: person.id, method: 'sendMessage' });
  await sayBurst(guests, BURST);
  await storm.idle();
  expect(await wrongs(storm, guests, repeats)).toEqual([]);
  for (const { person } of guests) expect(saidTo(person)).toHaveLength(storm.calm.length + repeats);
});

it.each([
  ['before', { kind: 'reset-before' }, 0],
  ['after', { kind: 'reset-after' }, 1],
] as const)(
  'a long answer that breaks off %s one of its bubbles is carried out goes on there',
  async (_, fault, repeats) => {
    const storm = await openStormy();
    const { ctx, telegram, calm } = storm;
    const [guest] = guestsOf(telegram, 1);
    if (guest === undefined) throw new Error('nobody came');
    await sayBurst([guest], BURST);
    await storm.idle();
    const paragraphs = ['a', 'b', 'c', 'd'].map((sign) => sign.repeat(3_000));
    const long = { kind: 'text' as const, text: paragraphs.join('\n\n'), choices: [] };
    expect(bubblesOf(long).map(({ plain }) => plain)).toEqual(paragraphs);
    const chat = await ctx.db.read.conversation.findFirstOrThrow({ where: { chat: String(guest.person.id) } });
    // the second call is the second bubble
    for (const one of [{ kind: 'slow', until: Promise.resolve() } as const, fault])
      telegram.fault({ ...one, chat: guest.person.id, method: 'sendMessage' });
    await ctx.db.write(async (tx) => {
      for (const [at, body] of [long, { kind: 'code', value: 'sesudahnya' }].entries()) {
        const key = { conversationId: chat.id, direction: 'out', externalId: `long#${at}` };
        const row = { ...key, body: JSON.stringify(body), status: 'queued', attempts: 0 };
        await tx.message.create({ data: { ...row, createdAt: new Date(ctx.now()) } });
      }
    });
    await storm.idle();
    const [first = '', second = '', ...rest] = paragraphs;
    const seconds = Array.from({ length: 1 + repeats }, () => second);
    expect(saidTo(guest.person).slice(calm.length)).toEqual([first, ...seconds, ...rest, 'sesudahnya']);
  },
);

it.each([
  ['calls for updates that are never answered', { kind: 'hang', method: 'getUpdates', times: 2 }],
  ['a storm of bad gateways, whatever is called', { ...BAD_GATEWAY, times: 60 }],
  ['a storm of resets, whatever is called', { kind: 'reset-before', times: 60 }],
] as const)('%s', async (_, fault) => {
  const storm = await openStormy();
  const { telegram } = storm;
  const guests = guestsOf(telegram, PEOPLE);
  const standing = telegram.fault(fault);
  await sayBurst(guests, BURST);
  await storm.idle();
  expect(standing.met).toBe(fault.times);
  expect(await wrongs(storm, guests)).toEqual([]);
});

it('a database that is busy for a while', async () => {
  const storm = await openStormy();
  const guests = guestsOf(storm.telegram, PEOPLE);
  await sayBurst(guests.slice(0, PEOPLE / 2), BURST);
  // in the middle of turns and sending
  await storm.telegram.waitFor(() => saidTo(guests[0]?.person ?? storm.telegram.person()).length > 0);
  let failures = 0;
  storm.fail(() => (failures += 1) <= 30);
  await sayBurst(guests.slice(PEOPLE / 2), BURST);
  await storm.idle();
  expect(failures).toBeGreaterThan(30);
  expect(await wrongs(storm, guests)).toEqual([]);
});
