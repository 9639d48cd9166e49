/** The treasurer's receipt (standard B19, R19) and its correction (R22). */
import { z } from 'zod';
import {
  answerReceiptCorrection as answer,
  issueReceipt as issue,
  reissueReceipt as reissue,
  type ReceiptRefusal,
} from '../../services/orders/receipts.ts';
import type { BuyerRefusal } from '../../services/orders/buyer.ts';
import { BUYER_COMPLAINTS, buyerField } from '../forms/buyer_field.ts';
import { BuyerFields } from '../views/parts/buyer_fields.tsx';
import { ReceiptPreviewLink } from '../views/parts/draft_links.tsx';
import { actForm, type Complaint } from './act_form.ts';
import { wordsAct, wordsAndBuyerAct } from './words_act.tsx';

const REFUSALS: Record<ReceiptRefusal | BuyerRefusal, Complaint> = {
  ...BUYER_COMPLAINTS,
  no_invoice: { field: '', message: 'Pesanan ini belum mempunyai tagihan yang berlaku.' },
};

export const issueReceipt = actForm({
  act: 'issueReceipt',
  title: 'Terbitkan kuitansi',
  intro: () => 'Nomor surat diambil saat diterbitkan. Pelanggan menerima kuitansi bersama produknya.',
  button: 'Terbitkan kuitansi',
  rank: 'first',
  notice: 'Kuitansi diterbitkan.',
  schema: z.object({ buyer: buyerField }),
  Fields: ({ order, form }) => (
    <>
      <BuyerFields order={order} form={form} />
      <ReceiptPreviewLink code={order.code} />
    </>
  ),
  run: issue,
  refusals: REFUSALS,
});

export const answerReceiptCorrection = wordsAct({
  act: 'answerReceiptCorrection',
  title: 'Jawab koreksi kuitansi',
  intro: () => 'Kuitansi sudah benar dan tidak perlu diganti: jelaskan kepada pelanggan.',
  button: 'Kirim jawaban',
  rank: 'first',
  notice: 'Jawaban dikirim ke pelanggan.',
  label: 'Jawaban',
  hint: 'Disampaikan kepada pelanggan.',
  missing: 'Tuliskan jawaban untuk pelanggan.',
  run: answer,
  refusals: {},
});

export const reissueReceipt = wordsAndBuyerAct({
  act: 'reissueReceipt',
  title: 'Perbaiki kuitansi',
  intro: () => 'Menerbitkan versi baru dari data yang berlaku sekarang; versi lama ditandai diganti.',
  button: 'Terbitkan kuitansi baru',
  rank: 'other',
  notice: 'Kuitansi baru diterbitkan.',
  label: 'Jawaban untuk pelanggan',
  hint: 'Apa yang diperbaiki pada kuitansi.',
  missing: 'Tuliskan jawaban untuk pelanggan.',
  run: reissue,
  refusals: REFUSALS,
});
