/** Figures of satisfaction over a period (docs/domain.md 8): stars, and the IKM with its elements. */
import { countAnswers, elementsIn, ikmOf, isWhole, noTotals } from '../../domain/ikm.ts';
import type { ElementTotals, Ikm, IkmBand } from '../../domain/ikm.ts';
import type { ServiceContext } from '../context.ts';
import { readOffice } from '../office.ts';
import { answersOf } from './answers.ts';
import { eachRating } from './ratings.ts';
import type { Period } from './ratings.ts';

export interface Satisfaction extends Ikm {
  /** who gave stars */
  respondents: number;
  /** mean of the stars, unrounded; null: nobody gave any */
  stars: number | null;
  /** how many gave 1, 2, 3, 4, 5 stars */
  distribution: readonly number[];
  /** who answered one of the nine elements at least */
  answered: number;
}

export interface SatisfactionGroup extends Satisfaction {
  /** a channel; or 'order', 'complaint', 'chat', 'visit:A' with the queue's service */
  key: string;
}

export interface SatisfactionFigures extends Satisfaction {
  /** by what was served, and by the channel it was rated in; most respondents first */
  byService: SatisfactionGroup[];
  byChannel: SatisfactionGroup[];
}

interface Tally {
  distribution: [number, number, number, number, number];
  answered: number;
  totals: ElementTotals;
}

/** Every rating counts on the day it was given, its elements with it; days are the office's, both ends included. */
export async function readSatisfaction(ctx: Pick<ServiceContext, 'db'>, period: Period): Promise<SatisfactionFigures> {
  const all = newTally();
  const services = new Map<string, Tally>();
  const channels = new Map<string, Tally>();
  await eachRating(ctx, period, (row) => {
    const { stars, elements, channel } = row;
    for (const tally of [all, within(services, serviceKeyOf(row)), within(channels, channel)]) {
      count(tally, stars, elements);
    }
  });
  return { ...figuresOf(all), byService: groupsOf(services), byChannel: groupsOf(channels) };
}

/** For the report of the head of office. `provisionalOf`: how many elements the index is of while some have too few answers. */
export async function surveyFigures(
  ctx: Pick<ServiceContext, 'db'>,
  period: Period,
): Promise<{
  respondents: number;
  stars: number | null;
  ikm: number | null;
  band: IkmBand | null;
  provisionalOf: number | null;
}> {
  const { survey } = await readOffice(ctx);
  const figures = await readSatisfaction(ctx, period);
  const { respondents, stars, ikm, band } = figures;
  return {
    respondents,
    stars,
    ikm,
    band,
    provisionalOf: isWhole(figures, survey.minimum) ? null : elementsIn(figures),
  };
}

/** What a rating is counted under. */
export function serviceKeyOf({ subject, service }: { subject: string; service: string }): string {
  return subject === 'visit' ? `visit:${service}` : subject;
}

function newTally(): Tally {
  return { distribution: [0, 0, 0, 0, 0], answered: 0, totals: noTotals() };
}

function within(tallies: Map<string, Tally>, key: string): Tally {
  const tally = tallies.get(key) ?? newTally();
  tallies.set(key, tally);
  return tally;
}

function count(tally: Tally, stars: number, elements: unknown): void {
  if (stars >= 1 && stars <= 5) tally.distribution[(stars - 1) as 0 | 1 | 2 | 3 | 4] += 1;
  const answers = answersOf(elements);
  if (Object.keys(answers).length === 0) return;
  tally.answered += 1;
  countAnswers(tally.totals, answers);
}

function figuresOf({ distribution, answered, totals }: Tally): Satisfaction {
  const respondents = distribution.reduce((sum, n) => sum + n, 0);
  const given = distribution.reduce((sum, n, index) => sum + n * (index + 1), 0);
  return {
    respondents,
    stars: respondents === 0 ? null : given / respondents,
    distribution,
    answered,
    ...ikmOf(totals),
  };
}

function groupsOf(tallies: Map<string, Tally>): SatisfactionGroup[] {
  return [...tallies]
    .map(([key, tally]) => ({ key, ...figuresOf(tally) }))
    .toSorted((one, other) => other.respondents - one.respondents || (one.key < other.key ? -1 : 1));
}
