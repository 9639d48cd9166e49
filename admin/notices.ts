/**
 * What a page says after a change. The redirect carries a short name and never the words, so that nobody can put their own
 * words into an officer's page by a link.
 */
import { ACT_FORMS } from './acts/index.ts';

const NOTICES = {
  tersimpan: 'Tersimpan.',
  diunggah: 'Berkas diunggah dan dipasang.',
  'tautan-baru': 'Tautan unduhan pelanggan diperbarui.',
  'sandi-diganti': 'Kata sandi diganti. Sesi Anda di peramban lain diakhiri.',
  'sesi-diakhiri': 'Sesi lain diakhiri.',
  'tarif-ditambah': 'Tarif ditambahkan.',
  'tarif-dihapus': 'Tarif yang belum berlaku dihapus.',
  'libur-disimpan': 'Hari libur disimpan.',
  'libur-dihapus': 'Hari libur dihapus.',
  'tahun-lengkap': 'Tahun itu dinyatakan lengkap; hari kerja dapat dihitung.',
  'tahun-belum': 'Tahun itu dinyatakan belum lengkap; hari kerja di dalamnya tidak dihitung.',
  ditarik: 'Produk tidak lagi ditawarkan.',
  ditawarkan: 'Produk ditawarkan kembali.',
  'teks-semula': 'Teks kembali ke bawaan.',
  'petugas-nonaktif': 'Akses dicabut; semua sesinya berakhir.',
  'pesan-dicoba': 'Dicoba lagi. Yang tetap gagal akan muncul kembali di bawah.',
  'pesan-terlewat': 'Tidak dicoba lagi: obrolannya sudah berlanjut, dan pesan itu akan terbaca sebagai jawaban lain.',
  'pesan-dibuang': 'Pesan dibuang.',
  'pesan-tiada': 'Pesan itu sudah tidak ada di daftar.',
  'wa-tertaut': 'Nomor kantor sudah tertaut.',
  'wa-berhenti': 'Penautan dihentikan. Tidak ada yang berubah.',
  'wa-diputus': 'Tautan WhatsApp diputus. Pelanggan tetap dapat memakai kanal yang lain.',
  'wa-dicoba': 'WhatsApp dicoba lagi; keadaannya tampil di kartu dalam beberapa saat.',
  'wa-tiada': 'Tidak ada nomor yang tertaut.',
  'petugas-aktif': 'Akun diaktifkan kembali.',
  'percakapan-selesai': 'Percakapan diakhiri; asisten kembali melayani pelanggan.',
  'percakapan-dialihkan': 'Percakapan dialihkan; pelanggan sudah diberi tahu.',
  'antrean-dipanggil': 'Nomor dipanggil, di layar dan di obrolan pengunjung.',
  'antrean-ulang': 'Nomor dipanggil ulang.',
  'antrean-lewat': 'Nomor dilewati; dapat dipanggil lagi dari daftar Terlewat.',
  'antrean-dilayani': 'Pengunjung dilayani.',
  'antrean-selesai': 'Kunjungan selesai.',
  'antrean-pesanan': 'Pesanan dicatat pada kunjungan ini.',
  'antrean-loket': 'Pilih dulu loket Anda.',
  'antrean-sibuk': 'Loket itu belum selesai dengan nomor sebelumnya. Selesaikan atau lewati dulu.',
  'antrean-kosong': 'Tidak ada yang menunggu lagi.',
  'antrean-berubah': 'Nomor itu sudah berubah sementara ini; lihat keadaan terbarunya di bawah.',
  'aduan-dicatat': 'Aduan dicatat. Berikan kodenya kepada pengadu.',
  'aduan-verify': 'Aduan diverifikasi.',
  'aduan-decline': 'Pengadu diberi tahu bahwa aduan bukan wewenang kantor ini.',
  'aduan-ask': 'Pertanyaan dikirim kepada pengadu; waktu dihentikan sementara.',
  'aduan-answer': 'Jawaban dikirim kepada pengadu.',
  'aduan-close': 'Aduan ditutup.',
  'aduan-assign': 'Penanggung jawab ditetapkan.',
  'aduan-about': 'Yang diadukan dicatat; aduan ini tersembunyi darinya.',
} as const;

export type Notice = keyof typeof NOTICES;

/** `address` with a notice to be said there. */
export function withNotice(address: string, notice: Notice | `tindakan-${string}`): string {
  return `${address}?kabar=${notice}`;
}

/** The words for what an address carries, or null. */
export function noticeOf(given: unknown): string | null {
  if (typeof given !== 'string') return null;
  if (Object.hasOwn(NOTICES, given)) return NOTICES[given as Notice];
  return ACT_FORMS.find(({ act }) => given === `tindakan-${act}`)?.notice ?? null;
}
