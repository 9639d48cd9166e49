import { expect, it } from 'vitest';
import { agreementClauses, showClauses } from '../../services/clauses.ts';
import { openWorkshop } from './workshop.ts';

const stampDuty = 10_000;

it('are the built-in ones while the office has none of its own', async () => {
  const { ctx } = await openWorkshop({ seeded: true });
  const shown = await showClauses(ctx);
  expect([shown.version, shown.clauses.length, shown.stampDuty]).toEqual(['built-in-1', 7, stampDuty]);
  for (const { id, en } of shown.clauses) expect([id.length > 20, en.length > 20]).toEqual([true, true]);
});

it('ask for a stamp only where the office does', () => {
  const builtIn = (duty: number) => agreementClauses({ agreement: { clauses: [], stampDuty: duty } });
  const [stamped, plain] = [builtIn(stampDuty), builtIn(0)];
  expect(JSON.stringify(stamped.clauses)).toContain('meterai');
  expect(JSON.stringify(plain.clauses)).not.toMatch(/meterai|stamp/);
  expect([plain.clauses.length, plain.version === stamped.version]).toEqual([7, false]);
});

it('of the office have a version that follows its wording, in either language', () => {
  const own = (id: string, en: string) => agreementClauses({ agreement: { clauses: [{ id, en }], stampDuty } });
  expect(own('Pasal', 'Clause').clauses).toEqual([{ id: 'Pasal', en: 'Clause' }]);
  expect(own('Pasal', 'Clause').version).toMatch(/^office-[0-9a-f]{12}$/);
  expect(own('Pasal', 'Clause').version).toBe(own('Pasal', 'Clause').version);
  expect(
    new Set([own('Pasal', 'Clause'), own('Pasal.', 'Clause'), own('Pasal', 'Clause.')].map(({ version }) => version))
      .size,
  ).toBe(3);
});
