/** Telling a complaint (docs/domain.md 7): what may be left out, how it is left, and what is written of it elsewhere. */
import { describe, expect, it } from 'vitest';
import type { Query } from '../../../machines/conversation/effects.ts';
import { cardText, complaintNewsSays } from '../../../machines/conversation/flows/complaint_texts.ts';
import { text } from '../../../machines/texts/text.ts';
import type { Text } from '../../../machines/texts/text.ts';
import { renderText } from '../../../machines/texts/render.ts';
import { asked, nameOf, tell, typed } from './chat.ts';
import type { Chat, Turn } from './chat.ts';
import { TICKET } from './counter/complaints.ts';
import { consented, ordered, play, registered } from './stories.ts';

const TELLING = ['menu.complain', 'complaint.kind.complaint', 'anonymous.no', 'category.services'];
const TOLD = [...TELLING, 'Loket tutup.', 'more.done'];

const where = ({ state }: Chat) => nameOf(state.value);
const keysOf = ({ says }: Turn) => says.flatMap((say) => (say.kind === 'code' ? [] : [say.text.key]));
const rendered = (said: Text) => renderText(said, { language: 'id', timeZone: 'Asia/Jakarta', overrides: new Map() });

function queriesOf({ strides }: Turn): Query['type'][] {
  return strides.flatMap(({ effects }) => effects.flatMap((one) => (one.kind === 'query' ? [one.query.type] : [])));
}

describe('what may be left out', () => {
  const skips = ['lanjut', 'lewati', 'tidak', 'no', 'skip', '-', 'next'];

  it.each(skips)('is left out by %j: the name of who is not registered, and the contact', (skip) => {
    const atName = play(consented(), TOLD);
    expect(where(atName)).toBe('complaints.name');
    const atContact = tell(atName, typed(atName, skip)).chat;
    expect(where(atContact)).toBe('complaints.contact');
    const summary = tell(atContact, typed(atContact, skip)).chat;
    expect(where(summary)).toBe('complaints.summary');
    expect(summary.state.context.complaint).toMatchObject({ name: '', contact: '' });
  });

  it('is asked for again, kindly, when "ya" says only that there is one', () => {
    const about = play(consented(), [...TELLING.slice(0, 3), 'category.officer']);
    const name = play(consented(), TOLD);
    const contact = play(name, ['name.none']);
    const order = play(tell(ordered(registered()), { type: 'menu' }).chat, TOLD);
    for (const [chat, key] of [
      [about, 'complaint.about.needed'],
      [name, 'complaint.name.needed'],
      [contact, 'complaint.contact.needed'],
      [order, 'complaint.order.needed'],
    ] as const) {
      const again = tell(chat, typed(chat, 'ya'));
      expect(keysOf(again)).toEqual([key]);
      expect(where(again.chat)).toBe(where(chat));
    }
  });

  it('is not asked of who is registered, nor of who stays nameless', () => {
    expect(where(play(registered(), TOLD))).toBe('complaints.contact');
    const nameless = TOLD.map((id) => (id === 'anonymous.no' ? 'anonymous.yes' : id));
    expect(where(play(consented(), nameless))).toBe('complaints.summary');
  });
});

describe('the summary', () => {
  it('shows what was typed as it was typed: once, without stars around it', () => {
    const summary = play(consented(), [
      ...TELLING,
      'Loket tutup.',
      'Lalu saya pulang.',
      'more.done',
      'Siti',
      '0812 3456',
    ]);
    const lines = rendered(asked(summary).text).split('\n');
    expect(lines).toContain('• Pengaduan: Loket tutup.');
    expect(lines).toContain('Lalu saya pulang.');
    expect(lines).toContain('• Nama: Siti');
    expect(lines).toContain('• Kontak lain: 0812 3456');
    expect(lines).toContain('• Mengenai: *Pelayanan*');
  });
});

describe('whom it is about', () => {
  it('is chosen from pages whose last line is that one does not know', () => {
    const first = play(consented(), [...TELLING.slice(0, 3), 'category.officer']);
    expect(asked(first).answers.map(({ id }) => id)).not.toContain('about.unknown');
    const last = play(first, ['page.next']);
    const chosen = asked(last).answers.filter(({ id }) => !id.startsWith('page.'));
    expect(chosen.at(-1)?.id).toBe('about.unknown');
    expect(where(tell(first, typed(first, 'tidak tahu')).chat)).toBe('complaints.describing');
  });
});

describe('"batal"', () => {
  const cancel = (chat: Chat) => where(tell(chat, { type: 'cancel' }).chat);

  it('leads to the menu where nothing was told', () => {
    expect(cancel(tell(consented(), { type: 'complain' }).chat)).toBe('menu');
    expect(cancel(play(consented(), ['menu.complain', 'complaint.mine']))).toBe('menu');
    expect(cancel(tell(consented(), { type: 'openTicket', code: TICKET.code }).chat)).toBe('menu');
    const own = tell(play(consented(), ['menu.visit', 'visit.service:A', 'Siti', 'visit.private', 'Data']), {
      type: 'visit',
    }).chat;
    if (where(own) === 'visits.own') expect(cancel(own)).toBe('menu');
  });

  it('asks first about what was told before', () => {
    const begun = play(consented(), TELLING);
    expect(cancel(tell(tell(begun, { type: 'menu' }).chat, { type: 'complain' }).chat)).toBe('complaints.dropping');
  });
});

describe('"berhenti"', () => {
  it('asks which is meant where answers would be lost, and nowhere else', () => {
    const stop = (chat: Chat) => where(tell(chat, { type: 'optOut' }).chat);
    expect(stop(play(consented(), TELLING))).toBe('privacy.which');
    expect(stop(consented())).toBe('menu');
    const card = tell(ordered(registered()), { type: 'status' }).chat;
    const talked = tell(tell(card, { type: 'desk.taken', officer: 'Sari', invited: false }).chat, {
      type: 'desk.ended',
      by: 'officer',
    }).chat;
    expect(stop(talked)).not.toBe('privacy.which');
    // looked at, and left for a person of the office who is waited for
    const waiting = tell(card, { type: 'officer' }).chat;
    expect(waiting.state.context.parked?.draft).toBe(false);
    expect(stop(waiting)).not.toBe('privacy.which');
  });
});

describe('"berhenti" without consent', () => {
  it('offers no "Mulai", which would be refused', () => {
    const offered = (chat: Chat) =>
      tell(chat, { type: 'optOut' }).says.map((say) => say.kind === 'text' && say.answers);
    const [before] = offered(consented());
    expect(before).toMatchObject([{ id: 'word:optIn' }]);
    const withdrawn = play(tell(consented(), { type: 'withdraw' }).chat, ['withdraw.yes']);
    expect(withdrawn.state.context.consented).toBe(false);
    expect(JSON.stringify(offered(withdrawn))).not.toContain('word:optIn');
  });
});

describe('what a sender is told', () => {
  it('of an answer: when it is closed without a reply, and how it is kept open', () => {
    const says = complaintNewsSays({ type: 'complaint.news', about: 'answered', complaint: TICKET });
    const [said = ''] = says.flatMap((say) => (say.kind === 'text' ? [rendered(say.text)] : []));
    expect(said).toContain('ditutup setelah 7 hari');
    expect(said).toContain(rendered(text('complaint.reopen')));
  });

  it('of one that ended because its data were erased: that, and no thanks for an answer', () => {
    const closed = { ...TICKET, status: 'closed' as const };
    expect(rendered(cardText({ ...closed, erased: true }))).toContain('datanya dihapus');
    expect(rendered(cardText(closed))).not.toContain('dihapus');
  });
});

describe('a matter of integrity outside of this flow', () => {
  it('is shown its channel where it is told, before consent as after, and nothing is asked or kept', () => {
    for (const chat of [consented(), play(registered(), ['menu.order']), play(consented(), TELLING.slice(0, 1))]) {
      const turn = tell(chat, typed(chat, 'petugas minta uang pelicin'));
      expect(queriesOf(turn)).toEqual(['complaint.wbs']);
      expect(keysOf(turn)).toEqual(['complaint.integrity.wbs']);
      expect(turn.says.map(({ forgotten }) => forgotten)).toEqual(['brief']);
      expect(turn.chat.state).toEqual(chat.state);
    }
  });

  it('leads to the flow where it is not sure', () => {
    const turn = tell(consented(), typed(consented(), 'ada pungli'));
    expect(keysOf(turn)).toEqual(['complaint.integrity.offer']);
    expect(queriesOf(turn)).toEqual([]);
  });
});

describe('"nilai"', () => {
  it('opens what is not rated yet, or says that there is nothing', () => {
    const opened = tell(consented(), typed(consented(), 'beri nilai'));
    expect(where(opened.chat)).toBe('survey.stars');
    const none = tell(consented(), typed(consented(), 'rate'), 'empty');
    expect(keysOf(none)).toEqual(['survey.none']);
    expect(where(none.chat)).toBe('menu');
  });
});
