/** How the channels to the customers stand: for the panel's page and for what it warns of. */
import { dayOf, startOfDay } from '../domain/days.ts';
import type { ChannelAccount } from '../prisma/generated/sqlite/client.ts';
import { readAccount, type AccountKey, type AccountState } from './channel_accounts.ts';
import type { ServiceContext } from './context.ts';
import { countDeadLetters } from './dead_letters.ts';
import { readOffice } from './office.ts';
import { numberToWriteTo, readLine, WHATSAPP, type LineView } from './whatsapp_line.ts';

/** A channel that the program runs, as its settings say. */
export interface RunningChannel {
  /** as in Conversation.channel: 'webchat', 'telegram', 'whatsapp', 'email' */
  name: string;
  /** the office's own identity there, as in Conversation.account; '' where it is not in the settings: WhatsApp's number */
  account: string;
  /** how messages come in: 'own' is a part of this program and needs no network; by 'smtp' none do */
  mode: 'own' | 'polling' | 'webhook' | 'smtp' | 'socket';
}

/**
 * As the account stands, and what only the line to WhatsApp knows: no number is linked; one is being linked; nothing may be
 * sent for now.
 */
export type ChannelState = AccountState | 'unlinked' | 'linking' | 'restricted';

/** What waits, and since when its oldest part does (UTC ms). */
export interface Waiting {
  count: number;
  oldest: number | null;
}

/** Instants UTC ms. */
export interface ChannelStanding extends RunningChannel {
  /** as people know it there: '@geraipst_bot', '+628...'; null: not known (yet), or it has none */
  knownAs: string | null;
  state: ChannelState;
  /** the network's words, or an error's code, while troubled or refused */
  problem: string | null;
  stateSince: number | null;
  lastInboundAt: number | null;
  lastOutboundAt: number | null;
  /** chats whose customer wrote today, on the office's calendar */
  chatsToday: number;
  /** chats that nothing reaches any more: blocked, deleted */
  unreachable: number;
  /** received, and not yet taken up */
  inbound: Waiting;
  /** committed, and not yet sent */
  outbound: Waiting;
  /** given up, in both directions */
  dead: number;
  /** null: not WhatsApp */
  line: LineStanding | null;
}

/** What the panel says of WhatsApp beside what it says of every channel. */
export interface LineStanding extends Pick<LineView, 'asked' | 'linked' | 'pause' | 'reconnectsToday'> {
  /** of the messages that were sent today: all of them, those on the customer's phone, those that were looked at */
  today: { sent: number; delivered: number; read: number };
}

/** A disturbance shorter than this passes by itself more often than not. */
const PATIENCE_MS = 10 * 60_000;

/** Chats among which the newest sent message is looked for. */
const NEWEST_CHATS = 20;

type Reading = Pick<ServiceContext, 'db' | 'now' | 'vault'>;

/** In the order of `running`. */
export async function channelStandings(ctx: Reading, running: readonly RunningChannel[]): Promise<ChannelStanding[]> {
  const { timeZone } = (await readOffice(ctx)).office;
  const today = new Date(startOfDay(dayOf(ctx.now(), timeZone), timeZone));
  return Promise.all(running.map((channel) => standingOf(ctx, channel, today)));
}

/** Networks on which people can be led into a chat with the office. */
export interface WaysIn {
  /** the bot's name as links hold it, with '@'; null: the office has none, or has not reached Telegram yet */
  telegram: string | null;
  /** the number, '628...'; null: none is linked */
  whatsapp: string | null;
}

export async function waysIn(ctx: Reading, running: readonly RunningChannel[]): Promise<WaysIn> {
  const telegram = running.find(({ name }) => name === 'telegram');
  return {
    telegram: telegram === undefined ? null : ((await readAccount(ctx, keyOf(telegram)))?.name ?? null),
    whatsapp: running.some(({ name }) => name === WHATSAPP) ? await numberToWriteTo(ctx.db.read) : null,
  };
}

export interface AilingChannel {
  name: string;
  state: 'troubled' | 'refused' | 'restricted';
  problem: string | null;
  /** UTC ms */
  since: number;
  /** when it passes, UTC ms, where the network says so */
  until: number | null;
}

/** Channels that have been out of order for more than ten minutes, or that do not mend by themselves. */
export async function ailingChannels(ctx: Reading, running: readonly RunningChannel[]): Promise<AilingChannel[]> {
  const theirs = running.filter(({ mode }) => mode !== 'own');
  const standings = await Promise.all(theirs.map((channel) => accountOf(ctx, channel)));
  return standings.flatMap(({ key, row, state, line }) => {
    if (state !== 'troubled' && state !== 'refused' && state !== 'restricted') return [];
    const pause = state === 'restricted' ? (line?.pause ?? null) : null;
    const since = pause?.since ?? row?.stateSince.getTime() ?? 0;
    const patience = state === 'troubled' ? PATIENCE_MS : 0;
    if (ctx.now() - since < patience) return [];
    return [{ name: key.channel, state, problem: row?.problem ?? null, since, until: pause?.until ?? null }];
  });
}

async function standingOf(ctx: Reading, channel: RunningChannel, today: Date): Promise<ChannelStanding> {
  const { name, mode } = channel;
  const { conversation } = ctx.db.read;
  const { key: there, row, state, line } = await accountOf(ctx, channel);
  const { account } = there;
  const [heard, chatsToday, unreachable, lastOutboundAt, inbound, outbound, dead, sentToday] = await Promise.all([
    conversation.aggregate({ where: there, _max: { lastInboundAt: true } }),
    conversation.count({ where: { ...there, lastInboundAt: { gte: today } } }),
    conversation.count({ where: { ...there, unreachableSince: { not: null } } }),
    lastSent(ctx, there),
    waitingInbound(ctx, there),
    waitingOutbound(ctx, there),
    countDeadLetters(ctx, there),
    line === null ? null : sentSince(ctx, there, today),
  ]);
  const instants = [row?.lastInboundAt, heard._max.lastInboundAt].flatMap((at) => at?.getTime() ?? []);
  return {
    name,
    account,
    // as the last connection was: right after a change of the settings there may not have been one yet
    mode: MODES.find((known) => known === row?.mode) ?? mode,
    knownAs: row?.name ?? (line !== null && account !== '' ? `+${account}` : null),
    state,
    problem: row?.problem ?? null,
    stateSince: row?.stateSince.getTime() ?? null,
    lastInboundAt: instants.length === 0 ? null : Math.max(...instants),
    lastOutboundAt,
    chatsToday,
    unreachable,
    inbound,
    outbound,
    dead,
    line: line && sentToday && { ...line, today: sentToday },
  };
}

interface AccountStanding {
  key: AccountKey;
  row: ChannelAccount | null;
  state: ChannelState;
  /** null: not WhatsApp */
  line: LineView | null;
}

async function accountOf(ctx: Reading, channel: RunningChannel): Promise<AccountStanding> {
  const line = channel.name === WHATSAPP ? await readLine(ctx) : null;
  const key = line === null ? keyOf(channel) : { channel: WHATSAPP, account: line.account ?? '' };
  const row = await readAccount(ctx, key);
  const state = channel.mode === 'own' ? 'connected' : stateOf(row?.state);
  return { key, row, state: line === null ? state : lineState(line, state), line };
}

/** Why a number was lost (it is refused) is said until another is linked. */
function lineState({ linking, linked, pause }: LineView, state: AccountState): ChannelState {
  if (linking !== null) return 'linking';
  if (!linked) return state === 'refused' ? state : 'unlinked';
  return state === 'connected' && pause !== null ? 'restricted' : state;
}

function keyOf({ name, account }: RunningChannel): AccountKey {
  return { channel: name, account };
}

const MODES = ['polling', 'webhook', 'smtp', 'socket'] as const;

const STATES: readonly AccountState[] = ['connecting', 'connected', 'troubled', 'refused'];

/** Without a row the channel has not come to the network yet. */
function stateOf(kept: string | undefined): AccountState {
  return STATES.find((state) => state === kept) ?? 'connecting';
}

/** Messages are committed by turns, so the newest one is in a chat that moved lately; the whole transcript is not read. */
async function lastSent({ db }: Reading, there: AccountKey): Promise<number | null> {
  const chats = await db.read.conversation.findMany({
    where: there,
    orderBy: { updatedAt: 'desc' },
    take: NEWEST_CHATS,
    select: { id: true },
  });
  const { _max } = await db.read.message.aggregate({
    where: { conversationId: { in: chats.map(({ id }) => id) }, direction: 'out' },
    _max: { sentAt: true },
  });
  return _max.sentAt?.getTime() ?? null;
}

/** Sending is what a turn decided, and a turn moves its chat: only chats that moved since are looked at. */
async function sentSince({ db }: Reading, there: AccountKey, since: Date): Promise<LineStanding['today']> {
  const sent = {
    direction: 'out',
    sentAt: { gte: since },
    conversation: { ...there, updatedAt: { gte: since } },
  };
  const [all, delivered, read] = await Promise.all([
    db.read.message.count({ where: sent }),
    db.read.message.count({ where: { ...sent, deliveredAt: { not: null } } }),
    db.read.message.count({ where: { ...sent, readAt: { not: null } } }),
  ]);
  return { sent: all, delivered, read };
}

async function waitingInbound({ db }: Reading, there: AccountKey): Promise<Waiting> {
  const { _count, _min } = await db.read.inboxEvent.aggregate({
    where: { status: 'waiting', ...there },
    _count: true,
    _min: { receivedAt: true },
  });
  return { count: _count, oldest: _min.receivedAt?.getTime() ?? null };
}

async function waitingOutbound({ db }: Reading, there: AccountKey): Promise<Waiting> {
  const { _count, _min } = await db.read.message.aggregate({
    where: { status: 'queued', conversation: there },
    _count: true,
    _min: { createdAt: true },
  });
  return { count: _count, oldest: _min.createdAt?.getTime() ?? null };
}
