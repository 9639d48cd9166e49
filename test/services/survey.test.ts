/** Ratings as the office keeps them (docs/domain.md 8): asked for once, given once, changed by nobody. */
import { describe, expect, it } from 'vitest';
import type { SurveyTold } from '../../machines/conversation/counter/survey.ts';
import type { ServiceContext } from '../../services/context.ts';
import { chatEventOf } from '../../services/chat_events.ts';
import { answerSurvey, carryOutSurvey } from '../../services/survey/chat.ts';
import { inviteToRate } from '../../services/survey/invites.ts';
import type { Finished } from '../../services/survey/invites.ts';
import { runDueTimers } from '../../services/timers.ts';
import { sources } from '../architecture/sources.ts';
import { ask, cardOf, mustAct, newCustomer, openOffice, orderAt } from './orders_office.ts';
import { DAY, HOUR } from './workshop.ts';

interface Person {
  customerId: string | null;
  conversationId: string;
}

const chatOf = ({ customerId, conversationId }: Person, channel = 'webchat') =>
  ({ customerId, conversationId, channel, language: 'id' }) as const;

function invite(ctx: ServiceContext, { conversationId }: Person, change: Partial<Finished> = {}): Promise<void> {
  const finished: Finished = {
    subject: 'visit',
    subjectId: 'visit-1',
    conversationId,
    label: 'A-003',
    service: 'B',
    ...change,
  };
  return ctx.db.write((tx) => inviteToRate(tx, ctx, finished));
}

/** What the chats were told of ratings, oldest first. */
async function told(ctx: ServiceContext): Promise<SurveyTold[]> {
  const rows = await ctx.db.read.chatEvent.findMany({ orderBy: { id: 'asc' }, select: { id: true } });
  const events = await Promise.all(rows.map(async ({ id }) => (await chatEventOf(ctx, id))?.event));
  return events.flatMap((event) => (event?.type === 'survey.asked' ? [event] : []));
}

async function invitation(ctx: ServiceContext): Promise<string> {
  return (await ctx.db.read.ratingInvite.findFirstOrThrow()).id;
}

const rate = (ctx: ServiceContext, person: Person, id: string, stars = 5, comment: string | null = null) =>
  ctx.db.write((tx) => carryOutSurvey(ctx, tx, chatOf(person), { type: 'survey.rate', invite: id, stars, comment }));
const answer = (ctx: ServiceContext, person: Person, id: string, element: 'u1' | 'u2' | 'u4', value: 1 | 2 | 3 | 4) =>
  ctx.db.write((tx) => carryOutSurvey(ctx, tx, chatOf(person), { type: 'survey.answer', invite: id, element, value }));
const show = (ctx: ServiceContext, person: Person, id: string) =>
  answerSurvey(ctx, ctx.db.read, chatOf(person), { type: 'survey.show', invite: id });

describe('"nilai"', () => {
  it('finds the newest invitation of the person that is not rated yet, and none of others', async () => {
    const { ctx, pass } = await openOffice();
    const [person, other] = [await newCustomer(ctx), await newCustomer(ctx)];
    const newest = async (of: Person) => {
      const shown = await answerSurvey(ctx, ctx.db.read, chatOf(of), { type: 'survey.newest' });
      return shown.type === 'survey.shown' ? (shown.survey?.label ?? null) : shown.type;
    };
    expect(await newest(person)).toBeNull();
    await invite(ctx, person);
    pass(HOUR);
    await invite(ctx, person, { subjectId: 'visit-2', label: 'A-004' });
    expect(await newest(other)).toBeNull();
    expect(await newest(person)).toBe('A-004');
    const { id } = await ctx.db.read.ratingInvite.findFirstOrThrow({ where: { label: 'A-004' } });
    await rate(ctx, person, id);
    expect(await newest(person)).toBe('A-003');
  });
});

describe('an invitation to rate', () => {
  it('is told once for each thing that was served, with what was served', async () => {
    const { ctx } = await openOffice();
    const person = await newCustomer(ctx);
    await invite(ctx, person);
    await invite(ctx, person);
    await invite(ctx, person, { subject: 'chat', subjectId: 'talk-1', label: '', service: 'chat' });
    expect(await told(ctx)).toMatchObject([
      { subject: 'visit', label: 'A-003', service: { id: 'Perpustakaan' }, again: false },
      { subject: 'chat', service: null },
    ]);
  });

  it.each([
    ['wants no messages', { optedOutAt: new Date(0) }],
    ['cannot be reached', { unreachableSince: new Date(0) }],
  ])('does not go to a chat that %s', async (_name, data) => {
    const { ctx } = await openOffice();
    const person = await newCustomer(ctx);
    await ctx.db.write((tx) => tx.conversation.update({ where: { id: person.conversationId }, data }));
    await invite(ctx, person);
    expect(await told(ctx)).toEqual([]);
    expect(await ctx.db.read.ratingInvite.count()).toBe(0);
  });

  it('does not go to a chat whose consent was withdrawn', async () => {
    const { ctx } = await openOffice();
    const person = await newCustomer(ctx);
    const { conversationId } = person;
    const consent = { conversationId, given: false, textVersion: '1', language: 'id', channel: 'web' } as const;
    await ctx.db.write((tx) => tx.consent.create({ data: { ...consent, at: new Date(ctx.now()) } }));
    await invite(ctx, person);
    expect(await told(ctx)).toEqual([]);
  });
});

describe('the reminder', () => {
  async function waiting(pass: number) {
    const office = await openOffice();
    const person = await newCustomer(office.ctx);
    office.pass(pass);
    await invite(office.ctx, person);
    return { ...office, person, id: await invitation(office.ctx) };
  }
  const again = async (ctx: ServiceContext) => (await told(ctx)).filter((one) => one.again).length;

  it('comes once after the days of the office', async () => {
    const { ctx, pass } = await waiting(0);
    pass(3 * DAY - HOUR);
    await runDueTimers(ctx);
    expect(await again(ctx)).toBe(0);
    pass(HOUR);
    await runDueTimers(ctx);
    expect(await again(ctx)).toBe(1);
    pass(30 * DAY);
    await runDueTimers(ctx);
    expect(await again(ctx)).toBe(1);
    expect(await ctx.db.read.ratingInvite.findFirst()).toMatchObject({ status: 'reminded' });
  });

  it('waits for the hours of service', async () => {
    // asked on Wednesday at 19:00, due on Saturday: Monday at 08:00
    const { ctx, pass } = await waiting(2 * DAY + 10 * HOUR);
    pass(3 * DAY);
    await runDueTimers(ctx);
    pass(DAY + 12 * HOUR);
    await runDueTimers(ctx);
    expect(await again(ctx)).toBe(0);
    pass(HOUR);
    await runDueTimers(ctx);
    expect(await again(ctx)).toBe(1);
  });

  it('is left out once it was rated, declined, or the chat wants no messages', async () => {
    for (const meanwhile of ['rated', 'declined', 'opted out'] as const) {
      const { ctx, pass, person, id } = await waiting(0);
      const { conversationId } = person;
      if (meanwhile === 'rated') expect(await rate(ctx, person, id)).toMatchObject({ type: 'survey.kept' });
      if (meanwhile === 'declined')
        await ctx.db.write((tx) => carryOutSurvey(ctx, tx, chatOf(person), { type: 'survey.decline', invite: id }));
      if (meanwhile === 'opted out')
        await ctx.db.write((tx) =>
          tx.conversation.update({ where: { id: conversationId }, data: { optedOutAt: new Date(ctx.now()) } }),
        );
      pass(4 * DAY);
      await runDueTimers(ctx);
      expect(await again(ctx), meanwhile).toBe(0);
    }
  });
});

describe('a rating', () => {
  it('is given once; stars and comment stay as they were', async () => {
    const { ctx } = await openOffice();
    const person = await newCustomer(ctx);
    await invite(ctx, person);
    const id = await invitation(ctx);
    expect(await rate(ctx, person, id, 4, '  Ramah.  ')).toMatchObject({ type: 'survey.kept', answers: {} });
    const before = await ctx.db.read.rating.findFirstOrThrow();
    expect(before).toMatchObject({ stars: 4, comment: 'Ramah.', service: 'B', channel: 'webchat', elements: null });
    const twice = await Promise.all([rate(ctx, person, id, 1, 'Lain'), rate(ctx, person, id, 2)]);
    expect(twice).toEqual([{ type: 'survey.refused' }, { type: 'survey.refused' }]);
    expect(await ctx.db.read.rating.findMany()).toEqual([before]);
  });

  it('is one of two that come at once', async () => {
    const { ctx } = await openOffice();
    const person = await newCustomer(ctx);
    await invite(ctx, person);
    const id = await invitation(ctx);
    const both = await Promise.all([rate(ctx, person, id, 5), rate(ctx, person, id, 1)]);
    expect(both.map(({ type }) => type).toSorted()).toEqual(['survey.kept', 'survey.refused']);
    expect(await ctx.db.read.rating.count()).toBe(1);
  });

  it('is the chat’s that was served, or its customer’s; nobody else sees it or gives it', async () => {
    const { ctx } = await openOffice();
    const person = await newCustomer(ctx);
    const stranger = await newCustomer(ctx);
    await invite(ctx, person);
    const id = await invitation(ctx);
    for (const other of [stranger, { customerId: null, conversationId: stranger.conversationId }]) {
      expect(await show(ctx, other, id)).toEqual({ type: 'survey.shown', survey: null });
      expect(await rate(ctx, other, id)).toEqual({ type: 'survey.refused' });
      expect(await answer(ctx, other, id, 'u1', 4)).toEqual({ type: 'survey.refused' });
    }
    const elsewhere = { customerId: person.customerId, conversationId: stranger.conversationId };
    expect(await show(ctx, elsewhere, id)).toMatchObject({ survey: { label: 'A-003', stars: 0 } });
  });

  it.each([0, 6, 2.5, Number.NaN])('of %f stars is refused', async (stars) => {
    const { ctx } = await openOffice();
    const person = await newCustomer(ctx);
    await invite(ctx, person);
    expect(await rate(ctx, person, await invitation(ctx), stars)).toEqual({ type: 'survey.refused' });
    expect(await ctx.db.read.rating.count()).toBe(0);
  });

  it('has no way to be changed: one place gives stars to each kind, one adds elements, erasure takes comments away', () => {
    const writes = sources()
      .filter(({ path }) => /^(?:admin|bots|services|web|prisma)\//.test(path) && path.endsWith('.ts'))
      .flatMap(({ path, code }) =>
        [...code.matchAll(/\.rating\.(create|update|upsert|delete)\w*\(/g)].map(([call]) => `${path} ${call}`),
      );
    expect(writes.toSorted()).toEqual([
      'services/orders/ratings.ts .rating.create(',
      'services/privacy/erase_counter.ts .rating.updateMany(',
      'services/survey/chat.ts .rating.create(',
      'services/survey/chat.ts .rating.update(',
    ]);
  });
});

describe('the nine elements', () => {
  it('are kept one by one after the stars, and gone on with', async () => {
    const { ctx } = await openOffice();
    const person = await newCustomer(ctx);
    await invite(ctx, person);
    const id = await invitation(ctx);
    expect(await answer(ctx, person, id, 'u1', 4)).toEqual({ type: 'survey.refused' });
    await rate(ctx, person, id, 3, 'Baik');
    await answer(ctx, person, id, 'u1', 4);
    expect(await answer(ctx, person, id, 'u2', 2)).toMatchObject({ answers: { u1: 4, u2: 2 } });
    expect(await answer(ctx, person, id, 'u1', 3)).toMatchObject({ answers: { u1: 3, u2: 2 } });
    expect(await show(ctx, person, id)).toMatchObject({ survey: { stars: 3, answers: { u1: 3, u2: 2 }, at: 'u3' } });
    expect(await ctx.db.read.rating.findFirst()).toMatchObject({ stars: 3, comment: 'Baik' });
  });

  it('may be answered for fourteen days', async () => {
    const { ctx, pass } = await openOffice();
    const person = await newCustomer(ctx);
    await invite(ctx, person);
    const id = await invitation(ctx);
    await rate(ctx, person, id);
    pass(14 * DAY - 1);
    expect(await answer(ctx, person, id, 'u1', 4)).toMatchObject({ type: 'survey.kept' });
    pass(1);
    expect(await answer(ctx, person, id, 'u2', 4)).toEqual({ type: 'survey.refused' });
    expect(await show(ctx, person, id)).toMatchObject({ survey: { stars: 5, at: null } });
  });

  it.each([0, 5, '4', null])('take no %j', async (value) => {
    const { ctx } = await openOffice();
    const person = await newCustomer(ctx);
    await invite(ctx, person);
    const id = await invitation(ctx);
    await rate(ctx, person, id);
    expect(await answer(ctx, person, id, 'u1', value as 1)).toEqual({ type: 'survey.refused' });
  });
});

describe('an order', () => {
  it('that ends silently is asked about; its rating is one, whichever way it is given', async () => {
    const { ctx, pass } = await openOffice();
    const order = await orderAt(ctx, 'delivered');
    pass(7 * DAY);
    await runDueTimers(ctx);
    expect(await told(ctx)).toEqual([]);
    // the news of it comes first
    pass(HOUR);
    await runDueTimers(ctx);
    expect(await told(ctx)).toMatchObject([{ subject: 'order', label: order.code }]);
    const id = await invitation(ctx);
    expect(await rate(ctx, order, id, 4, 'Lengkap')).toMatchObject({ type: 'survey.kept' });
    expect(await ctx.db.read.rating.findMany()).toMatchObject([{ subject: 'order', stars: 4, comment: 'Lengkap' }]);
    // its history tells of it, and its card offers it no more
    expect(await ctx.db.read.orderEvent.count({ where: { type: 'rate' } })).toBe(1);
    const card = await cardOf(ctx, order);
    expect([card.rated, card.acts.includes('rate')]).toEqual([true, false]);
    const command = { type: 'rateOrder', code: order.code, stars: 1, comment: null } as const;
    expect(await ask(ctx, order, command)).toMatchObject({ type: 'order.refused' });
  });

  it('that is rated on its card can go on with the elements by its code, and is not asked about again', async () => {
    const { ctx, pass } = await openOffice();
    const order = await orderAt(ctx, 'delivered');
    mustAct(await ask(ctx, order, { type: 'actOnOrder', code: order.code, act: 'confirmDelivery' }));
    mustAct(await ask(ctx, order, { type: 'rateOrder', code: order.code, stars: 5, comment: null }));
    const shown = await show(ctx, order, order.code);
    expect(shown).toMatchObject({ survey: { subject: 'order', label: order.code, stars: 5, at: 'u1' } });
    const id = await invitation(ctx);
    expect(await answer(ctx, order, id, 'u4', 4)).toMatchObject({ answers: { u4: 4 } });
    pass(10 * DAY);
    await runDueTimers(ctx);
    expect(await told(ctx)).toEqual([]);
    expect(await show(ctx, await newCustomer(ctx), order.code)).toEqual({ type: 'survey.shown', survey: null });
  });
});
