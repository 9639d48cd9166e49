/** An order as its events alone tell it: the machine taken through them, with the facts that they leave behind. */
import { isDeepStrictEqual } from 'node:util';
import type { Role } from '../../domain/vocabulary.ts';
import { act, phaseOf, startOrder } from '../../machines/order/life.ts';
import type { OrderState } from '../../machines/order/life.ts';
import { ORDER_ACTS } from '../../machines/order/machine.ts';
import type { OrderActor, OrderFacts } from '../../machines/order/machine.ts';
import { buyerOf } from '../../services/orders/rows.ts';
import { detailsOf } from '../../services/orders/timeline.ts';
import type { Order, OrderEvent } from './all_orders.ts';

/** The machine, taken through the events from the start, ends where the order's row stands. */
export function isFoldOfEvents(order: Order, roles: ReadonlyMap<string, Role>): string[] {
  const { code, phase, machine, revision, events } = order;
  if (events[0]?.type !== 'placed') return [`Order ${code} began with ${events[0]?.type ?? 'nothing'}`];
  if (events.length !== revision) return [`Order ${code} has revision ${revision} and ${events.length} events`];
  let state: OrderState = startOrder();
  const facts = new FoldedFacts(order);
  for (const event of events.slice(1)) {
    const type = ORDER_ACTS.find((name) => name === event.type);
    facts.before(event);
    const by = actorOf(event, roles);
    const next = type === undefined ? undefined : act(state, { type, by, facts: facts.now() });
    if (next?.ok !== true) return [`Order ${code}: ${event.type} cannot have followed ${JSON.stringify(state.value)}`];
    state = next.state;
    facts.after(event);
  }
  const same = isDeepStrictEqual(machine, JSON.parse(JSON.stringify(state))) && phase === phaseOf(state);
  return same
    ? []
    : [`Order ${code} is ${phase} ${JSON.stringify(machine)}, but its events lead to ${JSON.stringify(state)}`];
}

class FoldedFacts {
  readonly #order: Order;
  readonly #prepared = new Set<unknown>();
  readonly #sampled = new Set<unknown>();
  #total: unknown = null;
  #billed = false;
  #reductionAsked: boolean;
  #asked = { product: false, receipt: false };
  #outdated = { invoice: false, agreement: false };

  constructor(order: Order) {
    this.#order = order;
    // one that came with the basket has no event of its own, only its row
    this.#reductionAsked = order.reductions.length > freshRequests(order.events);
  }

  now(): OrderFacts {
    const { items } = this.#order;
    return {
      prepared: items.every(({ id }) => this.#prepared.has(id)),
      sampled: items.every(({ id, kind }) => kind !== 'microdata' || this.#sampled.has(id)),
      reductionAsked: this.#reductionAsked,
      free: this.#total === 0,
      abroad: buyerOf(this.#order).country !== 'ID',
      agreementDue: items.some(({ kind }) => kind !== 'publication'),
      billed: this.#billed,
      asked: { ...this.#asked },
      outdated: { ...this.#outdated },
    };
  }

  /** Whose answer is awaited is in the rows before the act itself. */
  before({ type, details }: OrderEvent): void {
    if (type !== 'requestDeliveryCorrection') return;
    const { parts } = detailsOf(details);
    const asked = Array.isArray(parts) ? parts : [];
    this.#asked = { product: asked.includes('product'), receipt: asked.includes('receipt') };
  }

  after({ type, details }: OrderEvent): void {
    const { itemId, kind, total } = detailsOf(details);
    if (type === 'prepare') this.#prepared.add(itemId);
    if (type === 'attach' && kind === 'sample') this.#sampled.add(itemId);
    if (type === 'sendInvoice') this.#total = total;
    const priced = this.#order.items.some(({ id, kind: of }) => id === itemId && of === 'microdata');
    if (type === 'decideReduction' || (type === 'prepare' && priced)) this.#outdated.invoice = true;
    if (type === 'reviseAbstraction') this.#outdated.agreement = true;
    if (type === 'sendInvoice') this.#outdated.invoice = false;
    if (type === 'sendInvoice' || type === 'sendAgreement') this.#outdated.agreement = false;
    if (type === 'enterBillingCode') this.#billed = true;
    if (type === 'requestReduction') this.#reductionAsked = true;
    if (type === 'decideReduction') this.#reductionAsked = false;
    if (type === 'answerDeliveryCorrection' || type === 'releaseAgain') this.#asked.product = false;
    if (type === 'answerReceiptCorrection' || type === 'reissueReceipt') this.#asked.receipt = false;
  }
}

/** Requests for a reduction that found none waiting: as many rows, unless one came with the basket. */
function freshRequests(events: readonly OrderEvent[]): number {
  let waiting = false;
  let fresh = 0;
  for (const { type } of events) {
    if (type === 'requestReduction' && !waiting) fresh += 1;
    if (type === 'requestReduction') waiting = true;
    if (type === 'decideReduction') waiting = false;
  }
  return fresh;
}

function actorOf({ actorKind, actorId }: OrderEvent, roles: ReadonlyMap<string, Role>): OrderActor {
  if (actorKind === 'officer') return roles.get(actorId ?? '') ?? 'system';
  return actorKind === 'customer' ? 'customer' : 'system';
}
