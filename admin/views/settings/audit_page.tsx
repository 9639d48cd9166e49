import type { Role } from '../../../domain/vocabulary.ts';
import type { AuditLine } from '../../../services/audit.ts';
import { ORDER_READERS } from '../../navigation.ts';
import { auditWords, detailsWords, subjectWords } from '../../words/audit.ts';
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
  /** whose acts; '' everybody's */
  actorId: string;
  officers: readonly { id: string; name: string }[];
  /** what subjects are called */
  names: ReadonlyMap<string, string>;
  timeZone: string;
}

/** Who did what, newest first. Nothing here can be changed or removed. */
export function AuditPage(props: AuditPageProps) {
  const { frame, entries, page, pages, subject, actorId, officers, names, timeZone } = props;
  const chosen = { ...(subject === '' ? {} : { tentang: subject }), ...(actorId === '' ? {} : { siapa: actorId }) };
  const href = (to: number): string =>
    `/panel/catatan?${new URLSearchParams({ ...chosen, halaman: String(to) }).toString()}`;
  return (
    <Shell frame={frame} title="Catatan audit">
      <form class="filters" method="get" action="/panel/catatan" role="search">
        <label>
          <span>Siapa</span>
          <select class="form-select" name="siapa">
            <option value="">Semua</option>
            {officers.map(({ id, name }) => (
              <option value={id} selected={id === actorId}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>Tentang</span>
          <input
            class="form-control"
            type="search"
            name="tentang"
            value={subject.replace(/^order:/, '')}
            placeholder="Kode pesanan"
          />
        </label>
        <button class="btn btn-outline-primary" type="submit">
          Tampilkan
        </button>
      </form>
      {subject !== '' && (
        <p>
          Hanya tentang {subjectWords(subject, names)}. <a href="/panel/catatan">Tampilkan semua</a>
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
                <Subject subject={entry.subject} names={names} role={frame.officer.role} />
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

const ORDER = 'order:';

/** An order leads to its page, where this role reads orders; anything else to what else is known about it here. */
function Subject({ subject, names, role }: { subject: string; names: ReadonlyMap<string, string>; role: Role }) {
  const words = subjectWords(subject, names);
  if (!subject.startsWith(ORDER)) {
    return <a href={`/panel/catatan?${new URLSearchParams({ tentang: subject }).toString()}`}>{words}</a>;
  }
  if (!ORDER_READERS.includes(role)) return <>{words}</>;
  return <a href={`/panel/pesanan/${subject.slice(ORDER.length)}`}>{words}</a>;
}
