/** Fields that several forms share, with their complaints. */
import { z } from 'zod';
import { isDay } from '../../domain/days.ts';

/** Whole rupiah as people write it: 'Rp1.250.000', '1250000'. A decimal part other than ',00' is refused. */
export const amountField = z
  .string()
  .trim()
  .min(1, 'Isi jumlahnya dalam rupiah.')
  .transform((typed, check) => {
    const plain = typed.replace(/^Rp\s*/i, '').replace(/,00$/, '');
    const amount = /^(\d+|\d{1,3}(\.\d{3})+)$/.test(plain) ? Number(plain.replaceAll('.', '')) : NaN;
    if (Number.isSafeInteger(amount)) return amount;
    check.addIssue({ code: 'custom', message: 'Tulis jumlah rupiah bulat, misalnya 65000 atau 65.000.' });
    return z.NEVER;
  });

/** 'YYYY-MM-DD', as a date field sends it. */
export const dayField = (missing: string) =>
  z
    .string()
    .trim()
    .min(1, missing)
    .refine((day) => day === '' || isDay(day), 'Tanggal tidak dikenali; tulis tahun-bulan-hari, misalnya 2026-11-30.');

export const wholeNumber = (missing: string, { min = 0, max = 1_000_000_000_000 } = {}) =>
  z
    .string()
    .trim()
    .regex(/^\d+$/, missing)
    .transform(Number)
    .refine((value) => value >= min && value <= max, `Isi bilangan antara ${min} dan ${max}.`);
