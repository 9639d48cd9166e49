/**
 * What nobody asked for just now (news, reminders) is held to a pace at which nobody was ever restricted, by account and by
 * chat. Answers are not held. Pure but for what it remembers.
 */
import { createPace } from '../pace.ts';
import type { WhatsAppTiming } from './timing.ts';

const MINUTE_MS = 60_000;

export interface UnaskedPace {
  /** 0: it may go to the chat at `now` (UTC ms), and counts; otherwise the ms after which to ask again */
  take(chat: string, now: number): number;
}

export function createUnaskedPace({
  unaskedAMinute,
  unaskedChatMs,
}: Pick<WhatsAppTiming, 'unaskedAMinute' | 'unaskedChatMs'>): UnaskedPace {
  const all = createPace(unaskedAMinute, MINUTE_MS);
  /** when the latest went to a chat; older ones are forgotten */
  const latest = new Map<string, number>();
  return {
    take: (chat, now) => {
      const isRecent = (at: number) => at <= now && at + unaskedChatMs > now;
      for (const [other, at] of latest) if (!isRecent(at)) latest.delete(other);
      const before = latest.get(chat);
      if (before !== undefined) return before + unaskedChatMs - now;
      const waitMs = all.take(now);
      if (waitMs === 0) latest.set(chat, now);
      return waitMs;
    },
  };
}
