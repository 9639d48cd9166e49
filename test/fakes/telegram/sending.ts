/** The methods that put a message into a chat. */
import type { TelegramInlineKeyboardMarkup, TelegramMessage, TelegramMessageEntity } from '@gramio/types';
import type { Payload } from './check.ts';
import { readHtml, readPlain } from './html.ts';
import type { Seen } from './html.ts';
import { badRequest } from './refusal.ts';
import type { Chat, World } from './world.ts';

/** "10 MB max size for photos, 50 MB for other files" (Sending files) */
const MOST_PHOTO = 10 * 1024 * 1024;
const IMAGES = [/^\xff\xd8\xff/, /^\x89PNG\r\n/, /^GIF8/, /^RIFF....WEBP/s];

export function sendMessage(world: World, payload: Payload): TelegramMessage {
  const chat = world.openChat(payload['chat_id']);
  const { text, entities } = seen(payload, 'text');
  const content = { text, ...(entities.length > 0 && { entities }), ...common(chat, payload) };
  return world.addMessage(chat, world.bot, content, { html: htmlOf(payload, 'text') });
}

export function sendDocument(world: World, payload: Payload): TelegramMessage {
  const chat = world.openChat(payload['chat_id']);
  const file = world.attachment('documents', payload['document']);
  if (file.bytes.length === 0) throw badRequest('file must be non-empty');
  const document = {
    file_id: file.id,
    file_unique_id: file.uniqueId,
    file_name: file.name,
    mime_type: file.mime,
    file_size: file.bytes.length,
  };
  return world.addMessage(
    chat,
    world.bot,
    { document, ...captioned(payload), ...common(chat, payload) },
    { html: htmlOf(payload, 'caption'), attached: file },
  );
}

export function sendPhoto(world: World, payload: Payload): TelegramMessage {
  const chat = world.openChat(payload['chat_id']);
  const file = world.attachment('photos', payload['photo']);
  if (file.bytes.length > MOST_PHOTO) throw badRequest('file is too big');
  const start = file.bytes.subarray(0, 16).toString('latin1');
  if (!IMAGES.some((image) => image.test(start))) throw badRequest('IMAGE_PROCESS_FAILED');
  const size = { width: 1280, height: 960, file_size: file.bytes.length };
  const photo = [{ file_id: file.id, file_unique_id: file.uniqueId, ...size }];
  return world.addMessage(
    chat,
    world.bot,
    { photo, ...captioned(payload), ...common(chat, payload) },
    { html: htmlOf(payload, 'caption'), attached: file },
  );
}

export function sendChatAction(world: World, payload: Payload): true {
  world.openChat(payload['chat_id']);
  return true;
}

/** What the person sees of `field`, whose markup was found right before. */
export function seen(payload: Payload, field: 'text' | 'caption'): Seen {
  const given = String(payload[field] ?? '');
  if (payload['parse_mode'] !== 'HTML') {
    const stated = payload[field === 'text' ? 'entities' : 'caption_entities'];
    return { text: readPlain(given).text, entities: (stated as TelegramMessageEntity[] | undefined) ?? [] };
  }
  const reading = readHtml(given);
  if (!reading.ok) throw badRequest(reading.problem);
  return reading.seen;
}

export function htmlOf(payload: Payload, field: 'text' | 'caption'): string | undefined {
  return payload['parse_mode'] === 'HTML' ? String(payload[field] ?? '') : undefined;
}

/** Only an inline keyboard becomes part of the message. */
export function inlineKeyboard(payload: Payload): Pick<TelegramMessage, 'reply_markup'> {
  const markup = payload['reply_markup'] as TelegramInlineKeyboardMarkup | undefined;
  return markup && Array.isArray(markup.inline_keyboard) && markup.inline_keyboard.length > 0
    ? { reply_markup: markup }
    : {};
}

function captioned(payload: Payload): Pick<TelegramMessage, 'caption' | 'caption_entities'> {
  const { text, entities } = seen(payload, 'caption');
  return { ...(text !== '' && { caption: text }), ...(entities.length > 0 && { caption_entities: entities }) };
}

function common(chat: Chat, payload: Payload): Partial<TelegramMessage> {
  return { ...replied(chat, payload), ...inlineKeyboard(payload) };
}

function replied(chat: Chat, payload: Payload): Pick<TelegramMessage, 'reply_to_message'> {
  const reply = payload['reply_parameters'] as
    { message_id: number; allow_sending_without_reply?: boolean } | undefined;
  if (!reply) return {};
  const target = chat.messages[reply.message_id - 1];
  if (target && !target.deleted) return { reply_to_message: target.message };
  if (reply.allow_sending_without_reply === true) return {};
  throw badRequest('message to be replied not found');
}
