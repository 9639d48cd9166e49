/** What people and machines send that is not an answer: each gets a clear one, and what was answered before is kept. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleFile } from '../journeys/sample_files.ts';
import { openOffice } from '../office.ts';
import type { Office } from '../office.ts';
import { Drafter } from './drafter.ts';

let office: Office;
/** the summary of a customer whom nothing disturbed */
let undisturbed: string;

beforeAll(async () => {
  office = await openOffice();
  undisturbed = await (await Drafter.begin(office)).summary();
});
afterAll(() => office.stop());

const NOT_READ = 'belum memahami';
const NO_EMAIL = 'Alamat e-mail itu tampaknya belum lengkap';
const TOO_LONG = 'terlalu panjang';
/** whatever is wrong with it */
const NO_FILE = 'saat ini tidak ada berkas yang diperlukan';

const json = (body: unknown) => (drafter: Drafter) =>
  drafter.visitor.post<never>('/messages', typeof body === 'string' ? body : JSON.stringify(body));
const say = (text: string) => (drafter: Drafter) => drafter.visitor.say(text);
const send = (description: string) => (drafter: Drafter) => {
  const { bytes, name } = sampleFile(description);
  return drafter.visitor.upload(bytes, name);
};
const tap = (token: string) => (drafter: Drafter) => drafter.tap(token);

test('the summary shows all that was answered', () => {
  for (const answer of [
    'Rina Kartika',
    'rina.kartika@kampus.example',
    '+6281234567890',
    'Universitas Contoh',
    'Dalam Angka 2025',
  ])
    expect(undisturbed).toContain(answer);
});

describe('at a question for words and at one for a choice', () => {
  let atWords: Drafter;
  let atChoice: Drafter;
  beforeAll(async () => {
    atWords = await Drafter.begin(office);
    await atWords.upTo('e-mail');
    atChoice = await Drafter.begin(office);
    await atChoice.upTo('jenis instansi');
  });

  test.each([
    ['emoji only', say('🙏🙏🏽👩‍👩‍👧🇮🇩'), NO_EMAIL, NOT_READ],
    ['right-to-left text', say('مرحبا بالعالم'), NO_EMAIL, NOT_READ],
    ['text that turns the direction around', say('\u202Efdp.exe\u202C'), NO_EMAIL, NOT_READ],
    ['zalgo', say('T̵̡̛̫̈́ȩ̵̛̮s̶̨͝'.repeat(200)), NO_EMAIL, NOT_READ],
    ['signs that control', say('a\u0000b\u0007c\u001b[2J'), NO_EMAIL, NOT_READ],
    ['nothing but a NUL', say('\u0000'), NOT_READ, NOT_READ],
    ['signs that nobody sees', say('\u200b\u2060\u00ad'), NOT_READ, NOT_READ],
    ['half a character', say('\ud83d'), NOT_READ, NOT_READ],
    ['HTML', say('<img src=x onerror=alert(1)>'), NO_EMAIL, NOT_READ],
    ['SQL', say(`x'; DROP TABLE "Order"; --`), NO_EMAIL, NOT_READ],
    ['20.000 characters', say('a'.repeat(20_000)), TOO_LONG, TOO_LONG],
    ['5.000 lines', say(`${'\n'.repeat(5_000)}x`), NO_EMAIL, NOT_READ],
    ['a file of 0 bytes', send('kosong.pdf 0 MB'), NO_FILE, NO_FILE],
    ['21 MB', send('besar.pdf 21 MB'), NO_FILE, NO_FILE],
    ['60 MB', send('besar.pdf 60 MB'), NO_FILE, NO_FILE],
    ['a program that is called .pdf', send('laporan.pdf as exe'), NO_FILE, NO_FILE],
    ['an archive', send('data.zip'), NO_FILE, NO_FILE],
    [
      'a file that nobody asked for',
      send('foto.jpg'),
      'tidak ada berkas yang diperlukan',
      'tidak ada berkas yang diperlukan',
    ],
    [
      'a choice that was never offered',
      tap('order.place'),
      'Tombol itu berasal dari pertanyaan sebelumnya',
      'Tombol itu',
    ],
    ['a forged choice', tap('../../etc/passwd'), NOT_READ, NOT_READ],
    ['a choice named like a part of JavaScript', tap('segment.__proto__'), 'Tombol itu', 'Tombol itu'],
    ["an act that is no customer's", tap('act.confirmPayment:GP-ABC234'), 'tidak ditemukan', 'tidak ditemukan'],
  ])('%s', async (_what, request, toWords, toChoice) => {
    for (const [drafter, answer] of [
      [atWords, toWords],
      [atChoice, toChoice],
    ] as const) {
      // each by itself: three in a row lead to a person (test/journeys/not_understood.journey)
      await drafter.visitor.say('ulang');
      const asks = await drafter.asked();
      const reply = await drafter.reply(() => request(drafter));
      expect(reply).toEqual({ status: 200, said: expect.stringContaining(answer), asks });
    }
  });

  test('and both drafts are as they were', async () => {
    expect(await atWords.summary()).toBe(undisturbed);
    expect(await atChoice.summary()).toBe(undisturbed);
  });
});

describe('what no page of ours sends is refused kindly, and changes nothing', () => {
  let drafter: Drafter;
  beforeAll(async () => {
    drafter = await Drafter.begin(office);
    await drafter.upTo('jenis instansi');
  });

  const id = 'message-1-abcdefgh';
  const text = { kind: 'text', text: '1' };
  const unreadable = 'Pesan ini tidak dapat dibaca';
  const multipart = { 'content-type': 'multipart/form-data; boundary=zz' };
  const part = '--zz\r\nContent-Disposition: form-data; name="id"\r\n\r\nmessage-9-abcdefgh\r\n';
  const files = (body: string, headers: Record<string, string>) => (sender: Drafter) =>
    sender.visitor.request<never>('POST', '/files', { body, headers });
  test.each([
    ['a number as text', 400, unreadable, json({ id, body: { kind: 'text', text: 42 } })],
    ['blanks as text', 400, unreadable, json({ id, body: { kind: 'text', text: ' \n ' } })],
    ['a list', 400, unreadable, json([])],
    ['null', 400, unreadable, json('null')],
    ['no JSON', 400, unreadable, json('{"id":')],
    ['a very deep list', 400, unreadable, json(`{"id":"${id}","body":${'['.repeat(9_000)}${']'.repeat(9_000)}}`)],
    ['no kind', 400, unreadable, json({ id, body: { text: 'x' } })],
    ['an unknown kind', 400, unreadable, json({ id, body: { kind: 'sticker' } })],
    [
      'a file that was never uploaded',
      400,
      unreadable,
      json({ id, body: { kind: 'file', fileId: 'x', name: 'x', mime: 'x', bytes: 1, caption: '' } }),
    ],
    ['no id', 400, unreadable, json({ body: text })],
    ['the id of an event', 400, unreadable, json({ id: 'event:1', body: text })],
    ['the id of the greeting', 400, unreadable, json({ id: 'start', body: text })],
    ['a cursor below 0', 400, unreadable, json({ id, after: -1, body: text })],
    ['a cursor that is a word', 400, unreadable, json({ id, after: 'x', body: text })],
    ['an empty choice', 400, unreadable, json({ id, body: { kind: 'choice', token: '', label: '' } })],
    ['an endless choice', 400, unreadable, json({ id, body: { kind: 'choice', token: 'x'.repeat(201), label: '' } })],
    ['more than 65 KB', 413, 'terlalu panjang', say('x'.repeat(70_000))],
    ['an upload without a file', 400, unreadable, files(`${part}--zz--\r\n`, multipart)],
    ['an upload that breaks off', 400, unreadable, files(part, multipart)],
    ['an upload that is none', 400, unreadable, files('{}', { 'content-type': 'application/json' })],
    ['an upload without an id', 400, unreadable, files(part.replace('"id"', '"x"'), multipart)],
    [
      'JSON that is not called so',
      400,
      unreadable,
      (sender: Drafter) =>
        sender.visitor.request<never>('POST', '/messages', {
          body: JSON.stringify({ id, body: text }),
          headers: { 'content-type': 'text/plain' },
        }),
    ],
    [
      'a body that is not zipped as it says',
      400,
      unreadable,
      (sender: Drafter) =>
        sender.visitor.request<never>('POST', '/messages', {
          body: 'zzz',
          headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
        }),
    ],
  ])('%s', async (_what, status, message, request) => {
    const before = await drafter.visitor.history();
    const answer = await request(drafter);
    expect(answer).toMatchObject({ status, body: { message: expect.stringContaining(message) } });
    expect(await drafter.visitor.history()).toEqual(before);
  });

  test('and the draft is as it was', async () => {
    expect(await drafter.summary()).toBe(undisturbed);
  });
});
