/** A chat as bots/turn leads it: events in, the chain of queries and commands run to its end, "kembali" by snapshots. */
import type { StateValue } from 'xstate';
import type { ConversationEvent } from '../../../machines/conversation/events.ts';
import type { Question } from '../../../machines/conversation/question.ts';
import type { Say } from '../../../machines/conversation/setup.ts';
import { isUndoable, openConversation, questionOf, step, undone } from '../../../machines/conversation/step.ts';
import type { ConversationState, Effect, Step } from '../../../machines/conversation/step.ts';
import { renderText } from '../../../machines/texts/render.ts';
import type { Text } from '../../../machines/texts/text.ts';
import { understand } from '../../../machines/understanding/understand.ts';
import { carryOut, NEW_OFFICE } from './office.ts';
import type { Mood, Office } from './office.ts';

export interface Chat {
  state: ConversationState;
  office: Office;
  /** what "kembali" goes back to, newest last; emptied by a committed effect */
  undo: ConversationState[];
}

/** One call of `step`. */
export interface Stride {
  before: ConversationState;
  event: ConversationEvent;
  after: ConversationState;
  effects: Effect[];
}

export interface Turn {
  chat: Chat;
  says: Say[];
  strides: Stride[];
}

const LONGEST_CHAIN = 12;

export function newChat(): Turn {
  const turn = { says: [] as Say[], strides: [] as Stride[] };
  const { state, office } = follow({ office: NEW_OFFICE, mood: 'usual', turn }, openConversation('id'));
  return { chat: { state, office, undo: [] }, ...turn };
}

/** @throws Error when the machine throws, loops, asks for two things at once, or ends a turn without a question */
export function tell(chat: Chat, event: ConversationEvent, mood: Mood = 'usual'): Turn {
  if (event.type === 'back') return goBack(chat);
  const turn = { says: [] as Say[], strides: [] as Stride[] };
  const { state, office } = follow({ office: chat.office, mood, turn }, take(chat.state, event, turn));
  if (questionOf(state) === null) throw new Error(`A turn ended without a question in ${nameOf(state.value)}`);
  const committed = turn.strides.some(({ effects }) => effects.some(({ kind }) => kind === 'command'));
  const undo = committed ? [] : isUndoable(chat.state, state, event) ? [...chat.undo, chat.state] : chat.undo;
  return { chat: { state, office, undo }, ...turn };
}

/** A button as it is understood when it is tapped here. */
export function tapped(chat: Chat, id: string): ConversationEvent {
  return understand({ kind: 'choice', token: id, label: '' }, { question: asked(chat), labels: [] });
}

export function asked(chat: Chat): Question {
  const question = questionOf(chat.state);
  if (question === null) throw new Error(`Nothing is asked in ${nameOf(chat.state.value)}`);
  return question;
}

/** 'shop.basket' of { shop: 'basket' }. */
export function nameOf(value: StateValue): string {
  if (typeof value === 'string') return value;
  return Object.entries(value)
    .map(([name, inner]) => (inner === undefined ? name : `${name}.${nameOf(inner)}`))
    .join(',');
}

function goBack(chat: Chat): Turn {
  const last = chat.undo.at(-1);
  if (last === undefined) return { chat, says: [], strides: [] };
  const state = undone(chat.state, last);
  return { chat: { ...chat, state, undo: chat.undo.slice(0, -1) }, says: [], strides: [] };
}

function take(before: ConversationState, event: ConversationEvent, turn: Omit<Turn, 'chat'>): Step {
  const taken = step(before, event);
  if (taken.effects.length > 1) throw new Error(`Two things at once after ${event.type} in ${nameOf(before.value)}`);
  turn.says.push(...taken.says);
  turn.strides.push({ before, event, after: taken.state, effects: taken.effects });
  return taken;
}

function follow(
  { office: at, mood, turn }: { office: Office; mood: Mood; turn: Omit<Turn, 'chat'> },
  first: Step,
): { state: ConversationState; office: Office } {
  let office = at;
  let taken = first;
  for (let length = 0; length < LONGEST_CHAIN; length += 1) {
    const [effect] = taken.effects;
    if (effect === undefined) return { state: taken.state, office };
    const done = carryOut(office, effect, mood);
    office = done.office;
    taken = take(taken.state, done.result, turn);
  }
  throw new Error(`A turn never ended in ${nameOf(taken.state.value)}`);
}

/** Words as they are understood when they are written here. */
export function typed(chat: Chat, words: string): ConversationEvent {
  const question = asked(chat);
  const labels = [...question.answers, ...(question.beyond ?? [])].map(({ label }) => ({
    id: labelIn(label, 'id'),
    en: labelIn(label, 'en'),
  }));
  return understand({ kind: 'text', text: words }, { question, labels });
}

function labelIn(label: Text, language: 'id' | 'en'): string {
  return renderText(label, { language, timeZone: 'Asia/Jakarta', overrides: new Map() });
}
