/** Letters to customers and the address they go to (docs/domain.md 15); that they arrive: test/bots/email. */
import { describe, expect, it } from 'vitest';
import type { OutboundBody } from '../../bots/channel.ts';
import type { Letter } from '../../services/email/letter.ts';
import { EMAIL } from '../../services/email/letter.ts';
import { confirmCode, sendCode } from '../../services/email/codes.ts';
import { mailComplaint } from '../../services/email/complaint_letters.ts';
import { mailCustomer } from '../../services/email/letters.ts';
import { chatToTell } from '../../services/chat_events.ts';
import type { ServiceContext } from '../../services/context.ts';
import { saveProfile } from '../../services/customers.ts';
import { readBody } from '../../services/message_bodies.ts';
import { pendingNews } from '../../services/orders/news.ts';
import { withdrawConsent } from '../../services/privacy/withdrawal.ts';
import { orderDetail } from '../../services/orders/detail.ts';
import { text } from '../../machines/texts/text.ts';
import { advance, CITRA, newCustomer, openOffice, orderAt } from './orders_office.ts';

const MINUTE = 60_000;
const OFFICER = { kind: 'officer', id: 'petugas-1', name: 'Peni Petugas', role: 'petugas' } as const;

async function openPost() {
  const workshop = await openOffice();
  workshop.ctx.mail = true;
  return workshop;
}

async function lettersTo({ db, vault }: ServiceContext, customerId: string) {
  const rows = await db.read.message.findMany({
    where: { conversation: { ...EMAIL, chat: customerId } },
    orderBy: { id: 'asc' },
  });
  return rows.map((row) => {
    const body = readBody({ vault }, row.body) as Extract<OutboundBody, { kind: 'text' }> & { letter: Letter };
    return { text: body.text, ...body.letter, about: row.externalId };
  });
}

async function codeOf(ctx: ServiceContext, customerId: string): Promise<string> {
  const last = (await lettersTo(ctx, customerId)).at(-1);
  return /\b\d{6}\b/.exec(last?.text ?? '')?.[0] ?? '';
}

const send = (ctx: ServiceContext, id: string | null) => ctx.db.write((tx) => sendCode(ctx, tx, id));
const confirm = (ctx: ServiceContext, id: string | null, code: string) =>
  ctx.db.write((tx) => confirmCode(ctx, tx, id, code));

async function confirmed(ctx: ServiceContext, id: string): Promise<void> {
  const data = { emailConfirmedAt: new Date(ctx.now()) };
  await ctx.db.write((tx) => tx.customer.update({ where: { id }, data }));
}

describe('the code that confirms an address', () => {
  it('goes to the address, is kept as a hash, and confirms it when it is typed', async () => {
    const { ctx } = await openPost();
    const { customerId } = await newCustomer(ctx);
    expect(await send(ctx, customerId)).toEqual({ type: 'email.sent', email: CITRA.email, minutes: 15 });
    const code = await codeOf(ctx, customerId);
    expect(code).toMatch(/^\d{6}$/);
    const [letter] = await lettersTo(ctx, customerId);
    expect(letter).toMatchObject({ to: CITRA.email, thread: null, files: [], links: [] });
    // a subject is read on locked screens
    expect(letter?.subject).not.toContain(code);
    const rows = JSON.stringify([await ctx.db.read.emailCode.findMany(), await ctx.db.read.message.findMany()]);
    expect(rows).not.toContain(code);
    expect(await confirm(ctx, customerId, code)).toEqual({ type: 'email.confirmed', email: CITRA.email });
    expect(await ctx.db.read.emailCode.count()).toBe(0);
    expect(await send(ctx, customerId)).toEqual({ type: 'email.notSent', reason: 'confirmed' });
  });

  it('is good for fifteen minutes and five tries, and three of them for an hour', async () => {
    const { ctx, pass } = await openPost();
    const { customerId } = await newCustomer(ctx);
    await send(ctx, customerId);
    const first = await codeOf(ctx, customerId);
    const wrong = first === '000000' ? '000001' : '000000';
    const tries = [];
    for (let at = 0; at < 5; at += 1) tries.push(await confirm(ctx, customerId, wrong));
    expect(tries.map((tried) => 'reason' in tried && tried.reason)).toEqual([
      'wrong',
      'wrong',
      'wrong',
      'wrong',
      'too_many',
    ]);
    // also the right one, from now on
    expect(await confirm(ctx, customerId, first)).toEqual({ type: 'email.refused', reason: 'too_many' });
    await send(ctx, customerId);
    const second = await codeOf(ctx, customerId);
    pass(15 * MINUTE);
    expect(await confirm(ctx, customerId, second)).toEqual({ type: 'email.refused', reason: 'expired' });
    await send(ctx, customerId);
    expect(await send(ctx, customerId)).toEqual({ type: 'email.notSent', reason: 'too_many' });
    // the last one that went is still good
    expect(await confirm(ctx, customerId, await codeOf(ctx, customerId))).toMatchObject({ type: 'email.confirmed' });
    pass(60 * MINUTE);
    await ctx.db.write((tx) => tx.customer.update({ where: { id: customerId }, data: { emailConfirmedAt: null } }));
    expect(await send(ctx, customerId)).toMatchObject({ type: 'email.sent' });
  });

  it('of an address is worth nothing for another one, which is not confirmed either', async () => {
    const { ctx } = await openPost();
    const { customerId, conversationId } = await newCustomer(ctx);
    const save = (email: string) => ctx.db.write((tx) => saveProfile(ctx, tx, conversationId, { ...CITRA, email }));
    await send(ctx, customerId);
    const code = await codeOf(ctx, customerId);
    expect(await save('lain@mail.example')).toMatchObject({ confirmed: false });
    expect(await confirm(ctx, customerId, code)).toEqual({ type: 'email.refused', reason: 'expired' });
    await send(ctx, customerId);
    await confirm(ctx, customerId, await codeOf(ctx, customerId));
    expect(await save('lain@mail.example')).toMatchObject({ confirmed: true });
    expect(await save(CITRA.email)).toMatchObject({ confirmed: false });
  });

  it('is not sent without a mail server, or to nobody', async () => {
    const { ctx } = await openPost();
    expect(await send(ctx, null)).toEqual({ type: 'email.notSent', reason: 'off' });
    expect(await confirm(ctx, null, '123456')).toEqual({ type: 'email.refused', reason: 'expired' });
    ctx.mail = false;
    const { customerId } = await newCustomer(ctx);
    expect(await send(ctx, customerId)).toEqual({ type: 'email.notSent', reason: 'off' });
    expect(await ctx.db.read.message.count()).toBe(0);
  });
});

describe('letters about an order', () => {
  it('are invoice, receipt and product, once each, with papers and links, in the write of the act', async () => {
    const { ctx } = await openPost();
    const customer = await orderAt(ctx, 'prepared');
    await confirmed(ctx, customer.customerId);
    const { code } = customer;
    const again = await orderAtFrom(ctx, customer);
    const letters = await lettersTo(ctx, customer.customerId);
    expect(letters.map(({ subject }) => subject)).toEqual([
      `Tagihan pesanan ${code}`,
      `Kuitansi pesanan ${code}`,
      `Produk pesanan ${code} siap diunduh`,
    ]);
    expect(new Set(letters.map(({ about }) => about)).size).toBe(3);
    const [invoice, receipt, product] = letters;
    expect(invoice?.text).toContain('Yth. Bapak/Ibu Citra Pelanggan,');
    expect(invoice?.text).toContain('Rp160.000');
    expect(invoice?.text).toContain('tidak pernah meminta transfer ke rekening pribadi');
    expect([invoice?.files, receipt?.files, product?.files].map((files) => files?.length)).toEqual([1, 1, 0]);
    expect(product?.links.map(({ label }) => label)).toEqual(['Unduh: Publikasi UJI-250', 'Unduh: Publikasi UJI-36']);
    const links = letters.flatMap((letter) => letter.links.map(({ url }) => url));
    expect(links.every((url) => url.startsWith('https://pst.example/unduh/'))).toBe(true);
    expect(new Set(letters.map(({ thread }) => thread))).toEqual(new Set([code]));
    expect(again).toBe('delivered');
  });

  it.each([
    ['an address that is not confirmed', true, false],
    ['an office without a mail server', false, true],
  ])('are none for %s', async (_what, mail, isConfirmed) => {
    const { ctx } = await openPost();
    ctx.mail = mail;
    const customer = await orderAt(ctx, 'prepared');
    if (isConfirmed) await confirmed(ctx, customer.customerId);
    await orderAtFrom(ctx, customer);
    expect(await ctx.db.read.conversation.count({ where: { ...EMAIL } })).toBe(0);
  });

  it('are in the customer’s language', async () => {
    const { ctx } = await openPost();
    const customer = await orderAt(ctx, 'prepared');
    await confirmed(ctx, customer.customerId);
    await ctx.db.write((tx) => tx.customer.update({ where: { id: customer.customerId }, data: { language: 'en' } }));
    await orderAtFrom(ctx, customer);
    const [invoice] = await lettersTo(ctx, customer.customerId);
    expect(invoice).toMatchObject({ subject: `Invoice for order ${customer.code}`, language: 'en' });
    expect(invoice?.text).toContain('Dear Citra Pelanggan,');
  });
});

describe('a complaint', () => {
  const complaint = { code: 'AD-ABC234', anonymous: false, revision: 3 };
  const answer = { about: 'answered', words: 'Sudah kami *perbaiki*.' } as const;

  it('is answered by e-mail too, once for each answer', async () => {
    const { ctx } = await openPost();
    const { customerId } = await newCustomer(ctx);
    await confirmed(ctx, customerId);
    for (const revision of [3, 3, 4])
      await ctx.db.write((tx) => mailComplaint(ctx, tx, { ...complaint, customerId, revision }, answer));
    const letters = await lettersTo(ctx, customerId);
    expect(letters.map(({ subject }) => subject)).toEqual(['Jawaban atas AD-ABC234', 'Jawaban atas AD-ABC234']);
    // an officer's stars are no markup
    expect(letters[0]?.text).toContain('“Sudah kami ∗perbaiki∗.”');
  });

  it('is answered to its own customer alone: whose confirmed address was typed as its contact is not written to', async () => {
    const { ctx } = await openPost();
    const { customerId } = await newCustomer(ctx);
    await confirmed(ctx, customerId);
    const contact = ctx.vault.encrypt(CITRA.email);
    const tell = (more: object) =>
      ctx.db.write((tx) => mailComplaint(ctx, tx, { ...complaint, customerId: null, ...more }, answer));
    await tell({ contact });
    await tell({ anonymous: true, customerId });
    expect(await lettersTo(ctx, customerId)).toEqual([]);
  });
});

it('Whoever withdrew their consent is written to no more, until they consent again', async () => {
  const { ctx } = await openPost();
  const { customerId, conversationId } = await newCustomer(ctx);
  await confirmed(ctx, customerId);
  const letter = (key: string) => ({ customerId, key, subject: text('any', { value: 'x' }), paragraphs: [] });
  const chat = { conversationId, customerId, channel: 'webchat', language: 'id' } as const;
  await ctx.db.write((tx) => withdrawConsent(ctx, tx, chat));
  expect(await ctx.db.write((tx) => mailCustomer(tx, ctx, letter('order:1')))).toBe(false);
  expect(await lettersTo(ctx, customerId)).toEqual([]);
  const again = { conversationId, given: true, textVersion: '1', language: 'id', channel: 'webchat' } as const;
  await ctx.db.write((tx) => tx.consent.create({ data: { ...again, at: new Date(ctx.now()) } }));
  expect(await ctx.db.write((tx) => mailCustomer(tx, ctx, letter('order:2')))).toBe(true);
});

it('A letter is in the language of the chat that was used last', async () => {
  const { ctx } = await openPost();
  const { customerId, conversationId } = await newCustomer(ctx);
  await confirmed(ctx, customerId);
  const data = { language: 'en' as const, lastInboundAt: new Date(ctx.now()) };
  await ctx.db.write((tx) => tx.conversation.update({ where: { id: conversationId }, data }));
  const letter = { customerId, key: 'order:1', subject: text('any', { value: 'x' }), paragraphs: [] };
  await ctx.db.write((tx) => mailCustomer(tx, ctx, letter));
  expect((await lettersTo(ctx, customerId)).at(-1)).toMatchObject({ language: 'en' });
});

it('A mailbox is no chat: nothing is told there, and it is not among the customer’s chats', async () => {
  const { ctx } = await openPost();
  const customer = await orderAt(ctx, 'prepared');
  const { customerId, conversationId, code } = customer;
  await confirmed(ctx, customerId);
  await ctx.db.write((tx) =>
    mailCustomer(tx, ctx, { customerId, key: 'x:1', subject: text('any', { value: 'x' }), paragraphs: [] }),
  );
  expect(await ctx.db.read.conversation.count({ where: { customerId } })).toBe(2);
  await ctx.db.write((tx) =>
    tx.conversation.update({ where: { id: conversationId }, data: { unreachableSince: new Date() } }),
  );
  expect(await chatToTell(ctx.db.read, ctx, { conversationId: null, customerId })).toBe(conversationId);
  expect((await orderDetail(ctx, OFFICER, code))?.conversations.map(({ id }) => id)).toEqual([conversationId]);
  await ctx.db.write((tx) => tx.conversation.update({ where: { id: conversationId }, data: { customerId: null } }));
  expect(await pendingNews(ctx, 10)).toEqual([]);
});

/** On from 'prepared' to the end, by everybody's usual acts. */
async function orderAtFrom(ctx: ServiceContext, placed: Awaited<ReturnType<typeof orderAt>>): Promise<string> {
  for (const stage of ['invoiced', 'awaitingCode', 'awaitingPayment', 'receipting', 'releasing', 'delivered'] as const)
    await advance(ctx, placed, stage);
  return (await ctx.db.read.order.findUniqueOrThrow({ where: { code: placed.code } })).phase;
}
