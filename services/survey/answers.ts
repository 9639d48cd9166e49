/** The nine elements as a rating's row keeps them. */
import { IKM_ELEMENTS, IKM_SCALE } from '../../domain/ikm.ts';
import type { IkmAnswers } from '../../domain/ikm.ts';

/** What is not an answer of 1 to 4 counts as none. */
export function answersOf(elements: unknown): IkmAnswers {
  if (typeof elements !== 'object' || elements === null) return {};
  const given = elements as Record<string, unknown>;
  return Object.fromEntries(
    IKM_ELEMENTS.flatMap((element) => {
      const value = IKM_SCALE.find((one) => one === given[element]);
      return value === undefined ? [] : [[element, value]];
    }),
  );
}
