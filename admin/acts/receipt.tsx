/** The treasurer's receipt (standard B19, R19) and its correction (R22). */
import { z } from 'zod';
import {
  issueReceipt as issue,
  reissueReceipt as reissue,
  type ReceiptRefusal,
} from '../../services/orders/receipts.ts';
import { ReceiptPreviewLink } from '../views/parts/draft_links.tsx';
import { actForm, type Complaint } from './act_form.ts';
import { wordsAct } from './words_act.tsx';

const REFUSALS: Record<ReceiptRefusal, Complaint> = {
  no_invoice: { field: '', message: 'Pesanan ini belum mempunyai tagihan yang berlaku.' },
};

export const issueReceipt = actForm({
  act: 'issueReceipt',
  title: 'Terbitkan kuitansi',
  intro: () => 'Nomor surat diambil saat diterbitkan. Pelanggan menerima kuitansi bersama produknya.',
  button: 'Terbitkan kuitansi',
  rank: 'first',
  notice: 'Kuitansi diterbitkan.',
  schema: z.object({}),
  Fields: ({ order }) => <ReceiptPreviewLink code={order.code} />,
  run: issue,
  refusals: REFUSALS,
});

export const reissueReceipt = wordsAct({
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
