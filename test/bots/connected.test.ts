import { beforeEach, describe, expect, it } from 'vitest';
import { auditWords } from '../../admin/words/audit.ts';
import { createNewsWorker } from '../../bots/news.ts';
import { Turns } from '../../bots/turn.ts';
import { listAudit } from '../../services/audit.ts';
import type { ServiceContext } from '../../services/context.ts';
import { acceptOrder } from '../../services/orders/review.ts';
import { must, openOffice, pageOf, placeFor } from '../services/orders_office.ts';
import { PETUGAS } from '../services/workshop.ts';
import { Talker } from './talker.ts';

const FORM = [
  'halo',
  'setuju',
  'data diri saya',
  'Siti Aminah',
  'siti@contoh.id',
  '081234567890',
  'pemerintah daerah',
  'Pemda Contoh',
  'peneliti',
  'penelitian',
  'Indonesia',
  'simpan',
];

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

describe('a chat with orders of its own', () => {
  it('takes them along when it is connected, and gets them back when that is undone', async () => {
    const siti = await register(web, 'Siti Aminah');
    const budi = await register(telegram, 'Budi');
    const codes = [await placeFor(ctx, siti), await placeFor(ctx, budi), await placeFor(ctx, budi)];

    const made = await telegram.say(await codeOf(web));
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
  expect((await telegram.say('setuju')).join()).toContain('Siti Aminah');
  const other = new Talker(ctx, '8');
  await other.say('halo');
  await other.say('setuju');
  expect((await other.say(first))[0]).toContain('tidak berlaku');
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

it('is written to the audit log with channel and orders, and no name', async () => {
  const siti = await register(web, 'Siti Aminah');
  await register(telegram, 'Budi');
  await telegram.say(await codeOf(web));
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
  await gone({});
  expect(await told()).toEqual(['telegram']);
});
