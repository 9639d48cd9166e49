/** What of the satisfaction figures the office publishes (docs/domain.md 8; the topic `survey`). */
import { dayOf } from '../../domain/days.ts';
import { IKM_ELEMENTS, isWhole } from '../../domain/ikm.ts';
import type { ElementFigures, IkmBand, IkmElement } from '../../domain/ikm.ts';
import { publishedRange } from '../../domain/periods.ts';
import type { DayRange } from '../../domain/periods.ts';
import type { ServiceContext } from '../context.ts';
import { readOffice } from '../office.ts';
import { readSatisfaction } from './figures.ts';
import type { Satisfaction } from './figures.ts';

/** null: it is not published, or too few have answered. */
export interface Published {
  range: DayRange;
  ikm: number | null;
  band: IkmBand | null;
  /** who answered one of the nine elements at least, where the number of respondents is published */
  answered: number | null;
  elements: Record<IkmElement, ElementFigures> | null;
  stars: { mean: number; distribution: readonly number[] } | null;
  respondents: number | null;
}

/**
 * null: the office publishes nothing. Figures of fewer than `minimum` answers are left out, each by its own count: of the
 * stars, of the answerers, of an element; index and band while any element has fewer. `read`: figures that are kept (`keptSatisfaction`), where everybody may ask.
 */
export async function publishedSatisfaction(
  ctx: Pick<ServiceContext, 'db' | 'now'>,
  read: (range: DayRange) => Promise<Satisfaction> = (range) => readSatisfaction(ctx, range),
): Promise<Published | null> {
  const { survey, office } = await readOffice(ctx);
  if (!survey.publish) return null;
  const { show, minimum } = survey;
  const range = publishedRange(survey.period, dayOf(ctx.now(), office.timeZone));
  const figures = await read(range);
  const enough = figures.respondents >= minimum;
  const answered = figures.answered >= minimum;
  const whole = isWhole(figures, minimum);
  return {
    range,
    ikm: show.ikm && whole ? figures.ikm : null,
    band: show.band && whole ? figures.band : null,
    answered: show.respondents && answered ? figures.answered : null,
    elements:
      show.elements && answered
        ? (Object.fromEntries(
            IKM_ELEMENTS.map((element) => {
              const { n, mean } = figures.elements[element];
              return [element, n >= minimum ? { n, mean } : { n: 0, mean: null }];
            }),
          ) as Record<IkmElement, ElementFigures>)
        : null,
    stars:
      show.stars && enough && figures.stars !== null
        ? { mean: figures.stars, distribution: figures.distribution }
        : null,
    respondents: show.respondents && enough ? figures.respondents : null,
  };
}

const KEPT_MS = 60_000;

/** Figures of the range that was asked for last, reckoned at most once a minute: every rating of the period is read for them. */
export function keptSatisfaction(ctx: Pick<ServiceContext, 'db' | 'now'>): (range: DayRange) => Promise<Satisfaction> {
  let kept: { of: string; until: number; figures: Promise<Satisfaction> } | null = null;
  return (range) => {
    const of = `${range.fromDay}/${range.toDay}`;
    if (kept !== null && kept.of === of && ctx.now() < kept.until) return kept.figures;
    const figures = readSatisfaction(ctx, range);
    kept = { of, until: ctx.now() + KEPT_MS, figures };
    // whoever asked gets the error, and nobody after them
    figures.catch(() => {
      if (kept?.figures === figures) kept = null;
    });
    return figures;
  };
}
