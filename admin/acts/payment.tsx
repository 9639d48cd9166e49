/** Payment at home, confirmed by its NTPN (standard B10a, R16; docs/domain.md 5). */
import { z } from 'zod';
import { dayOf } from '../../domain/days.ts';
import { parseNtpn } from '../../domain/payment.ts';
import type { OrderDetail } from '../../services/orders/detail.ts';
import { confirmPayment as confirm, reportPaymentMissing as reportMissing } from '../../services/orders/payments.ts';
import { amountField, dayField } from '../forms/shared_fields.ts';
import { SelectField, TextField } from '../views/parts/fields.tsx';
import { ClaimedNtpn, NtpnFields } from '../views/parts/ntpn_fields.tsx';
import { billingWords } from '../words/orders.ts';
import { actForm } from './act_form.ts';
import { amountMismatch } from './amount_mismatch.ts';
import { wordsAct } from './words_act.tsx';

/** The codes that the money may have come in under, the one in force first, else the newest. */
function payableCodes({ billingCodes }: OrderDetail): OrderDetail['billingCodes'] {
  const active = billingCodes.filter(({ status }) => status === 'active');
  return [...active, ...billingCodes.filter(({ status }) => status !== 'active')];
}

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
      billingCodeId: z.string().optional(),
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
      {order.claimedNtpn !== null && <ClaimedNtpn ntpn={order.claimedNtpn} />}
      <NtpnFields form={form} scope={scope} address={`/panel/pesanan/${order.code}/bacaan-ntpn`} />
      {order.billingCodes.length > 1 && (
        <SelectField
          form={form}
          scope={scope}
          name="billingCodeId"
          label="Kode billing yang dibayar"
          hint="Tercetak pada kuitansi. Kode yang lama mungkin masih sempat dibayar."
          options={payableCodes(order).map(({ id, code, status }) => ({
            value: id,
            label: `${code}, ${billingWords(status, order.phase)}`,
          }))}
          required
        />
      )}
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
          min={dayOf(order.createdAt, facts.timeZone)}
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
    amount_mismatch: amountMismatch,
    day_invalid: { field: 'paidOn', message: 'Tanggal bayar harus antara tanggal pesanan dan hari ini.' },
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
