/** The figures of satisfaction that the office publishes (docs/domain.md 8). */
import { Router } from 'express';
import { formatDay } from '../domain/days.ts';
import { IKM_ELEMENTS } from '../domain/ikm.ts';
import type { IkmBand, IkmElement } from '../domain/ikm.ts';
import type { Language } from '../domain/vocabulary.ts';
import type { ServiceContext } from '../services/context.ts';
import { keptSatisfaction, publishedSatisfaction } from '../services/survey/published.ts';
import type { Published } from '../services/survey/published.ts';
import { languageOf, sendPage } from './page.tsx';

interface Words {
  title: string;
  none: string;
  few: string;
  index: string;
  band: string;
  bands: Record<IkmBand, string>;
  respondents: string;
  answered: string;
  stars: string;
  outOf: string;
  givenStars(stars: number): string;
  spread: string;
  elements: string;
  element: string;
  mean: string;
  people: string;
  scale: string;
  method: string;
  chat: string;
  names: Record<IkmElement, string>;
}

const WORDS: Record<Language, Words> = {
  id: {
    title: 'Kepuasan pengguna',
    none: 'Kantor ini belum menerbitkan angka kepuasan.',
    few: 'Jawaban pada masa ini belum cukup banyak untuk diterbitkan.',
    index: 'Indeks Kepuasan Masyarakat (IKM)',
    band: 'Mutu pelayanan',
    bands: { A: 'Sangat baik', B: 'Baik', C: 'Kurang baik', D: 'Tidak baik' },
    respondents: 'Responden',
    answered: 'Penjawab unsur',
    stars: 'Rata-rata bintang',
    outOf: 'dari 5',
    givenStars: (stars) => `${stars} bintang`,
    spread: 'Sebaran bintang',
    elements: 'Sembilan unsur',
    element: 'Unsur',
    mean: 'Rata-rata',
    people: 'Menjawab',
    scale: 'Skala 1 sampai 4.',
    method:
      'Dihitung menurut PermenPANRB 14/2017: rata-rata sembilan unsur dikali 25, bobot tiap unsur sama. Tiap unsur dihitung dari yang menjawabnya.',
    chat: 'Pengguna menilai lewat obrolan setelah layanannya selesai; penilaian tidak dapat diubah petugas.',
    names: {
      u1: 'Persyaratan',
      u2: 'Sistem, mekanisme, dan prosedur',
      u3: 'Waktu penyelesaian',
      u4: 'Biaya/tarif',
      u5: 'Produk spesifikasi jenis pelayanan',
      u6: 'Kompetensi pelaksana',
      u7: 'Perilaku pelaksana',
      u8: 'Sarana dan prasarana',
      u9: 'Penanganan pengaduan, saran, dan masukan',
    },
  },
  en: {
    title: 'User satisfaction',
    none: 'This office has not published figures of satisfaction yet.',
    few: 'There are not enough answers of this period to publish them.',
    index: 'Public satisfaction index (IKM)',
    band: 'Quality of service',
    bands: { A: 'Very good', B: 'Good', C: 'Less than good', D: 'Not good' },
    respondents: 'Respondents',
    answered: 'Who answered elements',
    stars: 'Mean of the stars',
    outOf: 'out of 5',
    givenStars: (stars) => (stars === 1 ? '1 star' : `${stars} stars`),
    spread: 'How many gave which stars',
    elements: 'The nine elements',
    element: 'Element',
    mean: 'Mean',
    people: 'Answers',
    scale: 'On a scale of 1 to 4.',
    method:
      'Reckoned by PermenPANRB 14/2017: the mean of the nine elements times 25, every element weighing the same. Each element is the mean of those who answered it.',
    chat: 'Users rate in the chat when their service is finished; officers cannot change a rating.',
    names: {
      u1: 'Requirements',
      u2: 'System, mechanism and procedure',
      u3: 'Time taken',
      u4: 'Fee',
      u5: 'Product as specified',
      u6: 'Competence of the officers',
      u7: 'Conduct of the officers',
      u8: 'Facilities',
      u9: 'Handling of complaints and feedback',
    },
  },
};

export function satisfaction(ctx: ServiceContext): Router {
  const router = Router();
  const figures = keptSatisfaction(ctx);
  router.get('/kepuasan', async (req, res) => {
    const language = languageOf(req);
    const words = WORDS[language];
    const published = await publishedSatisfaction(ctx, figures);
    await sendPage(ctx, req, res, 200, {
      title: words.title,
      hidden: published === null,
      body: published === null ? <p class="lead">{words.none}</p> : <Figures {...{ published, words, language }} />,
    });
  });
  return router;
}

interface FiguresProps {
  published: Published;
  words: Words;
  language: Language;
}

function Figures({ published, words, language }: FiguresProps) {
  const { range, ikm, band, answered, elements, stars, respondents } = published;
  const empty = [ikm, band, elements, stars, respondents].every((figure) => figure === null);
  return (
    <>
      <p class="lead">
        {formatDay(range.fromDay, language)} – {formatDay(range.toDay, language)}
      </p>
      {empty ? <p>{words.few}</p> : null}
      {ikm === null && band === null ? null : (
        <div class="card index">
          {ikm === null ? null : (
            <p>
              <strong class="index-value">{decimal(ikm, 2, language)}</strong>
              <span>{words.index}</span>
            </p>
          )}
          {band === null ? null : (
            <p>
              <strong class="index-value">{band}</strong>
              <span>
                {words.band}: {words.bands[band]}
              </span>
            </p>
          )}
        </div>
      )}
      {respondents === null && answered === null && stars === null ? null : (
        <dl class="figures">
          {stars === null ? null : (
            <Fact name={words.stars} value={`${decimal(stars.mean, 1, language)} ${words.outOf}`} />
          )}
          {respondents === null ? null : <Fact name={words.respondents} value={String(respondents)} />}
          {answered === null ? null : <Fact name={words.answered} value={String(answered)} />}
        </dl>
      )}
      {stars === null ? null : <Distribution distribution={stars.distribution} words={words} />}
      {elements === null ? null : (
        <table class="bars">
          <caption>
            {words.elements} <small>{words.scale}</small>
          </caption>
          <thead>
            <tr>
              <th scope="col">{words.element}</th>
              <th scope="col" class="num">
                {words.mean}
              </th>
              {answered === null ? null : (
                <th scope="col" class="num">
                  {words.people}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {IKM_ELEMENTS.map((element) => {
              const { n, mean } = elements[element];
              return (
                <tr>
                  <th scope="row">
                    {element.toUpperCase()} {words.names[element]}
                    <meter min={0} max={4} value={mean ?? 0} aria-hidden="true" />
                  </th>
                  <td class="num">{mean === null ? '–' : decimal(mean, 2, language)}</td>
                  {answered === null ? null : <td class="num">{mean === null ? '–' : n}</td>}
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <p class="hint">{words.method}</p>
      <p class="hint">{words.chat}</p>
    </>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

function Distribution({ distribution, words }: { distribution: readonly number[]; words: Words }) {
  const all = distribution.reduce((sum, n) => sum + n, 0);
  return (
    <table class="bars">
      <caption>{words.spread}</caption>
      <tbody>
        {[5, 4, 3, 2, 1].map((stars) => {
          const share = Math.round(((distribution[stars - 1] ?? 0) / Math.max(1, all)) * 100);
          return (
            <tr>
              <th scope="row">
                {words.givenStars(stars)}
                <meter min={0} max={100} value={share} aria-hidden="true" />
              </th>
              <td class="num">{share} %</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function decimal(value: number, digits: number, language: Language): string {
  const written = value.toFixed(digits);
  return language === 'id' ? written.replace('.', ',') : written;
}
