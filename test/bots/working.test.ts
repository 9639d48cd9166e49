import { expect, it } from 'vitest';
import { createWorking } from '../../bots/working.ts';
import type { After } from '../../bots/working.ts';

const ADDRESS = { channel: 'post', account: 'office', chat: '7' };

/** A sign, and a clock in hand: `strike` does what is due. */
function shownSign() {
  const seen: string[] = [];
  const due = new Map<() => void, number>();
  const after: After = (ms, act) => {
    due.set(act, ms);
    return () => void due.delete(act);
  };
  let latest: AbortSignal | undefined;
  const working = createWorking(
    {
      everyMs: 8_000,
      show: (chat, signal) => {
        latest = signal;
        seen.push(`${chat} on`);
      },
      hide: (chat) => void seen.push(`${chat} off`),
    },
    after,
  );
  return {
    working,
    seen,
    waiting: () => [...due.values()],
    aborted: () => latest?.aborted,
    strike: () => {
      const acts = [...due.keys()];
      due.clear();
      for (const act of acts) act();
    },
  };
}

it('is shown after a second, again and again, and taken away once the answer is there', () => {
  const { working, seen, waiting, strike, aborted } = shownSign();
  const over = working(ADDRESS);
  expect([waiting(), seen]).toEqual([[1_000], []]);
  strike();
  strike();
  expect([waiting(), seen, aborted()]).toEqual([[8_000], ['7 on', '7 on'], false]);
  over();
  expect([waiting(), seen, aborted()]).toEqual([[], ['7 on', '7 on', '7 off'], true]);
});

it('is neither shown nor taken away when the answer comes sooner', () => {
  const { working, seen, waiting } = shownSign();
  working(ADDRESS)();
  expect([waiting(), seen]).toEqual([[], []]);
});
