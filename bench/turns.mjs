// Turns per second: the turn store, Prisma's interactive transactions and bare better-sqlite3, in one run on one disk.
// Build first, then: node bench/turns.mjs [seconds per measurement]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { openDatabase } from '../dist/prisma/database.js';

const seconds = Number(process.argv[2] ?? 2);
const chats = Array.from({ length: 32 }, (_, index) => `chat${index}`);
const snapshot = JSON.stringify({
  value: 'menu',
  context: { basket: Array.from({ length: 20 }, (_, n) => `code ${n}`) },
});
const event = JSON.stringify({ type: 'message', text: 'dalam angka 2025' });

const dataDir = mkdtempSync(join(tmpdir(), 'gerai-bench-'));
const db = await openDatabase({ dataDir });
const revisions = new Map();
let serial = 0;

function turn(id) {
  const revision = revisions.get(id) ?? 0;
  revisions.set(id, revision + 1);
  const address = { id, channel: 'bench', account: 'office', chat: id, customerId: null, language: 'id' };
  const conversation = { ...address, machineVersion: 1, snapshot, revision };
  const history = { externalId: `m${(serial += 1)}`, event, before: snapshot, barrier: false, undoes: null };
  return { conversation, ...history, inbound: event, outbound: [event, event], orderEventId: null, at: Date.now() };
}

async function commit(id) {
  const outcome = await db.turns.commit(turn(id));
  if (outcome !== 'committed') throw new Error(outcome);
}

/** The same rows by Prisma's own means. */
async function byPrisma(id) {
  const { conversation, externalId, before, at } = turn(id);
  const { revision } = conversation;
  const time = new Date(at);
  await db.write(async (tx) => {
    await tx.turn.findUnique({ where: { conversationId_externalId: { conversationId: id, externalId } } });
    const data = { snapshot, revision: revision + 1, lastInboundAt: time, updatedAt: time };
    await tx.conversation.updateMany({ where: { id, revision }, data });
    const history = { conversationId: id, externalId, revision: revision + 1, event, before, at: time };
    await tx.turn.create({ data: { ...history, barrier: false, undone: false } });
    for (const [n, direction] of ['in', 'out', 'out'].entries()) {
      const message = { conversationId: id, direction, externalId: `${externalId}#${n}`, body: event };
      await tx.message.create({ data: { ...message, status: 'queued', attempts: 0, createdAt: time } });
    }
  });
}

/** The same rows by nothing but better-sqlite3. */
function bare() {
  const handle = new Sqlite(join(dataDir, 'gerai.db'));
  for (const pragma of ['synchronous = FULL', 'foreign_keys = ON', 'wal_autocheckpoint = 10000']) handle.pragma(pragma);
  const handled = handle.prepare('SELECT 1 FROM Turn WHERE conversationId = ? AND externalId = ?');
  const swap = handle.prepare(
    'UPDATE Conversation SET snapshot = ?, revision = revision + 1, lastInboundAt = ?, updatedAt = ? WHERE id = ? AND revision = ?',
  );
  const history = handle.prepare(
    'INSERT INTO Turn (conversationId, externalId, revision, event, before, barrier, undone, at) VALUES (?, ?, ?, ?, ?, 0, 0, ?)',
  );
  const message = handle.prepare(
    `INSERT INTO Message (conversationId, direction, externalId, body, status, attempts, createdAt) VALUES (?, ?, ?, ?, 'queued', 0, ?)`,
  );
  const group = handle.transaction((ids) => {
    for (const id of ids) {
      const { conversation, externalId, before, at } = turn(id);
      handled.get(id, externalId);
      if (swap.run(snapshot, at, at, id, conversation.revision).changes !== 1) throw new Error('stale');
      history.run(id, externalId, conversation.revision + 1, event, before, at);
      message.run(id, 'in', externalId, event, at);
      message.run(id, 'out', `${externalId}#0`, event, at);
      message.run(id, 'out', `${externalId}#1`, event, at);
    }
  });
  return { handle, group: group.immediate };
}

const some = (n) => chats.slice(0, n);
await Promise.all(chats.map(commit));
const raw = bare();
const rounds = [
  ['better-sqlite3, one by one', 1, async () => raw.group(some(1))],
  ['better-sqlite3, groups of 8', 8, async () => raw.group(some(8))],
  ['better-sqlite3, groups of 32', 32, async () => raw.group(chats)],
  ['turn store, one by one', 1, () => commit('chat0')],
  ['turn store, 8 at once', 8, () => Promise.all(some(8).map(commit))],
  ['turn store, 32 at once', 32, () => Promise.all(chats.map(commit))],
  ['Prisma, 32 at once', 32, () => Promise.all(chats.map(byPrisma))],
].map(([name, size, run]) => ({ name, size, run, slices: [] }));

// In slices that take turns, so that what else the machine does falls on all alike; the first warms up.
const SLICES = 10;
for (let slice = 0; slice <= SLICES; slice += 1) {
  for (const { size, run, slices } of rounds) {
    let turns = 0;
    const begin = performance.now();
    for (; performance.now() - begin < (seconds * 1000) / SLICES; turns += size) await run();
    if (slice > 0) slices.push((turns * 1000) / (performance.now() - begin));
  }
}
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const unit = median(rounds[0].slices);
for (const { name, slices } of rounds) {
  const perSecond = median(slices);
  const ratio = (perSecond / unit).toFixed(2);
  process.stdout.write(`${name.padEnd(30)} ${perSecond.toFixed(0).padStart(7)} turns/s  ${ratio.padStart(6)}\n`);
}
raw.handle.close();
await db.close();
rmSync(dataDir, { recursive: true, force: true });
