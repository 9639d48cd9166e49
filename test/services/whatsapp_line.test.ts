/** The row in which the panel and the bot of WhatsApp meet: who may ask for what, twice, and out of order. */
import { describe, expect, it, test } from 'vitest';
import { listAudit } from '../../services/audit.ts';
import { ailingChannels, channelStandings, waysIn, type RunningChannel } from '../../services/channels.ts';
import type { ServiceContext } from '../../services/context.ts';
import {
  askToLink,
  askToUnlink,
  LINE_PROBLEMS,
  noteLinkOver,
  notePause,
  noteReconnect,
  noteShown,
  noteUnlinked,
  readLine,
  stopLinking,
  tidyNumber,
  tryLineAgain,
  whatsappAccount,
} from '../../services/whatsapp_line.ts';
import { chatOf } from './channels_office.ts';
import { openOffice } from './orders_office.ts';
import { keysWiped, LINE, linkedNumber, NUMBER, standing } from './whatsapp_office.ts';
import { ADMIN, BENDAHARA, CUSTOMER, DAY, PETUGAS, PIMPINAN } from './workshop.ts';

const MINUTE = 60_000;
const RUNNING: RunningChannel = { name: 'whatsapp', account: '', mode: 'socket' };
const QR = { method: 'qr' } as const;

async function actions(ctx: ServiceContext): Promise<string[]> {
  const { entries } = await listAudit(ctx, { subject: 'channel:whatsapp', page: 1 });
  return entries.map(({ action }) => action);
}

test.each([
  ['0812 3456 7890', '6281234567890'],
  ['+62 812-3456-7890', '6281234567890'],
  ['+62 (0) 812 3456 7890', '6281234567890'],
  ['62.812.3456.7890', '6281234567890'],
  ['812 3456 7890', '6281234567890'],
  ['0062 812 3456 7890', '6281234567890'],
  ['+81 90 1234 5678', '819012345678'],
  ['+1 202–555–0143', '12025550143'],
  ['', null],
  ['0812', null],
  ['021 3456 7890', null],
  ['08xx 3456 7890', null],
  ['+62 812 3456 7890 1234', null],
])('of a number typed as %j there is %j', (typed, number) => {
  expect(tidyNumber(typed)).toBe(number);
});

describe('what the panel asks for', () => {
  it('is the admin’s alone', async () => {
    const { ctx } = await openOffice();
    await linkedNumber(ctx);
    for (const actor of [PETUGAS, BENDAHARA, PIMPINAN, CUSTOMER]) {
      const refused = { ok: false, reason: 'forbidden' };
      expect(await askToLink(ctx, actor, QR)).toEqual(refused);
      expect(await stopLinking(ctx, actor)).toEqual(refused);
      expect(await askToUnlink(ctx, actor)).toEqual(refused);
      expect(await tryLineAgain(ctx, actor)).toEqual(refused);
    }
    expect(await actions(ctx)).toEqual([]);
  });

  it('begins a linking, shows what to scan, anew by another way, and stops it', async () => {
    const { ctx, pass } = await openOffice();
    expect(await readLine(ctx)).toEqual({
      account: null,
      asked: null,
      linking: null,
      outcome: null,
      pause: null,
      reconnectsToday: 0,
      linked: false,
    });
    expect(await askToLink(ctx, ADMIN, QR)).toEqual({ ok: true });
    expect((await readLine(ctx)).linking).toEqual({ method: 'qr', shown: null, shownAt: null, phone: null });
    pass(MINUTE);
    await ctx.db.write((tx) => noteShown(tx, ctx, 'https://wa.me/settings/linked_devices#secret'));
    expect((await readLine(ctx)).linking).toMatchObject({
      shown: 'https://wa.me/settings/linked_devices#secret',
      shownAt: ctx.now(),
    });
    // who has it can put their own number in the office's place
    expect(JSON.stringify(await ctx.db.read.whatsappLine.findMany())).not.toContain('secret');

    expect(await askToLink(ctx, ADMIN, { method: 'code', phone: 'kantor' })).toEqual({
      ok: false,
      reason: 'number_invalid',
    });
    expect(await askToLink(ctx, ADMIN, { method: 'code', phone: '0812 9999 0000' })).toEqual({ ok: true });
    expect((await readLine(ctx)).linking).toEqual({ method: 'code', shown: null, shownAt: null, phone: NUMBER });

    expect(await stopLinking(ctx, ADMIN)).toEqual({ ok: true });
    expect(await stopLinking(ctx, ADMIN)).toEqual({ ok: true });
    expect(await readLine(ctx)).toMatchObject({ asked: null, linking: null, outcome: null, linked: false });
    expect(await actions(ctx)).toEqual(['whatsapp.link', 'whatsapp.link']);
  });

  it('is not disturbed by what the bot says of a linking that was stopped', async () => {
    const { ctx } = await openOffice();
    await askToLink(ctx, ADMIN, QR);
    await stopLinking(ctx, ADMIN);
    await ctx.db.write(async (tx) => {
      await noteShown(tx, ctx, 'late');
      await noteLinkOver(tx, ctx, 'timed_out');
    });
    expect(await readLine(ctx)).toMatchObject({ linking: null, outcome: null });
    // what was begun is not linked by the credentials that it left behind
    const data = { type: 'creds', id: 'self', value: 'x' };
    await ctx.db.write((tx) => tx.whatsappKey.create({ data }));
    expect((await readLine(ctx)).linked).toBe(false);
    expect(await askToUnlink(ctx, ADMIN)).toEqual({ ok: false, reason: 'not_linked' });
    // but the telephone that was faster than the admin counts
    await ctx.db.write((tx) => noteLinkOver(tx, ctx, 'linked', NUMBER));
    expect(await readLine(ctx)).toMatchObject({ linked: true, account: NUMBER, outcome: 'linked' });
  });

  it('tells how a linking ended that came to nothing, until it is begun anew', async () => {
    const { ctx } = await openOffice();
    await askToLink(ctx, ADMIN, QR);
    await ctx.db.write((tx) => noteLinkOver(tx, ctx, 'refused'));
    expect(await readLine(ctx)).toMatchObject({ asked: null, outcome: 'refused', linked: false });
    await askToLink(ctx, ADMIN, QR);
    expect((await readLine(ctx)).outcome).toBeNull();
  });

  it('unlinks what is linked, once, and links nothing beside it', async () => {
    const { ctx } = await openOffice();
    expect(await askToUnlink(ctx, ADMIN)).toEqual({ ok: false, reason: 'not_linked' });
    expect(await whatsappAccount(ctx)).toBeNull();
    await linkedNumber(ctx);
    expect(await whatsappAccount(ctx)).toEqual(LINE);
    expect(await askToLink(ctx, ADMIN, QR)).toEqual({ ok: false, reason: 'linked_already' });
    expect(await askToUnlink(ctx, ADMIN)).toEqual({ ok: true });
    expect(await askToUnlink(ctx, ADMIN)).toEqual({ ok: true });
    expect((await readLine(ctx)).asked).toBe('unlink');
    expect(await actions(ctx)).toEqual(['whatsapp.unlink']);
    await keysWiped(ctx);
    await ctx.db.write((tx) => noteUnlinked(tx, ctx));
    expect(await readLine(ctx)).toMatchObject({ asked: null, outcome: null, linked: false, account: NUMBER });
    expect(await askToLink(ctx, ADMIN, QR)).toEqual({ ok: true });
  });

  it('has a line that was stopped tried again, and sending with it, but not a number that is gone', async () => {
    const { ctx, pass } = await openOffice();
    await linkedNumber(ctx, { state: 'refused', problem: LINE_PROBLEMS.banned });
    await ctx.db.write((tx) => notePause(tx, ctx, ctx.now() + DAY));
    pass(MINUTE);
    expect(await tryLineAgain(ctx, ADMIN)).toEqual({ ok: true });
    expect((await readLine(ctx)).pause).toBeNull();
    const where = { channel_account: LINE };
    expect(await ctx.db.read.channelAccount.findUnique({ where })).toMatchObject({
      state: 'connecting',
      problem: null,
      stateSince: new Date(ctx.now()),
    });
    await standing(ctx, 'connected');
    const { stateSince } = await ctx.db.read.channelAccount.findUniqueOrThrow({ where });
    pass(MINUTE);
    await tryLineAgain(ctx, ADMIN);
    expect(await ctx.db.read.channelAccount.findUnique({ where })).toMatchObject({ state: 'connected', stateSince });

    await keysWiped(ctx);
    await standing(ctx, 'refused', LINE_PROBLEMS.loggedOut);
    expect(await tryLineAgain(ctx, ADMIN)).toEqual({ ok: false, reason: 'not_linked' });
    expect(await ctx.db.read.channelAccount.findUnique({ where })).toMatchObject({ problem: 'LOGGED_OUT' });
    expect(await actions(ctx)).toEqual(['whatsapp.retry', 'whatsapp.retry']);
  });
});

describe('what the bot tells', () => {
  it('is a pause that passes by itself, and how often the connection was made again today', async () => {
    const { ctx, pass } = await openOffice();
    const until = ctx.now() + DAY;
    await ctx.db.write((tx) => notePause(tx, ctx, until));
    expect((await readLine(ctx)).pause).toEqual({ since: ctx.now(), until });
    for (let n = 0; n < 3; n += 1) await ctx.db.write((tx) => noteReconnect(tx, ctx, '2026-11-23'));
    expect((await readLine(ctx)).reconnectsToday).toBe(3);
    pass(DAY);
    expect(await readLine(ctx)).toMatchObject({ pause: null, reconnectsToday: 0 });
    await ctx.db.write((tx) => noteReconnect(tx, ctx, '2026-11-24'));
    expect((await readLine(ctx)).reconnectsToday).toBe(1);
  });
});

describe('how WhatsApp stands among the channels', () => {
  const stateOf = async (ctx: ServiceContext) => (await channelStandings(ctx, [RUNNING]))[0]?.state;

  it('is not linked, linking, linked, restricted, lost: each said, and only what is wrong announced', async () => {
    const { ctx, pass } = await openOffice();
    expect(await stateOf(ctx)).toBe('unlinked');
    await askToLink(ctx, ADMIN, QR);
    expect(await stateOf(ctx)).toBe('linking');
    expect(await ailingChannels(ctx, [RUNNING])).toEqual([]);
    expect(await waysIn(ctx, [RUNNING])).toEqual({ telegram: null, whatsapp: null });

    await linkedNumber(ctx);
    expect(await stateOf(ctx)).toBe('connected');
    expect(await waysIn(ctx, [RUNNING])).toEqual({ telegram: null, whatsapp: NUMBER });
    // the office switched it off
    expect(await waysIn(ctx, [])).toEqual({ telegram: null, whatsapp: null });
    expect(await ailingChannels(ctx, [])).toEqual([]);

    const pause = { since: ctx.now(), until: ctx.now() + DAY };
    await ctx.db.write((tx) => notePause(tx, ctx, pause.until));
    expect(await stateOf(ctx)).toBe('restricted');
    expect(await ailingChannels(ctx, [RUNNING])).toMatchObject([{ state: 'restricted', ...pause }]);

    await standing(ctx, 'troubled', 'LOST_428');
    pass(10 * MINUTE - 1);
    expect(await ailingChannels(ctx, [RUNNING])).toEqual([]);
    pass(1);
    expect(await ailingChannels(ctx, [RUNNING])).toMatchObject([{ state: 'troubled', problem: 'LOST_428' }]);

    await standing(ctx, 'refused', LINE_PROBLEMS.loggedOut);
    await keysWiped(ctx);
    expect(await stateOf(ctx)).toBe('refused');
    expect(await ailingChannels(ctx, [RUNNING])).toMatchObject([{ state: 'refused', problem: 'LOGGED_OUT' }]);
    expect(await waysIn(ctx, [RUNNING])).toMatchObject({ whatsapp: null });
  });

  it('is of the number that is linked, with what came to the customers’ phones today', async () => {
    const { ctx } = await openOffice();
    await linkedNumber(ctx);
    const id = await chatOf(ctx, 'whatsapp', '77@lid', NUMBER);
    await chatOf(ctx, 'whatsapp', '78@lid', '629');
    const at = new Date(ctx.now());
    const row = { conversationId: id, direction: 'out', body: '{}', status: 'sent', attempts: 1, createdAt: at };
    const told = [
      {},
      { sentAt: at },
      { sentAt: at, deliveredAt: at },
      { sentAt: at, deliveredAt: at, readAt: at },
      { sentAt: new Date(ctx.now() - DAY), deliveredAt: at },
    ];
    const data = told.map((one, n) => ({ ...row, ...one, externalId: `m${n}#0` }));
    await ctx.db.write((tx) => tx.message.createMany({ data }));
    expect(await channelStandings(ctx, [RUNNING])).toMatchObject([
      {
        account: NUMBER,
        knownAs: `+${NUMBER}`,
        mode: 'socket',
        chatsToday: 1,
        line: { linked: true, today: { sent: 3, delivered: 2, read: 1 } },
      },
    ]);
  });
});
