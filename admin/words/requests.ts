/** What was asked for, in the officers' words: the request forms, the abstraction, and what goes with them. */
import type { AbstractionField, AttachmentKind, DeliveryPart, ReviewPart } from '../../domain/abstraction.ts';
import type { MapLevel } from '../../domain/request.ts';

/** docs/domain.md 4 */
export const ABSTRACTION_WORDS: Readonly<Record<AbstractionField, string>> = {
  title: 'Judul kegiatan',
  background: 'Latar belakang',
  purpose: 'Tujuan',
  data: 'Data yang diminta',
  method: 'Metode',
  output: 'Bentuk hasil dan rencana publikasi',
  period: 'Masa penggunaan',
  access: 'Siapa yang memakai data',
  supervisor: 'Pembimbing atau penanggung jawab',
};

export const ATTACHMENT_WORDS: Readonly<Record<AttachmentKind, string>> = {
  sample: 'Contoh data',
  layout: 'Layout',
  questionnaire: 'Kuesioner',
};

export const PART_WORDS: Readonly<Record<ReviewPart | DeliveryPart, string>> = {
  invoice: 'Tagihan',
  sample: 'Contoh data',
  agreement: 'Perjanjian',
  product: 'Produk',
  receipt: 'Kuitansi',
};

export const MAP_LEVEL_WORDS: Readonly<Record<MapLevel, string>> = {
  kecamatan: 'menurut kecamatan',
  desa: 'menurut desa/kelurahan',
};

export const AGREEMENT_WORDS: Readonly<Record<string, string>> = {
  awaitingSignature: 'menunggu tanda tangan pelanggan',
  verifying: 'perlu diperiksa',
  accepted: 'diterima',
};
