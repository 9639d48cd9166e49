import { shortDay } from '../../words/formats.ts';
import { billingWords } from '../../words/orders.ts';
import { formatRupiah } from '../../../domain/money.ts';
import type { OrderDetail } from '../../../services/orders/detail.ts';
import { Facts } from '../parts/facts.tsx';
import { Time } from '../parts/time.tsx';

const PROOF_WORDS: Readonly<Record<string, string>> = {
  waiting: 'belum diperiksa',
  accepted: 'diterima',
  refused: 'ditolak',
};

function isLive(status: string, phase: OrderDetail['phase']): boolean {
  return status === 'paid' || (status === 'active' && phase !== 'cancelled');
}

/** Billing codes, proofs and payments; nothing while there are none. */
export function Money({ order, timeZone }: { order: OrderDetail; timeZone: string }) {
  const { billingCodes, proofs, payments, mismatches } = order;
  if (billingCodes.length + proofs.length + payments.length + mismatches.length === 0) return null;
  return (
    <section class="sheet" aria-labelledby="pembayaran">
      <h2 id="pembayaran">Pembayaran</h2>
      {payments.map((payment) => (
        <Facts
          facts={[
            ['Diterima', formatRupiah(payment.amount)],
            ['Tanggal', shortDay(payment.paidOn)],
            ['NTPN', payment.ntpn && <code>{payment.ntpn}</code>],
            ['NTB', payment.ntb && <code>{payment.ntb}</code>],
          ]}
        />
      ))}
      {billingCodes.length > 0 && (
        <ul class="plain-list">
          {billingCodes.map((billing) => (
            <li class={isLive(billing.status, order.phase) ? '' : 'superseded'}>
              Kode billing <code>{billing.code}</code> {formatRupiah(billing.amount)},{' '}
              {billingWords(billing.status, order.phase)}
              <small>
                berlaku sampai <Time at={billing.expiresAt} zone={timeZone} />
              </small>
            </li>
          ))}
        </ul>
      )}
      {proofs.length > 0 && (
        <ul class="plain-list">
          {proofs.map((proof) => (
            <li>
              <a href={`/panel/pesanan/${order.code}/berkas/${proof.file.id}`}>Bukti transfer: {proof.file.name}</a>,{' '}
              {PROOF_WORDS[proof.status] ?? proof.status}
              <small>
                <Time at={proof.createdAt} zone={timeZone} />
                {proof.reason && ` · ${proof.reason}`}
              </small>
            </li>
          ))}
        </ul>
      )}
      {mismatches.length > 0 && (
        <ul class="plain-list">
          {mismatches.map((mismatch) => (
            <li>
              <MismatchWords mismatch={mismatch} timeZone={timeZone} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Another amount than the invoice's was typed and refused (docs/domain.md 2.10). */
export function MismatchWords({
  mismatch,
  timeZone,
}: {
  mismatch: OrderDetail['mismatches'][number];
  timeZone: string;
}) {
  return (
    <>
      Jumlah tidak sama: {formatRupiah(mismatch.amount)} diisikan oleh {mismatch.actorName}, tagihannya{' '}
      {formatRupiah(mismatch.expected)}. Ditolak.
      <small>
        <Time at={mismatch.at} zone={timeZone} />
      </small>
    </>
  );
}
