/**
 * Puts what Telegram sent on disk; only then may Telegram forget it. Each update is in the inbox once (the same update may
 * come again), encrypted, since people write of themselves (docs/domain.md 9). What people say to each other in a group is not
 * kept at all.
 */
import { z } from 'zod';
import type { Chat, Update, User } from 'telegraf/types';
import type { Tx } from '../../prisma/database.ts';
import { noteInbound } from '../../services/channel_accounts.ts';
import type { AccountKey } from '../../services/channel_accounts.ts';
import type { ServiceContext } from '../../services/context.ts';
import { reachedAgain } from '../../services/reachability.ts';
import { requireLease } from '../../services/leases.ts';
import type { Lease } from '../../services/leases.ts';
import type { BotAccount } from './account.ts';
import { isAddressed } from './groups.ts';
import { answersAnything } from './together.ts';

/** The kinds of updates that are asked for; Telegram keeps the others to itself. */
export const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;

/** As much of an update as has to be right for it to be kept; what is in it is judged when it is taken up. */
export const updateSchema = z.looseObject({ update_id: z.number().int().nonnegative() });

/**
 * "If there are no new updates for at least a week, then identifier of the next update will be chosen randomly instead of
 * sequentially" (core.telegram.org/bots/api#update): within this time two numbers are of one count.
 */
export const SAME_COUNT_MS = 6 * 24 * 60 * 60_000;
/** Greater than any number of an update (32 bits). */
const ONE_COUNT = 2n ** 40n;
/** Longer than Telegram goes on bringing an update, and no longer than the inbox knows what it had. */
const LATE_MS = 48 * 60 * 60_000;

export class Intake {
  readonly #ctx: ServiceContext;
  readonly #account: Pick<BotAccount, 'key' | 'username'>;
  readonly #key: AccountKey;
  /** when the last update came, UTC ms; -Infinity: not known here */
  #heardAt = -Infinity;

  constructor(ctx: ServiceContext, account: Pick<BotAccount, 'key' | 'username'>) {
    this.#ctx = ctx;
    this.#account = account;
    this.#key = account.key;
  }

  /**
   * One write. `lease`, while polling: who lost it writes nothing (LEASE_LOST), and the last update becomes the position to
   * go on from; without it there is none, as Telegram keeps count of what its webhook was told.
   */
  async persist(updates: readonly Update[], lease?: Lease): Promise<void> {
    const at = new Date(this.#ctx.now());
    const isOurs = await this.#ours(updates);
    const rows = [...new Map(updates.map((update) => [update.update_id, update])).values()]
      .filter((update) => !isOnlyReachability(update) && isOurs(update))
      .map((update) => ({
        ...this.#key,
        chat: chatOf(update),
        externalId: String(update.update_id),
        sequence: BigInt(update.update_id),
        body: this.#ctx.vault.encrypt(JSON.stringify(update)),
        status: 'waiting',
        answers: answersAnything(update),
        attempts: 0,
        receivedAt: at,
      }));
    const last = updates.at(-1)?.update_id;
    await this.#ctx.db.write(async (tx) => {
      if (lease !== undefined) await requireLease(tx, lease);
      await this.#noteSilence(tx, at);
      const known = await tx.inboxEvent.findMany({
        where: { ...this.#key, externalId: { in: rows.map(({ externalId }) => externalId) } },
        select: { externalId: true },
      });
      const kept = new Set(known.map(({ externalId }) => externalId));
      await tx.inboxEvent.createMany({ data: rows.filter(({ externalId }) => !kept.has(externalId)) });
      await this.#noteReachability(tx, updates, at);
      await noteInbound(tx, this.#key, at, lease === undefined || last === undefined ? null : BigInt(last));
    });
    this.#heardAt = at.getTime();
  }

  /** Whether an update is for the bot at all. As long as its name is not known, groups are looked at later. */
  async #ours(updates: readonly Update[]): Promise<(update: Update) => boolean> {
    const isOfGroup = (update: Update) => (chatIn(update)?.type ?? 'private') !== 'private';
    const name = updates.some(isOfGroup) ? await this.#account.username() : undefined;
    const id = Number(this.#key.account);
    return (update) => !isOfGroup(update) || name === undefined || isAddressed(update, { id, name });
  }

  /** What waits since before Telegram began to count anew comes before all that is of the new count, in its own order. */
  async #noteSilence(tx: Tx, at: Date): Promise<void> {
    if (at.getTime() - this.#heardAt < SAME_COUNT_MS) return;
    const row = await tx.channelAccount.findUnique({
      where: { channel_account: this.#key },
      select: { lastInboundAt: true },
    });
    if (at.getTime() - (row?.lastInboundAt?.getTime() ?? at.getTime()) < SAME_COUNT_MS) return;
    await tx.inboxEvent.updateMany({
      where: { ...this.#key, status: { in: ['waiting', 'dead'] } },
      data: { sequence: { decrement: ONE_COUNT } },
    });
  }

  /** A person who blocked the bot is not written to until they write again; who writes can be reached. */
  async #noteReachability(tx: Tx, updates: readonly Update[], at: Date): Promise<void> {
    const newest = await this.#newest(tx, updates.filter(isOnlyReachability).map(chatOf), at);
    const isLate = (update: Update) => BigInt(update.update_id) < (newest.get(chatOf(update)) ?? 0n);
    const reachable = new Map(
      updates
        .filter((update) => !isOnlyReachability(update) || !isLate(update))
        .map((update) => [chatOf(update), !saysBlocked(update)]),
    );
    const chats = (wanted: boolean) => [...reachable].flatMap(([chat, is]) => (is === wanted ? [chat] : []));
    await reachedAgain(tx, { ...this.#key, chat: { in: chats(true) } }, at.getTime());
    await tx.conversation.updateMany({
      where: { ...this.#key, chat: { in: chats(false) }, unreachableSince: null },
      data: { unreachableSince: at },
    });
  }

  /** By chat: the number of the newest that came of it. A webhook may be told late that somebody blocked the bot. */
  async #newest(tx: Tx, chats: readonly string[], at: Date): Promise<ReadonlyMap<string, bigint>> {
    if (chats.length === 0) return new Map();
    const receivedAt = { gt: new Date(at.getTime() - LATE_MS) };
    const rows = await tx.inboxEvent.groupBy({
      by: ['chat'],
      where: { ...this.#key, status: { in: ['waiting', 'done'] }, chat: { in: [...chats] }, receivedAt },
      _max: { sequence: true },
    });
    return new Map(rows.map(({ chat, _max }) => [chat, _max.sequence ?? 0n]));
  }
}

/** The chat whose events an update is taken up among; '0' when it belongs to nobody. */
function chatOf(update: Update): string {
  return String(chatIn(update)?.id ?? placeOf(update)?.from?.id ?? 0);
}

function chatIn(update: Update): Chat | undefined {
  const place = placeOf(update);
  return place?.chat ?? place?.message?.chat;
}

function placeOf(update: Update): Partial<Placed> | undefined {
  const parts = Object.values(update) as (Partial<Placed> | number | null)[];
  return parts.find((part) => typeof part === 'object' && part !== null);
}

/** Where the one part of an update, whatever its kind, says whose it is. */
interface Placed {
  chat: Chat;
  message: { chat?: Chat };
  from: User;
}

/** A person blocked or unblocked the bot: there is nothing to answer. */
function isOnlyReachability(update: Update): boolean {
  return 'my_chat_member' in update && update.my_chat_member.chat.type === 'private';
}

function saysBlocked(update: Update): boolean {
  return isOnlyReachability(update) && 'my_chat_member' in update && hasLeft(update.my_chat_member.new_chat_member);
}

function hasLeft({ status }: { status: string }): boolean {
  return status === 'kicked' || status === 'left';
}
