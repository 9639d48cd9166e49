/** An order in the hands of everybody at once: the machine's state, and the facts as the office's rows would have them. */
import type { OrderAct, OrderActor, OrderFacts } from '../../../machines/order/machine.ts';
import { act, startOrder } from '../../../machines/order/life.ts';
import type { OrderState } from '../../../machines/order/life.ts';

export interface World {
  state: OrderState;
  facts: OrderFacts;
}

/**
 * What is open when an act is done: whether the files are all there now, whether the invoice comes to Rp0, and what a
 * correction after delivery is about.
 */
export interface Chance {
  prepared: boolean;
  free: boolean;
  asked: OrderFacts['asked'];
}

export const ACTORS: readonly OrderActor[] = ['customer', 'petugas', 'bendahara', 'admin', 'pimpinan', 'system'];

export const KINDS: readonly Pick<OrderFacts, 'abroad' | 'agreementDue'>[] = [
  { abroad: false, agreementDue: false },
  { abroad: false, agreementDue: true },
  { abroad: true, agreementDue: false },
  { abroad: true, agreementDue: true },
];

export function newWorld(kind: Pick<OrderFacts, 'abroad' | 'agreementDue'>): World {
  const facts = { ...kind, prepared: false, free: false, billed: false, reductionAsked: false };
  const outdated = { invoice: false, agreement: false };
  // only micro data need a sample
  return { state: startOrder(), facts: { ...facts, outdated, sampled: !kind.agreementDue, asked: NOTHING_ASKED } };
}

const NOTHING_ASKED = { product: false, receipt: false };

/** undefined: refused. Facts change as services/orders changes the rows. */
export function play(world: World, type: OrderAct, by: OrderActor, chance: Chance): World | undefined {
  const facts = { ...world.facts };
  // what is asked is written down before the machine looks at it
  if (type === 'requestDeliveryCorrection') facts.asked = chance.asked;
  const done = act(world.state, { type, by, facts });
  if (!done.ok) return undefined;
  if (type === 'attach') facts.sampled = true;
  if (type === 'requestReduction') facts.reductionAsked = true;
  if (type === 'decideReduction') facts.reductionAsked = false;
  if (type === 'answerDeliveryCorrection' || type === 'releaseAgain') facts.asked = { ...facts.asked, product: false };
  if (type === 'answerReceiptCorrection' || type === 'reissueReceipt') facts.asked = { ...facts.asked, receipt: false };
  if (type === 'prepare') facts.prepared = chance.prepared;
  // only micro data are priced by their files
  if (type === 'decideReduction' || (type === 'prepare' && facts.agreementDue)) outdate(facts, { invoice: true });
  if (type === 'reviseAbstraction') outdate(facts, { agreement: true });
  if (type === 'sendInvoice') outdate(facts, { invoice: false });
  if (type === 'sendInvoice' || type === 'sendAgreement') outdate(facts, { agreement: false });
  if (type === 'sendInvoice') facts.free = chance.free;
  if (type === 'enterBillingCode') facts.billed = true;
  return { state: done.state, facts };
}

function outdate(facts: OrderFacts, changed: Partial<OrderFacts['outdated']>): void {
  facts.outdated = { ...facts.outdated, ...changed };
}
