/** "typing ..." while an answer takes longer than a second. A sign only: what goes wrong with it is of no interest. */
import type { ChatAddress } from '../channel.ts';
import type { TelegramClient } from './client.ts';

const FIRST_MS = 1_000;
/** Bot API, sendChatAction: shown for 5 seconds or until a message comes. */
const EVERY_MS = 4_000;

/** Does `act` after `ms`, unless the returned function is called before. */
export type After = (ms: number, act: () => void) => () => void;

/** The `working` of a channel. */
export function createWorking(
  client: TelegramClient,
  after: After = onTheClock,
): (address: Pick<ChatAddress, 'chat'>) => () => void {
  return ({ chat }) => {
    const over = new AbortController();
    const show = () => {
      client
        .call('sendChatAction', { chat_id: Number(chat), action: 'typing' }, { signal: over.signal })
        .catch(() => {});
      cancel = after(EVERY_MS, show);
    };
    let cancel = after(FIRST_MS, show);
    return () => {
      cancel();
      // one that is still on its way would be shown after the answer
      over.abort();
    };
  };
}

function onTheClock(ms: number, act: () => void): () => void {
  const timer = setTimeout(act, ms);
  timer.unref();
  return () => clearTimeout(timer);
}
