/** Satisfaction after a finished service (docs/domain.md 8): what the conversation asks for, and what it is told. */
import type { Localized } from '../../texts/text.ts';

export const IKM_ELEMENTS = ['u1', 'u2', 'u3', 'u4', 'u5', 'u6', 'u7', 'u8', 'u9'] as const;
export type IkmElement = (typeof IKM_ELEMENTS)[number];
export type IkmAnswers = Partial<Record<IkmElement, 1 | 2 | 3 | 4>>;

export type RatedSubject = 'order' | 'complaint' | 'visit' | 'chat';

/** A rating as it is being given; `invite` names what is rated. */
export interface SurveyDraft {
  invite: string;
  subject: RatedSubject;
  /** an order's or ticket's code, a queue number */
  label: string;
  stars: number;
  answers: IkmAnswers;
  /** the element at hand */
  at: IkmElement | null;
}

export type SurveyQuery = { type: 'survey.show'; invite: string };

export type SurveyCommand =
  | { type: 'survey.rate'; invite: string; stars: number; comment: string | null }
  | { type: 'survey.answer'; invite: string; element: IkmElement; value: 1 | 2 | 3 | 4 }
  | { type: 'survey.decline'; invite: string };

export type SurveyResult =
  /** null: it is not there, or not this chat's; with stars: the elements may still be answered */
  | { type: 'survey.shown'; survey: SurveyDraft | null }
  /** `link`: the national survey (SKD), where the office has it; null: none */
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
