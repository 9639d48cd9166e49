/** Satisfaction after a finished service (docs/domain.md 8): what the conversation asks for, and what it is told. */
import type { IkmAnswers, IkmElement, IkmValue } from '../../../domain/ikm.ts';
import type { Localized } from '../../texts/text.ts';

export type RatedSubject = 'order' | 'complaint' | 'visit' | 'chat';

/** A rating as it is being given; `invite` names what is rated. */
export interface SurveyDraft {
  invite: string;
  subject: RatedSubject;
  /** an order's or ticket's code, a queue number */
  label: string;
  /** of a visit: the service of the queue */
  service: Localized | null;
  /** 0: not given yet */
  stars: number;
  answers: IkmAnswers;
  /** the element at hand, or where it would go on; null: all are answered, or the time for them is over */
  at: IkmElement | null;
  /** the national survey (SKD), where the office has its address; null: none */
  link: string | null;
}

/** `invite`: the id of an invitation, or the code of an order of theirs */
export type SurveyQuery =
  | { type: 'survey.show'; invite: string }
  /** the newest that is not rated yet */
  | { type: 'survey.newest' };

export type SurveyCommand =
  | { type: 'survey.rate'; invite: string; stars: number; comment: string | null }
  /** null: no score, which is refused */
  | { type: 'survey.answer'; invite: string; element: IkmElement; value: IkmValue | null }
  | { type: 'survey.decline'; invite: string };

export type SurveyResult =
  /** null: it is not there, or not this chat's; with stars: the elements may still be answered while `at` names one */
  | { type: 'survey.shown'; survey: SurveyDraft | null }
  | { type: 'survey.kept'; answers: IkmAnswers; link: string | null }
  | { type: 'survey.declined' }
  | { type: 'survey.refused' };

/** Told to the chat that was served. */
export type SurveyTold = {
  type: 'survey.asked';
  invite: string;
  subject: RatedSubject;
  label: string;
  /** of a visit: the service of the queue */
  service: Localized | null;
  again: boolean;
};
