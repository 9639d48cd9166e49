import type {
  ComplaintCard,
  ComplaintCommand,
  ComplaintQuery,
  ComplaintResult,
  ComplaintTold,
} from '../../../../machines/conversation/counter/complaints.ts';
import type { Mood } from '../office.ts';

export const TICKET: ComplaintCard = {
  code: 'AD-ABC234',
  kind: 'complaint',
  status: 'answered',
  anonymous: false,
  receivedAt: Date.UTC(2026, 10, 23, 2),
  due: null,
  days: { net: 2, limit: 14 },
  limit: 14,
  silentDays: 7,
  erased: false,
  officeWords: 'Sudah diperbaiki.',
  file: { name: 'jawaban.pdf', url: 'https://contoh.example/unduh/abc' },
};

const ASKED: ComplaintCard = {
  ...TICKET,
  status: 'asking',
  due: '2026-12-11',
  officeWords: 'Pukul berapa?',
  file: null,
};
/** told anonymously, in a year whose holidays nobody entered */
const NAMELESS: ComplaintCard = {
  ...TICKET,
  code: 'AD-XYZ789',
  anonymous: true,
  status: 'received',
  days: null,
  officeWords: null,
  file: null,
};

/** Enough for two pages. */
const OFFICERS = Array.from({ length: 10 }, (_, index) => ({ id: `officer-${index}`, name: `Petugas ${index}` }));

export const COMPLAINT_NEWS: ComplaintTold[] = [
  { type: 'complaint.news', about: 'verified', complaint: { ...ASKED, status: 'verified', officeWords: null } },
  { type: 'complaint.news', about: 'asked', complaint: ASKED },
  { type: 'complaint.news', about: 'answered', complaint: TICKET },
  {
    type: 'complaint.news',
    about: 'closed',
    complaint: { ...TICKET, status: 'closed', officeWords: null, file: null },
  },
  { type: 'complaint.news', about: 'declined', complaint: { ...ASKED, status: 'declined' } },
];

/** As the office would answer, from values. `empty`: there is little; `moved`: it stands elsewhere; `lost`: it is gone. */
export function complaintOffice(asked: ComplaintQuery | ComplaintCommand, mood: Mood): ComplaintResult {
  switch (asked.type) {
    case 'complaint.officers':
      return { type: 'complaint.officersListed', officers: mood === 'usual' ? OFFICERS : [] };
    case 'complaint.list':
      return {
        type: 'complaint.listed',
        complaints: mood === 'usual' ? [{ code: TICKET.code, kind: TICKET.kind, status: TICKET.status }] : [],
      };
    case 'complaint.show': {
      const shown = { usual: TICKET, moved: ASKED, empty: NAMELESS, lost: null }[mood];
      return { type: 'complaint.shown', complaint: shown && { ...shown, code: asked.code } };
    }
    case 'complaint.channels':
      return {
        type: 'complaint.channelsTold',
        channels: { id: 'Kotak saran', en: 'Suggestion box' },
        wbs: mood === 'usual' ? 'https://wbs.example' : '',
      };
    case 'complaint.wbs':
      return { type: 'complaint.wbsTold', wbs: mood === 'usual' ? 'https://wbs.example' : '' };
    case 'complaint.submit':
      if (mood === 'lost') return { type: 'complaint.refused', reason: 'file_unusable' };
      return { type: 'complaint.taken', complaint: asked.draft.anonymous === true ? NAMELESS : ASKED };
    case 'complaint.forget':
      return { type: 'complaint.forgotten', wbs: mood === 'usual' ? 'https://wbs.example' : '' };
    case 'complaint.reply':
    case 'complaint.confirm':
    case 'complaint.reopen': {
      const act = (
        { 'complaint.reply': 'reply', 'complaint.confirm': 'confirm', 'complaint.reopen': 'reopen' } as const
      )[asked.type];
      if (mood === 'usual') return { type: 'complaint.acted', act, complaint: TICKET };
      const reason = mood === 'moved' ? 'not_allowed' : mood === 'lost' ? 'gone' : 'file_unusable';
      return { type: 'complaint.refused', reason };
    }
  }
}
