/** The updates that wait for the bot, in order, until they are confirmed; then they are forgotten for ever. */
import type { TelegramUpdate } from '@gramio/types';

export type UpdateBody = Omit<TelegramUpdate, 'update_id'>;

export interface WaitingUpdate {
  readonly update: TelegramUpdate;
  /** what it is delivered in the order of */
  readonly queue: string;
  /** forgotten then, confirmed or not: UTC ms */
  readonly until: number;
  /** delivered once more although it was confirmed already: handed out whatever the offset */
  readonly repeated: boolean;
  handedOut: boolean;
}

/** tdlib/telegram-bot-api, Client.cpp: add_update(UpdateType::CallbackQuery, ..., 150, ...) */
const PRESS_KEPT_MS = 150_000;

/** "all update types except chat_member, message_reaction, and message_reaction_count (default)" (getUpdates) */
const NOT_BY_DEFAULT = new Set(['chat_member', 'message_reaction', 'message_reaction_count']);

export class UpdateQueue {
  #waiting: WaitingUpdate[] = [];
  #nextId = 812_345_001;
  readonly #clock: () => number;
  #allowed: readonly string[] = [];
  readonly #taken = new WeakMap<TelegramUpdate, { promise: Promise<void>; resolve: () => void }>();
  readonly #listeners = new Set<() => void>();

  /** `clock`: UTC ms */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  get waiting(): readonly WaitingUpdate[] {
    const now = this.#clock();
    this.#waiting = this.#waiting.filter(({ until }) => now < until);
    return this.#waiting;
  }

  /** The id of the update that comes next. */
  get tail(): number {
    return this.#nextId;
  }

  /** Empty: the default. As in the Bot API it holds for updates from now on, and until it is said anew. */
  set allowed(kinds: readonly string[]) {
    this.#allowed = kinds;
  }

  get allowed(): readonly string[] {
    return this.#allowed;
  }

  /** After a week of silence the ids go on from a random number. */
  setNextId(id: number): void {
    if (this.#waiting.length > 0) throw new Error('the ids start anew only when nothing is waiting');
    this.#nextId = id;
  }

  /** undefined: the bot does not ask for this kind of update, which never comes */
  push(body: UpdateBody, chat: string): TelegramUpdate | undefined {
    const kind = Object.keys(body)[0] ?? '';
    const wanted = this.#allowed.length > 0 ? this.#allowed.includes(kind) : !NOT_BY_DEFAULT.has(kind);
    if (!wanted) return undefined;
    const update = { update_id: this.#nextId, ...body };
    this.#nextId += 1;
    this.#add({ ...this.#placed(update, chat), repeated: false, handedOut: false });
    return update;
  }

  /** The same update once more, under the same id. */
  again(update: TelegramUpdate, chat: string): TelegramUpdate {
    const copy = { ...update };
    this.#add({ ...this.#placed(copy, chat), repeated: true, handedOut: false });
    return copy;
  }

  confirm(which: (one: WaitingUpdate) => boolean): void {
    const confirmed = this.#waiting.filter(which);
    if (confirmed.length === 0) return;
    this.#waiting = this.#waiting.filter((one) => !confirmed.includes(one));
    for (const { update } of confirmed) this.#taken.get(update)?.resolve();
    this.#tell();
  }

  /** Until the update is confirmed. It must be the object that was given when it was delivered. */
  taken(update: TelegramUpdate): Promise<void> {
    const known = this.#taken.get(update);
    return known ? known.promise : Promise.reject(new Error(`update ${update.update_id} is not of this bot`));
  }

  /** Calls back on every change, until the returned function is called. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * By webhook what people say, what they press and whether they block the bot go side by side, each in its own order
   * (Client.cpp: chat_id, user_id + (3 << 33), chat_id + (5 << 33)).
   */
  #placed(update: TelegramUpdate, chat: string): Pick<WaitingUpdate, 'update' | 'queue' | 'until'> {
    const { callback_query: press, my_chat_member: membership } = update;
    if (press !== undefined)
      return { update, queue: `pressed by ${press.from.id}`, until: this.#clock() + PRESS_KEPT_MS };
    return { update, queue: membership === undefined ? chat : `membership in ${chat}`, until: Infinity };
  }

  #add(one: WaitingUpdate): void {
    let resolve = (): void => {};
    const promise = new Promise<void>((done) => {
      resolve = done;
    });
    this.#taken.set(one.update, { promise, resolve });
    this.#waiting.push(one);
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
