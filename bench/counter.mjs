// How fast the panel's list of talks follows a change, with 300 visitors in the queue and 50 live talks, each with its page
// open, on one process of the built program; beside a plain page of the panel, in one run. Build first, then:
// node bench/counter.mjs [rounds]
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openConversation } from '../dist/machines/conversation/step.js';
import { openDatabase } from '../dist/prisma/database.js';
import { seedExample } from '../dist/prisma/seed.js';
import { addOfficer } from '../dist/services/people.js';
import { createVault, loadSecretKey } from '../dist/services/vault.js';
import { send, startProgram, stop } from './support/child.mjs';
import { line, median, quantile } from './support/numbers.mjs';

const rounds = Number(process.argv[2] ?? 40);
const TALKS = 50;
const VISITORS = 300;
/** As the panel's script does: a page looks again at most once a second. */
const BETWEEN_MS = 1000;
const PASSWORD = 'kuda laut berenang 7';
const EMAIL = 'petugas@contoh.example';

const dataDir = mkdtempSync(join(tmpdir(), 'gerai-bench-'));
const talks = await furnish();
const program = await startProgram(dataDir);
try {
  const cookie = await signIn();
  const headers = { cookie };
  const customer = await newChat();
  let pages = 0;
  const followers = talks.map((id) =>
    follow(async () => {
      await read(`/panel/percakapan/${id}/isi`);
      pages += 1;
    }),
  );
  const plain = [];
  const list = [];
  const follows = [];
  let changed = () => {};
  const watching = follow(() => changed(), 0);
  for (let round = 0; round < rounds; round += 1) {
    const begin = performance.now();
    await read('/panel/akun');
    plain.push(performance.now() - begin);
    const looked = performance.now();
    await read('/panel/percakapan/daftar');
    list.push(performance.now() - looked);
    const change = new Promise((resolve) => (changed = resolve));
    const waits = round % 2 === 0;
    const said = performance.now();
    await customer(waits ? 'petugas' : 'batalkan permintaan');
    for (;;) {
      const text = await read('/panel/percakapan/daftar');
      if (text.includes('Menunggu petugas (1)') === waits) break;
      await change;
    }
    follows.push(performance.now() - said);
  }
  for (const page of [...followers, watching]) page.destroy();
  const unit = median(plain);
  line(`${VISITORS} visitors, ${TALKS} talks`, 'p50 ms', 'p99 ms', 'ratio');
  for (const [name, times] of [
    ['a plain page of the panel', plain],
    ['the list of talks', list],
    ['a customer’s words until listed', follows],
  ]) {
    line(name, median(times).toFixed(1), quantile(times, 0.99).toFixed(1), (median(times) / unit).toFixed(2));
  }
  line('pages that followed meanwhile', pages);

  async function read(path) {
    return (await send(`${program.url}${path}`, { method: 'GET', headers })).text;
  }

  /** An open page: told that something changed, it looks again. */
  function follow(look, between = BETWEEN_MS) {
    let due = false;
    let busy = false;
    const renew = async () => {
      due = true;
      if (busy) return;
      busy = true;
      while (due) {
        due = false;
        await look();
        if (between > 0) await new Promise((resolve) => setTimeout(resolve, between));
      }
      busy = false;
    };
    return get(`${program.url}/panel/langsung`, { headers, agent: false }, (stream) => {
      stream.on('data', (chunk) => String(chunk).includes('event: change') && renew().catch(() => {}));
      stream.on('error', () => {});
    }).on('error', () => {});
  }
} finally {
  await stop(program);
  rmSync(dataDir, { recursive: true, force: true });
}

/** Rows as the use cases leave them, written at once: 50 talks that one officer holds, and a queue of today. */
async function furnish() {
  const now = Date.now();
  const db = await openDatabase({ dataDir });
  await seedExample(db, now);
  const vault = createVault(await loadSecretKey(dataDir, undefined));
  const ctx = { db, vault, now: () => now, random: (count) => randomBytes(count) };
  const officer = { name: 'Petugas Uji', email: EMAIL, role: 'petugas' };
  const { id: officerId } = (await addOfficer(ctx, { kind: 'system' }, officer, PASSWORD)).officer;
  const at = new Date(now);
  const { state } = openConversation('id');
  const ids = Array.from({ length: TALKS }, (_, index) => `bench-${String(index).padStart(3, '0')}`);
  await db.write(async (tx) => {
    await tx.conversation.createMany({
      data: ids.map((id) => ({
        id,
        channel: 'webchat',
        account: 'web',
        chat: id,
        language: 'id',
        revision: 1,
        createdAt: at,
        updatedAt: at,
        machineVersion: state.version,
        snapshot: vault.encrypt(JSON.stringify(state)),
        lastInboundAt: at,
      })),
    });
    await tx.message.createMany({
      data: ids.flatMap((conversationId) =>
        Array.from({ length: 40 }, (_, index) => ({
          conversationId,
          direction: 'in',
          externalId: `m${index}`,
          status: 'handled',
          attempts: 0,
          createdAt: at,
          body: JSON.stringify({ kind: 'text', text: `Pesan ke-${index}` }),
        })),
      ),
    });
    const held = {
      status: 'held',
      startedBy: 'customer',
      officerId,
      requestedAt: at,
      claimedAt: at,
      lastMessageAt: at,
    };
    await tx.handover.createMany({ data: ids.map((id) => ({ id, conversationId: id, ...held, seenMessageId: 0 })) });
    const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Jakarta' }).format(at);
    await tx.visit.createMany({
      data: Array.from({ length: VISITORS }, (_, index) => ({
        id: `bench-v${index}`,
        code: `B${String(index).padStart(7, '0')}`,
        day,
        service: 'A',
        number: index + 1,
        name: `Tamu ${index}`,
        institution: '',
        purpose: 'Konsultasi',
        language: 'id',
        channel: 'officer',
        status: 'waiting',
        takenAt: at,
        calls: 0,
      })),
    });
  });
  await db.close();
  return ids;
}

async function signIn() {
  const form = await send(`${program.url}/panel/masuk`, { method: 'GET' });
  const cookies = form.headers['set-cookie'].map((one) => one.split(';')[0]);
  const csrf = /name="_csrf" value="([^"]+)"/.exec(form.text)[1];
  const body = new URLSearchParams({ _csrf: csrf, email: EMAIL, password: PASSWORD }).toString();
  const headers = { cookie: cookies.join('; '), 'content-type': 'application/x-www-form-urlencoded' };
  const signed = await send(`${program.url}/panel/masuk`, { headers, body });
  return signed.headers['set-cookie'].map((one) => one.split(';')[0]).join('; ');
}

/** Somebody in the web chat who agreed; returns how they say something. */
async function newChat() {
  const headers = { 'x-gerai-chat': 'id' };
  const started = await send(`${program.url}/chat/start`, { headers, body: '' });
  const cookie = started.headers['set-cookie'][0].split(';')[0];
  let after = JSON.parse(started.text).messages.at(-1).id;
  let said = 0;
  const say = async (text) => {
    said += 1;
    const body = JSON.stringify({ id: `bench-said-${said}`, after, body: { kind: 'text', text } });
    const sent = { ...headers, cookie, 'content-type': 'application/json' };
    const { text: answer } = await send(`${program.url}/chat/messages`, { headers: sent, body });
    after = JSON.parse(answer).messages.at(-1)?.id ?? after;
  };
  await say('setuju');
  return say;
}
