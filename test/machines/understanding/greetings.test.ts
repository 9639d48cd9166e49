import { describe, expect, test } from 'vitest';
import { asking, brief, CONSENT, FREE, FREE_OR_SKIP, KINDS, MENU, NOTHING, rows } from './questions.ts';

const OPENERS = rows(`
greeting: halo | Halo! | haloo | hallo | hello | hi | hai kak | hey | p | P | ppp | P min | pagi | pagi pak | siang | sore kak | malam | malem min | selamat pagi | Selamat pagi bapak/ibu | slmt siang | met malam | good morning | good afternoon sir | permisi | permisi kak | min | mimin | kak | kakak | mulai | start | /start | /start web_42 | test | tes | halo admin | halo min BPS | hai, selamat siang | halo selamat pagi kak, maaf mengganggu | mau tanya kak | numpang tanya | punten | kulonuwun | om swastiastu | shalom | 👋 | halo 👋😊 | Hi there! | sugeng enjing | excuse me | how are you? | waalaikumsalam | ＨＡＬＯ | 𝐡𝐚𝐥𝐨
salam: assalamualaikum | Assalamu'alaikum | assalamu’alaikum wr. wb. | asalamualaikum | Assalammualaikum | assalamu alaikum | Assalaamu'alaikum warahmatullahi wabarakatuh | asslamualaikum | assalamualaykum | as-salamu alaykum | aslm | ass wr wb | askum | samlekum | assalamualaikum kak | assalamualaikum, selamat pagi | pagi, assalamualaikum | assalamualaikum bapak ibu admin bps | Assalamualaikum warohmatullohi wabarokatuh, salam sejahtera untuk kita semua | assalamu'alaikum 🙏 | assalamualikum
`);

describe('openers', () => {
  for (const [name, question] of Object.entries({ NOTHING, FREE, CONSENT, KINDS }))
    test.each(OPENERS)(`%s is a %s (${name})`, (message, expected) => {
      expect(brief(message, question)).toBe(expected);
    });

  test.each(
    rows(`
menu: halo menu | pagi kak, menu dong
status: halo kak mau cek status | assalamualaikum, status pesanan saya
officer: pagi, mau bicara dengan petugas
answer order: halo mau pesan | assalamualaikum kak mau pesan produk
unknown: halo mau pesan publikasi | halo kak mau beli data susenas | pagi, saya dari Bappeda | halo apakah bisa pesan produk statistik?
open GP-ABC234: halo kak GP-ABC234 | pagi mau tanya pesanan GP-ABC234 sudah sampai mana
`),
  )('a greeting around something else: %s is %s', (message, expected) => {
    expect(brief(message, MENU)).toBe(expected);
  });

  test.each(
    rows(`
menu: halo, menu
text: Halo, nama saya Budi | Selamat Riyadi | Assalamualaikum, saya Siti dari Untirta | Pak Budi | Bu Siti | Salam | Rahayu | Siang Malam Media | P3A | Min Ho | Tim Data
`),
  )('a greeting in a free answer: %s is %s', (message, expected) => {
    expect(brief(message, FREE)).toBe(expected);
  });

  test('"mulai" is an answer where there is something to begin', () => {
    const begin = asking('answers', [
      { id: 'begin', id_en: ['Mulai pesanan', 'Start an order'] },
      { id: 'later', id_en: ['Lain kali', 'Another time'] },
    ]);
    expect(brief('mulai', begin)).toBe('answer begin');
    expect(brief('start', begin)).toBe('answer begin');
    expect(brief('halo', begin)).toBe('greeting');
  });
});

describe('thanks', () => {
  const THANKS = rows(`
thanks: makasih | Makasih ya kak | makasi banyak | mksh | terima kasih | Terima kasih banyak 🙏 | terimakasih pak | trims | thanks | thank you | Thank you so much! | thx | tq | tengkyu | suwun | matur nuwun | hatur nuhun | 🙏 | 🙏🙏 | makasih, thanks ya | sama-sama
`);
  for (const [name, question] of Object.entries({ NOTHING, FREE, FREE_OR_SKIP, CONSENT, KINDS }))
    test.each(THANKS)(`%s is %s (${name})`, (message, expected) => {
      expect(brief(message, question)).toBe(expected);
    });

  test.each(
    rows(`
thanks: oke makasih | siap kak terima kasih | terima kasih atas bantuannya | ok thanks | thanks for your help
answer publication: publikasi, makasih
unknown: terima kasih tapi saya masih menunggu
`),
  )('at a choice %s is %s', (message, expected) => {
    expect(brief(message, KINDS)).toBe(expected);
  });
});
