/** Figures as those who answer for them read them. */
import { formatRupiah } from '../../domain/money.ts';
import type { DayRange } from '../../domain/periods.ts';
import type { ProductKind } from '../../domain/vocabulary.ts';
import type { RegisterStanding } from '../../services/reports/register.ts';
import { dayAndMonth, shortDay } from './formats.ts';

export const KIND_NAMES: Readonly<Record<ProductKind, string>> = {
  publication: 'Publikasi',
  microdata: 'Data mikro',
  map: 'Peta digital',
};

export const STANDING_NAMES: Readonly<Record<RegisterStanding, string>> = {
  paid: 'Dibayar',
  unpaid: 'Belum dibayar',
  free: 'Rp0',
  cancelled: 'Dibatalkan',
  refund: 'Dibatalkan setelah dibayar',
};

export const METHOD_NAMES = { billing: 'Kode billing', transfer: 'Transfer dari luar negeri' } as const;

/** '92,5 %'; a dash of nothing. */
export function percentWords(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1).replace('.', ',')} %`;
}

/** '1 Sep – 30 Sep 2026' */
export function spanWords({ fromDay, toDay }: DayRange): string {
  const sameYear = fromDay.slice(0, 4) === toDay.slice(0, 4);
  return `${sameYear ? dayAndMonth(fromDay) : shortDay(fromDay)} – ${shortDay(toDay)}`;
}

/** '1,2 jt', '350 rb': rupiah above a column. */
export function shortRupiah(amount: number): string {
  const [unit, words] =
    amount >= 1_000_000_000 ? [1_000_000_000, ' M'] : amount >= 1_000_000 ? [1_000_000, ' jt'] : [1_000, ' rb'];
  if (amount < 1_000) return formatRupiah(amount);
  const value = amount / unit;
  return `${value.toFixed(value < 10 && value % 1 !== 0 ? 1 : 0).replace('.', ',')}${words}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des'];

/** 'Nov 26' of '2026-11'. */
export function shortMonth(month: string): string {
  return `${MONTHS[Number(month.slice(5, 7)) - 1] ?? ''} ${month.slice(2, 4)}`;
}
