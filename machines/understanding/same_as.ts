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
  'concern.both': `keduanya, kedua duanya, dua duanya, semuanya, both, both of them`,
  'act.reviseAbstraction': `ubah abstraksi, ubah abstraksinya, perbaiki abstraksi, perbaiki abstraksinya, ganti abstraksi,
    lengkapi abstraksi, abstraksi, edit the abstraction, change the abstraction, mend the abstraction, abstraction`,
  'act.resubmit': `ajukan kembali, ajukan ulang, kirim lagi, kirim ulang, kirim kembali, ajukan, submit, resubmit, send again`,
};

const ANSWERS = Object.entries(SAID).flatMap(([id, list]) => phrases(list).map((phrase) => [phrase, id] as const));
const ANSWER_OF = new Map(ANSWERS);

/** The id of the answer among those asked that one of the readings of a message stands for; about whichever order it is. */
export function sameAs(answers: readonly Answer[], readings: readonly string[]): string | undefined {
  const meant = new Set(readings.map((reading) => ANSWER_OF.get(reading)));
  return answers.find(({ id }) => meant.has(id.split(':')[0]))?.id;
}
