/** Phones tell of every message twice: what comes while one note is being written is one note. */
import type { Logger } from 'pino';
import { codeOf } from '../pause.ts';
import type { Receipt } from './receipts.ts';
import { CHANNEL } from './wire.ts';

export class ReceiptNotes {
  readonly #write: (receipts: readonly Receipt[]) => Promise<void>;
  readonly #log: Logger;
  #waiting: Receipt[] = [];
  #writing: Promise<void> | undefined;

  constructor(write: (receipts: readonly Receipt[]) => Promise<void>, log: Logger) {
    this.#write = write;
    this.#log = log;
  }

  add(receipts: readonly Receipt[]): void {
    this.#waiting.push(...receipts);
    this.#writing ??= this.#writeAll();
  }

  /** Resolves when all of it is on disk, or could not be written. */
  async ended(): Promise<void> {
    await this.#writing;
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const receipts = this.#waiting.splice(0);
      await this.#write(receipts).catch((err: unknown) => {
        this.#log.warn({ code: codeOf(err), channel: CHANNEL }, 'What phones say of messages could not be noted');
      });
    }
    this.#writing = undefined;
  }
}
