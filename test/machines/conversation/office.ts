/** A small office for the conversation machine to talk to: it answers queries and commands as services would, from values. */
import { paymentStateOf, phaseOf } from '../../../machines/order/life.ts';
import { ABSTRACTION_FIELDS } from '../../../domain/abstraction.ts';
import type { Abstraction } from '../../../domain/abstraction.ts';
import { OPTIONS_PAGE } from '../../../machines/conversation/ask.ts';
import type { BasketLine, Command, LineInput, Profile, Query, Result } from '../../../machines/conversation/effects.ts';
import type { Effect } from '../../../machines/conversation/step.ts';
import { counterOffice, isCounter } from './counter_office.ts';
import { cardOf, change, newOrder, orderCodeAt } from './desk.ts';
import type { PlacedOrder } from './desk.ts';
import { optionIndex } from '../../../machines/understanding/option_index.ts';
import { readSelection } from '../../../machines/understanding/selection.ts';
import { CATALOGUE, OFFICE, optionsOf, TARIFF, title } from './shelf.ts';

export interface Office {
  profile: Profile | null;
  orders: PlacedOrder[];
}

/**
 * How the office answers: `usual`; `empty` when nothing is found, known or for sale; `moved` when prices rose or somebody
 * was faster; `lost` when even the order or the registration is gone.
 */
export const MOODS = ['usual', 'empty', 'moved', 'lost'] as const;
export type Mood = (typeof MOODS)[number];

export const NEW_OFFICE: Office = { profile: null, orders: [] };

const PER_PAGE = 6;

/** Whose chat it is that a code connects with. */
export const OWNER: Profile = {
  name: 'Siti Aminah',
  email: 'siti@contoh.id',
  phone: '+6281234567890',
  segment: 'ministry',
  institution: 'BPS',
  occupation: 'researcher',
  use: 'school',
  country: 'ID',
  npwp: null,
  npwpDeclaredActive: false,
};

const CONNECTED_SELF = { id: 'connection-1', channel: 'webchat', since: 1_795_000_000_000, own: true };
const CONNECTED_OTHER = { id: 'connection-2', channel: 'telegram', since: 1_795_000_000_000, own: false };

const WRITTEN: Abstraction = {
  fields: Object.fromEntries(ABSTRACTION_FIELDS.map((field) => [field, `Kemiskinan di pesisir: ${field}`])),
  file: null,
  statement: true,
};
const CLAUSES = [{ id: 'Data tidak diteruskan.', en: 'The data are not passed on.' }];

export function carryOut(office: Office, effect: Effect, mood: Mood): { office: Office; result: Result } {
  return effect.kind === 'query'
    ? { office, result: answer(office, effect.query, mood) }
    : obey(office, effect.command, mood);
}

function answer(office: Office, query: Query, mood: Mood): Result {
  if (isCounter(query)) return counterOffice(query, mood);
  const none = mood !== 'usual';
  switch (query.type) {
    case 'showOffice':
      return { type: 'office.shown', office: OFFICE };
    case 'showTariff':
      return { type: 'tariff.shown', tariff: none ? null : TARIFF };
    case 'findProducts': {
      const found = CATALOGUE.filter(({ title: { id } }) => id.toLowerCase().includes(query.term.toLowerCase()));
      const products = none ? [] : found.slice(0, PER_PAGE);
      return { type: 'products.listed', term: query.term, kind: null, products, page: 0, pages: 1 };
    }
    case 'listProducts': {
      const all = CATALOGUE.filter(({ kind }) => kind === query.kind);
      const products = none ? [] : all.slice(query.page * PER_PAGE, (query.page + 1) * PER_PAGE);
      const pages = Math.ceil(all.length / PER_PAGE);
      return { type: 'products.listed', term: null, kind: query.kind, products, page: query.page, pages };
    }
    case 'showProduct':
      return {
        type: 'product.shown',
        product: none ? null : (CATALOGUE.find(({ code }) => code === query.code) ?? null),
      };
    case 'priceBasket': {
      const kept = mood === 'empty' ? query.lines.slice(1) : mood === 'lost' ? [] : query.lines;
      const lines = kept.flatMap((line) => lineOf(line, mood === 'moved' ? 15_000 : 0));
      const total = lines.reduce((sum, { price }) => sum + (price ?? 0), 0);
      const gone = query.lines.filter((line) => !kept.includes(line)).map(({ code }) => code);
      return { type: 'basket.priced', lines, total, gone };
    }
    case 'showAbstraction':
      return { type: 'abstraction.shown', abstraction: none ? null : WRITTEN };
    case 'listConnections': {
      const lines = [CONNECTED_SELF, CONNECTED_OTHER].slice(0, { usual: 2, moved: 1, empty: 0, lost: 0 }[mood]);
      return { type: 'connections.listed', connections: lines };
    }
    case 'showClauses':
      return { type: 'clauses.shown', version: 'clauses-1', clauses: CLAUSES, stampDuty: 10_000 };
    case 'listOptions': {
      const all = none ? [] : optionsOf(query.code, query.what);
      const pages = Math.max(1, Math.ceil(all.length / OPTIONS_PAGE));
      const page = Math.min(query.page, pages - 1);
      const options = all.slice(page * OPTIONS_PAGE, (page + 1) * OPTIONS_PAGE);
      return { type: 'options.listed', what: query.what, options, page, pages, total: all.length };
    }
    case 'readSelection': {
      const options = none ? [] : optionsOf(query.code, query.what);
      return { type: 'selection.read', what: query.what, ...readSelection(query.text, optionIndex(options)) };
    }
    case 'listOrders':
      return {
        type: 'orders.listed',
        orders: office.orders.map(({ code, state, codes }) => ({
          code,
          phase: phaseOf(state),
          payment: paymentStateOf(state) ?? null,
          title: title(codes[0] ?? ''),
          more: codes.length - 1,
        })),
      };
    case 'showOrder': {
      const order = office.orders.find(({ code }) => code === query.code);
      return { type: 'order.shown', order: order === undefined || mood === 'lost' ? null : cardOf(order, office) };
    }
  }
}

/** Maps cost 30.000 each here, whatever their level. */
function lineOf({ code, request }: LineInput, dearer: number): BasketLine[] {
  const product = CATALOGUE.find((known) => known.code === code);
  if (product === undefined) return [];
  const price = request?.kind === 'map' ? request.regions.length * 30_000 : product.price;
  return [{ product, request, price: price === null ? null : price + dearer }];
}

function obey(office: Office, command: Command, mood: Mood): { office: Office; result: Result } {
  if (isCounter(command)) return { office, result: counterOffice(command, mood) };
  switch (command.type) {
    case 'recordConsent':
      return { office, result: { type: 'consent.recorded' } };
    case 'saveProfile':
      return {
        office: { ...office, profile: command.profile },
        // an office that also writes by e-mail has the address confirmed
        result: {
          type: 'profile.saved',
          profile: command.profile,
          ...(mood === 'moved' || mood === 'lost' ? { confirm: true as const } : {}),
        },
      };
    case 'placeOrders':
      return place(office, command, mood);
    case 'issueConnectCode':
      return { office, result: issue(office, mood) };
    case 'tryConnectCode':
      return { office, result: tryCode(office, mood) };
    case 'useConnectCode':
      return connect(office, mood);
    case 'disconnect':
      return disconnect(office, command.connectionId, mood);
    case 'openUpload':
      return { office, result: { type: 'upload.opened', url: 'https://pst.example/unggah/x' } };
    default:
      return change(office, command, mood);
  }
}

function issue({ profile }: Office, mood: Mood): Result {
  if (profile === null) return { type: 'connect.notIssued', reason: 'not_registered' };
  if (mood !== 'usual') return { type: 'connect.notIssued', reason: 'too_many' };
  const telegram = 'https://t.me/contoh_bot?start=connect_SB-ABCDE-FGH23';
  const whatsapp = 'https://wa.me/6281200000000?text=connect_SB-ABCDE-FGH23';
  return { type: 'connect.issued', code: 'SB-ABCDE-FGH23', minutes: 10, telegram, whatsapp };
}

const CONNECT_REFUSALS = { empty: 'unknown', moved: 'already', lost: 'has_others' } as const;

function tryCode({ profile, orders }: Office, mood: Mood): Result {
  if (mood !== 'usual') return { type: 'connect.refused', reason: CONNECT_REFUSALS[mood] };
  return { type: 'connect.fits', known: profile !== null, orders: orders.length };
}

function connect(office: Office, mood: Mood): { office: Office; result: Result } {
  if (mood !== 'usual') return { office, result: { type: 'connect.refused', reason: CONNECT_REFUSALS[mood] } };
  const orders = office.orders.length;
  return {
    office: { ...office, profile: OWNER },
    result: { type: 'connect.made', profile: OWNER, orders, moved: orders },
  };
}

function disconnect(office: Office, id: string, mood: Mood): { office: Office; result: Result } {
  if (mood !== 'usual') return { office, result: { type: 'disconnect.gone' } };
  const own = id === CONNECTED_SELF.id;
  const profile = own ? null : office.profile;
  return {
    office: { ...office, profile },
    result: { type: 'disconnect.done', own, channel: own ? 'webchat' : 'telegram', profile },
  };
}

function place(
  office: Office,
  command: Extract<Command, { type: 'placeOrders' }>,
  mood: Mood,
): { office: Office; result: Result } {
  const reasons = { empty: 'product_gone', moved: 'price_changed', lost: 'no_tariff' } as const;
  const { profile } = office;
  if (profile === null) return { office, result: { type: 'order.notPlaced', reason: 'not_registered' } };
  if (mood !== 'usual') return { office, result: { type: 'order.notPlaced', reason: reasons[mood] } };
  const placed = command.orders.map(({ lines }, at) =>
    newOrder(orderCodeAt(office.orders.length + at), lines, profile.country !== 'ID'),
  );
  return {
    office: { ...office, orders: [...office.orders, ...placed] },
    result: {
      type: 'order.placed',
      serviceDays: TARIFF.serviceDays,
      orders: placed.map(({ code }, at) => {
        const lines = (command.orders[at]?.lines ?? []).flatMap((line) => lineOf(line, 0));
        const total = lines.reduce((sum, { price }) => sum + (price ?? 0), 0);
        return { code, total, unpriced: lines.some(({ price }) => price === null) };
      }),
    },
  };
}
