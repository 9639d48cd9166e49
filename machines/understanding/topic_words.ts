/** What people ask about the services outright: "tarif", "jam buka", "berapa lama prosesnya?" (docs/domain.md 14). */
import type { InformationTopic } from '../conversation/counter/information.ts';
import { phrases } from './normalize.ts';

const SPOKEN: Record<InformationTopic, string> = {
  requirements: `persyaratan, syarat, persyaratannya, syaratnya, persyaratannya apa, persyaratannya apa saja, syaratnya apa,
    syaratnya apa saja, apa syaratnya, apa saja syaratnya, apa persyaratannya, apa saja persyaratannya, syarat pemesanan,
    persyaratan pemesanan, persyaratan layanan, syarat layanan, requirement, requirements, what are the requirements,
    what do i need`,
  procedure: `prosedur, prosedurnya, prosedur layanan, prosedur pemesanan, prosedurnya bagaimana, bagaimana prosedurnya, alur,
    alur pemesanan, alur layanan, alurnya bagaimana, bagaimana alurnya, tata cara, tata cara pemesanan, cara pesan,
    cara pesannya, cara pemesanan, bagaimana cara pesan, gimana cara pesan, cara pesannya gimana, cara pesannya bagaimana,
    procedure, procedures, the procedure, how to order, how do i order, how can i order`,
  service_time: `waktu layanan, waktu pelayanan, lama layanan, lama pelayanan, waktu penyelesaian, berapa lama, berapa lama ya,
    berapa lama prosesnya, prosesnya berapa lama, berapa hari, berapa hari prosesnya, berapa lama selesainya,
    service time, how long, how long does it take, how long will it take`,
  tariff: `tarif, tarifnya, biaya, biayanya, biaya layanan, daftar tarif, daftar harga, tarif layanan, tarif dan persyaratan, tarif dan syarat,
    berapa biayanya, berapa biaya, berapa tarifnya, berapa tarif, berapa harganya, biayanya berapa, tarifnya berapa,
    harganya berapa, tarif dan biaya, tariff, tariffs, fee, fees, price list, the fees, fees and requirements, how much,
    how much is it, how much does it cost, what does it cost, what are the fees`,
  products: `produk, daftar produk, produk apa saja, ada produk apa saja, produk yang dijual, produk yang tersedia, jual apa saja,
    apa saja produknya, produknya apa saja, katalog, products, product list, list of products, what products do you have,
    what do you sell, catalogue, catalog`,
  hours: `jam buka, jam layanan, jam pelayanan, jam kerja, jam operasional, jam kantor, jam tutup, buka jam berapa, jam berapa buka,
    bukanya jam berapa, tutup jam berapa, kapan buka, hari ini buka, apakah hari ini buka, hari libur, kapan libur, hari kerja,
    opening hours, office hours, business hours, service hours, working hours, holidays, public holidays, when are you open,
    are you open, are you open today, what time do you open`,
  contact: `kontak, kontak kantor, alamat, alamatnya, alamat kantor, alamatnya dimana, alamatnya di mana, dimana alamatnya,
    di mana alamatnya, nomor telepon, nomor telpon, nomor kantor, telepon kantor, lokasi kantor, dimana kantornya,
    di mana kantornya, kantornya dimana, kantornya di mana, contact, contacts, contact details, office address,
    the address, phone number, where is the office, where is your office, where are you`,
  complaint_channels: `kanal pengaduan, kanal aduan, saluran pengaduan, cara mengadu, cara melapor, complaint channels,
    how to complain, how do i complain`,
};

const TOPICS = new Map(
  (Object.entries(SPOKEN) as [InformationTopic, string][]).flatMap(([topic, list]) =>
    phrases(list).map((phrase) => [phrase, topic] as const),
  ),
);

/** The topic that is one of the readings of a message. */
export function topicAsked(readings: readonly string[]): InformationTopic | undefined {
  return readings.map((reading) => TOPICS.get(reading)).find((topic) => topic !== undefined);
}

const ABOUT: readonly (readonly [InformationTopic, RegExp])[] = [
  ['tariff', /^(?:berapa (?:biaya|tarif|harga)|how much|what does .+ cost)(?: |$)/],
  ['tariff', /^(?:biaya|tarif|harga) .+ berapa$/],
  ['service_time', /^(?:berapa lama|berapa hari|how long)(?: |$)/],
  ['requirements', /^(?:apa(?: saja)? )?(?:syarat|persyaratan)(?:nya)? .+/],
  ['procedure', /^(?:bagaimana|gimana) cara (?:pesan|mendapatkan|membeli|minta)(?: |$)/],
];

/** "berapa harga data mikro?": a guess, for questions that take no text. */
export function topicMeant(readings: readonly string[]): InformationTopic | undefined {
  return ABOUT.find(([, about]) => readings.some((reading) => about.test(reading)))?.[0];
}
