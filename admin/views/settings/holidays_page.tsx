import { weekday } from '../../../domain/days.ts';
import type { HolidayTable } from '../../../services/holidays.ts';
import type { FormState } from '../../forms/form.ts';
import { shortDay } from '../../words/formats.ts';
import { ErrorSummary } from '../parts/error_summary.tsx';
import { CsrfField, SelectField, TextArea, TextField } from '../parts/fields.tsx';
import { Empty } from '../parts/empty.tsx';
import { Shell, type Frame } from '../parts/shell.tsx';

const WEEKDAYS = ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'];

export interface HolidaysPageProps {
  frame: Frame;
  year: number;
  /** years to choose from */
  years: readonly number[];
  table: HolidayTable;
  form: FormState;
}

export function HolidaysPage({ frame, year, years, table, form }: HolidaysPageProps) {
  const admin = frame.officer.role === 'admin';
  const covered = table.coveredYears.includes(year);
  const days = table.holidays.filter(({ day }) => day.startsWith(`${year}-`));
  return (
    <Shell frame={frame} title="Hari libur">
      <nav class="tabs" aria-label="Tahun">
        {years.map((each) => (
          <a href={`/panel/hari-libur?tahun=${each}`} aria-current={each === year ? 'true' : undefined}>
            {each}
            {!table.coveredYears.includes(each) && <small> belum lengkap</small>}
          </a>
        ))}
      </nav>
      <section class="sheet" aria-labelledby="kelengkapan">
        <h2 id="kelengkapan">Tahun {year}</h2>
        <p>
          {covered
            ? 'Dinyatakan lengkap: hari kerja dihitung menurut tabel ini.'
            : 'Belum dinyatakan lengkap: hari kerja dan tempo tidak dihitung dalam tahun ini.'}
        </p>
        {admin && (
          <form method="post" action="/panel/hari-libur/tahun">
            <CsrfField token={frame.csrf} />
            <input type="hidden" name="year" value={String(year)} />
            <input type="hidden" name="covered" value={covered ? '' : 'on'} />
            <button
              class={covered ? 'btn btn-outline-secondary' : 'btn btn-primary'}
              type="submit"
              disabled={!covered && days.length === 0}
            >
              {covered ? 'Nyatakan belum lengkap' : 'Nyatakan lengkap'}
            </button>
          </form>
        )}
        {days.length === 0 ? (
          <Empty title={`Belum ada hari libur ${year}.`}>Tambahkan dari SKB Tiga Menteri.</Empty>
        ) : (
          <table class="table table-sm stacked">
            <thead>
              <tr>
                <th scope="col">Hari</th>
                <th scope="col">Nama</th>
                <th scope="col">Jenis</th>
                <th scope="col">Sumber</th>
                {admin && (
                  <th scope="col">
                    <span class="visually-hidden">Tindakan</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {days.map(({ day, name, kind, source }) => (
                <tr>
                  <td data-label="Hari">
                    {WEEKDAYS[weekday(day) - 1]}, {shortDay(day)}
                  </td>
                  <td data-label="Nama">{name}</td>
                  <td data-label="Jenis">{kind === 'national' ? 'Libur nasional' : 'Cuti bersama'}</td>
                  <td data-label="Sumber">{source}</td>
                  {admin && (
                    <td>
                      <form method="post" action={`/panel/hari-libur/${day}/hapus`}>
                        <CsrfField token={frame.csrf} />
                        <button class="btn btn-sm btn-ghost-danger" type="submit" data-confirm={`Hapus ${name}?`}>
                          Hapus<span class="visually-hidden"> {name}</span>
                        </button>
                      </form>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      {admin && <AddHolidays frame={frame} form={form} year={year} />}
    </Shell>
  );
}

function AddHolidays({ frame, form, year }: { frame: Frame; form: FormState; year: number }) {
  return (
    <section class="sheet" aria-labelledby="tambah">
      <h2 id="tambah">Tambah atau perbaiki</h2>
      <form method="post" action="/panel/hari-libur" data-once>
        <CsrfField token={frame.csrf} />
        <ErrorSummary form={form} />
        <TextArea
          form={form}
          name="days"
          label="Hari libur"
          hint={`Satu per baris: tanggal lalu nama, misalnya ${year}-08-17 Proklamasi Kemerdekaan. Tanggal yang sudah ada diperbaiki.`}
          rows={5}
          required
        />
        <SelectField
          form={form}
          name="kind"
          label="Jenis"
          options={[
            { value: 'national', label: 'Libur nasional' },
            { value: 'cuti_bersama', label: 'Cuti bersama' },
          ]}
          required
        />
        <TextField
          form={form}
          name="source"
          label="Sumber"
          hint="Dari mana tanggalnya, misalnya nomor SKB."
          initial={`SKB Tiga Menteri tentang Hari Libur Nasional dan Cuti Bersama Tahun ${year}`}
          required
        />
        <button class="btn btn-primary" type="submit">
          Simpan hari libur
        </button>
      </form>
    </section>
  );
}
