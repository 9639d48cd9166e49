import { describe, expect, it } from 'vitest';
import { readRange } from '../../web/range.ts';

describe('a Range header', () => {
  it.each([
    [undefined, 100, 'whole'],
    ['bytes=0-49', 100, { start: 0, end: 49 }],
    ['bytes=50-', 100, { start: 50, end: 99 }],
    ['bytes=-10', 100, { start: 90, end: 99 }],
    ['bytes=-500', 100, { start: 0, end: 99 }],
    ['bytes=0-500', 100, { start: 0, end: 99 }],
    ['bytes=100-', 100, 'unsatisfiable'],
    ['bytes=9-3', 100, 'unsatisfiable'],
    ['bytes=-', 100, 'whole'],
    ['bytes=0-1,5-9', 100, 'whole'],
    ['lines=1-2', 100, 'whole'],
    ['bytes=0-0', 0, 'unsatisfiable'],
  ] as const)('%s of %i bytes is %o', (header, size, expected) => {
    expect(readRange(header, size)).toEqual(expected);
  });
});
