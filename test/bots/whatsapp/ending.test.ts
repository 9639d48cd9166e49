/** What each end of a connection means (messaging rules of the library's DisconnectReason). */
import { expect, it } from 'vitest';
import { courseAfter, waitAfter } from '../../../bots/whatsapp/ending.ts';

const linked = { linked: true, shown: false, opened: true };
const linking = { linked: false, shown: true, opened: false };

it.each([
  [515, { next: 'again', soon: true }],
  [401, { next: 'stop', problem: 'LOGGED_OUT', wipe: true }],
  [411, { next: 'stop', problem: 'LOGGED_OUT', wipe: true }],
  [403, { next: 'stop', problem: 'BANNED', wipe: false }],
  [405, { next: 'stop', problem: 'VERSION_REFUSED', wipe: false }],
  [440, { next: 'stop', problem: 'REPLACED', wipe: false }],
  [408, { next: 'again', soon: false }],
  [428, { next: 'again', soon: false }],
  [500, { next: 'again', soon: false }],
  [503, { next: 'again', soon: false }],
  [0, { next: 'again', soon: false }],
])('a linked line that ends with %i', (code, course) => {
  expect(courseAfter({ code, ...linked })).toEqual(course);
});

it.each([
  [515, { next: 'again', soon: true }],
  [408, { next: 'unlinked', outcome: 'timed_out' }],
  [400, { next: 'unlinked', outcome: 'refused' }],
  [401, { next: 'unlinked', outcome: 'refused' }],
  [403, { next: 'unlinked', outcome: 'refused' }],
  [405, { next: 'unlinked', outcome: 'refused' }],
  [428, { next: 'again', soon: false }],
  [503, { next: 'again', soon: false }],
])('a linking that ends with %i', (code, course) => {
  expect(courseAfter({ code, ...linking })).toEqual(course);
});

it('takes a linking that has shown nothing for a fault of the network', () => {
  expect(courseAfter({ code: 408, ...linking, shown: false })).toEqual({ next: 'again', soon: false });
});

it('waits twice as long with every failure in a row, with jitter, and never much longer than the longest', () => {
  const waits = { firstWaitMs: 1_000, longestWaitMs: 60_000 };
  const calm = { ...waits, random: () => 0 };
  expect([0, 1, 2, 5, 6, 50].map((failures) => waitAfter(failures, calm))).toEqual([
    1_000, 2_000, 4_000, 32_000, 60_000, 60_000,
  ]);
  expect(waitAfter(50, { ...waits, random: () => 1 })).toBe(75_000);
});
