/**
 * Puts what Telegram sent on disk; only then may Telegram forget it. Each update is in the inbox once (the same update may
 * come again), in the order it came, encrypted, since people write of themselves (docs/domain.md 9).
 */
import { z } from 'zod';
import type { Chat, Update, User } from 'telegraf/types';
import type { Tx } from '../../prisma/database.ts';
import { noteInbound } from '../../services/channel_accounts.ts';
import type { AccountKey } from '../../services/channel_accounts.ts';
import type { ServiceContext } from '../../services/context.ts';
import { requireLease } from '../../services/leases.ts';
import type { Lease } from '../../services/leases.ts';

/** The kinds of updates that are asked for; Telegram keeps the others to itself. */
export const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;

/** As much of an update as has to be right for it to be kept; what is in it is judged when it is taken up. */
export const updateSchema = z.looseObject({ update_id: z.number().int().nonnegative() });

export class Intake {
  readonly #ctx: ServiceContext;
  readonly #key: AccountKey;

  constructor(ctx: ServiceContext, key: AccountKey) {
    this.#ctx = ctx;
    this.#key = key;
  }

  /**
   * One write. `lease`, while polling: who lost it writes nothing (LEASE_LOST), and the last update becomes the position to
   * go on from; without it there is none, as Telegram keeps count of what its webhook was told.
   */
  async persist(updates: readonly Update[], lease?: Lease): Promise<void> {
    const at = new Date(this.#ctx.now());
    const rows = [...new Map(updates.map((update) => [update.update_id, update])).values()]
      .filter((update) => !isOnlyReachability(update))
      .map((update) => ({
        ...this.#key,
        chat: chatOf(update),
        externalId: String(update.update_id),
        body: this.#ctx.vault.encrypt(JSON.stringify(update)),
        status: 'waiting',
        attempts: 0,
        receivedAt: at,
      }));
    const last = updates.at(-1)?.update_id;
    await this.#ctx.db.write(async (tx) => {
      if (lease !== undefined) await requireLease(tx, lease);
      const known = await tx.inboxEvent.findMany({
        where: { ...this.#key, externalId: { in: rows.map(({ externalId }) => externalId) } },
        select: { externalId: true },
      });
      const kept = new Set(known.map(({ externalId }) => externalId));
      await tx.inboxEvent.createMany({ data: rows.filter(({ externalId }) => !kept.has(externalId)) });
      await this.#noteReachability(tx, updates, at);
      await noteInbound(tx, this.#key, at, lease === undefined || last === undefined ? null : BigInt(last));
    });
  }

  /** A person who blocked the bot is not written to until they write again; who writes can be reached. */
  async #noteReachability(tx: Tx, updates: readonly Update[], at: Date): Promise<void> {
    const reachable = new Map(updates.map((update) => [chatOf(update), !saysBlocked(update)]));
    const chats = (wanted: boolean) => [...reachable].flatMap(([chat, is]) => (is === wanted ? [chat] : []));
    await tx.conversation.updateMany({
      where: { ...this.#key, chat: { in: chats(true) }, unreachableSince: { not: null } },
      data: { unreachableSince: null },
    });
    await tx.conversation.updateMany({
      where: { ...this.#key, chat: { in: chats(false) }, unreachableSince: null },
      data: { unreachableSince: at },
    });
  }
}

/** The chat whose events an update is taken up among; '0' when it belongs to nobody. */
function chatOf(update: Update): string {
  for (const part of Object.values(update) as (Partial<Placed> | number | undefined)[]) {
    if (typeof part !== 'object' || part === null) continue;
    const id = part.chat?.id ?? part.message?.chat?.id ?? part.from?.id;
    if (id !== undefined) return String(id);
  }
  return '0';
}

/** Where the parts of updates say whose they are. */
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
