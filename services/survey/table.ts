/** The ratings of a period as a table for spreadsheets: a line for each, without names. */
import { CSV_START, csvLine } from '../../domain/csv.ts';
import { dayOf } from '../../domain/days.ts';
import { IKM_ELEMENTS } from '../../domain/ikm.ts';
import type { Actor, ServiceContext } from '../context.ts';
import { readOffice } from '../office.ts';
import { hasRole } from '../rights.ts';
import { answersOf } from './answers.ts';
import { COMMENT_READERS } from './comments.ts';
import { serviceKeyOf } from './figures.ts';
import { eachRating } from './ratings.ts';
import type { Period } from './ratings.ts';

/** `heads`: the first line. The comments stand in the last column, for those who may read them. */
export async function ratingsTable(
  ctx: Pick<ServiceContext, 'db'>,
  actor: Actor,
  period: Period,
  words: {
    heads: readonly string[];
    commentHead: string;
    service(key: string): string;
    channel(channel: string): string;
  },
): Promise<string> {
  const withComments = hasRole(actor, COMMENT_READERS);
  const { timeZone } = (await readOffice(ctx)).office;
  const lines = [csvLine(withComments ? [...words.heads, words.commentHead] : words.heads)];
  await eachRating(ctx, period, (row) => {
    const answers = answersOf(row.elements);
    const cells = [
      dayOf(row.createdAt.getTime(), timeZone),
      words.service(serviceKeyOf(row)),
      words.channel(row.channel),
      row.stars,
      ...IKM_ELEMENTS.map((element) => answers[element] ?? null),
    ];
    lines.push(csvLine(withComments ? [...cells, row.comment] : cells));
  });
  return CSV_START + lines.join('');
}
