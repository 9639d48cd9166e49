/** Talks in words. */
import { count } from './formats.ts';

/** '12 menit', '3 jam 5 menit', '2 hari' */
export function durationWords(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  if (minutes < 1) return 'kurang dari 1 menit';
  if (minutes < 60) return `${minutes} menit`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 === 0 ? `${hours} jam` : `${hours} jam ${minutes % 60} menit`;
  return `${count(Math.floor(hours / 24))} hari`;
}

/** null: nothing happened that could be measured. */
export function medianWords(ms: number | null): string {
  return ms === null ? 'belum ada' : durationWords(ms);
}

export function personWords(name: string | null): string {
  return name ?? 'Pengguna baru';
}

/** What is said of when a talk began. */
export const STARTED_WORDS = {
  customer: 'Meminta petugas',
  officer: 'Dimulai petugas',
  phone: 'Dimulai dari telepon kantor',
} as const;

export const ENDED_WORDS: Readonly<Record<string, string>> = {
  customer: 'diakhiri pelanggan',
  officer: 'diakhiri petugas',
  idle: 'ditutup karena lama tidak ada pesan',
};

const REFUSALS = {
  forbidden: 'Peran Anda tidak melayani percakapan.',
  not_found: 'Percakapan itu tidak ada.',
  not_yours: 'Percakapan ini sudah selesai atau dipegang petugas lain, jadi tidak ada yang dikirim.',
  empty: 'Tulis jawabannya dulu.',
  too_long: 'Jawaban paling banyak 3.500 huruf. Bagi menjadi beberapa pesan.',
  file_unusable: 'Berkas itu tidak dapat dipakai. Unggah lagi.',
  no_such_officer: 'Pilih petugas yang akan melanjutkan.',
  withdrawn:
    'Pelanggan ini menarik persetujuannya, jadi obrolannya tidak boleh dihubungi. Pakai telepon atau e-mail bila perlu.',
  no_chat: 'Pelanggan ini tidak mempunyai obrolan yang dapat dihubungi.',
} as const;

export function refusalWords(reason: keyof typeof REFUSALS): string {
  return REFUSALS[reason];
}

export function takenWords(by: string | null): string {
  return by === null
    ? 'Permintaan itu baru saja dibatalkan atau sudah selesai.'
    : `Sudah lebih dulu diambil oleh ${by}. Pilih yang lain dari daftar.`;
}
