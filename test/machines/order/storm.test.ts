import fc from 'fast-check';
import { expect, it } from 'vitest';
import { actsAllowed, agreementStateOf, paymentStateOf, phaseOf, turnOf } from '../../../machines/order/life.ts';
import { ORDER_ACTS } from '../../../machines/order/machine.ts';
import type { OrderAct, OrderActor } from '../../../machines/order/machine.ts';
import { ACTORS, KINDS, newWorld, play } from './world.ts';
import type { World } from './world.ts';

/** What an honest observer of the storm has seen. */
interface Seen {
  paid: boolean;
  agreed: boolean;
}

const step = fc.record({
  act: fc.constantFrom<OrderAct>(...ORDER_ACTS),
  by: fc.constantFrom<OrderActor>(...ACTORS),
  /** mostly something that is allowed is done instead, or storms would rarely leave the first state */
  pick: fc.option(fc.integer({ min: 0, max: 9999 }), { freq: 5, nil: undefined }),
  chance: fc.record({
    prepared: fc.boolean(),
    free: fc.boolean(),
    asked: fc.constantFrom(
      { product: true, receipt: false },
      { product: false, receipt: true },
      { product: true, receipt: true },
    ),
  }),
});

/** What is done: as the storm has it, or one of the acts allowed now (giving up seldom, for it ends the storm). */
function doing(world: World, { act, by, pick }: { act: OrderAct; by: OrderActor; pick: number | undefined }) {
  if (pick === undefined) return { act, by };
  const allowed = ACTORS.flatMap((actor) =>
    actsAllowed(world.state, actor, world.facts).map((name) => [name, actor] as const),
  );
  const usual = pick % 20 === 0 ? allowed : allowed.filter(([name]) => name !== 'cancel');
  const [name, actor] = usual[pick % usual.length] ?? [act, by];
  return { act: name, by: actor };
}

function watch(before: World, after: World, act: OrderAct, by: OrderActor, seen: Seen): void {
  const from = phaseOf(before.state);
  const to = phaseOf(after.state);
  if (by === 'admin' || by === 'pimpinan') throw new Error(`${by} may do nothing, but did ${act}`);
  if (turnOf(before.state).closed) {
    expect([act, from, to]).toEqual(['rate', 'completed', 'completed']);
  }
  if (to === 'delivered') {
    expect(seen.paid || after.facts.free, `${act} without payment`).toBe(true);
    expect(seen.agreed || !after.facts.agreementDue, `${act} without agreement`).toBe(true);
    if (from !== 'redelivering') expect(before.facts.prepared, `${act} without files`).toBe(true);
  }
  if (act === 'cancel' && seen.paid) expect(by).toBe('bendahara');
  if (from === 'delivered' || from === 'redelivering') expect(to).not.toBe('cancelled');
}

it('keeps its promises in any storm of acts', () => {
  const reached = new Map<string, number>();
  fc.assert(
    fc.property(
      fc.constantFrom(...KINDS),
      fc.array(step, { minLength: 1, maxLength: 120, size: 'max' }),
      (kind, steps) => {
        let world = newWorld(kind);
        const seen: Seen = { paid: false, agreed: false };
        for (const given of steps) {
          const { act, by } = doing(world, given);
          const { chance } = given;
          const next = play(world, act, by, chance);
          if (!next) continue;
          watch(world, next, act, by, seen);
          if (paymentStateOf(world.state) !== undefined && (act === 'confirmPayment' || act === 'acceptProof')) {
            seen.paid = true;
          }
          if (act === 'acceptAgreement' || act === 'fileAgreementOnPaper') seen.agreed = true;
          world = next;
        }
        const phase = phaseOf(world.state);
        reached.set(phase, (reached.get(phase) ?? 0) + 1);
        expect(agreementStateOf(world.state) === undefined).toBe(phase !== 'settling');
      },
    ),
    { numRuns: 300 },
  );
  // a storm that never delivers would prove nothing
  expect([...reached.keys()]).toEqual(expect.arrayContaining(['completed', 'cancelled']));
});
