/** An office whose number is linked to a WhatsApp of this machine, the way an admin and the telephone's owner link it. */
import { setTimeout } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import type { WhatsAppTiming } from '../../../bots/whatsapp/timing.ts';
import { askToLink, readLine, whatsappAccount } from '../../../services/whatsapp_line.ts';
import { openWhatsApp } from '../../fakes/whatsapp/server.ts';
import type { FakeWhatsApp } from '../../fakes/whatsapp/server.ts';
import { openOffice } from '../../office.ts';
import type { Office, OfficeOptions } from '../../office.ts';
import { temporaryDirectory } from '../../prisma/temporary.ts';

/** Answers go at once, nothing is paced, and what is tried again is tried again soon. */
export const QUICK: Partial<WhatsAppTiming> = {
  jitterMs: [0, 0],
  unaskedAMinute: Infinity,
  unaskedChatMs: 0,
  lookMs: 5,
  pausedLookMs: 100,
  firstWaitMs: 5,
  longestWaitMs: 20,
  renewMs: 100,
};

/** Shorter than a test's own limit, so that what is waited for is told; else long, as the machine may be busy. */
const PATIENCE_MS = 25_000;
const LOOK_AGAIN_MS = 2;
const TICK_MS = 10;

/** The settings of an office that is on it. */
export function onWhatsApp(wa: FakeWhatsApp, timing: Partial<WhatsAppTiming> = {}): Partial<OfficeOptions> {
  const { agent, dispatcher } = wa.agents;
  return {
    whatsapp: { socketUrl: wa.url },
    surroundings: { whatsapp: { ...QUICK, ...timing, agent, dispatcher } },
  };
}

/** An admin asks for a QR, the telephone scans it. Resolves when the line is open. */
export async function linkByQr(office: Office, wa: FakeWhatsApp): Promise<void> {
  const { ctx, people } = office;
  const asked = await askToLink(ctx, people.admin, { method: 'qr' });
  if (!asked.ok) throw new Error(`The linking was refused: ${asked.reason}`);
  await wa.scan(await eventually(async () => (await readLine(ctx)).linking?.shown, 'a QR is shown'));
  await lineOpen(office, wa);
}

/** Resolves when the office says so and the server has nothing to tell it from before. */
export async function lineOpen({ ctx }: Office, wa: FakeWhatsApp): Promise<void> {
  await eventually(async () => {
    const key = await whatsappAccount(ctx);
    if (key === null) return false;
    const account = await ctx.db.read.channelAccount.findUnique({ where: { channel_account: key } });
    return account?.state === 'connected' && wa.devices().some(({ live }) => live);
  }, 'the line is open');
}

export interface Linked {
  office: Office;
  wa: FakeWhatsApp;
  /** The program ends and begins anew on the same data, and is given back when its line is open; `between`: while it is away. */
  restart(between?: () => Promise<unknown>): Promise<Office>;
}

/** An office on WhatsApp whose clock goes as the world's does; it ends with the test. */
export async function openRunning(
  wa: FakeWhatsApp,
  dataDir: string,
  timing: Partial<WhatsAppTiming> = {},
): Promise<Office> {
  const office = await openOffice({ dataDir, ...onWhatsApp(wa, timing) });
  const stillClock = runClock(office);
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stillClock();
    return (stopped ??= office.stop());
  };
  onTestFinished(stop);
  return { ...office, stop };
}

/** An office with a linked number, whose clock goes as the world's does; all of it ends with the test. */
export async function openLinked(timing: Partial<WhatsAppTiming> = {}): Promise<Linked> {
  const wa = await openWhatsApp();
  onTestFinished(() => wa.close());
  const dataDir = temporaryDirectory();
  const open = () => openRunning(wa, dataDir, timing);
  const office = await open();
  await linkByQr(office, wa);
  let life = office;
  return {
    office,
    wa,
    async restart(between) {
      await life.stop();
      await between?.();
      life = await open();
      await lineOpen(life, wa);
      return life;
    },
  };
}

/** Until the returned function is called. */
export function runClock(office: Office): () => void {
  let at = performance.now();
  const going = setInterval(() => {
    const since = at;
    at = performance.now();
    office.tick(Math.round(at - since));
  }, TICK_MS);
  return () => clearInterval(going);
}

/** What `look` gives once it gives something. @throws Error when it never does */
export async function eventually<T>(look: () => Promise<T>, what: string): Promise<NonNullable<T>> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (performance.now() > deadline) throw new Error(`It did not come about that ${what}`);
    await setTimeout(LOOK_AGAIN_MS);
  }
}
