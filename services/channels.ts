/** How the channels to the customers stand: for the panel's page and for what it warns of. */
import { dayOf, startOfDay } from '../domain/days.ts';
import { readAccount, type AccountState } from './channel_accounts.ts';
import type { ServiceContext } from './context.ts';
import { countDeadLetters } from './dead_letters.ts';
import { readOffice } from './office.ts';

/** A channel that the program runs, as its settings say. */
export interface RunningChannel {
  /** as in Conversation.channel: 'webchat', 'telegram', 'email' */
  name: string;
  /** the office's own identity there, as in Conversation.account */
  account: string;
  /** how messages come in: 'own' is a part of this program and needs no network; by 'smtp' none do */
  mode: 'own' | 'polling' | 'webhook' | 'smtp';
}

/** What waits, and since when its oldest part does (UTC ms). */
export interface Waiting {
  count: number;
  oldest: number | null;
}

/** Instants UTC ms. */
export interface ChannelStanding extends RunningChannel {
  /** as people know it there: '@geraipst_bot'; null: not known (yet), or it has none */
  knownAs: string | null;
  state: AccountState;
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
}

/** A disturbance shorter than this passes by itself more often than not. */
const PATIENCE_MS = 10 * 60_000;

/** Chats among which the newest sent message is looked for. */
const NEWEST_CHATS = 20;

type Reading = Pick<ServiceContext, 'db' | 'now'>;

/** In the order of `running`. */
export async function channelStandings(ctx: Reading, running: readonly RunningChannel[]): Promise<ChannelStanding[]> {
  const { timeZone } = (await readOffice(ctx)).office;
  const today = new Date(startOfDay(dayOf(ctx.now(), timeZone), timeZone));
  return Promise.all(running.map((channel) => standingOf(ctx, channel, today)));
}

/** The Telegram bot's name as links hold it, with '@'; null: the office has none, or has not reached Telegram yet. */
export async function telegramName(ctx: Reading, running: readonly RunningChannel[]): Promise<string | null> {
  const telegram = running.find(({ name }) => name === 'telegram');
  return telegram === undefined ? null : ((await rowOf(ctx, telegram))?.name ?? null);
}

/** Channels that have been out of order for more than ten minutes. */
export async function ailingChannels(
  ctx: Reading,
  running: readonly RunningChannel[],
): Promise<{ name: string; state: 'troubled' | 'refused'; since: number }[]> {
  const rows = await Promise.all(running.filter(({ mode }) => mode !== 'own').map((channel) => rowOf(ctx, channel)));
  return rows.flatMap((row) => {
    const state = stateOf(row?.state);
    const since = row?.stateSince.getTime() ?? 0;
    const ailing = state === 'troubled' || state === 'refused';
    // what is refused does not pass by itself
    const patience = state === 'refused' ? 0 : PATIENCE_MS;
    return row && ailing && ctx.now() - since >= patience ? [{ name: row.channel, state, since }] : [];
  });
}

async function standingOf(ctx: Reading, channel: RunningChannel, today: Date): Promise<ChannelStanding> {
  const { name, account, mode } = channel;
  const { conversation } = ctx.db.read;
  const there = { channel: name, account };
  const [row, heard, chatsToday, unreachable, lastOutboundAt, inbound, outbound, dead] = await Promise.all([
    rowOf(ctx, channel),
    conversation.aggregate({ where: there, _max: { lastInboundAt: true } }),
    conversation.count({ where: { ...there, lastInboundAt: { gte: today } } }),
    conversation.count({ where: { ...there, unreachableSince: { not: null } } }),
    lastSent(ctx, there),
    waitingInbound(ctx, there),
    waitingOutbound(ctx, there),
    countDeadLetters(ctx, there),
  ]);
  const instants = [row?.lastInboundAt, heard._max.lastInboundAt].flatMap((at) => at?.getTime() ?? []);
  return {
    name,
    account,
    // as the last connection was: right after a change of the settings there may not have been one yet
    mode: MODES.find((known) => known === row?.mode) ?? mode,
    knownAs: row?.name ?? null,
    state: mode === 'own' ? 'connected' : stateOf(row?.state),
    problem: row?.problem ?? null,
    stateSince: row?.stateSince.getTime() ?? null,
    lastInboundAt: instants.length === 0 ? null : Math.max(...instants),
    lastOutboundAt,
    chatsToday,
    unreachable,
    inbound,
    outbound,
    dead,
  };
}

type There = Pick<RunningChannel, 'account'> & { channel: string };

function rowOf(ctx: Reading, { name, account }: RunningChannel) {
  return readAccount(ctx, { channel: name, account });
}

const MODES = ['polling', 'webhook', 'smtp'] as const;

const STATES: readonly AccountState[] = ['connecting', 'connected', 'troubled', 'refused'];

/** Without a row the channel has not come to the network yet. */
function stateOf(kept: string | undefined): AccountState {
  return STATES.find((state) => state === kept) ?? 'connecting';
}

/** Messages are committed by turns, so the newest one is in a chat that moved lately; the whole transcript is not read. */
async function lastSent({ db }: Reading, there: There): Promise<number | null> {
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

async function waitingInbound({ db }: Reading, there: There): Promise<Waiting> {
  const { _count, _min } = await db.read.inboxEvent.aggregate({
    where: { status: 'waiting', ...there },
    _count: true,
    _min: { receivedAt: true },
  });
  return { count: _count, oldest: _min.receivedAt?.getTime() ?? null };
}

async function waitingOutbound({ db }: Reading, there: There): Promise<Waiting> {
  const { _count, _min } = await db.read.message.aggregate({
    where: { status: 'queued', conversation: there },
    _count: true,
    _min: { createdAt: true },
  });
  return { count: _count, oldest: _min.createdAt?.getTime() ?? null };
}
