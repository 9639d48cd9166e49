/**
 * From an update in the inbox to the turn. telegraf's Composer is the router; its own loop, webhook and client have no part
 * in it, so that nothing is confirmed before its turn is committed (docs/decisions/0011-telegram.md).
 */
import { Composer, Context, Telegram } from 'telegraf';
import { editedMessage, message } from 'telegraf/filters';
import type { Message, Update, User } from 'telegraf/types';
import type { ServiceContext } from '../../services/context.ts';
import { NotNow } from '../channel.ts';
import type { InboundBody, InboxEvent, TurnDoor } from '../channel.ts';
import { albumBody } from '../photo_album.ts';
import type { Carried, WantedFiles } from '../wanted_files.ts';
import type { BotAccount } from './account.ts';
import { PRESS_TIMEOUT_MS, wasTaken } from './chosen.ts';
import { TelegramProblem } from './client.ts';
import type { TelegramClient } from './client.ts';
import { telegramFiles } from './files.ts';
import { inGroups } from './groups.ts';
import {
  albumPartOf,
  choiceBody,
  contactBody,
  documentOf,
  editedFileBody,
  languageOf,
  mediaBody,
  otherBody,
  photoOf,
  wordsOf,
} from './inbound.ts';
import type { SentFile } from './inbound.ts';
import type { Sender } from './send.ts';
import { albumOf, editIdOf, messageOf, messagesOf, updateOf } from './together.ts';

/** What the network is in the way of is tried again so soon, unless Telegram says when; sooner when it is the program that ends. */
const AGAIN_MS = 15_000;
const AGAIN_AT_START_MS = 1_000;
/** They pass, whatever the event: Telegram is busy, out of order, or out of reach. */
const PASSING: ReadonlySet<string> = new Set(['TELEGRAM_SLOW_DOWN', 'TELEGRAM_SERVER', 'TELEGRAM_NETWORK']);

interface UpdatesParts {
  ctx: ServiceContext;
  client: TelegramClient;
  door: TurnDoor;
  account: BotAccount;
  sender: Pick<Sender, 'markChosen'>;
  /** the program ends: what is being fetched is fetched at the next start */
  signal: AbortSignal;
}

type Outcome = 'committed' | 'duplicate' | undefined;

/** An update on its way through the router. */
class Arrival extends Context {
  /** UTC ms at which it came in */
  readonly at: number;
  /** see Inbound */
  readonly edits: readonly string[];
  /** of the turn; undefined: it wanted none */
  outcome: Outcome;

  constructor(update: Update, api: Telegram, me: Context['botInfo'], came: Pick<Arrival, 'at' | 'edits'>) {
    super(update, api, me);
    this.at = came.at;
    this.edits = came.edits;
  }
}

/** What the router's handlers have in common, whatever the update. */
type Came = Pick<Arrival, 'at' | 'outcome'> &
  Partial<Pick<Arrival, 'edits'>> & { chat?: { id: number } | undefined; from?: User | undefined };

export class Updates {
  readonly #parts: UpdatesParts;
  readonly #files: WantedFiles<SentFile>;
  readonly #router: ReturnType<Composer<Arrival>['middleware']>;

  constructor(parts: UpdatesParts) {
    this.#parts = parts;
    this.#files = telegramFiles(parts);
    this.#router = this.#routes().middleware();
  }

  /** See InboxReader.take; `events` as takenTogether put them together. */
  async take(events: readonly InboxEvent[]): Promise<void> {
    try {
      await this.#takeUp(events);
    } catch (err) {
      if (!(err instanceof TelegramProblem) || !PASSING.has(err.code)) throw err;
      const soonMs = this.#parts.signal.aborted ? AGAIN_AT_START_MS : AGAIN_MS;
      throw new NotNow(err.code, err.retryAfterMs ?? soonMs);
    }
  }

  /** What was sent as it was last changed; if the turn was taken before it was, the change is one of its own. */
  async #takeUp(events: readonly InboxEvent[]): Promise<void> {
    const [first] = events;
    const last = events.at(-1);
    if (first === undefined || last === undefined) return;
    const at = first.receivedAt;
    const [sent, ...others] = messagesOf(events);
    const edits = messageOf(first) === undefined ? [] : events.flatMap(editIdOf);
    const outcome =
      sent !== undefined && albumOf(messageOf(first)) !== undefined
        ? await this.#takeAlbum([sent, ...others], at, edits)
        : await this.#route({ ...updateOf(first), ...(sent && { message: sent }) } as Update, at, edits);
    if (outcome === 'duplicate' && messageOf(last) === undefined && last !== first) {
      await this.#route(updateOf(last), at);
    }
  }

  async #takeAlbum(parts: readonly [Message, ...Message[]], at: number, edits: readonly string[]): Promise<Outcome> {
    const [first] = parts;
    const came: Came = { at, edits, outcome: undefined, chat: first.chat, from: first.from };
    const id = `m${first.message_id}`;
    await this.#giveFile(came, id, await albumBody(this.#files, this.#carried(came, id), parts.map(albumPartOf)));
    return came.outcome;
  }

  async #route(update: Update, at: number, edits: readonly string[] = []): Promise<Outcome> {
    const { account } = this.#parts;
    const me = {
      id: Number(account.key.account),
      is_bot: true,
      first_name: '',
      username: (await account.username()) ?? '',
      can_join_groups: false,
      can_read_all_group_messages: false,
      supports_inline_queries: false,
    } as const;
    // the router's own client has no token: whatever is called is called through ours
    const arrival = new Arrival(update, new Telegram(''), me, { at, edits });
    await this.#router(arrival, () => Promise.resolve());
    return arrival.outcome;
  }

  #routes(): Composer<Arrival> {
    const router = new Composer<Arrival>();
    router.use(inGroups(this.#parts));
    router.on('callback_query', (came) => this.#pressed(came, came.callbackQuery));
    router.on(editedMessage('text'), (came) => {
      const { message_id: id, text } = came.editedMessage;
      // two changes may be of one second
      return this.#give(came, `m${id}e${came.update.update_id}`, { kind: 'edited', text: wordsOf(text), of: `m${id}` });
    });
    router.on('edited_message', (came) => {
      const { message_id: id } = came.editedMessage;
      const body = editedFileBody(came.editedMessage);
      return body === undefined ? undefined : this.#give(came, `m${id}e${came.update.update_id}`, body);
    });
    router.start((came, next) =>
      came.payload === '' ? next() : this.#say(came, { kind: 'start', payload: came.payload }),
    );
    router.on(message('text'), (came) => this.#say(came, { kind: 'text', text: wordsOf(came.message.text) }));
    router.on(message('contact'), (came) => this.#say(came, contactBody(came.message)));
    router.on(message('photo'), (came) => this.#bring(came, photoOf(came.message)));
    // an animation is a document as well
    router.on(message('animation'), (came) => this.#say(came, mediaBody(came.message.animation, 'animation')));
    router.on(message('video'), (came) => this.#say(came, mediaBody(came.message.video, 'video')));
    router.on(message('audio'), (came) => this.#say(came, mediaBody(came.message.audio, 'audio')));
    router.on(message('document'), (came) => this.#bring(came, documentOf(came.message)));
    router.on([message('voice'), message('video_note')], (came) => this.#say(came, { kind: 'voice' }));
    router.on(message('sticker'), (came) => this.#say(came, { kind: 'sticker' }));
    router.on('message', (came) => {
      const body = otherBody(came.message);
      return body === undefined ? undefined : this.#say(came, body);
    });
    return router;
  }

  /**
   * Telegram shows the button as busy until it is answered, whatever comes of the turn; what comes of that sign, and of the
   * mark, is waited for by nobody.
   */
  async #pressed(came: Came, query: Update.CallbackQueryUpdate['callback_query']): Promise<void> {
    const { client, sender } = this.#parts;
    client
      .call('answerCallbackQuery', { callback_query_id: query.id }, { timeoutMs: PRESS_TIMEOUT_MS })
      .catch(() => {}); // too old to be answered, mostly
    if (!('data' in query) || query.message === undefined) return;
    const externalId = `c${query.id}`;
    await this.#give(came, externalId, choiceBody(query));
    // an old button that changed nothing must not look as if it had
    if (await wasTaken(this.#parts.ctx, this.#carried(came, externalId).address, externalId))
      sender.markChosen(query.message.chat.id, query.message, query.data).catch(() => {});
  }

  #say(came: Came & { message: Message }, body: InboundBody): Promise<void> {
    return this.#give(came, `m${came.message.message_id}`, body);
  }

  async #bring(came: Came & { message: Message }, file: SentFile): Promise<void> {
    const id = `m${came.message.message_id}`;
    await this.#giveFile(came, id, await this.#files.bodyOf(this.#carried(came, id), file));
  }

  /** `body`: undefined when the message was handled before. */
  async #giveFile(came: Came, id: string, body: InboundBody | undefined): Promise<void> {
    if (body === undefined) came.outcome = 'duplicate';
    else await this.#give(came, id, body);
  }

  async #give(came: Came, externalId: string, body: InboundBody): Promise<void> {
    const { address, at, languageHint } = this.#carried(came, externalId);
    const hint = languageHint === undefined ? {} : { languageHint };
    const edits = came.edits ?? [];
    const had = edits.length === 0 ? {} : { edits };
    came.outcome = await this.#parts.door.receive({ address, externalId, at, ...hint, ...had, body });
  }

  #carried({ chat, from, at }: Came, externalId: string): Carried {
    const address = { ...this.#parts.account.key, chat: String(chat?.id ?? from?.id) };
    return { address, externalId, at, languageHint: languageOf(from) };
  }
}
