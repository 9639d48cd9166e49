/** What this Telegram knows: the bot, the chats with their messages, the presses of buttons, the files. */
import type { TelegramChat, TelegramMessage, TelegramUpdate, TelegramUser } from '@gramio/types';
import { Files } from './files.ts';
import { badRequest, Refusal } from './refusal.ts';
import { UpdateQueue } from './updates.ts';
import type { UpdateBody } from './updates.ts';
import { Upload } from './upload.ts';

export interface StoredMessage {
  message: TelegramMessage;
  fromBot: boolean;
  /** as the bot marked it up */
  html: string | undefined;
  /** the attachment's bytes */
  attached: { name: string; mime: string; bytes: Buffer } | undefined;
  deleted: boolean;
}

export interface Chat {
  chat: TelegramChat;
  messages: StoredMessage[];
  /** 'stranger': the person has not written yet */
  bot: 'stranger' | 'member' | 'blocked' | 'kicked' | 'left';
  /** what answers to presses of buttons have shown */
  toasts: { text: string; alert: boolean }[];
}

interface Press {
  chat: Chat;
  /** UTC ms */
  at: number;
  answered: boolean;
}

const NOT_REACHABLE: Record<Exclude<Chat['bot'], 'member'>, string> = {
  stranger: "Forbidden: bot can't initiate conversation with a user",
  blocked: 'Forbidden: bot was blocked by the user',
  kicked: 'Forbidden: bot was kicked from the group chat',
  left: 'Forbidden: bot is not a member of the group chat',
};

export class World {
  readonly token: string;
  readonly bot: TelegramUser;
  readonly files = new Files();
  readonly updates = new UpdateQueue(() => this.now);
  readonly chats = new Map<number, Chat>();
  readonly presses = new Map<string, Press>();
  readonly #clock: () => number;
  #people = 0;

  /** `clock`: UTC ms */
  constructor(token: string, username: string, clock: () => number) {
    this.token = token;
    this.bot = {
      id: Number(token.split(':')[0]),
      is_bot: true,
      first_name: 'Gerai PST',
      username,
      can_join_groups: true,
      can_read_all_group_messages: false,
      supports_inline_queries: false,
    };
    this.#clock = clock;
  }

  /** UTC ms */
  get now(): number {
    return this.#clock();
  }

  /** Telegram's own measure of time: seconds */
  get date(): number {
    return Math.floor(this.now / 1000);
  }

  /** Ids of people are beyond 32 bits, as those of new accounts are. */
  newPersonId(): number {
    this.#people += 1;
    return 7_000_000_000 + this.#people;
  }

  addChat(chat: TelegramChat, bot: Chat['bot']): Chat {
    const added: Chat = { chat, messages: [], bot, toasts: [] };
    this.chats.set(chat.id, added);
    return added;
  }

  /** @throws Refusal when there is no such chat */
  chatOf(id: unknown): Chat {
    const chat = this.chats.get(Number(id));
    if (!chat) throw badRequest('chat not found');
    return chat;
  }

  /** @throws Refusal when the bot cannot write there */
  openChat(id: unknown): Chat {
    const chat = this.chatOf(id);
    if (chat.bot !== 'member') throw new Refusal(403, NOT_REACHABLE[chat.bot]);
    return chat;
  }

  /** Puts a message into a chat, under the chat's next message_id. */
  addMessage(
    chat: Chat,
    from: TelegramUser,
    content: Partial<TelegramMessage>,
    more: Partial<Pick<StoredMessage, 'html' | 'attached'>> = {},
  ): TelegramMessage {
    const message = { message_id: chat.messages.length + 1, from, chat: chat.chat, date: this.date, ...content };
    const fromBot = from.id === this.bot.id;
    chat.messages.push({ message, fromBot, html: more.html, attached: more.attached, deleted: false });
    return message;
  }

  /** @throws Refusal in the words for `toDo`: 'edit', 'delete' */
  messageOf(chat: Chat, id: unknown, toDo: string): StoredMessage {
    const stored = chat.messages[Number(id) - 1];
    if (!stored || stored.deleted) throw badRequest(`message to ${toDo} not found`);
    return stored;
  }

  /** Stores what came with the call; or finds what a file_id names. @throws Refusal when it names nothing. */
  attachment(folder: string, given: unknown) {
    if (given instanceof Upload) return this.files.store(folder, given.name, given.mime, given.bytes);
    const known = this.files.byId(String(given));
    if (!known) throw badRequest('wrong remote file identifier specified: Wrong character in the string');
    return known;
  }

  /** @throws Error when the bot does not ask for this kind of update: a test would wait for it for ever */
  deliver(chat: number, body: UpdateBody): TelegramUpdate {
    const update = this.updates.push(body, String(chat));
    if (!update) throw new Error(`the bot's allowed_updates leave out ${Object.keys(body).join()}`);
    return update;
  }
}
