/** The queue as officers read of it (docs/domain.md 13). */
import type { VisitStatus } from '../../services/visits/queue.ts';
import { channelWords } from './channels.ts';
import { count } from './formats.ts';

export const VISIT_STATUS_WORDS: Readonly<Record<VisitStatus, string>> = {
  waiting: 'Menunggu',
  called: 'Dipanggil',
  serving: 'Dilayani',
  done: 'Selesai',
  skipped: 'Terlewat',
  cancelled: 'Dibatalkan',
  lapsed: 'Tidak terlayani',
};

/** Where a visitor comes from; of who was forgotten (docs/domain.md 9) that is not known any more. */
export function institutionWords({ name, institution }: { name: string; institution: string }): string {
  if (institution !== '') return institution;
  return name === '' ? '(dihapus)' : 'Pribadi';
}

/** How a visitor came into the guest book. */
export function visitChannelWords(channel: string): string {
  if (channel === 'kiosk') return 'Kios di loket';
  return channel === 'officer' ? 'Didaftarkan petugas' : channelWords(channel);
}

/** '0 menit', '4 menit', '1 jam 5 menit'; a started minute counts whole. */
export function waitWords(ms: number | null): string {
  if (ms === null) return '-';
  const minutes = Math.ceil(ms / 60_000);
  if (minutes < 60) return `${minutes} menit`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} jam${rest === 0 ? '' : ` ${rest} menit`}`;
}

/** 'perkiraan 4 menit lagi', 'perkiraan sebentar lagi' */
export function estimateWords(minutes: number): string {
  return `perkiraan ${minutes === 0 ? 'sebentar' : `${count(minutes)} menit`} lagi`;
}

/** '92 %'; rounded down, so that "100 %" means all. */
export function shareWords(share: number | null): string {
  return share === null ? '-' : `${Math.floor(share * 100)} %`;
}
