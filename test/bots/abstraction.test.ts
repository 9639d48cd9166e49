import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, test } from 'vitest';
import type { Channel, OutboundBody } from '../../bots/channel.ts';
import { createNewsWorker } from '../../bots/news.ts';
import { createOutbox } from '../../bots/outbox.ts';
import { recordJourney } from '../../bots/record.ts';
import { Turns } from '../../bots/turn.ts';
import { discardUnusedUploads } from '../../services/files.ts';
import { returnOrder } from '../../services/orders/review.ts';
import { readTranscript } from '../../services/transcript.ts';
import { engine } from '../engine.ts';
import { openOffice } from '../office.ts';
import { openWorkshop, PETUGAS } from '../services/workshop.ts';
import { MICRODATA } from '../machines/conversation/written.ts';
import { must, openOffice as openServices, pageOf, placeMicrodata } from '../services/orders_office.ts';
import { contextOf, standAt } from './standing.ts';
import { Visitor } from './webchat/chat.ts';

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF\n');
const PUBLICATION = { ...MICRODATA, product: { ...MICRODATA.product, kind: 'publication' as const }, request: null };
const SECRET = 'Kemiskinan-Rahasia-Pandeglang';

async function openVisitor(value: Parameters<typeof standAt>[1], context: Parameters<typeof standAt>[2] = {}) {
  const office = await openOffice();
  onTestFinished(() => office.stop());
  const visitor = new Visitor({ origin: office.url });
  await visitor.start();
  const id = await standAt(office.ctx, value, context);
  return { office, visitor, id, ctx: office.ctx };
}

/** Everything under the office's directory, as a thief of its disk would read it. */
function disk(dir: string): string {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'))
    .join('\n');
}

describe('what is written for an abstraction', () => {
  it('is nowhere at rest as it was written, yet the customer and the officers read it', async () => {
    const { office, visitor, id, ctx } = await openVisitor({ abstraction: 'intro' });
    await visitor.say(`Judul: ${SECRET}\nTujuan: mengukur ${SECRET}`);
    await visitor.say(`Latar ${SECRET}`);
    await office.settled();
    expect((await contextOf(ctx, id)).abstraction.fields).toEqual({
      title: SECRET,
      purpose: `mengukur ${SECRET}`,
      background: `Latar ${SECRET}`,
    });

    const history = await visitor.history();
    expect(history.filter(({ from }) => from === 'customer').map((view) => 'text' in view && view.text)).toEqual([
      `Judul: ${SECRET}\nTujuan: mengukur ${SECRET}`,
      `Latar ${SECRET}`,
    ]);
    // what was read was shown, and what was said of it keeps its buttons
    expect(
      history.some((view) => view.from === 'office' && 'text' in view && view.text.includes(`• Judul: ${SECRET}`)),
    ).toBe(true);
    expect(history.at(-1)).toMatchObject({ kind: 'text', choices: [{ token: 'abstraction.next:background' }, {}] });

    const of = { subject: 'order:GP-ABC234', chats: [{ id, channel: 'web' }] };
    const { lines } = await readTranscript(ctx, PETUGAS, of, { limit: 50 });
    expect(lines.filter(({ text }) => text.includes(SECRET)).length).toBeGreaterThan(2);
    expect(lines.some(({ choices }) => choices.includes('Lanjut'))).toBe(true);
    const { chat } = await ctx.db.read.conversation.findUniqueOrThrow({ where: { id } });
    expect(JSON.stringify(await recordJourney(ctx, chat))).toContain(`Latar ${SECRET}`);

    // a question that shows what was written is sealed as its answer is
    await standAt(
      ctx,
      { abstraction: 'choosing' },
      { abstraction: { fields: { title: SECRET }, file: null, statement: true } },
    );
    await visitor.say('judul');
    expect((await visitor.history()).at(-1)).toMatchObject({ text: expect.stringContaining(SECRET) as unknown });
    await office.settled();

    const bodies = await ctx.db.read.message.findMany({ select: { body: true } });
    expect(bodies.length).toBeGreaterThan(4);
    expect(JSON.stringify(bodies)).not.toContain(SECRET);
    const turns = await ctx.db.read.turn.findMany();
    expect(JSON.stringify(turns)).not.toContain(SECRET);
    if (engine === 'sqlite') {
      const kept = disk(office.dataDir);
      expect(kept).toContain('SQLite format 3');
      expect(kept).not.toContain(SECRET);
      expect(kept).not.toContain('Rahasia-Pandeglang');
    }
  });

  it('leaves what is said elsewhere legible', async () => {
    const { visitor, ctx } = await openVisitor('menu');
    await visitor.say('bantuan');
    const { body } = await ctx.db.read.message.findFirstOrThrow({
      where: { direction: 'in', body: { contains: 'bantuan' } },
    });
    expect(JSON.parse(body)).toEqual({ kind: 'text', text: 'bantuan' });
  });
});

describe('what repeats an abstraction', () => {
  const FORM = `Judul: ${SECRET}\nTujuan: ${SECRET}\nMetode: ${SECRET}`;

  /** The bodies that were kept, as a thief of the disk would read them. */
  async function keptOf({ ctx }: Pick<Awaited<ReturnType<typeof openVisitor>>, 'ctx'>): Promise<string> {
    return JSON.stringify(await ctx.db.read.message.findMany({ select: { body: true } }));
  }

  it.each([
    ['where nothing was asked', 'menu'],
    ['where products are searched for', { shop: 'choosing' }],
    ['at the statement', { abstraction: 'statement' }],
    ['at the choice of a field', { abstraction: 'choosing' }],
  ])('is sealed as a form that is pasted %s, with what is answered', async (_, value) => {
    const chat = await openVisitor(value);
    await chat.visitor.say(FORM);
    await chat.office.settled();
    expect(JSON.stringify(await chat.visitor.history())).toContain(SECRET);
    expect(await keptOf(chat)).not.toContain(SECRET);
  });

  it.each([
    ['at the statement', { abstraction: 'statement' }],
    ['at the choice of a field', { abstraction: 'choosing' }],
  ])('is sealed %s, also when it is only a word', async (_, value) => {
    const chat = await openVisitor(value);
    await chat.visitor.say(SECRET);
    expect(await keptOf(chat)).not.toContain(SECRET);
  });

  it('is sealed as the title on the summary, which stays legible without one', async () => {
    const written = { abstraction: { fields: { title: SECRET }, file: null, statement: true } };
    const chat = await openVisitor({ shop: 'summary' }, { basket: [MICRODATA], ...written });
    await chat.visitor.say('apa ini');
    expect(JSON.stringify((await chat.visitor.history()).at(-1))).toContain(SECRET);
    expect(await keptOf(chat)).not.toContain(SECRET);
    await standAt(chat.ctx, { shop: 'summary' }, { basket: [PUBLICATION], ...written });
    await chat.visitor.say('apa itu');
    expect(await keptOf(chat)).toContain('apa itu');
  });
});

test('the reasons of an officer per field are sealed as news and on the card', async () => {
  const { ctx } = await openServices();
  const turns = new Turns(ctx);
  const { code, conversationId } = await placeMicrodata(ctx);
  // where news does not lead to the card
  await standAt(ctx, { shop: 'choosing' }, {}, conversationId);
  const address = { channel: 'web', account: 'web', chat: conversationId };
  const say = (text: string) =>
    turns.receive({ address, externalId: text, at: ctx.now(), body: { kind: 'text', text } });
  must(await returnOrder(ctx, PETUGAS, { ...(await pageOf(ctx, code)), reasons: '', fields: { title: SECRET } }));
  const news = createNewsWorker(ctx, turns);
  news.start();
  await news.stop();
  for (const said of ['menu', 'bantuan', code]) await say(said);
  const { lines } = await readTranscript(
    ctx,
    PETUGAS,
    { subject: `order:${code}`, chats: [{ id: conversationId, channel: 'web' }] },
    { limit: 50 },
  );
  expect(lines.filter(({ text }) => text.includes(SECRET))).toHaveLength(2);
  const kept = (await ctx.db.read.message.findMany({ select: { body: true } })).map(({ body }) => body);
  expect(kept.join('\n')).not.toContain(SECRET);
  expect(kept).toContain(JSON.stringify({ kind: 'text', text: 'bantuan' }));
});

describe('the file of an abstraction', () => {
  it('is kept while the draft names it, and not after', async () => {
    const { visitor, id, ctx } = await openVisitor({ abstraction: 'intro' });
    await visitor.upload(PDF, 'abstraksi rahasia.pdf');
    const file = (await contextOf(ctx, id)).abstraction.file;
    expect(file?.name).toBe('abstraksi rahasia.pdf');
    await discardUnusedUploads(ctx);
    expect(await ctx.db.read.storedFile.count()).toBe(1);
    expect((await visitor.history()).find(({ from }) => from === 'customer')).toMatchObject({
      kind: 'file',
      name: 'abstraksi rahasia.pdf',
    });
    await standAt(ctx, 'menu');
    await discardUnusedUploads(ctx);
    expect(await ctx.db.read.storedFile.count()).toBe(0);
  });

  it('taken back by "kembali", is asked for again', async () => {
    const { visitor, id, ctx } = await openVisitor({ abstraction: 'intro' });
    await visitor.upload(PDF, 'a.pdf');
    await visitor.say('kembali');
    expect((await contextOf(ctx, id)).abstraction.file).toBeNull();
    expect((await visitor.history()).at(-1)).toMatchObject({ choices: [{ token: 'abstraction.fields' }, {}, {}] });
  });
});

test('"kembali" gives back a text that was replaced', async () => {
  const { visitor, id, ctx } = await openVisitor({ abstraction: 'intro' });
  for (const said of ['isi satu per satu', SECRET, 'latar', 'tambahan', 'kembali']) await visitor.say(said);
  expect((await contextOf(ctx, id)).abstraction.fields).toEqual({ title: SECRET, background: 'latar' });
});

test('a network is given what was said, not how it is kept', async () => {
  const { ctx } = await openWorkshop({ seeded: true });
  const turns = new Turns(ctx);
  const address = { channel: 'telegram', account: 'bot', chat: '1' };
  const say = (text: string) =>
    turns.receive({ address, externalId: text, at: ctx.now(), body: { kind: 'text', text } });
  await say('halo');
  await standAt(ctx, { abstraction: 'intro' });
  await say(`Judul: ${SECRET}`);
  const sent: OutboundBody[] = [];
  const channel: Channel = {
    name: 'telegram',
    account: 'bot',
    repeatable: false,
    send: (_address, { body }) => {
      sent.push(body);
      return Promise.resolve({ kind: 'sent' });
    },
    stop: () => Promise.resolve(),
  };
  const outbox = createOutbox(ctx, new Map([[channel.name, channel]]));
  outbox.start();
  await expect.poll(() => ctx.db.read.message.count({ where: { status: 'queued' } })).toBe(0);
  await outbox.stop();
  expect(sent.map((body) => ('text' in body ? body.text : '')).join()).toContain(`• Judul: ${SECRET}`);
});
