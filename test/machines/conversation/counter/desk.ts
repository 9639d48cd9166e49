import type { DeskCommand, DeskQuery, DeskResult } from '../../../../machines/conversation/counter/desk.ts';
import type { Mood } from '../office.ts';

/** As the office would answer, from values. */
export function deskOffice(asked: DeskQuery | DeskCommand, _mood: Mood): DeskResult {
  throw new Error(asked.type);
}
