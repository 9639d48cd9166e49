/** The global words and the names of languages, as people write them; whole messages only (docs/domain.md 10). */
import type { Language } from '../../domain/vocabulary.ts';
import { GLOBAL_WORDS, type GlobalWord } from '../conversation/events.ts';
import { editDistance } from './distance.ts';
import { canonical, phrases, visible } from './normalize.ts';

const SPOKEN: Record<GlobalWord, string> = {
  menu: `menu, menunya, menu utama, main menu, menu awal, ke menu, ke menu utama, kembali ke menu, kembali ke menu utama,
    balik ke menu, balik ke menu utama, back to menu, back to the menu, back to main menu, lihat menu, buka menu,
    tampilkan menu, show menu, show me the menu, daftar menu, home, beranda, ke awal, kembali ke awal, mulai ulang,
    mulai lagi dari awal, dari awal, mulai dari awal, ulang dari awal, start over, restart, 0, nol`,
  back: `kembali, back, go back, balik, mundur, undo, sebelumnya, pertanyaan sebelumnya, ke sebelumnya,
    kembali ke sebelumnya, kembali ke pertanyaan sebelumnya, langkah sebelumnya, previous question`,
  repeat: `ulang, ulangi, repeat, again, sekali lagi, ulang lagi, ulangi lagi, ulangi pertanyaan, ulangi pertanyaannya,
    pertanyaannya apa, apa pertanyaannya, tanya ulang, repeat question, repeat the question, repeat that, say again,
    say that again, come again`,
  cancel: `batal, batal pesan, cancel, cancle, cancel it, cancel that, tidak jadi, tidak jadi pesan, tidak jadi deh,
    keluar, exit, quit, abort, udahan, never mind, nevermind, forget it`,
  status: `status, cek status, cek pesanan, cek status pesanan, cek status pesanan saya, cek pesanan saya, status pesanan,
    status pesanan saya, status order, status order saya, pesanan saya, pesananku, lihat pesanan, lihat pesanan saya,
    lihat status, lihat status pesanan, lacak pesanan, lacak, progres pesanan, progres, bagaimana pesanan saya,
    gimana pesanan saya, sampai mana pesanan saya, pesanan saya sampai mana, pesanan saya gimana, my order, my orders,
    order status, status of my order, check my order, check order status, track order, track my order,
    where is my order, wheres my order`,
  help: `bantuan, help, bantu, bantu saya, tolong, tolong bantu, butuh bantuan, perlu bantuan, saya butuh bantuan,
    saya perlu bantuan, need help, i need help, help me, panduan, petunjuk, bingung, saya bingung, tidak paham,
    saya tidak paham, tidak mengerti, saya tidak mengerti, tidak ngerti, saya tidak ngerti, kurang paham, maksudnya,
    maksudnya apa, apa maksudnya, maksudnya gimana, gimana caranya, bagaimana caranya, caranya gimana, gimana ini,
    ini gimana, cara pakainya, i dont understand, dont understand, how does this work, how does it work, im confused`,
  officer: `petugas, petugas bps, admin, cs, operator, manusia, human, agent, live agent, live chat, officer,
    customer service, customer support, customer care, layanan pelanggan, real person, a real person, a person`,
  language: `bahasa, language, lang, ganti bahasa, ubah bahasa, pilih bahasa, tukar bahasa, change language,
    change the language, switch language, choose language`,
  connect: `sambung, sambungkan, hubungkan, connect, sambungkan obrolan, sambung obrolan, hubungkan obrolan,
    sambungkan obrolan lain, hubungkan obrolan lain, sambung telegram, sambungkan telegram, sambung ke telegram,
    sambungkan ke telegram, hubungkan telegram, hubungkan ke telegram, hubungkan dengan telegram, sambung whatsapp,
    sambungkan whatsapp, sambung ke whatsapp, sambungkan ke whatsapp, hubungkan whatsapp, hubungkan ke whatsapp,
    hubungkan dengan whatsapp, sambungkan wa, hubungkan wa, hubungkan ke wa, kode sambung, minta kode sambung,
    connect telegram, connect to telegram, connect whatsapp, connect to whatsapp, connect chat, connect a chat,
    connect another chat, connect my chats, link telegram, link whatsapp, link chat`,
  disconnect: `putuskan, putus, disconnect, putuskan sambungan, putus sambungan, putuskan hubungan, putuskan obrolan,
    putuskan telegram, putuskan whatsapp, putuskan wa, lepaskan sambungan, batalkan sambungan, disconnect telegram,
    disconnect whatsapp, disconnect chat, disconnect this chat, unlink, unlink chat, unlink telegram, unlink whatsapp`,
  information: `info, informasi, information, info layanan, informasi layanan, lihat informasi layanan, layanan, layanan apa saja,
    ada layanan apa saja, info pst, about your services, about our services, your services, service information`,
  complain: `pengaduan, aduan, mengadu, lapor, komplain, keluhan, aspirasi, saran, kritik, buat pengaduan, complaint, complain, complaints,
    make a complaint, feedback`,
  visit: `antrian, antrean, antri, antre, nomor antrian, nomor antrean, no antrian, no antrean, ambil antrian, ambil antrean,
    ambil nomor, ambil nomor antrian, ambil nomor antrean, minta nomor antrian, minta nomor antrean, daftar antrian,
    daftar antrean, nomor antrian saya, nomor antrean saya, cek antrian, cek antrean, lihat antrian, lihat antrean,
    batalkan antrian, batalkan antrean, mau antri, mau antre, buku tamu, isi buku tamu, mengisi buku tamu, kunjungan, berkunjung,
    queue, queue number, my queue number, get a queue number, take a queue number, take a number, guest book, guestbook,
    sign the guest book, visit`,
  myData: `data saya, lihat data saya, minta data saya, unduh data saya, salinan data saya, data pribadi saya, my data, my personal data, download my data, export my data`,
  eraseData: `hapus data, hapus data saya, hapus semua data saya, erase my data, delete my data, erase data, delete data`,
  withdraw: `tarik persetujuan, cabut persetujuan, tarik persetujuan saya, cabut persetujuan saya, menarik persetujuan, batalkan persetujuan, withdraw consent, withdraw my consent, revoke consent`,
  optOut: `berhenti, stop, berhenti berlangganan, unsubscribe, jangan kirim pesan, jangan kirim pesan lagi,
    jangan kirimi saya pesan, jangan kirimi saya pesan lagi, berhenti kirim pesan, berhenti mengirim pesan, stop kirim pesan,
    stop pesan, matikan notifikasi, stop messages, stop sending messages, stop messaging me, do not send me messages`,
  optIn: `kirim pesan lagi, kirimi saya pesan lagi, boleh kirim pesan lagi, aktifkan pesan, aktifkan notifikasi,
    berlangganan lagi, mulai kirim pesan lagi, send messages again, resume messages, subscribe`,
  rate: `nilai, menilai, beri nilai, beri penilaian, berikan nilai, berikan penilaian, penilaian, rating, rate, beri rating, kasih rating,
    kasih nilai, beri bintang, kasih bintang, nilai layanan, menilai layanan, survei kepuasan, isi survei, isi survei kepuasan,
    rate the service, rate your service, give a rating, leave a rating, satisfaction survey`,
};

const GLOBAL = new Map(GLOBAL_WORDS.flatMap((word) => phrases(SPOKEN[word]).map((phrase) => [phrase, word] as const)));

// Everything before the last group is optional company: "bisa bicara langsung dengan petugasnya".
const TO_A_PERSON = new RegExp(
  `^(?:(?:${group('saya,bisa,boleh,mau,ingin,bisakah,can i,may i,could i,i want to,id like to,let me,ada')}) )*` +
    `(?:${group('bicara,chat,chatan,hubungi,hubungkan,sambungkan,panggil,tanya,konsultasi,telepon,talk,speak,call,contact,connect me')}) ` +
    `(?:${group('langsung')} )?(?:(?:${group('ke,dengan,to,with')}) )?(?:(?:${group('a,an,the,real,seorang')}) )*` +
    `(?:${group('petugas,admin,cs,operator,manusia,orang,orangnya,pegawai,staf,human,person,agent,officer,someone,staff,customer service')})` +
    `(?: (?:${group('asli,langsung,bps')}))?$`,
);

// A misspelt global word is worth guessing only when it is long enough to be nothing else.
const GUESSABLE = [...GLOBAL].filter(([phrase]) => phrase.length >= 6 && !phrase.includes(' '));

// A plain request for a language is a command anywhere; its bare name may be an answer (a country, a search word).
const ASKED: Record<Language, string> = {
  en: `english, in english, english please, in english please, speak english, please speak english, use english,
    do you speak english, can you speak english, can we speak english, switch to english, change to english,
    change language to english, pakai bahasa inggris, pake bahasa inggris, ganti bahasa inggris, dalam bahasa inggris,
    ganti ke bahasa inggris, ganti ke inggris, ubah ke bahasa inggris, bisa bahasa inggris`,
  id: `bahasa indonesia, in indonesian, indonesian please, in indonesian please, speak indonesian, switch to indonesian, in bahasa,
    change to indonesian, switch to bahasa, pakai bahasa indonesia, pake bahasa indonesia, ganti bahasa indonesia,
    ganti ke bahasa indonesia, ganti ke indonesia, ubah ke bahasa indonesia, dalam bahasa indonesia, pakai indonesia`,
};
const NAMED: Record<Language, string> = {
  en: 'inggris, bahasa inggris, en, english language, bahasa english',
  id: 'indonesia, id, bahasa indo, indonesian language',
};
const LANGUAGE_ASKED = byPhrase(ASKED);
const LANGUAGE_NAMED = byPhrase(NAMED);

/** The global word that is one of the readings of a message. */
export function globalWord(readings: readonly string[]): GlobalWord | undefined {
  for (const reading of readings) {
    const word = GLOBAL.get(reading) ?? (TO_A_PERSON.test(reading) ? 'officer' : undefined);
    if (word !== undefined) return word;
  }
  return undefined;
}

// labels of the menu, said in the middle of a form: whoever goes on with the form is asked again
const MENU_LABELS = new Map<string, GlobalWord>([
  ...phrases(`lanjutkan isian tadi, lanjutkan isian, lanjutkan yang tadi, lanjut isian tadi, continue where i left off,
    continue the form`).map((phrase) => [phrase, 'repeat'] as const),
  ...phrases(`pesan produk statistik, data diri saya, order statistical products, my details, cari produk,
    search products`).map((phrase) => [phrase, 'menu'] as const),
  ...phrases('pengaduan dan saran, complaints and suggestions').map((phrase) => [phrase, 'complain'] as const),
  ...phrases('buku tamu dan antrean, guest book and queue').map((phrase) => [phrase, 'visit'] as const),
]);

/** What a label of the menu means where it is not offered. */
export function menuLabel(readings: readonly string[]): GlobalWord | undefined {
  return readings.map((reading) => MENU_LABELS.get(reading)).find((word) => word !== undefined);
}

/** "kemblai": the one global word a slip of the finger away. */
export function misspeltGlobalWord(reading: string): GlobalWord | undefined {
  const near = new Set(
    GUESSABLE.filter(([phrase]) => editDistance(reading, phrase, 1) !== null).map(([, word]) => word),
  );
  return near.size === 1 ? [...near][0] : undefined;
}

/** "?" alone, which has no words to compare. */
export function asksHelp(text: string): boolean {
  return /^[?？؟¿❓❔!]*[?？؟¿❓❔][?？؟¿❓❔!]*$/u.test(visible(text));
}

/** The language asked for ("in english please") or merely named ("indonesia"). */
export function languageOf(readings: readonly string[], how: 'asked' | 'named'): Language | undefined {
  const known = how === 'named' ? LANGUAGE_NAMED : LANGUAGE_ASKED;
  return readings.map((reading) => known.get(reading)).find((language) => language !== undefined);
}

function byPhrase(lists: Record<Language, string>): ReadonlyMap<string, Language> {
  return new Map((['id', 'en'] as const).flatMap((language) => phrases(lists[language]).map((p) => [p, language])));
}

function group(list: string): string {
  return list.split(',').map(canonical).join('|');
}
