import type { OrderDetail } from '../../../services/orders/detail.ts';
import type { Happened } from '../../../services/orders/refusal.ts';
import { Happening } from './timeline.tsx';
import type { Attempt } from './order_page.tsx';

export interface ConflictProps {
  attempt: Attempt;
  order: OrderDetail;
  since: readonly Happened[];
  /** the act is no longer possible: what was typed is shown to be copied */
  lost: boolean;
  timeZone: string;
}

/** A colleague (or the customer) was faster: what changed, and that nothing typed is lost. */
export function Conflict({ attempt, order, since, lost, timeZone }: ConflictProps) {
  const title = attempt.act.title(order);
  const typed = Object.entries(attempt.form.values).filter(([name, value]) => name !== 'revision' && value !== '');
  return (
    <div class="error-summary" role="alert" tabIndex={-1}>
      <p>
        <strong>
          {lost
            ? `"${title}" tidak dijalankan: sudah tidak mungkin lagi.`
            : `"${title}" belum dijalankan: pesanan berubah sejak Anda membuka halaman ini.`}
        </strong>
      </p>
      {since.length > 0 && (
        <ol class="happenings">
          {since.map((event) => (
            <Happening event={event} timeZone={timeZone} />
          ))}
        </ol>
      )}
      {lost ? (
        typed.length > 0 && (
          <>
            <p>Yang sudah Anda ketik:</p>
            {typed.map(([, value]) => (
              <pre class="typed">{value}</pre>
            ))}
          </>
        )
      ) : (
        <p>Isian Anda masih ada di bawah. Periksa lagi, lalu kirim bila masih sesuai.</p>
      )}
    </div>
  );
}
