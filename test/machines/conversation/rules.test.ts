/** Rules of the field that the machine keeps by itself, whatever the services do. */
import { describe, expect, it } from 'vitest';
import type { Command } from '../../../machines/conversation/effects.ts';
import { asked, nameOf, newChat, tapped, tell } from './chat.ts';
import type { Chat, Turn } from './chat.ts';
import { TARIFF } from './shelf.ts';
import { atSummary, company, consented, ordered, play, registered, registeredAbroad, served } from './stories.ts';

function where({ state }: Chat): string {
  return nameOf(state.value);
}

function keysOf({ says }: Turn): string[] {
  return says.flatMap((say) => (say.kind === 'code' ? [] : [say.text.key]));
}

function commandsOf({ strides }: Turn): Command[] {
  return strides.flatMap(({ effects }) =>
    effects.flatMap((effect) => (effect.kind === 'command' ? [effect.command] : [])),
  );
}

/** Twenty products are more than a page of a menu. */
function fullBasket(): Chat {
  const years = Array.from({ length: 14 }, (_, index) => 2025 - index);
  // a single hit is opened at once
  const one = (year: number) => [`${year}`, 'shop.add', 'basket.add'];
  return play(registered(), ['menu.order', 'shop.choose', ...years.flatMap(one), 'shop.basket']);
}

describe('the service time', () => {
  it('is the one that the office promises, before the choice and after the order (R7)', () => {
    const days = TARIFF.serviceDays;
    expect(asked(play(registered(), ['menu.order'])).text.values).toMatchObject({ days });
    const summary = atSummary(registered());
    const placed = tell(summary, tapped(summary, 'order.place'));
    expect(placed.says.at(-1)).toMatchObject({ text: { key: 'order.placedNext', values: { days } } });
  });
});

describe('registration', () => {
  it('asks for the NPWP of companies only (docs/domain.md 2.1)', () => {
    expect(company().state.context.profile?.npwp).toBe('0012345678901234');
    expect(registered().state.context.profile?.npwp).toBeNull();
    const changed = play(company(), [
      'menu.profile',
      'profile.change',
      'field.segment',
      'segment.other',
      'profile.save',
    ]);
    expect(changed.state.context.profile).toMatchObject({ segment: 'other', npwp: null, npwpDeclaredActive: false });
  });

  it('wants a declaration for every NPWP', () => {
    const chat = play(company(), ['menu.profile', 'profile.change', 'page.next', 'field.npwp', '0999999999999999']);
    expect(where(chat)).toBe('profile.npwpActive');
    expect(where(play(chat, ['npwpActive.no']))).toBe('profile.npwp');
    expect(where(play(chat, ['npwpActive.yes']))).toBe('profile.check');
  });

  it('takes the name of a choice that is on another page', () => {
    const chat = play(consented(), ['menu.profile', 'Siti', 'siti@contoh.id', '081234567890']);
    expect(asked(chat).answers.map(({ id }) => id)).not.toContain('segment.private_company');
    expect(play(chat, ['segment.private_company']).state.context.form.segment).toBe('private_company');
  });
});

describe('ordering', () => {
  it('leads whoever is not registered through registration and rules first (B2, R3, R7)', () => {
    const chosen = play(consented(), ['menu.search', 'angka', 'product:PUB-2025', 'shop.add']);
    expect(where(chosen)).toBe('profile.name');
    const basket = play(tell(chosen, { type: 'menu' }).chat, ['menu.basket']);
    const sent = play(basket, ['basket.order']);
    expect(where(sent)).toBe('profile.name');
    const form = ['Siti', 'siti@contoh.id', '081234567890', 'segment.ministry', 'BPS', 'occupation.other', 'use.other'];
    const saved = play(sent, [...form, 'country.ID', 'profile.save']);
    expect(where(saved)).toBe('shop.rules');
    expect(where(play(saved, ['shop.basket', 'basket.order']))).toBe('shop.terms');
  });

  it('shows the rules before the terms to who came by the search (R7)', () => {
    const chat = play(registered(), ['menu.search', 'angka', 'product:PUB-2025', 'shop.add']);
    expect(where(chat)).toBe('shop.rules');
  });

  it('asks for the terms again when the basket has changed', () => {
    const chat = play(tell(atSummary(registered()), { type: 'menu' }).chat, [
      'menu.basket',
      'basket.remove',
      'remove.1',
    ]);
    expect(where(play(chat, ['basket.order']))).toBe('shop.terms');
  });

  it('removes what the number names on the page shown', () => {
    const removing = play(fullBasket(), ['basket.remove', 'page.next']);
    const second = asked(removing).answers[0]?.id.split(':')[1];
    const left = play(removing, ['1,2']).state.context.basket.map(({ product }) => product.code);
    expect(left).toHaveLength(12);
    expect(left).not.toContain(second);
    expect(left).toContain('PUB-2025');
  });

  it('does not remove anything for a number that is not there', () => {
    const removing = play(fullBasket(), ['basket.remove']);
    const turn = tell(removing, { type: 'text', text: '1,9' });
    expect([where(turn.chat), keysOf(turn)]).toEqual(['shop.removing', ['shop.removeHow']]);
    expect(turn.chat.state.context.basket).toHaveLength(14);
  });

  it('looks again when a price has changed or a product is gone', () => {
    const summary = atSummary(registered());
    for (const mood of ['moved', 'empty'] as const) {
      const turn = tell(summary, tapped(summary, 'order.place'), mood);
      expect([where(turn.chat), keysOf(turn)[0]]).toEqual(['shop.basket', 'order.priceChanged']);
    }
  });
});

describe('an order', () => {
  it('takes a proof of transfer only while one is due (B11, R18)', () => {
    const file = { type: 'file', fileId: 'file-1', name: 'bukti.pdf' } as const;
    const early = ordered(registeredAbroad());
    const review = tell(play(early, ['menu.status']), file);
    expect([commandsOf(review), keysOf(review)]).toEqual([[], ['unreadable.file']]);
    const due = play(served(early, ['accept', 'prepare', 'sendInvoice']), ['act.approveInvoice']);
    expect(commandsOf(tell(due, file))).toMatchObject([{ act: 'submitProof', fileId: 'file-1' }]);
  });

  it('is rated once, and "batal" at the comment keeps the stars that were given', () => {
    const invoiced = served(ordered(registered()), ['accept', 'prepare', 'sendInvoice']);
    const delivered = served(play(invoiced, ['act.approveInvoice']), [
      'enterBillingCode',
      'confirmPayment',
      'issueReceipt',
      'release',
    ]);
    const starred = play(delivered, ['act.confirmDelivery', 'stars.5']);
    const given = tell(starred, { type: 'cancel' });
    expect(where(given.chat)).toBe('menu');
    expect(commandsOf(given)).toMatchObject([{ type: 'rateOrder', stars: 5, comment: null }]);
    const rated = tell(starred, { type: 'text', text: 'Cepat!' });
    expect(commandsOf(rated)).toMatchObject([{ type: 'rateOrder', stars: 5, comment: 'Cepat!' }]);
    expect(where(rated.chat)).toBe('survey.offering');
    const again = play(rated.chat, ['survey.enough', 'menu.status']);
    expect(asked(again).answers.map(({ id }) => id.split(':')[0])).not.toContain('act.rate');
  });
});

describe('three misses in a row', () => {
  const missed = (chat: Chat, times: number): Turn[] => {
    const turns: Turn[] = [];
    let at = chat;
    for (let time = 0; time < times; time += 1) {
      const turn = tell(at, { type: 'unknown' });
      turns.push(turn);
      at = turn.chat;
    }
    return turns;
  };
  const led = ({ chat }: Turn) => where(chat) === 'desk.waiting';

  it('lead to the line for a person of the office, and start to count again', () => {
    const turns = missed(consented(), 3);
    expect(turns.map(led)).toEqual([false, false, true]);
    expect(turns.map((turn) => keysOf(turn).includes('unknown.again'))).toEqual([false, false, true]);
    expect(turns.map(commandsOf)).toEqual([[], [], [{ type: 'desk.request' }]]);
    const back = play(turns.at(-1)?.chat ?? consented(), ['desk.later']);
    expect(where(back)).toBe('menu');
    expect(missed(back, 3).map(led)).toEqual([false, false, true]);
  });

  it('begin to count anew when something was understood', () => {
    const [, second] = missed(consented(), 2);
    const thanked = tell(second?.chat ?? consented(), { type: 'thanks' }).chat;
    expect(missed(thanked, 2).map(led)).toEqual([false, false]);
  });

  it('show the way to the office before consent, and start to count again', () => {
    const turns = missed(newChat().chat, 4);
    expect(turns.map((turn) => keysOf(turn).includes('person'))).toEqual([false, false, true, false]);
    expect(turns.flatMap(commandsOf)).toEqual([]);
  });
});
