/** Walks the machine as far as people, the office and bad luck can lead it, and keeps one chat of every kind of place. */
import { conversationMachine } from '../../../machines/conversation/machine.ts';
import type { ConversationEvent } from '../../../machines/conversation/events.ts';
import { paymentStateOf, phaseOf } from '../../../machines/order/life.ts';
import { asked, nameOf, newChat, tapped, tell } from './chat.ts';
import type { Chat, Turn } from './chat.ts';
import { MOODS, officeActs, officeDoes } from './office.ts';
import type { Mood } from './office.ts';

export interface Leaf {
  path: string;
  /** the person is asked something there */
  rests: boolean;
  /** leads on by itself */
  passes: boolean;
}

export interface Edge {
  from: Chat;
  event: ConversationEvent;
  mood: Mood;
  turn: Turn;
}

export interface Walk {
  /** one chat of every place by its name, in the order they were found */
  places: Map<string, Chat>;
  edges: Edge[];
}

/** Texts that some question takes, and one that none does. */
const TEXTS = ['Siti Aminah', 'siti@contoh.id', '081234567890', 'Jepang', '012345678901234', 'angka', '1', '?'];

/** What may be said anywhere; "kembali" is the turn's own. */
export const WORDS = ['menu', 'repeat', 'cancel', 'status', 'help', 'officer', 'language'] as const;

const MOST_PLACES = 3_000;
const MOST_ORDERS = 2;

/** The states of the machine without inner states. */
export function leaves(): Leaf[] {
  const within = (node: typeof conversationMachine.root): Leaf[] => {
    const inner = Object.values(node.states);
    if (inner.length > 0) return inner.flatMap(within);
    return [{ path: node.path.join('.'), rests: node.meta !== undefined, passes: (node.always ?? []).length > 0 }];
  };
  return within(conversationMachine.root);
}

export function walk(): Walk {
  const places = new Map<string, Chat>();
  const edges: Edge[] = [];
  const waiting = [newChat().chat];
  for (let chat = waiting.shift(); chat !== undefined; chat = waiting.shift()) {
    const place = placeOf(chat);
    if (places.has(place) || chat.office.orders.length > MOST_ORDERS) continue;
    if (places.size === MOST_PLACES) throw new Error(`More than ${MOST_PLACES} places: tell fewer of them apart`);
    places.set(place, chat);
    const made = edgesFrom(chat);
    edges.push(...made);
    waiting.push(...made.map(({ turn }) => turn.chat));
  }
  return { places, edges };
}

/** Places are told apart by what is asked and by what decides where its answers lead. */
export function placeOf({ state, office }: Chat): string {
  const { context, value } = state;
  const kinds = new Set(asked({ state, office, undo: [] }).answers.map(({ id }) => id.replace(/(?:GP|PUB)-\w+/, '')));
  const flow = nameOf(value).split('.')[0];
  const registered = context.profile !== null;
  const { segment, country } = context.form;
  const payer =
    segment === 'private_company' ? 'company' : country === undefined || country === 'ID' ? 'home' : 'abroad';
  const decisive = {
    profile: [registered, context.goal, payer],
    shop: [context.profile?.country, context.tariff !== null, context.basket.length > 0],
    menu: [registered, context.tariff !== null, context.basket.length > 0, context.parked !== null],
    orders: [context.parked !== null],
  }[flow ?? ''];
  const [first] = office.orders;
  const stand = first && [phaseOf(first.state), paymentStateOf(first.state), first.facts.prepared, first.facts.abroad];
  return JSON.stringify([
    value,
    [...kinds],
    decisive,
    flow === 'orders' || flow === 'menu' ? stand : null,
    office.orders.length,
  ]);
}

function edgesFrom(chat: Chat): Edge[] {
  const question = asked(chat);
  const events: ConversationEvent[] = [
    ...question.answers.map(({ id }) => tapped(chat, id)),
    ...(question.beyond ?? []).slice(0, 1).map(({ id }) => ({ type: 'answer' as const, id })),
    ...(question.accepts === 'text' ? TEXTS : []).map((text) => ({ type: 'text' as const, text })),
    ...(question.accepts === 'file' ? [{ type: 'file' as const, fileId: 'file-1', name: 'bukti.pdf' }] : []),
    ...WORDS.map((type) => ({ type })),
  ];
  const usual = events.map((event) => edge(chat, event, 'usual'));
  // the office's mood matters where it is asked something; what a word asks is the same everywhere
  const asks = usual.filter(
    ({ event, turn }) =>
      (!isWord(event) || chat.state.value === 'menu') && turn.strides.some(({ effects }) => effects.length > 0),
  );
  const bad = asks.flatMap(({ event }) => MOODS.slice(1).map((mood) => edge(chat, event, mood)));
  return [...usual, ...bad, ...officeEdges(chat)];
}

function isWord(event: ConversationEvent): boolean {
  return WORDS.some((word) => word === event.type);
}

/** The office acts wherever its customer is; that is tried where it may matter: in the menu and at the orders. */
function officeEdges(chat: Chat): Edge[] {
  const path = nameOf(chat.state.value);
  if (path !== 'menu' && path !== 'orders.card') return [];
  return chat.office.orders.slice(0, 1).flatMap((order) =>
    officeActs(order).map(({ name, by }) => {
      const { office, news } = officeDoes(chat.office, order.code, name, by);
      return edge({ ...chat, office }, news ?? { type: 'repeat' }, 'usual');
    }),
  );
}

function edge(from: Chat, event: ConversationEvent, mood: Mood): Edge {
  return { from, event, mood, turn: tell(from, event, mood) };
}

/** The first few of every kind. */
export function fewOfEach<T>(all: readonly T[], kindOf: (one: T) => string, few: number): Map<string, T[]> {
  const kinds = new Map<string, T[]>();
  for (const one of all) {
    const kind = kindOf(one);
    const alike = kinds.get(kind) ?? [];
    if (alike.length < few) kinds.set(kind, [...alike, one]);
  }
  return kinds;
}
