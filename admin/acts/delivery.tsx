/** Release and what comes after it (standard B20, R20-22). */
import { z } from 'zod';
import {
  answerDeliveryCorrection as answer,
  hasReplacedFile,
  releaseAgain as again,
  releaseOrder,
} from '../../services/orders/delivery.ts';
import { CheckField, TextArea } from '../views/parts/fields.tsx';
import { actForm, wordsPreview } from './act_form.ts';
import { optionalWords, wordsAct, wordsField } from './words_act.tsx';

export const release = actForm({
  act: 'release',
  title: 'Kirim produk',
  intro: () => 'Pelanggan menerima tautan unduhan kuitansi dan produk yang berlaku terbatas.',
  button: 'Kirim ke pelanggan',
  rank: 'first',
  notice: 'Produk dikirim ke pelanggan.',
  schema: z.object({ words: optionalWords }),
  Fields: ({ form, scope }) => (
    <TextArea
      form={form}
      scope={scope}
      name="words"
      label="Pesan tambahan"
      hint="Misalnya cara membuka berkas."
      rows={2}
    />
  ),
  preview: (values) => wordsPreview(values, false),
  run: releaseOrder,
  refusals: {},
});

export const answerDeliveryCorrection = wordsAct({
  act: 'answerDeliveryCorrection',
  title: 'Jawab koreksi produk',
  intro: () => 'Produk sudah benar dan tidak perlu diganti: jelaskan kepada pelanggan.',
  button: 'Kirim jawaban',
  rank: 'first',
  notice: 'Jawaban dikirim ke pelanggan.',
  label: 'Jawaban',
  hint: 'Disampaikan kepada pelanggan.',
  missing: 'Tuliskan jawaban untuk pelanggan.',
  run: answer,
  refusals: {},
});

export const releaseAgain = actForm({
  act: 'releaseAgain',
  title: 'Kirim produk yang diperbaiki',
  intro: () => 'Ganti dulu berkasnya di bagian Produk, lalu kirim: pelanggan menerima tautan baru.',
  button: 'Kirim ulang',
  rank: ({ timeline }) => (hasReplacedFile(timeline) ? 'first' : 'other'),
  notice: 'Produk dikirim ulang ke pelanggan.',
  schema: z.object({
    words: wordsField('Tuliskan apa yang diperbaiki.'),
    sameFiles: z
      .string()
      .default('')
      .transform((ticked) => ticked === 'on'),
  }),
  Fields: ({ order, form, scope }) => (
    <>
      {!hasReplacedFile(order.timeline) && (
        <div class="asked">
          <p>Belum ada berkas yang diganti sejak pelanggan meminta koreksi.</p>
          <CheckField form={form} scope={scope} name="sameFiles" label="Kirim ulang berkas yang sama" />
        </div>
      )}
      <TextArea
        form={form}
        scope={scope}
        name="words"
        label="Jawaban untuk pelanggan"
        hint="Apa yang diperbaiki."
        rows={4}
        required
      />
    </>
  ),
  preview: (values) => wordsPreview(values),
  run: again,
  refusals: {
    words_missing: { field: 'words', message: 'Tuliskan apa yang diperbaiki.' },
    nothing_replaced: {
      field: 'sameFiles',
      message: 'Ganti dulu berkasnya di bagian Produk, atau nyatakan bahwa berkas yang sama dikirim ulang.',
    },
  },
});
