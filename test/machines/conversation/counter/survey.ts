import type { SurveyCommand, SurveyQuery, SurveyResult } from '../../../../machines/conversation/counter/survey.ts';
import type { Mood } from '../office.ts';

/** As the office would answer, from values. */
export function surveyOffice(asked: SurveyQuery | SurveyCommand, _mood: Mood): SurveyResult {
  throw new Error(asked.type);
}
