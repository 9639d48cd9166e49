/**
 * One stored order of every state and machine version; orders live for years. After raising ORDER_MACHINE_VERSION run
 * `UPDATE_SNAPSHOTS=1 npx vitest run test/machines/order/snapshots.test.ts`, which adds the new version's.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  actsAllowed,
  agreementStateOf,
  openCorrectionsOf,
  paymentStateOf,
  phaseOf,
  turnOf,
} from '../../../machines/order/life.ts';
import type { OrderState } from '../../../machines/order/life.ts';
import { ORDER_ACTS, ORDER_MACHINE_VERSION } from '../../../machines/order/machine.ts';
import type { OrderFacts } from '../../../machines/order/machine.ts';
import { ACTORS, KINDS, newWorld, play } from './world.ts';

const CORPUS = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'fixtures', 'snapshots', 'order');
const CURRENT = join(CORPUS, `v${ORDER_MACHINE_VERSION}`);

function nameOf(state: OrderState): string {
  return [phaseOf(state), paymentStateOf(state), agreementStateOf(state), ...openCorrectionsOf(state)]
    .filter((part) => part !== undefined)
    .join('.');
}

const ASKED = [
  { product: true, receipt: false },
  { product: false, receipt: true },
  { product: true, receipt: true },
];

/** Every state that an order can come to. */
function everyState(): Map<string, OrderState> {
  const states = new Map<string, OrderState>();
  const known = new Set<string>();
  const waiting = KINDS.map(newWorld);
  for (let world = waiting.pop(); world; world = waiting.pop()) {
    const key = JSON.stringify(world);
    if (known.has(key)) continue;
    known.add(key);
    states.set(nameOf(world.state), world.state);
    for (const act of ORDER_ACTS) {
      for (const by of ACTORS) {
        for (const free of [false, true]) {
          for (const asked of ASKED) {
            const next = play(world, act, by, { prepared: true, free, asked });
            if (next) waiting.push(next);
          }
        }
      }
    }
  }
  return states;
}

const STATES = everyState();

if (process.env['UPDATE_SNAPSHOTS'] === '1') {
  rmSync(CURRENT, { recursive: true, force: true });
  mkdirSync(CURRENT, { recursive: true });
  for (const [name, state] of STATES)
    writeFileSync(join(CURRENT, `${name}.json`), `${JSON.stringify(state, null, 1)}\n`);
}

const FIXTURES = readdirSync(CORPUS).flatMap((version) =>
  readdirSync(join(CORPUS, version)).map((file) => {
    const state = JSON.parse(readFileSync(join(CORPUS, version, file), 'utf8')) as OrderState;
    return [`${version} ${file.replace(/\.json$/, '')}`, state] as const;
  }),
);

describe('orders of older programs', () => {
  it('are here for every state of this version', () => {
    const here = readdirSync(CURRENT).map((file) => file.replace(/\.json$/, ''));
    expect(here.toSorted()).toEqual([...STATES.keys()].toSorted());
  });

  it.each(FIXTURES)('%s goes on where it was', (name, state) => {
    // the answers to a correction after delivery were not told apart in version 1
    const known = state.value === 'redelivering' ? 'redelivering' : nameOf(state);
    expect(name).toBe(`v${state.version} ${known}`);
    const { closed, customer, roles } = turnOf(state);
    expect(closed || customer || roles.length > 0).toBe(true);
    const facts: OrderFacts = {
      prepared: true,
      sampled: true,
      reductionAsked: false,
      free: false,
      abroad: false,
      agreementDue: true,
      billed: true,
      asked: { product: false, receipt: false },
      outdated: { invoice: false, agreement: false },
    };
    expect(ACTORS.some((by) => actsAllowed(state, by, facts).length > 0)).toBe(phaseOf(state) !== 'cancelled');
  });

  it.each<[string, unknown]>([
    ['a state that is no more', { version: ORDER_MACHINE_VERSION, value: 'weighing' }],
    ['a later version', { version: ORDER_MACHINE_VERSION + 1, value: 'review' }],
    ['no version', { value: 'review' }],
  ])('%s is never guessed', (_name, state) => {
    expect(() => turnOf(state as OrderState)).toThrow(/state/i);
  });
});
