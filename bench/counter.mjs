// How fast the panel's lists follow a change, with 300 visitors in the queue, 300 open orders and 50 live talks, on one process
// of the built program. Open meanwhile are a page for each talk, the list of talks and the board of the queue, and each of them
// does what the panel's script does: told of a change, it fetches its parts and the counts in the navigation, at most once a
// second. Beside a plain page of the panel before they are opened, in one run. Build first, then: node bench/counter.mjs [rounds]
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openConversation } from '../dist/machines/conversation/step.js';
import { IDLE_CLOCK } from '../dist/domain/service_clock.js';
import { phaseOf, startOrder } from '../dist/machines/order/life.js';
import { openDatabase } from '../dist/prisma/database.js';
import { seedExample } from '../dist/prisma/seed.js';
import { addOfficer } from '../dist/services/people.js';
import { createVault, loadSecretKey } from '../dist/services/vault.js';
import { send, startProgram, stop } from './support/child.mjs';
import { line, median, quantile } from './support/numbers.mjs';

const rounds = Number(process.argv[2] ?? 40);
const TALKS = 50;
const VISITORS = 300;
const ORDERS = 300;
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
  const times = { quiet: [], plain: [], list: [], queue: [], counts: [], talk: [], visit: [] };
  for (let round = 0; round < rounds; round += 1) await timed(times.quiet, () => read('/panel/akun'));
  const followers = talks.map((id) => follow(`/panel/percakapan/${id}`, `/panel/percakapan/${id}/isi`));
  const talksPage = openPage('/panel/percakapan', '/panel/percakapan/daftar');
  const queuePage = openPage('/panel/antrean', '/panel/antrean/papan');
  const csrf = csrfIn(await read('/panel/antrean/baru'));
  for (let round = 0; round < rounds; round += 1) {
    await timed(times.plain, () => read('/panel/akun'));
    await timed(times.list, () => read('/panel/percakapan/daftar'));
    await timed(times.queue, () => read('/panel/antrean/papan'));
    await timed(times.counts, () => read('/panel/lencana?di=%2Fpanel'));
    const waits = round % 2 === 0;
    await timed(times.talk, async () => {
      const listed = talksPage.shows((text) => text.includes('Menunggu petugas (1)') === waits);
      await customer(waits ? 'petugas' : 'batalkan permintaan');
      await listed;
    });
    await timed(times.visit, async () => {
      const shown = queuePage.shows((text) => text.includes(`<dd>${VISITORS + round + 1}</dd>`));
      await enterVisit(csrf);
      await shown;
    });
  }
  for (const page of [...followers, talksPage.stream, queuePage.stream]) page.destroy();
  const unit = median(times.quiet);
  line(`${VISITORS} visitors, ${ORDERS} orders, ${TALKS} talks`, 'p50 ms', 'p99 ms', 'ratio');
  for (const [name, of] of [
    ['a plain page, nothing else open', times.quiet],
    ['a plain page, just after a change', times.plain],
    ['the list of talks', times.list],
    ['the board of the queue', times.queue],
    ['the counts in the navigation', times.counts],
    ['a customer’s words until on the open list', times.talk],
    ['a visitor entered until on the open board', times.visit],
  ]) {
    line(name, median(of).toFixed(1), quantile(of, 0.99).toFixed(1), (median(of) / unit).toFixed(2));
  }
  line('pages that followed meanwhile', pages);

  /** As the panel's script fetches: no sign that anybody is there. */
  async function read(path) {
    const unattended = { ...headers, 'gerai-unattended': '1' };
    return (await send(`${program.url}${path}`, { method: 'GET', headers: unattended })).text;
  }

  async function enterVisit(token) {
    const fields = {
      _csrf: token,
      service: 'A',
      name: 'Tamu baru',
      institution: '',
      purpose: 'Konsultasi',
      language: 'id',
    };
    const form = { ...headers, 'content-type': 'application/x-www-form-urlencoded' };
    await send(`${program.url}/panel/antrean/baru`, { headers: form, body: new URLSearchParams(fields).toString() });
  }

  async function timed(measured, work) {
    const begin = performance.now();
    await work();
    measured.push(performance.now() - begin);
  }

  /** An open page that says when its part fulfils something. */
  function openPage(page, part) {
    let wanted = null;
    const stream = follow(page, part, (text) => {
      if (wanted === null || !wanted.test(text)) return;
      wanted.done();
      wanted = null;
    });
    return { stream, shows: (test) => new Promise((done) => (wanted = { test, done })) };
  }

  /** An open page: told that something changed, it fetches its part and the counts, `seen` what the part says now. */
  function follow(page, part, seen = () => {}) {
    let due = false;
    let busy = false;
    const look = async () => {
      const [text] = await Promise.all([read(part), read(`/panel/lencana?di=${encodeURIComponent(page)}`)]);
      pages += 1;
      seen(text);
    };
    const renew = async () => {
      due = true;
      if (busy) return;
      busy = true;
      while (due) {
        due = false;
        await look();
        await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
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

/** Rows as the use cases leave them, written at once: 50 talks that one officer holds, and a queue of today, and orders to be reviewed. */
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
    await furnishOrders(tx, at);
  });
  await db.close();
  return ids;
}

/** Orders that wait for the officer, each with one publication. */
async function furnishOrders(tx, at) {
  const person = { name: 'Pelanggan Uji', email: 'p@contoh.example', institution: '', country: 'ID', npwpCipher: null };
  const plain = { segment: 'company', phone: '', occupation: 'other', use: 'other', npwpDeclaredActive: false };
  const when = { createdAt: at, updatedAt: at };
  const customerId = 'bench-customer';
  await tx.customer.create({ data: { id: customerId, ...person, ...plain, language: 'id', ...when } });
  const machine = JSON.parse(JSON.stringify(startOrder()));
  const ids = Array.from({ length: ORDERS }, (_, index) => `bench-o${index}`);
  await tx.order.createMany({
    data: ids.map((id) => ({
      id,
      code: id,
      customerId,
      language: 'id',
      phase: phaseOf(machine),
      machine,
      revision: 1,
      termsVersion: 'bench',
      buyer: person,
      clock: JSON.parse(JSON.stringify(IDLE_CLOCK)),
      ...when,
    })),
  });
  const product = await tx.product.findFirstOrThrow({ where: { kind: 'publication' } });
  const { id: productId, code, kind, title, titleEn, pages } = product;
  await tx.orderItem.createMany({
    data: ids.map((orderId) => ({
      id: `${orderId}-1`,
      orderId,
      position: 0,
      productId,
      code,
      kind,
      title,
      titleEn,
      pages,
    })),
  });
}

function csrfIn(html) {
  return /name="_csrf" value="([^"]+)"/.exec(html)[1];
}

async function signIn() {
  const form = await send(`${program.url}/panel/masuk`, { method: 'GET' });
  const cookies = form.headers['set-cookie'].map((one) => one.split(';')[0]);
  const csrf = csrfIn(form.text);
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
