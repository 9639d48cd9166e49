import { getMicrosteps } from 'xstate';
import { describe, expect, it } from 'vitest';
import { conversationMachine } from '../../../machines/conversation/machine.ts';
import type { Parked } from '../../../machines/conversation/context.ts';
import type { ConversationEvent } from '../../../machines/conversation/events.ts';
import { flowOf, placesOf } from '../../../machines/conversation/places.ts';
import { MISSES_BEFORE_A_PERSON } from '../../../machines/conversation/question.ts';
import { questionOf, restoreSnapshot, step } from '../../../machines/conversation/step.ts';
import type { ConversationState } from '../../../machines/conversation/step.ts';
import { renderText } from '../../../machines/texts/render.ts';
import type { Text } from '../../../machines/texts/text.ts';
import { asked, nameOf, newChat, tapped, tell } from './chat.ts';
import type { Chat } from './chat.ts';
import { COMPLAINT_NEWS } from './counter/complaints.ts';
import { surveyAsked } from './counter/survey.ts';
import { CALLED } from './counter/visits.ts';
import { orderCodeAt } from './desk.ts';
import { canBeShown, staysAsked } from './question_watch.ts';
import { fewOfEach, leaves, placeOf, walk, WORDS } from './walk.ts';

const { places, edges } = walk();
const chats = [...places.values()];
const opening = newChat();
const strides = [...opening.strides, ...edges.flatMap(({ turn }) => turn.strides)];
const LEAVES = leaves();
/** A few chats of every state, with and without a parked form. */
const samples = [
  ...fewOfEach(chats, (chat) => `${where(chat)} ${chat.state.context.parked !== null}`, 4).values(),
].flat();

function where({ state }: Chat): string {
  return nameOf(state.value);
}

/** In both languages, as the customer would see it. */
function rendered(text: Text): string[] {
  return (['id', 'en'] as const).map((language) =>
    renderText(text, { language, timeZone: 'Asia/Jakarta', overrides: new Map() }),
  );
}

describe('the states of a conversation', () => {
  it('can all be come to', () => {
    const stoodIn = new Set(strides.flatMap(({ before, after }) => [nameOf(before.value), nameOf(after.value)]));
    expect(LEAVES.filter(({ path, passes }) => !passes && !stoodIn.has(path)).map(({ path }) => path)).toEqual([]);
  });

  it('can all be passed through that lead on by themselves', () => {
    const missing = new Set(LEAVES.filter(({ passes }) => passes).map(({ path }) => path));
    for (const { before, event } of strides) {
      if (missing.size === 0) break;
      for (const [snapshot] of getMicrosteps(conversationMachine, restoreSnapshot(before), event)) {
        missing.delete(nameOf(snapshot.value));
      }
    }
    expect([...missing]).toEqual([]);
  });

  it('ask a question, or else ask the office or lead on at once', () => {
    const entering = fewOfEach(strides, ({ after }) => nameOf(after.value), 50);
    const wrong = LEAVES.filter(({ path, rests, passes }) => {
      const entered = entering.get(path) ?? [];
      if (rests) return entered.some(({ after }) => questionOf(after) === null);
      return !passes && path !== 'welcome.opening' && entered.some(({ effects }) => effects.length !== 1);
    });
    expect(wrong).toEqual([]);
  });

  it('lead to the menu by answers, texts and files alone', () => {
    const out = new Set([...places].filter(([, chat]) => where(chat) === 'menu').map(([place]) => place));
    const ways = edges
      .filter(({ event }) => ['answer', 'text', 'file', 'menu'].includes(event.type))
      // the word "menu" counts only where it is offered as an answer
      .filter(({ from, event }) => event.type !== 'menu' || asked(from).answers.some(({ id }) => id === 'word:menu'))
      .map(({ from, turn }) => [placeOf(from), placeOf(turn.chat)] as const);
    for (let size = 0; size !== out.size;) {
      size = out.size;
      for (const [from, to] of ways) if (out.has(to)) out.add(from);
    }
    expect([...places.keys()].filter((place) => !out.has(place))).toEqual([]);
  });
});

describe('the questions', () => {
  it('have at most eight answers and are no longer than a message, like everything else that is said', () => {
    for (const chat of chats) canBeShown(chat);
    for (const { turn } of edges) canBeShown(turn.chat, turn.says);
    expect(edges.length).toBeGreaterThan(chats.length);
  });

  it('have answers with ids of their own that every channel can carry', () => {
    for (const chat of chats) {
      const { answers, beyond = [] } = asked(chat);
      const ids = [...answers, ...beyond].map(({ id }) => id);
      expect(new Set(ids).size, where(chat)).toBe(ids.length);
      expect(
        ids.filter((id) => !/^[A-Za-z0-9:._-]{1,64}$/.test(id)),
        where(chat),
      ).toEqual([]);
    }
  });

  it('tell their answers apart in both languages', () => {
    for (const chat of chats) {
      const { answers, beyond = [] } = asked(chat);
      const labels = [...answers, ...beyond].map(({ label }) => rendered(label));
      for (const language of [0, 1]) {
        const said = labels.map((label) => label[language]);
        expect(new Set(said).size, `${where(chat)}: ${said.join(' | ')}`).toBe(said.length);
        expect(said, where(chat)).not.toContain('');
      }
    }
  });

  it('offer no answer that is then refused as an old button', () => {
    const refused = edges.filter(
      ({ event, turn }) =>
        event.type === 'answer' && turn.says.some((say) => say.kind === 'text' && say.text.key === 'stale'),
    );
    expect(refused.map(({ from, event }) => `${where(from)}: ${JSON.stringify(event)}`)).toEqual([]);
  });

  it('offer no answer that does nothing at all', () => {
    const idle = edges.filter(
      ({ from, event, mood, turn }) =>
        event.type === 'answer' &&
        mood === 'usual' &&
        turn.says.length === 0 &&
        JSON.stringify(from.state) === JSON.stringify(turn.chat.state) &&
        turn.strides.every(({ effects }) => effects.length === 0),
    );
    expect(idle.map(({ from, event }) => `${where(from)}: ${JSON.stringify(event)}`)).toEqual([]);
  });

  it('and everything else that is said have all their values', () => {
    const check = (text: Text, at: string) => {
      for (const words of rendered(text)) {
        expect(words, `${text.key} in ${at}`).not.toMatch(/^$|\{|\}|undefined|NaN|\[object|null/);
      }
    };
    for (const chat of chats) {
      check(asked(chat).text, where(chat));
      for (const { label } of asked(chat).answers) check(label, where(chat));
    }
    const turns = [{ from: opening.chat, turn: opening }, ...edges];
    const said = turns.flatMap(({ from, turn }) => turn.says.map((say) => ({ from, say })));
    const kindOf = ({ from, say }: (typeof said)[number]) =>
      `${where(from)} ${say.kind === 'code' ? 'code' : `${say.text.key} ${say.kind}`}`;
    for (const { from, say } of [...fewOfEach(said, kindOf, 5).values()].flat()) {
      if (say.kind === 'code') expect(say.value).not.toBe('');
      else check(say.text, where(from));
      if (say.kind === 'link') expect(say.url).toMatch(/^https:/);
    }
  });
});

/** Forms that waited in the pile, and neither wait there any more nor were come back to. */
function lost(before: Chat, after: Chat): Parked[] {
  const { context, value } = after.state;
  const waits = placesOf(context.parked);
  const same = (one: Parked, other: Parked) =>
    JSON.stringify({ ...one, below: null }) === JSON.stringify({ ...other, below: null });
  return placesOf(before.state.context.parked).filter((place) => {
    if (!place.draft || waits.some((other) => same(place, other))) return false;
    const at = place.order?.code;
    // it is on the screen again, unless the order that it was about has changed
    const back = at === undefined || context.order?.code === at ? [place.value] : [];
    if (at !== undefined && context.order?.code === at) back.push({ orders: 'card' });
    if (back.some((one) => JSON.stringify(one) === JSON.stringify(value))) return false;
    // "batal" at the comment rated the order: nothing is left to be given stars
    const { state: commented } = before;
    const rates = JSON.stringify([commented.value, place.value]) === '[{"orders":"comment"},{"orders":"stars"}]';
    if (rates && commented.context.order?.code === at) return false;
    // the newer place of the same part, which took its turn, is not lost (machines/conversation/places)
    const { state: stood } = before;
    const newer = [...waits, { value, order: context.order }].find((one) => flowOf(one) === flowOf(place));
    const tookTurn = flowOf(stood) === flowOf(place) && stood.context.order?.code === at;
    if (tookTurn && newer?.order?.code === at && JSON.stringify(newer?.value) === JSON.stringify(stood.value))
      return false;
    // a guest book is gone on with by its own question
    return !(flowOf(place) === 'visits' && flowOf(after.state) === 'visits' && context.visit !== null);
  });
}

describe('in every place', () => {
  const kept = ({ context }: ConversationState) => [context.profile, context.form, context.basket];

  it.each([...WORDS, 'openOrder', 'greeting', 'thanks', 'unknown', 'stale'] as const)(
    '"%s" asks a question again and loses nothing',
    (word) => {
      for (const chat of samples) {
        const { chat: after } = tell(chat, eventOf(word));
        expect(kept(after.state), where(chat)).toEqual(kept(chat.state));
        expect(lost(chat, after), where(chat)).toEqual([]);
      }
    },
  );

  it('"back" asks the question before', () => {
    for (const chat of samples) {
      const { chat: after } = tell(chat, { type: 'back' });
      expect(after.state.value).toEqual((chat.undo.at(-1) ?? chat.state).value);
    }
  });

  it.each(['repeat', 'help', 'language', 'greeting', 'thanks', 'unknown', 'stale'] as const)(
    '"%s" stays where it was',
    (word) => {
      for (const chat of samples) {
        const { chat: after } = tell(chat, eventOf(word));
        // what is noted without a word says where it stands when it is asked
        const says = word === 'repeat' && where(chat) === 'desk.noted';
        expect(after.state.value).toEqual(says ? { desk: 'waiting' } : chat.state.value);
        expect(asked(after).answers, where(chat)).toEqual(asked(chat).answers);
      }
    },
  );

  it('"officer" and being misunderstood three times lead to a person, and back to where it was', () => {
    const tried = samples.filter((chat) => chat.state.context.consented && !/^(?:desk\.|rewriting)/.test(where(chat)));
    const misses = Array.from({ length: MISSES_BEFORE_A_PERSON }, () => ({ type: 'unknown' as const }));
    for (const chat of tried) {
      for (const words of [[{ type: 'officer' as const }], misses]) {
        const line = words.reduce((at, word) => tell(at, word).chat, chat);
        expect(line.state, where(chat)).toMatchObject({ value: { desk: 'waiting' }, context: { misses: 0 } });
        for (const id of ['desk.later', 'desk.withdraw']) {
          const { chat: back } = tell(line, tapped(line, id));
          expect([back.state.value, lost(chat, back)]).toEqual([chat.state.value, []]);
        }
        const { chat: withdrawn } = tell(line, tapped(line, 'desk.withdraw'));
        // nothing leads back to what was told anonymously
        if (where(chat).startsWith('complaints.') && chat.state.context.ticket?.anonymous === true) continue;
        expect(asked(withdrawn), where(chat)).toEqual(asked(chat));
      }
    }
    expect(tried.length).toBeGreaterThan(100);
  });

  it('what the office tells takes the place of no question that is being written to, or is for its reader alone', () => {
    const told: ConversationEvent[] = [
      surveyAsked(false),
      surveyAsked(true),
      ...COMPLAINT_NEWS,
      { type: 'visit.called', visit: CALLED, again: false },
      { type: 'visit.moved', number: 'A-003' },
      { type: 'privacy.erasedElsewhere' },
      { type: 'privacy.ready', url: 'https://contoh.id/unduh/x', days: 7 },
    ];
    for (const chat of samples) for (const event of told) tell(chat, event).strides.forEach(staysAsked);
    expect(samples.length).toBeGreaterThan(100);
  });

  it('asks for consent before anything else', () => {
    const before = edges.filter(({ from }) => !from.state.context.consented);
    for (const { from, event, turn } of before) {
      // what a link led to comes right after consent
      const done = turn.strides.filter(({ after }) => !after.context.consented).flatMap(({ effects }) => effects);
      // ... but for the rights over one's own data (docs/domain.md 9)
      const others = done
        .map((effect) => (effect.kind === 'query' ? effect.query.type : effect.command.type))
        .filter(
          (type) =>
            !/^(?:showOffice|recordConsent|complaint\.wbs|privacy\.(?:export|preview|erase|optOut))$/.test(type),
        );
      expect(others, `${where(from)}: ${event.type}`).toEqual([]);
      if (!turn.chat.state.context.consented) expect(where(turn.chat)).toMatch(/^(?:welcome|privacy)\./);
    }
    expect(before.length).toBeGreaterThan(0);
  });
});

it('takes nothing for an answer while the office is being asked', () => {
  const waiting = new Map(strides.map(({ after }) => [nameOf(after.value), after]));
  const events: ConversationEvent[] = [
    { type: 'answer', id: 'order.place' },
    { type: 'answer', id: 'consent.yes' },
    { type: 'answer', id: `act.approveInvoice:0:${orderCodeAt(0)}` },
    { type: 'text', text: 'ya' },
    { type: 'file', fileId: 'file-1', name: 'bukti.pdf' },
    { type: 'unknown' },
  ];
  const tried = LEAVES.filter(({ rests, passes }) => !rests && !passes).map(({ path }) => path);
  for (const path of tried) {
    const state = waiting.get(path);
    if (state === undefined) continue;
    for (const event of events) {
      const { state: after, effects } = step(state, event);
      expect(after.value, `${path}: ${event.type}`).toEqual(state.value);
      expect(effects.filter(({ kind }) => kind === 'command')).toEqual([]);
    }
  }
  expect(tried.length).toBeGreaterThan(10);
});

function eventOf(
  word: (typeof WORDS)[number] | 'openOrder' | 'greeting' | 'thanks' | 'unknown' | 'stale',
): ConversationEvent {
  if (word === 'openOrder') return { type: word, code: orderCodeAt(0) };
  if (word === 'greeting') return { type: word, salam: false };
  if (word === 'stale') return { type: word, id: 'order.place' };
  return { type: word };
}
