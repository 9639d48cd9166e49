/** What people ask about the services outright: "tarif", "jam buka", "berapa lama prosesnya?" (docs/domain.md 14). */
import type { InformationTopic } from '../conversation/counter/information.ts';
import { phrases } from './normalize.ts';

const SPOKEN: Record<InformationTopic, string> = {
  requirements: `persyaratan, syarat, persyaratannya, syaratnya, persyaratannya apa, persyaratannya apa saja, syaratnya apa,
    syaratnya apa saja, apa syaratnya, apa saja syaratnya, apa persyaratannya, apa saja persyaratannya, syarat pemesanan,
    persyaratan pemesanan, persyaratan layanan, syarat layanan, requirement, requirements, what are the requirements,
    what do i need, what do you need from me, what documents do i need, syarat apa saja, apa saja yang diperlukan,
    perlu apa saja, butuh apa saja`,
  procedure: `prosedur, prosedurnya, prosedur layanan, prosedur pemesanan, prosedurnya bagaimana, bagaimana prosedurnya, alur,
    alur pemesanan, alur layanan, alurnya bagaimana, bagaimana alurnya, tata cara, tata cara pemesanan, cara pesan,
    cara pesannya, cara pemesanan, bagaimana cara pesan, gimana cara pesan, cara pesannya gimana, cara pesannya bagaimana,
    procedure, procedures, the procedure, how to order, how do i order, how can i order, how do i place an order`,
  service_time: `waktu layanan, waktu pelayanan, lama layanan, lama pelayanan, waktu penyelesaian, berapa lama, berapa lama ya,
    berapa lama prosesnya, prosesnya berapa lama, berapa hari, berapa hari prosesnya, prosesnya berapa hari, lama prosesnya,
    berapa lama selesainya, service time, how long, how long does it take, how long will it take, how many days`,
  tariff: `tarif, tarifnya, harganya, biaya, biayanya, the price, what is the price, what are the prices, whats the price,
    bayar berapa, berapa sih harganya, berapa sih biayanya, biaya layanan, daftar tarif, daftar harga, tarif layanan, tarif dan persyaratan, tarif dan syarat,
    berapa biayanya, berapa biaya, berapa tarifnya, berapa tarif, berapa harganya, biayanya berapa, tarifnya berapa,
    harganya berapa, tarif dan biaya, tariff, tariffs, fee, fees, price list, the fees, fees and requirements, how much,
    how much is it, how much does it cost, what does it cost, what are the fees`,
  products: `produk, daftar produk, produk apa saja, ada produk apa saja, produk yang dijual, produk yang tersedia, jual apa saja,
    apa saja produknya, produknya apa saja, katalog, products, product list, list of products, what products do you have,
    what do you sell, catalogue, catalog`,
  hours: `jam buka, jam layanan, jam pelayanan, jam kerja, jam operasional, jam kantor, jam tutup, buka jam berapa, jam berapa buka,
    bukanya jam berapa, tutup jam berapa, kapan buka, hari ini buka, apakah hari ini buka, hari libur, kapan libur, hari kerja,
    jam buka berapa, jam berapa bukanya, jam bukanya, jam bukanya berapa, kapan bukanya, hari ini buka jam berapa, jam berapa tutup,
    tutupnya jam berapa, kantor buka jam berapa, masih buka, apakah masih buka, besok buka, apakah besok buka,
    opening hours, opening times, office hours, business hours, service hours, working hours, holidays, public holidays,
    when are you open, when do you open, are you open, are you open today, are you open now, are you open tomorrow,
    is the office open, is the office open today, is the office open now, what time do you open, what time do you close,
    when do you close`,
  contact: `kontak, kontak kantor, alamat, alamatnya, alamat kantor, alamatnya dimana, alamatnya di mana, dimana alamatnya,
    di mana alamatnya, nomor telepon, nomor telpon, nomor kantor, telepon kantor, lokasi kantor, dimana kantornya,
    di mana kantornya, kantornya dimana, kantornya di mana, alamatnya apa, apa alamatnya, boleh tahu alamatnya, lokasinya dimana, lokasinya di mana, dimana lokasinya, di mana lokasinya, nomor telepon berapa, nomor teleponnya,
    nomor teleponnya berapa, berapa nomor teleponnya, contact, contacts, contact details, office address,
    the address, what is the address, what is your address, whats your address, phone number, what is your phone number, where is the office, where is your office, where are you,
    where are you located, where is it, how can i contact you, how do i contact you, how can i reach you`,
  complaint_channels: `kanal pengaduan, kanal aduan, saluran pengaduan, cara mengadu, cara melapor, complaint channels,
    how to complain, how do i complain`,
};

/** Where text is asked these are keywords, or a part of what is told. */
const KEYWORDS: Partial<Record<InformationTopic, string>> = {
  tariff: 'harga, price, prices, cost, costs',
  hours: 'hours',
  contact:
    'lokasi, lokasinya, lokasinya dimana, lokasinya di mana, dimana lokasinya, di mana lokasinya, address, location, phone',
};

const TOPICS = byPhrase(SPOKEN);
const NAMED = byPhrase(KEYWORDS);

/** "what are your opening hours", "info tarif", "mau tanya soal jam buka": what comes before the topic asks for it. */
const ASKING = new RegExp(
  '^(?:(?:(?:mau|ingin|saya|boleh|minta) )*(?:tanya|bertanya|info|informasi)(?: (?:soal|tentang|mengenai|untuk))?|' +
    '(?:what is|what are|whats|tell me|show me|info|information)(?: about| on)?(?: the| your)?) ',
);

/** The topic that is one of the readings of a message. */
export function topicAsked(readings: readonly string[]): InformationTopic | undefined {
  return topicIn(TOPICS, readings);
}

const ABOUT: readonly (readonly [InformationTopic, RegExp])[] = [
  [
    'tariff',
    /^(?:berapa (?:biaya|tarif|harga)|how much|what does .+ cost|what is the (?:price|cost|fee) (?:of|for))(?: |$)/,
  ],
  ['tariff', /^(?:biaya|tarif|harga) .+ berapa$/],
  ['service_time', /^(?:berapa lama|berapa hari|how long)(?: |$)/],
  ['requirements', /^(?:apa(?: saja)? )?(?:syarat|persyaratan)(?:nya)? .+/],
  ['procedure', /^(?:bagaimana|gimana) cara (?:pesan|mendapatkan|membeli|minta)(?: |$)/],
];

/** "berapa harga data mikro?", "harga": a guess, for questions that take no text. */
export function topicMeant(readings: readonly string[]): InformationTopic | undefined {
  return topicIn(NAMED, readings) ?? ABOUT.find(([, about]) => readings.some((reading) => about.test(reading)))?.[0];
}

function topicIn(topics: ReadonlyMap<string, InformationTopic>, readings: readonly string[]) {
  const asked = [...readings, ...readings.map((reading) => reading.replace(ASKING, ''))];
  return asked.map((reading) => topics.get(reading)).find((topic) => topic !== undefined);
}

function byPhrase(lists: Partial<Record<InformationTopic, string>>): ReadonlyMap<string, InformationTopic> {
  return new Map(
    (Object.entries(lists) as [InformationTopic, string][]).flatMap(([topic, list]) =>
      phrases(list).map((phrase) => [phrase, topic] as const),
    ),
  );
}
