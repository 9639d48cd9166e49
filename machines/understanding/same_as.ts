/** What people say for an answer beside its label; only whole messages count. */
import type { Answer } from '../conversation/question.ts';
import { phrases } from './normalize.ts';

const SAID: Record<string, string> = {
  'menu.order': `beli data, pesan data, beli produk, pesan produk, beli data statistik, pesan data statistik, beli publikasi,
    pesan publikasi, beli buku, pesan buku, beli data mikro, pesan data mikro, beli peta, pesan peta, minta data,
    order data, buy data, purchase data, order products, buy products, place an order, pesan, beli, mau pesan, mau beli, order`,
  'menu.tariff': `tarif dan syarat, tarif dan syaratnya, syarat dan tarif, tarif, tarifnya, berapa tarifnya, biaya, berapa biayanya,
    harga, berapa harganya, daftar harga, daftar tarif, syarat, persyaratan, syaratnya apa, prices, price list, fees, fee,
    how much is it, how much does it cost, requirements`,
  'pick.done': `selesai, sudah selesai, cukup, sudah cukup, itu saja, sudah itu saja, sekian, sudah semua, sudah semuanya,
    done, all done, finished, thats all, thats it, enough`,
  'pick.again': `pilih ulang, pilih lagi, ulang dari awal, mulai lagi, kosongkan, hapus semua, hapus semuanya, choose again,
    start again, clear, remove all`,
  'part.full': `seluruh, seluruh data, seluruh datanya, semua, semua data, semuanya, lengkap, all, all of it, everything, full`,
  'part.chosen': `sebagian, sebagian saja, sebagian data, sebagian datanya, tidak semua, tidak semuanya, part, a part,
    only a part, some, some of it`,
  'request.change': `ubah, ubah permintaan, pilih ulang, ganti, change`,
  'change.round': `ubah putaran, ganti putaran, periode, ubah periode, ganti periode, change the round`,
  'change.level': `ubah tingkat, ganti tingkat, tingkatnya, change the level`,
  'change.variables': `ubah variabel, ganti variabel, variabelnya, tambah variabel, change the variables, variables`,
  'change.regions': `ubah wilayah, ganti wilayah, wilayahnya, tambah wilayah, daerah, change the regions, regions`,
  'change.table': `ubah pengolahan, ganti pengolahan, pengolahannya, change the processing`,
  'abstraction.fields': `satu per satu, satu persatu, satu satu, isi satu satu, isi satu persatu, isi di sini, one by one`,
  'order.place': `submit order, submit, place order, place the order, send order, kirim pesanan, kirim pesanannya,
    kirim pesanan ini, pesan sekarang, order sekarang, checkout`,
  'concern.both': `keduanya, kedua duanya, dua duanya, semuanya, both, both of them`,
  'claim.asTyped': `teruskan, teruskan saja, kirim saja, kirim apa adanya, sudah benar itu, pass it on, send it as it is`,
  'act.reviseAbstraction': `ubah abstraksi, ubah abstraksinya, perbaiki abstraksi, perbaiki abstraksinya, ganti abstraksi,
    lengkapi abstraksi, abstraksi, edit the abstraction, change the abstraction, mend the abstraction, abstraction`,
  'abstraction.sendAgain': `ajukan lagi, kirim dan ajukan, kirim lalu ajukan, ajukan, send and submit, submit again, submit,
    kirim perubahan, kirim perubahan ini`,
  'abstraction.send': `simpan, simpan saja, simpan dulu, save, just save, only save`,
  'resubmit.yes': `ajukan, ajukan saja, ajukan lagi, submit, submit anyway`,
  'act.resubmit': `ajukan kembali, ajukan ulang, kirim lagi, kirim ulang, kirim kembali, ajukan, submit, resubmit, send again`,
};

const ANSWERS = Object.entries(SAID).flatMap(([id, list]) => phrases(list).map((phrase) => [phrase, id] as const));
/** One phrase may stand for answers of different questions. */
const ANSWERS_OF = new Map<string, string[]>();
for (const [phrase, id] of ANSWERS) ANSWERS_OF.set(phrase, [...(ANSWERS_OF.get(phrase) ?? []), id]);

/** The id of the answer among those asked that one of the readings of a message stands for; about whichever order it is. */
export function sameAs(answers: readonly Answer[], readings: readonly string[]): string | undefined {
  const meant = new Set(readings.flatMap((reading) => ANSWERS_OF.get(reading) ?? []));
  return answers.find(({ id }) => meant.has(id.split(':')[0] ?? ''))?.id;
}
