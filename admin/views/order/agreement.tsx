import { shortDay } from '../../words/formats.ts';
import { AGREEMENT_WORDS } from '../../words/requests.ts';
import type { OrderDetail } from '../../../services/orders/detail.ts';
import { Facts } from '../parts/facts.tsx';
import { Time } from '../parts/time.tsx';

type Signed = OrderDetail['signed'][number];

const METHOD_WORDS = { upload: 'diunggah pelanggan', paper: 'di atas kertas, dipindai kantor' } as const;
const STATUS_WORDS = { waiting: 'belum diperiksa', accepted: 'diterima', returned: 'dikembalikan' } as const;

/** The signed copies of the agreement as they came in; none is ever altered (docs/domain.md 4). */
export function Agreement({ order, timeZone }: { order: OrderDetail; timeZone: string }) {
  if (order.signed.length === 0 && order.agreement === null) return null;
  if (order.agreement === 'notDue') return null;
  const state = order.agreement === null ? undefined : AGREEMENT_WORDS[order.agreement];
  return (
    <section class="sheet" aria-labelledby="perjanjian">
      <h2 id="perjanjian">Perjanjian bertanda tangan</h2>
      {state !== undefined && <p>Keadaan: {state}.</p>}
      {order.signed.map((signed) => (
        <div class={signed.status === 'returned' ? 'superseded' : ''}>
          <p>
            <SignedLink code={order.code} signed={signed} />, {STATUS_WORDS[signed.status]}
          </p>
          <Facts
            facts={[
              ['Cara', METHOD_WORDS[signed.method]],
              ['Masuk', <Time at={signed.createdAt} zone={timeZone} />],
              ['Ditandatangani', signed.signedOn && shortDay(signed.signedOn)],
              ['Untuk pelanggan', signed.signedBy],
              ['Untuk kantor', signed.signedFor],
              ['Diputuskan', signed.decidedAt !== null && <Decided signed={signed} timeZone={timeZone} />],
              ['Alasan', signed.reason],
              ['SHA-256', <code class="checksum">{signed.file.sha256}</code>],
            ]}
          />
        </div>
      ))}
    </section>
  );
}

function Decided({ signed, timeZone }: { signed: Signed; timeZone: string }) {
  return (
    <>
      {signed.decidedBy} <Time at={signed.decidedAt ?? 0} zone={timeZone} />
    </>
  );
}

/** The copy that waits, where it is decided upon. */
export function SignedNow({ order }: { order: OrderDetail }) {
  const signed = order.signed.find(({ status }) => status === 'waiting');
  if (!signed) return null;
  return (
    <Facts
      facts={[
        ['Berkas', <SignedLink code={order.code} signed={signed} />],
        ['Cara', METHOD_WORDS[signed.method]],
        ['SHA-256', <code class="checksum">{signed.file.sha256}</code>],
      ]}
    />
  );
}

function SignedLink({ code, signed }: { code: string; signed: Signed }) {
  return <a href={`/panel/pesanan/${code}/berkas/${signed.file.id}`}>{signed.file.name}</a>;
}
