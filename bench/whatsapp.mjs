// The time of a reply over WhatsApp and over Telegram, in one run of one built program, against servers of this machine:
// 200 messages from 20 people at once, each of whom writes the next when the last is answered. WhatsApp with its pacing and
// without, which Telegram has none of for answers. Then 500 messages that have waited while there was no line.
// Build first, then: node bench/whatsapp.mjs [rounds]
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processorMs, stop } from './support/child.mjs';
import { line, quantile } from './support/numbers.mjs';
import { importTest } from './support/typescript.mjs';

const { openWhatsApp } = await importTest('fakes/whatsapp/server.ts');
const { startFakeTelegram } = await importTest('fakes/telegram/server.ts');

/** The two take turns; the first round warms up. */
const rounds = Number(process.argv[2] ?? 3);
const PEOPLE = 20;
const MESSAGES = 10;
const WAITING = 25;

/** What people write, and what the last bubble of the answer says. */
const LINES = [
  ['cari produk', 'Produk apa yang dicari'],
  ['dalam angka 2025', 'Hasil pencarian'],
  ['menu', 'Menu utama'],
  ['status', 'Belum ada pesanan'],
  ['menu', 'Menu utama'],
];
const UNPACED = { jitterMs: [0, 0], unaskedAMinute: 1e9, unaskedChatMs: 0 };

const wa = await openWhatsApp();
const tg = await startFakeTelegram();
const dataDir = mkdtempSync(join(tmpdir(), 'gerai-bench-'));
const numbered = Array.from({ length: PEOPLE }, (_, at) => at);
const phones = numbered.map((at) => wa.phone(`62812${String(at).padStart(8, '0')}`));
const persons = numbered.map(() => tg.person());
const sides = {
  WhatsApp: phones.map((phone) => ({
    say: (text) => phone.says(text),
    heard: () => phone.heard(),
    until: (condition) => wa.until(condition),
  })),
  Telegram: persons.map((person) => ({
    say: (text) => person.text(text),
    heard: () => person.screen().flatMap(({ from, text }) => (from === 'bot' ? [text] : [])),
    until: (condition) => tg.waitFor(condition),
  })),
};

/** The program with its line open. */
async function start(timing) {
  const given = { dataDir, telegram: { token: tg.token, apiRoot: tg.url }, whatsapp: { socketUrl: wa.url }, timing };
  const script = new URL('support/chats_program.mjs', import.meta.url).pathname;
  const child = fork(script, [JSON.stringify(given)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  await new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The program ended with ${code}`)));
    child.on('message', ({ shown, open }) => {
      if (shown) wa.scan(shown).catch(reject);
      if (open) resolve();
    });
  });
  return { child };
}

/** Writes, and resolves with how long it took until the answer was on the screen, ms. */
async function ask({ say, heard, until }, text, answer) {
  const before = heard().length;
  const begin = performance.now();
  await say(text);
  await until(() =>
    heard()
      .slice(before)
      .some((words) => words.includes(answer)),
  );
  return performance.now() - begin;
}

async function greet(people) {
  for (const person of people) {
    await ask(person, 'halo', 'Selamat datang');
    await ask(person, 'setuju', 'Menu utama');
  }
}

async function measure(program, people) {
  const before = processorMs(program);
  const times = await Promise.all(
    people.map(async (person) => {
      const own = [];
      for (let said = 0; said < MESSAGES; said += 1) own.push(await ask(person, ...LINES[said % LINES.length]));
      return own;
    }),
  );
  return { times: times.flat(), processor: processorMs(program) - before };
}

function report(name, all) {
  const times = all.flatMap((one) => one.times);
  const [p50, p99] = [0.5, 0.99].map((share) => quantile(times, share));
  const processor = all.reduce((sum, one) => sum + one.processor, 0) / times.length;
  line(name, times.length, p50.toFixed(0), p99.toFixed(0), processor.toFixed(1));
  return p99;
}

/** 500 messages that have waited: what became of them, and when, from the line being open. */
async function reconnect() {
  const said = Array.from({ length: WAITING }, (_, at) => LINES[at % LINES.length]);
  const before = phones.map((phone) => phone.heard().length);
  wa.stop();
  for (const [text] of said) await Promise.all(phones.map((phone) => phone.says(text)));
  const from = wa.wire.length;
  await wa.start();
  const sent = (by, tag) => wa.wire.slice(from).some((one) => one.by === by && one.stanza.tag === tag);
  await patiently(() => sent('server', 'success'));
  const open = performance.now();
  await patiently(() => sent('socket', 'message'));
  const first = performance.now() - open;
  const answers = () => phones.map((phone, at) => phone.heard().slice(before[at]));
  const answered = (heard) => {
    let next = 0;
    for (const words of heard) if (next < said.length && words.includes(said[next][1])) next += 1;
    return next;
  };
  await patiently(() => answers().every((heard) => answered(heard) === said.length));
  return { first, all: performance.now() - open };
}

/** The server's own patience is shorter. */
async function patiently(condition) {
  for (let more = 20; ; more -= 1) {
    try {
      return await wa.until(condition);
    } catch (error) {
      if (more === 0) throw error;
    }
  }
}

let program = await start(UNPACED);
try {
  for (const people of Object.values(sides)) await greet(people);
  const measured = { WhatsApp: [], Telegram: [] };
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, people] of Object.entries(sides)) {
      const one = await measure(program, people);
      if (round > 0) measured[name].push(one);
    }
  }
  line('', 'messages', 'p50 ms', 'p99 ms', 'processor ms');
  const [whatsapp, telegram] = Object.entries(measured).map(([name, all]) => report(name, all));
  line('p99, WhatsApp to Telegram', '', '', (whatsapp / telegram).toFixed(2), '');
  const { first, all } = await reconnect();
  line(`${PEOPLE * WAITING} had waited, ms from open`, `first ${first.toFixed(0)}`, `last ${all.toFixed(0)}`);
  await stop(program);
  program = await start({});
  await measure(program, sides.WhatsApp);
  report('WhatsApp, paced', [await measure(program, sides.WhatsApp)]);
} finally {
  await stop(program);
  await tg.close();
  await wa.close();
  rmSync(dataDir, { recursive: true, force: true });
}
