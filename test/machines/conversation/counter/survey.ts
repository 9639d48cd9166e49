import { nextElement } from '../../../../domain/ikm.ts';
import type {
  SurveyCommand,
  SurveyDraft,
  SurveyQuery,
  SurveyResult,
  SurveyTold,
} from '../../../../machines/conversation/counter/survey.ts';
import type { Mood } from '../office.ts';

const LINK = 'https://skd.example/isi';

/** An invitation as it stands in the office, before anything was answered. */
export const INVITATION: SurveyDraft = {
  invite: '01kundangan0000000000000001',
  subject: 'visit',
  label: 'A-003',
  service: { id: 'Perpustakaan', en: 'Library' },
  stars: 0,
  answers: {},
  at: null,
  link: LINK,
};

/** The office asks for it; again: it reminds. */
export function surveyAsked(again: boolean): SurveyTold {
  const { invite, subject, label, service } = INVITATION;
  return { type: 'survey.asked', invite, subject, label, service, again };
}

/** Rated already, and broken off behind the third element. */
const BROKEN_OFF = { u1: 4, u2: 3, u3: 4 } as const;
const WHOLE = { u1: 4, u2: 3, u3: 4, u4: 4, u5: 3, u6: 4, u7: 4, u8: 3, u9: 2 } as const;

/** As the office would answer, from values: what the chat was told of the rest is the chat's own. */
export function surveyOffice(asked: SurveyQuery | SurveyCommand, mood: Mood): SurveyResult {
  switch (asked.type) {
    case 'survey.show':
      return { type: 'survey.shown', survey: shown(asked.invite, mood) };
    case 'survey.newest':
      return { type: 'survey.shown', survey: mood === 'usual' ? INVITATION : null };
    case 'survey.rate':
      if (mood === 'lost') return { type: 'survey.refused' };
      return { type: 'survey.kept', answers: mood === 'moved' ? WHOLE : {}, link: mood === 'empty' ? null : LINK };
    case 'survey.answer': {
      if (mood === 'lost') return { type: 'survey.refused' };
      // everything before it is answered, in another chat too
      const answers = mood === 'moved' ? WHOLE : { [asked.element]: asked.value };
      return { type: 'survey.kept', answers, link: mood === 'empty' ? null : LINK };
    }
    case 'survey.decline':
      return mood === 'lost' ? { type: 'survey.refused' } : { type: 'survey.declined' };
  }
}

function shown(invite: string, mood: Mood): SurveyDraft | null {
  // an order's code: it was rated on its card just now
  const ofOrder = invite.startsWith('GP-');
  const known: SurveyDraft = ofOrder
    ? { ...INVITATION, subject: 'order', label: invite, service: null, stars: 5, at: 'u1' }
    : { ...INVITATION, invite };
  switch (mood) {
    case 'usual':
      return known;
    case 'empty':
      return null;
    case 'moved':
      return { ...known, stars: 4, answers: BROKEN_OFF, at: nextElement(BROKEN_OFF) };
    case 'lost':
      return { ...known, stars: 4, answers: WHOLE, at: null, link: null };
  }
}
