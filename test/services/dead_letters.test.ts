/** Messages that came to nothing are tried again or put away by an admin, and by one admin only. */
import { describe, expect, it } from 'vitest';
import { listAudit } from '../../services/audit.ts';
import { channelStandings, ailingChannels, waysIn } from '../../services/channels.ts';
import type { RunningChannel } from '../../services/channels.ts';
import {
  countDeadLetters,
  countOvertaken,
  deadLetters,
  discardDeadLetter,
  retryDeadLetters,
} from '../../services/dead_letters.ts';
import { account, chatOf, failedMessage, inboxEvent, turnAt } from './channels_office.ts';
import { orderAt, openOffice } from './orders_office.ts';
import { ADMIN, BENDAHARA, CUSTOMER, DAY, PETUGAS, PIMPINAN, START } from './workshop.ts';

const TELEGRAM: RunningChannel = { name: 'telegram', account: '123456', mode: 'webhook' };
const WEBCHAT: RunningChannel = { name: 'webchat', account: 'web', mode: 'own' };
const MINUTE = 60_000;

describe('dead letters', () => {
  it('are listed newest first without what they say, and with the order that an outgoing one tells of', async () => {
    const { ctx, pass } = await openOffice();
    const { code } = await orderAt(ctx, 'preparing');
    const event = await ctx.db.read.orderEvent.findFirstOrThrow({ where: { order: { code } } });
    const chat = await chatOf(ctx, 'telegram', '77');
    const inbound = await inboxEvent(ctx, { status: 'dead', attempts: 6, error: 'TURN_ALWAYS_STALE' });
    await inboxEvent(ctx, { status: 'waiting' });
    pass(MINUTE);
    const outbound = await failedMessage(ctx, chat, { externalId: `event:${event.id}#0`, error: 'Bad Request: x' });
    expect(await deadLetters(ctx, 10)).toEqual([
      {
        id: `out-${outbound}`,
        direction: 'out',
        channel: 'telegram',
        attempts: 16,
        error: 'Bad Request: x',
        at: START + MINUTE,
        orderCode: code,
        overtaken: false,
      },
      {
        id: `in-${inbound}`,
        direction: 'in',
        channel: 'telegram',
        attempts: 6,
        error: 'TURN_ALWAYS_STALE',
        at: START,
        orderCode: null,
        overtaken: false,
      },
    ]);
    expect(JSON.stringify(await deadLetters(ctx, 10))).not.toContain('rahasia');
    expect(await countDeadLetters(ctx)).toBe(2);
    expect(await countDeadLetters(ctx, { channel: 'webchat', account: 'web' })).toBe(0);
    expect(await deadLetters(ctx, 1)).toHaveLength(2);
  });

  it('are not what a blocked chat cannot be sent, for as long as it is blocked', async () => {
    const { ctx } = await openOffice();
    const chat = await chatOf(ctx, 'telegram', '77');
    await failedMessage(ctx, chat, { externalId: 'm1#0', error: 'Forbidden: bot was blocked by the user' });
    await failedMessage(ctx, chat, { externalId: 'm2#0', error: 'unreachable' });
    const since = new Date(ctx.now());
    await ctx.db.write((tx) => tx.conversation.update({ where: { id: chat }, data: { unreachableSince: since } }));
    expect(await countDeadLetters(ctx)).toBe(0);
    await ctx.db.write((tx) => tx.conversation.update({ where: { id: chat }, data: { unreachableSince: null } }));
    expect(await deadLetters(ctx, 10)).toMatchObject([{ error: 'Forbidden: bot was blocked by the user' }]);
  });

  it('are tried again from the first attempt on, one or all, once however often it is asked for', async () => {
    const { ctx, pass } = await openOffice();
    const chat = await chatOf(ctx, 'telegram', '77');
    const inbound = await inboxEvent(ctx, { status: 'dead', attempts: 6, error: 'X' });
    const others = [
      await failedMessage(ctx, chat, { externalId: 'm1#0' }),
      await failedMessage(ctx, chat, { externalId: 'm2#0' }),
    ];
    expect(await retryDeadLetters(ctx, ADMIN, `in-${inbound}`)).toEqual({ ok: true, count: 1, overtaken: 0 });
    expect(await ctx.db.read.inboxEvent.findFirst()).toMatchObject({
      status: 'waiting',
      attempts: 0,
      notBefore: null,
      error: null,
    });
    expect(await ctx.db.read.message.count({ where: { status: 'failed' } })).toBe(2);
    expect(await retryDeadLetters(ctx, ADMIN, `in-${inbound}`)).toEqual({ ok: true, count: 0, overtaken: 0 });
    pass(1);
    await ctx.db.write((tx) => tx.message.updateMany({ data: { doubts: 2 } }));
    const both = await Promise.all([retryDeadLetters(ctx, ADMIN, 'all'), retryDeadLetters(ctx, ADMIN, 'all')]);
    expect(both).toEqual([
      { ok: true, count: 2, overtaken: 0 },
      { ok: true, count: 0, overtaken: 0 },
    ]);
    const rows = await ctx.db.read.message.findMany({ where: { id: { in: others } } });
    expect(
      rows.map(({ status, attempts, doubts, nextAttemptAt }) => [status, attempts, doubts, nextAttemptAt]),
    ).toEqual([
      ['queued', 0, 0, null],
      ['queued', 0, 0, null],
    ]);
    const { entries } = await listAudit(ctx, { subject: 'channel:telegram', page: 1 });
    expect(entries.map(({ action, details }) => [action, details])).toEqual([
      ['channel.retry', { inbound: 0, outbound: 2 }],
      ['channel.retry', { inbound: 1, outbound: 0 }],
    ]);
  });

  it('are not tried again when they would answer what the chat was asked since, but can be put away', async () => {
    const { ctx, pass } = await openOffice();
    await chatOf(ctx, 'telegram', '77');
    const other = await chatOf(ctx, 'telegram', '78');
    const words = await inboxEvent(ctx, { status: 'dead' });
    const file = await inboxEvent(ctx, { status: 'dead', answers: false });
    // another chat's turns are none of this one's
    pass(1);
    await turnAt(ctx, other);
    expect(await countOvertaken(ctx)).toBe(0);
    pass(MINUTE);
    const later = await inboxEvent(ctx, { status: 'dead' });
    await turnAt(ctx, 'telegram-77');
    expect((await deadLetters(ctx, 10)).map(({ id, overtaken }) => [id, overtaken])).toEqual([
      [`in-${later}`, false],
      [`in-${file}`, false],
      [`in-${words}`, true],
    ]);
    expect(await countOvertaken(ctx)).toBe(1);
    expect(await retryDeadLetters(ctx, ADMIN, `in-${words}`)).toEqual({ ok: true, count: 0, overtaken: 1 });
    expect(await retryDeadLetters(ctx, ADMIN, 'all')).toEqual({ ok: true, count: 2, overtaken: 1 });
    const waiting = await ctx.db.read.inboxEvent.findMany({ where: { status: 'waiting' }, orderBy: { id: 'asc' } });
    expect(waiting.map(({ id }) => id)).toEqual([file, later]);
    expect(await discardDeadLetter(ctx, ADMIN, `in-${words}`)).toEqual({ ok: true, count: 1, overtaken: 0 });
    expect(await countDeadLetters(ctx)).toBe(0);
  });

  it('are put away for good: one that came in is deleted, one to be sent stays in the transcript', async () => {
    const { ctx } = await openOffice();
    const chat = await chatOf(ctx, 'telegram', '77');
    const inbound = await inboxEvent(ctx, { status: 'dead' });
    const waiting = await inboxEvent(ctx, { status: 'waiting' });
    const outbound = await failedMessage(ctx, chat, { externalId: 'm1#0' });
    for (const id of [`in-${inbound}`, `out-${outbound}`]) {
      expect(await discardDeadLetter(ctx, ADMIN, id)).toEqual({ ok: true, count: 1, overtaken: 0 });
      expect(await discardDeadLetter(ctx, ADMIN, id)).toEqual({ ok: true, count: 0, overtaken: 0 });
    }
    for (const id of [`in-${waiting}`, 'all', 'in-', 'out-x', `in-${inbound}/..`, 'in-99999999999']) {
      expect(await discardDeadLetter(ctx, ADMIN, id)).toEqual({ ok: true, count: 0, overtaken: 0 });
    }
    expect(await ctx.db.read.inboxEvent.findMany({ select: { id: true } })).toEqual([{ id: waiting }]);
    expect(await ctx.db.read.message.findUnique({ where: { id: outbound } })).toMatchObject({ status: 'discarded' });
    expect(await countDeadLetters(ctx)).toBe(0);
  });

  it('are dealt with by nobody but the admin', async () => {
    const { ctx } = await openOffice();
    const id = `in-${await inboxEvent(ctx, { status: 'dead' })}`;
    for (const actor of [PETUGAS, BENDAHARA, PIMPINAN, CUSTOMER]) {
      expect(await retryDeadLetters(ctx, actor, id)).toEqual({ ok: false, reason: 'forbidden' });
      expect(await discardDeadLetter(ctx, actor, id)).toEqual({ ok: false, reason: 'forbidden' });
    }
    expect(await countDeadLetters(ctx)).toBe(1);
  });
});

describe('how a channel stands', () => {
  it('is told of the office’s own one without anything having happened', async () => {
    const { ctx } = await openOffice();
    expect(await channelStandings(ctx, [WEBCHAT, TELEGRAM])).toMatchObject([
      { name: 'webchat', state: 'connected', knownAs: null, lastInboundAt: null, lastOutboundAt: null, chatsToday: 0 },
      { name: 'telegram', state: 'connecting', inbound: { count: 0, oldest: null }, dead: 0 },
    ]);
    expect(await waysIn(ctx, [WEBCHAT, TELEGRAM])).toEqual({ telegram: null, whatsapp: null });
  });

  it('counts what is in its own chats and queues only', async () => {
    const { ctx, pass } = await openOffice();
    await account(ctx, { name: '@geraipst_bot', state: 'connected' });
    const yesterday = await chatOf(ctx, 'telegram', '1');
    pass(DAY);
    const today = await chatOf(ctx, 'telegram', '2');
    await chatOf(ctx, 'webchat', 'a', 'web');
    await inboxEvent(ctx, { status: 'waiting' });
    pass(5 * MINUTE);
    await inboxEvent(ctx, { status: 'waiting' });
    await inboxEvent(ctx, { status: 'dead' });
    const [sent, queued] = [
      await failedMessage(ctx, today, { externalId: 'm1#0' }),
      await failedMessage(ctx, yesterday, { externalId: 'm2#0' }),
    ];
    const at = new Date(ctx.now());
    await ctx.db.write(async (tx) => {
      await tx.message.update({ where: { id: sent }, data: { status: 'sent', sentAt: at } });
      await tx.message.update({ where: { id: queued }, data: { status: 'queued' } });
      await tx.conversation.update({ where: { id: yesterday }, data: { unreachableSince: at } });
    });
    const [telegram, webchat] = await channelStandings(ctx, [TELEGRAM, WEBCHAT]);
    expect(telegram).toEqual({
      ...TELEGRAM,
      // as the connection says, not as it was set
      mode: 'polling',
      knownAs: '@geraipst_bot',
      state: 'connected',
      problem: null,
      stateSince: START,
      lastInboundAt: START + DAY,
      lastOutboundAt: at.getTime(),
      chatsToday: 1,
      unreachable: 1,
      inbound: { count: 2, oldest: START + DAY },
      outbound: { count: 1, oldest: at.getTime() },
      dead: 1,
      line: null,
    });
    expect(webchat).toMatchObject({ chatsToday: 1, unreachable: 0, outbound: { count: 0 }, dead: 0 });
    expect(await waysIn(ctx, [TELEGRAM])).toEqual({ telegram: '@geraipst_bot', whatsapp: null });
    // a bot that the office does not have any more
    expect(await waysIn(ctx, [{ ...TELEGRAM, account: '9' }])).toMatchObject({ telegram: null });
    expect(await waysIn(ctx, [WEBCHAT])).toMatchObject({ telegram: null });
  });

  it('is announced when it has been out of order for ten minutes, and at once when its token is refused', async () => {
    const { ctx, pass } = await openOffice();
    await account(ctx, { state: 'troubled', problem: 'Bad Gateway' });
    pass(10 * MINUTE - 1);
    expect(await ailingChannels(ctx, [TELEGRAM])).toEqual([]);
    pass(1);
    expect(await ailingChannels(ctx, [TELEGRAM])).toMatchObject([
      { name: 'telegram', state: 'troubled', since: START },
    ]);
    expect(await ailingChannels(ctx, [WEBCHAT])).toEqual([]);
    await ctx.db.write((tx) => tx.channelAccount.updateMany({ data: { state: 'connected' } }));
    expect(await ailingChannels(ctx, [TELEGRAM])).toEqual([]);
    await ctx.db.write((tx) => tx.channelAccount.updateMany({ data: { state: 'refused' } }));
    expect(await ailingChannels(ctx, [TELEGRAM])).toMatchObject([{ state: 'refused' }]);
  });
});
