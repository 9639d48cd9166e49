/** Figures of satisfaction: by period, service and channel; what is published; comments and the table (docs/domain.md 8). */
import { describe, expect, it } from 'vitest';
import type { IkmAnswers } from '../../domain/ikm.ts';
import type { ServiceContext } from '../../services/context.ts';
import { readOffice, saveOfficeTopic } from '../../services/office.ts';
import { listComments } from '../../services/survey/comments.ts';
import { readSatisfaction, surveyFigures } from '../../services/survey/figures.ts';
import { publishedSatisfaction } from '../../services/survey/published.ts';
import { ratingsTable } from '../../services/survey/table.ts';
import { ADMIN, openWorkshop, PETUGAS, PIMPINAN } from './workshop.ts';

interface Given {
  /** 'YYYY-MM-DDTHH:MM' in Jakarta */
  at?: string;
  stars: number;
  elements?: IkmAnswers;
  comment?: string;
  subject?: string;
  service?: string;
  channel?: string;
}

let subjects = 0;

async function rated(ctx: ServiceContext, ratings: readonly Given[]): Promise<void> {
  const rows = ratings.map(({ at = '2026-11-23T09:00', stars, elements, comment, subject = 'order', ...of }) => {
    const createdAt = new Date(`${at}:00+07:00`);
    const id = `rating-${(subjects += 1)}`;
    return {
      id,
      subject,
      subjectId: id,
      service: of.service ?? subject,
      channel: of.channel ?? 'webchat',
      stars,
      comment: comment ?? null,
      ...(elements === undefined ? {} : { elements }),
      createdAt,
      updatedAt: createdAt,
    };
  });
  await ctx.db.write((tx) => tx.rating.createMany({ data: rows }));
}

const NOVEMBER = { fromDay: '2026-11-01', toDay: '2026-11-30' };
const ALL_3: IkmAnswers = { u1: 3, u2: 3, u3: 3, u4: 3, u5: 3, u6: 3, u7: 3, u8: 3, u9: 3 };
const ALL_4: IkmAnswers = { u1: 4, u2: 4, u3: 4, u4: 4, u5: 4, u6: 4, u7: 4, u8: 4, u9: 4 };

describe('the figures of a period', () => {
  it('count stars, and the elements of those who answered any', async () => {
    const { ctx } = await openWorkshop();
    await rated(ctx, [
      { stars: 5, elements: ALL_4 },
      { stars: 4, elements: ALL_3, channel: 'telegram' },
      { stars: 1 },
      { stars: 3, elements: { u1: 1 }, subject: 'visit', service: 'A' },
      { stars: 3, elements: {}, subject: 'visit', service: 'B' },
    ]);
    const figures = await readSatisfaction(ctx, NOVEMBER);
    expect(figures).toMatchObject({
      respondents: 5,
      stars: 3.2,
      distribution: [1, 0, 2, 1, 1],
      answered: 3,
      // u1 has (4 + 3 + 1) / 3, the other eight 3,5: 85,19
      ikm: 85.19,
      band: 'B',
      elements: { u1: { n: 3 }, u2: { n: 2, mean: 3.5 } },
    });
    expect(figures.byService.map(({ key, respondents, ikm }) => [key, respondents, ikm])).toEqual([
      ['order', 3, 87.5],
      ['visit:A', 1, 25],
      ['visit:B', 1, null],
    ]);
    expect(figures.byChannel.map(({ key, respondents, ikm }) => [key, respondents, ikm])).toEqual([
      ['webchat', 4, expect.any(Number)],
      ['telegram', 1, 75],
    ]);
    expect(await surveyFigures(ctx, NOVEMBER)).toEqual({
      respondents: 5,
      stars: 3.2,
      ikm: 85.19,
      band: 'B',
      provisionalOf: 9,
    });
  });

  it('begin and end with the office’s days', async () => {
    const { ctx } = await openWorkshop();
    await rated(ctx, [
      { at: '2026-10-31T23:59', stars: 1 },
      { at: '2026-11-01T00:00', stars: 5 },
      { at: '2026-11-30T23:59', stars: 4 },
      { at: '2026-12-01T00:00', stars: 1 },
    ]);
    expect(await surveyFigures(ctx, NOVEMBER)).toMatchObject({ respondents: 2, stars: 4.5 });
  });

  it('are none where nobody rated', async () => {
    const { ctx } = await openWorkshop();
    expect(await surveyFigures(ctx, NOVEMBER)).toEqual({
      respondents: 0,
      stars: null,
      ikm: null,
      band: null,
      provisionalOf: 0,
    });
  });

  it('take in more ratings than one batch holds, each once', async () => {
    const { ctx } = await openWorkshop();
    // many of the same moment, so that a batch ends between equals
    await rated(
      ctx,
      Array.from({ length: 2_300 }, () => ({ stars: 4, elements: ALL_3 })),
    );
    expect(await readSatisfaction(ctx, NOVEMBER)).toMatchObject({ respondents: 2_300, answered: 2_300, ikm: 75 });
  });
});

describe('what is published', () => {
  async function publishing(ctx: ServiceContext, change: object) {
    const { survey } = await readOffice(ctx);
    const value = { ...survey, publish: true, period: 'this_year', minimum: 3, ...change };
    expect(await saveOfficeTopic(ctx, ADMIN, 'survey', value)).toMatchObject({ ok: true });
  }

  it('is nothing before the office says so', async () => {
    const { ctx } = await openWorkshop({ seeded: true });
    await rated(ctx, [{ stars: 5, elements: ALL_4 }]);
    expect(await publishedSatisfaction(ctx)).toBeNull();
  });

  it('leaves out figures of fewer answers than the minimum, each by its own count', async () => {
    const { ctx } = await openWorkshop({ seeded: true });
    await publishing(ctx, {});
    await rated(ctx, [
      { stars: 5, elements: ALL_4 },
      { stars: 4, elements: ALL_4 },
    ]);
    expect(await publishedSatisfaction(ctx)).toMatchObject({ ikm: null, band: null, elements: null, stars: null });
    await rated(ctx, [{ stars: 3 }]);
    expect(await publishedSatisfaction(ctx)).toMatchObject({ ikm: null, respondents: 3, stars: { mean: 4 } });
    await rated(ctx, [{ stars: 4, elements: { u1: 4 } }]);
    // an index of one element is none
    expect(await publishedSatisfaction(ctx)).toMatchObject({
      ikm: null,
      band: null,
      answered: 3,
      elements: { u1: { n: 3, mean: 4 }, u2: { n: 0, mean: null } },
    });
    await rated(ctx, [{ stars: 4, elements: ALL_4 }]);
    expect(await publishedSatisfaction(ctx)).toMatchObject({ ikm: 100, band: 'A', answered: 4 });
  });

  it('is only what the office chose', async () => {
    const { ctx } = await openWorkshop({ seeded: true });
    const show = { ikm: false, band: true, elements: false, stars: false, respondents: false };
    await publishing(ctx, { show, minimum: 1 });
    await rated(ctx, [{ stars: 5, elements: ALL_3, comment: 'rahasia' }]);
    expect(await publishedSatisfaction(ctx)).toEqual({
      range: { fromDay: '2026-01-01', toDay: '2026-11-23' },
      ikm: null,
      band: 'C',
      answered: null,
      elements: null,
      stars: null,
      respondents: null,
    });
  });
});

describe('comments', () => {
  const any = { ...NOVEMBER, stars: null, service: null, page: 1 };

  it('are read by those who serve, newest first, by stars and by service', async () => {
    const { ctx } = await openWorkshop();
    await rated(ctx, [
      { at: '2026-11-02T09:00', stars: 2, comment: 'Lama' },
      { at: '2026-11-03T09:00', stars: 5, comment: 'Cepat', subject: 'visit', service: 'A' },
      { at: '2026-11-04T09:00', stars: 5 },
    ]);
    const all = await listComments(ctx, PETUGAS, any);
    expect(all).toMatchObject({
      ok: true,
      total: 2,
      comments: [{ comment: 'Cepat', service: 'visit:A' }, { stars: 2 }],
    });
    expect(await listComments(ctx, PIMPINAN, { ...any, stars: 2 })).toMatchObject({ comments: [{ comment: 'Lama' }] });
    expect(await listComments(ctx, PIMPINAN, { ...any, service: 'visit:A' })).toMatchObject({ total: 1 });
    expect(await listComments(ctx, PIMPINAN, { ...any, service: 'visit:B' })).toMatchObject({ total: 0, pages: 1 });
    expect(await listComments(ctx, ADMIN, any)).toEqual({ ok: false, reason: 'forbidden' });
  });

  it('stand in the table for those who may read them, and make no formula of it', async () => {
    const { ctx } = await openWorkshop();
    await rated(ctx, [{ stars: 2, elements: { u4: 1 }, comment: '=HYPERLINK("x"); lama' }]);
    const heads = ['Tanggal', 'Layanan', 'Saluran', 'Bintang', 'U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'U7', 'U8', 'U9'];
    const words = { heads, commentHead: 'Komentar', service: (key: string) => key, channel: (name: string) => name };
    const table = await ratingsTable(ctx, PIMPINAN, NOVEMBER, words);
    expect(table.split('\r\n')).toEqual([
      `\uFEFF${heads.join(';')};Komentar`,
      `2026-11-23;order;webchat;2;;;;1;;;;;;"'=HYPERLINK(""x""); lama"`,
      '',
    ]);
    expect(await ratingsTable(ctx, ADMIN, NOVEMBER, words)).not.toContain('lama');
  });
});
