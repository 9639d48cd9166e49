/** What must hold of commands to the counter beside the orders, in any weather. */
import { expect } from 'vitest';
import { codeArrived } from '../../../machines/conversation/context.ts';
import { dueOf } from '../../../machines/conversation/flows/complaint_draft.ts';
import type { CounterCommand } from '../../../machines/conversation/effects.ts';
import type { Stride } from './chat.ts';

export function counterCommand(command: CounterCommand, { before, event }: Pick<Stride, 'before' | 'event'>): void {
  if (command.type.startsWith('privacy.')) return ownData(command.type, { before, event });
  const consents = event.type === 'consent.recorded';
  expect(before.context.consented || consents, `${command.type} without consent`).toBe(true);
  if (command.type === 'email.confirm') expect(command.code).toMatch(/^\d{6}$/);
  if (command.type === 'email.sendCode')
    expect(before.context.profile !== null || event.type === 'profile.saved', 'a code for nobody').toBe(true);
  if (command.type.startsWith('desk.')) talk(command.type, { before, event });
  if (isComplaint(command)) complaint(command, { before, event });
  if (isRating(command)) rating(command, { before, event });
  visiting(command, { before, event });
  return undefined;
}

/** A number is drawn when all is told, and given up after a yes (docs/domain.md 13). */
function visiting(command: CounterCommand, { before, event }: Pick<Stride, 'before' | 'event'>): void {
  switch (command.type) {
    case 'visit.take':
      expect(event.type, 'a number was drawn before the purpose was told').toBe('text');
      expect([command.draft.service, command.draft.name, command.draft.purpose]).not.toContain('');
      expect(before.context.services.map(({ code }) => code)).toContain(command.draft.service);
      break;
    case 'visit.attach':
      expect(command.code, 'another visit than the one of the link').toBe(
        event.type === 'openVisit' ? event.code : codeArrived(before.context),
      );
      break;
    case 'visit.cancel':
      expect(event, 'a number was given up without a yes').toEqual({ type: 'answer', id: `visit.yes:${command.code}` });
      break;
    default:
  }
}

/** What was said, now or before consent. */
export function meant({ before, event }: Pick<Stride, 'before' | 'event'>): Stride['event'] {
  const { arrival } = before.context;
  return event.type === 'consent.recorded' && arrival?.kind === 'wish' ? arrival.event : event;
}

/** Nobody is put into the line, or ends a talk, but by their own doing (docs/domain.md 12). */
function talk(type: string, { before, event }: Pick<Stride, 'before' | 'event'>): void {
  const { desk } = before.context;
  if (type === 'desk.request') {
    const said = meant({ before, event });
    const asked = said.type === 'officer' || (said.type === 'answer' && said.id === 'menu.person');
    expect(asked || (event.type === 'unknown' && before.context.misses >= 2), `${event.type} asked for a person`).toBe(
      true,
    );
  } else {
    expect(desk, `${type} without a request`).not.toBeNull();
    expect(event.type).toMatch(type === 'desk.keepFile' ? /^file$/ : /^(?:answer|cancel)$/);
  }
}

type ComplaintCommand = Extract<CounterCommand, { type: `complaint.${string}` }>;

function isComplaint(command: CounterCommand): command is ComplaintCommand {
  return command.type.startsWith('complaint.');
}

/** Nothing is sent but what the summary showed, and nothing is done to another complaint (docs/domain.md 7). */
function complaint(command: ComplaintCommand, { before, event }: Pick<Stride, 'before' | 'event'>): void {
  const { ticket } = before.context;
  switch (command.type) {
    case 'complaint.submit':
      expect(event).toEqual({ type: 'answer', id: 'complaint.send' });
      expect(command.draft).toEqual(before.context.complaint);
      expect(dueOf(command.draft, before.context.profile !== null)).toBe(null);
      if (command.draft.anonymous === true) {
        const { name, order, contact } = command.draft;
        expect([name, order, contact]).toEqual([null, null, null]);
      }
      break;
    case 'complaint.forget':
      expect([
        { type: 'answer', id: 'category.integrity' },
        { type: 'answer', id: 'integrity.yes' },
        { type: 'answer', id: 'drop.yes' },
        { type: 'cancel' },
      ]).toContainEqual(event);
      break;
    case 'complaint.confirm':
      expect(event).toEqual({ type: 'answer', id: `ticket.confirm:${command.code}` });
      break;
    default:
      // or it was asked whether it is a matter of integrity
      if (event.type === 'answer') expect(event.id).toBe('integrity.no');
      else expect(event.type).toMatch(/^(?:text|file)$/);
      expect(command.code).toBe(ticket?.code);
  }
}

type RatingCommand = Extract<CounterCommand, { type: `survey.${string}` }>;

function isRating(command: CounterCommand): command is RatingCommand {
  return command.type.startsWith('survey.');
}

/** Nothing is rated but by an answer to a question of that very rating (docs/domain.md 8). */
function rating(command: RatingCommand, { before, event }: Pick<Stride, 'before' | 'event'>): void {
  const { survey } = before.context;
  expect(command.invite, 'another rating than the one on the screen').toBe(survey?.invite);
  const id = event.type === 'answer' ? event.id : '';
  switch (command.type) {
    case 'survey.rate':
      expect(before.value).toEqual({ survey: 'comment' });
      expect(event.type).toMatch(/^(?:answer|text)$/);
      expect([1, 2, 3, 4, 5]).toContain(command.stars);
      expect(command.stars).toBe(survey?.stars);
      break;
    case 'survey.answer':
      expect(id).toBe(`survey.${command.element}.${command.value}:${command.invite}`);
      expect(command.element, 'an element that was not asked').toBe(survey?.at);
      break;
    case 'survey.decline':
      expect(id).toBe(`survey.decline:${command.invite}`);
  }
}

/** Nothing is erased or withdrawn but by its own button; rights over one's data do not wait for consent (docs/domain.md 9). */
function ownData(type: string, { before, event }: Pick<Stride, 'before' | 'event'>): void {
  if (type === 'privacy.erase') expect(event).toEqual({ type: 'answer', id: 'erase.yes' });
  if (type === 'privacy.withdraw') expect(event).toEqual({ type: 'answer', id: 'withdraw.yes' });
  if (type === 'privacy.export') expect(event.type).toBe('myData');
  if (type === 'privacy.optIn') {
    expect(before.context.muted).toBe(true);
    expect(event.type).toMatch(/^(?:optIn|greeting)$/);
  }
  if (type === 'privacy.optOut' && event.type !== 'optOut')
    expect(event).toEqual({ type: 'answer', id: 'stop.messages' });
}
