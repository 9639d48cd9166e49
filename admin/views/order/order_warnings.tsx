import type { OrderDetail } from '../../../services/orders/detail.ts';
import { MismatchWords } from './money.tsx';

/** What somebody has to know before they act on the order. */
export function OrderWarnings({ order, timeZone }: { order: OrderDetail; timeZone: string }) {
  const unpaid = order.phase === 'settling' && order.payment !== 'paid';
  const mismatch = unpaid ? order.mismatches[0] : undefined;
  const warnings = [
    ...(mismatch ? [<MismatchWords mismatch={mismatch} timeZone={timeZone} />] : []),
    ...(order.yearMissing === null || order.turn.closed
      ? []
      : [
          `Waktu layanan tidak dapat dihitung: hari libur ${order.yearMissing} belum lengkap. Minta admin melengkapinya.`,
        ]),
    ...(order.buyerChanged === null || order.turn.closed
      ? []
      : ['Pelanggan mengubah profilnya sejak memesan; dokumen memakai data saat memesan.']),
  ];
  if (warnings.length === 0) return null;
  return (
    <ul class="warnings" aria-label="Peringatan">
      {warnings.map((warning) => (
        <li>
          <span>{warning}</span>
        </li>
      ))}
    </ul>
  );
}
