import { describe, expect, it } from 'vitest';
import { newId, newToken } from '../../services/ids.ts';

const random = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count));

describe('ids', () => {
  it('sort by the time they were made, from 2020 to 2200', () => {
    const times = [Date.UTC(2020, 0), Date.UTC(2026, 10, 23), Date.UTC(2026, 10, 23) + 1, Date.UTC(2200, 0)];
    const ids = times.map((time) => newId({ now: () => time, random }));
    expect(ids.toSorted()).toEqual(ids);
    expect(ids.every((id) => /^[0-9a-hjkmnp-tv-z]{26}$/.test(id))).toBe(true);
  });

  it('differ within one ms', () => {
    const ids = Array.from({ length: 1000 }, () => newId({ now: () => 1, random }));
    expect(new Set(ids).size).toBe(1000);
  });

  it('keep their length when the random bits are few', () => {
    expect(newId({ now: () => 0, random: (count) => new Uint8Array(count) })).toBe('0'.repeat(26));
  });
});

describe('tokens', () => {
  it('have 256 bits', () => {
    expect(newToken({ random })).toMatch(/^[\w-]{43}$/);
  });
});
