/** Home of the head of office: how things stand, read only. */
import { formatRupiah } from '../../../domain/money.ts';
import { ORDER_PHASES } from '../../../machines/order/life.ts';
import type { Figures } from '../../../services/figures.ts';
import { count } from '../../words/formats.ts';
import { PHASE_WORDS } from '../../words/orders.ts';
import { Shell, type Frame } from '../parts/shell.tsx';
import { Warnings, type Warning } from './warnings.tsx';

export interface FiguresPageProps {
  frame: Frame;
  figures: Figures;
  /** 'November 2026' */
  month: string;
  warnings: readonly Warning[];
}

export function FiguresPage({ frame, figures, month, warnings }: FiguresPageProps) {
  const { byPhase } = figures;
  const most = Math.max(1, ...Object.values(byPhase));
  return (
    <Shell
      frame={frame}
      title="Keadaan layanan"
      actions={
        <a class="btn btn-primary" href="/panel/laporan">
          Buka laporan
        </a>
      }
    >
      <Warnings warnings={warnings} />
      <dl class="tallies">
        <Figure label="Pesanan berjalan" value={count(figures.open)} href="/panel/pesanan" />
        <Figure
          label="Terlambat dari janji layanan"
          value={count(figures.late)}
          href="/panel/pesanan?tempo=late"
          alarm={figures.late > 0}
        />
        <Figure label={`Penerimaan ${month}`} value={formatRupiah(figures.revenueThisMonth)} />
        <Figure label={`Pesanan baru ${month}`} value={count(figures.placedThisMonth)} />
        <Figure
          label="Rata-rata penilaian"
          value={figures.stars === null ? 'Belum ada' : `${figures.stars.toFixed(1).replace('.', ',')} dari 5`}
        />
      </dl>
      <section class="sheet" aria-labelledby="tahap">
        <h2 id="tahap">Pesanan menurut tahap</h2>
        <table class="table phase-table">
          <thead>
            <tr>
              <th scope="col">Tahap</th>
              <th scope="col" class="num">
                Pesanan
              </th>
              <th scope="col">
                <span class="visually-hidden">Perbandingan</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {ORDER_PHASES.map((phase) => (
              <tr>
                <th scope="row">
                  <a href={`/panel/pesanan?tahap=${phase}`}>{PHASE_WORDS[phase]}</a>
                </th>
                <td class="num">{count(byPhase[phase])}</td>
                <td>
                  <meter class="phase-bar" min={0} max={most} value={byPhase[phase]} aria-hidden="true" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Shell>
  );
}

function Figure({
  label,
  value,
  href,
  alarm = false,
}: {
  label: string;
  value: string;
  href?: string;
  alarm?: boolean;
}) {
  return (
    <div class={alarm ? 'tally tally-alarm' : 'tally'}>
      <dt>{label}</dt>
      <dd>{href ? <a href={href}>{value}</a> : value}</dd>
    </div>
  );
}
