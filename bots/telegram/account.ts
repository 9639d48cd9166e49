/** The office's bot: its key in the data, its name, and how its connection stands for the panel's card. */
import type { User } from 'telegraf/types';
import type { Tx } from '../../prisma/database.ts';
import { noteName, noteStanding, openAccount, readAccount } from '../../services/channel_accounts.ts';
import type { AccountKey, Standing } from '../../services/channel_accounts.ts';
import type { ServiceContext } from '../../services/context.ts';
import { codeOf } from '../pause.ts';

export const CHANNEL = 'telegram';

export class BotAccount {
  readonly key: AccountKey;
  readonly #ctx: ServiceContext;
  readonly #mode: 'polling' | 'webhook';
  #username: string | undefined;
  #standing: Standing | undefined;

  /** `account`: the bot's id */
  constructor(ctx: ServiceContext, account: string, mode: 'polling' | 'webhook') {
    this.#ctx = ctx;
    this.#mode = mode;
    this.key = { channel: CHANNEL, account };
  }

  /** Makes the row when there is none yet. */
  async open(): Promise<void> {
    await openAccount(this.#ctx, this.key, this.#mode);
  }

  /** What Telegram says of the bot. */
  async introduced({ username }: User): Promise<void> {
    this.#username = username;
    if (username !== undefined) await noteName(this.#ctx, this.key, `@${username}`);
  }

  /** Without the @; undefined as long as Telegram has never been reached. */
  async username(): Promise<string | undefined> {
    this.#username ??= (await readAccount(this.#ctx, this.key))?.name?.slice(1);
    return this.#username;
  }

  /** Never throws: a card that is behind is put right with the next change. `within`: see noteStanding. */
  async stands(standing: Standing, within?: (tx: Tx) => Promise<void>): Promise<void> {
    const last = this.#standing;
    if (last?.state === standing.state && last.problem === standing.problem) return;
    try {
      await noteStanding(this.#ctx, this.key, standing, within);
      this.#standing = standing;
      const { state, problem } = standing;
      if (problem === null) this.#ctx.log.info({ state, channel: CHANNEL }, 'Telegram is connected');
      else this.#ctx.log.warn({ state, problem, channel: CHANNEL, code: 'TELEGRAM_TROUBLED' }, 'Telegram has trouble');
    } catch (err) {
      this.#ctx.log.warn({ code: codeOf(err), channel: CHANNEL }, 'How Telegram stands could not be written down');
    }
  }
}
