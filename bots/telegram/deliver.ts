/** Puts one bubble into a chat, in the best form that Telegram takes: with its file, with its button, with its markup. */
import type { Logger } from 'pino';
import type { Upload } from '../papers.ts';
import { TelegramProblem } from './client.ts';
import type { TelegramClient } from './client.ts';
import { isButtonRefused, isFormRefused, isUnreadable } from './outcome.ts';
import type { Bubble } from './render.ts';

interface Delivery {
  client: TelegramClient;
  log: Logger;
  /** Telegram's id of the chat */
  chatId: number;
  bubble: Bubble;
  upload: Upload | null;
}

/** Every form but the last is tried only after a sure refusal, so nothing goes twice. Rejects with TelegramProblem only. */
export async function deliver({ client, log, chatId, bubble, upload }: Delivery): Promise<void> {
  const texts = (one: Bubble) => asText(client, chatId, one);
  if (upload === null) return inForms(log, bubble, texts);
  try {
    return await inForms(log, bubble, (one) => asFile(client, chatId, one, upload));
  } catch (err) {
    if (!(err instanceof TelegramProblem && isFormRefused(err))) throw err;
    tell(log, err, 'A paper was refused; its link is sent without it');
    return inForms(log, bubble, texts);
  }
}

type Mode = { parse_mode: 'HTML' } | Record<string, never>;
type Put = (words: string, mode: Mode) => Promise<unknown>;

async function inForms(log: Logger, bubble: Bubble, putOf: (bubble: Bubble) => Put): Promise<void> {
  try {
    await readably(log, bubble, putOf(bubble));
  } catch (err) {
    if (!bubble.instead || !(err instanceof TelegramProblem && isButtonRefused(err))) throw err;
    await readably(log, bubble.instead, putOf(bubble.instead));
  }
}

async function readably(log: Logger, { html, plain }: Bubble, put: Put): Promise<void> {
  try {
    await put(html, { parse_mode: 'HTML' });
  } catch (err) {
    if (!(err instanceof TelegramProblem && isUnreadable(err))) throw err;
    tell(log, err, 'Telegram could not read the markup of a message; it is sent without');
    await put(plain, {});
  }
}

function asText(client: TelegramClient, chatId: number, { keyboard }: Bubble): Put {
  return (text, mode) =>
    client.call('sendMessage', {
      chat_id: chatId,
      text,
      ...mode,
      ...buttons(keyboard),
      // a preview would have Telegram fetch our pages, which name the order and its files
      link_preview_options: { is_disabled: true },
    });
}

function asFile(client: TelegramClient, chatId: number, { keyboard }: Bubble, upload: Upload): Put {
  const file = { source: upload.bytes, filename: upload.name };
  return (caption, mode) => {
    const words = { chat_id: chatId, caption, ...mode, ...buttons(keyboard) };
    return upload.asPhoto
      ? client.call('sendPhoto', { ...words, photo: file })
      : client.call('sendDocument', { ...words, document: file });
  };
}

function buttons(keyboard: Bubble['keyboard']) {
  return keyboard === undefined ? {} : { reply_markup: { inline_keyboard: keyboard } };
}

function tell(log: Logger, { code, description }: TelegramProblem, words: string): void {
  log.warn({ code, description }, words);
}
