import type { InformationQuery, InformationResult } from '../../../../machines/conversation/counter/information.ts';
import type { Mood } from '../office.ts';

/** As the office would answer, from values. */
export function informationOffice(asked: InformationQuery, _mood: Mood): InformationResult {
  throw new Error(asked.type);
}
