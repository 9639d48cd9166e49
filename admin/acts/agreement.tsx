/** The agreement on the use of data, signed by upload or on paper (standard B10b, R17), or sent anew (B10, R15). */
import { z } from 'zod';
import { dayOf } from '../../domain/days.ts';
import {
  acceptAgreement as acceptIt,
  fileAgreementOnPaper as fileIt,
  returnAgreement as returnIt,
  sendAgreement as sendIt,
} from '../../services/orders/agreements.ts';
import { BUYER_COMPLAINTS, buyerField } from '../forms/buyer_field.ts';
import { PARTY_COMPLAINTS, partyOf, partySchema } from '../forms/party_fields.ts';
import { dayField } from '../forms/shared_fields.ts';
import { BuyerFields } from '../views/parts/buyer_fields.tsx';
import { FileField, TextArea, TextField, UploadProgress } from '../views/parts/fields.tsx';
import { PartyFields } from '../views/parts/party_fields.tsx';
import { isDisputed } from '../views/order/corrections.tsx';
import { SignedNow } from '../views/order/agreement.tsx';
import { actForm, wordsPreview } from './act_form.ts';
import { wordsAct, wordsField } from './words_act.tsx';

export const acceptAgreement = actForm({
  act: 'acceptAgreement',
  title: 'Terima perjanjian bertanda tangan',
  intro: () => 'Buka berkasnya: tanda tangan dan meterainya benar, dan isinya sama dengan perjanjian yang dikirim.',
  button: 'Terima perjanjian',
  rank: 'first',
  notice: 'Perjanjian diterima.',
  schema: z.object({}),
  Fields: ({ order }) => <SignedNow order={order} />,
  run: acceptIt,
  refusals: {},
});

export const returnAgreement = wordsAct({
  act: 'returnAgreement',
  title: 'Kembalikan perjanjian',
  intro: () => 'Tanda tangan, meterai, atau isinya tidak benar. Pelanggan diminta mengunggahnya lagi.',
  button: 'Kembalikan ke pelanggan',
  rank: 'other',
  notice: 'Perjanjian dikembalikan ke pelanggan.',
  label: 'Alasan',
  hint: 'Disampaikan kepada pelanggan, dalam bahasanya.',
  missing: 'Tuliskan alasan pengembalian.',
  run: returnIt,
  refusals: {},
});

const name = (missing: string) => z.string().trim().min(1, missing).max(200, 'Paling banyak 200 huruf.');

export const fileAgreementOnPaper = actForm({
  act: 'fileAgreementOnPaper',
  title: 'Arsipkan perjanjian kertas',
  intro: () => 'Perjanjian ditandatangani di atas kertas: unggah pindaiannya, dengan tanggal dan para penanda tangan.',
  button: 'Arsipkan perjanjian',
  rank: 'other',
  notice: 'Perjanjian kertas diarsipkan.',
  upload: true,
  schema: z.object({
    fileId: z.string().min(1, 'Pilih berkas pindaiannya dulu.'),
    signedOn: dayField('Isi tanggal tanda tangan.'),
    signedBy: name('Isi siapa yang menandatangani untuk pelanggan.'),
    signedFor: name('Isi siapa yang menandatangani untuk kantor.'),
  }),
  Fields: ({ order, form, scope, facts }) => (
    <>
      <TextField
        form={form}
        scope={scope}
        name="signedOn"
        label="Tanggal tanda tangan"
        type="date"
        max={dayOf(facts.now, facts.timeZone)}
        required
      />
      <TextField
        form={form}
        scope={scope}
        name="signedBy"
        label="Penanda tangan pelanggan"
        initial={order.customer.name}
        required
      />
      <TextField form={form} scope={scope} name="signedFor" label="Penanda tangan kantor" required />
      <FileField
        form={form}
        scope={scope}
        name="file"
        label="Pindaian perjanjian"
        hint="PDF atau gambar; disimpan apa adanya bersama SHA-256-nya."
        required
      />
      <UploadProgress />
    </>
  ),
  run: fileIt,
  refusals: {
    file_unusable: { field: 'file', message: 'Berkas itu tidak dapat dipakai. Unggah lagi.' },
    day_invalid: { field: 'signedOn', message: 'Tanggal tanda tangan tidak benar atau belum terjadi.' },
    signer_missing: { field: 'signedBy', message: 'Isi kedua penanda tangan.' },
  },
});

const WORDS_MISSING = 'Tuliskan jawaban untuk pelanggan.';

export const sendAgreement = actForm({
  act: 'sendAgreement',
  title: 'Kirim perjanjian versi baru',
  intro: () =>
    'Membuat perjanjian sekali lagi dari data pesanan yang sekarang; versi lama ditandai diganti, tagihan tetap.',
  button: 'Kirim perjanjian',
  rank: (order) => (isDisputed(order, 'agreement') && !isDisputed(order, 'invoice') ? 'first' : 'other'),
  notice: 'Perjanjian versi baru dikirim.',
  schema: partySchema
    .extend({ words: wordsField(WORDS_MISSING), buyer: buyerField })
    .transform(({ words, buyer, ...typed }) => ({ words, buyer, party: partyOf(typed) })),
  Fields: ({ order, form, scope }) => (
    <>
      <BuyerFields order={order} form={form} />
      <PartyFields order={order} form={form} scope={scope} />
      <TextArea
        form={form}
        scope={scope}
        name="words"
        label="Jawaban untuk pelanggan"
        hint="Apa yang diperbaiki pada perjanjian."
        required
        rows={4}
      />
    </>
  ),
  preview: (values) => wordsPreview(values),
  run: sendIt,
  refusals: {
    ...BUYER_COMPLAINTS,
    ...PARTY_COMPLAINTS,
    words_missing: { field: 'words', message: WORDS_MISSING },
    others_open: {
      field: '',
      message:
        'Pelanggan juga meminta koreksi tagihan atau contoh datanya, yang tidak terjawab oleh perjanjian baru. ' +
        'Kirim tagihan versi baru (perjanjian ikut diperbarui), atau pasang dulu contoh data yang baru.',
    },
  },
});
