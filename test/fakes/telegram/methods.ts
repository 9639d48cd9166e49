/** The methods that this Telegram carries out. The Bot API has more; a call of one of those is a gap of the fake. */
import type { TelegramChatFullInfo } from '@gramio/types';
import type { Payload } from './check.ts';
import { answerCallbackQuery, deleteMessage, editMessageReplyMarkup, editMessageText } from './editing.ts';
import type { Polling, PollingParameters } from './polling.ts';
import type { Profile } from './profile.ts';
import { badRequest, Refusal } from './refusal.ts';
import { sendChatAction, sendDocument, sendMessage, sendPhoto } from './sending.ts';
import type { Webhook } from './webhook.ts';
import type { World } from './world.ts';

export interface Parts {
  world: World;
  polling: Polling;
  webhook: Webhook;
  profile: Profile;
  /** how long after a press it may be answered, ms */
  answerWithinMs: () => number;
}

/** `gone` is aborted when the caller has left. Refusals are thrown. */
export type Method = (payload: Payload, gone: AbortSignal) => unknown;

const WEBHOOK_ACTIVE =
  "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";

/** By the name of the method. */
export function methodsOf({ world, polling, webhook, profile, answerWithinMs }: Parts): ReadonlyMap<string, Method> {
  const methods: Record<string, Method> = {
    getMe: () => world.bot,
    getUpdates: (payload, gone) => {
      if (webhook.isSet) throw new Refusal(409, WEBHOOK_ACTIVE);
      return polling.getUpdates(payload as PollingParameters, gone);
    },
    setWebhook: (payload) => setWebhook({ world, polling, webhook }, payload),
    deleteWebhook: (payload) => setWebhook({ world, polling, webhook }, { ...payload, url: '' }),
    getWebhookInfo: () => webhook.info(),
    sendMessage: (payload) => sendMessage(world, payload),
    sendDocument: (payload) => sendDocument(world, payload),
    sendPhoto: (payload) => sendPhoto(world, payload),
    sendChatAction: (payload) => sendChatAction(world, payload),
    editMessageText: (payload) => editMessageText(world, payload),
    editMessageReplyMarkup: (payload) => editMessageReplyMarkup(world, payload),
    deleteMessage: (payload) => deleteMessage(world, payload),
    answerCallbackQuery: (payload) => answerCallbackQuery(world, payload, answerWithinMs()),
    getFile: (payload) => world.files.getFile(String(payload['file_id'])),
    getChat: (payload) => getChat(world, payload),
    leaveChat: (payload) => leaveChat(world, payload),
    setMyCommands: (payload) => profile.setCommands(payload),
    getMyCommands: (payload) => profile.commands(payload),
    deleteMyCommands: (payload) => profile.deleteCommands(payload),
    setMyDescription: (payload) => profile.setText('description', payload),
    getMyDescription: (payload) => ({ description: profile.text('description', payload) }),
    setMyShortDescription: (payload) => profile.setText('short_description', payload),
    getMyShortDescription: (payload) => ({ short_description: profile.text('short_description', payload) }),
    setChatMenuButton: (payload) => profile.setMenuButton(payload),
    getChatMenuButton: (payload) => profile.menuButton(payload),
  };
  return new Map(Object.entries(methods));
}

function setWebhook({ world, polling, webhook }: Pick<Parts, 'world' | 'polling' | 'webhook'>, payload: Payload): true {
  const url = String(payload['url'] ?? '');
  const allowed = payload['allowed_updates'] as string[] | undefined;
  if (payload['drop_pending_updates'] === true) world.updates.confirm(() => true);
  if (allowed) world.updates.allowed = allowed;
  if (url === '') {
    webhook.set(undefined);
    return true;
  }
  polling.terminate('Conflict: terminated by setWebhook request');
  const secret = payload['secret_token'];
  webhook.set({
    url,
    secret: secret === undefined ? undefined : String(secret),
    maxConnections: Number(payload['max_connections'] ?? 40),
  });
  return true;
}

function getChat(world: World, payload: Payload): TelegramChatFullInfo {
  const { chat, bot } = world.chatOf(payload['chat_id']);
  if (bot === 'stranger') throw badRequest('chat not found');
  const gifts = {
    unlimited_gifts: true,
    limited_gifts: true,
    unique_gifts: true,
    premium_subscription: true,
    gifts_from_channels: true,
  };
  return { ...chat, accent_color_id: 0, max_reaction_count: 11, accepted_gift_types: gifts };
}

/** The bot is told of its own leaving, as of every change of its membership. */
function leaveChat(world: World, payload: Payload): true {
  const chat = world.openChat(payload['chat_id']);
  if (chat.chat.type === 'private') throw badRequest("chat member status can't be changed in private chats");
  chat.bot = 'left';
  const change = {
    chat: chat.chat,
    from: world.bot,
    date: world.date,
    old_chat_member: { status: 'member' as const, user: world.bot },
    new_chat_member: { status: 'left' as const, user: world.bot },
  };
  world.updates.push({ my_chat_member: change }, String(chat.chat.id));
  return true;
}
