/** The billing code of SIMPONI, typed in by the office, and issued again once it has ended (docs/domain.md 5). */
import { z } from 'zod';
import { addDays, dayOf, instantAt, isDay } from '../../domain/days.ts';
import { enterBillingCode as enterCode } from '../../services/orders/billing.ts';
import { amountField, dayField } from '../forms/shared_fields.ts';
import { TextField } from '../views/parts/fields.tsx';
import { clockTime } from '../words/formats.ts';
import { actForm, TO_COME, type ActFacts } from './act_form.ts';
import { amountMismatch } from './amount_mismatch.ts';

function instantOf(day: string, time: string, timeZone: string): number | null {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  return isDay(day) && hours !== undefined ? instantAt(day, Number(hours) * 60 + Number(minutes), timeZone) : null;
}

function defaultExpiry({ now, timeZone, validityDays }: ActFacts): { day: string; time: string } {
  return { day: addDays(dayOf(now, timeZone), validityDays), time: clockTime(now, timeZone) };
}

export const enterBillingCode = actForm({
  act: 'enterBillingCode',
  title: ({ billingCodes, payment }) => {
    if (billingCodes.length === 0) return 'Isi kode billing';
    return payment === 'awaitingCode' ? 'Terbitkan kode billing baru' : 'Ganti kode billing';
  },
  intro: ({ billingCodes, payment }) => {
    if (billingCodes.length === 0)
      return 'Buat tagihan di SIMPONI, lalu salin kodenya ke sini. Pelanggan langsung menerimanya.';
    return payment === 'awaitingCode'
      ? 'Kode yang lama sudah kedaluwarsa. Buat tagihan baru di SIMPONI dengan jumlah yang sama, lalu salin kodenya.'
      : 'Kode baru menggantikan yang lama; semua kode tetap tersimpan dan pelanggan menerima yang baru.';
  },
  button: 'Kirim kode billing',
  rank: ({ payment }) => (payment === 'awaitingCode' ? 'first' : 'other'),
  notice: 'Kode billing dikirim ke pelanggan.',
  schema: z.object({
    billingCode: z.string().trim().min(1, 'Isi kode billing, 15 angka.'),
    amount: amountField,
    expiryDay: dayField('Isi tanggal kedaluwarsa.'),
    expiryTime: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Isi jam kedaluwarsa, misalnya 14:30.'),
  }),
  Fields: ({ order, form, scope, facts }) => {
    const expiry = defaultExpiry(facts);
    return (
      <>
        <TextField
          form={form}
          scope={scope}
          name="billingCode"
          label="Kode billing"
          hint="15 angka; spasi dan tanda hubung boleh ikut tersalin."
          inputmode="numeric"
          look="code-input"
          required
        />
        <TextField
          form={form}
          scope={scope}
          name="amount"
          label="Jumlah di SIMPONI (Rp)"
          initial={String(order.total ?? '')}
          inputmode="numeric"
          required
        />
        <div class="field-row">
          <TextField
            form={form}
            scope={scope}
            name="expiryDay"
            label="Berlaku sampai"
            type="date"
            initial={expiry.day}
            required
          />
          <TextField
            form={form}
            scope={scope}
            name="expiryTime"
            label="Jam"
            type="time"
            initial={expiry.time}
            required
          />
        </div>
      </>
    );
  },
  preview: (values, facts, order) => {
    const expiry = defaultExpiry(facts);
    const expiresAt = instantOf(values['expiryDay'] ?? expiry.day, values['expiryTime'] ?? expiry.time, facts.timeZone);
    const amount = Number((values['amount'] ?? String(order.total ?? 0)).replace(/\D/g, ''));
    const code = (values['billingCode'] ?? '').replace(/\D/g, '');
    return {
      words: null,
      ...(expiresAt === null ? {} : { billing: { code: code === '' ? TO_COME : code, amount, expiresAt } }),
    };
  },
  run: (ctx, officer, { expiryDay, expiryTime, ...page }, facts) =>
    enterCode(ctx, officer, { ...page, expiresAt: instantOf(expiryDay, expiryTime, facts.timeZone) }),
  refusals: {
    code_characters: { field: 'billingCode', message: 'Kode billing hanya terdiri dari angka.' },
    code_length: { field: 'billingCode', message: 'Kode billing harus tepat 15 angka.' },
    code_used: { field: 'billingCode', message: 'Kode billing ini sudah pernah dipakai.' },
    amount_mismatch: amountMismatch,
    expiry_past: { field: 'expiryDay', message: 'Waktu kedaluwarsa sudah lewat.' },
  },
});
