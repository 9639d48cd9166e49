/** The methods that change or take away a message, and the answer to a pressed button. */
import { isDeepStrictEqual } from 'node:util';
import type { TelegramMessage } from '@gramio/types';
import type { Payload } from './check.ts';
import { badRequest } from './refusal.ts';
import { htmlOf, inlineKeyboard, seen } from './sending.ts';
import type { StoredMessage, World } from './world.ts';

/** "A message can only be deleted if it was sent less than 48 hours ago" (deleteMessage) */
const DELETABLE_SECONDS = 48 * 60 * 60;
const NOT_MODIFIED =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content ' +
  'and reply markup of the message';
const TOO_OLD = 'query is too old and response timeout expired or query ID is invalid';

export function editMessageText(world: World, payload: Payload): TelegramMessage {
  const stored = ownMessage(world, payload);
  if (stored.message.text === undefined) throw badRequest('there is no text in the message to edit');
  const { text, entities } = seen(payload, 'text');
  const { text: _text, entities: _entities, reply_markup: _markup, ...rest } = stored.message;
  const edited = { ...rest, text, ...(entities.length > 0 && { entities }), ...inlineKeyboard(payload) };
  return changed(world, stored, edited, htmlOf(payload, 'text'));
}

export function editMessageReplyMarkup(world: World, payload: Payload): TelegramMessage {
  const stored = ownMessage(world, payload);
  const { reply_markup: _markup, ...rest } = stored.message;
  return changed(world, stored, { ...rest, ...inlineKeyboard(payload) }, stored.html);
}

export function deleteMessage(world: World, payload: Payload): true {
  const chat = world.openChat(payload['chat_id']);
  const stored = world.messageOf(chat, payload['message_id'], 'delete');
  const ofOthersInGroup = !stored.fromBot && chat.chat.type !== 'private';
  if (ofOthersInGroup || world.date - stored.message.date > DELETABLE_SECONDS) {
    throw badRequest("message can't be deleted");
  }
  stored.deleted = true;
  return true;
}

/** `youngerThanMs`: how long after the press it may be answered; once. */
export function answerCallbackQuery(world: World, payload: Payload, youngerThanMs: number): true {
  const press = world.presses.get(String(payload['callback_query_id']));
  if (!press || press.answered || world.now - press.at > youngerThanMs) throw badRequest(TOO_OLD);
  press.answered = true;
  const text = String(payload['text'] ?? '');
  if (text !== '') press.chat.toasts.push({ text, alert: payload['show_alert'] === true });
  return true;
}

function ownMessage(world: World, payload: Payload): StoredMessage {
  const chat = world.openChat(payload['chat_id']);
  const stored = world.messageOf(chat, payload['message_id'], 'edit');
  if (!stored.fromBot) throw badRequest("message can't be edited");
  return stored;
}

function changed(
  world: World,
  stored: StoredMessage,
  message: TelegramMessage,
  html: string | undefined,
): TelegramMessage {
  const { edit_date: _date, ...before } = stored.message;
  const { edit_date: _again, ...after } = message;
  if (isDeepStrictEqual(before, after)) throw badRequest(NOT_MODIFIED);
  stored.message = { ...after, edit_date: world.date };
  stored.html = html;
  return stored.message;
}
