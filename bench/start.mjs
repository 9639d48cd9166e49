// How long the program takes to answer after its start, and how much memory it keeps when idle, with no open conversation and
// with 100.000 of them, in one run. Build first; then: node bench/start.mjs
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';

const CHATS = 100_000;
const ROUNDS = 5;
/** the limit that the idle program must keep, in megabytes */
const IDLE_LIMIT_MB = 200;
const main = new URL('../dist/main.js', import.meta.url).pathname;

async function start(dataDir) {
  const began = performance.now();
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise((resolve, reject) => {
    let text = '';
    child.once('exit', (code) => reject(new Error(`The program ended with ${code}`)));
    child.stdout.on('data', (chunk) => {
      text += chunk;
      const found = /http:\/\/\S+(?=\/panel)/.exec(text);
      if (found) resolve(found[0]);
    });
  });
  const health = await fetch(`${url}/healthz`);
  if (health.status !== 200) throw new Error(`Not healthy: ${health.status}`);
  return { child, ms: performance.now() - began };
}

function stop(child) {
  return new Promise((resolve) => {
    child.removeAllListeners('exit');
    child.once('exit', resolve);
    child.kill('SIGTERM');
  });
}

/** Resident memory in MB, once it no longer moves. */
async function idleMemory(pid) {
  let last = Infinity;
  for (let second = 0; second < 20; second += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const now = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1_000;
    if (Math.abs(now - last) < 1) return now;
    last = now;
  }
  return last;
}

/** Copies the chat of a first visit a hundred thousand times. */
function fill(dataDir) {
  const db = new Database(join(dataDir, 'gerai.db'));
  const now = Date.now();
  const context = {
    language: 'id',
    consented: true,
    misses: 0,
    profile: null,
    form: { name: 'Nama' },
    goal: 'shop',
    page: 0,
  };
  const snapshot = JSON.stringify({ version: 1, value: { profile: 'email' }, context });
  const chat = db.prepare(
    `INSERT INTO "Conversation" (id, channel, account, chat, language, machineVersion, snapshot, revision, lastInboundAt, createdAt, updatedAt)
     VALUES (?, 'webchat', 'web', ?, 'id', 1, ?, 3, ?, ?, ?)`,
  );
  const message = db.prepare(
    `INSERT INTO "Message" (conversationId, direction, externalId, body, status, attempts, createdAt)
     VALUES (?, 'out', 'a#0', '{"kind":"text","text":"Apa alamat e-mail?","choices":[]}', 'sent', 1, ?)`,
  );
  db.transaction(() => {
    for (let index = 0; index < CHATS; index += 1) {
      chat.run(`bench-${index}`, `bench-${index}`, snapshot, now, now, now);
      message.run(`bench-${index}`, now);
    }
  })();
  db.close();
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

async function measure(dataDir) {
  const times = [];
  let memory = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const { child, ms } = await start(dataDir);
    times.push(ms);
    if (round === ROUNDS - 1) memory = await idleMemory(child.pid);
    await stop(child);
  }
  return { ms: median(times), memory };
}

const dataDir = mkdtempSync(join(tmpdir(), 'gerai-bench-'));
try {
  await stop((await start(dataDir)).child);
  const empty = await measure(dataDir);
  fill(dataDir);
  const full = await measure(dataDir);
  const line = (name, { ms, memory }) =>
    `${name.padEnd(24)} ${ms.toFixed(0).padStart(6)} ms ${memory.toFixed(0).padStart(6)} MB idle\n`;
  process.stdout.write(line('no conversation', empty));
  process.stdout.write(line(`${CHATS} conversations`, full));
  process.stdout.write(`start, full / empty: ${(full.ms / empty.ms).toFixed(2)}; idle limit ${IDLE_LIMIT_MB} MB: `);
  process.stdout.write(`${Math.max(empty.memory, full.memory) < IDLE_LIMIT_MB ? 'kept' : 'BROKEN'}\n`);
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
