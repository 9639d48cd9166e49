/** What a customer does in the chat before an order stands; typed and tapped as people do. */
import type { ChatPage } from './chat.ts';

/** Titles of the example catalogue, each found alone by its words: Rp80.000 and Rp275.000. */
export const ECONOMY = 'Indikator Ekonomi Provinsi Banten 2025';
export const IN_FIGURES = 'Provinsi Contoh Dalam Angka 2025';

/** From the greeting to the menu, with everything that the office must know. */
export async function register(chat: ChatPage, { country = 'indonesia' } = {}): Promise<void> {
  await chat.tap('Setuju', 'Menu utama');
  await chat.tap('Pesan produk statistik', 'nama lengkap');
  await chat.say('Rina Kartika', 'e-mail aktif');
  await chat.say('rina.kartika@kampus.example', 'nomor telepon');
  await chat.say('0812 3456 7890', 'jenis instansi');
  await chat.tap('Lembaga Penelitian & Pendidikan', 'nama instansi');
  await chat.say('Universitas Contoh', 'pekerjaan utama');
  await chat.tap('Pelajar/Mahasiswa', 'untuk apa');
  await chat.tap('Penelitian', 'berdomisili');
  await chat.say(country, 'Periksa data diri');
  await chat.tap('Sudah benar, simpan', 'Tarif dan persyaratan');
}

/** From the fees on: these products into the basket, to the order's code. */
export async function orderProducts(chat: ChatPage, [first, ...more]: readonly [string, ...string[]]): Promise<string> {
  await chat.tap('Pilih produk', 'Produk apa yang dicari?');
  await addToBasket(chat, first);
  for (const title of more) {
    await chat.tap('Tambah produk', 'Produk apa yang dicari?');
    await addToBasket(chat, title);
  }
  await chat.tap('Pesan sekarang', 'Syarat pemesanan');
  await chat.tap('Setuju', 'Ringkasan pesanan');
  await chat.tap('Kirim pesanan', 'Menu utama');
  return chat.code();
}

async function addToBasket(chat: ChatPage, title: string): Promise<void> {
  await chat.say(title.toLowerCase(), 'Harga');
  await chat.tap('Masukkan keranjang', 'Keranjang');
}
