import { expect, test } from 'vitest';
import { estimateMinutes, percentile, queueNumber, waitFigures, waitsOf } from '../../domain/queue.ts';
import type { QueueEntry } from '../../domain/queue.ts';
import { callAloud } from '../../domain/queue_speech.ts';

const MINUTE = 60_000;

test.each([
  ['A', 1, 'A-001'],
  ['B', 42, 'B-042'],
  ['C', 1000, 'C-1000'],
])('number %2$s of %1$s is written %3$s', (service, number, written) => {
  expect(queueNumber(service, number)).toBe(written);
});

test.each([
  [[], 50, null],
  [[7], 50, 7],
  [[7], 90, 7],
  [[4, 1, 3, 2], 50, 2],
  [[4, 1, 3, 2], 90, 4],
  [[10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 90, 9],
  [[10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 100, 10],
] as const)('of %j the %i-th percentile is %s', (values, percent, found) => {
  expect(percentile(values, percent)).toBe(found);
});

/** Minutes of the day; what has not happened is left out. */
function entry(
  service: string,
  counter: string | null,
  at: { taken: number; called?: number; done?: number },
): QueueEntry {
  const ms = (minutes: number | undefined) => (minutes === undefined ? null : minutes * MINUTE);
  const called = ms(at.called);
  return { service, counter, takenAt: at.taken * MINUTE, calledAt: called, servedAt: called, doneAt: ms(at.done) };
}

test.each<[string, QueueEntry[], number[]]>([
  ['the first of the day waits since it was drawn', [entry('A', '1', { taken: 0, called: 4, done: 9 })], [4]],
  [
    'the next one since the one before was finished',
    [entry('A', '1', { taken: 0, called: 0, done: 20 }), entry('A', '1', { taken: 1, called: 23, done: 30 })],
    [0, 3],
  ],
  [
    'who comes later than that, since they came',
    [entry('A', '1', { taken: 0, called: 0, done: 20 }), entry('A', '1', { taken: 25, called: 26, done: 30 })],
    [0, 1],
  ],
  [
    'at a counter that served another service before, since that was finished',
    [entry('B', '1', { taken: 0, called: 0, done: 20 }), entry('A', '1', { taken: 2, called: 22 })],
    [0, 2],
  ],
  [
    'at a counter that has not served yet, since the service was finished elsewhere',
    [entry('A', '1', { taken: 0, called: 0, done: 10 }), entry('A', '2', { taken: 1, called: 15 })],
    [0, 5],
  ],
  [
    'what another counter finishes of another service does not count',
    [entry('B', '1', { taken: 0, called: 0, done: 10 }), entry('A', '2', { taken: 1, called: 15 })],
    [0, 14],
  ],
  [
    'what is finished after the call does not count',
    [entry('A', '1', { taken: 0, called: 0, done: 30 }), entry('A', '2', { taken: 1, called: 5, done: 8 })],
    [0, 4],
  ],
  ['who was not called yet is not measured', [entry('A', null, { taken: 0 })], []],
])('%s', (_what, day, minutes) => {
  expect(waitsOf(day)).toEqual(minutes.map((each) => each * MINUTE));
});

test('a long list of visits is gone through once', () => {
  let looks = 0;
  const visits = Array.from({ length: 1000 }, (_, index): QueueEntry => {
    const visit = entry(index % 2 === 0 ? 'A' : 'B', String(index % 7), { taken: index, called: index + 3 });
    return {
      ...visit,
      get doneAt() {
        looks += 1;
        return (index + 9) * MINUTE;
      },
    };
  });
  expect(waitsOf(visits)).toHaveLength(1000);
  expect(looks).toBeLessThan(10_000);
});

test('exactly the standard is within it', () => {
  const waits = [0, 10, 10.01, 60].map((minutes) => minutes * MINUTE);
  expect(waitFigures(waits, 10)).toEqual({ called: 4, p50Ms: 10 * MINUTE, p90Ms: 60 * MINUTE, withinShare: 0.5 });
  expect(waitFigures([], 10)).toEqual({ called: 0, p50Ms: null, p90Ms: null, withinShare: null });
});

test.each([
  ['nobody was finished yet', { ahead: 3, inService: 1, serviceMs: [], counters: 1 }, null],
  ['nobody ahead, the counter free', { ahead: 0, inService: 0, serviceMs: [8 * MINUTE], counters: 1 }, 0],
  ['nobody ahead, one being served', { ahead: 0, inService: 1, serviceMs: [8 * MINUTE], counters: 1 }, 4],
  ['two ahead, one being served', { ahead: 2, inService: 1, serviceMs: [8 * MINUTE], counters: 1 }, 20],
  ['two counters', { ahead: 2, inService: 2, serviceMs: [8 * MINUTE], counters: 2 }, 12],
  [
    'the median, not the mean',
    { ahead: 1, inService: 0, serviceMs: [5, 5, 90].map((m) => m * MINUTE), counters: 1 },
    5,
  ],
  ['no counter at work: as if one were', { ahead: 1, inService: 0, serviceMs: [6 * MINUTE], counters: 0 }, 6],
  ['a started minute counts whole', { ahead: 1, inService: 0, serviceMs: [90_000], counters: 1 }, 2],
] as const)('the wait is estimated by the pace of the day: %s', (_what, pace, minutes) => {
  expect(estimateMinutes(pace)).toBe(minutes);
});

test.each([
  ['A-003', '2', 'Nomor antrean, A, nol nol tiga, silakan ke loket dua'],
  ['B-120', '10', 'Nomor antrean, B, satu dua nol, silakan ke loket sepuluh'],
  ['C-1045', '11', 'Nomor antrean, C, satu nol empat lima, silakan ke loket sebelas'],
  ['A-096', '17', 'Nomor antrean, A, nol sembilan enam, silakan ke loket tujuh belas'],
  ['A-081', '25', 'Nomor antrean, A, nol delapan satu, silakan ke loket dua lima'],
])('%s at counter %s is called "%s"', (number, counter, aloud) => {
  expect(callAloud(number, counter)).toBe(aloud);
});
