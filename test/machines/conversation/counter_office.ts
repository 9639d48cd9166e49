/** The counter beside the orders, as the small office of ./office has it. */
import type {
  Command,
  CounterCommand,
  CounterQuery,
  CounterResult,
  Query,
} from '../../../machines/conversation/effects.ts';
import { complaintOffice } from './counter/complaints.ts';
import { deskOffice } from './counter/desk.ts';
import { emailOffice } from './counter/email.ts';
import { informationOffice } from './counter/information.ts';
import { privacyOffice } from './counter/privacy.ts';
import { surveyOffice } from './counter/survey.ts';
import { visitOffice } from './counter/visits.ts';
import type { Mood } from './office.ts';

const PARTS = ['desk', 'visit', 'complaint', 'survey', 'privacy', 'information', 'email'] as const;
type Part = (typeof PARTS)[number];

export function isCounter<T extends Query | Command>(asked: T): asked is Extract<T, { type: `${Part}.${string}` }> {
  return PARTS.some((part) => asked.type.startsWith(`${part}.`));
}

function isFor<T extends { type: string }, P extends Part>(
  asked: T,
  part: P,
): asked is Extract<T, { type: `${P}.${string}` }> {
  return asked.type.startsWith(`${part}.`);
}

export function counterOffice(asked: CounterQuery | CounterCommand, mood: Mood): CounterResult {
  if (isFor(asked, 'desk')) return deskOffice(asked, mood);
  if (isFor(asked, 'visit')) return visitOffice(asked, mood);
  if (isFor(asked, 'complaint')) return complaintOffice(asked, mood);
  if (isFor(asked, 'survey')) return surveyOffice(asked, mood);
  if (isFor(asked, 'privacy')) return privacyOffice(asked, mood);
  if (isFor(asked, 'email')) return emailOffice(asked, mood);
  return informationOffice(asked, mood);
}
