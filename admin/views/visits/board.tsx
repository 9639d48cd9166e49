/** The queue of today, as it is fetched anew whenever something changes: what this counter does, who waits, who was missed. */
import type { Board as BoardData, ServiceQueue, VisitRow } from '../../../services/visits/board.ts';
import type { DayFigures } from '../../../services/visits/figures.ts';
import { clockTime, count } from '../../words/formats.ts';
import { VISIT_STATUS_WORDS, estimateWords, institutionWords, shareWords, waitWords } from '../../words/visits.ts';
import { CsrfField } from '../parts/fields.tsx';

export interface BoardProps {
  board: BoardData;
  /** the officer's counter; null: none was chosen, or they only look on */
  counter: string | null;
  /** whether the reader may act */
  acts: boolean;
  csrf: string;
  timeZone: string;
}

export function Board(props: BoardProps) {
  const { board, counter, acts } = props;
  const mine = board.atCounter.find((visit) => visit.counter === counter);
  const others = board.atCounter.filter((visit) => visit !== mine);
  return (
    <>
      <TodayFigures figures={board.figures} />
      {acts && counter !== null && <MyCounter {...props} counter={counter} visit={mine} />}
      <div class="queues">
        {board.services.map((service) => (
          <Queue {...props} service={service} free={mine === undefined} />
        ))}
      </div>
      {others.length > 0 && (
        <section class="sheet" aria-labelledby="di-loket">
          <h2 id="di-loket">{counter === null ? 'Di loket' : 'Di loket lain'}</h2>
          <ul class="plain-list queue-list">
            {others.map((visit) => (
              <li>
                <strong class="queue-number">{visit.number}</strong>
                <span>
                  Loket {visit.counter} · {VISIT_STATUS_WORDS[visit.status].toLowerCase()}
                  <Visitor visit={visit} />
                </span>
                {/* a colleague's visitor is seldom anybody else's business: not among one's own buttons */}
                {acts && (
                  <details class="others-acts">
                    <summary>
                      Tindakan<span class="visually-hidden"> untuk {visit.number}</span>
                    </summary>
                    <VisitActs {...props} visit={visit} />
                  </details>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {board.skipped.length > 0 && (
        <section class="sheet" aria-labelledby="terlewat">
          <h2 id="terlewat">Terlewat</h2>
          <ul class="plain-list queue-list">
            {board.skipped.map((visit) => (
              <li>
                <strong class="queue-number">{visit.number}</strong>
                <Visitor visit={visit} />
                {acts && counter !== null && mine === undefined && (
                  <Act {...props} code={visit.code} act="panggil" look="btn-outline-primary">
                    Panggil lagi
                  </Act>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

export function TodayFigures({ figures }: { figures: DayFigures }) {
  return (
    <dl class="queue-figures">
      <div>
        <dt>Pengunjung</dt>
        <dd>{count(figures.visits)}</dd>
      </div>
      <div>
        <dt>Waktu tunggu median (P50)</dt>
        <dd>{waitWords(figures.p50Ms)}</dd>
      </div>
      <div>
        <dt>Waktu tunggu P90</dt>
        <dd>{waitWords(figures.p90Ms)}</dd>
      </div>
      <div class={figures.withinShare !== null && figures.withinShare < 1 ? 'queue-figure-late' : ''}>
        <dt>Dalam standar {figures.standardMinutes} menit</dt>
        <dd>{shareWords(figures.withinShare)}</dd>
      </div>
    </dl>
  );
}

function MyCounter(props: BoardProps & { counter: string; visit: VisitRow | undefined }) {
  const { board, counter, visit, csrf } = props;
  const waiting = board.services.reduce((sum, service) => sum + service.waiting.length, 0);
  return (
    <section class="sheet my-counter" aria-labelledby="loket-saya">
      <h2 id="loket-saya">Loket {counter}</h2>
      {visit === undefined ? (
        <form class="my-counter-free" method="post" action="/panel/antrean/panggil" data-once>
          <CsrfField token={csrf} />
          <input type="hidden" name="counter" value={counter} />
          <input type="hidden" name="service" value="" />
          <p id="loket-bebas">
            {waiting === 0
              ? 'Tidak ada yang menunggu, maka belum ada yang dapat dipanggil.'
              : `${count(waiting)} orang menunggu.`}{' '}
            Loket ini sedang bebas.
          </p>
          <button class="btn btn-primary btn-lg" type="submit" disabled={waiting === 0} aria-describedby="loket-bebas">
            Panggil berikutnya
          </button>
        </form>
      ) : (
        <div class="my-counter-visit">
          <strong class="my-counter-number">{visit.number}</strong>
          <div>
            <p class="my-counter-state">
              {VISIT_STATUS_WORDS[visit.status]}
              {visit.calls > 1 && `, sudah ${count(visit.calls)} kali dipanggil`}
            </p>
            <Visitor visit={visit} />
          </div>
          <VisitActs {...props} visit={visit} />
        </div>
      )}
    </section>
  );
}

/** What may be done with a number that is at a counter. */
function VisitActs(props: Pick<BoardProps, 'csrf' | 'counter'> & { visit: VisitRow }) {
  const { visit } = props;
  const { code } = visit;
  return (
    <div class="row-acts">
      {visit.status === 'called' ? (
        <>
          <Act {...props} code={code} act="layani" look="btn-primary">
            Layani
          </Act>
          <Act {...props} code={code} act="ulang" look="btn-outline-primary">
            Panggil ulang
          </Act>
          <Act {...props} code={code} act="lewati" look="btn-outline-secondary">
            Lewati
          </Act>
        </>
      ) : (
        <>
          <a class="btn btn-outline-primary" href={`/panel/antrean/kunjungan/${code}`}>
            Buka pesanan bersama
          </a>
          <Act {...props} code={code} act="selesai" look="btn-primary">
            Selesai
          </Act>
        </>
      )}
    </div>
  );
}

function Queue(props: BoardProps & { service: ServiceQueue; free: boolean }) {
  const { service, counter, acts, csrf, timeZone, free } = props;
  const mayCall = acts && counter !== null && free && service.waiting.length > 0;
  return (
    <section class="sheet queue" aria-labelledby={`layanan-${service.code}`}>
      <h2 id={`layanan-${service.code}`}>
        <span class="queue-letter">{service.code}</span> {service.name}
      </h2>
      {service.waiting.length === 0 ? (
        <p class="text-secondary">Tidak ada yang menunggu.</p>
      ) : (
        <ol class="plain-list queue-list">
          {service.waiting.map((visit) => (
            <li>
              <strong class="queue-number">{visit.number}</strong>
              <span>
                <Visitor visit={visit} />
                <small>
                  sejak {clockTime(visit.takenAt, timeZone).replace(':', '.')}
                  {visit.minutes !== null && `, ${estimateWords(visit.minutes)}`}
                </small>
              </span>
              {mayCall && (
                <Act {...props} code={visit.code} act="panggil" look="btn-sm btn-outline-secondary">
                  <span class="visually-hidden">{visit.number}: </span>Dahulukan
                </Act>
              )}
            </li>
          ))}
        </ol>
      )}
      {mayCall && (
        <form method="post" action="/panel/antrean/panggil" data-once>
          <CsrfField token={csrf} />
          <input type="hidden" name="counter" value={counter ?? ''} />
          <input type="hidden" name="service" value={service.code} />
          <button class="btn btn-outline-primary" type="submit">
            Panggil {service.code} berikutnya
          </button>
        </form>
      )}
    </section>
  );
}

function Visitor({ visit }: { visit: VisitRow }) {
  return (
    <span class="visitor">
      {/* whoever had their data erased has no name any more (docs/domain.md 9) */}
      <a href={`/panel/antrean/kunjungan/${visit.code}`}>{visit.name || institutionWords(visit)}</a>
      {visit.institution !== '' && `, ${visit.institution}`}
      <small>{visit.purpose}</small>
    </span>
  );
}

function Act({
  code,
  act,
  look,
  csrf,
  counter,
  children,
}: {
  code: string;
  act: string;
  look: string;
  csrf: string;
  counter: string | null;
  children: preact.ComponentChildren;
}) {
  return (
    <form class="inline" method="post" action={`/panel/antrean/kunjungan/${code}/${act}`} data-once>
      <CsrfField token={csrf} />
      <input type="hidden" name="counter" value={counter ?? ''} />
      <button class={`btn ${look}`} type="submit">
        {children}
      </button>
    </form>
  );
}
