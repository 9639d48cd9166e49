import { describe, expect, it } from 'vitest';
import { namesOf, publishedRange, rangeBetween, rangeOf } from '../../domain/periods.ts';

describe('a period by its name', () => {
  it.each([
    ['2026-02', '2026-02-01', '2026-02-28'],
    ['2028-02', '2028-02-01', '2028-02-29'],
    ['2026-12', '2026-12-01', '2026-12-31'],
    ['2026-Q1', '2026-01-01', '2026-03-31'],
    ['2026-Q4', '2026-10-01', '2026-12-31'],
    ['2026', '2026-01-01', '2026-12-31'],
  ])('%s is %s to %s', (name, fromDay, toDay) => {
    expect(rangeOf(name)).toEqual({ fromDay, toDay });
  });

  it.each(['', '2026-13', '2026-Q5', '26', '2026-1', '2026-01-01', '1999'])('"%s" is none', (name) => {
    expect(rangeOf(name)).toBeNull();
  });

  it('is the one that its first day is in', () => {
    expect(namesOf('2026-11-23')).toEqual({ month: '2026-11', quarter: '2026-Q4', year: '2026' });
    expect(namesOf('2026-04-01').quarter).toBe('2026-Q2');
  });

  it('of free days takes them in either order, and nothing that is no day', () => {
    expect(rangeBetween('2026-03-05', '2026-02-01')).toEqual({ fromDay: '2026-02-01', toDay: '2026-03-05' });
    expect(rangeBetween('2026-02-30', '2026-03-01')).toBeNull();
  });
});

describe('what is published', () => {
  it.each([
    ['last_month', '2026-11-23', '2026-10-01', '2026-10-31'],
    ['last_month', '2027-01-05', '2026-12-01', '2026-12-31'],
    ['last_quarter', '2026-11-23', '2026-07-01', '2026-09-30'],
    ['last_quarter', '2027-02-28', '2026-10-01', '2026-12-31'],
    ['this_year', '2026-11-23', '2026-01-01', '2026-11-23'],
    ['last_year', '2026-11-23', '2025-01-01', '2025-12-31'],
  ] as const)('%s on %s is %s to %s', (period, today, fromDay, toDay) => {
    expect(publishedRange(period, today)).toEqual({ fromDay, toDay });
  });
});
