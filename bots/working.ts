/** "typing ..." while an answer takes longer than a second. A sign only: what goes wrong with it is of no interest. */
import type { Channel } from './channel.ts';

const FIRST_MS = 1_000;

/** Does `act` after `ms`, unless the returned function is called before. */
export type After = (ms: number, act: () => void) => () => void;

/** The sign as a network has it. */
export interface Sign {
  /** it passes by itself, and is shown again every so many ms */
  everyMs: number;
  /** `signal`: one that is still on its way would be shown after the answer. Never throws. */
  show(chat: string, signal: AbortSignal): void;
  /** where it has to be taken away. Never throws. */
  hide?(chat: string): void;
}

/** The `working` of a channel. */
export function createWorking(sign: Sign, after: After = onTheClock): NonNullable<Channel['working']> {
  return ({ chat }) => {
    const over = new AbortController();
    let shown = false;
    const show = () => {
      shown = true;
      sign.show(chat, over.signal);
      cancel = after(sign.everyMs, show);
    };
    let cancel = after(FIRST_MS, show);
    return () => {
      cancel();
      over.abort();
      if (shown) sign.hide?.(chat);
    };
  };
}

function onTheClock(ms: number, act: () => void): () => void {
  const timer = setTimeout(act, ms);
  timer.unref();
  return () => clearTimeout(timer);
}
