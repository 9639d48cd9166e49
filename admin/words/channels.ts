/** Channels as officers read of them. */
import type { ChannelState, RunningChannel } from '../../services/channels.ts';

const CHANNELS: Readonly<Record<string, string>> = {
  webchat: 'Obrolan web',
  telegram: 'Telegram',
  whatsapp: 'WhatsApp',
  email: 'E-mail',
};

/** A channel that is not known here is shown as it is rather than hidden. */
export function channelWords(channel: string): string {
  return CHANNELS[channel] ?? channel;
}

export const STATE_WORDS: Readonly<Record<ChannelState, string>> = {
  unlinked: 'Belum ditautkan',
  linking: 'Sedang ditautkan',
  restricted: 'Dibatasi',
  connecting: 'Sedang menyambung',
  connected: 'Tersambung',
  troubled: 'Terganggu',
  refused: 'Ditolak',
};

/** Colours of views/parts/standing_badge. */
export const STATE_LOOKS: Readonly<Record<ChannelState, string>> = {
  unlinked: 'closed',
  linking: 'customer',
  restricted: 'trouble',
  connecting: 'customer',
  connected: 'done',
  troubled: 'trouble',
  refused: 'refused',
};

export const MODE_WORDS: Readonly<Record<RunningChannel['mode'], string>> = {
  own: 'halaman /chat di situs ini',
  polling: 'program bertanya (long polling)',
  webhook: 'jaringan memanggil (webhook)',
  smtp: 'hanya keluar, lewat server e-mail (SMTP)',
  socket: 'perangkat tertaut, seperti WhatsApp Web',
};

/** 'kurang dari 1 menit', '12 menit', '3 jam', '2 hari' */
export function ageWords(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return 'kurang dari 1 menit';
  if (minutes < 60) return `${minutes} menit`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} jam` : `${Math.floor(hours / 24)} hari`;
}
