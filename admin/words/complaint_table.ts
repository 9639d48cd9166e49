/** The register of a month as a table for the archive (docs/domain.md 7). */
import type { ComplaintKind, ComplaintStatus } from '../../machines/conversation/counter/complaints.ts';
import type { MonthlyRow } from '../../services/complaints/monthly.ts';
import {
  closedUnanswered,
  COMPLAINT_KIND_WORDS,
  COMPLAINT_STATUS_WORDS,
  complaintCategoryWords,
  complaintChannelWords,
} from './complaints.ts';

const COLUMNS = [
  'Kode',
  'Tanggal diterima',
  'Kanal',
  'Jenis',
  'Mengenai',
  'Berkadar pengawasan',
  'Tanpa nama',
  'Isi',
  'Keadaan',
  'Tanggal verifikasi',
  'Tanggal jawaban',
  'Tanggal selesai',
  'Hari kerja terpakai',
  'Batas hari kerja',
  'Tepat waktu',
  'Penanggung jawab',
] as const;

/** With its heading; the person's name and contact are left out on purpose. */
export function complaintTable(rows: readonly MonthlyRow[]): (string | number)[][] {
  return [[...COLUMNS], ...rows.map(cellsOf)];
}

function cellsOf(row: MonthlyRow): (string | number)[] {
  const { days, limit } = row.standing;
  return [
    row.code,
    row.receivedOn,
    complaintChannelWords(row.channel),
    COMPLAINT_KIND_WORDS[row.kind as ComplaintKind],
    complaintCategoryWords(row.category),
    row.supervision === true ? 'ya' : 'tidak',
    row.anonymous ? 'ya' : 'tidak',
    row.text,
    COMPLAINT_STATUS_WORDS[row.status as ComplaintStatus],
    row.verifiedOn ?? '',
    row.answeredOn ?? '',
    row.closedOn ?? '',
    days?.netDays ?? '',
    limit,
    inTimeWords(row),
    row.handler ?? '',
  ];
}

/** Nothing of what is not answered yet, or never will be; but an open one that is overdue is late already. */
function inTimeWords({ status, standing: { answered, days } }: MonthlyRow): string {
  if (days === null || status === 'declined') return '';
  if (answered) return days.remaining < 0 ? 'tidak' : 'ya';
  return status !== 'closed' && days.remaining < 0 ? 'tidak' : '';
}

/** 'Dijawab, 3 dari 14 hari kerja' */
export function complaintOutcomeWords({ status, standing: { answered, days, limit } }: MonthlyRow): string {
  const words = closedUnanswered(status, answered) ?? COMPLAINT_STATUS_WORDS[status as ComplaintStatus];
  return days === null ? words : `${words}, ${days.netDays} dari ${limit} hari kerja`;
}
