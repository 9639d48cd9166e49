/** Orders in the officers' words. */
import type { ProductKind } from '../../domain/vocabulary.ts';
import type { OrderPhase } from '../../machines/order/life.ts';
import type { OrderAct } from '../../machines/order/machine.ts';
import type { TaskAsk } from '../../services/orders/tasks.ts';

export const PHASE_WORDS: Readonly<Record<OrderPhase, string>> = {
  review: 'Menunggu pemeriksaan',
  returned: 'Dikembalikan ke pelanggan',
  preparing: 'Disiapkan',
  invoiced: 'Tagihan diperiksa pelanggan',
  correcting: 'Koreksi diminta',
  settling: 'Pembayaran',
  receipting: 'Menunggu kuitansi',
  releasing: 'Siap dikirim',
  delivered: 'Terkirim',
  redelivering: 'Koreksi kiriman',
  completed: 'Selesai',
  cancelled: 'Dibatalkan',
};

const PAYMENT_WORDS: Readonly<Record<string, string>> = {
  awaitingCode: 'Menunggu kode billing',
  awaitingPayment: 'Menunggu pembayaran',
  checkingClaim: 'Pelanggan mengaku sudah bayar',
  awaitingProof: 'Menunggu bukti transfer',
  verifyingProof: 'Bukti transfer diperiksa',
};

/** What is still open once nothing is to be paid any more; the receipt waits for it. */
const AGREEMENT_WORDS: Readonly<Record<string, string>> = {
  awaitingSignature: 'Menunggu tanda tangan SPPD',
  verifying: 'SPPD diperiksa',
};

/** Where an order is, with the states of payment and agreement while it is settled. */
export interface Stand {
  phase: OrderPhase;
  payment: string | null;
  agreement: string | null;
}

/** Where an order stands: its phase, or while it is settled the payment, and after that the agreement. */
export function standing({ phase, payment, agreement }: Stand): string {
  const settling = PAYMENT_WORDS[payment ?? ''] ?? AGREEMENT_WORDS[agreement ?? ''];
  return (phase === 'settling' ? settling : undefined) ?? PHASE_WORDS[phase];
}

/** Whose move it is, as a colour: the office's, the customer's, or nobody's any more. */
export function standingTone({ phase, payment, agreement }: Stand): 'office' | 'customer' | 'closed' | 'done' {
  if (phase === 'cancelled') return 'closed';
  if (phase === 'completed') return 'done';
  const waits = phase === 'returned' || phase === 'invoiced' || phase === 'delivered';
  const pays = payment === 'awaitingPayment' || payment === 'awaitingProof';
  const signs = (payment === 'paid' || payment === 'notDue') && agreement === 'awaitingSignature';
  return waits || (phase === 'settling' && (pays || signs)) ? 'customer' : 'office';
}

export const TASK_WORDS: Readonly<Record<TaskAsk, string>> = {
  review: 'Periksa kelengkapan',
  prepare: 'Siapkan produk',
  attachSample: 'Unggah contoh data',
  decideReduction: 'Putuskan permohonan keringanan',
  sendInvoice: 'Kirim tagihan',
  answerInvoiceCorrection: 'Jawab permintaan koreksi',
  enterBillingCode: 'Isi kode billing',
  checkPayment: 'Cek pembayaran',
  verifyProof: 'Periksa bukti transfer',
  verifyAgreement: 'Periksa perjanjian',
  issueReceipt: 'Terbitkan kuitansi',
  release: 'Kirim produk',
  answerDeliveryCorrection: 'Jawab koreksi kiriman',
  answerReceiptCorrection: 'Jawab koreksi kuitansi',
};

export const KIND_WORDS: Readonly<Record<ProductKind, string>> = {
  publication: 'Publikasi',
  microdata: 'Data mikro',
  map: 'Peta wilkerstat',
};

/** What happened to an order, for its timeline. */
export const EVENT_WORDS: Readonly<Record<OrderAct | 'placed', string>> = {
  placed: 'Pesanan dibuat',
  accept: 'Dinyatakan lengkap',
  return: 'Dikembalikan untuk diperbaiki',
  resubmit: 'Diajukan kembali',
  reviseAbstraction: 'Abstraksi diperbaiki',
  requestReduction: 'Keringanan tarif dimohon',
  cancel: 'Dibatalkan',
  prepare: 'Berkas produk disiapkan',
  attach: 'Lampiran diunggah',
  decideReduction: 'Besaran tarif diputuskan',
  sendInvoice: 'Tagihan dikirim',
  sendAgreement: 'Perjanjian versi baru dikirim',
  approveInvoice: 'Tagihan disetujui',
  requestInvoiceCorrection: 'Koreksi diminta',
  answerInvoiceCorrection: 'Permintaan koreksi dijawab',
  enterBillingCode: 'Kode billing diisi',
  remindPayment: 'Pelanggan diingatkan membayar',
  expireBillingCode: 'Kode billing kedaluwarsa',
  claimPaid: 'Pelanggan menyatakan sudah membayar',
  reportPaymentMissing: 'Pembayaran belum ditemukan',
  confirmPayment: 'Pembayaran dikonfirmasi dengan NTPN',
  submitProof: 'Bukti transfer dikirim',
  refuseProof: 'Bukti transfer ditolak',
  acceptProof: 'Bukti transfer diterima',
  submitAgreement: 'Perjanjian dikirim',
  returnAgreement: 'Perjanjian dikembalikan',
  acceptAgreement: 'Perjanjian diterima',
  fileAgreementOnPaper: 'Perjanjian kertas diarsipkan',
  issueReceipt: 'Kuitansi diterbitkan',
  release: 'Produk dikirim',
  confirmDelivery: 'Kiriman dinyatakan benar',
  requestDeliveryCorrection: 'Koreksi kiriman diminta',
  answerDeliveryCorrection: 'Koreksi produk dijawab',
  answerReceiptCorrection: 'Koreksi kuitansi dijawab',
  releaseAgain: 'Produk dikirim ulang',
  reissueReceipt: 'Kuitansi diperbaiki',
  completeSilently: 'Selesai tanpa koreksi',
  rate: 'Dinilai pelanggan',
};

const CODE_WORDS: Readonly<Record<string, string>> = {
  active: 'berlaku',
  replaced: 'diganti',
  expired: 'kedaluwarsa',
  paid: 'terbayar',
};

/** Where a billing code stands; nobody is to pay one of a cancelled order any more. */
export function billingWords(status: string, phase: OrderPhase): string {
  if (phase === 'cancelled' && status === 'active') return 'tidak berlaku, pesanan dibatalkan';
  return CODE_WORDS[status] ?? status;
}

/** An event of the timeline; a type that is not known here is shown as it is rather than hidden. */
export function eventWords(type: string): string {
  return (EVENT_WORDS as Readonly<Record<string, string>>)[type] ?? type;
}

/** 'R1' for the first corrected version (docs/domain.md 2, step 8). */
export function versionWords(version: number): string {
  return version === 0 ? '' : `R${version}`;
}
