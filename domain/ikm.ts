/**
 * The index of satisfaction, IKM (docs/domain.md 8; PermenPANRB 14/2017): nine elements on a scale of 1 to 4. Reckoned in
 * whole numbers, so that a value on the edge of a band never falls to the wrong side of it.
 */

/** requirements, procedure, time, fee, product, competence, conduct, facilities, handling of complaints */
export const IKM_ELEMENTS = ['u1', 'u2', 'u3', 'u4', 'u5', 'u6', 'u7', 'u8', 'u9'] as const;
export type IkmElement = (typeof IKM_ELEMENTS)[number];

export const IKM_SCALE = [1, 2, 3, 4] as const;
export type IkmValue = (typeof IKM_SCALE)[number];

/** What one person answered; every element may be left out. */
export type IkmAnswers = Partial<Record<IkmElement, IkmValue>>;

export type IkmBand = 'A' | 'B' | 'C' | 'D';

/** Lower ends in hundredths, best first; D holds the rest, down to 25,00. */
const BANDS: readonly (readonly [IkmBand, number])[] = [
  ['A', 8_831],
  ['B', 7_661],
  ['C', 6_500],
];

export interface ElementFigures {
  /** who answered it */
  n: number;
  /** of 1 to 4, unrounded; null: nobody answered it */
  mean: number | null;
}

export interface Ikm {
  /** 25 to 100 with two decimals; null: nobody answered anything */
  ikm: number | null;
  band: IkmBand | null;
  elements: Record<IkmElement, ElementFigures>;
}

/** Answers as they are counted: how many, and their sum. */
export type ElementTotals = Record<IkmElement, { n: number; sum: number }>;

export function noTotals(): ElementTotals {
  return Object.fromEntries(IKM_ELEMENTS.map((element) => [element, { n: 0, sum: 0 }])) as ElementTotals;
}

/** Adds one person's answers. */
export function countAnswers(totals: ElementTotals, answers: IkmAnswers): void {
  for (const element of IKM_ELEMENTS) {
    const value = answers[element];
    if (value === undefined) continue;
    totals[element].n += 1;
    totals[element].sum += value;
  }
}

/**
 * The mean of the elements' means x 25, every element weighing the same (an unrounded 1/9), rounded half up to two decimals at
 * the very end. Of an element the mean is over those who answered it; one that nobody answered is left out.
 */
export function ikmOf(totals: ElementTotals): Ikm {
  const answered = IKM_ELEMENTS.map((element) => totals[element]).filter(({ n }) => n > 0);
  const hundredths = answered.length === 0 ? null : indexInHundredths(answered);
  return {
    ikm: hundredths === null ? null : hundredths / 100,
    band: hundredths === null ? null : bandOf(hundredths),
    elements: Object.fromEntries(
      IKM_ELEMENTS.map((element) => {
        const { n, sum } = totals[element];
        return [element, { n, mean: n === 0 ? null : sum / n }];
      }),
    ) as Ikm['elements'],
  };
}

/** Whether each of the nine elements has `minimum` answers: else the index is provisional. */
export function isWhole({ elements }: Pick<Ikm, 'elements'>, minimum: number): boolean {
  return IKM_ELEMENTS.every((element) => elements[element].n >= Math.max(1, minimum));
}

/** How many elements the index is of. */
export function elementsIn({ elements }: Pick<Ikm, 'elements'>): number {
  return IKM_ELEMENTS.filter((element) => elements[element].n > 0).length;
}

/** 2500 times the sum of the fractions sum/n, by the number of elements, on one denominator. */
function indexInHundredths(answered: readonly { n: number; sum: number }[]): number {
  const denominator = answered.reduce((product, { n }) => product * BigInt(n), 1n);
  const numerator = answered.reduce((total, { n, sum }) => total + BigInt(sum) * (denominator / BigInt(n)), 0n);
  const by = denominator * BigInt(answered.length);
  return Number((2n * 2_500n * numerator + by) / (2n * by));
}

function bandOf(hundredths: number): IkmBand {
  return BANDS.find(([, from]) => hundredths >= from)?.[0] ?? 'D';
}

/** The element after the one answered last; those left out before it come at the end. null: all are answered. */
export function nextElement(answers: IkmAnswers): IkmElement | null {
  const last = IKM_ELEMENTS.findLastIndex((element) => answers[element] !== undefined);
  const open = (element: IkmElement) => answers[element] === undefined;
  return IKM_ELEMENTS.slice(last + 1).find(open) ?? IKM_ELEMENTS.find(open) ?? null;
}

/** The next one without an answer behind `element`; null: none. */
export function elementAfter(answers: IkmAnswers, element: IkmElement): IkmElement | null {
  const behind = IKM_ELEMENTS.slice(IKM_ELEMENTS.indexOf(element) + 1);
  return behind.find((one) => answers[one] === undefined) ?? null;
}
