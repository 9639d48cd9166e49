/** The register of a month, to be printed. */
import type { MonthlyRow } from '../../../services/complaints/monthly.ts';
import { complaintCategoryWords, complaintChannelWords } from '../../words/complaints.ts';
import { complaintOutcomeWords } from '../../words/complaint_table.ts';
import { dayAndMonth } from '../../words/formats.ts';
import { Empty } from '../parts/empty.tsx';
import { Shell, type Frame } from '../parts/shell.tsx';

export interface MonthlyProps {
  frame: Frame;
  /** 'YYYY-MM' */
  month: string;
  monthWords: string;
  rows: readonly MonthlyRow[];
}

export function MonthlyPage({ frame, month, monthWords, rows }: MonthlyProps) {
  return (
    <Shell
      frame={frame}
      title={`Register pengaduan ${monthWords}`}
      parent={{ href: '/panel/pengaduan', label: 'Pengaduan' }}
      actions={
        <a class="btn btn-outline-primary" href={`/panel/pengaduan/bulanan.csv?bulan=${month}`}>
          Unduh CSV
        </a>
      }
    >
      {rows.length === 0 ? (
        <Empty title="Tidak ada aduan pada bulan ini." />
      ) : (
        <table class="table stacked complaints-month prints-wide">
          <thead>
            <tr>
              <th scope="col">Aduan</th>
              <th scope="col">Kanal</th>
              <th scope="col">Isi</th>
              <th scope="col">Hasil</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr>
                <td data-label="Aduan">
                  <a href={`/panel/pengaduan/${row.code}`}>{row.code}</a>
                  <small>
                    {dayAndMonth(row.receivedOn)} · {complaintCategoryWords(row.category)}
                  </small>
                </td>
                <td data-label="Kanal">
                  {complaintChannelWords(row.channel)}
                  {row.anonymous && <small>tanpa nama</small>}
                </td>
                <td data-label="Isi" class="complaint-brief">
                  {row.text}
                </td>
                <td data-label="Hasil">
                  {complaintOutcomeWords(row)}
                  {row.handler !== null && <small>{row.handler}</small>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Shell>
  );
}
