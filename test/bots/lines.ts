/** What people write in the tests of the chat, one line to a question. */

/** The registration, after the name. */
export const REGISTRATION = [
  'siti@contoh.id',
  '081234567890',
  'pemerintah daerah',
  'Pemda Contoh',
  'peneliti',
  'penelitian',
  'Indonesia',
  'simpan',
];

/** From the menu to the summary of an order of one publication. */
export const ONE_PUBLICATION = [
  'pesan produk statistik',
  'pilih produk',
  'dalam angka 2025',
  '1',
  '1',
  'pesan sekarang',
  'setuju',
];
