/** A person with this Telegram in the hand. What they do reaches the bot's queue at once; each act gives its update. */
import type { TelegramBotCommand, TelegramMessage, TelegramUpdate, TelegramUser } from '@gramio/types';
import { entitiesIn, fileContent } from './content.ts';
import type { SentFile } from './content.ts';
import type { Profile } from './profile.ts';
import { buttonsOf, screenOf } from './screen.ts';
import type { ScreenButton, ScreenMessage } from './screen.ts';
import type { Chat, StoredMessage, World } from './world.ts';

export type { ScreenButton, ScreenMessage } from './screen.ts';

export interface PersonOptions {
  /** what Telegram believes the person's language is; absent: it does not say */
  languageCode?: string;
  name?: string;
  username?: string;
}

export class Person {
  readonly user: TelegramUser;
  readonly #world: World;
  readonly #profile: Profile;
  readonly #chat: Chat;

  constructor(world: World, profile: Profile, { languageCode, name = 'Sari', username }: PersonOptions) {
    this.#world = world;
    this.#profile = profile;
    this.user = {
      id: world.newPersonId(),
      is_bot: false,
      first_name: name,
      ...(username !== undefined && { username }),
      ...(languageCode !== undefined && { language_code: languageCode }),
    };
    const { id } = this.user;
    this.#chat = world.addChat({ id, type: 'private', first_name: name, ...(username && { username }) }, 'stranger');
  }

  /** also of the private chat with the bot */
  get id(): number {
    return this.user.id;
  }

  /** The chat, oldest message first. */
  screen(): ScreenMessage[] {
    return screenOf(this.#chat);
  }

  /** What answers to presses have shown over the chat. */
  get toasts(): readonly { text: string; alert: boolean }[] {
    return this.#chat.toasts;
  }

  /** The bot's commands that this person is offered. */
  commands(): TelegramBotCommand[] {
    return this.#profile.commandsShown(this.id, this.user.language_code);
  }

  async text(text: string): Promise<TelegramUpdate> {
    if (text.length > 4096) throw new Error('Telegram sends such a text as several messages');
    const entities = entitiesIn(text);
    return this.message({ text, ...(entities.length > 0 && { entities }) });
  }

  async start(payload?: string): Promise<TelegramUpdate> {
    return this.text(payload === undefined ? '/start' : `/start ${payload}`);
  }

  /** Any other kind of message: `{ dice: ... }`, `{ poll: ... }`, `{ video: ... }`. */
  async message(content: Partial<TelegramMessage>): Promise<TelegramUpdate> {
    this.#writes();
    const message = this.#world.addMessage(this.#chat, this.user, content);
    return this.#world.deliver(this.id, { message });
  }

  async file(file: SentFile): Promise<TelegramUpdate> {
    return this.#send(file);
  }

  /** As the app sends a picture: several sizes, the largest last. */
  async photo(bytes: Uint8Array, caption?: string): Promise<TelegramUpdate> {
    return this.#send({ bytes, photo: true, ...(caption !== undefined && { caption }) });
  }

  /** Several files in one go: a message each, bound by a common media_group_id. */
  async album(files: readonly SentFile[]): Promise<TelegramUpdate[]> {
    const group = `1${String(this.#world.updates.tail).padStart(16, '3')}`;
    return files.map((file) => this.#send({ group, ...file }));
  }

  async contact({ own }: { own: boolean }): Promise<TelegramUpdate> {
    const phone = own ? '6281234567890' : '6285711112222';
    const whose = { phone_number: phone, first_name: own ? this.user.first_name : 'Budi' };
    return this.message({ contact: { ...whose, user_id: own ? this.id : this.id + 500_000 } });
  }

  async location(): Promise<TelegramUpdate> {
    return this.message({ location: { latitude: -5.1354, longitude: 119.4238 } });
  }

  async voice(): Promise<TelegramUpdate> {
    const file = this.#world.files.store('voice', 'voice.oga', 'audio/ogg', Buffer.from('OggS voice'));
    const ids = { file_id: file.id, file_unique_id: file.uniqueId, file_size: file.bytes.length };
    return this.message({ voice: { ...ids, duration: 3, mime_type: 'audio/ogg' } });
  }

  async sticker(emoji: string): Promise<TelegramUpdate> {
    const file = this.#world.files.store('stickers', 'sticker.webp', 'image/webp', Buffer.from('RIFF'));
    const ids = { file_id: file.id, file_unique_id: file.uniqueId, file_size: file.bytes.length };
    const looks = { type: 'regular' as const, width: 512, height: 512, is_animated: false, is_video: false };
    return this.message({ sticker: { ...ids, ...looks, emoji } });
  }

  /** Changes the text of an earlier message of their own. */
  async edit(earlier: TelegramUpdate, text: string): Promise<TelegramUpdate> {
    this.#writes();
    const id = earlier.message?.message_id ?? earlier.edited_message?.message_id;
    const stored = this.#world.messageOf(this.#chat, id, 'edit');
    const { text: _text, entities: _entities, caption, ...rest } = stored.message;
    const entities = entitiesIn(text);
    const words = caption === undefined ? { text, ...(entities.length > 0 && { entities }) } : { caption: text };
    stored.message = { ...rest, ...words, edit_date: this.#world.date };
    return this.#world.deliver(this.id, { edited_message: stored.message });
  }

  /** Presses a button, by its label (with or without its mark of being pressed) or its data, in the newest message that has it. */
  async press(labelOrData: string): Promise<TelegramUpdate> {
    const means = ({ text, data }: ScreenButton): boolean =>
      data !== undefined && [text, text.replace(/^✓ /, ''), data].includes(labelOrData);
    for (const stored of this.#chat.messages.filter(({ deleted }) => !deleted).toReversed()) {
      const button = buttonsOf(stored).flat().find(means);
      if (button?.data !== undefined) return this.#pressed(stored, button.data);
    }
    const labels = this.screen().flatMap(({ buttons }) => buttons.flat().map(({ text }) => text));
    throw new Error(`no button "${labelOrData}" to press; there are: ${labels.join(' | ')}`);
  }

  /** A press with data that the bot need not have given, on its newest message or an earlier one. */
  async forge(data: string, messageId?: number): Promise<TelegramUpdate> {
    const stored = this.#chat.messages.findLast(
      ({ fromBot, message }) => fromBot && (messageId === undefined || message.message_id === messageId),
    );
    if (!stored) throw new Error('the bot has said nothing that could be pressed');
    return this.#pressed(stored, data);
  }

  async block(): Promise<TelegramUpdate> {
    return this.#membership('blocked');
  }

  async unblock(): Promise<TelegramUpdate> {
    return this.#membership('member');
  }

  /** The network brings the same update once more, under the same update_id. */
  async again(update: TelegramUpdate): Promise<TelegramUpdate> {
    return this.#world.updates.again(update, String(this.id));
  }

  #send(file: SentFile): TelegramUpdate {
    this.#writes();
    const { content, attached } = fileContent(this.#world.files, file);
    const message = this.#world.addMessage(this.#chat, this.user, content, { attached });
    return this.#world.deliver(this.id, { message });
  }

  #pressed({ message, deleted }: StoredMessage, data: string): TelegramUpdate {
    this.#writes();
    const id = String(4_382_912_007_654_000 + this.#world.presses.size);
    this.#world.presses.set(id, { chat: this.#chat, at: this.#world.now, answered: false });
    // of a message that is no more Telegram tells only that it was (InaccessibleMessage)
    const shown = deleted ? { chat: message.chat, message_id: message.message_id, date: 0 } : message;
    const press = { id, from: this.user, message: shown, chat_instance: String(this.id * 31), data };
    return this.#world.deliver(this.id, { callback_query: press });
  }

  #writes(): void {
    if (this.#chat.bot === 'blocked') throw new Error('who has blocked the bot cannot write to it');
    this.#chat.bot = 'member';
  }

  #membership(to: 'member' | 'blocked'): TelegramUpdate {
    const { bot, date } = this.#world;
    const member = { status: 'member' as const, user: bot };
    const blocked = { status: 'kicked' as const, user: bot, until_date: 0 };
    this.#chat.bot = to;
    const change = {
      old_chat_member: to === 'blocked' ? member : blocked,
      new_chat_member: to === 'blocked' ? blocked : member,
    };
    return this.#world.deliver(this.id, {
      my_chat_member: { chat: this.#chat.chat, from: this.user, date, ...change },
    });
  }
}
