/** Payment at home: billing code and NTPN (standard B10a, R16; docs/domain.md 5). */
import { z } from 'zod';
import { addDays, dayOf, instantAt, isDay } from '../../domain/days.ts';
import { parseNtpn } from '../../domain/payment.ts';
import { enterBillingCode as enterCode } from '../../services/orders/billing.ts';
import { confirmPayment as confirm, reportPaymentMissing as reportMissing } from '../../services/orders/payments.ts';
import { amountField, dayField } from '../forms/shared_fields.ts';
import { clockTime } from '../words/formats.ts';
import { NtpnFields } from '../views/parts/ntpn_fields.tsx';
import { TextField } from '../views/parts/fields.tsx';
import { actForm, TO_COME, type ActFacts } from './act_form.ts';
import { wordsAct } from './words_act.tsx';

const AMOUNT_MISMATCH = 'Jumlah tidak sama dengan tagihan yang berlaku.';

function instantOf(day: string, time: string, timeZone: string): number | null {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  return isDay(day) && hours !== undefined ? instantAt(day, Number(hours) * 60 + Number(minutes), timeZone) : null;
}

function defaultExpiry({ now, timeZone, validityDays }: ActFacts): { day: string; time: string } {
  return { day: addDays(dayOf(now, timeZone), validityDays), time: clockTime(now, timeZone) };
}

export const enterBillingCode = actForm({
  act: 'enterBillingCode',
  title: 'Isi kode billing',
  intro: ({ billingCodes }) =>
    billingCodes.length === 0
      ? 'Buat tagihan di SIMPONI, lalu salin kodenya ke sini. Pelanggan langsung menerimanya.'
      : 'Kode baru menggantikan yang lama; semua kode tetap tersimpan dan pelanggan menerima yang baru.',
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
    amount_mismatch: { field: 'amount', message: AMOUNT_MISMATCH },
    expiry_past: { field: 'expiryDay', message: 'Waktu kedaluwarsa sudah lewat.' },
  },
});

export const confirmPayment = actForm({
  act: 'confirmPayment',
  title: 'Konfirmasi pembayaran',
  intro: ({ billingCodes }) => {
    const code = billingCodes.find(({ status }) => status === 'active')?.code;
    const where = code === undefined ? 'di SIMPONI' : `kode billing ${code} di SIMPONI`;
    return `Cari ${where}. Hanya NTPN yang membuktikan pembayaran; tangkapan layar atau pengakuan tidak cukup.`;
  },
  button: 'Nyatakan lunas',
  rank: 'first',
  notice: 'Pembayaran dikonfirmasi.',
  schema: z
    .object({
      ntpn: z.string().trim().min(1, 'Isi NTPN, 16 huruf dan angka.'),
      ntpnReading: z.string().optional(),
      ntb: z.string().trim().default(''),
      amount: amountField,
      paidOn: dayField('Isi tanggal bayar.'),
    })
    .transform(({ ntpnReading, ...payment }, check) => {
      const ntpn = chosenReading(payment.ntpn, ntpnReading);
      if (ntpn !== null) return { ...payment, ntpn };
      check.addIssue({
        code: 'custom',
        path: ['ntpn'],
        message: 'NTPN ini dapat dibaca dengan dua cara. Pilih yang sesuai dengan bukti penerimaan negara.',
      });
      return z.NEVER;
    }),
  Fields: ({ order, form, scope, facts }) => (
    <>
      <NtpnFields form={form} scope={scope} address={`/panel/pesanan/${order.code}/bacaan-ntpn`} />
      <TextField
        form={form}
        scope={scope}
        name="ntb"
        label="NTB"
        hint="Nomor transaksi bank, 6-20 huruf dan angka."
        look="code-input"
      />
      <div class="field-row">
        <TextField
          form={form}
          scope={scope}
          name="amount"
          label="Jumlah diterima (Rp)"
          initial={String(order.total ?? '')}
          inputmode="numeric"
          required
        />
        <TextField
          form={form}
          scope={scope}
          name="paidOn"
          label="Tanggal bayar"
          type="date"
          max={dayOf(facts.now, facts.timeZone)}
          required
        />
      </div>
    </>
  ),
  run: (ctx, officer, page) => confirm(ctx, officer, page),
  refusals: {
    ntpn_characters: { field: 'ntpn', message: 'NTPN hanya terdiri dari huruf dan angka.' },
    ntpn_length: { field: 'ntpn', message: 'NTPN harus tepat 16 huruf dan angka.' },
    ntpn_used: { field: 'ntpn', message: 'NTPN ini sudah dipakai untuk pembayaran lain.' },
    ntb_invalid: { field: 'ntb', message: 'NTB terdiri dari 6 sampai 20 huruf dan angka.' },
    amount_mismatch: { field: 'amount', message: AMOUNT_MISMATCH },
    day_invalid: { field: 'paidOn', message: 'Tanggal bayar tidak benar atau belum terjadi.' },
  },
});

/** O/0 and I/1 are offered, never corrected: where there are two readings a person picks one. null: not picked yet. */
function chosenReading(typed: string, reading: string | undefined): string | null {
  const parsed = parseNtpn(typed);
  if (!parsed.ok || parsed.alternative === undefined) return typed;
  return reading === parsed.ntpn || reading === parsed.alternative ? reading : null;
}

export const reportPaymentMissing = wordsAct({
  act: 'reportPaymentMissing',
  title: 'Pembayaran belum ditemukan',
  intro: () => 'Di SIMPONI belum ada penerimaan untuk kode billing ini. Pelanggan diminta memeriksa lagi.',
  button: 'Beri tahu pelanggan',
  rank: 'other',
  notice: 'Pelanggan diberi tahu bahwa pembayaran belum ditemukan.',
  label: 'Pesan untuk pelanggan',
  hint: 'Misalnya: pastikan kode billing yang dibayar sama, lalu kirim NTPN dari bukti bayar.',
  missing: 'Tuliskan pesan untuk pelanggan.',
  run: reportMissing,
  refusals: {},
});
