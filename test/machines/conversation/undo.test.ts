import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConversationEvent } from '../../../machines/conversation/events.ts';
import { isUndoable } from '../../../machines/conversation/step.ts';
import type { ConversationState } from '../../../machines/conversation/step.ts';
import { asked, tell } from './chat.ts';
import type { Chat } from './chat.ts';
import { atSummary, consented, ordered, play, registered, served, twoOrders } from './stories.ts';
import { blow } from './weather.ts';

/** What "kembali" restores: all but the count of misses and the office's card, which is only read again. */
function bare({ value, context }: ConversationState) {
  return { value, context: { ...context, misses: 0, office: null } };
}

const BEGINNINGS: [string, () => Chat][] = [
  ['an unknown person', consented],
  ['a registered person', registered],
  ['a summary', () => atSummary(registered())],
  ['two orders', twoOrders],
];

describe.each(BEGINNINGS)('kembali, from %s', (_name, begin) => {
  const start = begin();

  it('takes answers back one by one, and the same answers lead to the same place', () => {
    let deepest = 0;
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 999 }), { minLength: 3, maxLength: 25, size: 'max' }),
        fc.nat(),
        (picks, back) => {
          let chat = start;
          /** since the last effect: what was said, and where it led */
          let said: { before: Chat; event: ConversationEvent; after: Chat }[] = [];
          for (const pick of picks) {
            const happens = blow(chat, { kind: 'reply', pick, mood: 'usual' }, []);
            if (happens === null) continue;
            const { event } = happens;
            const before = chat;
            const { chat: after, strides } = tell(chat, event);
            chat = after;
            if (strides.some(({ effects }) => effects.some(({ kind }) => kind === 'command'))) said = [];
            else if (isUndoable(before.state, after.state, event)) said.push({ before, event, after });
          }
          const count = Math.min(back % 8, said.length);
          deepest = Math.max(deepest, count);
          const taken = count === 0 ? [] : said.slice(-count);
          for (const { before } of taken.toReversed()) {
            chat = tell(chat, { type: 'back' }).chat;
            expect(bare(chat.state)).toEqual(bare(before.state));
            expect(asked(chat)).toEqual(
              asked({ ...before, state: { ...before.state, context: { ...before.state.context, misses: 0 } } }),
            );
          }
          for (const { event, after } of taken) {
            chat = tell(chat, event).chat;
            expect(bare(chat.state)).toEqual(bare(after.state));
          }
        },
      ),
      { numRuns: 40 },
    );
    expect(deepest).toBeGreaterThanOrEqual(5);
  });
});

describe('kembali', () => {
  it('stops at what was carried out', () => {
    const placed = ordered(registered());
    expect(tell(placed, { type: 'back' }).chat.state).toEqual(placed.state);
    const saved = registered();
    expect(tell(saved, { type: 'back' }).chat.state).toEqual(saved.state);
  });

  it('keeps the language as it is now', () => {
    const english = tell(play(consented(), ['menu.search']), { type: 'speak', language: 'en' }).chat;
    const back = tell(english, { type: 'back' }).chat.state;
    expect([back.value, back.context.language]).toEqual(['menu', 'en']);
  });

  it('brings a parked form back whole', () => {
    const inForm = play(consented(), ['menu.order', 'Siti Aminah']);
    const menu = tell(inForm, { type: 'menu' }).chat;
    expect(bare(tell(menu, { type: 'back' }).chat.state)).toEqual(bare(inForm.state));
  });

  it('never shows an order as it was before its news', () => {
    const card = play(served(ordered(registered()), ['accept', 'prepare', 'sendInvoice']), [
      'act.cancel',
      'cancel.keep',
    ]);
    const cancelled = served(card, ['cancel']);
    expect(cancelled.state.context.order?.phase).toBe('cancelled');
    expect(cancelled.undo).toEqual(card.undo);
  });
});
