import type { Day } from '../../../domain/days.ts';
import { elementsIn, IKM_ELEMENTS, isWhole } from '../../../domain/ikm.ts';
import type { Office } from '../../../services/office.ts';
import type { Satisfaction, SatisfactionFigures, SatisfactionGroup } from '../../../services/survey/figures.ts';
import { channelWords } from '../../words/channels.ts';
import { count } from '../../words/formats.ts';
import {
  BAND_WORDS,
  ELEMENT_WORDS,
  indexWords,
  meanWords,
  rangeWords,
  serviceWords,
  starsWords,
} from '../../words/satisfaction.ts';
import { Empty } from '../parts/empty.tsx';
import { Shell, type Frame } from '../parts/shell.tsx';
import { StarRow } from './star_row.tsx';
import { PeriodForm, periodQuery } from './period_form.tsx';
import type { ChosenPeriod } from './period_form.tsx';

export interface SatisfactionPageProps {
  frame: Frame;
  office: Office;
  period: ChosenPeriod;
  today: Day;
  figures: SatisfactionFigures;
  /** whether this role reads comments */
  mayRead: boolean;
}

export function SatisfactionPage({ frame, office, period, today, figures, mayRead }: SatisfactionPageProps) {
  const query = periodQuery(period);
  return (
    <Shell
      frame={frame}
      title="Kepuasan pengguna"
      actions={
        <>
          {mayRead && (
            <a class="btn btn-outline-primary" href={`/panel/kepuasan/komentar?${query}`}>
              Baca komentar
            </a>
          )}
          <a class="btn btn-outline-primary" href={`/panel/kepuasan/nilai.csv?${query}`}>
            Unduh CSV
          </a>
        </>
      }
    >
      <PeriodForm action="/panel/kepuasan" period={period} today={today} />
      <p class="text-secondary">
        {rangeWords(period)}. {publishedWords(office)}{' '}
        {frame.officer.role === 'admin' && <a href="/panel/kantor/survey">Atur kepuasan</a>}
      </p>
      <Tallies figures={figures} minimum={office.survey.minimum} />
      {figures.respondents === 0 ? (
        <Empty title="Belum ada penilaian pada masa ini.">
          Pengguna diminta menilai setelah pesanan, pengaduan, kunjungan, atau percakapan selesai.
        </Empty>
      ) : (
        <>
          <Elements figures={figures} />
          <Stars figures={figures} />
          <Groups head="Layanan" groups={figures.byService} words={(key) => serviceWords(key, office)} />
          <Groups head="Saluran" groups={figures.byChannel} words={channelWords} />
        </>
      )}
    </Shell>
  );
}

function publishedWords({ survey }: Office): string {
  return survey.publish ? 'Sebagian angka terbit untuk umum di /kepuasan.' : 'Tidak ada angka yang diterbitkan.';
}

function Tallies({ figures, minimum }: { figures: Satisfaction; minimum: number }) {
  const { ikm, band, respondents, stars, answered } = figures;
  return (
    <dl class="tallies">
      <div class="tally">
        <dt>Indeks Kepuasan Masyarakat (IKM), {count(answered)} penjawab</dt>
        <dd>
          {indexWords(ikm)}
          {ikm !== null && !isWhole(figures, minimum) && <small> sementara, dari {elementsIn(figures)} unsur</small>}
        </dd>
      </div>
      <div class="tally">
        <dt>Mutu pelayanan</dt>
        <dd>
          {band === null ? (
            'Belum ada'
          ) : (
            <>
              <span class={`band band-${band.toLowerCase()}`}>{band}</span> {BAND_WORDS[band]}
            </>
          )}
        </dd>
      </div>
      <div class="tally">
        <dt>Rata-rata bintang, dari 5</dt>
        <dd>{starsWords(stars)}</dd>
      </div>
      <div class="tally">
        <dt>Responden</dt>
        <dd>{count(respondents)}</dd>
      </div>
    </dl>
  );
}

function Elements({ figures }: { figures: Satisfaction }) {
  return (
    <section class="sheet" aria-labelledby="unsur">
      <h2 id="unsur">Sembilan unsur</h2>
      <p class="text-secondary">
        Skala 1 sampai 4 (PermenPANRB 14/2017). Rata-rata tiap unsur dihitung dari yang menjawabnya; unsur tanpa jawaban
        tidak ikut dihitung dalam IKM.
      </p>
      <table class="table rating-table">
        <thead>
          <tr>
            <th scope="col">Unsur</th>
            <th scope="col" class="num">
              Menjawab
            </th>
            <th scope="col" class="num">
              Rata-rata
            </th>
            <th scope="col">
              <span class="visually-hidden">Perbandingan</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {IKM_ELEMENTS.map((element) => {
            const { n, mean } = figures.elements[element];
            return (
              <tr>
                <th scope="row">
                  <small class="element-code">{element.toUpperCase()}</small> {ELEMENT_WORDS[element]}
                </th>
                <td class="num">{count(n)}</td>
                <td class="num">{meanWords(mean)}</td>
                <td>
                  <meter class="rating-bar" min={0} max={4} value={mean ?? 0} aria-hidden="true" />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function Stars({ figures: { distribution } }: { figures: Satisfaction }) {
  const most = Math.max(1, ...distribution);
  return (
    <section class="sheet" aria-labelledby="bintang">
      <h2 id="bintang">Sebaran bintang</h2>
      <table class="table rating-table">
        <thead>
          <tr>
            <th scope="col">Bintang</th>
            <th scope="col" class="num">
              Responden
            </th>
            <th scope="col">
              <span class="visually-hidden">Perbandingan</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {[5, 4, 3, 2, 1].map((stars) => (
            <tr>
              <th scope="row">
                <StarRow stars={stars} />
              </th>
              <td class="num">{count(distribution[stars - 1] ?? 0)}</td>
              <td>
                <meter class="rating-bar" min={0} max={most} value={distribution[stars - 1] ?? 0} aria-hidden="true" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Groups({
  head,
  groups,
  words,
}: {
  /** what they are told apart by */
  head: string;
  groups: readonly SatisfactionGroup[];
  words: (key: string) => string;
}) {
  const id = `menurut-${head.toLowerCase()}`;
  return (
    <section class="sheet" aria-labelledby={id}>
      <h2 id={id}>Menurut {head.toLowerCase()}</h2>
      <table class="table stacked">
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col" class="num">
              Responden
            </th>
            <th scope="col" class="num">
              Bintang
            </th>
            <th scope="col" class="num">
              Penjawab unsur
            </th>
            <th scope="col" class="num">
              IKM
            </th>
            <th scope="col">Mutu</th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr>
              <td data-label={head}>
                <strong>{words(group.key)}</strong>
              </td>
              <td class="num" data-label="Responden">
                {count(group.respondents)}
              </td>
              <td class="num" data-label="Bintang">
                {starsWords(group.stars)}
              </td>
              <td class="num" data-label="Penjawab unsur">
                {count(group.answered)}
              </td>
              <td class="num" data-label="IKM">
                {indexWords(group.ikm)}
              </td>
              <td data-label="Mutu">{group.band === null ? '–' : `${group.band} (${BAND_WORDS[group.band]})`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
