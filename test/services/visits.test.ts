/** The queue at the counter: drawing, calling, and what is measured of it (docs/domain.md 13). */
import { describe, expect, test } from 'vitest';
import { institutionWords } from '../../admin/words/visits.ts';
import { carryOut } from '../../bots/effects.ts';
import type { Prisma } from '../../prisma/generated/sqlite/client.ts';
import { newId } from '../../services/ids.ts';
import type { Actor, ServiceContext } from '../../services/context.ts';
import { orderDetail } from '../../services/orders/detail.ts';
import { readOffice, saveOfficeTopic } from '../../services/office.ts';
import { runDueTimers } from '../../services/timers.ts';
import { dayOfVisits, queueBoard, visitByCode } from '../../services/visits/board.ts';
import { callNext, callNumber, finish, recall, serve, skip } from '../../services/visits/calling.ts';
import { answerVisit, carryOutVisit } from '../../services/visits/chat.ts';
import { readDisplay } from '../../services/visits/display.ts';
import { daysOfVisits, visitFigures } from '../../services/visits/figures.ts';
import { guestBookCsv } from '../../services/visits/guest_book.ts';
import { addOrderToVisit } from '../../services/visits/orders.ts';
import { enterVisit } from '../../services/visits/take.ts';
import { openData } from '../engine.ts';
import type { VisitDraft } from '../../machines/conversation/counter/visits.ts';
import type { ChatOf } from '../../services/chat.ts';
import { newCustomer, openOffice } from './orders_office.ts';
import { ADMIN, BENDAHARA, DAY, HOUR, PETUGAS, PIMPINAN } from './workshop.ts';

const MINUTE = 60_000;
const DRAFT: VisitDraft = {
  service: 'A',
  name: 'Siti Aminah',
  institution: 'Universitas Contoh',
  purpose: 'Konsultasi',
};
const SECOND = { ...PETUGAS, id: 'petugas-2', name: 'Dua Petugas' };

async function chatOf(
  ctx: ServiceContext,
  { kiosk = false, customerId = null as string | null } = {},
): Promise<ChatOf> {
  const id = newId(ctx);
  const at = new Date(ctx.now());
  await ctx.db.write(async (tx) => {
    await tx.conversation.create({
      data: {
        id,
        channel: 'webchat',
        account: 'web',
        chat: id,
        language: 'id',
        customerId,
        machineVersion: 1,
        snapshot: '{}',
        revision: 0,
        createdAt: at,
        updatedAt: at,
      },
    });
    await tx.webchatSession.create({ data: { tokenHash: id, chat: id, kiosk, createdAt: at, lastSeenAt: at } });
  });
  return { conversationId: id, customerId, channel: 'webchat', language: 'id' };
}

function take(ctx: ServiceContext, chat: ChatOf, draft: Partial<VisitDraft> = {}) {
  return ctx.db.write((tx) => carryOutVisit(ctx, tx, chat, { type: 'visit.take', draft: { ...DRAFT, ...draft } }));
}

async function taken(ctx: ServiceContext, draft: Partial<VisitDraft> = {}) {
  const chat = await chatOf(ctx);
  const result = await take(ctx, chat, draft);
  if (result.type !== 'visit.taken') throw new Error(JSON.stringify(result));
  return { chat, visit: result.visit };
}

async function served(ctx: ServiceContext, pass: (ms: number) => void, minutes: number, counter = '1') {
  const called = await callNext(ctx, PETUGAS, { service: '', counter });
  if (!called.ok) throw new Error(called.reason);
  await serve(ctx, PETUGAS, called.code);
  pass(minutes * MINUTE);
  const done = await finish(ctx, PETUGAS, called.code);
  if (!done.ok) throw new Error(done.reason);
  return called;
}

/** The same, but for one of its parts. */
function instead<T extends object>(whole: T, part: keyof T, other: object): T {
  return new Proxy(whole, {
    get(target, name) {
      if (name === part) return other;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

describe('drawing a number', () => {
  test('numbers run per service and day, however many come at once', async () => {
    const { ctx } = await openOffice();
    const chats = await Promise.all(Array.from({ length: 12 }, () => chatOf(ctx)));
    const services = ['A', 'B', 'A', 'A', 'C', 'A', 'B', 'A', 'A', 'A', 'A', 'B'];
    const results = await Promise.all(chats.map((chat, at) => take(ctx, chat, { service: services[at] ?? 'A' })));
    const numbers = results.map((result) => (result.type === 'visit.taken' ? result.visit.number : result.type));
    expect(numbers.toSorted()).toEqual([
      'A-001',
      'A-002',
      'A-003',
      'A-004',
      'A-005',
      'A-006',
      'A-007',
      'A-008',
      'B-001',
      'B-002',
      'B-003',
      'C-001',
    ]);
  });

  test('the answer has how many are ahead, and the pace of the day once somebody was finished', async () => {
    const { ctx, pass } = await openOffice();
    expect((await taken(ctx)).visit).toMatchObject({ number: 'A-001', ahead: 0, minutes: null });
    expect((await taken(ctx)).visit).toMatchObject({ number: 'A-002', ahead: 1, minutes: null, standardMinutes: 10 });
    await served(ctx, pass, 6);
    // one ahead at six minutes, nobody at the counter
    expect((await taken(ctx)).visit).toMatchObject({ number: 'A-003', ahead: 1, minutes: 6 });
    await callNext(ctx, PETUGAS, { service: 'A', counter: '1' });
    // one ahead, and one being served half through
    expect((await taken(ctx)).visit).toMatchObject({ number: 'A-004', ahead: 1, minutes: 9 });
    // another service has a pace of its own
    expect((await taken(ctx, { service: 'B' })).visit).toMatchObject({ number: 'B-001', minutes: null });
  });

  test('a chat has one number at a time', async () => {
    const { ctx } = await openOffice();
    const { chat, visit } = await taken(ctx);
    expect(await take(ctx, chat)).toEqual({ type: 'visit.refused', reason: 'already' });
    const cancel = { type: 'visit.cancel', code: visit.code } as const;
    const other = await chatOf(ctx);
    expect(await ctx.db.write((tx) => carryOutVisit(ctx, tx, other, cancel))).toEqual({
      type: 'visit.refused',
      reason: 'gone',
    });
    expect(await ctx.db.write((tx) => carryOutVisit(ctx, tx, chat, cancel))).toEqual({ type: 'visit.cancelled' });
    expect(await take(ctx, chat)).toMatchObject({ type: 'visit.taken', visit: { number: 'A-002' } });
  });

  test('not outside the hours, nor for a service that is not there, nor when it is switched off', async () => {
    const { ctx, pass } = await openOffice();
    const chat = await chatOf(ctx);
    expect(await take(ctx, chat, { service: 'Z' })).toEqual({ type: 'visit.refused', reason: 'gone' });
    pass(7 * HOUR);
    expect(await take(ctx, chat)).toEqual({ type: 'visit.refused', reason: 'closed' });
    const shown = await answerVisit(ctx, ctx.db.read, chat, { type: 'visit.services' });
    expect(shown).toMatchObject({ openNow: false, opensAt: Date.UTC(2026, 10, 24, 1), own: null });
    const { visits } = await readOffice(ctx);
    await saveOfficeTopic(ctx, ADMIN, 'visits', { ...visits, open: false });
    expect(await answerVisit(ctx, ctx.db.read, chat, { type: 'visit.services' })).toMatchObject({ services: [] });
    pass(17 * HOUR);
    expect(await take(ctx, chat)).toEqual({ type: 'visit.refused', reason: 'gone' });
  });

  test('what cannot be a guest-book entry is refused as a value', async () => {
    const { ctx } = await openOffice();
    const chat = await chatOf(ctx);
    for (const draft of [{ name: 'x'.repeat(200) }, { name: '77' }, { institution: '!'.repeat(3) }, { purpose: '' }]) {
      expect(await take(ctx, chat, draft)).toEqual({ type: 'visit.refused', reason: 'gone' });
    }
    const entry = {
      service: 'A',
      name: 'y'.repeat(121),
      institution: '',
      purpose: 'p'.repeat(301),
      language: 'id' as const,
    };
    expect(await enterVisit(ctx, PETUGAS, entry)).toEqual({
      ok: false,
      reason: 'invalid',
      fields: { name: 'too_big', purpose: 'too_big' },
    });
    expect(await enterVisit(ctx, PETUGAS, { ...entry, service: 'Q', name: 'Budi', purpose: 'Tanya' })).toMatchObject({
      fields: { service: 'format' },
    });
    expect(await ctx.db.read.visit.count()).toBe(0);
  });

  test('the guest book knows the way by which somebody came', async () => {
    const { ctx } = await openOffice();
    expect(await take(ctx, await chatOf(ctx, { kiosk: true }))).toMatchObject({ kiosk: true });
    expect(await take(ctx, await chatOf(ctx))).toMatchObject({ kiosk: false });
    await enterVisit(ctx, PETUGAS, { ...DRAFT, institution: '', service: 'A', language: 'id' });
    const rows = await ctx.db.read.visit.findMany({ orderBy: { number: 'asc' } });
    expect(rows.map(({ channel }) => channel)).toEqual(['kiosk', 'webchat', 'officer']);
  });
});

describe('calling', () => {
  test('two officers at once get two different visitors', async () => {
    const { ctx } = await openOffice();
    for (let count = 0; count < 3; count += 1) await taken(ctx);
    const calls = await Promise.all([
      callNext(ctx, PETUGAS, { service: 'A', counter: '1' }),
      callNext(ctx, SECOND, { service: '', counter: '2' }),
      callNext(ctx, SECOND, { service: 'A', counter: '3' }),
    ]);
    expect(calls.map((call) => (call.ok ? call.number : call.reason)).toSorted()).toEqual(['A-001', 'A-002', 'A-003']);
    // and two at one counter, one
    await taken(ctx);
    await taken(ctx);
    for (const call of calls) if (call.ok) await finish(ctx, PETUGAS, call.code);
    const both = await Promise.all([
      callNext(ctx, PETUGAS, { service: 'A', counter: '1' }),
      callNext(ctx, SECOND, { service: 'A', counter: '1' }),
    ]);
    expect(both.map((call) => (call.ok ? call.number : call.reason)).toSorted()).toEqual(['A-004', 'busy']);
  });

  test('the visitor is told in the chat, again on a recall, and when they were missed', async () => {
    const { ctx } = await openOffice();
    const { visit } = await taken(ctx);
    expect(await callNext(ctx, PETUGAS, { service: 'A', counter: '2' })).toMatchObject({ ok: true, number: 'A-001' });
    await recall(ctx, PETUGAS, visit.code);
    await skip(ctx, PETUGAS, visit.code);
    expect(await callNext(ctx, PETUGAS, { service: 'A', counter: '2' })).toEqual({ ok: false, reason: 'nobody' });
    expect(await callNumber(ctx, PETUGAS, { code: visit.code, counter: '3' })).toMatchObject({ ok: true });
    const rows = await ctx.db.read.chatEvent.findMany({ orderBy: { id: 'asc' } });
    const told = rows.map(({ event }) => JSON.parse(ctx.vault.decrypt(event)) as Record<string, unknown>);
    expect(told.map(({ type, again }) => [type, again])).toEqual([
      ['visit.called', false],
      ['visit.called', true],
      ['visit.skipped', undefined],
      ['visit.called', true],
    ]);
    expect(told.at(-1)).toMatchObject({ visit: { number: 'A-001', counter: '3', status: 'called' } });
  });

  test('what went on meanwhile is refused, whoever asks', async () => {
    const { ctx } = await openOffice();
    const { visit } = await taken(ctx);
    for (const act of [recall, skip, serve, finish]) {
      expect(await act(ctx, PETUGAS, visit.code)).toEqual({ ok: false, reason: 'moved' });
      for (const actor of [BENDAHARA, PIMPINAN, ADMIN]) {
        expect(await act(ctx, actor, visit.code)).toEqual({ ok: false, reason: 'forbidden' });
      }
    }
    expect(await callNext(ctx, PIMPINAN, { service: '', counter: '1' })).toEqual({ ok: false, reason: 'forbidden' });
    expect(await callNext(ctx, PETUGAS, { service: '', counter: '9' })).toEqual({ ok: false, reason: 'counter' });
    expect(await callNumber(ctx, PETUGAS, { code: 'NOSUCH23', counter: '1' })).toEqual({ ok: false, reason: 'moved' });
    expect(await visitByCode(ctx, visit.code)).toMatchObject({ status: 'waiting', calls: 0 });
  });

  test('the screen has numbers and counters, and nobody by name', async () => {
    const { ctx } = await openOffice();
    await taken(ctx);
    await taken(ctx);
    await callNext(ctx, PETUGAS, { service: 'A', counter: '2' });
    const shown = await readDisplay(ctx);
    expect(shown.now).toMatchObject([
      {
        counter: '2',
        number: 'A-001',
        call: '2026-11-23/A-001/1',
        aloud: 'Nomor antrean, A, nol nol satu, silakan ke loket dua',
      },
    ]);
    expect(shown.waiting[0]).toMatchObject({ service: 'A', next: ['A-002'], more: 0 });
    expect(JSON.stringify(shown)).not.toContain('Siti');
  });
});

describe('the day', () => {
  test('is measured against the standard', async () => {
    const { ctx, pass } = await openOffice();
    await taken(ctx);
    await taken(ctx);
    await taken(ctx);
    await served(ctx, pass, 20);
    pass(4 * MINUTE);
    await served(ctx, pass, 20);
    pass(11 * MINUTE);
    await served(ctx, pass, 1);
    const { figures } = await queueBoard(ctx);
    expect(figures).toMatchObject({ visits: 3, called: 3, p50Ms: 4 * MINUTE, p90Ms: 11 * MINUTE, withinShare: 2 / 3 });
    const span = { fromDay: '2026-11-01', toDay: '2026-11-30' };
    expect(await visitFigures(ctx, span)).toEqual({
      visits: 3,
      p50Ms: 4 * MINUTE,
      p90Ms: 11 * MINUTE,
      withinShare: 2 / 3,
    });
    expect(await daysOfVisits(ctx, span)).toHaveLength(1);
    expect(await visitFigures(ctx, { fromDay: '2026-12-01', toDay: '2026-12-31' })).toEqual({
      visits: 0,
      p50Ms: null,
      p90Ms: null,
      withinShare: null,
    });
  });

  test('ends at midnight of the office: what was left is over, and numbers begin anew', async () => {
    const { ctx, pass } = await openOffice();
    const waiting = await taken(ctx);
    const called = await taken(ctx);
    const serving = await taken(ctx);
    await callNumber(ctx, PETUGAS, { code: called.visit.code, counter: '1' });
    await callNumber(ctx, PETUGAS, { code: serving.visit.code, counter: '2' });
    await serve(ctx, PETUGAS, serving.visit.code);
    // 23:59:59 WIB
    pass(15 * HOUR - 1000);
    await runDueTimers(ctx);
    expect((await visitByCode(ctx, waiting.visit.code))?.status).toBe('waiting');
    pass(1000);
    await runDueTimers(ctx);
    const statuses = await Promise.all(
      [waiting, called, serving].map(async ({ visit }) => (await visitByCode(ctx, visit.code))?.status),
    );
    expect(statuses).toEqual(['lapsed', 'lapsed', 'done']);
    // yesterday's number is nobody's any more
    expect(await recall(ctx, PETUGAS, called.visit.code)).toEqual({ ok: false, reason: 'moved' });
    expect((await queueBoard(ctx)).atCounter).toEqual([]);
    expect((await readDisplay(ctx)).now).toEqual([]);
    pass(9 * HOUR);
    expect(await take(ctx, waiting.chat)).toMatchObject({ type: 'visit.taken', visit: { number: 'A-001', ahead: 0 } });
    expect((await dayOfVisits(ctx, '2026-11-23')).visits).toHaveLength(3);
  });

  test('calls are told apart from those of the day before: a screen is open for weeks, and announces each once', async () => {
    const { ctx, pass } = await openOffice();
    const calls: string[] = [];
    for (let day = 0; day < 2; day += 1) {
      const entered = await enterVisit(ctx, PETUGAS, { ...DRAFT, institution: '', service: 'A', language: 'id' });
      if (!entered.ok) throw new Error(entered.reason);
      await callNext(ctx, PETUGAS, { service: '', counter: '1' });
      calls.push(...(await readDisplay(ctx)).now.map(({ call }) => call));
      // the visit's code opens its chat: no screen shows it
      expect(calls.at(-1)).not.toContain(entered.code);
      await finish(ctx, PETUGAS, entered.code);
      pass(DAY);
    }
    expect(calls).toEqual(['2026-11-23/A-001/1', '2026-11-24/A-001/1']);
  });

  test('of a year is read a month at a time, without anybody’s name, for it must not hold up the chats', async () => {
    const { ctx } = await openOffice();
    await ctx.db.write(async (tx) => {
      const at = (day: string, minutes: number) => new Date(Date.parse(`${day}T02:00:00Z`) + minutes * MINUTE);
      const days = ['2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01', '2026-12-31'];
      for (const [index, day] of days.entries()) {
        await tx.visit.create({
          data: {
            id: newId(ctx),
            code: `KODE${index}`,
            day,
            service: 'A',
            number: 1,
            name: 'Siti Aminah',
            institution: '',
            purpose: 'Konsultasi',
            language: 'id',
            channel: 'officer',
            status: 'done',
            takenAt: at(day, 0),
            calledAt: at(day, index),
            servedAt: at(day, index),
            doneAt: at(day, 30),
            counter: '1',
            calls: 1,
          },
        });
      }
    });
    const asked: Prisma.VisitFindManyArgs[] = [];
    const { read } = ctx.db;
    const visit = {
      findMany: (query: Prisma.VisitFindManyArgs) => {
        asked.push(query);
        return read.visit.findMany(query);
      },
    };
    const reader = instead(read, 'visit', visit);
    const watched = { ...ctx, db: instead(ctx.db, 'read', reader) };
    const span = { fromDay: '2026-02-01', toDay: '2026-12-30' };
    expect(await visitFigures(watched, span)).toMatchObject({ visits: 3, p50Ms: 2 * MINUTE, p90Ms: 3 * MINUTE });
    expect((await daysOfVisits(watched, span)).map(({ day }) => day)).toEqual([
      '2026-03-01',
      '2026-02-28',
      '2026-02-01',
    ]);
    expect(asked).toHaveLength(22);
    expect(asked.map(({ where }) => where?.day)).toContainEqual({ gte: '2026-12-01', lte: '2026-12-30' });
    for (const { select } of asked) expect(Object.keys(select ?? { name: true })).not.toContain('name');
  });

  test('a program that was down over midnight closes the day when it is back', async () => {
    const { ctx, pass } = await openOffice();
    const { visit } = await taken(ctx);
    pass(2 * DAY);
    // nobody was there to fire the timer: the number is of another day nevertheless
    expect(await callNext(ctx, PETUGAS, { service: '', counter: '1' })).toEqual({ ok: false, reason: 'nobody' });
    await runDueTimers(ctx);
    expect((await visitByCode(ctx, visit.code))?.status).toBe('lapsed');
    expect(await runDueTimers(ctx)).toMatchObject({ acted: 0 });
  });
});

describe('an order that is made together', () => {
  /** As a turn of the chat carries it out. */
  async function placed(ctx: ServiceContext, chat: ChatOf): Promise<string> {
    const order = { lines: [{ code: 'UJI-36', request: null }], abstraction: null, party: null, agreementTerms: null };
    const command = {
      type: 'placeOrders',
      orders: [order],
      termsVersion: 'terms-1',
      expectedTotal: 50_000,
      reduction: null,
    } as const;
    const result = await ctx.db.write((tx) =>
      carryOut(ctx, tx, { ...chat, told: [] }, { ...command, orders: [order] }, ''),
    );
    if (result.type !== 'order.placed') throw new Error(JSON.stringify(result));
    return result.orders[0]?.code ?? '';
  }

  test('belongs to the visit whose chat it was placed in, while it is at the counter', async () => {
    const { ctx } = await openOffice();
    const { code } = (await taken(ctx)).visit;
    const customer = await newCustomer(ctx);
    const chat: ChatOf = { ...customer, channel: 'webchat', language: 'id' };
    const attach = { type: 'visit.attach', code } as const;
    expect(await ctx.db.write((tx) => carryOutVisit(ctx, tx, chat, attach))).toEqual({
      type: 'visit.attached',
      name: DRAFT.name,
      institution: DRAFT.institution,
      number: 'A-001',
    });
    await placed(ctx, chat);
    expect((await visitByCode(ctx, code))?.orders, 'an order from before the call').toEqual([]);
    await callNumber(ctx, PETUGAS, { code, counter: '1' });
    await serve(ctx, PETUGAS, code);
    const together = await placed(ctx, chat);
    expect((await visitByCode(ctx, code))?.orders).toEqual([together]);
    const officer = PETUGAS as Extract<Actor, { kind: 'officer' }>;
    expect((await orderDetail(ctx, officer, together))?.visit).toEqual({ code, number: 'A-001', day: '2026-11-23' });
    await finish(ctx, PETUGAS, code);
    const later = await placed(ctx, chat);
    expect((await orderDetail(ctx, officer, later))?.visit).toBeNull();
    expect(await ctx.db.write((tx) => carryOutVisit(ctx, tx, chat, attach))).toEqual({
      type: 'visit.refused',
      reason: 'gone',
    });
    const invites = await ctx.db.read.ratingInvite.findMany();
    expect(invites).toMatchObject([
      { subject: 'visit', service: 'A', label: 'A-001', conversationId: chat.conversationId },
    ]);
  });

  test('that was placed after the counter had finished is added by an officer, on that day, if it is the visitor’s', async () => {
    const { ctx, pass } = await openOffice();
    const { code } = (await taken(ctx)).visit;
    const chat: ChatOf = { ...(await newCustomer(ctx)), channel: 'webchat', language: 'id' };
    const stranger: ChatOf = { ...(await newCustomer(ctx)), channel: 'webchat', language: 'id' };
    await ctx.db.write((tx) => carryOutVisit(ctx, tx, chat, { type: 'visit.attach', code }));
    await callNumber(ctx, PETUGAS, { code, counter: '1' });
    const add = async (typed: string, actor: Actor = PETUGAS) => {
      const added = await addOrderToVisit(ctx, actor, { code, typed });
      return added.ok ? 'ok' : added.reason;
    };
    const [theirs, tomorrows, others] = [await placed(ctx, chat), await placed(ctx, chat), await placed(ctx, stranger)];
    await ctx.db.write((tx) => tx.order.updateMany({ data: { visitId: null } }));
    expect(await add(theirs)).toBe('moved');
    await finish(ctx, PETUGAS, code);
    expect(await add(theirs, BENDAHARA)).toBe('forbidden');
    expect(await add('GP-XXXXXX')).toBe('order');
    expect(await add(others)).toBe('order');
    expect(await add(` ${theirs.toLowerCase().replace('-', ' ')}`)).toBe('ok');
    expect(await add(theirs)).toBe('order');
    expect((await visitByCode(ctx, code))?.orders).toEqual([theirs]);
    pass(DAY);
    expect(await add(tomorrows)).toBe('moved');
  });

  test('a visitor without a chat is asked for no rating', async () => {
    const { ctx } = await openOffice();
    const entered = await enterVisit(ctx, PETUGAS, { ...DRAFT, institution: '', service: 'A', language: 'id' });
    if (!entered.ok) throw new Error(entered.reason);
    await callNumber(ctx, PETUGAS, { code: entered.code, counter: '1' });
    expect(await finish(ctx, PETUGAS, entered.code)).toMatchObject({ ok: true });
    expect(await ctx.db.read.ratingInvite.count()).toBe(0);
    expect(await ctx.db.read.chatEvent.count()).toBe(0);
  });
});

test('the guest book of a month is a file for petugas and the head of office, and taking it is recorded', async () => {
  const { ctx } = await openOffice();
  await taken(ctx, { name: '=SUM(A1)x', purpose: 'Data "inflasi"; terbaru' });
  const words = {
    channel: (channel: string) => channel,
    status: (status: string) => status,
    institution: institutionWords,
  };
  expect(await guestBookCsv(ctx, BENDAHARA, '2026-11', words)).toEqual({ ok: false, reason: 'forbidden' });
  expect(await guestBookCsv(ctx, PIMPINAN, '2026-13', words)).toEqual({ ok: false, reason: 'month' });
  const book = await guestBookCsv(ctx, PIMPINAN, '2026-11', words);
  expect(book).toMatchObject({ ok: true });
  const lines = (book.ok ? book.csv : '').split('\r\n');
  expect(lines).toHaveLength(3);
  expect(lines[1]).toContain(`2026-11-23;A-001;Konsultasi dan produk statistik;'=SUM(A1)x;Universitas Contoh;`);
  expect(lines[1]).toContain('"Data ""inflasi""; terbaru"');
  // a private person, and somebody who was forgotten, are told apart
  await ctx.db.write((tx) => tx.visit.updateMany({ data: { institution: '' } }));
  const own = await guestBookCsv(ctx, PIMPINAN, '2026-11', words);
  expect(own.ok && own.csv).toContain(`'=SUM(A1)x;Pribadi;`);
  await ctx.db.write((tx) => tx.visit.updateMany({ data: { name: '', purpose: '' } }));
  const forgotten = await guestBookCsv(ctx, PIMPINAN, '2026-11', words);
  expect(forgotten.ok && forgotten.csv).toContain(';;(dihapus);;');
  expect(await ctx.db.read.auditEntry.count({ where: { action: 'visit.export' } })).toBe(3);
});

test('the queue outlives a restart', async () => {
  const { ctx, dataDir } = await openOffice();
  const { visit } = await taken(ctx);
  await callNext(ctx, PETUGAS, { service: 'A', counter: '1' });
  await taken(ctx);
  await ctx.db.close();
  const db = await openData({ dataDir });
  const again = { ...ctx, db };
  try {
    expect((await readDisplay(again)).now).toMatchObject([{ number: 'A-001', call: '2026-11-23/A-001/1' }]);
    expect(await serve(again, PETUGAS, visit.code)).toMatchObject({ ok: true });
    expect((await queueBoard(again)).services[0]?.waiting.map(({ number }) => number)).toEqual(['A-002']);
  } finally {
    await db.close();
  }
});
