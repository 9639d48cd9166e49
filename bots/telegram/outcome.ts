/** What a failed call of the Bot API means for the message that was to go. Pure. */
import type { SendResult } from '../channel.ts';
import type { TelegramProblem } from './client.ts';

/** Where Telegram does not say how long. */
const SLOW_DOWN_MS = 5_000;
/** The office's line is down, or Telegram is. */
export const OUTAGE_MS = 10_000;
/** Somebody has to put the right token in; until then messages are kept. */
const NO_BOT_MS = 60_000;

/** The person blocked the bot, or is gone: nothing reaches the chat until they write again. */
const GONE = /chat not found|user is deactivated|user not found|PEER_ID_INVALID/i;

/** Neither an outage nor a wrong token counts as an attempt: what waits is not given up for them. */
export function resultOf(problem: TelegramProblem): SendResult {
  const reason = `${problem.code}: ${problem.description}`;
  if (isUnreachable(problem)) return { kind: 'failed', reason, unreachable: true };
  if (!problem.certain) return { kind: 'unknown', reason };
  switch (problem.code) {
    case 'TELEGRAM_SLOW_DOWN':
      return { kind: 'later', afterMs: problem.retryAfterMs ?? SLOW_DOWN_MS, reason, attempt: false };
    case 'TELEGRAM_UNAUTHORIZED':
      return { kind: 'later', afterMs: NO_BOT_MS, reason, attempt: false };
    case 'TELEGRAM_NETWORK':
      return { kind: 'later', afterMs: OUTAGE_MS, reason, attempt: false };
    default:
      return { kind: 'failed', reason };
  }
}

export function isUnreachable({ status, description }: TelegramProblem): boolean {
  return status === 403 || (status === 400 && GONE.test(description));
}

/** Telegram cannot read the markup: the words without it will do. */
export function isUnreadable({ status, description }: TelegramProblem): boolean {
  return status === 400 && /can't parse entities/i.test(description);
}

/** The address of a button is none that Telegram opens. */
export function isButtonRefused({ status, description }: TelegramProblem): boolean {
  return status === 400 && /BUTTON_URL_INVALID|button URL/i.test(description);
}

/** Something about this one message is not taken, such as its file: in another form it may be. */
export function isFormRefused(problem: TelegramProblem): boolean {
  return problem.code === 'TELEGRAM_REFUSED' && !isUnreachable(problem);
}
