/** What a connection's end means (DisconnectReason of the library, and what WhatsApp's server says beside it). Pure. */
import { LINE_PROBLEMS } from '../../services/whatsapp_line.ts';
import type { WhatsAppTiming } from './timing.ts';

/** How a socket ended: its code, or 0 where there is none. */
export interface Ending {
  code: number;
  /** it had credentials of an account that is linked */
  linked: boolean;
  /** it had come as far as showing a QR, or as being open */
  shown: boolean;
  opened: boolean;
}

export type Course =
  /** a new socket; `soon`: without a wait */
  | { next: 'again'; soon: boolean }
  /** nothing more until an admin says so; `wipe`: the credentials are worth nothing any more */
  | { next: 'stop'; problem: string; wipe: boolean }
  /** a linking came to nothing */
  | { next: 'unlinked'; outcome: 'timed_out' | 'refused' };

/** Never wiped on what may pass: 428, 500, 503, 408 and all that is not known. */
export function courseAfter({ code, linked, shown }: Ending): Course {
  if (code === 515) return { next: 'again', soon: true };
  if (!linked) {
    // without a QR it is the network: the library has one code for both
    if (code === 408 && shown) return { next: 'unlinked', outcome: 'timed_out' };
    if ([400, 401, 403, 405, 411].includes(code)) return { next: 'unlinked', outcome: 'refused' };
    return { next: 'again', soon: false };
  }
  switch (code) {
    case 401:
    case 411:
      return { next: 'stop', problem: LINE_PROBLEMS.loggedOut, wipe: true };
    case 403:
      return { next: 'stop', problem: LINE_PROBLEMS.banned, wipe: false };
    case 405:
      return { next: 'stop', problem: LINE_PROBLEMS.versionRefused, wipe: false };
    case 440:
      return { next: 'stop', problem: LINE_PROBLEMS.replaced, wipe: false };
    default:
      return { next: 'again', soon: false };
  }
}

/** Waits double with every failure in a row, with some jitter. `failures`: before this one. */
export function waitAfter(
  failures: number,
  { firstWaitMs, longestWaitMs, random }: Pick<WhatsAppTiming, 'firstWaitMs' | 'longestWaitMs' | 'random'>,
): number {
  return Math.min(firstWaitMs * 2 ** failures, longestWaitMs) * (1 + random() / 4);
}
