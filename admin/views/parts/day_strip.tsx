/**
 * The promise of service as a strip of working days: used ones filled, remaining ones open, late ones beyond the end
 * (docs/domain.md 6). The words beside it say the same for those who do not see it.
 */
import { dayAndMonth } from '../../words/formats.ts';

export interface ServiceDays {
  /** negative when late */
  remaining: number;
  dueDay: string;
  paused?: boolean;
}

/** Working days from which on an order is at risk. */
const AT_RISK = 2;
/** More late days than this are not drawn one by one. */
const LATE_SHOWN = 5;

export function urgencyOf(days: ServiceDays): 'late' | 'risk' | 'calm' {
  if (days.remaining < 0) return 'late';
  return days.remaining <= AT_RISK && days.paused !== true ? 'risk' : 'calm';
}

export function DayStrip({ days, limit }: { days: ServiceDays | null; limit: number }) {
  if (!days) return <span class="days days-none">Waktu layanan belum dihitung</span>;
  const used = Math.min(limit, Math.max(0, limit - days.remaining));
  const late = Math.min(LATE_SHOWN, Math.max(0, -days.remaining));
  return (
    <span class={`days days-${urgencyOf(days)}${days.paused === true ? ' days-paused' : ''}`}>
      <span class="strip" aria-hidden="true">
        {Array.from({ length: limit }, (_, day) => (
          <i class={day < used ? 'used' : ''} />
        ))}
        {Array.from({ length: late }, () => (
          <i class="over" />
        ))}
      </span>
      <span class="days-words">{remainingWords(days)}</span>
      <small>tempo {dayAndMonth(days.dueDay)}</small>
    </span>
  );
}

function remainingWords(days: ServiceDays): string {
  if (days.remaining < 0) return `Terlambat ${-days.remaining} hari kerja`;
  if (days.paused === true) return `Jeda, sisa ${days.remaining} hari kerja`;
  return days.remaining === 0 ? 'Tempo hari ini' : `Sisa ${days.remaining} hari kerja`;
}
