/** The page of the head of office: one sheet, to read and to print (docs/domain.md 16). */
import type { ComponentChildren } from 'preact';
import type { Day } from '../../../domain/days.ts';
import { formatRupiah } from '../../../domain/money.ts';
import { PRODUCT_KINDS } from '../../../domain/vocabulary.ts';
import { ORDER_PHASES } from '../../../machines/order/life.ts';
import type { HeadReport, PeriodFigures } from '../../../services/reports/head_report.ts';
import { medianWords } from '../../words/desk.ts';
import { count } from '../../words/formats.ts';
import { PHASE_WORDS } from '../../words/orders.ts';
import { KIND_NAMES, percentWords, shortMonth, shortRupiah, spanWords } from '../../words/reports.ts';
import { BAND_WORDS, indexWords, rangeWords, starsWords } from '../../words/satisfaction.ts';
import { shareWords, waitWords } from '../../words/visits.ts';
import { Shell, type Frame } from '../parts/shell.tsx';
import { PeriodForm, periodQuery } from '../satisfaction/period_form.tsx';
import type { ChosenPeriod } from '../satisfaction/period_form.tsx';
import { ColumnChart, ShareBar } from './charts.tsx';
import { PrintHint } from './print_hint.tsx';

export interface ReportPageProps {
  frame: Frame;
  period: ChosenPeriod;
  today: Day;
  report: HeadReport;
  /** working days of the standard */
  serviceDays: number;
  /** minutes of the standard at the counter */
  counterMinutes: number;
}

type Told = (figures: PeriodFigures) => string;

export function ReportPage({ frame, period, today, report, serviceDays, counterMinutes }: ReportPageProps) {
  const { now } = report;
  return (
    <Shell
      frame={frame}
      title="Laporan layanan"
      actions={
        <a class="btn btn-outline-primary" href={`/panel/laporan/penerimaan?${periodQuery(period)}`}>
          Daftar penerimaan
        </a>
      }
    >
      <PeriodForm action="/panel/laporan" period={period} today={today} />
      <PrintHint office={frame.officeName} range={rangeWords(period)} />
      <div class="report">
        <div>
          <Table report={report}>
            <Group title="Pesanan">
              <Row name="Masuk" told={({ orders }) => count(orders.placed)} {...report} />
              <Row name="Selesai" told={({ orders }) => count(orders.completed)} {...report} />
              <Row name="Dibatalkan" told={({ orders }) => count(orders.cancelled)} {...report} />
              <Row name={`Selesai dalam ${serviceDays} hari kerja`} told={onTime} {...report} />
            </Group>
            <Group title="Penerimaan">
              <Row name="Jumlah diterima" told={({ revenue }) => formatRupiah(revenue.total)} {...report} />
              {PRODUCT_KINDS.map((kind) => (
                <Row
                  name={KIND_NAMES[kind]}
                  told={({ revenue }) => formatRupiah(revenue.byKind[kind])}
                  inner
                  {...report}
                />
              ))}
              <Row
                name="Dari pesanan yang lalu dibatalkan"
                told={({ revenue }) => formatRupiah(revenue.ofCancelled)}
                {...report}
              />
            </Group>
            <Group title="Kepuasan">
              <Row name="IKM" told={ikm} {...report} />
              <Row name="Bintang (dari 5)" told={({ survey }) => starsWords(survey.stars)} {...report} />
              <Row name="Responden" told={({ survey }) => count(survey.respondents)} {...report} />
            </Group>
            <Group title="Pengaduan yang masuk">
              <Row name="Jumlah" told={({ complaints }) => count(complaints.received)} {...report} />
              <Row name="Dijawab tepat waktu" told={({ complaints }) => count(complaints.answeredInTime)} {...report} />
              <Row name="Dijawab terlambat" told={({ complaints }) => count(complaints.answeredLate)} {...report} />
              <Row
                name="Ditutup tanpa jawaban"
                told={({ complaints }) => count(complaints.closedUnanswered)}
                {...report}
              />
              <Row name="Bukan wewenang kantor ini" told={({ complaints }) => count(complaints.declined)} {...report} />
              <Row name="Belum dijawab" told={unanswered} {...report} />
            </Group>
            <Group title="Waktu tunggu">
              <Row name="Kunjungan ke loket" told={({ visits }) => count(visits.visits)} {...report} />
              <Row name="Menunggu di loket, P50 / P90" told={counterWait} inner {...report} />
              <Row
                name={`Dilayani dalam ${counterMinutes} menit`}
                told={({ visits }) => shareWords(visits.withinShare)}
                inner
                {...report}
              />
              <Row name="Percakapan dengan petugas" told={({ desk }) => count(desk.talks)} {...report} />
              <Row
                name="Sampai diambil, median"
                told={({ desk }) => medianWords(desk.medianWaitMs)}
                inner
                {...report}
              />
              <Row
                name="Sampai jawaban pertama, median"
                told={({ desk }) => medianWords(desk.medianFirstReplyMs)}
                inner
                {...report}
              />
            </Group>
          </Table>
          {now.orders.uncounted > 0 && (
            <p role="note">
              {count(now.orders.uncounted)} pesanan selesai tidak dihitung ketepatannya: tabel hari libur tahunnya belum
              lengkap.
            </p>
          )}
        </div>
        <div class="report-charts">
          <OnTimeBar {...now} />
          <ColumnChart
            id="masuk"
            title="Pesanan masuk per bulan"
            list={report.months.map(({ month, placed }) => ({
              label: shortMonth(month),
              value: placed,
              words: count(placed),
            }))}
          />
          <ColumnChart
            id="penerimaan"
            title="Penerimaan per bulan (Rp)"
            list={report.months.map(({ month, revenue }) => ({
              label: shortMonth(month),
              value: revenue,
              words: shortRupiah(revenue),
            }))}
          />
          <Phases {...now} />
        </div>
      </div>
    </Shell>
  );
}

const onTime: Told = ({ orders }) => percentWords(orders.onTime, orders.onTime + orders.late);

const ikm: Told = ({ survey }) => {
  if (survey.band === null) return indexWords(survey.ikm);
  const provisional = survey.provisionalOf === null ? '' : `; sementara, dari ${count(survey.provisionalOf)} unsur`;
  return `${indexWords(survey.ikm)} (${survey.band}, ${BAND_WORDS[survey.band]}${provisional})`;
};

const unanswered: Told = ({ complaints: { open, overdue } }) =>
  overdue === 0 ? count(open) : `${count(open)}, ${count(overdue)} lewat batas`;

const counterWait: Told = ({ visits }) => `${waitWords(visits.p50Ms)} / ${waitWords(visits.p90Ms)}`;

function Table({ report, children }: { report: HeadReport; children: ComponentChildren }) {
  return (
    <table class="table report-table">
      <thead>
        <tr>
          <th scope="col">
            <span class="visually-hidden">Angka</span>
          </th>
          <th scope="col" class="num">
            Masa ini
          </th>
          <th scope="col" class="num">
            Sebelumnya
            <small>{spanWords(report.before.range)}</small>
          </th>
        </tr>
      </thead>
      {children}
    </table>
  );
}

function Group({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={3} class="report-group">
          {title}
        </th>
      </tr>
      {children}
    </tbody>
  );
}

function Row({
  name,
  told,
  now,
  before,
  inner = false,
}: {
  name: string;
  told: Told;
  now: PeriodFigures;
  before: PeriodFigures;
  inner?: boolean;
}) {
  return (
    <tr class={inner ? 'report-inner' : undefined}>
      <th scope="row">{name}</th>
      <td class="num">{told(now)}</td>
      <td class="num">{told(before)}</td>
    </tr>
  );
}

function OnTimeBar({ orders: { onTime: good, late } }: PeriodFigures) {
  return (
    <ShareBar
      id="ketepatan"
      title="Ketepatan waktu pesanan yang selesai"
      list={[
        { label: 'Tepat waktu', value: good, words: count(good), tone: 'good' },
        { label: 'Terlambat', value: late, words: count(late), tone: 'bad' },
      ]}
    />
  );
}

/** Of what came in during the period, where it stands today. */
function Phases({ orders: { byPhase, placed } }: PeriodFigures) {
  if (placed === 0) return null;
  const most = Math.max(1, ...Object.values(byPhase));
  return (
    <table class="table phase-table">
      <caption>Pesanan yang masuk, menurut tahapnya sekarang</caption>
      <tbody>
        {ORDER_PHASES.filter((phase) => byPhase[phase] > 0).map((phase) => (
          <tr>
            <th scope="row">{PHASE_WORDS[phase]}</th>
            <td class="num">{count(byPhase[phase])}</td>
            <td>
              <meter class="phase-bar" min={0} max={most} value={byPhase[phase]} aria-hidden="true" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
