import type { ComplaintStatus } from '../../../machines/conversation/counter/complaints.ts';
import type { Standing } from '../../../services/complaints/standing.ts';
import { closedUnanswered } from '../../words/complaints.ts';
import { DayStrip } from '../parts/day_strip.tsx';
import { NetAndGross } from '../parts/net_and_gross.tsx';

/** Working days against the limit (docs/domain.md 7): while it runs, and how it ended. */
export function ComplaintClock({ status, standing }: { status: ComplaintStatus; standing: Standing }) {
  const { days, limit, yearMissing, answered, verificationLate } = standing;
  const over = status === 'answered' || status === 'closed' || status === 'declined';
  if (status === 'declined') return <span class="days">-</span>;
  if (over && days !== null) {
    return (
      <span class="days">
        {closedUnanswered(status, answered) ??
          (days.remaining < 0 ? `Terlambat ${-days.remaining} hari kerja` : 'Tepat waktu')}
        <small>
          {days.netDays} dari {limit} hari kerja
        </small>
      </span>
    );
  }
  return (
    <>
      <DayStrip days={days} yearMissing={yearMissing} limit={limit} />
      {days !== null && <NetAndGross days={days} />}
      {verificationLate && <small class="complaint-late">Verifikasi terlambat</small>}
    </>
  );
}
