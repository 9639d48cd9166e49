/** The officer's first look at an order, and ending it (standard B6, R11). */
import { z } from 'zod';
import { acceptOrder, cancelOrder, returnOrder } from '../../services/orders/review.ts';
import { TextArea } from '../views/parts/fields.tsx';
import { actForm, wordsPreview } from './act_form.ts';
import { ABSTRACTION_FIELDS } from '../../domain/abstraction.ts';
import { ReturnFields, reasonField, reasonsIn } from '../views/parts/return_fields.tsx';
import { optionalWords, wordsField } from './words_act.tsx';

export const accept = actForm({
  act: 'accept',
  title: 'Terima: pesanan lengkap',
  intro: () => 'Permintaan jelas dan lengkap. Waktu layanan mulai dihitung pada hari kerja berikutnya.',
  button: 'Terima pesanan',
  rank: 'first',
  notice: 'Pesanan diterima. Waktu layanan mulai berjalan.',
  schema: z.object({}),
  run: acceptOrder,
  refusals: {},
});

/** Shown on the page and in one chat message: a reason is a sentence or two. */
const LONGEST_REASON = 400;

export const returnToCustomer = actForm({
  act: 'return',
  title: 'Kembalikan untuk diperbaiki',
  intro: () => 'Ada yang kurang atau tidak jelas. Pelanggan memperbaikinya lalu mengajukan kembali.',
  button: 'Kembalikan ke pelanggan',
  rank: 'other',
  notice: 'Pesanan dikembalikan ke pelanggan.',
  schema: z.record(z.string(), z.string()).transform((values, check) => {
    for (const field of ABSTRACTION_FIELDS) {
      if ((values[reasonField(field)] ?? '').trim().length <= LONGEST_REASON) continue;
      const message = `Paling banyak ${LONGEST_REASON} huruf.`;
      check.addIssue({ code: 'custom', path: [reasonField(field)], message });
    }
    const words = optionalWords.safeParse(values['words']);
    if (!words.success) {
      check.addIssue({ code: 'custom', path: ['words'], message: words.error.issues[0]?.message ?? '' });
    }
    return { reasons: words.data ?? '', fields: reasonsIn(values) };
  }),
  Fields: ReturnFields,
  preview: (values) => {
    const fields = reasonsIn(values);
    return { ...wordsPreview(values, Object.keys(fields).length === 0), fields };
  },
  run: returnOrder,
  refusals: { words_missing: { field: 'words', message: 'Tuliskan apa yang perlu diperbaiki pelanggan.' } },
});

const MONEY_MISSING = 'Tuliskan apa yang terjadi dengan uang yang sudah dibayar.';

export const cancel = actForm({
  act: 'cancel',
  title: 'Batalkan pesanan',
  intro: (order) =>
    order.payments.length > 0
      ? 'Sudah dibayar: hanya bendahara yang dapat membatalkan, dengan keterangan tentang uangnya. Tidak dapat diurungkan.'
      : 'Pesanan berakhir dan tidak dapat dibuka kembali.',
  button: 'Batalkan pesanan ini',
  rank: 'danger',
  notice: 'Pesanan dibatalkan.',
  schema: z.object({
    words: wordsField('Tuliskan alasan pembatalan.'),
    money: z
      .string()
      .trim()
      .max(1000, 'Paling banyak 1000 huruf.')
      .default('')
      .transform((money) => (money === '' ? null : money)),
  }),
  Fields: ({ order, form, scope }) => (
    <>
      <TextArea
        form={form}
        scope={scope}
        name="words"
        label="Alasan pembatalan"
        hint="Disampaikan kepada pelanggan."
        required
      />
      {order.payments.length > 0 && (
        <TextArea
          form={form}
          scope={scope}
          name="money"
          label="Apa yang terjadi dengan uangnya"
          hint="Misalnya: pengembalian penerimaan negara diajukan ke KPPN dengan nomor surat ..."
          required
        />
      )}
    </>
  ),
  preview: (values) => ({ ...wordsPreview(values), money: values['money'] ?? null }),
  run: (ctx, officer, { code, revision, words, money }) =>
    cancelOrder(ctx, officer, { code, revision, reason: words, money }),
  refusals: {
    words_missing: { field: 'words', message: 'Tuliskan alasan pembatalan.' },
    money_missing: { field: 'money', message: MONEY_MISSING },
  },
});
