/** Many people who write to the bot in bursts, and whether each of them was answered as if they were alone. */
import type { ServiceContext } from '../../../services/context.ts';
import type { FakeTelegram, Person } from '../../fakes/telegram/server.ts';
import { mailOf, runsOf } from './runs.ts';

export interface Guest {
  person: Person;
  name: string;
}

/** Messages in a row, written without waiting for answers; each answers another question. */
export const BURSTS: readonly ((name: string) => string[])[] = [
  (name) => ['/start', 'setuju', 'data diri saya', name, mailOf(name)],
  () => ['081234567890', '6', 'Universitas Contoh', 'mahasiswa', 'penelitian'],
  () => ['1', 'benar', 'bantuan', 'cari produk', 'dalam angka'],
];

/** Who says the same one by one. */
const CALM = 'Nama';

export function guestsOf(telegram: FakeTelegram, count: number): Guest[] {
  return Array.from({ length: count }, (_, at) => {
    const name = `Orang ${String.fromCharCode(65 + (at % 26), 97 + Math.floor(at / 26))}`;
    return { person: telegram.person(), name };
  });
}

/** All of them at once: everybody's first message, everybody's second, and so on. */
export async function sayBurst(guests: readonly Guest[], burst: (name: string) => string[]): Promise<void> {
  const most = Math.max(...guests.map(({ name }) => burst(name).length));
  for (let at = 0; at < most; at += 1) {
    for (const { person, name } of guests) {
      const text = burst(name)[at];
      if (text !== undefined) await person.text(text);
    }
  }
}

/** What one person is told who waits for every answer (`idle` resolves when nothing is left to do). */
export async function calmTalk(telegram: FakeTelegram, idle: () => Promise<void>, bursts = BURSTS): Promise<string[]> {
  const person = telegram.person();
  for (const text of bursts.flatMap((burst) => burst(CALM))) {
    await person.text(text);
    await idle();
  }
  return saidTo(person);
}

export function saidTo(person: Person): string[] {
  return person.screen().flatMap(({ from, text }) => (from === 'bot' ? [text] : []));
}

/**
 * What is not as it should be, in words: turns out of order, missing or taken twice; answers that are not those of the calm
 * talk in their order; anything left to do. `repeats`: bubbles of a chat that may be there twice, and never thrice.
 */
export async function wrongs(
  { ctx, telegram, calm }: { ctx: Pick<ServiceContext, 'db'>; telegram: FakeTelegram; calm: readonly string[] },
  guests: readonly Guest[],
  repeats = 0,
): Promise<string[]> {
  const found: string[] = [];
  for (const { person, name } of guests) {
    const turns = await ctx.db.read.turn.findMany({
      where: { conversation: { channel: 'telegram', chat: String(person.id) } },
      orderBy: { id: 'asc' },
    });
    const taken = turns.map(({ externalId }) => externalId).join(' ');
    const written = person.screen().flatMap(({ from, id }) => (from === 'person' ? [`m${id}`] : []));
    if (taken !== written.join(' ')) found.push(`${name} wrote ${written.join(' ')}; taken were ${taken}`);
    const shown = saidTo(person);
    const expected = calm.map((text) => asFor(name, text));
    const [runs, wanted] = [runsOf(shown), runsOf(expected)];
    if (runs.map(({ text }) => text).join('\n--\n') !== wanted.map(({ text }) => text).join('\n--\n'))
      found.push(`${name} was told: ${shown.map(firstLine).join(' | ')}; not: ${expected.map(firstLine).join(' | ')}`);
    const tooMany = runs.some(({ length }, at) => length > (wanted[at]?.length ?? 0) + 1);
    if (tooMany || shown.length - expected.length > repeats)
      found.push(`${name} was told ${shown.length} bubbles instead of ${expected.length}`);
  }
  return [...found, ...(await leftovers(ctx, telegram))];
}

async function leftovers({ db }: Pick<ServiceContext, 'db'>, telegram: FakeTelegram): Promise<string[]> {
  const events = await db.read.inboxEvent.findMany({ where: { status: { not: 'done' } } });
  const messages = await db.read.message.findMany({ where: { direction: 'out', status: { not: 'sent' } } });
  return [
    ...telegram.waiting().map((update) => `update ${update.update_id} is not confirmed`),
    ...events.map(({ id, status, error }) => `event ${id} is ${status} (${error ?? 'not tried'})`),
    ...messages.map(({ id, status, error }) => `message ${id} is ${status} (${error ?? 'not tried'})`),
    ...telegram.violations,
  ];
}

function asFor(name: string, text: string): string {
  return text.replaceAll(mailOf(CALM), mailOf(name)).replaceAll(`: ${CALM}\n`, `: ${name}\n`);
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
