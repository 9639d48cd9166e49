/** How long is waited for what, and how much goes in a second; tests wait less. */
export interface TelegramTiming {
  /** how long Telegram may hold a call for updates until there are some */
  pollSeconds: number;
  /** after so many ms more the call is taken for lost */
  hungMs: number;
  /** the lease of the one who polls: it lapses after, is renewed every, and others look for it every so many ms */
  leaseMs: number;
  renewMs: number;
  lookMs: number;
  /** waits after a failure double from the first to the longest, ms */
  firstWaitMs: number;
  longestWaitMs: number;
  /** a refused token is tried again so seldom: nobody but the engineer can mend it */
  refusedWaitMs: number;
  /** how often Telegram is asked how the webhook does */
  webhookLookMs: number;
  /** messages that nobody asked for just now, over all chats, in a second */
  unaskedASecond: number;
  /** 0 to 1: spreads the waits of several programs */
  jitter(): number;
}

export const TIMING: TelegramTiming = {
  pollSeconds: 25,
  hungMs: 10_000,
  leaseMs: 30_000,
  renewMs: 10_000,
  lookMs: 5_000,
  firstWaitMs: 1_000,
  longestWaitMs: 30_000,
  refusedWaitMs: 60 * 60_000,
  webhookLookMs: 3 * 60_000,
  unaskedASecond: 30,
  jitter: Math.random,
};
