/** What the bot says of itself: commands, descriptions, the button beside the field of input. */
import type { TelegramBotCommand, TelegramBotCommandScope, TelegramMenuButton } from '@gramio/types';
import type { Payload } from './check.ts';

export class Profile {
  readonly #commands = new Map<string, TelegramBotCommand[]>();
  readonly #texts = new Map<string, string>();
  readonly #menuButtons = new Map<string, TelegramMenuButton>();

  setCommands(payload: Payload): true {
    this.#commands.set(placeOf(payload), payload['commands'] as TelegramBotCommand[]);
    return true;
  }

  deleteCommands(payload: Payload): true {
    this.#commands.delete(placeOf(payload));
    return true;
  }

  commands(payload: Payload): TelegramBotCommand[] {
    return this.#commands.get(placeOf(payload)) ?? [];
  }

  /** What a person is shown, "Determining list of commands" (BotCommandScope): the narrowest that there is. */
  commandsShown(chat: number, language: string | undefined): TelegramBotCommand[] {
    const scopes: TelegramBotCommandScope[] = [
      { type: 'chat', chat_id: chat },
      { type: chat > 0 ? 'all_private_chats' : 'all_group_chats' },
      { type: 'default' },
    ];
    const places = scopes.flatMap((scope) => [
      placeOf({ scope, language_code: language }),
      placeOf({ scope, language_code: '' }),
    ]);
    const narrowest = places.find((place) => this.#commands.has(place));
    return narrowest === undefined ? [] : (this.#commands.get(narrowest) ?? []);
  }

  setText(kind: 'description' | 'short_description', payload: Payload): true {
    this.#texts.set(`${kind} ${languageOf(payload)}`, String(payload[kind] ?? ''));
    return true;
  }

  text(kind: 'description' | 'short_description', payload: Payload): string {
    return this.#texts.get(`${kind} ${languageOf(payload)}`) ?? this.#texts.get(`${kind} `) ?? '';
  }

  setMenuButton(payload: Payload): true {
    const button = (payload['menu_button'] as TelegramMenuButton | undefined) ?? { type: 'default' };
    this.#menuButtons.set(chatOf(payload), button);
    return true;
  }

  menuButton(payload: Payload): TelegramMenuButton {
    return this.#menuButtons.get(chatOf(payload)) ?? this.#menuButtons.get('all') ?? { type: 'default' };
  }
}

function chatOf(payload: Payload): string {
  const chat = payload['chat_id'];
  return chat === undefined ? 'all' : String(Number(chat));
}

function languageOf(payload: Payload): string {
  return String(payload['language_code'] ?? '');
}

function placeOf(payload: Payload): string {
  return `${JSON.stringify(payload['scope'] ?? { type: 'default' })} ${languageOf(payload)}`;
}
