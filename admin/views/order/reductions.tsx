import type { OrderDetail } from '../../../services/orders/detail.ts';
import { Time } from '../parts/time.tsx';

type Request = OrderDetail['reductionRequests'][number];

/** A customer's request for Rp0 or a part of the tariff: the reason, and the letter (docs/domain.md 3). */
export function ReductionAsked({ code, request }: { code: string; request: Request }) {
  return (
    <div class="asked">
      <p>Pelanggan memohon keringanan tarif:</p>
      <blockquote>{request.reason}</blockquote>
      <Letter code={code} request={request} />
    </div>
  );
}

/** All requests and what was decided. */
export function Reductions({ order, timeZone }: { order: OrderDetail; timeZone: string }) {
  const { reduction, reductionRequests } = order;
  if (reduction === null && reductionRequests.length === 0) return null;
  return (
    <section class="sheet" aria-labelledby="keringanan">
      <h2 id="keringanan">Keringanan tarif</h2>
      {reduction && (
        <p>
          Dikenakan {String(reduction.percent).replace('.', ',')} % dari tarif: {reduction.reason}
        </p>
      )}
      <ul class="plain-list">
        {reductionRequests.map((request) => (
          <li>
            Permohonan {request.status === 'waiting' ? <strong>menunggu keputusan</strong> : 'sudah diputuskan'}
            <small>
              <Time at={request.createdAt} zone={timeZone} />
            </small>
            <blockquote class="answer">{request.reason}</blockquote>
            <Letter code={order.code} request={request} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Letter({ code, request: { letter } }: { code: string; request: Request }) {
  if (letter === null) return <p>Tanpa surat.</p>;
  return (
    <p>
      <a href={`/panel/pesanan/${code}/berkas/${letter.id}`}>Surat: {letter.name}</a>
    </p>
  );
}
