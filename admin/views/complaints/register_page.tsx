/** The register of complaints. */
import { dayOf } from '../../../domain/days.ts';
import type { Day } from '../../../domain/days.ts';
import { COMPLAINT_KINDS, COMPLAINT_STATUSES } from '../../../machines/conversation/counter/complaints.ts';
import type { RegisterFilter, RegisterPage, RegisterRow } from '../../../services/complaints/register.ts';
import {
  COMPLAINT_KIND_WORDS,
  COMPLAINT_STATUS_WORDS,
  complaintCategoryWords,
  complaintChannelWords,
} from '../../words/complaints.ts';
import { count, dayAndMonth, shortDay } from '../../words/formats.ts';
import { Empty } from '../parts/empty.tsx';
import { Pager } from '../parts/pager.tsx';
import { Shell, type Frame } from '../parts/shell.tsx';
import { tempoClass } from '../parts/tempo.ts';
import { ComplaintClock } from './clock.tsx';

export interface RegisterProps {
  register: RegisterPage;
  filter: RegisterFilter;
  timeZone: string;
}

const PRESSING_WORDS = { all: 'Semua', risk: 'Segera jatuh tempo', late: 'Terlambat' } as const;

export function ComplaintsPage({ frame, month, ...props }: RegisterProps & { frame: Frame; month: string }) {
  const { filter } = props;
  const acts = frame.officer.role === 'petugas';
  return (
    <Shell
      frame={frame}
      title="Pengaduan"
      actions={
        acts && (
          <a class="btn btn-primary" href="/panel/pengaduan/baru">
            Catat dari kanal lain
          </a>
        )
      }
    >
      <form class="filters" method="get" action="/panel/pengaduan" role="search">
        <label>
          <span>Cari</span>
          <input
            class="form-control"
            type="search"
            name="cari"
            value={filter.search}
            placeholder="Kode atau isi aduan"
          />
        </label>
        <label>
          <span>Keadaan</span>
          <select class="form-select" name="keadaan">
            <option value="open" selected={filter.status === 'open'}>
              Semua yang berjalan
            </option>
            {COMPLAINT_STATUSES.map((status) => (
              <option value={status} selected={filter.status === status}>
                {COMPLAINT_STATUS_WORDS[status]}
              </option>
            ))}
            <option value="all" selected={filter.status === 'all'}>
              Semua
            </option>
          </select>
        </label>
        <label>
          <span>Jenis</span>
          <select class="form-select" name="jenis">
            <option value="all">Semua</option>
            {COMPLAINT_KINDS.map((kind) => (
              <option value={kind} selected={filter.kind === kind}>
                {COMPLAINT_KIND_WORDS[kind]}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>Tempo</span>
          <select class="form-select" name="tempo">
            {(['all', 'risk', 'late'] as const).map((pressing) => (
              <option value={pressing} selected={filter.pressing === pressing}>
                {PRESSING_WORDS[pressing]}
              </option>
            ))}
          </select>
        </label>
        <button class="btn btn-outline-primary" type="submit">
          Tampilkan
        </button>
      </form>
      {/* a search looks through everything: not again at every change */}
      <section
        {...(filter.search === '' ? { 'data-live': `/panel/pengaduan/daftar?${queryOf(filter, filter.page)}` } : {})}
        aria-label="Daftar aduan"
      >
        <Register {...props} />
      </section>
      <form class="filters complaint-month" method="get" action="/panel/pengaduan/bulanan">
        <label>
          <span>Register bulanan</span>
          <input class="form-control" type="month" name="bulan" value={month} required />
        </label>
        <button class="btn btn-outline-primary" type="submit">
          Lihat dan cetak
        </button>
        <button class="btn btn-outline-primary" type="submit" formaction="/panel/pengaduan/bulanan.csv">
          Unduh CSV
        </button>
      </form>
    </Shell>
  );
}

/** Fetched anew whenever something changed. */
export function Register({ register, filter, timeZone }: RegisterProps) {
  const { counts } = register;
  return (
    <>
      <nav class="counters" aria-label="Yang menunggu">
        <a class="counter" href="/panel/pengaduan?keadaan=received">
          <strong>{count(counts.toVerify)}</strong> perlu diverifikasi
        </a>
        <a class={tempoClass('late', counts.late)} href="/panel/pengaduan?tempo=late">
          <strong>{count(counts.late)}</strong> terlambat
        </a>
        <a class={tempoClass('risk', counts.risk)} href="/panel/pengaduan?tempo=risk">
          <strong>{count(counts.risk)}</strong> segera jatuh tempo
        </a>
      </nav>
      <p class="found" role="status">
        {register.total === 0 ? '' : `${count(register.total)} aduan`}
        {register.cut && ' dari 2.000 yang terbaru; persempit saringannya untuk yang lebih lama'}
      </p>
      {register.total === 0 ? (
        <Empty title="Tidak ada aduan yang cocok.">Coba kata lain, atau tampilkan semua keadaan.</Empty>
      ) : (
        <table class="table stacked complaints">
          <thead>
            <tr>
              <th scope="col">Aduan</th>
              <th scope="col">Keadaan</th>
              <th scope="col">Waktu</th>
              <th scope="col">Penanggung jawab</th>
            </tr>
          </thead>
          <tbody>
            {register.rows.map((row) => (
              <Row row={row} timeZone={timeZone} today={register.today} />
            ))}
          </tbody>
        </table>
      )}
      <Pager page={register.page} pages={register.pages} href={(page) => `/panel/pengaduan?${queryOf(filter, page)}`} />
    </>
  );
}

function Row({ row, timeZone, today }: { row: RegisterRow; timeZone: string; today: Day }) {
  return (
    <tr>
      <td data-label="Aduan">
        <a class="row-link" href={`/panel/pengaduan/${row.code}`}>
          {row.code}
        </a>
        <small>
          {COMPLAINT_KIND_WORDS[row.kind]} · {complaintCategoryWords(row.category)} ·{' '}
          {complaintChannelWords(row.channel)}
          {row.anonymous && ' · tanpa nama'}
        </small>
      </td>
      <td data-label="Keadaan">
        <span class={`complaint-status complaint-${row.status}`}>{COMPLAINT_STATUS_WORDS[row.status]}</span>
        <small>diterima {dayWords(dayOf(row.receivedAt, timeZone), today)}</small>
      </td>
      <td data-label="Waktu">
        <ComplaintClock status={row.status} standing={row.standing} />
      </td>
      <td data-label="Penanggung jawab">{row.handler ?? '-'}</td>
    </tr>
  );
}

/** The year only where it is not this one. */
function dayWords(day: Day, today: Day): string {
  return day.slice(0, 4) === today.slice(0, 4) ? dayAndMonth(day) : shortDay(day);
}

function queryOf({ search, status, kind, pressing }: RegisterFilter, page: number): string {
  const query = { cari: search, keadaan: status, jenis: kind, tempo: pressing, halaman: String(page) };
  return new URLSearchParams(query).toString();
}
