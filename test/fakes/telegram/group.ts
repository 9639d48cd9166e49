/** A group that the bot is in. It hears every message there, as an administrator does. */
import type { TelegramUpdate } from '@gramio/types';
import { entitiesIn } from './content.ts';
import type { Person } from './people.ts';
import { screenOf } from './screen.ts';
import type { ScreenMessage } from './screen.ts';
import type { Chat, World } from './world.ts';

export class Group {
  readonly #world: World;
  readonly #chat: Chat;

  constructor(world: World, number: number, title = 'Grup Data') {
    this.#world = world;
    this.#chat = world.addChat({ id: -1_002_000_000_000 - number, type: 'supergroup', title }, 'left');
  }

  get id(): number {
    return this.#chat.chat.id;
  }

  /** is the bot still there */
  get hasBot(): boolean {
    return this.#chat.bot === 'member';
  }

  screen(): ScreenMessage[] {
    return screenOf(this.#chat);
  }

  /** Somebody puts the bot into the group. */
  async addBot(by: Person): Promise<TelegramUpdate> {
    return this.#membership(by, 'member');
  }

  async removeBot(by: Person): Promise<TelegramUpdate> {
    return this.#membership(by, 'kicked');
  }

  /** The bot is in the group from the first text at the latest. */
  async text(from: Person, text: string): Promise<TelegramUpdate> {
    if (this.#chat.bot !== 'kicked') this.#chat.bot = 'member';
    const entities = entitiesIn(text);
    const content = { text, ...(entities.length > 0 && { entities }) };
    const message = this.#world.addMessage(this.#chat, from.user, content);
    return this.#world.deliver(this.id, { message });
  }

  #membership(by: Person, to: 'member' | 'kicked'): TelegramUpdate {
    const { bot, date } = this.#world;
    const left = { status: 'left' as const, user: bot };
    const member = { status: 'member' as const, user: bot };
    const kicked = { status: 'kicked' as const, user: bot, until_date: 0 };
    const change = {
      old_chat_member: to === 'member' ? left : member,
      new_chat_member: to === 'member' ? member : kicked,
    };
    this.#chat.bot = to;
    return this.#world.deliver(this.id, { my_chat_member: { chat: this.#chat.chat, from: by.user, date, ...change } });
  }
}
