import type { DeskCommand, DeskLine, DeskQuery, DeskResult } from '../../../../machines/conversation/counter/desk.ts';
import type { Mood } from '../office.ts';

const OFFICE = { kiosk: false, phone: '0254-123456', email: 'pst@contoh.id' };

const LINES: Record<Mood, DeskLine> = {
  usual: { state: 'waiting', position: 2, minutes: 15, openNow: true, opensAt: null, ...OFFICE },
  empty: { state: 'waiting', position: 1, minutes: null, openNow: true, opensAt: null, ...OFFICE },
  moved: { state: 'held', position: 0, minutes: null, openNow: true, opensAt: null, ...OFFICE },
  lost: {
    state: 'waiting',
    position: 1,
    minutes: null,
    openNow: false,
    opensAt: 1_795_000_000_000,
    kiosk: true,
    phone: '',
    email: OFFICE.email,
  },
};

const TAKEN = { empty: 'none', moved: 'waiting', lost: 'none' } as const;

/** As the office would answer, from values. */
export function deskOffice(asked: DeskQuery | DeskCommand, mood: Mood): DeskResult {
  switch (asked.type) {
    case 'desk.line':
      // whoever was taken is held, unless they left meanwhile
      return { type: 'desk.shown', line: { ...LINES.moved, state: mood === 'usual' ? 'held' : TAKEN[mood] } };
    case 'desk.request':
      return { type: 'desk.shown', line: LINES[mood] };
    case 'desk.leave':
      return { type: 'desk.left' };
    case 'desk.keepFile':
      return { type: 'desk.fileKept' };
  }
}
