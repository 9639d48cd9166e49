/** Earlier days of the queue: waiting times against the standard, and the guest book. */
import type { VisitRow } from '../../../services/visits/board.ts';
import type { DayFigures } from '../../../services/visits/figures.ts';
import { clockTime, count, shortDay } from '../../words/formats.ts';
import { institutionWords, VISIT_STATUS_WORDS, shareWords, visitChannelWords, waitWords } from '../../words/visits.ts';
import { Empty } from '../parts/empty.tsx';
import { Shell, type Frame } from '../parts/shell.tsx';
import { TodayFigures } from './board.tsx';

const QUEUE = { href: '/panel/antrean', label: 'Antrean' };

export interface HistoryPageProps {
  frame: Frame;
  /** 'YYYY-MM' */
  month: string;
  days: readonly DayFigures[];
  /** whether the guest book may be taken as a file */
  exports: boolean;
}

export function HistoryPage({ frame, month, days, exports }: HistoryPageProps) {
  return (
    <Shell frame={frame} title="Riwayat antrean" parent={QUEUE}>
      <form class="filters" method="get" action="/panel/antrean/riwayat">
        <label>
          <span>Bulan</span>
          <input class="form-control" type="month" name="bulan" value={month} pattern="\d{4}-\d{2}" required />
        </label>
        <button class="btn btn-outline-primary" type="submit">
          Tampilkan
        </button>
        {exports && days.length > 0 && (
          <a class="btn btn-outline-secondary" href={`/panel/antrean/buku-tamu.csv?bulan=${month}`}>
            Unduh buku tamu (CSV)
          </a>
        )}
      </form>
      <p class="lead-in text-secondary">
        Waktu tunggu dihitung sejak antrean sebelumnya di loket itu selesai (atau sejak nomor diambil, bila itu lebih
        akhir) sampai nomor dipanggil pertama kali.
      </p>
      {days.length === 0 ? (
        <Empty title="Tidak ada kunjungan pada bulan ini.">Pilih bulan lain.</Empty>
      ) : (
        <table class="table stacked">
          <thead>
            <tr>
              <th scope="col">Hari</th>
              <th scope="col" class="num">
                Pengunjung
              </th>
              <th scope="col" class="num">
                Dipanggil
              </th>
              <th scope="col" class="num">
                P50
              </th>
              <th scope="col" class="num">
                P90
              </th>
              <th scope="col" class="num">
                Dalam standar
              </th>
            </tr>
          </thead>
          <tbody>
            {days.map((day) => (
              <tr>
                <td data-label="Hari">
                  <a class="row-link" href={`/panel/antrean/riwayat/${day.day}`}>
                    {shortDay(day.day)}
                  </a>
                </td>
                <td data-label="Pengunjung" class="num">
                  {count(day.visits)}
                </td>
                <td data-label="Dipanggil" class="num">
                  {count(day.called)}
                </td>
                <td data-label="P50" class="num">
                  {waitWords(day.p50Ms)}
                </td>
                <td data-label="P90" class="num">
                  {waitWords(day.p90Ms)}
                </td>
                <td data-label="Dalam standar" class="num">
                  {shareWords(day.withinShare)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Shell>
  );
}

export interface DayPageProps {
  frame: Frame;
  figures: DayFigures;
  visits: readonly VisitRow[];
  timeZone: string;
}

export function DayPage({ frame, figures, visits, timeZone }: DayPageProps) {
  const at = (instant: number | null) => (instant === null ? '-' : clockTime(instant, timeZone).replace(':', '.'));
  return (
    <Shell
      frame={frame}
      title={`Antrean ${shortDay(figures.day)}`}
      parent={{ href: `/panel/antrean/riwayat?bulan=${figures.day.slice(0, 7)}`, label: 'Riwayat antrean' }}
    >
      <TodayFigures figures={figures} />
      {visits.length === 0 ? (
        <Empty title="Tidak ada kunjungan pada hari ini.">Hari lain ada di riwayat.</Empty>
      ) : (
        <table class="table stacked prints-wide">
          <thead>
            <tr>
              <th scope="col">Nomor</th>
              <th scope="col">Pengunjung</th>
              <th scope="col">Keadaan</th>
              <th scope="col">Diambil</th>
              <th scope="col">Dipanggil</th>
              <th scope="col">Selesai</th>
              <th scope="col">Pesanan</th>
            </tr>
          </thead>
          <tbody>
            {visits.map((visit) => (
              <tr>
                <td data-label="Nomor">
                  <a class="row-link" href={`/panel/antrean/kunjungan/${visit.code}`}>
                    {visit.number}
                  </a>
                </td>
                <td data-label="Pengunjung">
                  {visit.name}
                  <small>
                    {institutionWords(visit)} · {visitChannelWords(visit.channel)}
                  </small>
                </td>
                <td data-label="Keadaan">
                  {VISIT_STATUS_WORDS[visit.status]}
                  {visit.counter !== null && <small>Loket {visit.counter}</small>}
                </td>
                <td data-label="Diambil">{at(visit.takenAt)}</td>
                <td data-label="Dipanggil">{at(visit.calledAt)}</td>
                <td data-label="Selesai">{at(visit.doneAt)}</td>
                <td data-label="Pesanan">
                  {visit.orders.length === 0
                    ? '-'
                    : visit.orders.map((code) => <a href={`/panel/pesanan/${code}`}>{code} </a>)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Shell>
  );
}
