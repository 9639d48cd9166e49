import type {
  ComplaintCommand,
  ComplaintQuery,
  ComplaintResult,
} from '../../../../machines/conversation/counter/complaints.ts';
import type { Mood } from '../office.ts';

/** As the office would answer, from values. */
export function complaintOffice(asked: ComplaintQuery | ComplaintCommand, _mood: Mood): ComplaintResult {
  throw new Error(asked.type);
}
