/**
 * A kiosk's visitor goes on with the same conversation on a device of their own: an address that opens the chat once. It
 * stays good when the kiosk has forgotten the visit, since who has just scanned it may well press "Selesai" first.
 */
import type { ServiceContext } from '../../services/context.ts';
import { newToken } from '../../services/ids.ts';
import { HANDOVER_MINUTES } from './protocol.ts';
import type { NewSession, Sessions } from './sessions.ts';

export interface Handover {
  chat: string;
  state: 'open' | 'used' | 'expired';
}

export class Handovers {
  readonly #ctx: ServiceContext;
  readonly #sessions: Sessions;

  constructor(ctx: ServiceContext, sessions: Sessions) {
    this.#ctx = ctx;
    this.#sessions = sessions;
  }

  /** The secret of a new address for this chat. An older one that nobody has used is void. */
  async make(chat: string): Promise<string> {
    const token = newToken(this.#ctx);
    const tokenHash = this.#ctx.vault.hashToken(token);
    const createdAt = new Date(this.#ctx.now());
    const expiresAt = new Date(createdAt.getTime() + HANDOVER_MINUTES * 60_000);
    await this.#ctx.db.write(async (tx) => {
      await tx.webchatHandover.deleteMany({
        where: { OR: [{ expiresAt: { lte: createdAt } }, { chat, usedAt: null }] },
      });
      await tx.webchatHandover.create({ data: { tokenHash, chat, expiresAt, createdAt } });
    });
    return token;
  }

  /** Uses nothing up. Undefined when there is no such address: never made, void, or long expired. */
  async look(token: string): Promise<Handover | undefined> {
    const tokenHash = this.#ctx.vault.hashToken(token);
    const row = await this.#ctx.db.read.webchatHandover.findUnique({ where: { tokenHash } });
    if (!row) return undefined;
    const expired = row.expiresAt.getTime() <= this.#ctx.now();
    return { chat: row.chat, state: row.usedAt ? 'used' : expired ? 'expired' : 'open' };
  }

  /** Uses the address up and opens a session for its chat; undefined when somebody else was first, or it is not good. */
  async claim(token: string): Promise<NewSession | undefined> {
    const tokenHash = this.#ctx.vault.hashToken(token);
    const now = new Date(this.#ctx.now());
    return this.#ctx.db.write(async (tx) => {
      const { count } = await tx.webchatHandover.updateMany({
        where: { tokenHash, usedAt: null, expiresAt: { gt: now } },
        data: { usedAt: now },
      });
      if (count === 0) return undefined;
      const { chat } = await tx.webchatHandover.findUniqueOrThrow({ where: { tokenHash } });
      return this.#sessions.open(tx, chat, false);
    });
  }

  /** When this chat was last opened on another device, UTC ms. */
  async usedAt(chat: string): Promise<number | undefined> {
    const { _max } = await this.#ctx.db.read.webchatHandover.aggregate({ where: { chat }, _max: { usedAt: true } });
    return _max.usedAt?.getTime();
  }
}
