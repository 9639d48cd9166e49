/** Nothing goes out while WhatsApp restricts the number; the panel sees it, and may have it tried again (services/whatsapp_line). */
import type { ServiceContext } from '../../services/context.ts';
import { notePause, readLineRow } from '../../services/whatsapp_line.ts';

type Parts = Pick<ServiceContext, 'db' | 'now' | 'vault'>;

export class SendingPause {
  readonly #ctx: Parts;
  readonly #lookMs: number;
  #known: { until: number; readAt: number } | undefined;

  /** `lookMs`: so long it is believed that there is none; another process may have had the line meanwhile. */
  constructor(ctx: Parts, lookMs: number) {
    this.#ctx = ctx;
    this.#lookMs = lookMs;
  }

  /** ms that are left of it; 0: none. One that is on is always read anew, as an admin may have ended it. */
  async left(): Promise<number> {
    const now = this.#ctx.now();
    const known = this.#known;
    const believed = known !== undefined && known.until <= now && Math.abs(now - known.readAt) < this.#lookMs;
    const until = believed ? known.until : await this.#read(now);
    return Math.max(0, until - now);
  }

  /** `until`: UTC ms. One that is on already is never made shorter. */
  async set(until: number): Promise<void> {
    if ((await this.#read(this.#ctx.now())) < until) await this.#write(until);
  }

  async end(): Promise<void> {
    if ((await this.#read(this.#ctx.now())) > 0) await this.#write(null);
  }

  async #write(until: number | null): Promise<void> {
    this.#known = undefined;
    await this.#ctx.db.write((tx) => notePause(tx, this.#ctx, until));
  }

  async #read(now: number): Promise<number> {
    const until = (await readLineRow(this.#ctx))?.pausedUntil?.getTime() ?? 0;
    this.#known = { until, readAt: now };
    return until;
  }
}
