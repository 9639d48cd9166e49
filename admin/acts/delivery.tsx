/** Release and what comes after it (standard B20, R20-22). */
import { z } from 'zod';
import {
  answerDeliveryCorrection as answer,
  releaseAgain as again,
  releaseOrder,
} from '../../services/orders/delivery.ts';
import { TextArea } from '../views/parts/fields.tsx';
import { actForm, wordsPreview } from './act_form.ts';
import { optionalWords, wordsAct } from './words_act.tsx';

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
  title: 'Jawab koreksi kiriman',
  intro: () => 'Kiriman sudah benar dan tidak perlu diganti: jelaskan kepada pelanggan.',
  button: 'Kirim jawaban',
  rank: 'first',
  notice: 'Jawaban dikirim ke pelanggan.',
  label: 'Jawaban',
  hint: 'Disampaikan kepada pelanggan.',
  missing: 'Tuliskan jawaban untuk pelanggan.',
  run: answer,
  refusals: {},
});

export const releaseAgain = wordsAct({
  act: 'releaseAgain',
  title: 'Kirim produk yang diperbaiki',
  intro: () => 'Ganti dulu berkasnya di bagian Produk, lalu kirim: pelanggan menerima tautan baru.',
  button: 'Kirim ulang',
  rank: 'other',
  notice: 'Produk dikirim ulang ke pelanggan.',
  label: 'Jawaban untuk pelanggan',
  hint: 'Apa yang diperbaiki.',
  missing: 'Tuliskan apa yang diperbaiki.',
  run: again,
  refusals: {},
});
