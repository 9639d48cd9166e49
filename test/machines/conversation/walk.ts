/** Walks the machine as far as people, the office and bad luck can lead it, and keeps one chat of every kind of place. */
import { conversationMachine } from '../../../machines/conversation/machine.ts';
import { takesFile, takesText } from '../../../machines/conversation/question.ts';
import { isMixed, isWritten, needsAbstraction } from '../../../machines/conversation/basket.ts';
import { INFORMATION_TOPICS } from '../../../machines/conversation/counter/information.ts';
import type { ProductCard } from '../../../machines/conversation/effects.ts';
import type { ConversationEvent } from '../../../machines/conversation/events.ts';
import { agreementStateOf, paymentStateOf, phaseOf } from '../../../machines/order/life.ts';
import type { ConversationState } from '../../../machines/conversation/step.ts';
import { asked, nameOf, newChat, tapped, tell } from './chat.ts';
import type { Chat, Turn } from './chat.ts';
import { COMPLAINT_NEWS, TICKET } from './counter/complaints.ts';
import { INVITATION, surveyAsked } from './counter/survey.ts';
import { VISIT } from './counter/visits.ts';
import { officeActs, officeDoes, orderCodeAt } from './desk.ts';
import { MOODS } from './office.ts';
import type { Mood } from './office.ts';
import { CATALOGUE } from './shelf.ts';
import { dataOrder, knownParty, registered, registeredAbroad, twoRequests } from './stories.ts';

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
const TEXTS = [
  'Siti Aminah',
  'siti@contoh.id',
  '081234567890',
  'Jepang',
  '012345678901234',
  '123456',
  'angka',
  '1',
  'hapus 1',
  '?',
];

/** What may be said anywhere; "kembali" is the turn's own. */
export const WORDS = [
  'menu',
  'repeat',
  'cancel',
  'status',
  'help',
  'officer',
  'language',
  'information',
  'connect',
  'disconnect',
  'visit',
  'complain',
] as const;

const MOST_PLACES = 3_000;
/** What may come between anywhere is tried in so many places of one kind. */
const FEW_ALIKE = 2;
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
  const known = registered();
  const waiting = [newChat().chat, dataOrder(known), dataOrder(registeredAbroad()), knownParty(), twoRequests(known)];
  const alike = new Map<string, number>();
  for (let chat = waiting.shift(); chat !== undefined; chat = waiting.shift()) {
    const place = placeOf(chat);
    if (places.has(place) || chat.office.orders.length > MOST_ORDERS) continue;
    if (places.size === MOST_PLACES) throw new Error(`More than ${MOST_PLACES} places: tell fewer of them apart`);
    places.set(place, chat);
    const kind = circumstancesOf(chat);
    const seen = alike.get(kind) ?? 0;
    alike.set(kind, seen + 1);
    const made = edgesFrom(chat, seen < FEW_ALIKE);
    edges.push(...made);
    waiting.push(...made.filter(goesOn).map(({ turn }) => turn.chat));
  }
  return { places, edges };
}

/** What it depends on where a word or a link leads to from a state. */
function circumstancesOf({ state: { value, context } }: Chat): string {
  const { basket, parked, profile, desk } = context;
  return JSON.stringify([value, basket.length > 0, parked !== null, profile !== null, desk?.state]);
}

/** Parts of the counter in which it makes no difference what was ordered. */
const BESIDE_ORDERS = new Set([
  'complaints',
  'visits',
  'desk',
  'survey',
  'information',
  'searching',
  'privacy',
  'email',
  'shop',
  'abstraction',
  'party',
  'reduction',
]);

/** Places are told apart by what is asked and by what decides where its answers lead. */
export function placeOf({ state, office }: Chat): string {
  const { context, value } = state;
  const kinds = new Set(
    asked({ state, office, undo: [] }).answers.map(({ id }) =>
      id.replace(/(?:\.\d+)?(?::[\w.]+)?:(?:GP|PUB|MIK|PETA)-\w+/, ''),
    ),
  );
  const flow = nameOf(value).split('.')[0];
  const known = context.profile !== null;
  const { segment, country } = context.form;
  const payer =
    segment === 'private_company' ? 'company' : country === undefined || country === 'ID' ? 'home' : 'abroad';
  const decisive = {
    welcome: [context.arrival?.kind === 'wish' ? context.arrival.event : context.arrival?.kind],
    connecting: [context.parked !== null, known],
    searching: [context.parked !== null, context.lookup?.page],
    information: [context.parked !== null, known],
    linked: [context.parked !== null, context.linked?.form?.kind],
    disconnecting: [context.parked !== null, context.connections.map(({ own }) => own)],
    rewriting: [context.rewrite?.from],
    profile: [known, context.goal, payer],
    email: [context.goal],
    privacy: [context.consented, context.parked !== null],
    shop: shopping(state),
    abstraction: [context.writing, context.asking, context.abstraction.statement],
    party: [Object.keys(context.party), context.agreed !== null],
    visits: [context.parked !== null, known],
    complaints: complaining(state),
    desk: [context.parked !== null, context.desk?.state],
    survey: [context.parked !== null],
    menu: [known, context.tariff !== null, context.basket.length > 0, context.parked !== null],
    orders: [context.parked !== null, ...correcting(state)],
  }[flow ?? ''];
  const [first] = office.orders;
  const stand = first && [
    phaseOf(first.state),
    paymentStateOf(first.state),
    agreementStateOf(first.state),
    first.facts.prepared,
    first.facts.abroad,
    first.facts.agreementDue,
    first.facts.sampled,
    first.facts.reductionAsked,
    first.facts.asked,
  ];
  return JSON.stringify([
    value,
    [...kinds],
    decisive,
    standing(nameOf(value), stand),
    BESIDE_ORDERS.has(flow ?? '') ? null : office.orders.length,
  ]);
}

/** How far the order is decides what its card offers; a list names its phase, and a cancellation is the same in all. */
function standing(name: string, stand: unknown[] | undefined): unknown {
  if (name === 'orders.list') return stand?.slice(0, 2);
  return name === 'menu' || /^orders\.(?!cancel)/.test(name) ? stand : null;
}

const FORM =
  /^shop\.(?:beginning|requesting|round|level|part|picking|picked|processing|describingTable|requested|changing)/;

function offerOf(product: ProductCard | null): unknown {
  const form = product?.form;
  return form?.kind === 'microdata' ? form.fullSetOnly : form?.kind;
}

/** While a request is filled in, what of it is; elsewhere what the basket has to go through. */
function shopping({ value, context }: ConversationState): unknown {
  const { basket, product, profile, request, split, tariff } = context;
  if (FORM.test(nameOf(value))) {
    const filled = Object.values({ ...request, replaces: 0 }).map((given) => given === null);
    return [product?.kind, filled, basket.length > 0, tariff !== null, request?.replaces === null];
  }
  const goes = isMixed(basket) ? 'mixed' : needsAbstraction(basket) ? 'reviewed' : basket.length > 0;
  const at = /^shop\.(?:product|rules)$/.test(nameOf(value)) ? offerOf(product) : null;
  const several = nameOf(value) === 'shop.basket' && basket.filter((line) => line.request !== null).length > 1;
  return [profile?.country, tariff !== null, goes, split, at, isWritten(context), several];
}

/** What was said of the parts matters while they are gone through. */
function correcting({ value, context }: ConversationState): unknown[] {
  const within = /^orders\.(?:review|describing|confirming|concerns)/.test(nameOf(value));
  return within ? [Object.keys(context.review), context.concerns.length > 0] : [];
}

/** Asked about in a complaint, and no more than words elsewhere. */
const BRIBES: ConversationEvent[] = [
  { type: 'text', text: 'Saya diminta suap.' },
  { type: 'file', fileId: 'file-1', name: 'bukti.pdf', caption: 'Saya diminta suap.' },
];

/** The officer is away: the talk goes back into the line. */
const RETURNED = { type: 'desk.returned' as const };

/** How far a complaint is told, and which one is on the screen. */
function complaining({ value, context }: ConversationState): unknown[] {
  const { complaint, ticket, complaints, parked, page } = context;
  const known = context.profile !== null;
  const decisive = {
    start: [parked !== null, complaint !== null, complaints.length > 0, known],
    mine: [page],
    card: [parked !== null, ticket?.status],
    replying: [ticket?.status],
    objecting: [],
    about: [page],
  }[nameOf(value).split('.')[1] ?? ''];
  return decisive ?? [complaint?.kind === 'complaint', complaint?.anonymous, complaint?.text === '', known];
}

/** `wide`: also whatever may come between. */
function edgesFrom(chat: Chat, wide: boolean): Edge[] {
  const question = asked(chat);
  const events: ConversationEvent[] = [
    ...question.answers.map(({ id }) => tapped(chat, id)),
    ...(question.beyond ?? []).slice(0, 1).map(({ id }) => ({ type: 'answer' as const, id })),
    ...(takesText(question) ? TEXTS : []).map((text) => ({ type: 'text' as const, text })),
    ...(/^complaints\.(?:describing|replying|objecting)$/.test(nameOf(chat.state.value)) ? BRIBES : []),
    ...(nameOf(chat.state.value) === 'desk.held' ? [RETURNED] : []),
    ...(takesFile(question) ? [{ type: 'file' as const, fileId: 'file-1', name: 'bukti.pdf' }] : []),
    ...(wide ? WORDS.map((type) => ({ type })) : []),
  ];
  const usual = events.map((event) => edge(chat, event, 'usual'));
  // the office's mood matters where it is asked something; what a word asks is the same everywhere
  const asks = usual.filter(
    ({ event, turn }) =>
      (!isWord(event) || chat.state.value === 'menu') && turn.strides.some(({ effects }) => effects.length > 0),
  );
  const different = new Map(asks.map((one) => [askedBy(one), one.event]));
  const bad = [...different.values()].flatMap((event) => MOODS.slice(1).map((mood) => edge(chat, event, mood)));
  return [...usual, ...bad, ...(wide ? linkEdges(chat) : []), ...officeEdges(chat)];
}

/** One product is asked for as another is. */
function askedBy({ event, turn }: Edge): string {
  const effects = turn.strides.flatMap((stride) => stride.effects);
  const types = effects.map((effect) => (effect.kind === 'query' ? effect.query.type : effect.command.type));
  return JSON.stringify([event.type, event.type === 'answer' ? event.id.split(':')[0] : null, types]);
}

/** Another person's chat is no new place: where links and connections lead to is gone on from in those flows alone. */
function goesOn({ event, turn }: Edge): boolean {
  const flow = nameOf(turn.chat.state.value).split('.')[0] ?? '';
  if (event.type === 'answer') return !['disconnect.yes', 'connect.yes', 'link.take'].includes(event.id);
  return (
    !LINK_EVENTS.has(event.type) ||
    ['survey', 'complaints', 'welcome', 'linked', 'rewriting', 'connecting', 'searching', 'privacy'].includes(flow)
  );
}

/** Typed, and by a link. */
const CONNECT_CODES = [true, false].map((typed) => ({ type: 'connectCode' as const, code: 'SB-ABCDE-FGH23', typed }));

/** Rights over one's own data, consented or not (docs/domain.md 9). */
const OWN_DATA = ['myData', 'eraseData', 'withdraw', 'optOut', 'optIn'] as const;

const LINK_EVENTS = new Set<string>([
  'openSurvey',
  'rate',
  'integrity',
  'openVisit',
  'openTicket',
  'openOrder',
  'openProduct',
  'connectCode',
  'connection.ended',
  'search',
  ...OWN_DATA,
]);

/** Several pages, one product, none. */
const SEARCHES = ['angka', '2025', 'tidak ada'].map((term) => ({ type: 'search' as const, term }));

/** Where links are followed, chats are connected, and an earlier message is edited: it is the same in the other places. */
const LINKED_FROM = new Set([
  'welcome.consent',
  'welcome.declined',
  'menu',
  'profile.email',
  'shop.basket',
  'orders.card',
]);

function linkEdges(chat: Chat): Edge[] {
  const { value, context } = chat.state;
  if (!LINKED_FROM.has(nameOf(value))) return [];
  const links: ConversationEvent[] = [
    { type: 'openOrder', code: orderCodeAt(0) },
    ...CATALOGUE.map(({ code }) => ({ type: 'openProduct' as const, code })),
    ...CONNECT_CODES,
    { type: 'openVisit', code: VISIT.code },
    { type: 'openTicket', code: TICKET.code },
    { type: 'openSurvey', invite: INVITATION.invite },
    { type: 'rate' },
    { type: 'integrity', certain: true },
    { type: 'integrity', certain: false },
    ...SEARCHES,
    ...INFORMATION_TOPICS.map((topic) => ({ type: 'information' as const, topic })),
  ];
  const followed = [
    ...links.map((event) => edge(chat, event, 'usual')),
    ...OWN_DATA.flatMap((type) => MOODS.map((mood) => edge(chat, { type }, mood))),
  ];
  if (!context.consented) return followed;
  const events: ConversationEvent[] = [
    { type: 'rewrite.offered', text: 'Budi', of: 'm1', secret: false, sealed: false, filling: true },
    { type: 'rewrite.tooLate', filling: false },
    { type: 'connection.made', channel: 'telegram' },
    { type: 'connection.ended', profile: null },
    surveyAsked(false),
    surveyAsked(true),
    ...COMPLAINT_NEWS,
    { type: 'desk.taken', officer: 'Sari', invited: true },
  ];
  const invited = { type: 'openSurvey' as const, invite: INVITATION.invite };
  const rate = { type: 'rate' as const };
  const ticket = { type: 'openTicket' as const, code: TICKET.code };
  const refused = MOODS.slice(1).flatMap((mood) =>
    [...CONNECT_CODES, invited, rate, ticket].map((event) => edge(chat, event, mood)),
  );
  return [...followed, ...refused, ...events.map((event) => edge(chat, event, 'usual'))];
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
