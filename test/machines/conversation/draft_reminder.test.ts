/** The one gentle reminder of a form left unfinished (docs/domain.md 4). */
import { describe, expect, it } from 'vitest';
import { hasDraft } from '../../../machines/conversation/draft.ts';
import { isUndoable, undone } from '../../../machines/conversation/step.ts';
import { Desk, office, orderCard, WRITTEN } from './written.ts';

describe('a reminder', () => {
  const reminded = () =>
    new Desk({ abstraction: 'field' }, { abstraction: WRITTEN, asking: ['method'] }, office()).tell({
      type: 'draft.reminder',
    });

  it('is gentle, changes nothing of the form, and asks again', () => {
    const before = new Desk({ abstraction: 'field' }, { abstraction: WRITTEN, asking: ['method'] }, office()).state;
    const { said, state } = reminded();
    expect(said).toHaveLength(1);
    expect(state).toEqual({ ...before, context: { ...before.context, reminded: true } });
    expect(isUndoable(before, state, { type: 'draft.reminder' })).toBe(false);
  });

  it('is the only one of its form, whatever is added, taken back or parked', () => {
    const desk = reminded();
    const before = desk.state;
    expect([hasDraft(desk.say('Regresi').state), hasDraft(desk.tell({ type: 'menu' }).state)]).toEqual([false, false]);
    expect(hasDraft(undone(desk.state, { ...before, context: { ...before.context, reminded: false } }))).toBe(false);
  });

  it('is forgotten with the form: another one may be reminded of', () => {
    const desk = reminded().say('batal').tap('abandon.yes');
    expect([desk.at, desk.context.reminded]).toEqual(['menu', false]);
  });

  it('of what is written for a placed order is not one of the basket, nor the other way', () => {
    const desk = new Desk({ orders: 'card' }, { order: orderCard() }, office()).tap('act.requestReduction:GP-ABC234');
    desk.tell({ type: 'draft.reminder' });
    expect([hasDraft(desk.state), desk.tap('reduction.leave:GP-ABC234').context.reminded]).toEqual([false, false]);
    const basket = new Desk({ orders: 'card' }, { order: orderCard(), reminded: true }, office());
    basket.tap('act.requestReduction:GP-ABC234');
    expect([hasDraft(basket.state), basket.tap('reduction.leave:GP-ABC234').context.reminded]).toEqual([true, true]);
  });
});
