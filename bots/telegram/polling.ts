/**
 * Asks Telegram for updates, again and again, whatever happens. An update is confirmed (by asking for the next) only when it
 * is in the inbox. Of several programs on the same data one asks, by a lease; telegraf's own loop would lose updates
 * (docs/decisions/0011-telegram.md).
 */
import type { Update } from 'telegraf/types';
import { readAccount } from '../../services/channel_accounts.ts';
import type { ServiceContext } from '../../services/context.ts';
import { requireLease } from '../../services/leases.ts';
import type { Lease } from '../../services/leases.ts';
import { whileLeased } from '../leased.ts';
import { codeOf, pause } from '../pause.ts';
import type { BotAccount } from './account.ts';
import { TelegramProblem } from './client.ts';
import type { TelegramClient } from './client.ts';
import { ALLOWED_UPDATES, SAME_COUNT_MS } from './intake.ts';
import type { Intake } from './intake.ts';
import { Patience, standingAfter } from './patience.ts';
import type { TelegramTiming } from './timing.ts';

interface PollingParts {
  ctx: ServiceContext;
  client: TelegramClient;
  account: BotAccount;
  intake: Intake;
  timing: TelegramTiming;
}

const CONNECTED = { state: 'connected', problem: null } as const;

interface Position {
  last: number;
  /** UTC ms */
  at: number;
}

export class Polling {
  readonly #parts: PollingParts;

  constructor(parts: PollingParts) {
    this.#parts = parts;
  }

  /** Until aborted; never rejects. */
  run(signal: AbortSignal): Promise<void> {
    const { ctx, account, timing } = this.#parts;
    const name = `telegram:${account.key.account}`;
    return whileLeased(ctx, { name, timing, work: (lease, held) => this.#poll(lease, held) }, signal);
  }

  async #poll(lease: Lease, signal: AbortSignal): Promise<void> {
    const { ctx, account, timing } = this.#parts;
    const patience = new Patience(timing);
    const ours = (tx: Parameters<typeof requireLease>[0]) => requireLease(tx, lease);
    let position: Position | undefined;
    let prepared = false;
    let quickly = false;
    while (!signal.aborted) {
      try {
        if (!prepared) {
          position = await this.#prepare(signal);
          prepared = true;
          if (!patience.troubled) await account.stands(CONNECTED, ours);
        }
        position = (await this.#ask(lease, position, quickly, signal)) ?? position;
        patience.succeeded();
        quickly = false;
        await account.stands(CONNECTED, ours);
      } catch (err) {
        if (signal.aborted || codeOf(err) === 'LEASE_LOST') return;
        if (!(err instanceof TelegramProblem)) {
          ctx.log.error({ code: codeOf(err) }, 'What Telegram sent could not be kept; it is asked for again');
        }
        const conflict = err instanceof TelegramProblem && err.code === 'TELEGRAM_CONFLICT';
        // a webhook may have been set by somebody else
        if (conflict) prepared = false;
        // so that the panel soon hears that all is well; beside another program that asks it would seem so too early
        quickly = !conflict;
        const waitMs = patience.failed(err);
        await account.stands(standingAfter(err), ours);
        await pause(waitMs, signal);
      }
    }
  }

  /** Where to go on; Telegram answers no questions while a webhook is set. What it has not delivered yet is kept. */
  async #prepare(signal: AbortSignal): Promise<Position | undefined> {
    const { ctx, client, account } = this.#parts;
    await account.open();
    await client.call('deleteWebhook', { drop_pending_updates: false }, { signal });
    const row = await readAccount(ctx, account.key);
    if (row?.position === null || row?.position === undefined || row.lastInboundAt === null) return undefined;
    return { last: Number(row.position), at: row.lastInboundAt.getTime() };
  }

  /** One call, answered at once if `quickly`. Undefined when there was nothing new. */
  async #ask(
    lease: Lease,
    position: Position | undefined,
    quickly: boolean,
    signal: AbortSignal,
  ): Promise<Position | undefined> {
    const { ctx, client, intake, timing } = this.#parts;
    const age = position === undefined ? Infinity : ctx.now() - position.at;
    // in another count an old position might confirm what nobody has seen; without one Telegram sends what is not confirmed,
    // and the inbox knows what it has
    const timeout = quickly ? 0 : timing.pollSeconds;
    const updates: Update[] = await client.call(
      'getUpdates',
      {
        timeout,
        allowed_updates: ALLOWED_UPDATES,
        ...(position !== undefined && age >= 0 && age < SAME_COUNT_MS ? { offset: position.last + 1 } : {}),
      },
      { signal, timeoutMs: timeout * 1_000 + timing.hungMs },
    );
    const last = updates.at(-1)?.update_id;
    if (last === undefined) return undefined;
    const at = ctx.now();
    await intake.persist(updates, lease);
    return { last, at };
  }
}
