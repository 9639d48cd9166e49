/**
 * What is written of the line by the one who holds it: fenced by the lease, but for the row and the name of its account, which
 * are the same whoever writes them.
 */
import { dayOf } from '../../domain/days.ts';
import type { Tx } from '../../prisma/database.ts';
import { noteName, noteStanding, openAccount, readAccount } from '../../services/channel_accounts.ts';
import type { Standing } from '../../services/channel_accounts.ts';
import type { ServiceContext } from '../../services/context.ts';
import { requireLease } from '../../services/leases.ts';
import type { Lease } from '../../services/leases.ts';
import { readOffice } from '../../services/office.ts';
import { noteLinkOver, noteReconnect, noteShown, noteUnlinked, readLineRow } from '../../services/whatsapp_line.ts';
import type { LinkOutcome } from '../../services/whatsapp_line.ts';
import type { Arrived } from './arrival.ts';
import { persistArrivals } from './intake.ts';
import { CHANNEL } from './wire.ts';

export type LineRow = NonNullable<Awaited<ReturnType<typeof readLineRow>>>;

export class LineRecord {
  readonly lease: Lease;
  readonly #ctx: ServiceContext;
  #account = '';
  /** it was open before, in this life of the account: the next time it is so again */
  #wasOpen = false;

  constructor(ctx: ServiceContext, lease: Lease) {
    this.#ctx = ctx;
    this.lease = lease;
  }

  /** The number that is, or was last, linked. */
  get account(): string {
    return this.#account;
  }

  /** Begins with what is known; no connection is under way. */
  async read(): Promise<LineRow | null> {
    const row = await readLineRow(this.#ctx);
    this.#account = row?.account ?? '';
    return row;
  }

  async hasKeys(): Promise<boolean> {
    return (await this.#ctx.db.read.whatsappKey.count({ where: { type: 'creds' } })) > 0;
  }

  /** Nothing is tried any more until an admin says so. */
  async isStopped(): Promise<boolean> {
    const key = { channel: CHANNEL, account: this.#account };
    return (await readAccount(this.#ctx, key))?.state === 'refused';
  }

  /** Before a connection is begun: rejects when the line is somebody else's by now. */
  async connecting(): Promise<void> {
    await this.write(() => Promise.resolve());
    const key = { channel: CHANNEL, account: this.#account };
    const state = (await readAccount(this.#ctx, key))?.state;
    // as an earlier connection has left it
    if (state === 'connected') await this.stands({ state: 'connecting', problem: null });
  }

  shown(text: string): Promise<void> {
    return this.write((tx) => noteShown(tx, this.#ctx, text));
  }

  /** The account is known from then on. */
  async opened(account: string): Promise<void> {
    const ctx = this.#ctx;
    const key = { channel: CHANNEL, account };
    await openAccount(ctx, key, 'socket');
    await noteName(ctx, key, `+${account}`);
    const row = await readLineRow(ctx);
    // also when the linking was called off in this very moment
    if (row?.outcome !== 'linked' || row.account !== account)
      await this.write((tx) => noteLinkOver(tx, ctx, 'linked', account));
    this.#account = account;
  }

  /** Messages may go out now: what is written here wakes the outbox, which leaves a closed line alone. */
  async ready(): Promise<void> {
    const ctx = this.#ctx;
    await this.stands({ state: 'connected', problem: null });
    const { timeZone } = (await readOffice(ctx)).office;
    if (this.#wasOpen) await this.write((tx) => noteReconnect(tx, ctx, dayOf(ctx.now(), timeZone)));
    this.#wasOpen = true;
  }

  async stands(standing: Standing): Promise<void> {
    if (this.#account === '') return;
    const key = { channel: CHANNEL, account: this.#account };
    await noteStanding(this.#ctx, key, standing, (tx) => requireLease(tx, this.lease));
  }

  /** The account is linked no more: everything about it goes. `standing`: unlinked by the panel when there is none. */
  async unlinked(standing?: Standing): Promise<void> {
    await this.#wipe((tx) => (standing === undefined ? noteUnlinked(tx, this.#ctx) : Promise.resolve()));
    await this.stands(standing ?? { state: 'connecting', problem: null });
  }

  /** A linking came to nothing; without an outcome the panel has begun another, or wants none any more. */
  linkFailed(outcome?: LinkOutcome): Promise<void> {
    return this.#wipe((tx) => (outcome === undefined ? Promise.resolve() : noteLinkOver(tx, this.#ctx, outcome)));
  }

  /** Within the write that spends their keys. */
  arrive(tx: Tx, account: string, arrived: readonly Arrived[]): Promise<void> {
    return persistArrivals(tx, this.#ctx, account, arrived);
  }

  /** Rejects with LEASE_LOST when another process holds the line by now. */
  write(work: (tx: Tx) => Promise<void>): Promise<void> {
    return this.#ctx.db.write(async (tx) => {
      await requireLease(tx, this.lease);
      await work(tx);
    });
  }

  async #wipe(also: (tx: Tx) => Promise<void>): Promise<void> {
    await this.write(async (tx) => {
      await tx.whatsappKey.deleteMany({});
      await also(tx);
    });
    this.#wasOpen = false;
  }
}
