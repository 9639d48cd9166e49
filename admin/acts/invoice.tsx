/** The invoice and its corrections (standard B7-10, R13-15). */
import { z } from 'zod';
import { answerInvoiceCorrection as answer, sendInvoice as send } from '../../services/orders/invoices.ts';
import { decideReduction as decide } from '../../services/orders/reduction.ts';
import type { Values } from '../forms/form.ts';
import { InvoiceDraftFields } from '../views/parts/invoice_draft.tsx';
import { TextArea, TextField } from '../views/parts/fields.tsx';
import { isDisputed } from '../views/order/corrections.tsx';
import { ReductionAsked } from '../views/order/reductions.tsx';
import { TO_COME, actForm, wordsPreview } from './act_form.ts';
import { INVOICE_COMPLAINTS, invoiceFields, invoiceInput } from './invoice_input.ts';
import { wordsAct } from './words_act.tsx';

export const sendInvoice = actForm({
  act: 'sendInvoice',
  title: ({ documents }) =>
    documents.some(({ kind }) => kind === 'invoice') ? 'Kirim tagihan versi baru' : 'Kirim tagihan',
  intro: ({ documents, phase, acts }) =>
    documents.some(({ kind }) => kind === 'invoice')
      ? (phase === 'correcting' && !acts.includes('answerInvoiceCorrection')
          ? 'Keringanan, berkas, atau abstraksi berubah sejak dokumen terakhir, jadi jawaban saja tidak cukup. '
          : '') +
        'Menerbitkan versi baru; tagihan sebelumnya ditandai diganti. Tarif yang berlaku hari ini yang dipakai.'
      : 'Periksa rinciannya, lihat PDF-nya, lalu kirim. Tarif yang berlaku hari ini yang dipakai.',
  button: 'Kirim tagihan ke pelanggan',
  // a correction of sample or agreement alone is answered without a new invoice, as long as an answer is possible
  rank: (order) =>
    order.acts.includes('answerInvoiceCorrection') && !isDisputed(order, 'invoice') ? 'other' : 'first',
  notice: 'Tagihan dikirim ke pelanggan.',
  schema: invoiceFields,
  Fields: InvoiceDraftFields,
  preview: (values) => ({ ...wordsPreview(values, false), invoice: invoiceInput(values) }),
  run: send,
  refusals: INVOICE_COMPLAINTS,
});

export const answerInvoiceCorrection = wordsAct({
  act: 'answerInvoiceCorrection',
  title: 'Jawab tanpa dokumen baru',
  intro: () =>
    'Dokumennya sudah benar, atau contoh datanya sudah diganti: jelaskan kepada pelanggan. Ia memeriksanya sekali lagi.',
  button: 'Kirim jawaban',
  rank: 'first',
  notice: 'Jawaban dikirim ke pelanggan.',
  label: 'Jawaban',
  hint: 'Disampaikan kepada pelanggan.',
  missing: 'Tuliskan jawaban untuk pelanggan.',
  run: answer,
  refusals: {},
});

export const decideReduction = actForm({
  act: 'decideReduction',
  title: 'Putuskan keringanan tarif',
  intro: ({ reduction }) =>
    reduction === null
      ? 'Untuk pihak yang menurut peraturan BPS membayar sebagian atau Rp0 (PP 13/2024 pasal 4). Periksa suratnya dulu.'
      : `Sekarang dikenakan ${String(reduction.percent).replace('.', ',')} % dari tarif: ${reduction.reason}`,
  button: 'Simpan keputusan',
  rank: ({ reductionRequests }) => (reductionRequests.some(({ status }) => status === 'waiting') ? 'first' : 'other'),
  notice: 'Besaran tarif disimpan dan dipakai pada tagihan berikutnya.',
  schema: z.object({
    percent: z
      .string()
      .trim()
      .regex(/^\d{1,3}([.,]\d{1,2})?$/, 'Isi persen yang dikenakan, 0 sampai 100.')
      .transform((typed) => Number(typed.replace(',', '.'))),
    reason: z.string().trim().min(1, 'Tuliskan dasar keputusan.').max(1000, 'Paling banyak 1000 huruf.'),
  }),
  Fields: ({ form, scope, order }) => (
    <>
      {order.reductionRequests
        .filter(({ status }) => status === 'waiting')
        .map((request) => (
          <ReductionAsked code={order.code} request={request} />
        ))}
      <TextField
        form={form}
        scope={scope}
        name="percent"
        label="Dikenakan (persen dari tarif)"
        hint="0 berarti Rp0; 100 berarti tarif penuh."
        inputmode="decimal"
        initial={order.reduction === null ? '' : String(order.reduction.percent).replace('.', ',')}
        required
      />
      <TextArea
        form={form}
        scope={scope}
        name="reason"
        label="Dasar keputusan"
        hint="Surat, pihak, dan ketentuannya; tercatat di riwayat."
        initial={order.reduction?.reason ?? ''}
        required
      />
    </>
  ),
  preview: (typed, _facts, { reduction }) => {
    const decided = reduction === null ? {} : { percent: String(reduction.percent), reason: reduction.reason };
    const values: Values = { ...decided, ...typed };
    const percent = Number((values['percent'] ?? '').replace(',', '.'));
    const reason = (values['reason'] ?? '').trim();
    if ((values['percent'] ?? '').trim() === '' || !(percent >= 0 && percent <= 100)) return null;
    return { words: null, reduction: { percent, reason: reason === '' ? TO_COME : reason } };
  },
  run: decide,
  refusals: {
    words_missing: { field: 'reason', message: 'Tuliskan dasar keputusan.' },
    percent_invalid: { field: 'percent', message: 'Isi persen antara 0 dan 100 dengan paling banyak dua desimal.' },
  },
});
