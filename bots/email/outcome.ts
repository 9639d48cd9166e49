/** What a failed attempt means for the letter, and for how the mail server stands. Pure. */
import type { Standing } from '../../services/channel_accounts.ts';
import type { SendResult } from '../channel.ts';
import type { MailProblem } from './problem.ts';

/** The office's line is down, or the mail server is. */
export const OUTAGE_MS = 30_000;
/** Somebody has to mend the settings. */
const NOT_SIGNED_IN_MS = 5 * 60_000;

/** RFC 3463: the mailbox does not exist, or takes no mail; without such a word 550, 551 and 553 say the same (RFC 5321). */
const NO_MAILBOX = /^5\.(?:1\.[1-36]|2\.1)$/;
const NO_MAILBOX_STATUS: ReadonlySet<number> = new Set([550, 551, 553]);

/**
 * Neither an outage nor a wrong password counts as an attempt. null: refused for now (4xx); to be tried again as often as
 * anything that failed (bots/outbox).
 */
export function resultOf(problem: MailProblem): SendResult | null {
  const { stage, status, handing } = problem;
  const reason = problem.message;
  if (stage === 'connect' && !handing) return { kind: 'later', afterMs: OUTAGE_MS, reason, attempt: false };
  if (stage === 'sign_in') return { kind: 'later', afterMs: NOT_SIGNED_IN_MS, reason, attempt: false };
  if (status === null)
    return handing ? { kind: 'unknown', reason } : { kind: 'later', afterMs: OUTAGE_MS, reason, attempt: false };
  if (status < 500) return null;
  // the server wants us to sign in first
  if (status === 530) return { kind: 'later', afterMs: NOT_SIGNED_IN_MS, reason, attempt: false };
  return isGone(problem) ? { kind: 'failed', reason, unreachable: true } : { kind: 'failed', reason };
}

function isGone({ stage, status, enhanced }: MailProblem): boolean {
  if (stage !== 'recipient' || status === null) return false;
  return enhanced === null ? NO_MAILBOX_STATUS.has(status) : NO_MAILBOX.test(enhanced);
}

/** null: it says nothing of the server, which answered. */
export function standingAfter(problem: MailProblem): Standing | null {
  const { stage, status, message } = problem;
  if (stage === 'sign_in' && status !== null && status >= 500) return { state: 'refused', problem: message };
  if (status === 530) return { state: 'refused', problem: message };
  return stage === 'connect' || stage === 'sign_in' || status === null ? { state: 'troubled', problem: message } : null;
}
