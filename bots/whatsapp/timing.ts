/** How long is waited for what, and how much goes in a minute; tests wait less. Times in ms. */
export interface WhatsAppTiming {
  /** a direct reply goes after so long, at random between the two: nobody answers within the same moment */
  jitterMs: readonly [least: number, most: number];
  /** messages that nobody asked for just now, over all chats, in a minute */
  unaskedAMinute: number;
  /** least between two of them in one chat */
  unaskedChatMs: number;
  /** within this the server says what it makes of a message */
  ackMs: number;
  /** while it sends, the library asks the server for devices and keys: an answer is waited for so long */
  queryMs: number;
  /** nothing goes out for so long once WhatsApp refuses (463), unless it says how long itself or an admin has looked */
  pauseMs: number;
  /** what waits for the end of that is looked at so often: an admin may end it sooner */
  pausedLookMs: number;
  /** the lease of the one who holds the line: it lapses after, and is renewed every so many ms */
  leaseMs: number;
  renewMs: number;
  /** how often others look for the lease, and everyone for what the panel asks for */
  lookMs: number;
  /** waits before the line is made again double from the first to the longest */
  firstWaitMs: number;
  longestWaitMs: number;
  /** for the connection to be made */
  connectMs: number;
  /** for what waited at the server while the line was down: after that it is not waited for */
  pendingMs: number;
  /** an album is taken for whole when nothing more of it has come for so long */
  albumMs: number;
  /** "typing ..." is shown again every so many ms */
  typingEveryMs: number;
  /** 0 to 1 */
  random(): number;
}

// No limits are published. Some three messages a second, and many chats in a short while, are known to have cost numbers.
export const TIMING: WhatsAppTiming = {
  jitterMs: [300, 900],
  unaskedAMinute: 20,
  unaskedChatMs: 2_000,
  ackMs: 15_000,
  queryMs: 20_000,
  pauseMs: 24 * 60 * 60_000,
  pausedLookMs: 60_000,
  leaseMs: 30_000,
  renewMs: 10_000,
  lookMs: 2_000,
  firstWaitMs: 1_000,
  longestWaitMs: 60_000,
  connectMs: 30_000,
  pendingMs: 30_000,
  albumMs: 5_000,
  typingEveryMs: 8_000,
  random: Math.random,
};
