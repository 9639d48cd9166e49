/** The treasurer's register as a spreadsheet shows it. */
import { PRODUCT_KINDS } from '../../domain/vocabulary.ts';
import type { RegisterWords } from '../../services/reports/register_table.ts';
import { KIND_NAMES, METHOD_NAMES, STANDING_NAMES } from './reports.ts';

/** The column of the amount received, counted from 0. */
const AMOUNT = 10;

export const REGISTER_WORDS: RegisterWords = {
  heads: [
    'Pesanan',
    'Pembayar',
    'Instansi',
    'Jenis produk',
    'Nomor invoice',
    'Tanggal invoice',
    'Jumlah invoice (Rp)',
    'Kode billing',
    'Cara bayar',
    'Tanggal bayar',
    'Jumlah diterima (Rp)',
    'NTPN',
    'NTB',
    'Nomor kuitansi',
    'Tanggal kuitansi',
    'Keadaan',
  ],
  kinds: ({ kinds }) => kinds.map((kind) => KIND_NAMES[kind]).join(', '),
  standing: ({ standing }) => STANDING_NAMES[standing],
  method: (method) => METHOD_NAMES[method],
  totals: ({ received, unpaid, byDay }) => [
    [],
    total('Jumlah diterima', received.total),
    ...PRODUCT_KINDS.map((kind) => total(KIND_NAMES[kind], received.byKind[kind])),
    total('Belum dibayar', unpaid.amount),
    total('Dibatalkan setelah dibayar', received.ofCancelled),
    [],
    ...byDay.map(({ day, amount }) => total(`Diterima ${day}`, amount)),
  ],
};

function total(name: string, amount: number): (string | number | null)[] {
  return [name, ...Array.from({ length: AMOUNT - 1 }, () => null), amount];
}
