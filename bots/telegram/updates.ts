/**
 * From an update in the inbox to the turn. telegraf's Composer is the router; its own loop, webhook and client have no part
 * in it, so that nothing is confirmed before its turn is committed (docs/decisions/0011-telegram.md).
 */
import { Composer, Context, Telegram } from 'telegraf';
import { editedMessage, message } from 'telegraf/filters';
import type { Message, Update, User } from 'telegraf/types';
import type { ServiceContext } from '../../services/context.ts';
import type { InboundBody, InboxEvent, TurnDoor } from '../channel.ts';
import type { BotAccount } from './account.ts';
import { albumBody } from './albums.ts';
import type { TelegramClient } from './client.ts';
import { Files } from './files.ts';
import type { Carried } from './files.ts';
import { inGroups } from './groups.ts';
import { choiceBody, contactBody, documentOf, languageOf, mediaBody, otherBody, photoOf, wordsOf } from './inbound.ts';
import type { SentFile } from './inbound.ts';
import type { Sender } from './send.ts';
import { albumOf, messageOf, updateOf } from './together.ts';

/** Waiting for the answer to a press would hold up the chat. */
const PRESS_TIMEOUT_MS = 5_000;

interface UpdatesParts {
  ctx: ServiceContext;
  client: TelegramClient;
  door: TurnDoor;
  account: BotAccount;
  sender: Pick<Sender, 'markChosen'>;
}

type Outcome = 'committed' | 'duplicate' | undefined;

/** An update on its way through the router. */
class Arrival extends Context {
  /** UTC ms at which it came in */
  readonly at: number;
  /** of the turn; undefined: it wanted none */
  outcome: Outcome;

  constructor(update: Update, api: Telegram, me: Context['botInfo'], at: number) {
    super(update, api, me);
    this.at = at;
  }
}

/** What the router's handlers have in common, whatever the update. */
type Came = Pick<Arrival, 'at' | 'outcome'> & { chat?: { id: number } | undefined; from?: User | undefined };

export class Updates {
  readonly #parts: UpdatesParts;
  readonly #files: Files;
  readonly #router: ReturnType<Composer<Arrival>['middleware']>;

  constructor(parts: UpdatesParts) {
    this.#parts = parts;
    this.#files = new Files(parts);
    this.#router = this.#routes().middleware();
  }

  /** See InboxReader.take; `events` as takenTogether put them together. */
  async take(events: readonly InboxEvent[]): Promise<void> {
    const [first] = events;
    const last = events.at(-1);
    if (first === undefined || last === undefined) return;
    if (first === last) await this.#route(updateOf(first), first.receivedAt);
    else if (albumOf(messageOf(first)) !== undefined) await this.#takeAlbum(events);
    else await this.#takeEdited(first, updateOf(last));
  }

  /** The words as they were last changed; if the turn was taken before they were, the change is one of its own. */
  async #takeEdited(first: InboxEvent, last: Update): Promise<void> {
    if (!('edited_message' in last) || !('text' in last.edited_message)) return;
    const { text, entities } = last.edited_message;
    const changed = { ...updateOf(first), message: { ...messageOf(first), text, entities } } as Update;
    const outcome = await this.#route(changed, first.receivedAt);
    if (outcome === 'duplicate') await this.#route(last, first.receivedAt);
  }

  async #takeAlbum(events: readonly InboxEvent[]): Promise<void> {
    const parts = events.flatMap((event) => messageOf(event) ?? []);
    const [first] = parts;
    const at = events[0]?.receivedAt;
    if (first === undefined || at === undefined) return;
    const came: Came = { at, outcome: undefined, chat: first.chat, from: first.from };
    const id = `m${first.message_id}`;
    const body = await albumBody(this.#files, this.#carried(came, id), parts);
    if (body !== undefined) await this.#give(came, id, body);
  }

  async #route(update: Update, at: number): Promise<Outcome> {
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
    const arrival = new Arrival(update, new Telegram(''), me, at);
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

  /** Telegram shows the button as busy until it is answered, whatever comes of the turn. */
  async #pressed(came: Came, query: Update.CallbackQueryUpdate['callback_query']): Promise<void> {
    const { client, sender } = this.#parts;
    const answered = client
      .call('answerCallbackQuery', { callback_query_id: query.id }, { timeoutMs: PRESS_TIMEOUT_MS })
      .catch(() => false); // too old to be answered, mostly
    if ('data' in query && query.message !== undefined) {
      const marked = sender.markChosen(query.message.chat.id, query.message, query.data);
      await this.#give(came, `c${query.id}`, choiceBody(query));
      await marked;
    }
    await answered;
  }

  #say(came: Came & { message: Message }, body: InboundBody): Promise<void> {
    return this.#give(came, `m${came.message.message_id}`, body);
  }

  async #bring(came: Came & { message: Message }, file: SentFile): Promise<void> {
    const body = await this.#files.bodyOf(this.#carried(came, `m${came.message.message_id}`), file);
    if (body !== undefined) await this.#say(came, body);
  }

  async #give(came: Came, externalId: string, body: InboundBody): Promise<void> {
    const { address, at, languageHint } = this.#carried(came, externalId);
    const hint = languageHint === undefined ? {} : { languageHint };
    came.outcome = await this.#parts.door.receive({ address, externalId, at, ...hint, body });
  }

  #carried({ chat, from, at }: Came, externalId: string): Carried {
    const address = { ...this.#parts.account.key, chat: String(chat?.id ?? from?.id) };
    return { address, externalId, at, languageHint: languageOf(from) };
  }
}
