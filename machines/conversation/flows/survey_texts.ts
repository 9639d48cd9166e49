/** What is rated, in words; the invitation to it, and what comes after it. */
import { text } from '../../texts/text.ts';
import type { Text } from '../../texts/text.ts';
import type { SurveyDraft, SurveyTold } from '../counter/survey.ts';
import { actIn } from '../ask.ts';
import type { Context } from '../context.ts';
import { bubble } from '../setup.ts';
import type { Say } from '../setup.ts';

/** An answer about one rating names its invitation: a button of another rating can never count for this one. */
export function ofSurvey(act: string, { survey }: Context): string {
  return `survey.${act}:${survey?.invite ?? ''}`;
}

/** 'stars.5' of such an answer. */
export function actOf(id: string): string {
  return actIn(id).slice('survey.'.length);
}

/** 'pesanan *GP-ABC234*' */
export function aboutSurvey(rated: Pick<SurveyDraft, 'subject' | 'label' | 'service'> | null): Text {
  if (rated === null || rated.subject === 'chat') return text('survey.about.chat');
  const { subject, label, service } = rated;
  if (subject === 'visit' && service !== null) return text('survey.about.service', { label, service });
  return text(`survey.about.${subject}`, { label });
}

/** A rating of which nothing is given yet. */
export function beginRating({ invite, subject, label, service }: SurveyTold): SurveyDraft {
  return { invite, subject, label, service, stars: 0, answers: {}, at: null, link: null };
}

/**
 * Where something else is asked. No digit is named: what is typed next answers the question that stands, and stars are only
 * given where they are asked for (docs/domain.md 8).
 */
export function invitationSays(told: SurveyTold): Say[] {
  const button = [{ id: `survey:${told.invite}`, label: text('survey.open') }];
  const ask = text('survey.asked.button', { invitation: invitationText(told) });
  return [bubble(ask, button)];
}

/** Where the question follows. */
export function invitationText(told: SurveyTold): Text {
  const about = aboutSurvey(told);
  return told.again ? text('survey.asked.again', { about }) : text('survey.asked', { about });
}

/** The national survey of data needs (SKD), where the office has its address. */
export function skdSays(rated: SurveyDraft | null): Say[] {
  if (rated === null || rated.link === null) return [];
  return [{ kind: 'link', text: text('survey.skd'), label: text('survey.skd.open'), url: rated.link }];
}
