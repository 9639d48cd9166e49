/** Numbers, sizes and times as officers read them. */
import { dayOf, minuteOfDay, type Day } from '../../domain/days.ts';

import { formatRupiah } from '../../domain/money.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des'];

/** '22 Nov 2026' */
export function shortDay(day: Day): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(date)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
}

/** '22 Nov', where the year goes without saying. */
export function dayAndMonth(day: Day): string {
  return shortDay(day).replace(/ \d+$/, '');
}

/** 'HH:MM' on the office's clock. */
export function clockTime(at: number, timeZone: string): string {
  const minutes = minuteOfDay(at, timeZone);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** '22 Nov 2026 14.05' on the office's clock. */
export function shortTime(at: number, timeZone: string): string {
  return `${shortDay(dayOf(at, timeZone))} ${clockTime(at, timeZone).replace(':', '.')}`;
}

/** Decimal units, as docs/domain.md 3 counts them: '24,1 MB'. */
export function fileSize(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  return `${value.toFixed(digits).replace('.', ',')} ${units[unit] ?? ''}`;
}

/** '+Rp15.000', '-Rp15.000', 'tidak ada' */
export function differenceWords(rupiah: number): string {
  if (rupiah === 0) return 'tidak ada';
  return `${rupiah > 0 ? '+' : '-'}${formatRupiah(Math.abs(rupiah))}`;
}

/** '1.250' */
export function count(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '.');
}
