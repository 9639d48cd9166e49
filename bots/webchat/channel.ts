/**
 * The web chat as a channel. A committed message is in the transcript already; to send it is to tell the open pages to
 * look, and a page that is not open finds it there when it comes back.
 */
import type { Channel } from '../channel.ts';
import type { LiveChats } from './live.ts';
import { ACCOUNT, CHANNEL } from './sessions.ts';

/** `deaf`: stops listening for what other processes do. */
export function webchatChannel(live: LiveChats, deaf: () => void): Channel {
  return {
    name: CHANNEL,
    account: ACCOUNT,
    repeatable: true,
    async send(address) {
      live.refresh(address.chat);
      return { kind: 'sent' };
    },
    async stop() {
      deaf();
      live.stop();
    },
  };
}
