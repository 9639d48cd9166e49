import type { VisitCommand, VisitQuery, VisitResult } from '../../../../machines/conversation/counter/visits.ts';
import type { Mood } from '../office.ts';

/** As the office would answer, from values. */
export function visitOffice(asked: VisitQuery | VisitCommand, _mood: Mood): VisitResult {
  throw new Error(asked.type);
}
