/** One visit: the guest-book entry, and the order that is made together (R5-8). */
import { telegramLink } from '../../../domain/deep_links.ts';
import type { VisitRow } from '../../../services/visits/board.ts';
import { shortDay } from '../../words/formats.ts';
import { institutionWords, VISIT_STATUS_WORDS, visitChannelWords } from '../../words/visits.ts';
import { Facts } from '../parts/facts.tsx';
import { Qr } from '../parts/qr.tsx';
import { Shell, type Frame } from '../parts/shell.tsx';
import { Time } from '../parts/time.tsx';

export interface VisitPageProps {
  frame: Frame;
  visit: VisitRow;
  /** it is of today and not over: a chat can be opened for it */
  open: boolean;
  /** address of the office's web chat, and '@bot'; null: the office has none */
  webchat: string | null;
  bot: string | null;
  timeZone: string;
}

export function VisitPage(props: VisitPageProps) {
  const { frame, visit, open, timeZone } = props;
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
            {visit.orders.length === 0 ? (
              <p class="text-secondary">Belum ada. Pesanan yang dikirim selama kunjungan dilayani muncul di sini.</p>
            ) : (
              <ul class="plain-list">
                {visit.orders.map((code) => (
                  <li>
                    <a class="row-link" href={`/panel/pesanan/${code}`}>
                      {code}
                    </a>
                  </li>
                ))}
              </ul>
            )}
          </section>
          {open && <Together {...props} />}
        </div>
      </div>
    </Shell>
  );
}

/** The chat that is opened here becomes the visitor's, with what the guest book has of them. */
function Together({ visit, webchat, bot }: VisitPageProps) {
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
      {bot !== null && (
        <p>
          Di Telegram:{' '}
          <a href={telegramLink(bot, payload)} rel="noreferrer">
            {telegramLink(bot, payload)}
          </a>
        </p>
      )}
    </section>
  );
}
