import { formatRupiah } from '../../../domain/money.ts';
import { ORDER_PHASES } from '../../../machines/order/life.ts';
import type { BoardFilter, BoardPage, BoardRow } from '../../../services/orders/board.ts';
import { count } from '../../words/formats.ts';
import { PHASE_WORDS } from '../../words/orders.ts';
import { DayStrip } from '../parts/day_strip.tsx';
import { Empty } from '../parts/empty.tsx';
import { NetAndGross } from '../parts/net_and_gross.tsx';
import { Pager } from '../parts/pager.tsx';
import { Shell, type Frame } from '../parts/shell.tsx';
import { tempoClass } from '../parts/tempo.ts';
import { StandingBadge } from '../parts/standing_badge.tsx';
import { Time } from '../parts/time.tsx';

export interface OrderListProps {
  frame: Frame;
  board: BoardPage;
  filter: BoardFilter;
  limit: number;
  timeZone: string;
}

const URGENCY_WORDS = { all: 'Semua', risk: 'Segera jatuh tempo', late: 'Terlambat' } as const;

export function OrderListPage(props: OrderListProps) {
  const { frame, filter } = props;
  return (
    <Shell frame={frame} title="Pesanan">
      <form
        class="filters"
        method="get"
        action="/panel/pesanan"
        role="search"
        hx-get="/panel/pesanan"
        hx-trigger="input delay:300ms, submit"
        hx-target="#daftar"
        hx-select="#daftar"
        hx-swap="outerHTML"
        hx-sync="this:replace"
        hx-replace-url="true"
      >
        <label>
          <span>Cari</span>
          <input
            class="form-control"
            type="search"
            name="cari"
            value={filter.search}
            placeholder="Kode pesanan atau nama"
          />
        </label>
        <label>
          <span>Tahap</span>
          <select class="form-select" name="tahap">
            <option value="open" selected={filter.phase === 'open'}>
              Semua yang berjalan
            </option>
            {ORDER_PHASES.map((phase) => (
              <option value={phase} selected={filter.phase === phase}>
                {PHASE_WORDS[phase]}
              </option>
            ))}
            <option value="all" selected={filter.phase === 'all'}>
              Semua
            </option>
          </select>
        </label>
        <label>
          <span>Tempo</span>
          <select class="form-select" name="tempo">
            {(['all', 'risk', 'late'] as const).map((urgency) => (
              <option value={urgency} selected={filter.urgency === urgency}>
                {URGENCY_WORDS[urgency]}
              </option>
            ))}
          </select>
        </label>
        <button class="btn btn-outline-primary" type="submit">
          Tampilkan
        </button>
      </form>
      <OrderList {...props} />
    </Shell>
  );
}

function OrderList({ board, filter, limit, timeZone }: OrderListProps) {
  const href = (page: number): string =>
    `/panel/pesanan?${new URLSearchParams({ cari: filter.search, tahap: filter.phase, tempo: filter.urgency, halaman: String(page) }).toString()}`;
  return (
    <div id="daftar">
      <p class="found" role="status">
        {board.total === 0 ? '' : `${count(board.total)} pesanan`}
      </p>
      {board.pressing.late + board.pressing.risk > 0 && (
        <nav class="counters" aria-label="Tempo">
          <a class={tempoClass('late', board.pressing.late)} href="/panel/pesanan?tempo=late">
            <strong>{count(board.pressing.late)}</strong> terlambat
          </a>
          <a class={tempoClass('risk', board.pressing.risk)} href="/panel/pesanan?tempo=risk">
            <strong>{count(board.pressing.risk)}</strong> segera jatuh tempo
          </a>
        </nav>
      )}
      {board.total === 0 ? (
        <Empty title="Tidak ada pesanan yang cocok.">Coba kata lain, atau tampilkan semua tahap.</Empty>
      ) : (
        <table class="table orders">
          <thead>
            <tr>
              <th scope="col">Pesanan</th>
              <th scope="col">Pelanggan</th>
              <th scope="col">Keadaan</th>
              <th scope="col">Waktu layanan</th>
              <th scope="col" class="num">
                Tagihan
              </th>
            </tr>
          </thead>
          <tbody>
            {board.rows.map((row) => (
              <OrderRow row={row} limit={limit} timeZone={timeZone} />
            ))}
          </tbody>
        </table>
      )}
      <Pager page={board.page} pages={board.pages} href={href} />
    </div>
  );
}

function OrderRow({ row, limit, timeZone }: { row: BoardRow; limit: number; timeZone: string }) {
  const closed = row.phase === 'completed' || row.phase === 'cancelled';
  return (
    <tr>
      <td data-label="Pesanan">
        <a class="row-link" href={`/panel/pesanan/${row.code}`}>
          {row.code}
        </a>
        <small>
          {row.title}
          {row.more > 0 && ` + ${row.more} lain`}
          {row.reductionAsked && ' · ada permohonan keringanan'}
        </small>
      </td>
      <td data-label="Pelanggan">
        {row.customerName}
        <small>
          sejak <Time at={row.createdAt} zone={timeZone} brief />
        </small>
      </td>
      <td data-label="Keadaan">
        <StandingBadge at={row} />
      </td>
      <td data-label="Waktu layanan">
        {closed ? (
          <span class="days-none">-</span>
        ) : (
          <DayStrip days={row.clock} yearMissing={row.yearMissing} limit={limit} />
        )}
        {row.clock && <NetAndGross days={row.clock} />}
      </td>
      <td data-label="Tagihan" class="num">
        {row.total === null ? '-' : formatRupiah(row.total)}
      </td>
    </tr>
  );
}
