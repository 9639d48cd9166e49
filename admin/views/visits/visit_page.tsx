/** One visit: the guest-book entry, and the order that is made together (R5-8). */
import type { WaysIn } from '../../../services/channels.ts';
import type { VisitRow } from '../../../services/visits/board.ts';
import { shortDay } from '../../words/formats.ts';
import { institutionWords, VISIT_STATUS_WORDS, visitChannelWords } from '../../words/visits.ts';
import type { FormState } from '../../forms/form.ts';
import { ErrorSummary } from '../parts/error_summary.tsx';
import { CsrfField, TextField } from '../parts/fields.tsx';
import { Facts } from '../parts/facts.tsx';
import { linksInto } from '../parts/chat_links.tsx';
import { Qr } from '../parts/qr.tsx';
import { Shell, type Frame } from '../parts/shell.tsx';
import { Time } from '../parts/time.tsx';

export interface VisitPageProps {
  frame: Frame;
  visit: VisitRow;
  /** it is of today and not over: a chat can be opened for it */
  open: boolean;
  /** it is of today and finished: an order that was placed outside of it can be added */
  adds: boolean;
  form: FormState;
  /** address of the office's web chat; null: the office has none */
  webchat: string | null;
  ways: WaysIn;
  timeZone: string;
}

export function VisitPage(props: VisitPageProps) {
  const { frame, visit, open, adds, timeZone } = props;
  const at = (instant: number | null) => instant !== null && <Time at={instant} zone={timeZone} />;
  return (
    <Shell
      frame={frame}
      title={`Kunjungan ${visit.number}`}
      parent={{ href: '/panel/antrean', label: 'Antrean' }}
      actions={
        <a class="btn btn-outline-primary" href={`/panel/antrean/kunjungan/${visit.code}/karcis`}>
          Karcis
        </a>
      }
    >
      <div class="pair">
        <section class="sheet" aria-labelledby="buku-tamu">
          <h2 id="buku-tamu">Buku tamu</h2>
          <Facts
            facts={[
              ['Keadaan', VISIT_STATUS_WORDS[visit.status]],
              ['Tanggal', shortDay(visit.day)],
              ['Layanan', `${visit.service.code}, ${visit.service.name}`],
              ['Nama', visit.name],
              ['Instansi', institutionWords(visit)],
              ['Keperluan', visit.purpose],
              ['Bahasa', visit.language === 'id' ? 'Indonesia' : 'Inggris'],
              ['Mendaftar lewat', visitChannelWords(visit.channel)],
              ['Loket', visit.counter],
              ['Nomor diambil', at(visit.takenAt)],
              ['Dipanggil', at(visit.calledAt)],
              ['Dilayani', at(visit.servedAt)],
              ['Selesai', at(visit.doneAt)],
            ]}
          />
        </section>
        <div>
          <section class="sheet" aria-labelledby="pesanan">
            <h2 id="pesanan">Pesanan dari kunjungan ini</h2>
            <div data-live={`/panel/antrean/kunjungan/${visit.code}/pesanan`} aria-live="polite">
              <VisitOrders {...visit} />
            </div>
            {adds && <AddOrder {...props} />}
          </section>
          {open && <Together {...props} />}
        </div>
      </div>
    </Shell>
  );
}

/** As it is fetched anew whenever something changes. */
export function VisitOrders({ orders }: Pick<VisitRow, 'orders'>) {
  if (orders.length === 0) {
    return <p class="text-secondary">Belum ada. Pesanan yang dikirim selama kunjungan dilayani muncul di sini.</p>;
  }
  return (
    <ul class="plain-list">
      {orders.map((code) => (
        <li>
          <a class="row-link" href={`/panel/pesanan/${code}`}>
            {code}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** What was placed outside of the visit, typically just after it was finished. */
function AddOrder({ frame, visit, form }: VisitPageProps) {
  return (
    <form method="post" action={`/panel/antrean/kunjungan/${visit.code}/pesanan`} data-once>
      <CsrfField token={frame.csrf} />
      <ErrorSummary form={form} />
      <TextField
        form={form}
        name="order"
        label="Kode pesanan lain dari pengunjung ini"
        hint="Pesanan hari ini yang dikirim di luar kunjungannya, misalnya sesudah selesai."
        maxlength={40}
        required
      />
      <button class="btn btn-outline-primary" type="submit">
        Catat pada kunjungan ini
      </button>
    </form>
  );
}

/** The chat that is opened here becomes the visitor's, with what the guest book has of them. */
function Together({ visit, webchat, ways }: VisitPageProps) {
  const payload = `visit_${visit.code}`;
  const own = webchat === null ? null : `${webchat}?start=${payload}`;
  return (
    <section class="sheet" aria-labelledby="bersama">
      <h2 id="bersama">Buka pesanan bersama</h2>
      {visit.conversationId !== null && (
        <p>Kunjungan ini sudah memiliki obrolan: pesanan yang dikirim di sana tercatat pada kunjungan ini.</p>
      )}
      {webchat !== null && (
        <p>
          <a class="btn btn-primary" href={`${webchat}?kiosk=1&start=${payload}`} target="_blank" rel="noreferrer">
            Buka obrolan di komputer ini
          </a>
        </p>
      )}
      {own !== null && (
        <div class="deep-link-in">
          <Qr text={own} label={`Kode QR ke ${own}`} />
          <p>
            Atau di ponsel pengunjung: pindai kode ini, atau buka
            <br />
            <a href={own} rel="noreferrer">
              {own}
            </a>
          </p>
        </div>
      )}
      {linksInto(ways, payload).map(({ network, link }) => (
        <p>
          Di {network}:{' '}
          <a href={link} rel="noreferrer">
            {link}
          </a>
        </p>
      ))}
    </section>
  );
}
