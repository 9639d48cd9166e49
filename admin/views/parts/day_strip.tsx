/**
 * The promise of service as a bar of working days: used ones filled, late ones beyond the end (docs/domain.md 6). The words
 * beside it say the same for those who do not see it.
 */
import { urgencyOf } from '../../../services/orders/clock.ts';
import { dayAndMonth } from '../../words/formats.ts';

export interface ServiceDays {
  /** negative when late */
  remaining: number;
  dueDay: string;
  paused: boolean;
}

/** More late days than this do not make the bar longer. */
const LATE_SHOWN = 5;
/** Width of a day inside of the drawing, and of the whole bar on the page. */
const DAY = 10;
const BAR = 120;
const STRETCHED = { preserveAspectRatio: 'none', 'aria-hidden': 'true' } as const;

export interface DayStripProps {
  /** null: not started, or `yearMissing` */
  days: ServiceDays | null;
  /** the year without holiday table for which nothing is computed (docs/domain.md 6) */
  yearMissing: number | null;
  limit: number;
}

export function DayStrip({ days, yearMissing, limit }: DayStripProps) {
  if (yearMissing !== null) {
    return <span class="days days-none">Tidak dapat dihitung: hari libur {yearMissing} belum lengkap</span>;
  }
  if (!days) return <span class="days days-none">Waktu layanan belum dihitung</span>;
  const used = Math.min(limit, Math.max(0, limit - days.remaining));
  const late = Math.min(LATE_SHOWN, Math.max(0, -days.remaining));
  return (
    <span class={`days days-${urgencyOf(days)}${days.paused ? ' days-paused' : ''}`}>
      <svg class="strip" viewBox={`0 0 ${DAY * (limit + late)} ${DAY}`} width={BAR} height="10" {...STRETCHED}>
        <rect class="strip-promised" width={DAY * limit} height={DAY} />
        <rect class="strip-used" width={DAY * used} height={DAY} />
        <rect class="strip-over" x={DAY * limit} width={DAY * late} height={DAY} />
      </svg>
      <span class="days-words">{remainingWords(days)}</span>
      <small>tempo {dayAndMonth(days.dueDay)}</small>
    </span>
  );
}

function remainingWords(days: ServiceDays): string {
  if (days.remaining < 0) return `Terlambat ${-days.remaining} hari kerja`;
  if (days.paused) return `Jeda, sisa ${days.remaining} hari kerja`;
  return days.remaining === 0 ? 'Tempo hari ini' : `Sisa ${days.remaining} hari kerja`;
}
