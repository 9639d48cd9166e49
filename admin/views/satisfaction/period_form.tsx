/** Choosing what figures are about: a month, a quarter, a year, or free days. */
import type { ComponentChildren } from 'preact';
import type { Day } from '../../../domain/days.ts';
import type { DayRange } from '../../../domain/periods.ts';
import { periodOptions } from '../../words/satisfaction.ts';

export interface ChosenPeriod extends DayRange {
  /** '2026-Q4' as domain/periods names it; '' free days */
  name: string;
}

export interface PeriodFormProps {
  action: string;
  period: ChosenPeriod;
  today: Day;
  /** further fields */
  children?: ComponentChildren;
}

export function PeriodForm({ action, period, today, children }: PeriodFormProps) {
  const free = period.name === '';
  const listed = periodOptions(today);
  const known = listed.some(({ options }) => options.some(({ value }) => value === period.name));
  return (
    <form class="filters" method="get" action={action}>
      <label>
        <span>Masa</span>
        <select class="form-select" name="masa">
          <option value="" selected={free}>
            Rentang sendiri (isi kedua tanggal)
          </option>
          {!free && !known && (
            <option value={period.name} selected>
              {period.name}
            </option>
          )}
          {listed.map(({ label, options }) => (
            <optgroup label={label}>
              {options.map((option) => (
                <option value={option.value} selected={option.value === period.name}>
                  {option.label}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <label>
        <span>Rentang sendiri: dari</span>
        <input class="form-control" type="date" name="dari" value={free ? period.fromDay : ''} />
      </label>
      <label>
        <span>sampai tanggal</span>
        <input class="form-control" type="date" name="sampai" value={free ? period.toDay : ''} />
      </label>
      {children}
      <button class="btn btn-outline-primary" type="submit">
        Tampilkan
      </button>
    </form>
  );
}

/** The same period in another address. */
export function periodQuery({ name, fromDay, toDay }: ChosenPeriod): string {
  const chosen: Record<string, string> = name === '' ? { dari: fromDay, sampai: toDay } : { masa: name };
  return new URLSearchParams(chosen).toString();
}
