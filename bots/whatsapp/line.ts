/**
 * Keeps the office's line to WhatsApp: links when the panel asks for it, connects while there is an account, and connects anew
 * when the line breaks. Of several programs on the same data one does so, by a fenced lease: two sockets with one account
 * would throw each other out and spoil its keys.
 */
import { setTimeout } from 'node:timers/promises';
import type { ServiceContext } from '../../services/context.ts';
import type { Lease } from '../../services/leases.ts';
import { readLineRow } from '../../services/whatsapp_line.ts';
import { whileLeased } from '../leased.ts';
import { codeOf, pause } from '../pause.ts';
import { courseAfter, waitAfter } from './ending.ts';
import type { Ending } from './ending.ts';
import { LineRecord } from './line_record.ts';
import type { LineRow } from './line_record.ts';
import type { KeyStore, Network, RetryCounts, Session, Told } from './session.ts';
import type { WhatsAppTiming } from './timing.ts';
import { CHANNEL } from './wire.ts';
import type { Line, Wire } from './wire.ts';

interface LineParts {
  ctx: ServiceContext;
  network: Network;
  timing: WhatsAppTiming;
  tell: Pick<Told, 'receipts' | 'restricted' | 'contentBehind' | 'isOwnId'>;
}

/** What the panel wants in the place of the connection under way. */
type Wish = 'unlink' | 'another linking';

/** A linking whose network fails so often in a row is given up: whoever waits for it shall hear of it. */
const MOST_LINK_FAILURES = 4;

export class WhatsAppLine implements Line {
  readonly #parts: LineParts;
  #record: LineRecord | undefined;
  #session: Session | undefined;
  /** its number is written down: what waits for that number may go */
  #ready = false;
  /** in a row */
  #failures = 0;
  #retries: RetryCounts | undefined;

  constructor(parts: LineParts) {
    this.#parts = parts;
  }

  get account(): string {
    return this.#record?.account ?? '';
  }

  get wire(): Wire | undefined {
    return this.#ready ? this.#session?.wire : undefined;
  }

  /** Until aborted; never rejects. */
  run(signal: AbortSignal): Promise<void> {
    const { ctx, timing } = this.#parts;
    return whileLeased(ctx, { name: CHANNEL, timing, work: (lease, held) => this.#hold(lease, held) }, signal);
  }

  async #hold(lease: Lease, signal: AbortSignal): Promise<void> {
    const { ctx, timing } = this.#parts;
    const record = new LineRecord(ctx, lease);
    this.#record = record;
    while (!signal.aborted) {
      try {
        await this.#step(record, signal);
      } catch (err) {
        if (codeOf(err) === 'LEASE_LOST') break;
        ctx.log.error({ code: codeOf(err), channel: CHANNEL }, 'The line to WhatsApp failed; it is tried again');
        await pause(timing.firstWaitMs, signal);
      }
    }
    this.#record = undefined;
  }

  /** One connection, or a look at whether there is anything to do. */
  async #step(record: LineRecord, signal: AbortSignal): Promise<void> {
    const { ctx, timing } = this.#parts;
    const row = await record.read();
    if (row?.asked === 'unlink') return record.unlinked();
    const linking = row?.asked === 'link' ? row : undefined;
    const hasKeys = await record.hasKeys();
    if (linking === undefined && (!hasKeys || (await record.isStopped()))) return pause(timing.lookMs, signal);
    // loaded only now: an office without WhatsApp does without its memory
    const { openKeyStore, numberOf } = await import('./session.ts');
    const store = await openKeyStore({
      ctx,
      lease: record.lease,
      arrive: (tx, arrived) => record.arrive(tx, numberOf(store.creds), arrived),
    });
    // what a linking that came to nothing has left
    if (hasKeys && store.creds.account === undefined) return record.linkFailed();
    await record.connecting();
    return this.#connect(record, store, linking, signal);
  }

  /** `linking`: as it was asked for. Resolves when what came of it is on disk, and waited for. */
  async #connect(
    record: LineRecord,
    store: KeyStore,
    linking: LineRow | undefined,
    signal: AbortSignal,
  ): Promise<void> {
    const { timing } = this.#parts;
    const over = new AbortController();
    const { session, noted } = await this.#open(record, store, linking);
    this.#session = session;
    const begunAt = performance.now();
    const wish = this.#watch(session, linking, AbortSignal.any([signal, over.signal]));
    const stop = () => void session.end();
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    const ending = await session.ended;
    signal.removeEventListener('abort', stop);
    over.abort();
    this.#session = undefined;
    this.#ready = false;
    await noted();
    await store.close();
    if (ending.opened && performance.now() - begunAt > timing.longestWaitMs) this.#failures = 0;
    if (signal.aborted) return undefined;
    switch (await wish) {
      case 'unlink':
        return record.unlinked();
      case 'another linking':
        return record.linkFailed();
      default:
        return this.#after(record, ending, linking !== undefined && !ending.opened, signal);
    }
  }

  /** `noted` resolves when what the session told is on disk. */
  async #open(record: LineRecord, store: KeyStore, linking: LineRow | undefined) {
    const { ctx, network, timing, tell } = this.#parts;
    const { openSession, numberOf, RetryCounts } = await import('./session.ts');
    this.#retries ??= new RetryCounts();
    let notes: Promise<void> = Promise.resolve();
    // one after the other; what is told in passing is tried once, and put right by what comes next
    const note = (work: () => Promise<void>) => {
      notes = notes.then(work).catch((err: unknown) => {
        ctx.log.warn({ code: codeOf(err), channel: CHANNEL }, 'How WhatsApp stands could not be written down');
      });
    };
    let asksForCode = linking?.method === 'code';
    const session: Session = openSession({
      store,
      network,
      timing,
      log: ctx.log,
      retries: this.#retries,
      tell: {
        ...tell,
        qr: (text) =>
          note(async () => {
            if (linking?.method !== 'code') return record.shown(text);
            // the QRs that follow change nothing about the code
            if (!asksForCode) return undefined;
            asksForCode = false;
            return record.shown(await session.pairingCode(linking.phone ?? ''));
          }),
        opened: () => note(() => this.#opened(record, session, numberOf(store.creds))),
        arrived: (arrived) => note(() => record.write((tx) => record.arrive(tx, numberOf(store.creds), [arrived]))),
      },
    });
    return { session, noted: () => notes };
  }

  /** Until it is written down: nothing is answered before. */
  async #opened(record: LineRecord, session: Session, account: string): Promise<void> {
    const { ctx, timing } = this.#parts;
    while (session.wire !== undefined && !this.#ready) {
      try {
        await record.opened(account);
        this.#ready = true;
        await record.ready();
      } catch (err) {
        if (codeOf(err) === 'LEASE_LOST') throw err;
        ctx.log.warn({ code: codeOf(err), channel: CHANNEL }, 'That WhatsApp is open could not be written down');
        this.#ready = false;
        await setTimeout(timing.firstWaitMs);
      }
    }
  }

  /** Ends the session when the panel wants something else. */
  async #watch(session: Session, linking: LineRow | undefined, signal: AbortSignal): Promise<Wish | undefined> {
    const { timing } = this.#parts;
    let shown = false;
    for (;;) {
      await pause(timing.lookMs, signal);
      if (signal.aborted) return undefined;
      const row = await this.#look();
      // it has ended meanwhile: what is asked for is seen before the next
      if (signal.aborted) return undefined;
      if (row?.asked === 'unlink') {
        await session.unlink();
        return 'unlink';
      }
      if (row === null || linking === undefined || session.hasOpened) continue;
      if (isOther(row, linking, shown)) {
        await session.end();
        return 'another linking';
      }
      shown = row.shown !== null;
    }
  }

  /** `linking`: it is still going on. */
  async #after(record: LineRecord, ending: Ending, linking: boolean, signal: AbortSignal): Promise<void> {
    const { ctx, timing } = this.#parts;
    const course = courseAfter(ending);
    const told = { channel: CHANNEL, code: 'WHATSAPP_LINE_ENDED', ending: ending.code, next: course.next };
    ctx.log.warn(told, 'The line to WhatsApp has ended');
    // no account to be stopped: what the telephone takes for linked is of no use
    if (linking && course.next === 'stop') return record.linkFailed('refused');
    if (course.next === 'stop') {
      const standing = { state: 'refused', problem: course.problem } as const;
      return course.wipe ? record.unlinked(standing) : record.stands(standing);
    }
    if (course.next === 'unlinked') return record.linkFailed(course.outcome);
    if (course.soon) return undefined;
    // while it is being linked anew, why it is not linked any more stays to be read
    if (ending.linked) await record.stands({ state: 'troubled', problem: `LOST_${ending.code}` });
    this.#failures += 1;
    if (linking && !ending.linked && this.#failures >= MOST_LINK_FAILURES) {
      this.#failures = 0;
      return record.linkFailed('failed');
    }
    return this.#rest(waitAfter(this.#failures - 1, timing), signal);
  }

  /** Waits, unless the panel asks for something. */
  async #rest(ms: number, signal: AbortSignal): Promise<void> {
    const { timing } = this.#parts;
    const until = performance.now() + ms;
    while (!signal.aborted && performance.now() < until) {
      await pause(Math.min(timing.lookMs, until - performance.now()), signal);
      if ((await this.#look())?.asked === 'unlink') return;
    }
  }

  /** null also when the database is busy: it is looked at again. */
  #look(): Promise<LineRow | null> {
    return readLineRow(this.#parts.ctx).catch(() => null);
  }
}

/** The panel wants another linking than the one under way, the same anew (nothing is `shown` any more), or none. */
function isOther(row: LineRow, begun: LineRow, shown: boolean): boolean {
  const { asked, method, phone } = row;
  return asked !== 'link' || method !== begun.method || phone !== begun.phone || (shown && row.shown === null);
}
