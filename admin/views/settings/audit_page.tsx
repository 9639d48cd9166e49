import type { AuditLine } from '../../../services/audit.ts';
import { auditWords, detailsWords } from '../../words/audit.ts';
import { Pager } from '../parts/pager.tsx';
import { Shell, type Frame } from '../parts/shell.tsx';
import { Time } from '../parts/time.tsx';

export interface AuditPageProps {
  frame: Frame;
  entries: readonly AuditLine[];
  page: number;
  pages: number;
  /** what the list is about; '' everything */
  subject: string;
  timeZone: string;
}

/** Who did what, newest first. Nothing here can be changed or removed. */
export function AuditPage({ frame, entries, page, pages, subject, timeZone }: AuditPageProps) {
  const href = (to: number): string =>
    `/panel/catatan?${new URLSearchParams({ ...(subject === '' ? {} : { tentang: subject }), halaman: String(to) }).toString()}`;
  return (
    <Shell frame={frame} title="Catatan audit">
      {subject !== '' && (
        <p>
          Hanya tentang <code>{subject}</code>. <a href="/panel/catatan">Tampilkan semua</a>
        </p>
      )}
      <table class="table table-sm stacked">
        <thead>
          <tr>
            <th scope="col">Waktu</th>
            <th scope="col">Siapa</th>
            <th scope="col">Apa</th>
            <th scope="col">Tentang</th>
            <th scope="col">Rincian</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr>
              <td data-label="Waktu">
                <Time at={entry.at} zone={timeZone} />
              </td>
              <td data-label="Siapa">{entry.actorName === 'system' ? 'Sistem' : entry.actorName}</td>
              <td data-label="Apa">{auditWords(entry.action)}</td>
              <td data-label="Tentang">
                <a href={`/panel/catatan?${new URLSearchParams({ tentang: entry.subject }).toString()}`}>
                  {entry.subject}
                </a>
              </td>
              <td data-label="Rincian">{detailsWords(entry.details)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Pager page={page} pages={pages} href={href} />
    </Shell>
  );
}
