/** Every call that came, and waiting for what is to come. */
import type { Payload } from './check.ts';

export interface FakeCall {
  /** place in the order of arrival */
  readonly at: number;
  /** as Telegram writes it; 'download' for the fetching of a file */
  readonly method: string;
  readonly payload: Payload;
  readonly chat: number | undefined;
  /** of the answer; null: none yet, or none at all */
  status: number | null;
  /** Telegram's words when it was not carried out */
  description: string | undefined;
  carriedOut: boolean;
}

const PATIENCE_MS = 20_000;
const SHOWN = 8;

export class Calls {
  readonly all: FakeCall[] = [];
  readonly #waiting = new Set<() => void>();

  begin(method: string, payload: Payload): FakeCall {
    const id = payload['chat_id'];
    const chat = id === undefined || Number.isNaN(Number(id)) ? undefined : Number(id);
    const call: FakeCall = {
      at: this.all.length,
      method,
      payload,
      chat,
      status: null,
      description: undefined,
      carriedOut: false,
    };
    this.all.push(call);
    this.tell();
    return call;
  }

  /** Something has changed: look again. */
  tell(): void {
    for (const look of this.#waiting) look();
  }

  /** What `condition` gives, once it gives something; it is asked now and after whatever happens. */
  waitFor<T>(condition: () => T): Promise<Exclude<T, undefined | null | false | 0 | ''>> {
    type Found = Exclude<T, undefined | null | false | 0 | ''>;
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(look);
      };
      const look = (): void => {
        try {
          const found = condition();
          if (!found) return;
          stop();
          resolve(found as Found);
        } catch (error) {
          stop();
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      };
      const timer = setTimeout(() => {
        stop();
        const last = this.all.slice(-SHOWN).map(({ at, method, status }) => `${at} ${method} ${status ?? '...'}`);
        reject(new Error(`it did not come about. The last calls: ${last.join(', ')}`));
      }, PATIENCE_MS);
      this.#waiting.add(look);
      look();
    });
  }
}
