/** What a newcomer wants before consent (docs/domain.md 9): nothing is looked up, and after consent it is gone to. */
import { describe, expect, it } from 'vitest';
import { asked, nameOf, newChat, tapped, tell, typed } from './chat.ts';
import type { Chat } from './chat.ts';
import { keysOf } from './says.ts';
import { consented } from './stories.ts';

/** Each line as it is written, one after the other. */
function write(chat: Chat, lines: readonly string[]): Chat {
  return lines.reduce((at, line) => tell(at, typed(at, line)).chat, chat);
}

describe('what is wanted before consent', () => {
  const cases: [string, string][] = [
    ['pengaduan', 'complaints.start'],
    ['complaint', 'complaints.start'],
    ['pengaduan dan saran', 'complaints.start'],
    ['antrean', 'visits.service'],
    ['get a queue number', 'visits.service'],
    ['petugas', 'desk.waiting'],
    ['talk to an officer', 'desk.waiting'],
    ['informasi layanan', 'information.choosing'],
    ['cari angka', 'searching.results'],
    ['dalam angka', 'shop.results'],
    ['order statistical products', 'profile.name'],
    ['cari produk', 'shop.choosing'],
  ];

  it.each(cases)('%s: is said to follow, and follows consent', (line, place) => {
    const first = newChat().chat;
    const wanted = tell(first, typed(first, line));
    expect(nameOf(wanted.chat.state.value)).toBe('welcome.consent');
    expect(keysOf(wanted)).toEqual([
      line.includes('petugas') || line.includes('officer') ? 'person' : 'consent.thenOpened',
    ]);
    // nothing is looked up meanwhile but how else to reach the office
    expect(wanted.strides.flatMap(({ effects }) => effects).every(({ kind }) => kind === 'query')).toBe(true);
    const there = write(wanted.chat, ['setuju']);
    expect(nameOf(there.state.value)).toBe(place);
    expect(there.state.context.arrival).toBeNull();
  });

  it('may be a fact: it is told, above the menu', () => {
    const wanted = write(newChat().chat, ['info tarif']);
    const there = tell(wanted, typed(wanted, 'ya'));
    expect(keysOf(there)).toEqual(['consent.thanks', 'tariff.info', 'info.examples']);
    expect(nameOf(there.chat.state.value)).toBe('menu');
  });

  it('is the last of several, whatever came in between', () => {
    const there = write(newChat().chat, ['antrean', 'halo', 'pengaduan', 'english', 'blah blah', 'menu', 'agree']);
    expect(nameOf(there.state.value)).toBe('complaints.start');
    expect(there.state.context.language).toBe('en');
  });

  it('takes the place of what a link led to, and a link of what was wanted', () => {
    const linked = tell(newChat().chat, { type: 'openProduct', code: 'PUB-2025' }).chat;
    expect(nameOf(write(linked, ['pengaduan', 'ya']).state.value)).toBe('complaints.start');
    const wanted = tell(write(newChat().chat, ['pengaduan']), { type: 'openProduct', code: 'PUB-2025' }).chat;
    expect(nameOf(write(wanted, ['ya']).state.value)).toBe('linked.card');
  });

  it('is forgotten when consent is not given', () => {
    const declined = write(newChat().chat, ['pengaduan', 'tidak']);
    expect(declined.state.context.arrival).toBeNull();
    expect(nameOf(write(declined, ['setuju']).state.value)).toBe('menu');
    // what is wanted then is gone to all the same
    expect(nameOf(write(declined, ['antrean', 'setuju']).state.value)).toBe('visits.service');
  });

  it('may be a line of a menu of old, tapped', () => {
    const first = newChat().chat;
    const wanted = tell(first, tapped(first, 'menu.profile')).chat;
    expect(nameOf(write(wanted, ['setuju']).state.value)).toBe('profile.name');
  });

  it('does not make an answer to consent of anything', () => {
    const first = newChat().chat;
    for (const yes of ['ya', 'setuju', 'saya setuju', 'oke', 'ya saya setuju', '1', 'agree'])
      expect(typed(first, yes), yes).toEqual({ type: 'answer', id: 'consent.yes' });
    for (const no of ['tidak', 'gak', 'tidak setuju', '2', 'i do not agree'])
      expect(typed(first, no), no).toEqual({ type: 'answer', id: 'consent.no' });
    expect(typed(first, '4')).toEqual({ type: 'unknown' });
  });

  it("one's own data are shown without any", () => {
    const first = newChat().chat;
    const shown = tell(first, typed(first, 'data saya'));
    expect(keysOf(shown)).toContain('privacy.exported.file');
    expect(nameOf(shown.chat.state.value)).toBe('welcome.consent');
  });
});

describe('the notice before consent', () => {
  it('fits in a bubble, and names the way to withdraw in both languages', () => {
    expect(asked(newChat().chat).text.key).toBe('consent.ask');
    expect(asked(newChat().chat).text.values).toHaveProperty('days');
    expect(consented().state.context.consented).toBe(true);
  });
});
