/** Which browser is in which chat. The browser keeps a random token in a cookie, the office only the token's hash. */
import { newId, newToken } from '../../services/ids.ts';
import type { ServiceContext } from '../../services/context.ts';
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

/** A browser is remembered for so long after it was last used, in ms. */
export const REMEMBERED_MS = 180 * 24 * 60 * 60 * 1000;

/** `lastSeenAt` is written again only when it is older than this, in ms: most requests write nothing. */
const REFRESH_KIOSK_MS = 1000;
const REFRESH_MS = 60 * 60 * 1000;

export class Sessions {
  readonly #ctx: ServiceContext;
  readonly #kioskIdleMs: () => Promise<number>;

  constructor(ctx: ServiceContext, kioskIdleMs: () => Promise<number>) {
    this.#ctx = ctx;
    this.#kioskIdleMs = kioskIdleMs;
  }

  /** A new chat, and the secret that its browser keeps. */
  async begin(kiosk: boolean): Promise<{ session: WebchatSession; token: string }> {
    const now = this.#ctx.now();
    const token = newToken(this.#ctx);
    const session = { tokenHash: this.#ctx.vault.hashToken(token), chat: newId(this.#ctx), kiosk, lastSeenAt: now };
    await this.#ctx.db.write((tx) =>
      tx.webchatSession.create({ data: { ...session, createdAt: new Date(now), lastSeenAt: new Date(now) } }),
    );
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

  /** From now on nobody gets into this chat with this token. */
  async end({ tokenHash }: WebchatSession): Promise<void> {
    const endedAt = new Date(this.#ctx.now());
    await this.#ctx.db.write((tx) =>
      tx.webchatSession.updateMany({ where: { tokenHash, endedAt: null }, data: { endedAt } }),
    );
  }
}
