import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../../../bots/whatsapp/outcome.ts';
import { createUnaskedPace } from '../../../bots/whatsapp/unasked.ts';
import type { Ack } from '../../../bots/whatsapp/wire.ts';

describe("the server's word", () => {
  const refused = (code: string): Ack => ({ kind: 'refused', code });

  it.each<[string, Ack, object]>([
    ['taken', { kind: 'taken' }, { kind: 'sent' }],
    ['nothing heard', { kind: 'unknown', reason: 'timeout' }, { kind: 'again', code: 'WHATSAPP_UNHEARD' }],
    ['463', refused('463'), { kind: 'restricted' }],
    ['429', refused('429'), { kind: 'later', afterMs: 30_000, reason: 'WHATSAPP_REFUSED 429', attempt: false }],
    ['500', refused('500'), { kind: 'again', code: 'WHATSAPP_TROUBLE' }],
    ['503', refused('503'), { kind: 'again', code: 'WHATSAPP_TROUBLE' }],
    ['400', refused('400'), { kind: 'failed', reason: 'WHATSAPP_REFUSED 400' }],
    ['405', refused('405'), { kind: 'failed', reason: 'WHATSAPP_REFUSED 405' }],
    ['479', refused('479'), { kind: 'failed', reason: 'WHATSAPP_REFUSED 479' }],
    ['no number', refused('x'), { kind: 'failed', reason: 'WHATSAPP_REFUSED x' }],
  ])('%s', (_what, ack, outcome) => {
    expect(outcomeOf(ack, true)).toEqual(outcome);
  });

  it('taken, of a bubble before the last', () => {
    expect(outcomeOf({ kind: 'taken' }, false)).toEqual({ kind: 'partly' });
  });
});

describe('the pace of what nobody asked for', () => {
  it('leaves a time between two to one chat, and holds no other', () => {
    const pace = createUnaskedPace({ unaskedAMinute: 20, unaskedChatMs: 2_000 });
    expect(pace.take('a', 10_000)).toBe(0);
    expect(pace.take('a', 10_500)).toBe(1_500);
    expect(pace.take('b', 10_500)).toBe(0);
    expect(pace.take('a', 12_000)).toBe(0);
  });

  it('holds all chats together to so many a minute', () => {
    const pace = createUnaskedPace({ unaskedAMinute: 3, unaskedChatMs: 2_000 });
    expect(['a', 'b', 'c', 'd'].map((chat) => pace.take(chat, 0))).toEqual([0, 0, 0, 60_000]);
    expect(pace.take('d', 60_000)).toBe(0);
  });

  it('can be off, and is not held by a clock that was set back', () => {
    const off = createUnaskedPace({ unaskedAMinute: Infinity, unaskedChatMs: 0 });
    expect(Array.from({ length: 50 }, () => off.take('a', 0)).every((ms) => ms === 0)).toBe(true);
    const pace = createUnaskedPace({ unaskedAMinute: 20, unaskedChatMs: 2_000 });
    pace.take('a', 9_000_000);
    expect(pace.take('a', 1_000)).toBe(0);
  });
});
