/** The same things twice, many at once, or far too late: each message is handled once, in order, in the state it meets. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Accepted } from '../../bots/webchat/protocol.ts';
import { Visitor } from '../bots/webchat/chat.ts';
import { actAsOfficer } from '../journeys/officers.ts';
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

const TAPPED_TOO_LATE = 'Tombol itu berasal dari pertanyaan sebelumnya';

describe('the same message twice', () => {
  test('is handled once, whether it comes after the first or beside it', async () => {
    const drafter = await Drafter.begin(office);
    await drafter.upTo('jenis instansi');
    const { visitor } = drafter;
    const beside = await Promise.all(
      [1, 2, 3].map(() => visitor.say('Lembaga Penelitian & Pendidikan', 'message-twice')),
    );
    const after = await visitor.say('Lembaga Penelitian & Pendidikan', 'message-twice');
    expect(beside.map(({ body }) => body.outcome).toSorted()).toEqual(['committed', 'duplicate', 'duplicate']);
    expect(after.body.outcome).toBe('duplicate');
    // all of them are told the one answer, and the next question is still open
    for (const { body } of [...beside, after]) expect(body.messages).toEqual(await visitor.history());
    drafter.skip('jenis instansi');
    expect(await drafter.summary()).toBe(undisturbed);
  });

  test('places one order', async () => {
    const drafter = await Drafter.begin(office);
    await drafter.summary();
    await Promise.all([1, 2, 3].map(() => drafter.tap('order.place', 'message-order')));
    await drafter.tap('order.place', 'message-order');
    // another tap of the same button, too
    expect((await drafter.reply(() => drafter.tap('order.place'))).said).toContain(TAPPED_TOO_LATE);
    const codes = (await drafter.visitor.history()).filter((view) => view.from === 'office' && view.kind === 'code');
    expect(codes).toHaveLength(1);
  });
});

test('ten messages in one breath are all answered, in order', async () => {
  const drafter = await Drafter.begin(office);
  const lines = [
    'Rina Kartika',
    'rina.kartika@kampus.example',
    '0812 3456 7890',
    'Lembaga Penelitian & Pendidikan',
    'Universitas Contoh',
    'Peneliti/Dosen',
    'Penelitian',
    'Indonesia',
    'Sudah benar, simpan',
    'Pilih produk',
  ];
  const answers = await breathe(drafter.visitor, lines);
  expect(answers.map(({ outcome }) => outcome)).toEqual(lines.map(() => 'committed'));
  const history = await drafter.visitor.history();
  expect(
    history.flatMap((view) => (view.from === 'customer' && view.kind === 'text' ? [view.text] : [])).slice(-10),
  ).toEqual(lines);
  // no two of them stand together: the answer to the first is between them
  expect(history.map(({ from }) => from).join(' ')).not.toContain('customer customer');
  for (const stage of [
    'nama',
    'e-mail',
    'telepon',
    'jenis instansi',
    'instansi',
    'pekerjaan',
    'pemanfaatan',
    'negara',
    'periksa',
    'tarif',
  ] as const)
    drafter.skip(stage);
  expect(await drafter.summary()).toBe(undisturbed);
});

test('two tabs show one chat: the second answer to a question is not taken for the next one', async () => {
  const drafter = await Drafter.begin(office);
  await drafter.upTo('jenis instansi');
  const other = new Visitor({ origin: office.url });
  for (const [name, value] of drafter.visitor.cookies) other.cookies.set(name, value);
  const choice = (token: string, id: string) => ({ id, after: 0, body: { kind: 'choice', token, label: '' } });
  await Promise.all([
    drafter.visitor.post('/messages', choice('segment.research_education', 'message-first-tab')),
    other.post('/messages', choice('segment.ministry', 'message-other-tab')),
  ]);
  expect(await other.history()).toEqual(await drafter.visitor.history());
  const texts = (await other.history()).flatMap((view) =>
    view.from === 'office' && view.kind === 'text' ? [view.text] : [],
  );
  expect(texts.filter((text) => text.startsWith(TAPPED_TOO_LATE))).toHaveLength(1);
  // whichever came first counts; the person sees it in the summary and can change it
  drafter.skip('jenis instansi');
  expect((await drafter.summary()).replace('Kementerian & Lembaga Pemerintah', 'Lembaga Penelitian & Pendidikan')).toBe(
    undisturbed,
  );
});

describe('a button of three weeks ago', () => {
  test('does nothing in another question, and the draft is still there', async () => {
    const drafter = await Drafter.begin(office);
    await drafter.upTo('keranjang');
    await office.pass({ days: 21 });
    const asks = await drafter.asked();
    for (const token of [
      'consent.no',
      'menu.order',
      'segment.other',
      'profile.save',
      'terms.agree',
      'order.place',
      'abandon.yes',
    ]) {
      expect(await drafter.reply(() => drafter.tap(token))).toMatchObject({
        said: expect.stringContaining(TAPPED_TOO_LATE),
        asks,
      });
    }
    expect(await drafter.summary()).toBe(undisturbed);
  });

  test('about an order shows the order as it is now', async () => {
    const drafter = await Drafter.begin(office);
    const code = await drafter.place();
    for (const act of ['accept', 'prepare', 'send invoice'])
      await actAsOfficer(office.ctx, office.people.petugas, code, act);
    await office.settled();
    await drafter.tap(`act.approveInvoice:0:${code}`);
    const revision = await revisionOf(code);
    await office.pass({ days: 21 });
    for (const act of ['approveInvoice:0', 'requestInvoiceCorrection']) {
      const { asks } = await drafter.reply(() => drafter.tap(`act.${act}:${code}`));
      expect(asks).toContain(`*Pesanan ${code}*`);
      expect(asks).toContain('Petugas sedang membuat *kode billing*');
    }
    expect(await revisionOf(code)).toBe(revision);
  });
});

async function revisionOf(code: string): Promise<number> {
  return (await office.ctx.db.read.order.findUniqueOrThrow({ where: { code } })).revision;
}

/** Sends all of it down one connection without waiting for an answer; the answers in the order of the lines. */
async function breathe(visitor: Visitor, lines: readonly string[]): Promise<Accepted[]> {
  const { hostname, port, host } = new URL(office.url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  const cookie = [...visitor.cookies].map((pair) => pair.join('=')).join('; ');
  const requests = lines.map((text, index) => {
    const body = JSON.stringify({ id: `message-breath-${index}`, after: 0, body: { kind: 'text', text } });
    const head = [
      'POST /chat/messages HTTP/1.1',
      `Host: ${host}`,
      `Cookie: ${cookie}`,
      'X-Gerai-Chat: id',
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      ...(index === lines.length - 1 ? ['Connection: close'] : []),
    ];
    return `${head.join('\r\n')}\r\n\r\n${body}`;
  });
  socket.write(requests.join(''));
  let answer = '';
  for await (const chunk of socket.setEncoding('utf8')) answer += String(chunk);
  return answer.split(/(?=HTTP\/1\.1 )/).map((one) => JSON.parse(one.slice(one.indexOf('\r\n\r\n'))) as Accepted);
}
