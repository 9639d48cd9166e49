/** What is asked about the services, searched for, and wanted of the counter: the words of docs/domain.md 14. */
import { describe, expect, test } from 'vitest';
import type { Reading } from '../../../machines/understanding/reading.ts';
import { understand } from '../../../machines/understanding/understand.ts';
import { CONSENT, FREE, KINDS, KINDS_OR_SEARCH, LIST, MENU, NOTHING, PROOF, asking, rows, typed } from './questions.ts';

function asked(message: string, question: Reading): string {
  const understood = typed(message, question);
  if (understood.type === 'information') return understood.topic ?? 'information';
  return understood.type === 'search' ? `search ${understood.term}` : understood.type;
}

const TOPICS = rows(`
information: info | informasi | Info layanan dong | /info | informasi layanan | about your services
requirements: persyaratan | syarat | syaratnya apa ya kak? | apa saja persyaratannya? | requirements | What do you need from me?
procedure: prosedur | Cara pesannya gimana? | alur | how do I order?
service_time: berapa lama? | berapa lama prosesnya kak | how long does it take? | prosesnya berapa hari
tariff: tarif | BIAYA | berapa biayanya? | Tarif dan persyaratan | tolong, berapa biayanya ya | fees | how much is it? | info tarif | berapa sih harganya | what is the price?
products: produk apa saja? | daftar produk | what do you sell?
hours: jam buka | Jam layanan kak | hari ini buka? | kapan buka | opening hours | are you open today? | What are your opening hours? | buka jam berapa | mau tanya jam buka dong | when do you close?
contact: kontak | alamat kantor | kantornya di mana? | nomor telepon | where is the office? | where are you? | alamat | boleh tahu alamatnya? | what is your address?
complaint_channels: kanal pengaduan | cara mengadu | how to complain?
complain: pengaduan | saya mau mengadu | komplain | complaint | /pengaduan
visit: antrean | mau antre | isi buku tamu | nomor antrian saya | get a queue number | ambil nomor antrian | buku tamu | queue number | /antrean
myData: data saya | /data_saya | my data
eraseData: hapus data saya | /hapus_data
withdraw: tarik persetujuan
`);

describe('what is asked of the office is understood whatever was asked', () => {
  for (const [name, question] of Object.entries({ NOTHING, FREE, CONSENT, KINDS, PROOF, LIST }))
    test.each(TOPICS)(`%s is %s (${name})`, (message, expected) => {
      expect(asked(message, question)).toBe(expected);
    });

  // where a list is being chosen from, "stop" ends it
  test.each(['berhenti', 'stop', '/berhenti', '/stop'])('%s is optOut', (message) => {
    for (const question of [NOTHING, FREE, CONSENT, KINDS, PROOF]) expect(asked(message, question)).toBe('optOut');
  });

  test.each([
    ['berapa harga data mikro?', 'tariff'],
    ['biaya peta desa berapa', 'tariff'],
    ['berapa lama kalau pesan peta?', 'service_time'],
    ['bagaimana cara membeli publikasi', 'procedure'],
    ['how much is a publication?', 'tariff'],
    ['harga', 'tariff'],
    ['mau tanya harga', 'tariff'],
    ['lokasi', 'contact'],
    ['address', 'contact'],
  ])('%s is asked about, where no text is wanted', (message, expected) => {
    expect(asked(message, CONSENT)).toBe(expected);
    expect(asked(message, FREE)).toBe('text');
  });

  test.each([
    'Tarif angkutan umum 2024',
    'Biaya hidup di Banten',
    'Alamat domisili responden',
    'Prosedur operasi SPBE',
  ])('an answer may begin with such a word: %s', (message) => {
    expect(asked(message, FREE)).toBe('text');
  });

  test('a choice of that name comes first', () => {
    const question = asking('answers', [
      { id: 'fee', id_en: ['Biaya, pembayaran', 'Fee, payment'] },
      { id: 'product', id_en: ['Produk', 'Product'] },
    ]);
    expect(typed('biaya', question)).toEqual({ type: 'answer', id: 'fee' });
    expect(typed('produk', question)).toEqual({ type: 'answer', id: 'product' });
  });

  test('an old button of a topic still tells it', () => {
    expect(understand({ kind: 'choice', token: 'info.tariff', label: '' }, CONSENT)).toEqual({
      type: 'information',
      topic: 'tariff',
    });
    expect(understand({ kind: 'choice', token: 'menu.complain', label: '' }, CONSENT)).toEqual({ type: 'complain' });
    expect(understand({ kind: 'choice', token: 'info.none', label: '' }, CONSENT).type).toBe('stale');
  });
});

describe('a search', () => {
  test.each([
    ['cari inflasi banten', 'inflasi banten'],
    ['Tolong carikan data kemiskinan Lebak 2024 dong kak', 'data kemiskinan Lebak 2024'],
    ['search poverty', 'poverty'],
    ['Search for GDP!', 'GDP'],
    ['saya mau cari Susenas', 'Susenas'],
    ["I'm looking for census maps", 'census maps'],
    ['find population 2020', 'population 2020'],
  ])('%s looks for %s where no text is asked', (message, term) => {
    for (const question of [NOTHING, CONSENT, PROOF])
      expect(typed(message, question)).toEqual({ type: 'search', term });
    expect(typed(message, FREE).type).toBe('text');
    expect(typed(message, KINDS_OR_SEARCH).type).toBe('text');
  });

  test.each([
    ['/cari inflasi banten', 'inflasi banten'],
    ['/search@GeraiPstBot poverty', 'poverty'],
  ])('%s is a command anywhere', (message, term) => {
    for (const question of [NOTHING, FREE, CONSENT, KINDS_OR_SEARCH])
      expect(typed(message, question)).toEqual({ type: 'search', term });
  });

  test('names no search where it names a choice', () => {
    expect(typed('cari produk', MENU)).toEqual({ type: 'answer', id: 'search' });
    expect(typed('cari publikasi', KINDS)).toEqual({ type: 'answer', id: 'publication' });
    expect(typed('cari yang lain', CONSENT).type).toBe('unknown');
    expect(typed('cari', CONSENT).type).toBe('unknown');
  });
});

test.each(['mau lapor', 'pengaduan', 'informasi', 'buku tamu', 'berapa biayanya?', 'petugas'])(
  '%s answers a question that may be answered with the name of a service',
  (message) => {
    const question: Reading = { ...FREE, question: FREE.question && { ...FREE.question, namesServices: true } };
    expect(typed(message, question)).toEqual({ type: 'text', text: message });
    expect(asked('/pengaduan', question)).toBe('complain');
    expect(asked('menu', question)).toBe('menu');
  },
);
