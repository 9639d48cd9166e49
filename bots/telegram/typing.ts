/** "typing ..." in Telegram. */
import type { Sign } from '../working.ts';
import type { TelegramClient } from './client.ts';

export function typingSign(client: TelegramClient): Sign {
  return {
    // Bot API, sendChatAction: shown for 5 seconds or until a message comes
    everyMs: 4_000,
    show: (chat, signal) => {
      client.call('sendChatAction', { chat_id: Number(chat), action: 'typing' }, { signal }).catch(() => {});
    },
  };
}
