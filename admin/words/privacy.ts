/** Kinds of data and their time, in words. */
import type { RetentionKind } from '../../services/privacy/retention_kinds.ts';

export const RETENTION_WORDS: Readonly<Record<RetentionKind, { label: string; hint: string }>> = {
  messages: {
    label: 'Isi obrolan',
    hint: 'Pesan pelanggan dan jawaban. Selama pesanan masih berjalan, semuanya tetap ada.',
  },
  turns: {
    label: 'Riwayat langkah obrolan',
    hint: 'Untuk "kembali" dan agar pesan yang sama tidak diproses dua kali.',
  },
  talks: { label: 'Berkas dari percakapan petugas', hint: 'Selama isi obrolannya.' },
  chats: {
    label: 'Obrolan yang senyap, tanpa pesanan',
    hint: 'Isian, data diri, dan alamat obrolan orang yang tidak pernah memesan.',
  },
  abstractions: { label: 'Abstraksi pesanan yang dibatalkan', hint: 'Sejak pesanan dibatalkan.' },
  visits: { label: 'Nama dan instansi di buku tamu', hint: 'Nomor dan waktunya tetap ada untuk laporan.' },
  complaints: { label: 'Isi dan lampiran pengaduan', hint: 'Sejak ditutup. Jenis, tanggal, dan hasilnya tetap ada.' },
  keys: { label: 'Sesi, tautan, dan kode yang berakhir', hint: 'Sejak berakhir.' },
  inbox: { label: 'Pesan masuk yang gagal diproses', hint: 'Sejak diterima.' },
  exports: { label: 'Berkas "data saya"', hint: 'Selama tautannya berlaku; tidak dapat diubah.' },
  uploads: {
    label: 'Unggahan yang tidak dipakai',
    hint: 'Misalnya KTP yang dikirim tanpa diminta di tempat berkas lain diminta.',
  },
};

/** What stays after an erasure, by kind (machines/conversation/counter/privacy). */
export const KEPT_WORDS: Readonly<Record<string, string>> = {
  ledger: 'dokumen keuangan',
  complaint: 'baris register pengaduan',
  rating: 'nilai kepuasan',
  consent: 'catatan persetujuan',
};
