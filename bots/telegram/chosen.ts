/** Keeps the pressed choice visible in the message that it was pressed in. */
import type { CallbackQuery } from 'telegraf/types';
import type { ServiceContext } from '../../services/context.ts';
import type { ChatAddress } from '../channel.ts';
import type { TelegramClient } from './client.ts';
import { withChosen } from './keyboard.ts';

/** What an old button comes to: not what it said when it was offered. */
const NOT_TAKEN: ReadonlySet<unknown> = new Set(['stale', 'unknown', 'openOrder', 'openProduct']);

/** Whether the turn of a press took it for the choice that it was. */
export async function wasTaken(
  { db }: Pick<ServiceContext, 'db'>,
  { channel, account, chat }: ChatAddress,
  externalId: string,
): Promise<boolean> {
  const turn = await db.read.turn.findFirst({
    where: { externalId, conversation: { channel, account, chat } },
    select: { event: true },
  });
  const event = turn === null ? null : (JSON.parse(turn.event) as { type?: unknown });
  return event !== null && !NOT_TAKEN.has(event.type);
}

/** Of what is only for show; later it is of no use. */
export const PRESS_TIMEOUT_MS = 5_000;

/**
 * Marks the pressed button; the others stay pressable. A message that Telegram no longer shows us (48 hours), one without
 * buttons and one that is marked already are left as they are; so is any of which the network does not take the change.
 */
export async function markChosen(
  client: TelegramClient,
  chatId: number,
  message: CallbackQuery['message'],
  data: string,
): Promise<void> {
  const keyboard =
    message !== undefined && 'reply_markup' in message ? message.reply_markup?.inline_keyboard : undefined;
  const marked = keyboard ? withChosen(keyboard, data) : null;
  if (message === undefined || marked === null) return;
  const reply_markup = { inline_keyboard: marked };
  // "message is not modified" is what was wanted; nothing else is worth a second try
  await client
    .call(
      'editMessageReplyMarkup',
      { chat_id: chatId, message_id: message.message_id, reply_markup },
      { timeoutMs: PRESS_TIMEOUT_MS },
    )
    .catch(() => {});
}
