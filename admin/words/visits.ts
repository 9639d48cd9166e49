/** The queue as officers read of it (docs/domain.md 13). */
import type { VisitStatus } from '../../services/visits/queue.ts';
import { channelWords } from './channels.ts';

export const VISIT_STATUS_WORDS: Readonly<Record<VisitStatus, string>> = {
  waiting: 'Menunggu',
  called: 'Dipanggil',
  serving: 'Dilayani',
  done: 'Selesai',
  skipped: 'Terlewat',
  cancelled: 'Dibatalkan',
  lapsed: 'Tidak terlayani',
};

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

/** '92 %'; rounded down, so that "100 %" means all. */
export function shareWords(share: number | null): string {
  return share === null ? '-' : `${Math.floor(share * 100)} %`;
}
