import { expect, it } from 'vitest';
import { monthsUntil, rangeBefore, rangeOf } from '../../domain/periods.ts';

it.each([
  ['2026-03', '2026-02-01', '2026-02-28'],
  ['2026-01', '2025-12-01', '2025-12-31'],
  ['2026-Q1', '2025-10-01', '2025-12-31'],
  ['2026', '2025-01-01', '2025-12-31'],
])('as much time before %s: %s to %s', (name, fromDay, toDay) => {
  const range = rangeOf(name);
  expect(range && rangeBefore(range)).toEqual({ fromDay, toDay });
});

it('as many days before free ones', () => {
  expect(rangeBefore({ fromDay: '2026-11-10', toDay: '2026-11-19' })).toEqual({
    fromDay: '2026-10-31',
    toDay: '2026-11-09',
  });
  expect(rangeBefore({ fromDay: '2026-03-01', toDay: '2026-03-01' })).toEqual({
    fromDay: '2026-02-28',
    toDay: '2026-02-28',
  });
});

it('the months up to a day, oldest first', () => {
  expect(monthsUntil('2026-02-14', 3).map(({ month, toDay }) => [month, toDay])).toEqual([
    ['2025-12', '2025-12-31'],
    ['2026-01', '2026-01-31'],
    ['2026-02', '2026-02-28'],
  ]);
});
