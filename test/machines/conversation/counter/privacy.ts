import type { PrivacyCommand, PrivacyQuery, PrivacyResult } from '../../../../machines/conversation/counter/privacy.ts';
import type { Mood } from '../office.ts';

/** As the office would answer, from values. */
export function privacyOffice(asked: PrivacyQuery | PrivacyCommand, _mood: Mood): PrivacyResult {
  throw new Error(asked.type);
}
