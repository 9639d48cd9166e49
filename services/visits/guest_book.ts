/** The guest book of a month as a file, for the office's archive (R3, docs/domain.md 13). */
import { csvOf } from '../../domain/csv.ts';
import { formatDateTime } from '../../domain/days.ts';
import { audit } from '../audit.ts';
import type { Actor, Outcome, ServiceContext } from '../context.ts';
import { readOffice } from '../office.ts';
import { hasRole } from '../rights.ts';
import { numberOf, serviceName } from './queue.ts';

const HEAD = [
  'Tanggal',
  'Nomor',
  'Layanan',
  'Nama',
  'Instansi',
  'Keperluan',
  'Cara mendaftar',
  'Keadaan',
  'Diambil',
  'Dipanggil',
  'Dilayani',
  'Selesai',
  'Loket',
  'Pesanan',
];

/** `month`: 'YYYY-MM'. It holds personal data, so that it was taken is written to the audit log. */
export async function guestBookCsv(
  ctx: ServiceContext,
  actor: Actor,
  month: string,
  words: {
    channel: (channel: string) => string;
    status: (status: string) => string;
    institution: (guest: { name: string; institution: string }) => string;
  },
): Promise<Outcome<{ csv: string }, 'forbidden' | 'month'>> {
  if (!hasRole(actor, ['petugas', 'pimpinan'])) return { ok: false, reason: 'forbidden' };
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return { ok: false, reason: 'month' };
  const office = await readOffice(ctx);
  const visits = await ctx.db.read.visit.findMany({
    where: { day: { startsWith: `${month}-` } },
    orderBy: [{ day: 'asc' }, { takenAt: 'asc' }],
    include: { orders: { select: { code: true }, orderBy: { createdAt: 'asc' } } },
  });
  const at = (instant: Date | null): string =>
    instant === null ? '' : formatDateTime(instant.getTime(), office.office.timeZone, 'id');
  const rows = visits.map((visit) => [
    visit.day,
    numberOf(visit),
    serviceName(office, visit.service).id,
    visit.name,
    words.institution(visit),
    visit.purpose,
    words.channel(visit.channel),
    words.status(visit.status),
    at(visit.takenAt),
    at(visit.calledAt),
    at(visit.servedAt),
    at(visit.doneAt),
    visit.counter ?? '',
    visit.orders.map(({ code }) => code).join(' '),
  ]);
  await ctx.db.write((tx) => audit(tx, ctx, actor, 'visit.export', `guest_book:${month}`, { visits: visits.length }));
  return { ok: true, csv: csvOf([HEAD, ...rows]) };
}
