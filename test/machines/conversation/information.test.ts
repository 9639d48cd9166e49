/** Facts of the office and the search of the catalogue, from anywhere (docs/domain.md 14). */
import { describe, expect, it } from 'vitest';
import { INFORMATION_TOPICS } from '../../../machines/conversation/counter/information.ts';
import { renderText } from '../../../machines/texts/render.ts';
import { asked, nameOf, newChat, tapped, tell, typed } from './chat.ts';
import type { Chat, Turn } from './chat.ts';
import { keysOf } from './says.ts';
import { atAbstraction, atSummary, consented, ordered, play, registered } from './stories.ts';

function where({ state }: Chat): string {
  return nameOf(state.value);
}

function saidIn({ says }: Turn, language: 'id' | 'en'): string {
  return says
    .flatMap((say) =>
      say.kind === 'code' ? [] : [renderText(say.text, { language, timeZone: 'Asia/Jakarta', overrides: new Map() })],
    )
    .join('\n\n');
}

const inTheMiddle: [string, Chat][] = [
  ['the menu', consented()],
  ['a name', play(consented(), ['menu.order'])],
  ['a basket', play(atSummary(registered()), ['order.changeProducts'])],
  ['an abstraction', atAbstraction(registered())],
  ['a card', play(ordered(registered()), ['menu.status'])],
];

describe.each(inTheMiddle)('in the middle of %s', (_, chat) => {
  it.each(INFORMATION_TOPICS)('%s is told on the spot, and the same is asked again', (topic) => {
    const turn = tell(chat, { type: 'information', topic });
    expect(keysOf(turn).length).toBeGreaterThan(0);
    expect(turn.chat.state).toEqual(chat.state);
  });

  it('a search looks aside, and what was being filled in comes back', () => {
    const searched = tell(chat, { type: 'search', term: 'angka' }).chat;
    expect(where(searched)).toBe('searching.results');
    const back = tell(searched, tapped(searched, asked(searched).answers.at(-1)?.id ?? '')).chat;
    expect(where(back)).toBe(where(chat) === 'orders.card' ? 'menu' : where(chat));
    expect(back.state.context.parked).toBeNull();
    expect(back.state.context.basket).toEqual(chat.state.context.basket);
    expect(back.state.context.abstraction).toEqual(chat.state.context.abstraction);
  });

  it('a search for nothing says so and goes on', () => {
    const turn = tell(chat, { type: 'search', term: 'tidak ada' });
    expect(keysOf(turn)[0]).toBe('shop.notFound');
    expect(where(turn.chat)).toBe(where(chat) === 'orders.card' ? 'menu' : where(chat));
  });
});

describe('a search', () => {
  it('that finds one product shows it, to be taken into the basket', () => {
    const found = tell(registered(), { type: 'search', term: '2025' }).chat;
    expect(where(found)).toBe('linked.card');
    const taken = play(found, ['link.take', 'shop.choose']);
    expect(taken.state.context.basket.map(({ product }) => product.code)).toEqual(['PUB-2025']);
  });

  it('before consent waits for it', () => {
    const turn = tell(newChat().chat, { type: 'search', term: 'angka' });
    expect(keysOf(turn)).toEqual(['consent.thenOpened']);
    expect(turn.strides.flatMap(({ effects }) => effects)).toEqual([]);
  });

  it('is searched again by the next one, and no page of it is kept', () => {
    const once = tell(consented(), { type: 'search', term: 'angka' }).chat;
    const again = tell(once, { type: 'search', term: 'contoh' }).chat;
    expect(again.state.context.lookup).toMatchObject({ term: 'contoh', page: 0 });
  });
});

describe('the page of information', () => {
  const page = play(registered(), ['menu.information']);

  it('tells each topic and stays', () => {
    for (const topic of ['requirements', 'procedure', 'tariff', 'hours', 'contact']) {
      const turn = tell(page, tapped(page, `info.${topic}`));
      expect(keysOf(turn).length).toBeGreaterThan(0);
      expect(where(turn.chat)).toBe('information.choosing');
    }
  });

  it('leads into the catalogue, to a search, and to the registration', () => {
    expect(where(play(page, ['info.products', 'kind:publication']))).toBe('shop.results');
    expect(where(play(page, ['menu.search']))).toBe('shop.choosing');
    expect(where(play(page, ['menu.profile']))).toBe('profile.check');
    expect(where(play(play(consented(), ['menu.information']), ['menu.profile']))).toBe('profile.name');
  });

  it('leads back to a form that was interrupted for it', () => {
    const form = play(consented(), ['menu.order', 'Siti Aminah']);
    const reading = tell(form, typed(form, 'info')).chat;
    expect(where(reading)).toBe('information.choosing');
    const back = tell(reading, tapped(reading, 'menu.resume'));
    expect(where(back.chat)).toBe('profile.email');
    expect(keysOf(back)).toEqual(['resume.back']);
  });

  it('computes its example from the tariff in force, and says when a person answers', () => {
    expect(saidIn(tell(page, tapped(page, 'info.tariff')), 'id')).toContain('Publikasi 120 halaman: Rp80.000');
    expect(saidIn(tell(page, tapped(page, 'info.hours')), 'id')).toContain('buka kembali');
    expect(saidIn(tell(page, tapped(page, 'info.hours'), 'moved'), 'id')).toContain('sedang *buka*');
    expect(saidIn(tell(page, tapped(page, 'info.tariff'), 'empty'), 'id')).toContain('belum ditetapkan');
  });
});
