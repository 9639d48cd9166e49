import { setTimeout as later } from 'node:timers';
import { setTimeout } from 'node:timers/promises';
import type pg from 'pg';
import { DatabaseError } from './errors.ts';
import { connectClient, LOCKS, NEWS_CHANNEL } from './postgres_connection.ts';

/** After a lost connection, in ms. */
const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 5_000;
/** How often the connection is tried, and what was perhaps not heard is looked for, in ms. */
const HEARTBEAT_MS = 30_000;
/** A connection that says nothing for so long, in ms, is taken for lost. */
const ANSWER_MS = 10_000;
/** How long to wait for programs that are just ending, in ms. */
const PATIENCE_MS = 2_000;
const LOOK_AGAIN_MS = 50;

interface Ears {
  /** Another process (or this one) said something. */
  news(payload: string): void;
  /** Nothing was heard for a while and something may have been missed. */
  back(): void;
  /** It is time to look around. */
  heartbeat(): void;
}

/**
 * A process's own connection, beside the pools: it hears what other processes say, and holds the locks that are this
 * process's for longer than a transaction. The server lets go of them when the process ends, however it ends.
 */
export class PostgresSession {
  readonly #databaseUrl: string;
  readonly #ears: Ears;
  readonly #heartbeat: NodeJS.Timeout;
  #client: pg.Client | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #retry: NodeJS.Timeout | undefined;
  #closed = false;

  /** Takes over a connection that has entered (migrate_postgres). */
  static async begin(client: pg.Client, databaseUrl: string, ears: Ears): Promise<PostgresSession> {
    await client.query(`LISTEN ${NEWS_CHANNEL}`);
    return new PostgresSession(client, databaseUrl, ears);
  }

  private constructor(client: pg.Client, databaseUrl: string, ears: Ears) {
    this.#databaseUrl = databaseUrl;
    this.#ears = ears;
    this.#adopt(client);
    this.#heartbeat = setInterval(() => void this.#beat(), HEARTBEAT_MS).unref();
  }

  /** Those of `names` that no other process has; they stay this one's until given back. */
  async claim(names: readonly string[]): Promise<string[]> {
    const { rows } = await this.#ask<{ name: string }>(
      `SELECT name FROM unnest($1::text[]) AS name WHERE pg_try_advisory_lock(hashtextextended(name, 0))`,
      [names],
    );
    return rows.map(({ name }) => name);
  }

  async giveBack(names: readonly string[]): Promise<void> {
    // Without the connection the server has taken them back already.
    if (this.#client === undefined) return;
    await this.#ask('SELECT pg_advisory_unlock(hashtextextended(name, 0)) FROM unnest($1::text[]) AS name', [names]);
  }

  /** Runs `work` unless another program runs; none enters meanwhile. Returns whether it ran. */
  async alone(work: () => Promise<void>): Promise<boolean> {
    await this.#ask(`SELECT pg_advisory_lock(${LOCKS.opening})`);
    try {
      if (!(await this.#isAlone())) return false;
      // The lock that it shares with those who run is its own now, once over.
      await work().finally(() => this.#ask(`SELECT pg_advisory_unlock(${LOCKS.running})`));
      return true;
    } finally {
      await this.#ask(`SELECT pg_advisory_unlock(${LOCKS.opening})`);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#heartbeat);
    clearTimeout(this.#retry);
    await this.#client?.end();
  }

  async #isAlone(): Promise<boolean> {
    for (let waitedMs = 0; ; waitedMs += LOOK_AGAIN_MS) {
      const { rows } = await this.#ask<{ got: boolean }>(`SELECT pg_try_advisory_lock(${LOCKS.running}) AS got`);
      if (rows[0]?.got) return true;
      if (waitedMs >= PATIENCE_MS) return false;
      await setTimeout(LOOK_AGAIN_MS);
    }
  }

  #ask<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<pg.QueryResult<Row>> {
    const asked = this.#last.then(() => {
      if (this.#client) return this.#client.query<Row>(sql, values);
      throw new DatabaseError('DATABASE_UNREACHABLE', 'The connection to PostgreSQL is lost');
    });
    // One at a time: the connection takes no more.
    this.#last = asked.catch(() => undefined);
    return asked;
  }

  #adopt(client: pg.Client): void {
    this.#client = client;
    client.on('notification', ({ payload = '' }) => this.#ears.news(payload));
    client.once('end', () => this.#lost(client));
    client.on('error', () => this.#lost(client));
  }

  #lost(client: pg.Client): void {
    if (this.#closed || this.#client !== client) return;
    this.#client = undefined;
    client.end().catch(() => undefined);
    this.#again(FIRST_RETRY_MS);
  }

  #again(afterMs: number): void {
    this.#retry = later(() => void this.#reconnect(afterMs), afterMs).unref();
  }

  async #reconnect(waitedMs: number): Promise<void> {
    let client: pg.Client | undefined;
    try {
      client = await connectClient(this.#databaseUrl);
      await client.query(`LISTEN ${NEWS_CHANNEL}`);
      await client.query(`SELECT pg_advisory_lock_shared(${LOCKS.running})`);
      if (this.#closed) return void (await client.end());
      this.#adopt(client);
      this.#ears.back();
    } catch {
      client?.end().catch(() => undefined);
      // The pools say to whoever asks that the database is gone; here it is only tried again.
      if (!this.#closed) this.#again(Math.min(waitedMs * 2, LONGEST_RETRY_MS));
    }
  }

  async #beat(): Promise<void> {
    try {
      const silence = setTimeout(ANSWER_MS, undefined, { ref: false }).then(() => {
        throw new DatabaseError('DATABASE_UNREACHABLE', 'PostgreSQL does not answer');
      });
      await Promise.race([this.#ask('SELECT 1'), silence]);
      this.#ears.heartbeat();
    } catch {
      if (this.#client) this.#lost(this.#client);
    }
  }
}
