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
import { PRODUCT_KINDS } from '../../domain/vocabulary.ts';
import type { OrderAct } from '../../machines/order/machine.ts';
import type { Reader } from '../../prisma/database.ts';
import { requestOf } from '../../services/orders/item_request.ts';
import { createVault, loadSecretKey } from '../../services/vault.ts';
import { environmentOf, openData } from '../engine.ts';
import { ChatPage } from './chat_page.ts';
import { checkChats } from './check_chats.ts';
import { checkCounter } from './check_counter.ts';
import { checkOrders } from './check_orders.ts';
import { checkFiles, checkLetters } from './check_papers.ts';
import { beCustomer } from './customer.ts';
import { Dice } from './dice.ts';
import { freePort, KillableProgram } from './killable_program.ts';
import { PanelBrowser } from './officer.ts';
import { outstanding } from './outstanding.ts';
import { Scene } from './scene.ts';

const CHATS = 40;
/** First while most customers register and choose, then while the officers are busy with what was ordered. */
const KILLS = [
  { times: 2, after: [80, 260], of: 'requests' },
  { times: 2, after: [3, 20], of: 'commands' },
  { times: 3, after: [8, 30], of: 'acts' },
] as const;
/** requests from the coming of one customer to the next: at every moment some begin, and some have their products */
const BETWEEN_CUSTOMERS = 12;
/** What a run must have seen, besides what every order goes through: of each line one. */
const MUST_HAPPEN: readonly (readonly OrderAct[])[] = [
  ['return'],
  ['reviseAbstraction'],
  ['requestReduction'],
  ['decideReduction'],
  ['attach'],
  ['requestInvoiceCorrection'],
  ['answerInvoiceCorrection', 'sendAgreement'],
  ['submitAgreement'],
  ['returnAgreement'],
  ['acceptAgreement'],
  ['fileAgreementOnPaper'],
  ['submitProof'],
  ['release'],
  ['requestDeliveryCorrection'],
  ['answerDeliveryCorrection', 'releaseAgain', 'answerReceiptCorrection', 'reissueReceipt'],
];
/** By then it has, also on a machine that is busy with other things. */
const ENOUGH_MS = 300_000;
/** longer than anything healthy takes */
const PATIENCE_MS = 10_000;
const DONE_MS = 30_000;
const KNOCK_AGAIN_MS = 5;
const LOOK_AGAIN_MS = 20;
const PASSWORD = 'lautan-tenang-2026';
const OFFICERS = [
  { name: 'Sari Wulandari', email: 'sari@contoh.example', role: 'petugas' },
  { name: 'Budi Santoso', email: 'budi@contoh.example', role: 'petugas' },
  { name: 'Dewi Lestari', email: 'dewi@contoh.example', role: 'bendahara' },
] as const;

const seed = Number(process.env['WITHSTAND_SEED'] ?? Date.now() % 1_000_000);

test(`kill -9 at any moment leaves nothing half done (seed ${seed})`, { timeout: 420_000 }, async () => {
  const deadline = performance.now() + ENOUGH_MS;
  const dice = new Dice(seed);
  const dataDir = mkdtempSync(join(tmpdir(), 'gerai-kill-'));
  const program = new KillableProgram(await environmentOf(dataDir), await freePort(dice));
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
      await scene.after(number * BETWEEN_CUSTOMERS, 'requests');
      await beCustomer(page, scene, own, number);
    }),
    ...officers.map((officer) => officer.work()),
  ];
  // whoever stumbles ends the run for all
  const everybody = Promise.all(atWork).finally(() => scene.close());
  everybody.catch(() => undefined);

  for (const { times, after, of } of KILLS) {
    for (let time = 0; time < times && !scene.closing.aborted; time += 1) {
      await Promise.race([scene.after(dice.between(after[0], after[1]), of), everybody]);
      await setTimeout(dice.between(0, 30));
      await program.kill();
      // it is killed while it starts, too
      if (dice.chance(0.3)) await startBriefly(program, dice.between(0, 700));
      await startUnderKnocks(program, scene);
    }
  }
  await Promise.race([untilAllHappened(dataDir, scene, deadline), everybody]);
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

  const db = await openData({ dataDir });
  onTestFinished(() => db.close());
  expect([
    ...scene.violations,
    ...program.errors,
    ...(await checkChats(db.read, createVault(await loadSecretKey(dataDir)), pages, reloaded)),
    ...(await checkOrders(
      db.read,
      officers.flatMap(({ sent }) => sent),
    )),
    ...(await checkCounter(db.read, pages)),
    ...(await checkLetters(db.read)),
    ...(await checkFiles(db.read, dataDir)),
  ]).toEqual([]);
  // the storm went over deep water
  const sent = [...pages, ...officers].flatMap((person): { broken: number }[] => person.sent);
  expect(sent.filter(({ broken }) => broken > 0).length).toBeGreaterThan(5);
  expect(await db.read.order.count()).toBeGreaterThan(CHATS / 2);
  expect(await notYet(db.read)).toEqual([]);
  expect(await itemsOf(db.read)).toEqual({ publication: true, microdata: true, map: true, fullSet: true, part: true });
  expect(await db.read.reductionRequest.count({ where: { fileId: { not: null } } })).toBeGreaterThan(0);
});

async function startBriefly(program: KillableProgram, ms: number): Promise<void> {
  const started = program.start();
  await setTimeout(ms);
  await program.kill();
  await started;
}

/** A request that comes while the program starts is refused or answered; it never hangs. */
async function startUnderKnocks(program: KillableProgram, scene: Scene): Promise<void> {
  const up = new AbortController();
  const knock = async () => {
    while (!up.signal.aborted) {
      try {
        await fetch(`${program.url}/healthz`, { signal: AbortSignal.timeout(PATIENCE_MS) });
      } catch (error) {
        if (error instanceof Error && error.name === 'TimeoutError') scene.violate('A request hung while starting');
      }
      await setTimeout(KNOCK_AGAIN_MS);
    }
  };
  const knocks = knock();
  await program.start().finally(() => up.abort());
  await knocks;
}

/** Everybody works on until all of it has happened. */
async function untilAllHappened(dataDir: string, scene: Scene, deadline: number): Promise<void> {
  const db = await openData({ dataDir, beside: true });
  while ((await notYet(db.read)).length > 0 && performance.now() < deadline && !scene.closing.aborted) {
    await setTimeout(LOOK_AGAIN_MS * 10);
  }
  await db.close();
}

async function notYet(read: Reader): Promise<string[]> {
  const happened = await read.orderEvent.findMany({ distinct: ['type'], select: { type: true } });
  const is = (act: OrderAct) => happened.some(({ type }) => type === act);
  const acts = MUST_HAPPEN.filter((any) => !any.some(is)).map((any) => any.join(' or '));
  return (await read.complaint.count()) > 0 ? acts : [...acts, 'complaint'];
}

async function itemsOf(read: Reader): Promise<Record<string, boolean>> {
  const items = await read.orderItem.findMany();
  const data = items.flatMap((item) => {
    const request = requestOf(item);
    return request?.kind === 'microdata' ? [request] : [];
  });
  const isFull = ({ variables, regions }: (typeof data)[number]) => variables === 'all' && regions === 'all';
  return {
    ...Object.fromEntries(PRODUCT_KINDS.map((kind) => [kind, items.some((item) => item.kind === kind)])),
    fullSet: data.some(isFull),
    part: data.some((request) => !isFull(request)),
  };
}

/** Waits until all news is told and all that was said is sent; what is not even then, the checks find. */
async function untilDone(dataDir: string): Promise<void> {
  const deadline = performance.now() + DONE_MS;
  const db = await openData({ dataDir, beside: true });
  while ((await outstanding(db.read)) > 0 && performance.now() < deadline) await setTimeout(LOOK_AGAIN_MS);
  await db.close();
}
