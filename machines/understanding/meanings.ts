/** Words that mean an answer beside its number and label: yes, no, skip, paid ... (docs/domain.md 10). */
import type { Answer, Meaning } from '../conversation/question.ts';
import { phrases, visible } from './normalize.ts';

const SPOKEN: Record<Meaning, string> = {
  agree: `ya, yes, yes i do, yes it is, setuju, saya setuju, kami setuju, sepakat, sesuai, cocok, benar, betul,
    benar semua, betul semua, semua benar, semua sudah benar, semua sudah sesuai, sudah benar semua, sudah benar, sudah betul,
    sudah sesuai, sudah tepat, agree, agreed, i agree, correct, thats right, thats correct, its correct, all correct,
    everything is correct, everything is fine, everything is ok, all good, all fine, looks good, lgtm, confirm, confirmed,
    konfirmasi, approve, approved, acc`,
  yes: `ya, yes, yeah, yea, yep, yup, yap, yoi, yess, ok, baik, baiklah, siap, setuju, saya setuju, kami setuju, sepakat,
    benar, betul, sesuai, cocok, tepat, benar semua, betul semua, semua benar, semua sudah benar, sudah benar semua,
    sudah benar, sudah betul, sudah sesuai, sudah tepat, data benar, datanya benar, data sudah benar,
    datanya sudah benar, lanjut, proses, boleh, bisa, jadi, mau, gas, gaskan, gaskeun, gaspol, cus, sip, deal, acc,
    agree, agreed, i agree, sure, sure thing, why not, of course, correct, right, thats right, thats correct, its correct, all correct, everything is correct, everything is fine, everything is ok, all good,
    all fine,
    alright, fine, absolutely, definitely, confirm, confirmed, konfirmasi, approve, approved, true, looks good, lgtm,
    go ahead, proceed, continue, kirim, kirimkan, kirim sekarang, send, send it, submit, i do, yes i do, yes it is, tentu, tentu saja, pasti, yakin, saya yakin, monggo,
    silakan, nggih, inggih, njih, injih, enggih, muhun, sumuhun, leres, he eh, heeh, sudah`,
  no: `tidak, no, nope, not yet, not now, no way, bukan, salah, belum, jangan, ogah, emoh, keliru, tolak, menolak,
    tidak dulu, tidak mau, tidak setuju, saya tidak setuju, kami tidak setuju, tidak benar, tidak betul, tidak sesuai,
    perbaiki, minta diperbaiki, tolong diperbaiki, minta perbaikan, revisi, minta revisi, ralat, koreksi, minta koreksi,
    perlu diperbaiki, harus diperbaiki, tidak tepat, tidak aktif, belum aktif, sudah tidak aktif, tidak bisa, tidak usah, tidak perlu, tidak ada, tidak lanjut, tidak cocok, tidak yakin, bukan itu,
    jangan dulu, belum dulu, belum setuju, belum benar, belum sesuai, belum bayar, belum transfer, belum lunas,
    saya belum bayar, kurang tepat, kurang sesuai, ada yang salah, masih salah, masih ada yang salah, ada salah, wrong,
    incorrect, not active, not correct, its wrong, not right, disagree, i disagree, dont agree, i dont agree, i do not agree,
    not paid, not paid yet, havent paid, i havent paid, never, mboten, henteu, ora, tak`,
  skip: `lewati, lewat, skip, skip it, skip this, skip saja, pass, tidak ada, tidak punya, belum ada,
    belum punya, tidak usah, tidak perlu, kosong, kosongkan, dikosongkan, nihil, none, nothing, nil, n a, na, nanti,
    nanti saja, nanti dulu, later, maybe later, not now, no comment, tidak ada komentar, tanpa komentar, abaikan`,
  next: `lanjut, berikutnya, selanjutnya, berikut, next, next page, halaman berikutnya, halaman selanjutnya,
    halaman berikut, lebih banyak, lihat lagi, lagi, more, show more, see more, lihat lainnya, lihat yang lain,
    yang lain, yang lainnya, lainnya, continue, maju`,
  previous: `sebelumnya, halaman sebelumnya, prev, previous, previous page, halaman sebelum, mundur`,
  done: `selesai, sudah, sudah selesai, sudah cukup, cukup, cukup itu saja, cukup sekian, sekian, itu saja, segitu saja,
    sudah itu saja, sudah semua, sudah semuanya, done, im done, all done, finish, finished, thats all, thats it,
    that is all, that is it, beres, kelar, rampung, lanjut, udahan, stop, tidak ada lagi, no more, nothing else`,
  paid: `sudah, sudah bayar, sudah transfer, sudah saya bayar, sudah saya transfer, saya sudah bayar, lunas,
    saya sudah transfer, sudah kami bayar, sudah kami transfer, kami sudah bayar, kami sudah transfer, transfer,
    sudah lunas, sudah terbayar, terbayar, sudah melakukan pembayaran, saya sudah melakukan pembayaran,
    pembayaran sudah, pembayaran selesai, sudah selesai, selesai, barusan bayar, barusan transfer, baru bayar,
    baru saja bayar, baru transfer, baru saja transfer, tadi sudah bayar, tadi sudah transfer, sudah bayar tadi, paid,
    already paid, i paid, i have paid, ive paid, i already paid, i have already paid, just paid, payment done, done`,
};

// Where a word has several meanings the first that the question knows counts: "sudah" to "Sudah bayar?" is paid.
const ORDER: readonly Meaning[] = ['paid', 'previous', 'next', 'done', 'skip', 'no', 'agree', 'yes'];

// A plain no to "Ada catatan?" leaves it empty, where nothing else is a no; and so does going on, where nothing else is next.
const ALSO_SKIP = 'tidak, no, nope, lanjut, lanjutkan, berikutnya, selanjutnya, next, continue';

const MEANINGS = new Map<string, Meaning[]>();
for (const meaning of ORDER)
  for (const phrase of phrases(SPOKEN[meaning])) MEANINGS.set(phrase, [...(MEANINGS.get(phrase) ?? []), meaning]);

for (const phrase of phrases(ALSO_SKIP)) MEANINGS.set(phrase, [...(MEANINGS.get(phrase) ?? []), 'skip']);

// Agreement put before the word that counts: "ya sudah", "ok lanjut".
const LEAD_INS = new Set(phrases('ya, ok, siap, baik, yes, sip'));

const SIGNS: Readonly<Record<string, Meaning>> = {
  '👍': 'yes',
  '👌': 'yes',
  '✅': 'yes',
  '✔': 'yes',
  '☑': 'yes',
  '🆗': 'yes',
  '🙆': 'yes',
  '👎': 'no',
  '❌': 'no',
  '✖': 'no',
  '🙅': 'no',
  '⏭': 'skip',
};

/** The id of the one answer that a word of meaning stands for. */
export function answerMeant(answers: readonly Answer[], readings: readonly string[]): string | undefined {
  for (const reading of readings) {
    for (const meaning of meaningsOf(reading)) {
      const id = only(answers, meaning);
      if (id !== undefined) return id;
    }
  }
  return undefined;
}

/** "sudah bayar", "paid": about an order, whatever is being asked; a bare "sudah" is about the question. */
export function saysPaid(readings: readonly string[]): boolean {
  return readings.some(
    (reading) => MEANINGS.get(reading)?.includes('paid') === true && /bayar|transfer|lunas|paid|payment/.test(reading),
  );
}

/** Whether a reading is nothing but such words. */
export function isMeaning(reading: string): boolean {
  return meaningsOf(reading).length > 0;
}

/** The same for a message without words: "👍👍", and "-" in a field to be left empty. */
export function answerSigned(answers: readonly Answer[], text: string): string | undefined {
  const signs = visible(text);
  if (/^[\p{Pd}_]+$/u.test(signs)) return only(answers, 'skip');
  const meanings = new Set(Array.from(signs, (sign) => SIGNS[sign]).filter((meaning) => meaning !== undefined));
  const [meaning] = meanings;
  return meanings.size === 1 && meaning !== undefined ? only(answers, meaning) : undefined;
}

function meaningsOf(reading: string): readonly Meaning[] {
  const known = MEANINGS.get(reading);
  if (known !== undefined) return known;
  const words = reading.split(' ');
  // "oke siap", "iya betul"; but "bisa jadi" is a maybe.
  if (words.every((word) => word !== 'bisa' && MEANINGS.get(word)?.includes('yes') === true)) {
    return ORDER.filter((meaning) => words.some((word) => MEANINGS.get(word)?.includes(meaning) === true));
  }
  if (words.length > 1 && LEAD_INS.has(words[0] ?? '')) {
    // "ya tidak" takes back what it says: not for guessing.
    const rest = MEANINGS.get(words.slice(1).join(' ')) ?? [];
    return rest.includes('no') ? [] : rest;
  }
  return [];
}

function only(answers: readonly Answer[], meaning: Meaning): string | undefined {
  const meant = answers.filter((answer) => answer.means === meaning || (meaning === 'skip' && answer.skips === true));
  return meant.length === 1 ? meant[0]?.id : undefined;
}
