/** What the rest of the program asks of the order machine: start, act, and who may do what now. */
import { getInitialSnapshot, transition, type SnapshotFrom, type StateValue } from 'xstate';
import { DELIVERY_PARTS, type DeliveryPart } from '../../domain/abstraction.ts';
import { ROLES, type Role } from '../../domain/vocabulary.ts';
import { ORDER_ACTS, ORDER_MACHINE_VERSION, orderMachine } from './machine.ts';
import type { OrderAct, OrderActor, OrderEvent, OrderFacts } from './machine.ts';

/** As stored in the order's row. */
export interface OrderState {
  version: number;
  value: StateValue;
}

/** Top-level states, as stored in `Order.phase` for lists. */
export const ORDER_PHASES = [
  'review',
  'returned',
  'preparing',
  'invoiced',
  'correcting',
  'settling',
  'receipting',
  'releasing',
  'delivered',
  'redelivering',
  'completed',
  'cancelled',
] as const;
export type OrderPhase = (typeof ORDER_PHASES)[number];

export interface OrderTurn {
  /** the roles that have something to do */
  roles: Role[];
  customer: boolean;
  closed: boolean;
}

type Snapshot = SnapshotFrom<typeof orderMachine>;

export function startOrder(): OrderState {
  return stateOf(getInitialSnapshot(orderMachine));
}

/** Carries out one act; a refusal is a value, because two people may act at once. */
export function act(state: OrderState, event: OrderEvent): { ok: true; state: OrderState } | { ok: false } {
  const snapshot = restore(state);
  if (!snapshot.can(event)) return { ok: false };
  return { ok: true, state: stateOf(transition(orderMachine, snapshot, event)[0]) };
}

/** The acts open to `by` now, in the machine's order: the panel's and the chat's buttons. */
export function actsAllowed(state: OrderState, by: OrderActor, facts: OrderFacts): OrderAct[] {
  const snapshot = restore(state);
  return ORDER_ACTS.filter((type) => snapshot.can({ type, by, facts }));
}

export function phaseOf(state: OrderState): OrderPhase {
  const top = typeof state.value === 'string' ? state.value : Object.keys(state.value)[0];
  const phase = ORDER_PHASES.find((name) => name === top);
  if (phase === undefined) throw unknownState(state);
  return phase;
}

/** The state of the payment region, or undefined outside of settling. */
export function paymentStateOf(state: OrderState): string | undefined {
  return settlingState(state, 'payment');
}

/** The state of the agreement region, or undefined outside of settling. */
export function agreementStateOf(state: OrderState): string | undefined {
  return settlingState(state, 'agreement');
}

/** What of a correction after delivery still waits for an answer: products by an officer, receipt by the treasurer. */
export function openCorrectionsOf(state: OrderState): DeliveryPart[] {
  return DELIVERY_PARTS.filter((part) => regionOf(state, 'redelivering', part) === 'open');
}

function settlingState(state: OrderState, region: 'payment' | 'agreement'): string | undefined {
  return regionOf(state, 'settling', region);
}

function regionOf(state: OrderState, phase: OrderPhase, region: string): string | undefined {
  const { value } = current(state);
  const regions = typeof value === 'string' ? undefined : value[phase];
  const within = regions === undefined || typeof regions === 'string' ? undefined : regions[region];
  return typeof within === 'string' ? within : undefined;
}

export function turnOf(state: OrderState): OrderTurn {
  const snapshot = restore(state);
  return {
    roles: ROLES.filter((role) => snapshot.hasTag(`todo.${role}`)),
    customer: snapshot.hasTag('customer'),
    closed: snapshot.hasTag('closed'),
  };
}

function stateOf(snapshot: Snapshot): OrderState {
  return { version: ORDER_MACHINE_VERSION, value: snapshot.value };
}

/** `resolveState` throws on a state the machine does not know: better loud than a silently lost order. */
function restore(state: OrderState): Snapshot {
  return orderMachine.resolveState({ value: current(state).value, context: {} });
}

/** From version n to n + 1, by n. test/fixtures/snapshots keeps the states of every version. */
const MIGRATIONS: Record<number, (value: StateValue) => StateValue> = {
  // a correction after delivery was one state; who has to answer it was not told apart
  1: (value) => (value === 'redelivering' ? { redelivering: { product: 'open', receipt: 'open' } } : value),
};

function current(state: OrderState): OrderState {
  let { version, value } = state;
  while (version < ORDER_MACHINE_VERSION) {
    const migrate = MIGRATIONS[version];
    if (migrate === undefined) throw unknownState(state);
    value = migrate(value);
    version += 1;
  }
  if (version !== ORDER_MACHINE_VERSION) throw unknownState(state);
  return { version, value };
}

function unknownState(state: OrderState): Error {
  return Object.assign(new Error(`No such order state: ${JSON.stringify(state)}`), { code: 'ORDER_STATE_UNKNOWN' });
}
