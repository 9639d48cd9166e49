import type { AuditDetails } from '../../services/audit.ts';
import { eventWords } from './orders.ts';

const ACTIONS: Readonly<Record<string, string>> = {
  'officer.signIn': 'Masuk',
  'officer.setPassword': 'Kata sandi dibuat atau diganti',
  'officer.resetAccess': 'Tautan akses dibuat',
  'officer.add': 'Petugas ditambah',
  'officer.change': 'Data petugas diubah',
  'officer.activate': 'Akun diaktifkan',
  'officer.deactivate': 'Akun dinonaktifkan',
  'office.save': 'Data kantor diubah',
  'tariff.add': 'Tarif ditambah',
  'holiday.save': 'Hari libur disimpan',
  'holiday.import': 'Hari libur disimpan',
  'holiday.remove': 'Hari libur dihapus',
  'holiday.coverYear': 'Kelengkapan tahun dinyatakan',
  'text.save': 'Teks diubah',
  'product.add': 'Produk ditambah',
  'product.save': 'Produk diubah',
  'product.offer': 'Produk ditawarkan',
  'product.withdraw': 'Produk ditarik',
  'order.readFile': 'Berkas pesanan diunduh',
};

/** An action of the audit log; one that is not known here is shown as it is rather than hidden. */
export function auditWords(action: string): string {
  if (ACTIONS[action] !== undefined) return ACTIONS[action];
  return action.startsWith('order.') ? eventWords(action.slice('order.'.length)) : action;
}

export function detailsWords(details: AuditDetails): string {
  return Object.entries(details)
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(', ') : String(value)}`)
    .join('; ');
}
