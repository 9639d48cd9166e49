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

/** Which clauses of the agreement were agreed to (services/clauses names their versions). */
export function clausesWords(version: string | null): string | null {
  if (version === null) return null;
  const [, number, unstamped] = /^built-in-(\d+)(-unstamped)?$/.exec(version) ?? [];
  if (number === undefined) return `ketentuan kantor (${version.replace(/^office-/, '')})`;
  return `ketentuan bawaan versi ${number}${unstamped === undefined ? '' : ', tanpa meterai'}`;
}

/** Which terms of ordering were accepted: 'terms-1/0' is their version, and that of the office's wording of them. */
export function termsWords(version: string): string {
  const [, terms, wording] = /^terms-(\d+)\/(\d+)$/.exec(version) ?? [];
  if (terms === undefined) return version;
  return `versi ${terms}, ${wording === '0' ? 'teks bawaan' : `teks kantor versi ${wording}`}`;
}
