/**
 * What every channel keeps (bots/channel.ts), asked of each over its real transport: the web chat by HTTP, Telegram by long
 * polling and by webhook against a loopback Bot API.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { OutboundBody } from '../../bots/channel.ts';
import { replyLine } from '../../bots/script.ts';
import { actAsOfficer } from '../journeys/officers.ts';
import type { Device, Network, Received, Sent } from '../journeys/driver.ts';
import { download } from '../journeys/download.ts';
import { sampleFile } from '../journeys/sample_files.ts';
import { telegramDriver } from '../journeys/telegram_driver.ts';
import { webchatDriver } from '../journeys/webchat_driver.ts';
import { openOffice } from '../office.ts';
import { ONE_PUBLICATION } from './lines.ts';
import { contextOf, standAt } from './standing.ts';
import type { Office } from '../office.ts';

const DRIVERS = [webchatDriver, telegramDriver('polling'), telegramDriver('webhook')];

/** Answers of the registration, one to a question. */
const REGISTRATION = [
  'setuju',
  'data diri saya',
  'Dewi Lestari',
  'dewi@kampus.example',
  '081234567890',
  'lembaga penelitian',
  'Universitas Contoh',
  'mahasiswa',
  'penelitian',
  '1',
  'benar',
];
/** From the menu to an order of one publication. */
const ORDER = [...ONE_PUBLICATION, 'kirim'];

class Counter {
  readonly network: Network;
  readonly dataDir: string;
  office: Office;
  device: Device;

  constructor(parts: { network: Network; dataDir: string; office: Office; device: Device }) {
    ({ network: this.network, dataDir: this.dataDir, office: this.office, device: this.device } = parts);
  }

  /** Sends, waits until nothing is left to do, and tells what came of it. */
  async says(...messages: (string | Sent)[]): Promise<Received[]> {
    for (const message of messages) {
      // nothing happens at the very same moment
      await this.office.pass({ ms: 10 });
      await this.device.send(typeof message === 'string' ? { kind: 'text', text: message } : message);
    }
    await this.office.settled();
    return this.device.received();
  }

  /** The program ends and begins anew on the same data, at the same address. */
  async restart(meanwhile: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    const { ctx, url } = this.office;
    const at = ctx.now();
    await this.office.stop();
    await meanwhile();
    this.office = await openOffice({ ...this.network.options, dataDir: this.dataDir, port: Number(new URL(url).port) });
    await this.office.setClock(at + 60_000);
  }
}

async function open(driver: (typeof DRIVERS)[number]): Promise<Counter> {
  const network = await driver.begin();
  const dataDir = await mkdtemp(join(tmpdir(), 'gerai-contract-'));
  const office = await openOffice({ ...network.options, dataDir });
  const counter = new Counter({ network, dataDir, office, device: await network.newDevice(office) });
  onTestFinished(async () => {
    await counter.office.stop();
    await network.end();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 3 });
  });
  return counter;
}

const textsOf = (received: Received[]) =>
  received.map((one) => replyLine('', one)).flatMap((line) => (line.kind === 'reply' ? [line.text] : []));

describe.each(DRIVERS)('$name', (driver) => {
  test('greets who comes for the first time, and shows markup and choices', async () => {
    const counter = await open(driver);
    const [greeting, ...more] = await counter.says({ kind: 'open' });
    expect(more).toEqual([]);
    expect(greeting).toMatchObject({ kind: 'text', choices: ['Setuju', 'Tidak setuju', 'English'] });
    expect(textsOf(greeting === undefined ? [] : [greeting])[0]).toContain('*BPS Provinsi Contoh*');
  });

  test('takes a tapped choice, its number and its words alike, and shows how far a form is', async () => {
    const answers = [{ kind: 'tap', label: 'Setuju' } as const, '1', 'setuju'];
    const replies: string[][] = [];
    for (const answer of answers) {
      const counter = await open(driver);
      await counter.says({ kind: 'open' });
      replies.push(textsOf(await counter.says(answer)));
      expect(await counter.says('data diri saya')).toMatchObject([{ progress: { step: 1, of: 8 } }]);
    }
    expect(replies[1]).toEqual(replies[0]);
    expect(replies[2]).toEqual(replies[0]);
  });

  test('handles the same message once, however often the network brings it', async () => {
    const counter = await open(driver);
    await counter.says({ kind: 'open' }, 'setuju', 'data diri saya');
    expect(await counter.says('Dewi Lestari')).toHaveLength(1);
    expect(await counter.says({ kind: 'again' }, { kind: 'again' })).toEqual([]);
    expect(await counter.office.ctx.db.read.message.count({ where: { body: { contains: 'Dewi Lestari' } } })).toBe(1);
  });

  test('keeps the order of messages that come in a burst', async () => {
    const counter = await open(driver);
    await counter.says({ kind: 'open' });
    await Promise.all(REGISTRATION.map((text) => counter.device.send({ kind: 'text', text })));
    await counter.office.settled();
    const customer = await counter.office.ctx.db.read.customer.findFirstOrThrow();
    expect(customer).toMatchObject({
      name: 'Dewi Lestari',
      email: 'dewi@kampus.example',
      phone: '+6281234567890',
      institution: 'Universitas Contoh',
    });
  });

  test('answers an old button by what it meant, and refuses a forged one kindly', async () => {
    const counter = await open(driver);
    await counter.says({ kind: 'open' }, ...REGISTRATION, ...ORDER);
    await counter.says('menu');
    const old = textsOf(await counter.says({ kind: 'tap', label: 'Kirim pesanan' }));
    expect(old.join()).toContain('pertanyaan sebelumnya');
    const forged = textsOf(await counter.says({ kind: 'choice', token: 'order.place:<script>' }));
    expect(forged.join()).toContain('belum memahami');
    expect(await counter.office.ctx.db.read.order.count()).toBe(1);
  });

  test('takes a file where one is asked for, and says why not otherwise', async () => {
    const counter = await open(driver);
    await counter.says({ kind: 'open' }, ...REGISTRATION);
    const unasked = await counter.says({ kind: 'file', ...sampleFile('surat.pdf') });
    expect(textsOf(unasked).join()).toContain('tidak ada berkas');
    await standAt(counter.office.ctx, { abstraction: 'upload' });
    const wrong = await counter.says({ kind: 'file', ...sampleFile('foto.jpg as exe') });
    expect(textsOf(wrong).join()).toMatch(/PDF/);
    expect(await counter.office.ctx.db.read.storedFile.count({ where: { purpose: 'upload' } })).toBe(0);
  });

  test('offers a page for a file that the chat cannot carry', async () => {
    const counter = await open(driver);
    await counter.says({ kind: 'open' });
    const { ctx } = counter.office;
    await standAt(ctx, { abstraction: 'intro' });
    const [link] = await counter.says({ kind: 'file', ...sampleFile('abstraksi.pdf 21 MB') });
    expect(link).toMatchObject({ kind: 'link', label: 'Unggah berkas' });
    const form = new FormData();
    form.set('file', new Blob([Buffer.from(sampleFile('abstraksi.pdf 21 MB').bytes)]), 'abstraksi.pdf');
    const url = link?.url ?? '';
    const answer = await fetch(url, { method: 'POST', body: form, headers: { origin: new URL(url).origin } });
    expect(answer.status).toBe(200);
    await counter.office.settled();
    expect(await counter.device.received()).not.toEqual([]);
    const { id } = await ctx.db.read.conversation.findFirstOrThrow();
    expect((await contextOf(ctx, id)).abstraction.file).toMatchObject({ name: 'abstraksi.pdf' });
  });

  test('brings the news of the office, papers that open, and a code alone in its message', async () => {
    const counter = await open(driver);
    await counter.says({ kind: 'open' }, ...REGISTRATION, ...ORDER);
    const { ctx, people } = counter.office;
    const { code } = await ctx.db.read.order.findFirstOrThrow();
    for (const act of ['accept', 'prepare 1 publikasi.pdf', 'send invoice'])
      expect(await actAsOfficer(ctx, people.petugas, code, act)).toBeUndefined();
    await counter.office.settled();
    const link = (await counter.device.received()).find((one) => one.kind === 'link');
    expect(link).toMatchObject({ kind: 'link', label: 'Buka' });
    expect(await download(link?.url ?? '')).toMatch(/^file: .*\.pdf, application\/pdf$/);
    await counter.says({ kind: 'tap', label: 'Setujui invoice' });
    expect(await actAsOfficer(ctx, people.bendahara, code, 'enter billing code 820261123000017')).toBeUndefined();
    await counter.office.settled();
    const codes = (await counter.device.received()).filter(({ kind }) => kind === 'code');
    expect(codes).toMatchObject([{ kind: 'code', value: expect.stringMatching(/^\d{15}$/) as unknown }]);
  });

  test('goes on where it was after a restart, with what was committed but not yet sent', async () => {
    const counter = await open(driver);
    await counter.says({ kind: 'open' }, 'setuju', 'data diri saya');
    await counter.office.program.workers.find(({ name }) => name === 'outbox')?.stop();
    await counter.device.send({ kind: 'text', text: 'Dewi Lestari' });
    const inbox = () => counter.office.ctx.db.read.inboxEvent.count({ where: { status: 'waiting' } });
    await expect.poll(inbox).toBe(0);
    await counter.restart();
    await counter.office.settled();
    expect(textsOf(await counter.device.received())).toEqual([expect.stringContaining('e-mail aktif')]);
    expect(textsOf(await counter.says('dewi@kampus.example'))).toEqual([expect.stringContaining('nomor telepon')]);
  });

  test('shows long texts whole, and people’s words as they wrote them', async () => {
    const counter = await open(driver);
    await counter.says({ kind: 'open' });
    const words = 'a < b & c > d "e" <b>tebal</b> &lt; ∗x∗ 👩‍🔬 ';
    const paragraphs = Array.from({ length: 150 }, (_, at) => `${at + 1}. ${words.trim()}`);
    const { ctx } = counter.office;
    const { id } = await ctx.db.read.conversation.findFirstOrThrow();
    const body: OutboundBody = { kind: 'text', text: paragraphs.join('\n\n'), choices: [{ id: 'x', label: 'Lanjut' }] };
    await ctx.db.write((tx) =>
      tx.message.create({
        data: {
          conversationId: id,
          direction: 'out',
          externalId: 'long#0',
          body: JSON.stringify(body),
          status: 'queued',
          attempts: 0,
          createdAt: new Date(ctx.now()),
        },
      }),
    );
    await counter.office.settled();
    const received = await counter.device.received();
    const shown = received.flatMap((one) => (one.kind === 'text' ? [one] : []));
    expect(shown.map(({ text }) => text).join('\n\n')).toBe(body.text);
    expect(shown.map(({ choices }) => choices.length)).toEqual([...shown.slice(1).map(() => 0), 1]);
  });
});
