/** The officer's first look at an order, and ending it (standard B6, R11). */
import { z } from 'zod';
import { acceptOrder, cancelOrder, returnOrder } from '../../services/orders/review.ts';
import { TextArea } from '../views/parts/fields.tsx';
import { actForm, wordsPreview } from './act_form.ts';
import { wordsAct, wordsField } from './words_act.tsx';

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

export const returnToCustomer = wordsAct({
  act: 'return',
  title: 'Kembalikan untuk diperbaiki',
  intro: () => 'Ada yang kurang atau tidak jelas. Pelanggan memperbaikinya lalu mengajukan kembali.',
  button: 'Kembalikan ke pelanggan',
  rank: 'other',
  notice: 'Pesanan dikembalikan ke pelanggan.',
  label: 'Yang perlu diperbaiki',
  hint: 'Tulis kepada pelanggan: apa yang kurang, dan bagaimana melengkapinya.',
  missing: 'Tuliskan apa yang perlu diperbaiki pelanggan.',
  run: (ctx, officer, { code, revision, words }) => returnOrder(ctx, officer, { code, revision, reasons: words }),
  refusals: {},
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
