/** How a stored conversation becomes one of the next version: one function per version, never changed once it is out. */
import type { StateValue } from 'xstate';
import type { ConversationState } from './step.ts';

/** Of a version that the types of today no longer describe. */
type Stored = Record<string, unknown>;

/** From version n to n + 1, by n. */
export const MIGRATIONS: Record<number, (state: ConversationState) => ConversationState> = {
  1: toWholeOrder,
  2: toConnectedChats,
  3: toWholeCounter,
};

/** Version 2: request forms, abstraction and agreement; a basket's line is more than its product. */
function toWholeOrder({ value, context }: ConversationState): ConversationState {
  const old = context as unknown as Stored;
  const migrated = {
    ...old,
    ...NEW_IN_2,
    found: withProducts(old['found']),
    product: withForm(old['product']),
    basket: listOf(old['basket']).map((product) => ({
      product: withForm(product),
      request: null,
      price: product['price'] ?? null,
    })),
    order: withParts(old['order']),
    // it lacks figures that the rules name since: they are shown again, before anything is ordered (R7)
    tariff: null,
    parked: withParked(old['parked']),
  };
  return { version: 2, value: renamedIn2(value), context: migrated as unknown as ConversationState['context'] };
}

const NEW_IN_2 = {
  request: null,
  options: null,
  split: null,
  writing: 'basket',
  abstraction: { fields: {}, file: null, statement: false },
  asking: [],
  party: {},
  clauses: null,
  agreed: null,
  reduction: null,
  aside: null,
  review: {},
  concerns: [],
  reminded: false,
};

/** What is wrong is described part by part since; and without a tariff nobody stands at its rules. */
function renamedIn2(value: StateValue): StateValue {
  if (typeof value === 'string') return value;
  if (value['shop'] === 'rules') return 'menu';
  if (value['orders'] === 'invoiceWrong') return { orders: 'describingPart' };
  // a claim was made only after its NTPN: at the card it may still be made
  if (value['orders'] === 'claimNtpn') return { orders: 'card' };
  return value['orders'] === 'deliveryWrong' ? { orders: 'concerns' } : value;
}

function withParked(parked: unknown): unknown {
  if (!isRecord(parked)) return null;
  const value = renamedIn2(parked['value'] as StateValue);
  if (value === 'menu') return null;
  return { ...parked, value, order: withParts(parked['order']), review: {}, concerns: [] };
}

function withProducts(found: unknown): unknown {
  return isRecord(found) ? { ...found, products: listOf(found['products']).map(withForm) } : null;
}

/** Only publications could be ordered, and those have no form. */
function withForm(product: unknown): unknown {
  return isRecord(product) ? { ...product, form: null } : null;
}

/** An order's card is shown from here until its next news: what it lacks, orders of that time did not have. */
function withParts(order: unknown): unknown {
  if (!isRecord(order)) return null;
  const { clock } = order;
  return {
    ...order,
    requests: listOf(order['titles']).map(() => null),
    previousTotal: null,
    attachments: [],
    agreement: null,
    abstractionReturned: [],
    reduction: null,
    // who had to answer was not told apart (machines/order/life)
    openParts: order['phase'] === 'redelivering' ? ['product', 'receipt'] : [],
    silentDays: 7,
    others: true,
    clock: isRecord(clock) ? { ...clock, net: 0, gross: 0 } : null,
  };
}

/** Version 3: links that lead into a chat, connected chats, edited messages. */
function toConnectedChats({ value, context }: ConversationState): ConversationState {
  return { version: 3, value, context: { ...context, ...NEW_IN_3 } };
}

const NEW_IN_3 = { arrival: null, linked: null, connections: [], rewrite: null };

/** Version 4: the counter beside the orders; interrupted places lie one upon the other. */
function toWholeCounter({ value, context }: ConversationState): ConversationState {
  const { parked, aside, ...old } = context as unknown as Stored;
  const migrated = {
    ...old,
    ...NEW_IN_4,
    parked: onNothing(parked),
    aside: isRecord(aside) ? { ...aside, parked: onNothing(aside['parked']) } : null,
  };
  return { version: 4, value, context: migrated as unknown as ConversationState['context'] };
}

function onNothing(parked: unknown): unknown {
  return isRecord(parked) ? { ...parked, draft: true, shopping: null, below: null } : null;
}

const NEW_IN_4 = {
  desk: null,
  line: null,
  visit: null,
  services: [],
  queue: null,
  complaint: null,
  officers: [],
  complaints: [],
  ticket: null,
  survey: null,
  information: null,
  lookup: null,
  kept: [],
  muted: false,
};

function listOf(list: unknown): Stored[] {
  return Array.isArray(list) ? list.filter(isRecord) : [];
}

function isRecord(value: unknown): value is Stored {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
