/**
 * One step of a conversation: snapshot and event in, snapshot, bubbles and effects out. Pure. Around xstate's transition it
 * adds what needs the whole snapshot: counting misses, parking an interrupted form and coming back to it.
 */
import { initialTransition, transition } from 'xstate';
import type { SnapshotFrom, StateValue } from 'xstate';
import type { Language } from '../../domain/vocabulary.ts';
import { text } from '../texts/text.ts';
import type { Context } from './context.ts';
import type { Command, Query } from './effects.ts';
import { isEntered } from './entered.ts';
import type { ConversationEvent } from './events.ts';
import { CONVERSATION_MACHINE_VERSION, conversationMachine } from './machine.ts';
import { backAt, parkedUpon, placeAt } from './places.ts';
import { MISSES_BEFORE_A_PERSON } from './question.ts';
import type { Question } from './question.ts';
import { passesOver, withOffer, withoutOffer } from './rewrite.ts';
import { bubble } from './setup.ts';
import type { Meta, Say } from './setup.ts';

/** As stored with the conversation. */
export interface ConversationState {
  version: number;
  value: StateValue;
  context: Context;
}

export type Effect = { kind: 'query'; query: Query } | { kind: 'command'; command: Command };

export interface Step {
  state: ConversationState;
  says: Say[];
  /** at most one query or command is under way at a time; its result is the next event of the same turn */
  effects: Effect[];
}

type Snapshot = SnapshotFrom<typeof conversationMachine>;

/** The three actions of ./setup, as transition returns them: xstate's own type does not tell them apart. */
type Action = { type: 'say'; params: Say[] } | { type: 'query'; params: Query } | { type: 'command'; params: Command };

/** Words that lead out of a form: the form waits and is offered again. */
const LEAVES_A_FORM = new Set<ConversationEvent['type']>([
  'menu',
  'status',
  'openOrder',
  'openProduct',
  'connect',
  'connectCode',
  'disconnect',
  'connection.ended',
  'cancel',
  'officer',
  'information',
  'complain',
  'visit',
  'myData',
  'eraseData',
  'withdraw',
  'optOut',
  'openTicket',
  'openVisit',
  'openSurvey',
  'rate',
  'search',
  'desk.taken',
]);
/** Messages in which nothing could be read. */
const MISSED = new Set<ConversationEvent['type']>(['unknown', 'unreadable', 'stale']);

/** A chat's first moment. */
export function openConversation(language: Language): Step {
  const [snapshot, actions] = initialTransition(conversationMachine);
  const opened = conversationMachine.resolveState({
    value: snapshot.value,
    context: { ...snapshot.context, language },
  });
  return stepOf(opened, actions);
}

export function step(stood: ConversationState, given: ConversationEvent): Step {
  const { state, event } = beside(stood, given);
  const before = park(count(restoreSnapshot(state), event), event);
  const [after, actions] = transition(conversationMachine, before, event);
  if (after.matches('unchanged') && after.context.rewrite !== null) {
    return stepOf(restoreSnapshot(withoutOffer(stateOf(after))), actions);
  }
  const parked = after.matches('finished') || after.matches('resumed') ? after.context.parked : null;
  if (parked === null) return stepOf(withoutMerePlace(after), actions);
  const context = { ...after.context, ...backAt(parked, after.context) };
  const back = stepOf(conversationMachine.resolveState({ value: parked.value, context }), actions);
  // who was only looking at something needs no word about it
  return parked.draft ? { ...back, says: [...back.says, bubble(text('resume.back'))] } : back;
}

/** A mere place is come back to right after the office's part, or not at all. */
function withoutMerePlace(snapshot: Snapshot): Snapshot {
  const { parked } = snapshot.context;
  if (parked === null || parked.draft || MAY_LEAD_BACK.some((place) => snapshot.matches(place))) return snapshot;
  return withContext(snapshot, { parked: parked.below });
}

const MAY_LEAD_BACK = ['desk', 'rewriting', 'finished', 'resumed', { orders: 'resuming' }] as const;

/**
 * Where the event is taken up. A button of what was asked before an edited message was on offer still answers that; any
 * other old one answers nothing.
 */
function beside(
  state: ConversationState,
  given: ConversationEvent,
): { state: ConversationState; event: ConversationEvent } {
  if (given.type === 'rewrite.offered' && state.context.consented && questionOf(state)?.silent !== true)
    return { state: withOffer(state, given), event: given };
  if (given.type === 'survey.asked' && isIdle(state)) return { state: { ...state, value: 'menu' }, event: given };
  if (state.value === 'rewriting') {
    const stood = withoutOffer(state);
    if (passesOver(given)) return { state: stood, event: given };
    const id = given.type === 'answer' || given.type === 'stale' ? given.id : undefined;
    if (id !== undefined && !asks(state, id) && asks(stood, id)) return { state: stood, event: { type: 'answer', id } };
  }
  return { state, event: isOldButton(state, given) ? { type: 'stale', id: given.id } : given };
}

/**
 * Services that were only looked at: a question after what was served may take their place, as it takes the menu's. Not so what
 * concerns a complaint: what is written next may be meant for it, and is for its reader alone (docs/domain.md 7).
 */
const LOOKED_AT = [{ visits: 'own' }, 'information'] as const;

function isIdle(state: ConversationState): boolean {
  const snapshot = restoreSnapshot(state);
  const { consented, parked } = snapshot.context;
  return consented && parked === null && LOOKED_AT.some((place) => snapshot.matches(place));
}

function asks(state: ConversationState, id: string): boolean {
  const question = questionOf(state);
  return [...(question?.answers ?? []), ...(question?.beyond ?? [])].some((answer) => answer.id === id);
}

/** An answer that is not among those asked for belongs to another question, whatever state would take it. */
function isOldButton(
  state: ConversationState,
  event: ConversationEvent,
): event is Extract<ConversationEvent, { type: 'answer' }> {
  return event.type === 'answer' && !asks(state, event.id);
}

/** What the person is asked where they stand; null only while a query or command is under way. */
export function questionOf(state: ConversationState): Question | null {
  const metas = Object.values(restoreSnapshot(state).getMeta()) as (Meta | undefined)[];
  const meta = metas.find((candidate) => candidate !== undefined);
  return meta === undefined ? null : meta.question(state.context);
}

/** Whether "kembali" may return to the state before: it was an answer or a way taken, and something changed by it. */
export function isUndoable(before: ConversationState, after: ConversationState, event: ConversationEvent): boolean {
  if (MISSED.has(event.type) || event.type === 'language' || event.type === 'speak') return false;
  // an edited message is offered beside what is asked, and so it goes again
  if (after.value === 'rewriting' || (before.value === 'rewriting' && event.type === 'answer')) return false;
  // news of the order on the table renews its card: nobody may go back to the old one
  // a talk with a person of the office is not gone back into, nor out of
  if (event.type.startsWith('desk.')) return false;
  // nor is what is noted for whoever comes taken back: the question stays the same
  if (isAtDesk(before) && isAtDesk(after)) return false;
  if (event.type === 'order.news' && JSON.stringify(before.value) === JSON.stringify(after.value)) return false;
  const bare = ({ context, value }: ConversationState) =>
    JSON.stringify([value, { ...context, misses: 0, office: null, reminded: false }]);
  return bare(before) !== bare(after);
}

function isAtDesk(state: ConversationState): boolean {
  return restoreSnapshot(state).matches('desk');
}

/**
 * The state before, as "kembali" restores it: the language stays as it is now, that the form was reminded of, and how it is
 * with a person of the office.
 */
export function undone(now: ConversationState, before: ConversationState): ConversationState {
  const { language, desk } = now.context;
  const reminded = now.context.reminded || before.context.reminded;
  // nobody waits any more for an officer who came and went
  const value = desk === null && restoreSnapshot(before).matches('desk') ? 'menu' : before.value;
  const context = { ...before.context, language, desk, reminded, misses: 0 };
  return stateOf(withoutMerePlace(restoreSnapshot({ ...before, value, context })));
}

/** @throws Error with code CONVERSATION_STATE_UNKNOWN when the machine no longer knows the state */
export function restoreSnapshot(state: ConversationState): Snapshot {
  try {
    return conversationMachine.resolveState({ value: state.value, context: state.context });
  } catch (cause) {
    throw Object.assign(new Error(`No such conversation state: ${JSON.stringify(state.value)}`, { cause }), {
      code: 'CONVERSATION_STATE_UNKNOWN',
    });
  }
}

function count(snapshot: Snapshot, event: ConversationEvent): Snapshot {
  const misses = MISSED.has(event.type)
    ? snapshot.context.misses + 1
    : isFromCustomer(event)
      ? 0
      : snapshot.context.misses;
  return withContext(snapshot, { misses });
}

/** What leads to a person of the office, from wherever. */
function leadsToPerson(event: ConversationEvent, { misses }: Context): boolean {
  if (event.type === 'unknown') return misses >= MISSES_BEFORE_A_PERSON;
  return (
    event.type === 'officer' || event.type === 'desk.taken' || (event.type === 'answer' && event.id === 'menu.person')
  );
}

/** Results and news carry a dot in their type; what a customer says does not. */
function isFromCustomer(event: ConversationEvent): boolean {
  return !event.type.includes('.');
}

/** Where the chat is, to be come back to: a draft always, any other place when a person of the office comes between. */
function park(snapshot: Snapshot, event: ConversationEvent): Snapshot {
  const toPerson = leadsToPerson(event, snapshot.context);
  if (!(LEAVES_A_FORM.has(event.type) || toPerson) || snapshot.matches('desk') || !snapshot.context.consented)
    return snapshot;
  const draft = isDraft(snapshot);
  if (!draft && !toPerson) return snapshot;
  // a fact is told where the chat stands
  if (event.type === 'information' && event.topic !== undefined) return snapshot;
  // it is only said that there is nothing to connect
  if (event.type === 'connect' && snapshot.context.profile === null) return snapshot;
  // the other drafts answer "batal" themselves
  if (event.type === 'cancel' && !snapshot.hasTag('form')) return snapshot;
  const { context, value } = snapshot;
  const place = placeAt(value, context, draft);
  // neither a talk that nobody here asked for nor a mere place costs anything of what is parked
  const costs = draft && event.type !== 'desk.taken';
  return withContext(snapshot, {
    parked: costs ? parkedUpon(context.parked, place) : { ...place, below: context.parked },
  });
}

/** Whether the person fills in a form, whose summary has a way to change what was given. */
export function isFilling(state: ConversationState): boolean {
  const snapshot = restoreSnapshot(withoutOffer(state));
  return snapshot.hasTag('form') && isDraft(snapshot);
}

/** In the shop a mere look around is nothing to come back to: only a basket, or a request form, is. */
function isDraft(snapshot: Snapshot): boolean {
  const { basket, request } = snapshot.context;
  return snapshot.hasTag('draft') && (!snapshot.matches('shop') || basket.length > 0 || request !== null);
}

function withContext(snapshot: Snapshot, change: Partial<Context>): Snapshot {
  return conversationMachine.resolveState({ value: snapshot.value, context: { ...snapshot.context, ...change } });
}

function stepOf(snapshot: Snapshot, executable: readonly { type: string }[]): Step {
  const actions = executable as readonly Action[];
  const says: Say[] = [];
  const effects: Effect[] = [];
  for (const action of actions) {
    if (action.type === 'say') says.push(...action.params);
    if (action.type === 'query') effects.push({ kind: 'query', query: action.params });
    if (action.type === 'command') effects.push({ kind: 'command', command: action.params });
  }
  // another form may be reminded of again, once nothing of this one is left
  const context = isEntered(snapshot.context) ? snapshot.context : { ...snapshot.context, reminded: false };
  return { state: { ...stateOf(snapshot), context }, says, effects };
}

function stateOf({ value, context }: Snapshot): ConversationState {
  return { version: CONVERSATION_MACHINE_VERSION, value, context };
}
