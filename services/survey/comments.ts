/** What people wrote with their stars. It is read by those who serve them and by the head of office, and changed by nobody. */
import type { Role } from '../../domain/vocabulary.ts';
import type { Actor, ServiceContext } from '../context.ts';
import { hasRole } from '../rights.ts';
import { serviceKeyOf } from './figures.ts';
import { instantsOf } from './ratings.ts';
import type { Period } from './ratings.ts';

/** The admin runs the program and sees figures only (docs/domain.md 1, 8). */
export const COMMENT_READERS: readonly Role[] = ['petugas', 'bendahara', 'pimpinan'];

export interface CommentLine {
  id: string;
  /** UTC ms */
  at: number;
  stars: number;
  comment: string;
  channel: string;
  /** 'order', 'visit:A' (./figures) */
  service: string;
}

export interface CommentFilter extends Period {
  /** 1 to 5; null: any */
  stars: number | null;
  /** as `CommentLine.service`; null: any */
  service: string | null;
  /** from 1 */
  page: number;
}

const PAGE_SIZE = 25;

export type CommentList = { ok: true; comments: CommentLine[]; page: number; pages: number; total: number };

/** Newest first, 25 a page. */
export async function listComments(
  ctx: Pick<ServiceContext, 'db'>,
  actor: Actor,
  filter: CommentFilter,
): Promise<CommentList | { ok: false; reason: 'forbidden' }> {
  if (!hasRole(actor, COMMENT_READERS)) return { ok: false, reason: 'forbidden' };
  const [subject, service] = filter.service?.split(':') ?? [];
  const where = {
    createdAt: await instantsOf(ctx, filter),
    comment: { not: null },
    ...(filter.stars === null ? {} : { stars: filter.stars }),
    ...(subject === undefined ? {} : { subject }),
    ...(service === undefined ? {} : { service }),
  };
  const total = await ctx.db.read.rating.count({ where });
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const page = Math.min(filter.page, pages);
  const rows = await ctx.db.read.rating.findMany({
    where,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    skip: (page - 1) * PAGE_SIZE,
    take: PAGE_SIZE,
    select: { id: true, createdAt: true, stars: true, comment: true, channel: true, subject: true, service: true },
  });
  const comments = rows.map(({ id, createdAt, stars, comment, channel, ...of }) => ({
    id,
    at: createdAt.getTime(),
    stars,
    comment: comment ?? '',
    channel,
    service: serviceKeyOf(of),
  }));
  return { ok: true, comments, page, pages, total };
}
