import { Readable } from 'node:stream';
import { beforeEach, describe, expect, it } from 'vitest';
import { auditWords } from '../../admin/words/audit.ts';
import { createNewsWorker } from '../../bots/news.ts';
import { Turns } from '../../bots/turn.ts';
import { listAudit } from '../../services/audit.ts';
import type { ServiceContext } from '../../services/context.ts';
import { storeFile } from '../../services/files.ts';
import { acceptOrder } from '../../services/orders/review.ts';
import { isUploadInUse } from '../../services/uploads_in_use.ts';
import { must, openOffice, pageOf, placeFor } from '../services/orders_office.ts';
import { LINE_PROBLEMS } from '../../services/whatsapp_line.ts';
import { linkedNumber, NUMBER, standing } from '../services/whatsapp_office.ts';
import { PETUGAS } from '../services/workshop.ts';
import { REGISTRATION } from './lines.ts';
import { Talker } from './talker.ts';

const FORM = ['halo', 'setuju', 'data diri saya', 'Siti Aminah', ...REGISTRATION];

let ctx: ServiceContext;
let pass: (ms: number) => void;
let web: Talker;
let telegram: Talker;

async function register(person: Talker, name: string): Promise<string> {
  for (const words of FORM) await person.say(words === 'Siti Aminah' ? name : words);
  const { customerId } = await person.row();
  if (customerId === null) throw new Error('Nobody was registered');
  return customerId;
}

async function codeOf(person: Talker): Promise<string> {
  const said = await person.say('sambung');
  const code = said.find((text) => text.startsWith('SB-'));
  if (code === undefined) throw new Error(`No code in ${said.join('\n')}`);
  return code;
}

async function ordersOf(customerId: string): Promise<string[]> {
  const orders = await ctx.db.read.order.findMany({ where: { customerId }, select: { code: true } });
  return orders.map(({ code }) => code).toSorted();
}

beforeEach(async () => {
  ({ ctx, pass } = await openOffice());
  web = new Talker(ctx, 'w', { channel: 'webchat' });
  telegram = new Talker(ctx, '7');
});

describe('a link that somebody sent', () => {
  const follow = (person: Talker, code: string) => person.send({ kind: 'start', payload: `connect_${code}` });

  it('connects nothing without a yes, tells nobody whose it is, and stays unused after a no', async () => {
    const siti = await register(web, 'Siti Aminah');
    const budi = await register(telegram, 'Budi');
    const order = await placeFor(ctx, budi);
    const code = await codeOf(web);
    for (const answer of ['tidak', 'menu']) {
      expect((await follow(telegram, code)).join()).toMatch(/^(?!.*Siti).*Bapak\/Ibu sendiri yang meminta/s);
      expect(await ctx.db.read.connection.count()).toBe(0);
      await telegram.say(answer);
    }
    expect(await ordersOf(budi)).toEqual([order]);
    expect(await telegram.row()).toMatchObject({ customerId: budi });
    expect((await telegram.context()).profile?.name).toBe('Budi');
    expect(await web.heard()).toEqual([]);
    expect(await ctx.db.read.connectCode.findFirst()).toMatchObject({ usedAt: null });
    // it was asked for after all
    await follow(telegram, code);
    await telegram.say('ya, sambungkan');
    expect(await ordersOf(siti)).toEqual([order]);
  });

  it('asks where nobody is known as well, right after consent, and mere courtesy is no yes', async () => {
    await register(web, 'Siti Aminah');
    const code = await codeOf(web);
    await follow(telegram, code);
    expect((await telegram.say('setuju')).at(-1)).toContain('Sambungkan obrolan ini?');
    await telegram.say('oke makasih');
    expect(await ctx.db.read.connection.count()).toBe(0);
    await telegram.say('tidak');
    expect(await telegram.row()).toMatchObject({ customerId: null });
    // typed by hand where nobody is known it connects at once
    expect((await telegram.say(code))[0]).toContain('kini tersambung');
  });

  it('asks in the middle of an edited message, and is not forgotten over it', async () => {
    await register(web, 'Siti Aminah');
    await register(telegram, 'Budi');
    await telegram.send({ kind: 'start', payload: `connect_${await codeOf(web)}` }, 'link');
    await telegram.send({ kind: 'edited', text: '/start', of: 'link' }, 'linke1');
    await telegram.say('biarkan');
    expect((await telegram.say('ya')).join()).toContain('Siti Aminah');
  });
});

it('a code that is refused is no barrier: the answer before is taken back', async () => {
  for (const words of ['halo', 'setuju', 'data diri saya', 'Siti Aminah']) await telegram.say(words);
  expect((await telegram.say('SB-AAAAA-BBBB2'))[0]).toContain('tidak berlaku');
  expect((await telegram.say('kembali')).at(-1)).toContain('nama lengkap');
  expect((await telegram.context()).form).toEqual({});
});

it('a file of an order that went back with a disconnection is still in use', async () => {
  await register(web, 'Siti Aminah');
  const budi = await register(telegram, 'Budi');
  const code = await placeFor(ctx, budi);
  await telegram.say(await codeOf(web));
  await telegram.say('ya');
  const { id } = await web.row();
  const stored = await storeFile(ctx, {
    stream: Readable.from([Buffer.from('%PDF-1.7\n%%EOF\n')]),
    name: 'abstraksi.pdf',
    purpose: 'upload',
    owner: `conversation:${id}`,
    maxBytes: 1_000,
    allowed: 'upload',
  });
  if (!stored.ok) throw new Error(stored.reason);
  const { id: fileId, name } = stored.file;
  const abstraction = ctx.vault.encrypt(JSON.stringify({ fields: {}, file: { id: fileId, name }, statement: true }));
  await ctx.db.write((tx) => tx.order.update({ where: { code }, data: { abstraction } }));
  expect(await isUploadInUse(ctx, ctx.db.read, fileId)).toBe(true);
  await telegram.say('putuskan');
  await telegram.say('ya');
  expect(await ordersOf(budi)).toEqual([code]);
  expect(await isUploadInUse(ctx, ctx.db.read, fileId)).toBe(true);
});

describe('a chat with orders of its own', () => {
  it('takes them along when it is connected, and gets them back when that is undone', async () => {
    const siti = await register(web, 'Siti Aminah');
    const budi = await register(telegram, 'Budi');
    const codes = [await placeFor(ctx, siti), await placeFor(ctx, budi), await placeFor(ctx, budi)];

    const asked = await telegram.say(await codeOf(web));
    expect(asked).toEqual([expect.stringContaining('*2 pesanan* dari obrolan ini')]);
    expect(asked.join()).not.toContain('Siti');
    expect(await ordersOf(budi)).toHaveLength(2);
    const made = await telegram.say('ya');
    expect(made[0]).toContain('Siti Aminah');
    expect(made[0]).toContain('3 pesanan');
    expect(made[0]).toContain('2 pesanan dari obrolan ini');
    expect(await telegram.row()).toMatchObject({ customerId: siti });
    expect((await telegram.context()).profile?.name).toBe('Siti Aminah');
    expect(await ordersOf(siti)).toEqual(codes.toSorted());
    expect(await web.heard()).toEqual([expect.stringContaining('(Telegram) baru saja tersambung'), expect.any(String)]);

    const later = await placeFor(ctx, siti);
    await telegram.say('cari produk');
    await web.say('putuskan');
    await web.say('ya');
    expect(await telegram.heard()).toEqual([expect.stringContaining('diputus dari obrolan lain'), expect.any(String)]);
    expect(await telegram.row()).toMatchObject({ customerId: budi });
    expect((await telegram.context()).profile?.name).toBe('Budi');
    expect(await ordersOf(budi)).toEqual(codes.slice(1).toSorted());
    expect(await ordersOf(siti)).toEqual([codes[0], later].toSorted());
    // nothing leads back to who it was meanwhile
    await telegram.say('kembali');
    expect((await telegram.context()).profile?.name).toBe('Budi');
  });

  it('is not taken away from other chats that are connected with it', async () => {
    const siti = await register(web, 'Siti Aminah');
    await telegram.say('halo');
    await telegram.say('setuju');
    await telegram.say(await codeOf(web));
    const third = new Talker(ctx, '9');
    await register(third, 'Budi');
    const code = await codeOf(third);
    for (const person of [web, telegram])
      expect((await person.say(code))[0]).toContain('sudah tersambung dengan obrolan lain');
    expect(await web.row()).toMatchObject({ customerId: siti });
    // the other way round nobody is left behind; which one is undone is chosen
    await third.say(await codeOf(telegram));
    await third.say('ya');
    expect(await third.row()).toMatchObject({ customerId: siti });
    expect((await web.say('putuskan'))[0]).toContain('Sambungan mana');
    await web.say('2');
    await web.say('ya');
    expect(await telegram.row()).toMatchObject({ customerId: siti });
    expect((await third.context()).profile?.name).toBe('Budi');
  });
});

it('a form under way stays, and a registration under way is over', async () => {
  await register(web, 'Siti Aminah');
  for (const words of ['halo', 'setuju', 'cari produk', 'UJI-250', 'masukkan keranjang', 'Budi'])
    await telegram.say(words);
  await telegram.say(await codeOf(web));
  expect(await telegram.context()).toMatchObject({ basket: [{}], parked: null, profile: { name: 'Siti Aminah' } });
});

it('a code is nowhere at rest, is one at a time, and is given five times an hour', async () => {
  await register(web, 'Siti Aminah');
  const first = await codeOf(web);
  const second = await codeOf(web);
  expect(await web.kept()).not.toMatch(/SB-\w{5}-\w{5}/);
  await telegram.send({ kind: 'start', payload: `connect_${second}` });
  expect(await telegram.kept()).not.toContain(second);
  expect((await telegram.say('setuju')).at(-1)).toContain('Sambungkan obrolan ini?');
  expect((await telegram.say('ya')).join()).toContain('Siti Aminah');
  const other = new Talker(ctx, '8');
  await other.say('halo');
  await other.say(`kodenya ${first.toLowerCase()} kak`);
  await other.say('tidak setuju');
  await other.say('setuju');
  expect((await other.say(first))[0]).toContain('tidak berlaku');
  await other.send({ kind: 'edited', text: `Siti ${second.replaceAll('-', ' ')}`, of: 'm3' }, 'm3e1');
  const [, part = ''] = /SB-(\w{5})/.exec(second) ?? [];
  expect(await other.kept()).not.toContain(part);
  expect((await other.kept()).toUpperCase()).not.toContain(first);
  await web.say(second);
  expect(await web.kept()).not.toMatch(/SB-\w{5}-\w{5}/);
  for (let given = 2; given < 5; given += 1) await codeOf(web);
  expect((await web.say('sambung'))[0]).toContain('lima kali');
  pass(3_600_000);
  await codeOf(web);
});

it('two chats that send one code at the same moment: one is connected', async () => {
  await register(web, 'Siti Aminah');
  const code = await codeOf(web);
  const many = ['1', '2', '3'].map((chat) => new Talker(ctx, chat));
  for (const one of many) for (const words of ['halo', 'setuju']) await one.say(words);
  const said = await Promise.all(many.map((one) => one.say(code)));
  expect(said.filter(([first]) => first?.includes('kini tersambung'))).toHaveLength(1);
  expect(await ctx.db.read.connection.count()).toBe(1);
});

it('the office of a Telegram bot is led to from elsewhere, and from Telegram itself not', async () => {
  const now = new Date(ctx.now());
  const data = { channel: 'telegram', account: '1', name: '@contoh_bot', mode: 'polling', state: 'connected' };
  await ctx.db.write((tx) => tx.channelAccount.create({ data: { ...data, stateSince: now, updatedAt: now } }));
  await register(web, 'Siti Aminah');
  await register(telegram, 'Budi');
  expect((await web.say('sambung')).join('\n')).toMatch(/t\.me\/contoh_bot\?start=connect_SB-\w{5}-\w{5}/);
  expect((await telegram.say('sambung')).join('\n')).not.toContain('t.me');
  expect(await web.kept()).not.toContain('connect_SB');
});

it('the office’s number on WhatsApp is led to as well, while it is linked', async () => {
  await register(web, 'Siti Aminah');
  expect((await web.say('sambung')).join('\n')).not.toContain('wa.me');
  await linkedNumber(ctx);
  expect((await web.say('sambung')).join('\n')).toMatch(
    new RegExp(`wa\\.me/${NUMBER}\\?text=connect_SB-\\w{5}-\\w{5}`),
  );
  const whatsapp = new Talker(ctx, '77@lid', { channel: 'whatsapp' });
  await register(whatsapp, 'Budi');
  expect((await whatsapp.say('sambung')).join('\n')).not.toContain('wa.me');
});

it.each<[string, () => Promise<unknown> | void]>([
  ['is refused by WhatsApp', () => standing(ctx, 'refused', LINE_PROBLEMS.banned)],
  ['is not served', () => void (ctx.whatsapp = false)],
])('the office’s number on WhatsApp is not led to while it %s', async (_why, happens) => {
  await register(web, 'Siti Aminah');
  await linkedNumber(ctx);
  await happens();
  expect((await web.say('sambung')).join('\n')).not.toContain('wa.me');
});

it('is written to the audit log with channel and orders, and no name', async () => {
  const siti = await register(web, 'Siti Aminah');
  await register(telegram, 'Budi');
  await telegram.say(await codeOf(web));
  await telegram.say('ya');
  await telegram.say('putuskan');
  await telegram.say('ya');
  const { entries } = await listAudit(ctx, { subject: `customer:${siti}`, page: 1 });
  expect(entries.map(({ action }) => auditWords(action))).toEqual([
    'Sambungan obrolan diputus',
    'Obrolan disambungkan',
  ]);
  expect(entries).toMatchObject([{ details: { channel: 'telegram', orders: [] } }, { actorName: 'customer' }]);
});

it('news goes to the chat used last, and to one that cannot be reached only without another', async () => {
  const siti = await register(web, 'Siti Aminah');
  const at = new Date(ctx.now());
  const session = { tokenHash: 'w', chat: 'w', kiosk: false, createdAt: at, lastSeenAt: at };
  await ctx.db.write((tx) => tx.webchatSession.create({ data: session }));
  await telegram.say('halo');
  await telegram.say('setuju');
  await telegram.say(await codeOf(web));
  pass(1000);
  await telegram.say('menu');
  await web.heard();
  const worker = createNewsWorker(ctx, new Turns(ctx));
  const told = async (): Promise<string[]> => {
    const code = await placeFor(ctx, siti);
    must(await acceptOrder(ctx, PETUGAS, await pageOf(ctx, code)));
    worker.start();
    await worker.stop();
    return Object.entries({ web: await web.heard(), telegram: await telegram.heard() }).flatMap(([name, said]) =>
      said.some((text) => text.includes(code)) ? [name] : [],
    );
  };
  expect(await told()).toEqual(['telegram']);
  const { id } = await telegram.row();
  const gone = (where: object) =>
    ctx.db.write((tx) => tx.conversation.updateMany({ where, data: { unreachableSince: new Date(ctx.now()) } }));
  await gone({ id });
  expect(await told()).toEqual(['web']);
  // nobody gets into it any more
  await ctx.db.write((tx) => tx.webchatSession.updateMany({ data: { endedAt: new Date(ctx.now()) } }));
  expect(await told()).toEqual(['telegram']);
  await gone({});
  expect(await told()).toEqual(['telegram']);
});
