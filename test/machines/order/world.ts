/** An order in the hands of everybody at once: the machine's state, and the facts as the office's rows would have them. */
import type { OrderAct, OrderActor, OrderFacts } from '../../../machines/order/machine.ts';
import { act, startOrder } from '../../../machines/order/life.ts';
import type { OrderState } from '../../../machines/order/life.ts';

export interface World {
  state: OrderState;
  facts: OrderFacts;
}

/** What is open when an act is done: whether the files are all there now, and whether the invoice comes to Rp0. */
export interface Chance {
  prepared: boolean;
  free: boolean;
}

export const ACTORS: readonly OrderActor[] = ['customer', 'petugas', 'bendahara', 'admin', 'pimpinan', 'system'];

export const KINDS: readonly Pick<OrderFacts, 'abroad' | 'agreementDue'>[] = [
  { abroad: false, agreementDue: false },
  { abroad: false, agreementDue: true },
  { abroad: true, agreementDue: false },
  { abroad: true, agreementDue: true },
];

export function newWorld(kind: Pick<OrderFacts, 'abroad' | 'agreementDue'>): World {
  return { state: startOrder(), facts: { ...kind, prepared: false, free: false, billed: false } };
}

/** undefined: refused. Facts change as services/orders changes the rows. */
export function play(world: World, type: OrderAct, by: OrderActor, chance: Chance): World | undefined {
  const done = act(world.state, { type, by, facts: world.facts });
  if (!done.ok) return undefined;
  const facts = { ...world.facts };
  if (type === 'prepare') facts.prepared = chance.prepared;
  if (type === 'sendInvoice') facts.free = chance.free;
  if (type === 'enterBillingCode') facts.billed = true;
  return { state: done.state, facts };
}
