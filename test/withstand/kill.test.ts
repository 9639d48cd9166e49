/**
 * kill -9, again and again, while forty chats and two officers are at work: nothing acknowledged is lost, nothing is done
 * twice. The seed is printed with every finding; WITHSTAND_SEED throws the same dice again (what runs at the same moment
 * as what is still up to the machine).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import type { MessageView } from '../../bots/webchat/protocol.ts';
import { openDatabase } from '../../prisma/database.ts';
import { ChatPage } from './chat_page.ts';
import { checkChats } from './check_chats.ts';
import { checkOrders } from './check_orders.ts';
import { checkFiles, checkLetters } from './check_papers.ts';
import { beCustomer } from './customer.ts';
import { Dice } from './dice.ts';
import { freePort, KillableProgram } from './killable_program.ts';
import { PanelBrowser } from './officer.ts';
import { Scene } from './scene.ts';
import { outstanding } from './outstanding.ts';

const CHATS = 40;
/** as many kills as fit into the budget, but never fewer than the least */
const KILLS = { least: 8, most: 14, budgetMs: 45_000 };
/** requests from the coming of one customer to the next: at every moment some begin, and some have their products */
const BETWEEN_CUSTOMERS = 12;
const PASSWORD = 'lautan-tenang-2026';
const OFFICERS = [
  { name: 'Sari Wulandari', email: 'sari@contoh.example', role: 'petugas' },
  { name: 'Dewi Lestari', email: 'dewi@contoh.example', role: 'bendahara' },
] as const;

const seed = Number(process.env['WITHSTAND_SEED'] ?? Date.now() % 1_000_000);

test(`kill -9 at any moment leaves nothing half done (seed ${seed})`, { timeout: 120_000 }, async () => {
  const dice = new Dice(seed);
  const dataDir = mkdtempSync(join(tmpdir(), 'gerai-kill-'));
  const program = new KillableProgram(dataDir, await freePort(dice));
  const scene = new Scene(program);
  onTestFinished(async () => {
    scene.close();
    await program.kill();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
  });
  await program.start();
  for (const officer of OFFICERS) await program.addOfficer(officer, PASSWORD);

  const pages = Array.from({ length: CHATS }, (_, number) => new ChatPage(`chat-${number}`, scene, dice.fork()));
  const officers = OFFICERS.map(({ email }) => new PanelBrowser({ email, password: PASSWORD }, scene, dice.fork()));
  const atWork = [
    ...pages.map(async (page, number) => {
      const own = dice.fork();
      await scene.afterRequests(number * BETWEEN_CUSTOMERS);
      await beCustomer(page, scene, own, number);
    }),
    ...officers.map((officer) => officer.work()),
  ];
  // whoever stumbles ends the run for all
  const everybody = Promise.all(atWork).finally(() => scene.close());
  everybody.catch(() => undefined);

  const until = performance.now() + KILLS.budgetMs;
  for (let kill = 0; kill < KILLS.most && (kill < KILLS.least || performance.now() < until); kill += 1) {
    if (scene.closing.aborted) break;
    await Promise.race([scene.afterRequests(dice.between(40, 260)), everybody]);
    await setTimeout(dice.between(0, 30));
    await program.kill();
    if (dice.chance(0.3)) {
      // it is killed while it starts, too
      const start = program.start();
      await setTimeout(dice.between(0, 700));
      await program.kill();
      await start;
    }
    await startUnderKnocks(program, scene);
  }
  await Promise.race([scene.afterRequests(200), everybody]);
  scene.close();
  await everybody;

  await program.kill();
  await startUnderKnocks(program, scene);
  await untilDone(dataDir);
  // the state survived: the question is asked again as it was, and takes its answer
  for (const page of pages) {
    await page.catchUp();
    const asked = page.question;
    await page.send({ kind: 'text', text: 'ulang' });
    const again = page.question;
    if (asked?.text !== again?.text || JSON.stringify(asked?.choices) !== JSON.stringify(again?.choices)) {
      scene.violate(`${page.name} was asked "${asked?.text}" and is now asked "${again?.text}"`);
    }
    const choice = again?.choices.find(({ token }) => token !== 'word:language');
    await page.send(choice === undefined ? { kind: 'text', text: 'menu' } : { kind: 'choice', ...choice });
  }
  await untilDone(dataDir);
  const reloaded = new Map<ChatPage, MessageView[]>();
  for (const page of pages) reloaded.set(page, await page.history(0));
  expect(await program.stop()).toBe(0);

  const db = await openDatabase({ dataDir });
  onTestFinished(() => db.close());
  expect([
    ...scene.violations,
    ...program.errors,
    ...(await checkChats(db.read, pages, reloaded)),
    ...(await checkOrders(db.read, officers.flatMap(({ sent }) => sent))),
    ...(await checkLetters(db.read)),
    ...(await checkFiles(db.read, dataDir)),
  ]).toEqual([]);
  // the storm went over deep water
  const phases = (await db.read.order.groupBy({ by: ['phase'], _count: true })).map(({ phase, _count }) => `${phase} ${_count}`);
  const sent = pages.flatMap((page) => page.sent);
  console.log(phases, sent.length, sent.filter((m) => m.broken > 0).length, sent.filter((m) => !m.acknowledged).length, officers.map((o) => [o.sent.length, o.sent.filter((s) => s.broken > 0).length, o.sent.filter((s) => s.outcome === 'moved').length]), await db.read.document.count());
});

/** A request that comes while the program starts is refused or answered; it never hangs. */
async function startUnderKnocks(program: KillableProgram, scene: Scene): Promise<void> {
  const started = program.start();
  let isUp = false;
  const knock = async () => {
    while (!isUp) {
      try {
        await fetch(`${program.url}/healthz`, { signal: AbortSignal.timeout(10_000) });
      } catch (error) {
        if (error instanceof Error && error.name === 'TimeoutError') scene.violate('A request hung while the program started');
      }
      await setTimeout(5);
    }
  };
  const knocks = knock();
  await started.finally(() => {
    isUp = true;
  });
  await knocks;
}

/** Waits until all news is told and all that was said is sent. */
async function untilDone(dataDir: string): Promise<void> {
  const deadline = Date.now() + 15_000;
  while ((await outstanding(dataDir)) > 0 && Date.now() < deadline) await setTimeout(20);
}
