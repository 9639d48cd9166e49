/** What phones send, as the library's own socket hands it on, and what of it goes into the inbox. */
import { proto } from '@whiskeysockets/baileys';
import type { WAMessage, WAMessageKey } from '@whiskeysockets/baileys';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { arrivedOf } from '../../../bots/whatsapp/inbound.ts';
import type { Identity } from '../../../bots/whatsapp/inbound.ts';
import { jpegOf } from '../telegram/jpeg.ts';
import { linked } from '../../fakes/whatsapp/client.ts';
import type { Client } from '../../fakes/whatsapp/client.ts';
import { contents, openWhatsApp } from '../../fakes/whatsapp/server.ts';
import type { FakeWhatsApp, Phone } from '../../fakes/whatsapp/server.ts';

let wa: FakeWhatsApp;
let office: Client;
let budi: Phone;

beforeAll(async () => {
  // libsignal writes what it does on the console, with keys
  for (const method of ['error', 'warn', 'info', 'log'] as const) vi.spyOn(console, method).mockReturnValue();
  wa = await openWhatsApp();
  office = await linked(wa);
  budi = wa.phone('6281234567890');
});

afterAll(async () => {
  await office.end();
  vi.restoreAllMocks();
  await wa.close();
});

const OWN = '3EB0AB';
const ME = { id: '628114567890:7@s.whatsapp.net', lid: '9001:7@lid' };
const identity = (more: Partial<Identity> = {}): Identity => ({
  lidOf: () => null,
  isOwnId: (id) => id.startsWith(OWN),
  me: ME,
  ...more,
});

/** As the socket has told it. */
function told(id: string): Promise<WAMessage> {
  return wa.until(
    () => office.received.map(({ message }) => message).find(({ key, message }) => key.id === id && message),
    `the socket tells of ${id}`,
  );
}

/** What comes after it, which on a phone's screen becomes a part of something else. */
async function toldNext(act: () => Promise<unknown>): Promise<WAMessage> {
  const before = office.received.length;
  await act();
  return wa.until(() => office.received[before]?.message, 'the socket tells more');
}

const LID = { chat: '2000234567890@lid', phoneChat: '6281234567890@s.whatsapp.net' };
const PDF = Buffer.from('%PDF-1.7\n%%EOF\n');

describe('of a customer', () => {
  const document = { kind: 'document', bytes: PDF, name: 'surat.pdf' } as const;
  const image = { kind: 'image', bytes: jpegOf(60, 80) } as const;
  const buttons: contents.Message = {
    buttonsResponseMessage: { selectedButtonId: 'x', selectedDisplayText: 'Setuju', type: 1 },
  };
  const list: contents.Message = { listResponseMessage: { title: 'Data', listType: 1 } };

  it.each<[string, () => Promise<{ id: string }>, object]>([
    ['words', () => budi.says('halo'), { kind: 'text', text: 'halo' }],
    ['a reply', async () => budi.replies('ya', await budi.says('satu')), { kind: 'text', text: 'ya' }],
    [
      'words that vanish',
      () => budi.sends(contents.ephemeral(contents.text('segera'))),
      { kind: 'text', text: 'segera' },
    ],
    ['a button of some other program', () => budi.sends(buttons), { kind: 'text', text: 'Setuju' }],
    ['a line of a list', () => budi.sends(list), { kind: 'text', text: 'Data' }],
    [
      'a document',
      () => budi.sendsFile(document),
      {
        kind: 'file',
        caption: '',
        media: { type: 'document', name: 'surat.pdf', mime: 'application/pdf', bytes: PDF.length },
      },
    ],
    [
      'a document with words',
      () => budi.sendsFile({ ...document, caption: 'Formulir' }),
      { kind: 'file', caption: 'Formulir', media: { type: 'document', name: 'surat.pdf' } },
    ],
    [
      'a photo',
      () => budi.sendsFile({ ...image, caption: 'Bukti' }),
      { kind: 'file', caption: 'Bukti', media: { type: 'image', name: 'foto.jpg', mime: 'image/jpeg' } },
    ],
    [
      'a photo that may be looked at once',
      () => budi.sendsFile(image, contents.viewOnce),
      { kind: 'file', media: { type: 'image' } },
    ],
    [
      'a film',
      () => budi.sendsFile({ kind: 'video', bytes: PDF, caption: 'lihat' }),
      { kind: 'media', what: 'video', name: 'video', caption: 'lihat' },
    ],
    ['a voice message', () => budi.sendsFile({ kind: 'audio', bytes: PDF }), { kind: 'voice' }],
    [
      'a piece of music',
      () => budi.sends({ audioMessage: { ptt: false, seconds: 3, mimetype: 'audio/mpeg' } }),
      { kind: 'media', what: 'audio', name: 'audio', caption: '' },
    ],
    ['a film as a note', () => budi.sends({ ptvMessage: { seconds: 3 } }), { kind: 'voice' }],
    ['a sticker', () => budi.sendsFile({ kind: 'sticker', bytes: PDF }), { kind: 'sticker' }],
    ['a place', () => budi.sends(contents.location()), { kind: 'other', what: 'location' }],
    [
      'where somebody is now',
      () => budi.sends({ liveLocationMessage: { degreesLatitude: 1, degreesLongitude: 2 } }),
      { kind: 'other', what: 'liveLocation' },
    ],
    [
      'a contact of somebody else',
      () => budi.sends(contents.contact('Ani', '628990000000')),
      { kind: 'other', what: 'contact' },
    ],
    [
      'their own number',
      () => budi.sends(contents.contact('Budi', '6281234567890')),
      { kind: 'text', text: '+6281234567890' },
    ],
    ['a poll', () => budi.sends(contents.poll('Kapan?', ['Senin', 'Selasa'])), { kind: 'other', what: 'pollCreation' }],
    [
      'a photo that no linked device gets',
      () => budi.sends({ imageMessage: { caption: 'x', mimetype: 'image/jpeg' } }),
      { kind: 'other', what: 'image' },
    ],
  ])('%s', async (_, send, content) => {
    const { id } = await send();
    expect(arrivedOf(await told(id), identity())).toMatchObject({
      ...LID,
      externalId: `${LID.chat} ${id}`,
      arrival: { kind: 'message', id, name: 'Budi', content },
    });
  });

  it('a file carries what it is fetched and checked by', async () => {
    const { id, fields } = await budi.sendsFile(document);
    const { arrival } = arrivedOf(await told(id), identity()) ?? {};
    const base64 = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('base64');
    if (arrival?.kind !== 'message' || arrival.content.kind !== 'file') throw new Error('no file');
    expect(arrival.content.media).toMatchObject({
      mediaKey: base64(fields?.mediaKey),
      sha256: base64(fields?.fileSha256),
      encryptedSha256: base64(fields?.fileEncSha256),
      directPath: fields?.directPath,
    });
    expect(JSON.parse(JSON.stringify(arrival))).toEqual(arrival);
  });

  it('an album says how many parts it has, and each part whose it is', async () => {
    const sent = await budi.sendsAlbum([jpegOf(60, 80), jpegOf(60, 80)]);
    const arrivals = [];
    for (const { id } of sent) arrivals.push(arrivedOf(await told(id), identity())?.arrival);
    const began = office.inbound().find(({ message }) => message?.albumMessage)?.key.id ?? '';
    expect(arrivals).toMatchObject([{ album: began }, { album: began }]);
    expect(arrivedOf(await told(began), identity())?.arrival).toMatchObject({ content: { kind: 'album', parts: 2 } });
  });

  it('a change of words is one', async () => {
    const sent = await budi.says('menuu');
    await told(sent.id);
    const changed = await toldNext(() => budi.edits(sent, 'menu'));
    const { id } = changed.key;
    expect(id).not.toBe(sent.id);
    expect(arrivedOf(changed, identity())?.arrival).toEqual({ kind: 'edit', id, of: sent.id, text: 'menu' });
  });

  it.each<[string, () => Promise<{ id: string }>]>([
    ['a reaction', async () => budi.sends(contents.reaction({ id: 'x', fromMe: true }, '👍'))],
    [
      'the same photo in another quality',
      () =>
        budi.sends({
          ...contents.text('x'),
          messageContextInfo: { messageAssociation: { associationType: 10, parentMessageKey: { id: 'x' } } },
        }),
    ],
  ])('%s is nothing', async (_, send) => {
    const { id } = await send();
    expect(arrivedOf(await told(id), identity())).toBeNull();
  });
});

it('a deletion is nothing', async () => {
  const sent = await budi.says('salah');
  await told(sent.id);
  const deleted = await toldNext(() => budi.deletes(sent));
  expect(deleted.key.id).not.toBe(sent.id);
  expect(arrivedOf(deleted, identity())).toBeNull();
});

describe('of the office', () => {
  it('what was written on its telephone is its words, in the chat of whom they are for', async () => {
    await budi.says('tolong');
    const id = await wa.handset.writes(budi, 'Saya bantu');
    expect(arrivedOf(await told(id), identity())).toEqual({
      ...LID,
      externalId: `${LID.chat} ${id}`,
      arrival: { kind: 'handset', id, content: { kind: 'text', text: 'Saya bantu' } },
    });
    const key = { remoteJid: budi.jid, fromMe: true, id };
    const edit = await wa.handset.writes(budi, contents.edit(key, contents.text('Kami bantu')));
    expect(arrivedOf(await told(edit), identity())?.arrival).toMatchObject({
      kind: 'handset',
      content: { text: '✏️ Kami bantu' },
    });
  });

  it('what the program itself has sent is nothing', async () => {
    const id = `${OWN}00000000000001`;
    await office.sock.sendMessage(budi.jid, { text: 'Selamat datang' }, { messageId: id });
    await budi.hears('Selamat datang');
    const message: WAMessage = {
      key: { remoteJid: budi.jid, fromMe: true, id },
      message: { conversation: 'Selamat datang' },
    };
    expect(arrivedOf(message, identity())).toBeNull();
    expect(arrivedOf({ ...message, key: { ...message.key, id: '3EB0CC' } }, identity())?.arrival.kind).toBe('handset');
  });
});

describe('whose chat it is', () => {
  const ofKey = (key: WAMessageKey, more: Partial<Identity> = {}) => {
    const found = arrivedOf({ key: { id: 'A', ...key }, message: { conversation: 'x' } }, identity(more));
    return found && [found.chat, found.phoneChat];
  };

  it.each<[string, WAMessageKey, Partial<Identity>, readonly (string | null)[] | null]>([
    [
      'by LID, the number beside it',
      { remoteJid: '2:3@lid', remoteJidAlt: '62:3@s.whatsapp.net' },
      {},
      ['2@lid', '62@s.whatsapp.net'],
    ],
    ['by LID alone', { remoteJid: '2@lid' }, {}, ['2@lid', null]],
    [
      'by number, the LID beside it',
      { remoteJid: '62@s.whatsapp.net', remoteJidAlt: '2@lid' },
      {},
      ['2@lid', '62@s.whatsapp.net'],
    ],
    [
      'by number, the LID known before',
      { remoteJid: '62:1@s.whatsapp.net' },
      { lidOf: (pn) => (pn === '62@s.whatsapp.net' ? '2:0@lid' : null) },
      ['2@lid', '62@s.whatsapp.net'],
    ],
    ['by number alone', { remoteJid: '62@c.us' }, {}, ['62@s.whatsapp.net', '62@s.whatsapp.net']],
    ['a group', { remoteJid: '120363@g.us', participant: '62@s.whatsapp.net' }, {}, null],
    ['news for all', { remoteJid: 'status@broadcast' }, {}, null],
    ['a channel', { remoteJid: '1203@newsletter' }, {}, null],
    ["the network's own", { remoteJid: '0@s.whatsapp.net' }, {}, null],
    ["the network's assistant", { remoteJid: '13135550002@s.whatsapp.net' }, {}, null],
    ['the office with itself', { remoteJid: '628114567890@s.whatsapp.net', fromMe: true }, {}, null],
    ['the office with itself, by LID', { remoteJid: '9001@lid', fromMe: true }, {}, null],
    ['nobody', {}, {}, null],
  ])('%s', (_, key, more, expected) => expect(ofKey(key, more)).toEqual(expected));
});

it('bears the address that it was written from, where its chat goes by another', () => {
  const message = { message: { conversation: 'x' } };
  const key = { id: 'A', remoteJid: '62:1@s.whatsapp.net', remoteJidAlt: '2@lid' };
  expect(arrivedOf({ key, ...message }, identity())?.arrival).toMatchObject({ from: '62@s.whatsapp.net' });
  expect(arrivedOf({ key: { ...key, remoteJid: '2@lid' }, ...message }, identity())?.arrival).not.toHaveProperty(
    'from',
  );
});

describe('what is no message', () => {
  const key = { id: 'A', remoteJid: '2@lid' };

  it.each<[string, WAMessage]>([
    ['what could not be opened', { key, messageStubType: proto.WebMessageInfo.StubType.CIPHERTEXT }],
    ['keys', { key, message: { senderKeyDistributionMessage: { groupId: 'x' } } }],
    ['history', { key, message: { protocolMessage: { type: 5 } } }],
    ['how long messages stay', { key, message: { protocolMessage: { type: 3, ephemeralExpiration: 86_400 } } }],
    ['a vote', { key, message: { pollUpdateMessage: {} } }],
    ['a change of nothing', { key, message: { protocolMessage: { type: 14, key: { id: 'B' } } } }],
    ['without an id', { key: { remoteJid: '2@lid' }, message: { conversation: 'x' } }],
  ])('%s', (_, message) => expect(arrivedOf(message, identity())).toBeNull());

  it('what is not known here is told to be something', () => {
    const odd = { key, message: { imageMessage: { mediaKey: 7, fileSha256: 1, fileEncSha256: 1, url: 'x' } } };
    expect(arrivedOf(odd as unknown as WAMessage, identity())?.arrival).toMatchObject({ content: { kind: 'other' } });
    const order = { key, message: { orderMessage: { itemCount: 1 } } };
    expect(arrivedOf(order, identity())?.arrival).toMatchObject({ content: { kind: 'other', what: 'order' } });
  });
});
