import { describe, expect, it } from 'vitest';
import {
  ORDER_PHASES,
  actsAllowed,
  agreementStateOf,
  openCorrectionsOf,
  paymentStateOf,
  phaseOf,
  turnOf,
} from '../../../machines/order/life.ts';
import { ORDER_ACTS } from '../../../machines/order/machine.ts';
import type { OrderAct, OrderActor } from '../../../machines/order/machine.ts';
import { ACTORS, KINDS, newWorld, play } from './world.ts';
import type { World } from './world.ts';

interface Step {
  act: OrderAct;
  by: OrderActor;
  to: string;
}

const CHANCES = [
  { prepared: true, free: false, asked: { product: true, receipt: false } },
  { prepared: false, free: true, asked: { product: false, receipt: true } },
  { prepared: true, free: false, asked: { product: true, receipt: true } },
];

/** Every world that anybody's acts can lead to, and the steps between them. */
function explore(): Map<string, { world: World; steps: Step[] }> {
  const found = new Map<string, { world: World; steps: Step[] }>();
  const waiting = KINDS.map(newWorld);
  for (let world = waiting.pop(); world; world = waiting.pop()) {
    const key = JSON.stringify(world);
    if (found.has(key)) continue;
    const steps: Step[] = [];
    for (const act of ORDER_ACTS) {
      for (const by of ACTORS) {
        for (const chance of CHANCES) {
          const next = play(world, act, by, chance);
          if (!next) continue;
          steps.push({ act, by, to: JSON.stringify(next) });
          waiting.push(next);
        }
      }
    }
    found.set(key, { world, steps });
  }
  return found;
}

const worlds = explore();
const all = [...worlds.values()];

/** The worlds from which one of `goals` can be reached by steps that `may` be taken. */
function canReach(goals: Set<string>, may: (step: Step) => boolean): Set<string> {
  const reached = new Set(goals);
  for (let grown = true; grown;) {
    grown = false;
    for (const [key, { steps }] of worlds) {
      if (reached.has(key) || !steps.some((step) => may(step) && reached.has(step.to))) continue;
      reached.add(key);
      grown = true;
    }
  }
  return reached;
}

function worldsIn(phase: string): Set<string> {
  return new Set([...worlds].filter(([, { world }]) => phaseOf(world.state) === phase).map(([key]) => key));
}

describe('the life of an order', () => {
  it('reaches every phase', () => {
    expect(new Set(all.map(({ world }) => phaseOf(world.state)))).toEqual(new Set(ORDER_PHASES));
  });

  it('reaches every way of paying and of signing', () => {
    const payments = new Set(all.map(({ world }) => paymentStateOf(world.state)));
    const agreements = new Set(all.map(({ world }) => agreementStateOf(world.state)));
    expect(payments).toEqual(
      new Set([
        undefined,
        'notDue',
        'awaitingCode',
        'awaitingPayment',
        'checkingClaim',
        'awaitingProof',
        'verifyingProof',
        'paid',
      ]),
    );
    expect(agreements).toEqual(new Set([undefined, 'notDue', 'awaitingSignature', 'verifying', 'accepted']));
  });

  it('has a place for every act', () => {
    expect(new Set(all.flatMap(({ steps }) => steps.map(({ act }) => act)))).toEqual(new Set(ORDER_ACTS));
  });

  it('always is somebody’s turn until it is closed, and whoever’s turn it is can act', () => {
    for (const { world } of all) {
      const turn = turnOf(world.state);
      const actors: OrderActor[] = [...turn.roles, ...(turn.customer ? (['customer'] as const) : [])];
      expect(actors.length > 0, JSON.stringify(world)).toBe(!turn.closed);
      for (const by of actors) {
        expect(actsAllowed(world.state, by, world.facts), `${by} in ${JSON.stringify(world)}`).not.toEqual([]);
      }
    }
  });

  it('can always still be completed, without anybody giving it up', () => {
    const reached = canReach(worldsIn('completed'), () => true);
    const cancelled = worldsIn('cancelled');
    const stuck = [...worlds.keys()].filter((key) => !reached.has(key) && !cancelled.has(key));
    expect(stuck).toEqual([]);
  });

  it('moves on by those whose turn it is alone', () => {
    const reached = canReach(worldsIn('completed'), ({ by }) => by !== 'system');
    const cancelled = worldsIn('cancelled');
    expect([...worlds.keys()].filter((key) => !reached.has(key) && !cancelled.has(key))).toEqual([]);
  });

  it('allows exactly the acts that it shows', () => {
    for (const { world, steps } of all) {
      for (const by of ACTORS) {
        const done = new Set(steps.filter((step) => step.by === by).map(({ act }) => act));
        expect(new Set(actsAllowed(world.state, by, world.facts))).toEqual(done);
      }
    }
  });

  it('sends no invoice without the sample of micro data, nor over an undecided request for Rp0', () => {
    const sent = all.flatMap(({ world, steps }) =>
      steps.filter(({ act }) => act === 'sendInvoice').map(() => world.facts),
    );
    expect(sent.length).toBeGreaterThan(0);
    expect(sent.filter(({ sampled, reductionAsked }) => !sampled || reductionAsked)).toEqual([]);
  });

  it('is delivered again only when officer and treasurer have both answered what they were asked', () => {
    for (const { world, steps } of all.filter(({ world: { state } }) => phaseOf(state) === 'redelivering')) {
      const open = openCorrectionsOf(world.state);
      expect(turnOf(world.state).roles).toEqual(open.map((part) => (part === 'product' ? 'petugas' : 'bendahara')));
      for (const { to } of steps) {
        const { state } = JSON.parse(to) as World;
        if (phaseOf(state) !== 'redelivering') expect(open).toHaveLength(1);
      }
    }
  });

  it('gives the admin and the head of office nothing to do', () => {
    const steps = all.flatMap((world) => world.steps);
    expect(steps.filter(({ by }) => by === 'admin' || by === 'pimpinan')).toEqual([]);
  });

  it.each([
    ['money and receipts', 'bendahara', ['confirmPayment', 'reportPaymentMissing', 'acceptProof', 'refuseProof']],
    ['receipts', 'bendahara', ['issueReceipt', 'reissueReceipt', 'answerReceiptCorrection']],
    [
      'the product and the invoice',
      'petugas',
      ['accept', 'return', 'prepare', 'attach', 'sendInvoice', 'release', 'releaseAgain'],
    ],
    [
      'the agreement and reductions',
      'petugas',
      ['sendAgreement', 'acceptAgreement', 'returnAgreement', 'fileAgreementOnPaper', 'decideReduction'],
    ],
    [
      'the customer’s word',
      'customer',
      ['approveInvoice', 'claimPaid', 'confirmDelivery', 'rate', 'resubmit', 'reviseAbstraction', 'requestReduction'],
    ],
    ['what time brings', 'system', ['remindPayment', 'expireBillingCode', 'completeSilently']],
  ] as const)('leaves %s to %s', (_what, actor, acts) => {
    const steps = all.flatMap((world) => world.steps).filter(({ act }) => acts.some((name) => name === act));
    expect(new Set(steps.map(({ by }) => by))).toEqual(new Set([actor]));
  });
});
