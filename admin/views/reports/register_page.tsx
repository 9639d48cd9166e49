/** The treasurer's register: invoice, billing code, NTPN or transfer, receipt (docs/domain.md 16). */
import type { Day } from '../../../domain/days.ts';
import { formatRupiah } from '../../../domain/money.ts';
import { PRODUCT_KINDS } from '../../../domain/vocabulary.ts';
import type { RegisterPage as RegisterRows, RegisterRow } from '../../../services/reports/register.ts';
import type { RegisterTotals } from '../../../services/reports/register_totals.ts';
import { count, shortDay } from '../../words/formats.ts';
import { KIND_NAMES, METHOD_NAMES, STANDING_NAMES } from '../../words/reports.ts';
import { rangeWords } from '../../words/satisfaction.ts';
import { Empty } from '../parts/empty.tsx';
import { Pager } from '../parts/pager.tsx';
import { Shell, type Frame } from '../parts/shell.tsx';
import { PeriodForm, periodQuery } from '../satisfaction/period_form.tsx';
import type { ChosenPeriod } from '../satisfaction/period_form.tsx';
import { PrintHint } from './print_hint.tsx';

export interface RegisterPageProps {
  frame: Frame;
  period: ChosenPeriod;
  today: Day;
  list: RegisterRows;
  totals: RegisterTotals;
}

export function RegisterPage({ frame, period, today, list, totals }: RegisterPageProps) {
  const query = periodQuery(period);
  return (
    <Shell
      frame={frame}
      title="Daftar penerimaan"
      parent={{ href: `/panel/laporan?${query}`, label: 'Laporan layanan' }}
      actions={
        <a class="btn btn-outline-primary" href={`/panel/laporan/penerimaan.csv?${query}`}>
          Unduh CSV
        </a>
      }
    >
      <PeriodForm action="/panel/laporan/penerimaan" period={period} today={today} />
      <PrintHint office={frame.officeName} range={rangeWords(period)} />
      <Totals totals={totals} />
      {list.rows.length === 0 ? (
        <Empty title="Tidak ada tagihan atau pembayaran pada masa ini." />
      ) : (
        <>
          <p class="found" role="status">
            {count(list.total)} pesanan
          </p>
          <div class="table-responsive register prints-wide">
            <table class="table">
              <thead>
                <tr>
                  <th scope="col">Pesanan</th>
                  <th scope="col">Pembayar</th>
                  <th scope="col">Invoice</th>
                  <th scope="col" class="num">
                    Jumlah
                  </th>
                  <th scope="col">Kode billing</th>
                  <th scope="col">NTPN / cara bayar</th>
                  <th scope="col">Kuitansi</th>
                  <th scope="col">Keadaan</th>
                </tr>
              </thead>
              <tbody>
                {list.rows.map((row) => (
                  <Row row={row} />
                ))}
              </tbody>
            </table>
          </div>
          <Pager
            page={list.page}
            pages={list.pages}
            href={(page) => `/panel/laporan/penerimaan?${query}&halaman=${page}`}
          />
        </>
      )}
    </Shell>
  );
}

function Totals({ totals: { received, byDay, unpaid } }: { totals: RegisterTotals }) {
  return (
    <>
      <dl class="tallies">
        <Tally name={`Diterima, ${count(received.payments)} pembayaran`} value={formatRupiah(received.total)} />
        {PRODUCT_KINDS.filter((kind) => received.byKind[kind] > 0).map((kind) => (
          <Tally name={KIND_NAMES[kind]} value={formatRupiah(received.byKind[kind])} />
        ))}
        <Tally name={`Belum dibayar, ${count(unpaid.orders)} invoice`} value={formatRupiah(unpaid.amount)} />
        {received.ofCancelled > 0 && (
          <Tally name="Dibatalkan setelah dibayar" value={formatRupiah(received.ofCancelled)} alarm />
        )}
      </dl>
      {byDay.length > 0 && (
        <details class="sheet register-days" open={byDay.length <= 7}>
          <summary>Penerimaan per hari</summary>
          <table class="table">
            <thead>
              <tr>
                <th scope="col">Hari bayar</th>
                <th scope="col" class="num">
                  Pembayaran
                </th>
                <th scope="col" class="num">
                  Jumlah
                </th>
              </tr>
            </thead>
            <tbody>
              {byDay.map(({ day, payments, amount, ofCancelled }) => (
                <tr>
                  <th scope="row">{shortDay(day)}</th>
                  <td class="num">{count(payments)}</td>
                  <td class="num">
                    {formatRupiah(amount)}
                    {ofCancelled > 0 && <small> dan {formatRupiah(ofCancelled)} dari pesanan batal</small>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </>
  );
}

function Tally({ name, value, alarm = false }: { name: string; value: string; alarm?: boolean }) {
  return (
    <div class={alarm ? 'tally tally-alarm' : 'tally'}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Row({ row }: { row: RegisterRow }) {
  const { code, payer, institution, kinds, standing, invoice, billingCode, payment, receipt } = row;
  return (
    <tr class={`register-${standing}`}>
      <th scope="row" data-name="Pesanan">
        <a href={`/panel/pesanan/${code}`}>{code}</a>
        <small>{kinds.map((kind) => KIND_NAMES[kind]).join(', ')}</small>
      </th>
      <td data-name="Pembayar">
        {payer}
        {institution !== '' && <small>{institution}</small>}
      </td>
      <td data-name="Invoice">{invoice === null ? '–' : <Paper {...invoice} />}</td>
      <td data-name="Jumlah" class="num">
        {invoice === null ? '–' : formatRupiah(invoice.total)}
      </td>
      <td data-name="Kode billing">{billingCode === null ? '–' : <code>{billingCode}</code>}</td>
      <td data-name="NTPN / cara bayar">
        {payment === null ? (
          '–'
        ) : (
          <>
            {payment.ntpn === null ? METHOD_NAMES[payment.method] : <code>{payment.ntpn}</code>}
            {payment.ntb !== null && <small>NTB {payment.ntb}</small>}
            <small>{shortDay(payment.paidOn)}</small>
          </>
        )}
      </td>
      <td data-name="Kuitansi">{receipt === null ? '–' : <Paper {...receipt} />}</td>
      <td data-name="Keadaan">
        <span class={`standing standing-${TONES[standing]}`}>{STANDING_NAMES[standing]}</span>
      </td>
    </tr>
  );
}

const TONES = { paid: 'done', free: 'done', unpaid: 'customer', cancelled: 'closed', refund: 'office' } as const;

function Paper({ number, day }: { number: string; day: Day }) {
  return (
    <>
      {number}
      <small>{shortDay(day)}</small>
    </>
  );
}
