import { expect, it } from 'vitest';
import { createPace } from '../../bots/pace.ts';

/** Lets `count` messages go as the outbox does: each asks again when it was told to. Returns when each went. */
function play(count: number, start: number): number[] {
  const pace = createPace(30, 1_000);
  const gone: number[] = [];
  let waiting = Array.from({ length: count }, () => start);
  while (waiting.length > 0) {
    const now = Math.min(...waiting);
    const due = waiting.filter((at) => at === now);
    const again = due.flatMap(() => {
      const waitMs = pace.take(now);
      if (waitMs === 0) gone.push(now);
      return waitMs === 0 ? [] : [now + waitMs];
    });
    waiting = [...waiting.filter((at) => at !== now), ...again];
  }
  return gone;
}

it('lets no more than 30 go in any second, and no fewer', () => {
  const gone = play(200, 1_000_000);
  expect(gone).toHaveLength(200);
  for (const from of gone) {
    expect(gone.filter((at) => at >= from && at < from + 1_000).length).toBeLessThanOrEqual(30);
  }
  expect(gone.at(-1)).toBe(1_000_000 + 6_000);
});

it('does not ask again and again of those that wait: each is told its own turn', () => {
  const pace = createPace(30, 1_000);
  const waits = Array.from({ length: 100 }, () => pace.take(0));
  expect(waits.slice(0, 30).every((ms) => ms === 0)).toBe(true);
  expect(waits.slice(30, 60).every((ms) => ms === 1_000)).toBe(true);
  expect(waits.slice(60, 90).every((ms) => ms === 2_000)).toBe(true);
  expect(waits[99]).toBe(3_000);
});

it('is not held by a clock that was set back', () => {
  const pace = createPace(30, 1_000);
  for (let at = 0; at < 40; at += 1) pace.take(9_000_000);
  expect(pace.take(1_000)).toBe(0);
});
