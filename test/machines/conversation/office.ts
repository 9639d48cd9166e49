/** A small office for the conversation machine to talk to: it answers queries and commands as services would, from values. */
import { act, actsAllowed, paymentStateOf, phaseOf, startOrder } from '../../../machines/order/life.ts';
import type { OrderState } from '../../../machines/order/life.ts';
import type { OrderAct, OrderActor, OrderFacts } from '../../../machines/order/machine.ts';
import type {
  Command,
  OrderCard,
  OrderNews,
  ProductCard,
  Profile,
  Query,
  Result,
} from '../../../machines/conversation/effects.ts';
import type { Effect } from '../../../machines/conversation/step.ts';
import { CATALOGUE, OFFICE, TARIFF, title } from './shelf.ts';

export interface PlacedOrder {
  code: string;
  state: OrderState;
  facts: OrderFacts;
  codes: string[];
  rated: boolean;
}

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
const CODES = ['GP-AAAAA2', 'GP-BBBBB3', 'GP-CCCCC4', 'GP-DDDDD5', 'GP-EEEEE6', 'GP-FFFFF7', 'GP-GGGGG8', 'GP-HHHHH9'];

export function carryOut(office: Office, effect: Effect, mood: Mood): { office: Office; result: Result } {
  return effect.kind === 'query'
    ? { office, result: answer(office, effect.query, mood) }
    : obey(office, effect.command, mood);
}

function answer(office: Office, query: Query, mood: Mood): Result {
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
      const kept = mood === 'empty' ? query.codes.slice(1) : mood === 'lost' ? [] : query.codes;
      const dearer = mood === 'moved' ? 15_000 : 0;
      const products = kept.flatMap((code) =>
        CATALOGUE.filter((product) => product.code === code && product.price !== null).map((product): ProductCard =>
          Object.assign({}, product, { price: (product.price ?? 0) + dearer }),
        ),
      );
      const total = products.reduce((sum, { price }) => sum + (price ?? 0), 0);
      return { type: 'basket.priced', products, total, gone: query.codes.filter((code) => !kept.includes(code)) };
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
      return { type: 'order.shown', order: order === undefined || mood === 'lost' ? null : cardOf(order) };
    }
  }
}

function obey(office: Office, command: Command, mood: Mood): { office: Office; result: Result } {
  switch (command.type) {
    case 'recordConsent':
      return { office, result: { type: 'consent.recorded' } };
    case 'saveProfile':
      return {
        office: { ...office, profile: command.profile },
        result: { type: 'profile.saved', profile: command.profile },
      };
    case 'placeOrder':
      return place(office, command, mood);
    default:
      return change(office, command, mood);
  }
}

function place(office: Office, command: Extract<Command, { type: 'placeOrder' }>, mood: Mood) {
  const reasons = { empty: 'product_gone', moved: 'price_changed', lost: 'no_tariff' } as const;
  const code = CODES[office.orders.length];
  if (office.profile === null || code === undefined)
    return { office, result: { type: 'order.notPlaced', reason: 'not_registered' } as const };
  if (mood !== 'usual') return { office, result: { type: 'order.notPlaced', reason: reasons[mood] } as const };
  const placed = newOrder(code, command.codes, office.profile.country !== 'ID');
  return {
    office: { ...office, orders: [...office.orders, placed] },
    result: { type: 'order.placed', code, total: command.expectedTotal } as const,
  };
}

function change(
  office: Office,
  command: Extract<Command, { type: 'actOnOrder' | 'resubmitOrder' | 'rateOrder' | 'renewLinks' }>,
  mood: Mood,
): { office: Office; result: Result } {
  const before = office.orders.find(({ code }) => code === command.code);
  if (before === undefined || mood === 'lost')
    return { office, result: { type: 'order.refused', order: null, reason: 'not_allowed' } };
  const refused = (reason: 'not_allowed' | 'file_unusable') => ({
    office,
    result: { type: 'order.refused', order: cardOf(before), reason } as const,
  });
  if (mood !== 'usual') return refused(mood === 'empty' ? 'file_unusable' : 'not_allowed');
  if (command.type === 'renewLinks')
    return { office, result: { type: 'order.acted', order: cardOf(before), act: 'renewLinks' } };
  const name =
    command.type === 'actOnOrder' ? command.act : command.type === 'resubmitOrder' ? 'resubmit' : ('rate' as const);
  const done = actOn(office, command.code, name, 'customer');
  if (done === undefined) return refused('not_allowed');
  return { office: done.office, result: { type: 'order.acted', order: cardOf(done.order), act: name } };
}

export function newOrder(code: string, codes: string[], abroad: boolean): PlacedOrder {
  const facts = { prepared: false, free: false, abroad, agreementDue: false, billed: false };
  return { code, state: startOrder(), facts, codes, rated: false };
}

/** Orders one after the other, as this office numbers them. */
export function orderCodeAt(index: number): string {
  return CODES[index] ?? 'GP-ZZZZZ9';
}

function actOn(office: Office, code: string, name: OrderAct, by: OrderActor) {
  const before = office.orders.find((order) => order.code === code);
  if (before === undefined) return undefined;
  const done = act(before.state, { type: name, by, facts: before.facts });
  if (!done.ok) return undefined;
  const facts = {
    ...before.facts,
    prepared: before.facts.prepared || name === 'prepare',
    billed: before.facts.billed || name === 'enterBillingCode',
  };
  const order = { ...before, state: done.state, facts, rated: before.rated || name === 'rate' };
  return { order, office: { ...office, orders: office.orders.map((one) => (one.code === code ? order : one)) } };
}

const TOLD: Partial<Record<OrderAct, OrderNews['about']>> = {
  accept: 'accepted',
  return: 'returned',
  cancel: 'cancelled',
  sendInvoice: 'invoiced',
  answerInvoiceCorrection: 'correctionAnswered',
  enterBillingCode: 'billingCode',
  expireBillingCode: 'billingExpired',
  reportPaymentMissing: 'paymentMissing',
  refuseProof: 'proofRefused',
  confirmPayment: 'paid',
  acceptProof: 'paid',
  release: 'delivered',
  releaseAgain: 'delivered',
  answerDeliveryCorrection: 'deliveryAnswered',
  reissueReceipt: 'receiptCorrected',
  completeSilently: 'completed',
};

/** Something that the office, or time, may do to an order now. */
export function officeActs(order: PlacedOrder): { name: OrderAct; by: OrderActor }[] {
  return (['petugas', 'bendahara', 'system'] as const).flatMap((by) =>
    actsAllowed(order.state, by, order.facts).map((name) => ({ name, by })),
  );
}

/** The office acts; `news` when its customer is told. */
export function officeDoes(
  office: Office,
  code: string,
  name: OrderAct,
  by: OrderActor,
): { office: Office; news: OrderNews | null } {
  const done = actOn(office, code, name, by);
  if (done === undefined) throw new Error(`${by} may not ${name} order ${code}`);
  const about = TOLD[name];
  return {
    office: done.office,
    news: about === undefined ? null : { type: 'order.news', about, order: cardOf(done.order) },
  };
}

export function cardOf({ code, state, facts, codes, rated }: PlacedOrder): OrderCard {
  const phase = phaseOf(state);
  const payment = paymentStateOf(state) ?? null;
  const late = ['receipting', 'releasing', 'delivered', 'redelivering', 'completed'].includes(phase);
  const invoiced = late || ['invoiced', 'correcting', 'settling'].includes(phase);
  const sent = ['delivered', 'redelivering', 'completed'].includes(phase);
  const lines = codes.map((product) => ({ title: title(product), amount: 65_000 }));
  const total = 65_000 * codes.length;
  return {
    code,
    phase,
    payment,
    titles: lines.map((line) => line.title),
    createdAt: 1_795_000_000_000,
    total,
    invoice: invoiced
      ? { number: `INV-${code}`, version: 1, total, url: `https://kantor.contoh/i/${code}`, lines }
      : null,
    billing: facts.billed ? { code: '820261122000001', amount: total, expiresAt: 1_795_600_000_000 } : null,
    transferTo: payment === 'awaitingProof' ? { id: 'Bank Contoh 123', en: 'Example Bank 123' } : null,
    receipt: sent || phase === 'releasing' ? { number: `KW-${code}`, url: `https://kantor.contoh/k/${code}` } : null,
    products: sent
      ? lines.map((line) => ({
          title: line.title,
          url: `https://kantor.contoh/d/${code}`,
          expiresAt: 1_795_600_000_000,
        }))
      : [],
    officerWords: phase === 'returned' ? 'Mohon lengkapi nama instansi.' : null,
    cancelReason: phase === 'cancelled' ? 'tidak jadi' : null,
    clock: phase === 'review' ? null : { remaining: 9, dueDay: '2026-12-07', paused: phase === 'invoiced' },
    acts: actsAllowed(state, 'customer', facts),
    rated,
  };
}
