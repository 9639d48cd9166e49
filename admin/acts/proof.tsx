/** Payers abroad: transfer and proof, judged by the treasurer (standard B11, R18). */
import { z } from 'zod';
import { dayOf } from '../../domain/days.ts';
import { acceptProof as acceptIt, refuseProof as refuseIt } from '../../services/orders/payments.ts';
import { amountField, dayField } from '../forms/shared_fields.ts';
import { TextField } from '../views/parts/fields.tsx';
import { actForm } from './act_form.ts';
import { amountMismatch } from './amount_mismatch.ts';
import { wordsAct } from './words_act.tsx';

export const acceptProof = actForm({
  act: 'acceptProof',
  title: 'Terima bukti transfer',
  intro: () => 'Cocokkan bukti dengan rekening penerimaan: uangnya sudah masuk.',
  button: 'Nyatakan lunas',
  rank: 'first',
  notice: 'Bukti transfer diterima; pesanan lunas.',
  schema: z.object({ amount: amountField, paidOn: dayField('Isi tanggal uang masuk.') }),
  Fields: ({ order, form, scope, facts }) => (
    <div class="field-row">
      <TextField
        form={form}
        scope={scope}
        name="amount"
        label="Jumlah diterima (Rp)"
        initial={String(order.total ?? '')}
        inputmode="numeric"
        hint="Biaya bank ditanggung pembayar."
        required
      />
      <TextField
        form={form}
        scope={scope}
        name="paidOn"
        label="Tanggal uang masuk"
        type="date"
        min={dayOf(order.createdAt, facts.timeZone)}
        max={dayOf(facts.now, facts.timeZone)}
        required
      />
    </div>
  ),
  run: acceptIt,
  refusals: {
    amount_mismatch: amountMismatch,
    day_invalid: { field: 'paidOn', message: 'Tanggal harus antara tanggal pesanan dan hari ini.' },
  },
});

export const refuseProof = wordsAct({
  act: 'refuseProof',
  title: 'Tolak bukti transfer',
  intro: () =>
    'Bukti tidak terbaca, bukan untuk pesanan ini, atau uangnya belum masuk. Pelanggan diminta mengirim lagi.',
  button: 'Tolak bukti',
  rank: 'other',
  notice: 'Bukti transfer ditolak; pelanggan diminta mengirim lagi.',
  label: 'Alasan penolakan',
  hint: 'Disampaikan kepada pelanggan, dalam bahasanya.',
  missing: 'Tuliskan alasan penolakan.',
  run: refuseIt,
  refusals: {},
});
