import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countAnswers, elementAfter, IKM_ELEMENTS, ikmOf, nextElement, noTotals } from '../../domain/ikm.ts';
import type { ElementTotals, IkmAnswers } from '../../domain/ikm.ts';

/** So many people, and the sum of their answers, element by element. */
function totals(given: readonly (readonly [n: number, sum: number])[]): ElementTotals {
  const all = noTotals();
  IKM_ELEMENTS.forEach((element, index) => {
    const [n, sum] = given[index] ?? [0, 0];
    all[element] = { n, sum };
  });
  return all;
}

function counted(people: readonly IkmAnswers[]): ElementTotals {
  const all = noTotals();
  for (const answers of people) countAnswers(all, answers);
  return all;
}

const same = (n: number, sum: number) => totals(IKM_ELEMENTS.map(() => [n, sum] as const));

// 44 people; the element means add up to 1449/44
const OFFICE = [161, 161, 161, 161, 161, 161, 161, 161, 161].map((sum) => [44, sum] as const);

describe('the IKM (docs/domain.md 8; PermenPANRB 14/2017)', () => {
  it('weighs the nine elements by an unrounded 1/9: 91,48, where the common 0,11 would make 90,56', () => {
    const { ikm, band } = ikmOf(totals(OFFICE));
    expect([ikm, band]).toEqual([91.48, 'A']);
    const weighted = OFFICE.reduce((sum, [n, total]) => sum + (total / n) * 0.11, 0) * 25;
    expect(Math.floor(weighted * 100) / 100).toBe(90.56);
  });

  it.each([
    ['all best', 10, 40, 100, 'A'],
    ['all worst', 10, 10, 25, 'D'],
    ['a middling 3', 4, 12, 75, 'C'],
    ['rounded half up', 800, 2_833, 88.53, 'A'],
  ] as const)('%s: %i people, %i points in each element', (_name, n, sum, ikm, band) => {
    expect(ikmOf(same(n, sum))).toMatchObject({ ikm, band });
  });

  // the edges of the bands, a hundredth to either side: 10.000 people make a step of 0,0025
  it.each([
    [35_324, 88.31, 'A'],
    [35_322, 88.31, 'A'],
    [35_321, 88.3, 'B'],
    [35_320, 88.3, 'B'],
    [30_644, 76.61, 'B'],
    [30_640, 76.6, 'C'],
    [26_000, 65, 'C'],
    [25_996, 64.99, 'D'],
    [10_000, 25, 'D'],
  ] as const)('%i points of 10.000 people are %f, band %s', (sum, ikm, band) => {
    expect(ikmOf(same(10_000, sum))).toMatchObject({ ikm, band });
  });

  it('takes the mean over those who answered, and leaves out what nobody answered', () => {
    const result = ikmOf(counted([{ u1: 4, u2: 2 }, { u1: 3 }, { u9: 4 }]));
    // (3,5 + 2 + 4) / 3 x 25
    expect(result).toMatchObject({ ikm: 79.17, band: 'B' });
    expect(result.elements.u1).toEqual({ n: 2, mean: 3.5 });
    expect(result.elements.u5).toEqual({ n: 0, mean: null });
  });

  it('is none before anybody answered', () => {
    expect(ikmOf(noTotals())).toMatchObject({ ikm: null, band: null });
  });
});

const person = fc.record(
  Object.fromEntries(IKM_ELEMENTS.map((element) => [element, fc.constantFrom(1, 2, 3, 4)])) as Record<
    (typeof IKM_ELEMENTS)[number],
    fc.Arbitrary<1 | 2 | 3 | 4>
  >,
  { requiredKeys: [] },
);

describe('whatever people answer', () => {
  it('lies between 25 and 100, within half a hundredth of the exact mean, in the band of its rounded value', () => {
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 40 }), (people) => {
        const { ikm, band, elements } = ikmOf(counted(people));
        const means = IKM_ELEMENTS.flatMap((element) => elements[element].mean ?? []);
        if (means.length === 0) return expect(ikm).toBeNull();
        const exact = (means.reduce((sum, mean) => sum + mean, 0) / means.length) * 25;
        expect(Math.abs((ikm ?? 0) - exact)).toBeLessThanOrEqual(0.005 + 1e-9);
        expect(ikm).toBeGreaterThanOrEqual(25);
        expect(ikm).toBeLessThanOrEqual(100);
        const value = ikm ?? 0;
        expect(band).toBe(value >= 88.31 ? 'A' : value >= 76.61 ? 'B' : value >= 65 ? 'C' : 'D');
        return undefined;
      }),
    );
  });

  it('does not depend on the order of people, nor change when all of them come twice', () => {
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 20 }), (people) => {
        const once = ikmOf(counted(people));
        expect(ikmOf(counted(people.toReversed()))).toEqual(once);
        expect(ikmOf(counted([...people, ...people])).ikm).toBe(once.ikm);
      }),
    );
  });

  it('goes on with every element once, whatever was left out', () => {
    fc.assert(
      fc.property(person, (given) => {
        const answers: IkmAnswers = { ...given };
        const asked: string[] = [];
        for (let next = nextElement(answers); next !== null; next = nextElement(answers)) {
          asked.push(next);
          answers[next] = 2;
        }
        const missing = IKM_ELEMENTS.filter((element) => given[element] === undefined);
        expect(asked.toSorted()).toEqual(missing);
      }),
    );
  });
});

describe('where it goes on', () => {
  it('is behind the last answer first, and what was left out comes at the end', () => {
    expect(nextElement({})).toBe('u1');
    expect(nextElement({ u1: 4, u3: 2 })).toBe('u4');
    expect(nextElement({ u2: 4, u9: 2 })).toBe('u1');
  });

  it('within one sitting never leads back', () => {
    expect(elementAfter({}, 'u3')).toBe('u4');
    expect(elementAfter({ u4: 1 }, 'u3')).toBe('u5');
    expect(elementAfter({ u2: 1 }, 'u9')).toBeNull();
  });
});
