/** People on WhatsApp who write all the time, and what they are to have on their screens. */
import { expect } from 'vitest';
import type { Database } from '../../prisma/database.ts';
import type { FakeWhatsApp, Phone } from '../fakes/whatsapp/server.ts';

const PEOPLE = 3;
/** longer than anything healthy takes, however busy the machine */
export const PATIENCE_MS = 120_000;
export const PATIENT = { timeout: PATIENCE_MS, interval: 20 };

/** Said one by one at first, and then again and again: their answers are always the same. */
export const FIRST = ['halo', 'setuju'];
export const BURST = ['status', 'menu', 'status'];

type Answers = ReadonlyMap<string, readonly string[]>;

/** Somebody who writes in bursts, the next as soon as the last is answered. */
export class Writer {
  readonly phone: Phone;
  readonly #answers: Answers;
  readonly #said: string[] = [];
  #goesOn = true;
  #writing: Promise<void> = Promise.resolve();

  constructor(phone: Phone, answers: Answers) {
    this.phone = phone;
    this.#answers = answers;
  }

  begin(): void {
    this.#writing = this.#write();
    this.#writing.catch(() => undefined);
  }

  /** Resolves when the last burst is answered. */
  end(): Promise<void> {
    this.#goesOn = false;
    return this.#writing;
  }

  get wanted(): string[] {
    return this.#said.flatMap((text) => this.#answers.get(text) ?? []);
  }

  async #write(): Promise<void> {
    for (const text of FIRST) await this.#say([text]);
    while (this.#goesOn) await this.#say(BURST);
  }

  async #say(texts: readonly string[]): Promise<void> {
    for (const text of texts) {
      this.#said.push(text);
      await this.phone.says(text);
    }
    await reaches(() => this.phone.heard().length, this.wanted.length);
  }
}

async function reaches(look: () => number, least: number): Promise<void> {
  await expect.poll(look, PATIENT).toBeGreaterThanOrEqual(least);
}

/** Nothing is on its way any more. */
export async function idle(wa: FakeWhatsApp, db: Database): Promise<void> {
  const left = async () => [
    wa.unacknowledged().filter(({ tag }) => tag === 'message').length,
    await db.read.inboxEvent.count({ where: { status: 'waiting' } }),
    await db.read.message.count({ where: { status: 'queued' } }),
  ];
  await expect.poll(left, PATIENT).toEqual([0, 0, 0]);
}

/** What each message is answered with when nothing goes wrong. */
async function calmTalk(wa: FakeWhatsApp, db: Database): Promise<Answers> {
  const phone = wa.phone('6281200000000');
  const answers = new Map<string, string[]>();
  for (const text of [...FIRST, ...BURST]) {
    const before = phone.heard().length;
    await phone.says(text);
    await expect.poll(() => phone.heard().length, PATIENT).toBeGreaterThan(before);
    await idle(wa, db);
    answers.set(text, phone.heard().slice(before));
  }
  return answers;
}

export async function peopleOf(wa: FakeWhatsApp, db: Database): Promise<Writer[]> {
  const answers = await calmTalk(wa, db);
  const writers = Array.from({ length: PEOPLE }, (_, at) => new Writer(wa.phone(`6281300000${100 + at}`), answers));
  for (const writer of writers) writer.begin();
  await answered(writers, FIRST.length);
  return writers;
}

/** Resolves when each has got so many more bubbles. */
export async function answered(writers: readonly Writer[], more = BURST.length): Promise<void> {
  const before = writers.map(({ phone }) => phone.heard().length);
  const got = () => writers.filter(({ phone }, at) => phone.heard().length >= (before[at] ?? 0) + more).length;
  await expect.poll(got, PATIENT).toBe(writers.length);
}
