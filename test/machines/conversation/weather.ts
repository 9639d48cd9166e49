/** What a storm is made of: everything that may happen to a chat, likely or not. */
import fc from 'fast-check';
import { INFORMATION_TOPICS } from '../../../machines/conversation/counter/information.ts';
import { takesFile, takesText } from '../../../machines/conversation/question.ts';
import type { ConversationEvent } from '../../../machines/conversation/events.ts';
import type { Result } from '../../../machines/conversation/effects.ts';
import { asked, nameOf, tapped } from './chat.ts';
import type { Chat } from './chat.ts';
import { deskOffice } from './counter/desk.ts';
import { COMPLAINT_NEWS, complaintOffice, TICKET } from './counter/complaints.ts';
import { informationOffice } from './counter/information.ts';
import { INVITATION, surveyAsked } from './counter/survey.ts';
import { CALLED, VISIT, visitOffice } from './counter/visits.ts';
import { cardOf, newOrder, officeActs, officeDoes, orderCodeAt } from './desk.ts';
import { OWNER } from './office.ts';
import type { Mood } from './office.ts';
import { CATALOGUE, OFFICE } from './shelf.ts';
import { ABSTRACTION } from './stories.ts';

export type Gust =
  /** one of the answers, or what the question wants to be written or sent */
  | { kind: 'reply'; pick: number; mood: Mood }
  /** whatever is written */
  | { kind: 'said'; event: ConversationEvent; mood: Mood }
  /** a button of an earlier question: tapped, and as if it were an answer of this one */
  | { kind: 'oldButton'; pick: number; forged: boolean }
  | { kind: 'back' }
  /** the office acts on one of the orders */
  | { kind: 'office'; order: number; pick: number }
  /** a result that nobody asked for */
  | { kind: 'strayResult'; result: Result };

const mood = fc.constantFrom<Mood>('usual', 'usual', 'usual', 'usual', 'empty', 'moved', 'lost');
const number = fc.nat({ max: 999 });
const words = fc.oneof(fc.string({ maxLength: 40 }), fc.constantFrom('dalam angka', '1,3', '1', 'Jepang', 'ya', '5'));

const said: fc.Arbitrary<ConversationEvent> = fc.oneof(
  fc
    .constantFrom('menu', 'menu', 'status', 'cancel', 'repeat', 'help', 'officer', 'language', 'thanks', 'unknown')
    .map((type) => ({ type }) as ConversationEvent),
  fc.record({ type: fc.constant('speak' as const), language: fc.constantFrom('id' as const, 'en' as const) }),
  fc.record({ type: fc.constant('greeting' as const), salam: fc.boolean() }),
  fc.record({ type: fc.constant('text' as const), text: words }),
  fc.constant({ type: 'file' as const, fileId: 'file-1', name: 'bukti.pdf' }),
  fc.constantFrom('connect' as const, 'disconnect' as const).map((type) => ({ type })),
  fc.constantFrom(...CATALOGUE, { code: 'PUB-NONE' }).map(({ code }) => ({ type: 'openProduct' as const, code })),
  fc.boolean().map((typed) => ({ type: 'connectCode' as const, code: 'SB-ABCDE-FGH23', typed })),
  fc.constant({
    type: 'rewrite.offered' as const,
    text: 'Budi',
    of: 'm1',
    secret: false,
    sealed: false,
    filling: true,
  }),
  fc
    .constantFrom('connection.made' as const, 'rewrite.tooLate' as const)
    .map((type) => ({ type, channel: 'telegram', filling: false })),
  fc.constant({ type: 'connection.ended' as const, profile: null }),
  fc
    .constantFrom('empty' as const, 'type' as const, 'several' as const, 'edited' as const, 'lost' as const)
    .map((reason) => ({ type: 'fileRefused' as const, reason })),
  fc.constant({ type: 'fileTooLarge' as const }),
  fc.nat({ max: 3 }).map((index) => ({ type: 'openOrder' as const, code: orderCodeAt(index) })),
  fc
    .constantFrom('sticker' as const, 'voice' as const, 'other' as const, 'file' as const)
    .map((what) => ({ type: 'unreadable' as const, what })),
  fc.constant({ type: 'tooLong' as const, length: 20_000 }),
  fc.constantFrom('angka', '2025', 'zzz').map((term) => ({ type: 'search' as const, term })),
  fc.constantFrom(...INFORMATION_TOPICS).map((topic) => ({ type: 'information' as const, topic })),
  fc.constant({ type: 'information' as const }),
  fc.constant({ type: 'visit' as const }),
  fc.constantFrom(INVITATION.invite, '01kandere').map((invite) => ({ type: 'openSurvey' as const, invite })),
  fc.boolean().map(surveyAsked),
  fc.constant({ type: 'rate' as const }),
  fc.boolean().map((certain) => ({ type: 'integrity' as const, certain })),
  fc.constant({ type: 'complain' as const }),
  fc.constant({ type: 'openTicket' as const, code: TICKET.code }),
  fc.constantFrom(...COMPLAINT_NEWS),
  fc.constant({ type: 'openVisit' as const, code: VISIT.code }),
  fc.boolean().map((again) => ({ type: 'visit.called' as const, visit: CALLED, again })),
  fc.constant({ type: 'visit.moved' as const, number: 'A-003' }),
  fc.constant({ type: 'visit.skipped' as const, visit: { ...CALLED, status: 'skipped' as const } }),
);

/** A person of the office comes, speaks and goes, also where nobody expects it. */
const talks: fc.Arbitrary<ConversationEvent> = fc.oneof(
  fc.boolean().map((invited) => ({ type: 'desk.taken' as const, officer: 'Sari', invited })),
  fc.constant({ type: 'desk.said' as const, officer: 'Sari', text: 'Halo *ya*', file: null }),
  fc.constant({ type: 'desk.transferred' as const, officer: 'Bagus' }),
  fc.constant({ type: 'desk.returned' as const }),
  fc.constant({ type: 'text' as const, text: 'menu', command: true as const }),
  fc.constantFrom('officer' as const, 'idle' as const).map((by) => ({ type: 'desk.ended' as const, by })),
  fc.constant({ type: 'officer' as const }),
);

const foreignOrder = cardOf(newOrder('GP-ZZZZZ9', [{ code: 'PUB-2020', request: null }], false), { orders: [] });

const ownData: fc.Arbitrary<ConversationEvent> = fc.oneof(
  fc
    .constantFrom('myData' as const, 'eraseData' as const, 'withdraw' as const, 'optOut' as const, 'optIn' as const)
    .map((type) => ({ type })),
  fc.constant({ type: 'greeting' as const, salam: false, starts: true as const }),
  fc.constant({ type: 'privacy.ready' as const, url: 'https://contoh.id/unduh/x', days: 7 }),
  fc.constant({ type: 'privacy.erasedElsewhere' as const }),
);

const strayResult = fc.constantFrom<Result>(
  { type: 'consent.recorded' },
  { type: 'order.placed', serviceDays: 10, orders: [{ code: 'GP-ZZZZZ9', total: 1, unpriced: false }] },
  { type: 'order.notPlaced', reason: 'not_registered' },
  { type: 'order.shown', order: foreignOrder },
  { type: 'order.acted', order: foreignOrder, act: 'confirmDelivery' },
  { type: 'order.refused', order: foreignOrder, reason: 'not_allowed' },
  { type: 'orders.listed', orders: [] },
  { type: 'tariff.shown', tariff: null },
  { type: 'basket.priced', lines: [], total: 0, gone: ['PUB-2025'] },
  { type: 'products.listed', term: null, kind: 'map', products: CATALOGUE, page: 0, pages: 1 },
  { type: 'product.shown', product: null },
  { type: 'options.listed', what: 'regions', options: [], page: 0, pages: 1, total: 0 },
  { type: 'selection.read', what: 'regions', chosen: [{ code: '3601', label: 'x' }], all: false, unknown: [] },
  { type: 'connect.made', profile: OWNER, orders: 1, moved: 0 },
  { type: 'connect.refused', reason: 'unknown' },
  { type: 'connections.listed', connections: [] },
  { type: 'disconnect.done', own: true, channel: 'webchat', profile: null },
  { type: 'privacy.erased', kept: [] },
  { type: 'privacy.withdrawn', unpaid: 1, paid: 0 },
  { type: 'privacy.muted' },
  { type: 'privacy.previewed', kept: [], blocked: false },
  { type: 'privacy.refused', kept: [] },
  { type: 'privacy.exported', counts: [], file: true },
  { type: 'office.shown', office: OFFICE },
  complaintOffice({ type: 'complaint.show', code: TICKET.code }, 'usual'),
  complaintOffice({ type: 'complaint.list' }, 'usual'),
  complaintOffice({ type: 'complaint.wbs' }, 'usual'),
  complaintOffice({ type: 'complaint.confirm', code: TICKET.code }, 'usual'),
  complaintOffice({ type: 'complaint.forget', what: 'draft', fileIds: [] }, 'usual'),
  deskOffice({ type: 'desk.line' }, 'usual'),
  { type: 'desk.left' },
  { type: 'desk.fileKept' },
  { type: 'email.sent', email: 'siti@contoh.id', minutes: 15 },
  { type: 'email.notSent', reason: 'too_many' },
  { type: 'email.confirmed', email: 'siti@contoh.id' },
  { type: 'email.refused', reason: 'wrong' },
  visitOffice({ type: 'visit.services' }, 'usual'),
  { type: 'visit.taken', visit: VISIT, kiosk: true },
  { type: 'visit.cancelled' },
  { type: 'survey.shown', survey: INVITATION },
  { type: 'survey.kept', answers: { u1: 4 }, link: null },
  { type: 'survey.declined' },
  { type: 'survey.refused' },
  { type: 'visit.refused', reason: 'already' },
  { type: 'visit.attached', name: 'Siti', institution: '', number: 'A-003' },
  informationOffice({ type: 'information.show', topic: null }, 'usual'),
);

export const gust: fc.Arbitrary<Gust> = fc.oneof(
  { weight: 16, arbitrary: fc.record({ kind: fc.constant('reply' as const), pick: number, mood }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('said' as const), event: said, mood }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('said' as const), event: ownData, mood }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('said' as const), event: talks, mood }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('oldButton' as const), pick: number, forged: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'back' as const }) },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('office' as const), order: fc.nat({ max: 3 }), pick: number }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('strayResult' as const), result: strayResult }) },
);

/** What a willing person writes where a question wants words. */
const WRITTEN: Record<string, string[]> = {
  'profile.name': ['Siti Aminah', 'Budi'],
  'profile.email': ['siti@contoh.id', 'budi@contoh.id'],
  'profile.phone': ['081234567890', '+6561234567'],
  'profile.institution': ['Universitas Contoh', 'pribadi'],
  'profile.country': ['Jepang', 'Indonesia'],
  'profile.npwp': ['012345678901234', '0123456789012345'],
  'desk.waiting': ['Apakah datanya ada?'],
  'desk.noted': ['Satu lagi'],
  'desk.held': ['Baik, terima kasih.'],
  'email.code': ['123456', 'kode saya 123 456', 'belum ada'],
  'visits.name': ['Siti Aminah', '77'],
  'visits.institution': ['Universitas Contoh', '-'],
  'visits.purpose': ['Konsultasi data inflasi', '...'],
  'complaints.about': ['Sri Wahyuni', 'ya'],
  'complaints.name': ['Siti Aminah', 'ya'],
  'complaints.contact': ['0812-0000-1111', 'ya'],
  'complaints.describing': ['Saya menunggu dua jam.', 'Saya diminta suap.', 'ya'],
  'complaints.replying': ['Pukul sembilan.', 'Saya diminta suap.'],
  'complaints.objecting': ['Belum selesai.', 'Malah ada pungli.'],
  'complaints.more': ['Lalu saya pulang.', 'Ada pungli juga.'],
  'shop.choosing': ['angka', 'tidak ada'],
  'shop.results': ['2025', 'angka'],
  'shop.removing': ['1', '1,2', '99'],
  'shop.picking': ['1,3', 'semua kota', 'Serang', 'tidak ada'],
  'shop.picked': ['Lebak', 'xyz'],
  'abstraction.intro': [ABSTRACTION, 'Judul: Kemiskinan', 'Kemiskinan'],
  'abstraction.field': [ABSTRACTION, 'Kemiskinan', 'Kemiskinan'],
  'shop.describingTable': ['Rata-rata umur menurut jenis kelamin', 'x'],
};

/** The events of one gust; `seen` are the ids of all buttons shown so far. */
export function blow(
  chat: Chat,
  gust_: Gust,
  seen: readonly string[],
): { chat: Chat; event: ConversationEvent; mood: Mood } | null {
  switch (gust_.kind) {
    case 'reply':
      return { chat, event: reply(chat, gust_.pick), mood: gust_.mood };
    case 'said': {
      const question = asked(chat);
      const { event } = gust_;
      // understanding hands a text or a file on only where one is asked for
      if ((event.type === 'text' && !takesText(question)) || (event.type === 'file' && !takesFile(question)))
        return null;
      return { chat, event, mood: gust_.mood };
    }
    case 'oldButton': {
      const id = seen[gust_.pick % Math.max(seen.length, 1)];
      if (id === undefined) return null;
      return { chat, event: gust_.forged ? { type: 'answer', id } : tapped(chat, id), mood: 'usual' };
    }
    case 'back':
      return { chat, event: { type: 'back' }, mood: 'usual' };
    case 'office':
      return officeGust(chat, gust_);
    case 'strayResult':
      return { chat, event: gust_.result, mood: 'usual' };
  }
}

function reply(chat: Chat, pick: number): ConversationEvent {
  const question = asked(chat);
  const written = WRITTEN[nameOf(chat.state.value)] ?? ['Mohon diperiksa lagi.'];
  const ways: ConversationEvent[] = [
    ...question.answers.map(({ id }) => tapped(chat, id)),
    ...(takesText(question) ? written.map((text) => ({ type: 'text' as const, text })) : []),
    ...(takesFile(question) ? [{ type: 'file' as const, fileId: 'file-1', name: 'bukti.pdf' }] : []),
  ];
  return ways[pick % Math.max(ways.length, 1)] ?? { type: 'repeat' };
}

function officeGust(chat: Chat, { order: at, pick }: { order: number; pick: number }) {
  const order = chat.office.orders[at % Math.max(chat.office.orders.length, 1)];
  if (order === undefined) return null;
  const all = officeActs(order);
  // giving up ends the order, so it is rare
  const acts = pick % 10 === 0 ? all : all.filter(({ name }) => name !== 'cancel');
  const does = acts[pick % Math.max(acts.length, 1)];
  if (does === undefined) return null;
  const { office, news } = officeDoes(chat.office, order.code, does.name, does.by);
  return { chat: { ...chat, office }, event: news ?? ({ type: 'repeat' } as const), mood: 'usual' as const };
}
