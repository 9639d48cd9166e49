import { shortDay } from '../../words/formats.ts';
import { formatRupiah } from '../../../domain/money.ts';
import type { OrderDetail } from '../../../services/orders/detail.ts';
import { Facts } from '../parts/facts.tsx';
import { Time } from '../parts/time.tsx';

const CODE_WORDS: Readonly<Record<string, string>> = {
  active: 'berlaku',
  replaced: 'diganti',
  expired: 'kedaluwarsa',
  paid: 'terbayar',
};
const PROOF_WORDS: Readonly<Record<string, string>> = {
  waiting: 'belum diperiksa',
  accepted: 'diterima',
  refused: 'ditolak',
};

/** Billing codes, proofs and payments; nothing while there are none. */
export function Money({ order, timeZone }: { order: OrderDetail; timeZone: string }) {
  const { billingCodes, proofs, payments, reduction } = order;
  if (billingCodes.length + proofs.length + payments.length === 0 && reduction === null) return null;
  return (
    <section class="sheet" aria-labelledby="pembayaran">
      <h2 id="pembayaran">Pembayaran</h2>
      {reduction && (
        <p>
          Dikenakan {String(reduction.percent).replace('.', ',')} % dari tarif: {reduction.reason}
        </p>
      )}
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
            <li class={billing.status === 'active' || billing.status === 'paid' ? '' : 'superseded'}>
              Kode billing <code>{billing.code}</code> {formatRupiah(billing.amount)},{' '}
              {CODE_WORDS[billing.status] ?? billing.status}
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
    </section>
  );
}
