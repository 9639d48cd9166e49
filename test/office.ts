/**
 * A whole office in one process for tests: the real program (program.ts) over a real database in a directory of its own,
 * listening on a free port, with a clock that only the test moves and randomness that is the same in every run.
 *
 *     const office = await openOffice({ clock: '2026-11-23 09:00' });
 *     await acceptOrder(office.ctx, office.people.petugas, { code, revision });
 *     await office.settled();            // the news is in the customer's chat, nothing is queued
 *     await office.pass({ days: 7 });    // timers that fall due have fired
 *
 * Whoever opens it stops it (`onTestFinished(() => office.stop())`, or afterAll). Everything here waits for conditions,
 * never for a fixed time.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pino } from 'pino';
import type { EmailConfig, TelegramConfig, WhatsAppConfig } from '../config.ts';
import { createInlineRenderer } from '../documents/renderer.ts';
import { startProgram } from '../program.ts';
import type { Program, Surroundings } from '../program.ts';
import type { ServiceContext } from '../services/context.ts';
import { databaseUrlOf } from './engine.ts';
import { instantOf } from './office/clock.ts';
import { hirePeople } from './office/people.ts';
import type { People } from './office/people.ts';
import { countedBytes } from './office/randomness.ts';
import { unsettled } from './office/settled.ts';

export type { People } from './office/people.ts';

export interface OfficeOptions {
  /** when the office opens, on the clock of Western Indonesia (WIB) */
  clock?: string;
  /** an existing directory to go on with (nobody is hired again); left alone at the end. Default: a new, temporary one */
  dataDir?: string;
  /** given to every officer, for tests that sign in; hashing takes some 0.1 s each. Default: they have access links */
  password?: string;
  /** where it listens; by default a free port. For a second life at the address of the first */
  port?: number;
  /** the office's Telegram bot; by default it has none */
  telegram?: TelegramConfig;
  /** where the office's number is linked; by default it has no WhatsApp */
  whatsapp?: WhatsAppConfig;
  /** the office's mail server; by default nothing goes out by e-mail */
  email?: EmailConfig;
  /** overrides of what the world gives, e.g. the web chat's limits */
  surroundings?: Partial<Omit<Surroundings, 'now'>>;
}

export interface Office {
  ctx: ServiceContext;
  program: Program;
  /** where it listens, e.g. 'http://localhost:41234' */
  url: string;
  dataDir: string;
  /** one officer per role and a second petugas, as actors of the use cases */
  people: People;
  /** Sets the clock ('2026-11-30 09:00' in WIB, or UTC ms), lets what is due happen and waits for it. */
  setClock(to: string | number): Promise<void>;
  /** Moves the clock on likewise. */
  pass(time: { days?: number; hours?: number; minutes?: number; ms?: number }): Promise<void>;
  /** Moves it on by so little that nothing falls due, and waits for nothing. */
  tick(ms: number): void;
  /**
   * Resolves when nothing is left to do at the clock's time: no order news untold, no message queued, no timer due.
   * Throws with what is left when that takes too long.
   */
  settled(): Promise<void>;
  /** Ends the program; the directory stays when it was given. */
  stop(): Promise<void>;
}

/** Monday, within service hours, in the middle of a working week without holidays (docs/domain.md 6) */
export const OPENING = '2026-11-23 09:00';

/** Shorter than a test's own limit, so that what is left is told; else long, as the machine may be busy. */
const DEADLINE_MS = 25_000;
const LOOK_AGAIN_MS = 2;

export async function openOffice(options: OfficeOptions = {}): Promise<Office> {
  let now = instantOf(options.clock ?? OPENING);
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'gerai-office-')));
  const config = {
    port: options.port ?? 0,
    publicUrl: undefined,
    dataDir,
    databaseUrl: await databaseUrlOf(dataDir),
    secretKey: '5e'.repeat(32),
    webchat: true,
    telegram: options.telegram,
    whatsapp: options.whatsapp,
    email: options.email,
    trustProxy: 0,
    logLevel: 'silent' as const,
  };
  const program = await startProgram(config, {
    // a second life of the same data must not draw the ids of the first again
    random: options.dataDir === undefined ? countedBytes() : (count) => randomBytes(count),
    renderer: createInlineRenderer(),
    log: pino({ level: 'silent' }),
    ...options.surroundings,
    now: () => now,
  });
  const { ctx } = program;

  const settled = async () => {
    const deadline = performance.now() + DEADLINE_MS;
    for (;;) {
      const left = await unsettled(ctx);
      if (left.length === 0) return;
      if (performance.now() > deadline) throw new Error(`The office did not settle: ${left.join(', ')}`);
      await setTimeout(LOOK_AGAIN_MS);
    }
  };
  const setClock = async (to: string | number) => {
    now = typeof to === 'number' ? to : instantOf(to);
    for (const worker of program.workers) worker.wake();
    await settled();
    await draftsLookedAt();
    await settled();
  };
  // nothing in the database says that chats are still to be looked at: stopping a worker waits for its run, and a run that
  // began before the clock was set is followed by one that did not
  const draftsLookedAt = async () => {
    const drafts = program.workers.find(({ name }) => name === 'drafts');
    for (const _ of ['under way', 'at this time']) {
      await drafts?.stop();
      drafts?.start();
    }
  };

  return {
    ctx,
    program,
    url: program.publicUrl,
    dataDir,
    people: await hirePeople(ctx, options.password),
    setClock,
    pass: ({ days = 0, hours = 0, minutes = 0, ms = 0 }) =>
      setClock(now + ((days * 24 + hours) * 60 + minutes) * 60_000 + ms),
    tick: (ms) => {
      now += ms;
    },
    settled,
    stop: async () => {
      await program.stop();
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
