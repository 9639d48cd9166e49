/** Which browser is in which chat. The browser keeps a random token in a cookie, the office only the token's hash. */
import type { Tx } from '../../prisma/database.ts';
import type { ServiceContext } from '../../services/context.ts';
import { endLeftTalk } from '../../services/desk/left_chats.ts';
import { newId, newToken } from '../../services/ids.ts';
import type { ChatAddress } from '../channel.ts';

/** The web chat is one channel, and the office has one identity in it. */
export const CHANNEL = 'webchat';
export const ACCOUNT = 'web';

export function addressOf(chat: string): ChatAddress {
  return { channel: CHANNEL, account: ACCOUNT, chat };
}

export interface WebchatSession {
  tokenHash: string;
  chat: string;
  kiosk: boolean;
  /** UTC ms */
  lastSeenAt: number;
}

/** `token`: the secret that its browser keeps. */
export interface NewSession {
  session: WebchatSession;
  token: string;
}

/** A browser is remembered for so long after it was last used, in ms. */
export const REMEMBERED_MS = 180 * 24 * 60 * 60 * 1000;

/** `lastSeenAt` is written again only when it is older than this, in ms: most requests write nothing. */
const REFRESH_KIOSK_MS = 1000;
const REFRESH_MS = 60 * 60 * 1000;

/** Rows of dead sessions are deleted at most so often, ms. */
const SWEEP_EVERY_MS = 60 * 60 * 1000;
/** A session that has ended, or a kiosk's (idle for an hour at the most), is of no use after this, ms. */
const SWEPT_AFTER_MS = 24 * 60 * 60 * 1000;

export class Sessions {
  readonly #ctx: ServiceContext;
  readonly #kioskIdleMs: () => Promise<number>;
  #sweptAt = Number.NEGATIVE_INFINITY;

  constructor(ctx: ServiceContext, kioskIdleMs: () => Promise<number>) {
    this.#ctx = ctx;
    this.#kioskIdleMs = kioskIdleMs;
  }

  /** A new chat. */
  async begin(kiosk: boolean): Promise<NewSession> {
    return this.#ctx.db.write((tx) => this.open(tx, newId(this.#ctx), kiosk));
  }

  /** One more browser in this chat. */
  async open(tx: Tx, chat: string, kiosk: boolean): Promise<NewSession> {
    const now = this.#ctx.now();
    await this.#sweep(tx, now);
    const token = newToken(this.#ctx);
    const session = { tokenHash: this.#ctx.vault.hashToken(token), chat, kiosk, lastSeenAt: now };
    await tx.webchatSession.create({ data: { ...session, createdAt: new Date(now), lastSeenAt: new Date(now) } });
    return { session, token };
  }

  /**
   * The living session of this token. A kiosk's is dead once nobody touched it for the office's idle time, whether or
   * not the browser is still there to say so. Looking is not using: see `touch`.
   */
  async find(token: string | undefined, kiosk: boolean): Promise<WebchatSession | undefined> {
    if (!token) return undefined;
    const tokenHash = this.#ctx.vault.hashToken(token);
    const row = await this.#ctx.db.read.webchatSession.findUnique({ where: { tokenHash } });
    if (!row || row.kiosk !== kiosk || row.endedAt !== null) return undefined;
    const lastSeenAt = row.lastSeenAt.getTime();
    const allowed = kiosk ? await this.#kioskIdleMs() : REMEMBERED_MS;
    return this.#ctx.now() - lastSeenAt > allowed ? undefined : { tokenHash, chat: row.chat, kiosk, lastSeenAt };
  }

  /** The person did something: the session's time starts anew. */
  async touch({ tokenHash, kiosk, lastSeenAt }: WebchatSession): Promise<void> {
    const now = this.#ctx.now();
    if (now - lastSeenAt < (kiosk ? REFRESH_KIOSK_MS : REFRESH_MS)) return;
    await this.#ctx.db.write((tx) =>
      tx.webchatSession.updateMany({ where: { tokenHash, endedAt: null }, data: { lastSeenAt: new Date(now) } }),
    );
  }

  /** From now on nobody gets into this chat with this token; an officer who was asked for there waits for nobody. */
  async end({ tokenHash, chat }: WebchatSession): Promise<void> {
    const endedAt = new Date(this.#ctx.now());
    await this.#ctx.db.write(async (tx) => {
      await tx.webchatSession.updateMany({ where: { tokenHash, endedAt: null }, data: { endedAt } });
      await endLeftTalk(this.#ctx, tx, chat);
    });
  }

  /** The rows of sessions that cannot come back to life. */
  async #sweep(tx: Tx, now: number): Promise<void> {
    if (now - this.#sweptAt < SWEEP_EVERY_MS) return;
    this.#sweptAt = now;
    const dayAgo = new Date(now - SWEPT_AFTER_MS);
    await tx.webchatSession.deleteMany({
      where: {
        OR: [
          { lastSeenAt: { lt: new Date(now - REMEMBERED_MS) } },
          { kiosk: true, lastSeenAt: { lt: dayAgo } },
          { endedAt: { lt: dayAgo } },
        ],
      },
    });
  }
}
