// Turns per second and the time of a reply over the web chat of the built program, beside a bare Express + better-sqlite3
// service that writes one row for each request to the same disk, in one run. Build first, then:
// node bench/chat.mjs [seconds per measurement]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processorMs, send, startProgram, startScript, stop } from './support/child.mjs';
import { line, median, quantile } from './support/numbers.mjs';
import { talk, Talker } from './support/talk.mjs';

const seconds = Number(process.argv[2] ?? 6);
/** The two take turns in slices, so that what else the machine does falls on both alike; the first slice warms up. */
const SLICES = 4;
const CHATS = [1, 16, 64];

class Echoer {
  #url;
  constructor(url) {
    this.#url = url;
  }
  async say() {
    const body = JSON.stringify({ id: 'bench', after: 0, body: { kind: 'text', text: 'dalam angka 2025' } });
    await send(`${this.#url}/echo`, { headers: { 'content-type': 'application/json' }, body });
  }
}

async function slice({ service, talkers }) {
  const begin = performance.now();
  const before = processorMs(service);
  const times = await talk(talkers, () => performance.now() - begin > (seconds * 1000) / SLICES);
  const perSecond = (times.length * 1000) / (performance.now() - begin);
  return { times, perSecond, processor: processorMs(service) - before };
}

const dataDir = mkdtempSync(join(tmpdir(), 'gerai-bench-'));
const program = await startProgram(dataDir);
const echo = await startScript(new URL('support/echo.mjs', import.meta.url).pathname, { args: [dataDir] });
try {
  line('', 'per second', 'ratio', 'p50 ms', 'p99 ms', 'processor ms');
  for (const chats of CHATS) {
    const sides = [
      {
        name: `echo, ${chats} at once`,
        service: echo,
        talkers: Array.from({ length: chats }, () => new Echoer(echo.url)),
        slices: [],
      },
      {
        name: `web chat, ${chats} chats`,
        service: program,
        talkers: Array.from({ length: chats }, () => new Talker(program.url)),
        slices: [],
      },
    ];
    for (let number = 0; number <= SLICES; number += 1) {
      for (const side of sides) {
        const measured = await slice(side);
        if (number > 0) side.slices.push(measured);
      }
    }
    const unit = median(sides[0].slices.map(({ perSecond }) => perSecond));
    for (const { name, slices } of sides) {
      const perSecond = median(slices.map((one) => one.perSecond));
      const times = slices.flatMap((one) => one.times);
      const [p50, p99] = [0.5, 0.99].map((share) => quantile(times, share).toFixed(1));
      const processor = slices.reduce((sum, one) => sum + one.processor, 0) / times.length;
      line(name, perSecond.toFixed(0), (perSecond / unit).toFixed(2), p50, p99, processor.toFixed(2));
    }
  }
} finally {
  await Promise.all([stop(program), stop(echo)]);
  rmSync(dataDir, { recursive: true, force: true });
}
