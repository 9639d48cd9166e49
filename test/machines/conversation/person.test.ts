/** A person of the office, waited for or speaking: what is typed is theirs (docs/domain.md 12). */
import { describe, expect, it } from 'vitest';
import { GLOBAL_WORDS, type ConversationEvent } from '../../../machines/conversation/events.ts';
import { isUndoable } from '../../../machines/conversation/step.ts';
import { asked, nameOf, tell, typed } from './chat.ts';
import type { Chat } from './chat.ts';
import { atSummary, registered } from './stories.ts';

const draft = atSummary(registered());

describe('a person of the office', () => {
  it('is ended by its own words only: "menu" goes to the officer, and it is told once how a talk ends', () => {
    const held = tell(draft, { type: 'desk.taken', officer: 'Sari', invited: true }).chat;
    const says = ['menu', 'kembali', 'batal', '/menu', 'selesai'].reduce<{ chat: Chat; said: unknown[] }>(
      ({ chat, said }, words) => {
        const turn = tell(chat, typed(chat, words));
        return { chat: turn.chat, said: [...said, turn.says.map((say) => 'text' in say && say.text.key)] };
      },
      { chat: held, said: [] },
    );
    expect(says.said).toEqual([['desk.hint'], [], [], [], ['desk.left', 'resume.back']]);
    expect(says.chat.state.value).toEqual(draft.state.value);
    // nobody asks for their rights in vain
    for (const words of ['BERHENTI', 'TARIK PERSETUJUAN', 'HAPUS DATA', 'DATA SAYA']) {
      const told = tell(held, typed(held, words));
      expect([words, told.says]).toMatchObject([words, [{ text: { key: 'desk.busy' } }]]);
    }
    // words of old buttons wait
    for (const word of GLOBAL_WORDS.filter((known) => known !== 'back' && known !== 'help' && known !== 'repeat')) {
      const tapping = tell(held, { type: word } as ConversationEvent);
      expect([word, nameOf(tapping.chat.state.value), tapping.says.length]).toEqual([word, 'desk.held', 1]);
    }
  });

  it('notes for the officer what the assistant would answer, but few commands', () => {
    const line = tell(draft, { type: 'officer' }).chat;
    const after = (chat: Chat, words: string) => {
      const turn = tell(chat, typed(chat, words));
      const [say] = turn.says;
      return [nameOf(turn.chat.state.value), say !== undefined && 'text' in say ? say.text.key : null];
    };
    const noted = tell(line, typed(line, 'halo')).chat;
    for (const words of ['halo kak', 'terima kasih', 'jam buka', 'tarif', 'cari inflasi banten', 'status', 'tolong'])
      expect([words, ...after(line, words)]).toEqual([words, 'desk.noted', 'desk.noted']);
    // once it was said, courtesy is noted silently; who may expect the assistant's answer hears that it went to the officer
    expect(after(noted, 'terima kasih')).toEqual(['desk.noted', null]);
    expect(after(noted, 'tarif')).toEqual(['desk.noted', 'desk.noted']);
    for (const chat of [line, noted]) {
      expect(after(chat, 'menu')).toEqual(['menu', null]);
      for (const words of ['batal', 'selesai', 'kembali ke asisten'])
        expect([words, after(chat, words)[1]]).toEqual([words, 'desk.withdrawn']);
      expect(after(chat, 'english')[1]).toBe('language.changed');
      expect(after(chat, 'bantuan')[1]).toBe('help');
      expect(after(chat, '/cari inflasi')[0]).not.toMatch(/^desk/);
    }
  });

  it('takes back nothing that was noted: "kembali" finds no question before the one that stands', () => {
    const line = tell(draft, { type: 'officer' }).chat;
    const said = { type: 'text' as const, text: 'Saya perlu data inflasi.' };
    const noted = tell(line, said).chat;
    expect(nameOf(noted.state.value)).toBe('desk.noted');
    expect(isUndoable(line.state, noted.state, said)).toBe(false);
  });

  it('says at a kiosk that nobody answers there later', () => {
    const line = tell(draft, { type: 'officer' }, 'lost');
    expect(line.chat.state.context.line?.kiosk).toBe(true);
    expect(JSON.stringify(asked(line.chat).text)).toContain('desk.kiosk.closed');
    const on = tell(line.chat, { type: 'answer', id: 'desk.later' });
    expect(on.says).toMatchObject([{ text: { key: 'desk.goOn.kiosk' } }, { text: { key: 'resume.back' } }]);
  });
});
