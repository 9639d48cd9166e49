/** Bad input where micro data, maps, abstractions and letters are asked for: each gets a clear answer and costs nothing. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requestOf } from '../../services/orders/item_request.ts';
import { saveProduct } from '../../services/catalogue_editing.ts';
import { Browser } from '../admin/browser.ts';
import { sampleFile } from '../journeys/sample_files.ts';
import { openOffice } from '../office.ts';
import type { Office } from '../office.ts';
import { DataBuyer, invoiced, officeDoes } from './data_chat.ts';
import type { DataStage } from './data_chat.ts';

const PASSWORD = 'lautan-tenang-2026';
const BIG = 'MIKRO-BESAR-2025';
const REGENCIES = Array.from({ length: 400 }, (_, at) => ({
  code: String(3_000 + at),
  name: `Kabupaten ${nameOf(at)}`,
}));

let office: Office;
/** the summary of a customer whom nothing disturbed */
let undisturbed: string;

beforeAll(async () => {
  office = await openOffice({ password: PASSWORD });
  undisturbed = await (await DataBuyer.begin(office)).summary();
  const saved = await saveProduct(office.ctx, office.people.admin, {
    id: null,
    seen: null,
    code: BIG,
    kind: 'microdata',
    title: 'Data Mikro Besar 2025',
    titleEn: 'Big micro data 2025',
    year: 2025,
    pages: null,
    description: '-',
    descriptionEn: '-',
    keywords: '',
    active: true,
    attributes: {
      survey: 'Besar',
      rounds: ['2025'],
      levels: ['rumah tangga'],
      variables: [
        { code: 'JK', label: 'Jenis kelamin' },
        { code: 'UMUR', label: 'Umur' },
      ],
      regions: REGENCIES,
    },
  });
  if (!saved.ok) throw new Error('The large product was refused');
});
afterAll(() => office.stop());

/** A word of its own for every number, so that no two names are near each other. */
function nameOf(at: number): string {
  const syllables = ['ba', 'ce', 'di', 'fo', 'gu', 'ka', 'le', 'mi', 'no', 'pu'];
  const word = [...String(at).padStart(3, '0')].map((digit) => syllables[Number(digit)] ?? '').join('');
  return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}raya`;
}

const send = (description: string) => (buyer: DataBuyer) => {
  const { bytes, name } = sampleFile(description);
  return buyer.drafter.visitor.upload(bytes, name);
};
const say = (text: string) => (buyer: DataBuyer) => buyer.drafter.visitor.say(text);
const WRONG_TYPE = 'Jenis berkas itu tidak dapat diterima';

describe('what is sent for an abstraction', () => {
  const AT_FIELD: DataStage = 'latar';
  test.each([
    ['a program', 'abstraksi', send('abstraksi.exe'), WRONG_TYPE],
    ['a program that is called a photo', 'abstraksi', send('abstraksi.jpg as exe'), WRONG_TYPE],
    ['an archive', 'abstraksi', send('abstraksi.zip'), WRONG_TYPE],
    ['a file of 0 bytes', 'abstraksi', send('abstraksi.pdf 0 MB'), 'kosong (0 byte)'],
    ['a text without labels', 'abstraksi', say('saya mau meneliti kemiskinan'), 'labelnya belum terbaca'],
    ['20.000 characters without labels', 'abstraksi', say('a'.repeat(20_000)), 'labelnya belum terbaca'],
    ['more than that', 'abstraksi', say('a'.repeat(20_001)), 'terlalu panjang (20.001 karakter)'],
    ['20.000 characters for one field', AT_FIELD, say('a'.repeat(20_000)), 'terlalu panjang (20.000 karakter)'],
    ['more for one field', AT_FIELD, say('a'.repeat(40_000)), 'terlalu panjang (40.000 karakter)'],
    ['4.001 characters', AT_FIELD, say('a'.repeat(4_001)), 'terlalu panjang (4.001 karakter)'],
    ['a file where words are due', AT_FIELD, send('latar.pdf'), 'tidak ada berkas yang diperlukan'],
  ] as const)('%s', async (_what, stage, request, answer) => {
    const buyer = await DataBuyer.begin(office);
    await buyer.upTo(stage);
    const asks = await buyer.drafter.asked();
    const reply = await buyer.drafter.reply(() => request(buyer));
    expect(reply).toEqual({ status: 200, said: expect.stringContaining(answer), asks });
    expect(await buyer.summary()).toBe(undisturbed);
  });

  test('20.000 characters of a form: what is too long is named, and the rest is kept', async () => {
    const buyer = await DataBuyer.begin(office);
    await buyer.upTo('abstraksi');
    const form = `Judul: Upah di Banten\nMetode: ${'a'.repeat(4_001)}\nTujuan: ${'b'.repeat(4_000)}\nLatar belakang: `;
    const text = form.padEnd(20_000, 'c');
    const { said, asks } = await buyer.drafter.reply(() => buyer.drafter.visitor.say(text));
    expect(said).toContain('Bagian *Metode* melebihi 4.000 karakter');
    expect(said).toContain('Bagian *Latar belakang* melebihi');
    expect(said).toContain('Judul: Upah di Banten');
    // what is missing is asked for, in order
    expect(asks).toContain('latar belakangnya');
  });
});

describe('what is chosen from the lists of a data set', () => {
  async function choosing(product: string): Promise<DataBuyer> {
    const buyer = await DataBuyer.begin(office);
    for (const line of [product, 'isi permintaan', 'pilih variabel dan/atau wilayah']) {
      await buyer.drafter.visitor.say(line);
    }
    return buyer;
  }

  test.each([
    ['a variable that does not exist', 'XYZ99'],
    ['a number beyond the list', '4711'],
    ['a range that is upside down', '9-1'],
    ['a number too long for a number', '99999999999999999999'],
    ['nothing but separators', ',,;;'],
    ['20.000 characters', 'x, '.repeat(6_666)],
    ['markup', '<script>alert(1)</script>'],
    ['a part of JavaScript', '__proto__, constructor'],
  ])('%s chooses nothing', async (_what, said) => {
    const buyer = await choosing(BIG);
    const asks = await buyer.drafter.asked();
    expect(asks).toContain('*Variabel* – halaman 1 dari 1, seluruhnya 2');
    const reply = await buyer.drafter.reply(() => buyer.drafter.visitor.say(said));
    expect(reply.asks).toBe(asks);
    expect(reply.said).not.toBe('');
    await buyer.drafter.visitor.say('JK');
    expect(await buyer.drafter.asked()).toContain('Terpilih: 1 variabel: Jenis kelamin');
  });

  const pasted = REGENCIES.slice(50, 350).map(({ name }) => name);
  test.each([
    ['by a range', '1-300', REGENCIES.slice(0, 300)],
    ['by 300 names, one a line', pasted.join('\n'), REGENCIES.slice(50, 350)],
    ['by 300 names with commas', pasted.join(', '), REGENCIES.slice(50, 350)],
    [
      'by 300 names as they stand in the list',
      pasted.map((name, at) => `${at + 51}. ${name}`).join('\n'),
      REGENCIES.slice(50, 350),
    ],
    [
      'by 300 codes',
      REGENCIES.slice(100)
        .map(({ code }) => code)
        .join(' '),
      REGENCIES.slice(100),
    ],
    ['by three ranges', '1-100, 101-200\n201-300', REGENCIES.slice(0, 300)],
  ])('300 regions at once, %s, are all taken', async (_how, said, regions) => {
    const buyer = await choosing(BIG);
    for (const line of ['JK, 2', 'lanjut', said]) await buyer.drafter.visitor.say(line);
    const picked = await buyer.drafter.asked();
    expect(picked).toContain(`Terpilih: 300 wilayah: ${regions[0]?.name}, ${regions[1]?.name}, … dan 298 lainnya`);
    for (const line of ['lanjut', 'tanpa pengolahan']) await buyer.drafter.visitor.say(line);
    // named, but not one by one: a bubble stays short
    expect((await buyer.drafter.asked()).split('\n').length).toBeLessThanOrEqual(10);
    buyer.skipTo('memeriksa');
    const code = await buyer.place();
    const [item] = await office.ctx.db.read.orderItem.findMany({ where: { order: { code } } });
    expect(item && requestOf(item)).toMatchObject({ regions });
    await officeDoes(office, code, ['accept', 'prepare', 'attach sample 1 contoh.pdf', 'send invoice']);
    const invoice = await office.ctx.db.read.document.findFirstOrThrow({ where: { order: { code }, kind: 'invoice' } });
    expect(JSON.stringify(invoice.content)).toContain('wilayah (300): ');
  });
});

describe('what is sent where a letter or a signed agreement is due', () => {
  const AT_LETTER = ['ajukan rp0 atau keringanan', 'Tugas akhir.'];
  test.each([
    ['a program', 'surat.exe'],
    ['a program that is called a letter', 'surat.pdf as exe'],
    ['an archive', 'surat.zip'],
    ['a file of 0 bytes', 'surat.pdf 0 MB'],
    ['21 MB', 'surat.pdf 21 MB'],
  ])('%s', async (_what, file) => {
    const buyer = await DataBuyer.begin(office);
    await buyer.summary();
    for (const line of AT_LETTER) await buyer.drafter.visitor.say(line);
    const asks = await buyer.drafter.asked();
    expect(asks).toContain('surat permohonan');
    const reply = await buyer.drafter.reply(() => send(file)(buyer));
    expect(reply).toEqual({
      status: 200,
      said: expect.stringMatching(/tidak dapat diterima|0 byte|terlalu besar/),
      asks,
    });
    // words are no letter either
    expect((await buyer.drafter.reply(() => say('suratnya menyusul')(buyer))).asks).toBe(asks);
    await send('surat.jpg')(buyer);
    const code = await buyer.place();
    const [request] = await office.ctx.db.read.reductionRequest.findMany({ where: { order: { code } } });
    const letter = await office.ctx.db.read.storedFile.findUniqueOrThrow({ where: { id: request?.fileId ?? '' } });
    expect(letter).toMatchObject({ name: 'surat.jpg', mime: 'image/jpeg', encrypted: true });
  });

  test('a signed agreement is kept as it came, and nothing else is taken for one', async () => {
    const { buyer, code } = await invoiced(office);
    for (const line of ['semua sesuai', 'unggah sppd']) await buyer.drafter.visitor.say(line);
    const asks = await buyer.drafter.asked();
    for (const file of ['sppd.exe', 'sppd.pdf as exe', 'sppd.zip', 'sppd.pdf 0 MB', 'sppd.pdf 21 MB']) {
      expect(await buyer.drafter.reply(() => send(file)(buyer))).toMatchObject({ status: 200, asks });
    }
    expect(await office.ctx.db.read.signedAgreement.count({ where: { order: { code } } })).toBe(0);
    await send('sppd.png')(buyer);
    const copy = await office.ctx.db.read.signedAgreement.findFirstOrThrow({ where: { order: { code } } });
    const file = await office.ctx.db.read.storedFile.findUniqueOrThrow({ where: { id: copy.fileId } });
    expect(file.sha256).toBe(createHash('sha256').update(sampleFile('sppd.png').bytes).digest('hex'));
  });
});

describe('a billing code that is none', () => {
  test.each([
    ['15 digits minus one', '82026111234567'],
    ['one digit more', '8202611123456789'],
    ['a letter among them', '82026111234567O'],
    ['nothing', ''],
    ['digits of another script', '٨٢٠٢٦١١١٢٣٤٥٦٧٨'],
  ])('%s', async (_what, billingCode) => {
    const { buyer, code } = await invoiced(office);
    await buyer.drafter.visitor.say('semua sesuai');
    const officer = await signedIn();
    const page = await officer.get(`/panel/pesanan/${code}`);
    const before = await office.ctx.db.read.order.findUniqueOrThrow({ where: { code } });
    const answer = await officer.submit(page, /tindakan\/enterBillingCode$/, { billingCode });
    expect(answer.status).toBe(422);
    expect(answer.text).toMatch(/15 digit|15 angka|angka/);
    expect(await office.ctx.db.read.order.findUniqueOrThrow({ where: { code } })).toEqual(before);
    expect(await office.ctx.db.read.billingCode.count({ where: { order: { code } } })).toBe(0);
  });
});

async function signedIn(): Promise<Browser> {
  const officer = new Browser(office.url);
  const email = 'sari@contoh.example';
  await officer.submit(await officer.get('/panel/masuk'), '/panel/masuk', { email, password: PASSWORD });
  return officer;
}
