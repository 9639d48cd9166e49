/** A chat as the person sees it on the screen. */
import type { TelegramInlineKeyboardMarkup, TelegramMessageEntity } from '@gramio/types';
import type { Chat, StoredMessage } from './world.ts';

export interface ScreenButton {
  text: string;
  data?: string;
  url?: string;
}

export interface ScreenMessage {
  from: 'bot' | 'person';
  id: number;
  /** what is written, without markup; of an attachment: its caption */
  text: string;
  entities: TelegramMessageEntity[];
  /** as the bot marked it up */
  html?: string;
  buttons: ScreenButton[][];
  document?: { name: string; mime: string; bytes: Buffer };
  photo?: { bytes: Buffer };
  edited: boolean;
}

/** Oldest first; what was deleted is not seen. */
export function screenOf({ messages }: Chat): ScreenMessage[] {
  return messages.filter(({ deleted }) => !deleted).map(seenOf);
}

export function buttonsOf({ message }: StoredMessage): ScreenButton[][] {
  const markup = message.reply_markup as TelegramInlineKeyboardMarkup | undefined;
  return (markup?.inline_keyboard ?? []).map((row) =>
    row.map(({ text, callback_data: data, url }) => ({
      text,
      ...(data !== undefined && { data }),
      ...(url !== undefined && { url }),
    })),
  );
}

function seenOf(stored: StoredMessage): ScreenMessage {
  const { message, fromBot, html, attached } = stored;
  return {
    from: fromBot ? 'bot' : 'person',
    id: message.message_id,
    text: message.text ?? message.caption ?? '',
    entities: message.entities ?? message.caption_entities ?? [],
    ...(html !== undefined && { html }),
    buttons: buttonsOf(stored),
    ...(attached && message.document && { document: attached }),
    ...(attached && message.photo && { photo: { bytes: attached.bytes } }),
    edited: message.edit_date !== undefined,
  };
}
