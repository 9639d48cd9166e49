/**
 * The office's line to WhatsApp as the panel has it made and undone, and as the bot tells of it (docs/decisions/0018-whatsapp.md).
 * The two meet in one row, as they may be in different processes.
 */
import { dayOf } from '../domain/days.ts';
import type { Reader, Tx } from '../prisma/database.ts';
import type { WhatsappLine } from '../prisma/generated/sqlite/client.ts';
import type { AccountKey } from './channel_accounts.ts';
import { audit } from './audit.ts';
import type { Actor, Outcome, ServiceContext } from './context.ts';
import { readOffice } from './office.ts';
import { isAdmin } from './rights.ts';

export const WHATSAPP = 'whatsapp';

/** Why a message waits while sending is paused, as Message.error has it. */
export const HELD_BACK = 'WhatsApp restricts the number';

/** Why the line is out of order, as ChannelAccount.problem has it; others are `LOST_<code>`: tried again by the program. */
export const LINE_PROBLEMS = {
  /** 401, 411: unlinked on the office's telephone; everything about the old link is wiped */
  loggedOut: 'LOGGED_OUT',
  /** 403: WhatsApp blocks the number */
  banned: 'BANNED',
  /** 405: WhatsApp refuses this version of the program */
  versionRefused: 'VERSION_REFUSED',
  /** 440: the same link is used by another program */
  replaced: 'REPLACED',
} as const;

/** How a linking ended. `timed_out`: nobody scanned or typed in time; `refused`: WhatsApp did not take it */
export type LinkOutcome = 'linked' | 'timed_out' | 'refused' | 'failed';

export interface LineView {
  /** the number that is, or was last, linked, '628...' */
  account: string | null;
  asked: 'link' | 'unlink' | null;
  linking: Linking | null;
  /** of the last linking that is over */
  outcome: LinkOutcome | null;
  /** sending is paused, because WhatsApp restricts the number; UTC ms */
  pause: { since: number; until: number } | null;
  /** connections made again today, on the office's calendar */
  reconnectsToday: number;
  /** there are credentials of a linking that ended well: the program connects by itself */
  linked: boolean;
}

export interface Linking {
  method: 'qr' | 'code';
  /** what to scan (the QR's text) or to type ('ABCD1234'); null: not there yet */
  shown: string | null;
  /** UTC ms */
  shownAt: number | null;
  /** by code: the office's number */
  phone: string | null;
}

type Parts = Pick<ServiceContext, 'db' | 'now' | 'vault'>;

const ROW = { id: 1 } as const;

export function readLineRow({ db }: Pick<Parts, 'db'>): Promise<WhatsappLine | null> {
  return db.read.whatsappLine.findUnique({ where: ROW });
}

export async function readLine(ctx: Parts): Promise<LineView> {
  const [row, { office }] = await Promise.all([readLineRow(ctx), readOffice(ctx)]);
  return {
    account: row?.account ?? null,
    asked: row?.asked === 'link' || row?.asked === 'unlink' ? row.asked : null,
    linking: row?.asked === 'link' ? linkingIn(ctx, row) : null,
    outcome: (row?.outcome ?? null) as LinkOutcome | null,
    pause: pauseIn(row, ctx.now()),
    reconnectsToday: row?.reconnectDay === dayOf(ctx.now(), office.timeZone) ? row.reconnects : 0,
    linked: await isLinked(ctx.db.read),
  };
}

function pauseIn(row: WhatsappLine | null, now: number): LineView['pause'] {
  const until = row?.pausedUntil?.getTime() ?? 0;
  return until > now ? { since: row?.pausedAt?.getTime() ?? now, until } : null;
}

function linkingIn(ctx: Parts, { method, shown, shownAt, phone }: WhatsappLine): Linking {
  return {
    method: method === 'code' ? 'code' : 'qr',
    shown: shown === null ? null : ctx.vault.decrypt(shown),
    shownAt: shownAt?.getTime() ?? null,
    phone,
  };
}

/** The key of the office's account there; null: no number was ever linked. */
export async function whatsappAccount(ctx: Pick<Parts, 'db'>): Promise<AccountKey | null> {
  const account = (await readLineRow(ctx))?.account;
  return account ? { channel: WHATSAPP, account } : null;
}

/** The number that people write to, '628...', for links; null: none is linked, or WhatsApp does not take it any more. */
export async function numberToWriteTo(tx: Reader): Promise<string | null> {
  if (!(await isLinked(tx))) return null;
  const account = (await tx.whatsappLine.findUnique({ where: ROW }))?.account;
  if (!account) return null;
  const key = { channel: WHATSAPP, account };
  const standing = await tx.channelAccount.findUnique({ where: { channel_account: key } });
  return standing?.state === 'refused' ? null : account;
}

// ---- What the panel asks for ----------------------------------------------------------------------------------------

/** With the country's code, digits only: 8 to 15 of them (E.164). */
const NUMBER = /^[1-9]\d{7,14}$/;

/** As people write a number, '628...' of it; an Indonesian one may lack its country's code. null: it is none. */
export function tidyNumber(typed: string): string | null {
  const plain = typed.replace(/[\s().\p{Pd}]/gu, '');
  const international = /^(\+|00)/.test(plain);
  const digits = plain.replace(/^(\+|00)/, '').replace(/^620(?=8)/, '62');
  const number = international ? digits : digits.replace(/^0?(?=8)/, '62');
  return NUMBER.test(number) ? number : null;
}

/** Begins a linking, or begins it anew; what is to be scanned or typed then appears in `readLine`. */
export async function askToLink(
  ctx: ServiceContext,
  actor: Actor,
  wanted: { method: 'qr' } | { method: 'code'; phone: string },
): Promise<Outcome<object, 'forbidden' | 'number_invalid' | 'linked_already'>> {
  if (!isAdmin(actor)) return { ok: false, reason: 'forbidden' };
  const phone = wanted.method === 'code' ? tidyNumber(wanted.phone) : null;
  if (wanted.method === 'code' && phone === null) return { ok: false, reason: 'number_invalid' };
  return ctx.db.write(async (tx) => {
    if (await isLinked(tx)) return { ok: false, reason: 'linked_already' };
    await put(tx, ctx, { asked: 'link', method: wanted.method, phone, shown: null, shownAt: null, outcome: null });
    await audit(tx, ctx, actor, 'whatsapp.link', 'channel:whatsapp', { method: wanted.method });
    return { ok: true };
  });
}

/** Ends a linking that nobody wants any more. */
export async function stopLinking(ctx: ServiceContext, actor: Actor): Promise<Outcome<object, 'forbidden'>> {
  if (!isAdmin(actor)) return { ok: false, reason: 'forbidden' };
  return ctx.db.write(async (tx) => {
    const row = await tx.whatsappLine.findUnique({ where: ROW });
    if (row?.asked === 'link') await put(tx, ctx, { asked: null, shown: null, shownAt: null });
    return { ok: true };
  });
}

/** The office takes itself from the telephone's list of linked devices; what waits to be sent stays. */
export async function askToUnlink(
  ctx: ServiceContext,
  actor: Actor,
): Promise<Outcome<object, 'forbidden' | 'not_linked'>> {
  if (!isAdmin(actor)) return { ok: false, reason: 'forbidden' };
  return ctx.db.write(async (tx) => {
    if (!(await isLinked(tx))) return { ok: false, reason: 'not_linked' };
    if ((await tx.whatsappLine.findUnique({ where: ROW }))?.asked === 'unlink') return { ok: true };
    await put(tx, ctx, { asked: 'unlink' });
    await audit(tx, ctx, actor, 'whatsapp.unlink', 'channel:whatsapp', {});
    return { ok: true };
  });
}

/** An admin has looked: sending, or a line that was stopped (blocked, refused, used elsewhere), is tried again at once. */
export async function tryLineAgain(
  ctx: ServiceContext,
  actor: Actor,
): Promise<Outcome<object, 'forbidden' | 'not_linked'>> {
  if (!isAdmin(actor)) return { ok: false, reason: 'forbidden' };
  return ctx.db.write(async (tx) => {
    // unlinked meanwhile: there is nothing to be tried, and the reason must go on being seen
    if (!(await isLinked(tx))) return { ok: false, reason: 'not_linked' };
    const row = await put(tx, ctx, { pausedUntil: null, pausedAt: null });
    if (row.account !== null)
      await tx.channelAccount.updateMany({
        where: { channel: WHATSAPP, account: row.account, state: { not: 'connected' } },
        data: { state: 'connecting', problem: null, stateSince: new Date(ctx.now()), updatedAt: new Date(ctx.now()) },
      });
    await audit(tx, ctx, actor, 'whatsapp.retry', 'channel:whatsapp', {});
    return { ok: true };
  });
}

// ---- What the bot tells ---------------------------------------------------------------------------------------------

/** Within a write of the one who holds the account. Nothing, when nobody wants to link any more. */
export async function noteShown(tx: Tx, ctx: Parts, shown: string): Promise<void> {
  const at = new Date(ctx.now());
  const data = { shown: ctx.vault.encrypt(shown), shownAt: at, updatedAt: at };
  await tx.whatsappLine.updateMany({ where: { ...ROW, asked: 'link' }, data });
}

/** A linking is over; `account`: the number that is linked now. One that was stopped meanwhile has no other end. */
export async function noteLinkOver(tx: Tx, ctx: Parts, outcome: LinkOutcome, account?: string): Promise<void> {
  if (outcome !== 'linked' && (await tx.whatsappLine.findUnique({ where: ROW }))?.asked !== 'link') return;
  const linked = account === undefined ? {} : { account, pausedUntil: null, pausedAt: null };
  await put(tx, ctx, { asked: null, shown: null, shownAt: null, outcome, ...linked });
}

/** An unlinking is carried out, or has become needless. */
export async function noteUnlinked(tx: Tx, ctx: Parts): Promise<void> {
  await put(tx, ctx, { asked: null, outcome: null });
}

export async function notePause(tx: Tx, ctx: Parts, until: number | null): Promise<void> {
  const pausedAt = until === null ? null : new Date(ctx.now());
  await put(tx, ctx, { pausedUntil: until === null ? null : new Date(until), pausedAt });
}

/** `day`: of the office's calendar */
export async function noteReconnect(tx: Tx, ctx: Parts, day: string): Promise<void> {
  const row = await tx.whatsappLine.findUnique({ where: ROW });
  const reconnects = row?.reconnectDay === day ? row.reconnects + 1 : 1;
  await put(tx, ctx, { reconnects, reconnectDay: day });
}

/** Whether the office has an account there: credentials, and not those of a linking that has come to nothing (yet). */
async function isLinked(tx: Reader): Promise<boolean> {
  const row = await tx.whatsappLine.findUnique({ where: ROW });
  return row?.outcome === 'linked' && (await tx.whatsappKey.count({ where: { type: 'creds' } })) > 0;
}

async function put(tx: Tx, ctx: Pick<Parts, 'now'>, data: Partial<Omit<WhatsappLine, 'id'>>): Promise<WhatsappLine> {
  const updatedAt = new Date(ctx.now());
  // sending is paused no more: what waited for that goes at once
  if (data.pausedUntil === null)
    await tx.message.updateMany({ where: { status: 'queued', error: HELD_BACK }, data: { nextAttemptAt: null } });
  return tx.whatsappLine.upsert({ where: ROW, create: { ...ROW, ...data, updatedAt }, update: { ...data, updatedAt } });
}
