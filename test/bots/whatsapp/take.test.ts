/** From the inbox to the turn. */
import { describe, expect, it } from 'vitest';
import { WhatsAppProblem } from '../../../bots/whatsapp/wire.ts';
import type { WhatsAppProblemCode } from '../../../bots/whatsapp/wire.ts';
import { sampleFile } from '../../journeys/sample_files.ts';
import { jpegOf } from '../telegram/jpeg.ts';
import { arrived, mediaOf, message, openReceiving, SARI, words } from './receiving.ts';

const PDF = sampleFile('surat.pdf').bytes;

async function openBegun() {
  const office = await openReceiving();
  await office.brings(SARI, words('halo'));
  office.inbound.length = 0;
  office.line.marked.length = 0;
  return office;
}

async function openAsking() {
  const office = await openBegun();
  await office.askForFile(SARI);
  return office;
}

const pdf = (caption = '', id?: string) =>
  message({ kind: 'file', media: mediaOf(PDF), caption }, id === undefined ? {} : { id });

describe('words', () => {
  it.each([
    ['are words', 'menu', { kind: 'text', text: 'menu' }],
    ['of a link open what it leads to', ' order_GP-ABC234\n', { kind: 'start', payload: 'order_GP-ABC234' }],
    ['of a connecting code likewise', 'connect_SB-ABCDE-23456', { kind: 'start', payload: 'connect_SB-ABCDE-23456' }],
    [
      'that only hold such a thing do not',
      'apa itu order_GP-ABC234?',
      { kind: 'text', text: 'apa itu order_GP-ABC234?' },
    ],
  ])('%s', async (_, text, body) => {
    const { brings, inbound } = await openBegun();
    await brings(SARI, words(text, '3AF0'));
    expect(inbound).toMatchObject([{ externalId: 'm3AF0', body }]);
  });

  it('of a choice that stands beside no question are that choice', async () => {
    const { ctx, brings, inbound, chatOf } = await openBegun();
    const { id: conversationId } = await chatOf(SARI);
    const choices = [{ id: 'openOrder:GP-ABC234', label: 'Buka pesanan GP-ABC234' }];
    const body = JSON.stringify({ kind: 'text', text: 'Ada kabar', choices, aside: true });
    await ctx.db.write((tx) =>
      tx.message.create({
        data: {
          conversationId,
          direction: 'out',
          externalId: 'event:1#0',
          body,
          status: 'sent',
          attempts: 0,
          createdAt: new Date(ctx.now()),
        },
      }),
    );
    await brings(SARI, words('buka pesanan gp-abc234'));
    expect(inbound[0]?.body).toEqual({ kind: 'choice', token: 'openOrder:GP-ABC234', label: 'Buka pesanan GP-ABC234' });
  });

  it('are known by their id, whatever a sender takes for one', async () => {
    const { brings, inbound } = await openBegun();
    for (const id of ['3EB0:event', 'x'.repeat(129)]) await brings(SARI, words('menu', id));
    for (const { externalId } of inbound) expect(externalId).toMatch(/^m[0-9a-f]{64}$/);
    expect(new Set(inbound.map(({ externalId }) => externalId)).size).toBe(2);
  });

  it('are marked as read once they are taken up', async () => {
    const { brings, line } = await openBegun();
    await brings(SARI, words('menu', '3AF1'));
    expect(line.marked).toEqual([['2001@lid', '3AF1']]);
  });
});

describe('what is no answer', () => {
  it.each([
    ['a sticker', { kind: 'sticker' }, { kind: 'sticker' }],
    ['a voice message', { kind: 'voice' }, { kind: 'voice' }],
    ['a place', { kind: 'other', what: 'location' }, { kind: 'other', what: 'location' }],
    [
      'a film',
      { kind: 'media', what: 'video', name: 'video', caption: 'lihat' },
      { kind: 'refused_file', name: 'video', reason: 'type', caption: 'lihat' },
    ],
  ] as const)('%s is told to be none', async (_, content, body) => {
    const { brings, inbound } = await openBegun();
    await brings(SARI, message(content));
    expect(inbound[0]?.body).toEqual(body);
  });
});

describe('a first guess at the language', () => {
  it.each([
    ['6281277700999', undefined],
    ['60123456789', undefined],
    ['14155550123', 'en'],
  ])('by the country of %s: %s', async (number, hint) => {
    const { brings, inbound } = await openReceiving();
    await brings({ lid: '2002@lid', phone: `${number}@s.whatsapp.net` }, words('halo'));
    expect(inbound[0]?.languageHint).toBe(hint);
  });

  it('is none where the number is not known', async () => {
    const { brings, inbound } = await openReceiving();
    await brings({ lid: '2002@lid', phone: null }, words('halo'));
    expect(inbound[0]).not.toHaveProperty('languageHint');
  });
});

describe('a file', () => {
  it('is fetched when it is asked for', async () => {
    const { brings, inbound } = await openAsking();
    await brings(SARI, pdf('Formulir'));
    expect(inbound[0]?.body).toMatchObject({ kind: 'file', mime: 'application/pdf', caption: 'Formulir' });
  });

  it('that nobody asked for is not even fetched', async () => {
    const { brings, inbound, line } = await openBegun();
    await brings(SARI, pdf('KTP saya'));
    expect(inbound[0]?.body).toEqual({
      kind: 'refused_file',
      name: 'berkas.pdf',
      reason: 'unasked',
      caption: 'KTP saya',
    });
    expect(line.fetched).toBe(0);
  });

  it('begins a chat with a greeting', async () => {
    const { brings, inbound, chatOf } = await openReceiving();
    await brings(SARI, pdf());
    expect(inbound.map(({ body }) => body.kind)).toEqual(['text', 'refused_file']);
    expect((await chatOf(SARI)).phone).toBe('+6281277700999');
  });

  it('that is said to be too large is not fetched', async () => {
    const { brings, inbound, line } = await openAsking();
    const media = mediaOf(PDF, { bytes: 20 * 1024 * 1024 + 1 });
    await brings(SARI, message({ kind: 'file', media, caption: '' }));
    expect(inbound[0]?.body).toMatchObject({ kind: 'refused_file', reason: 'too_large' });
    expect(line.fetched).toBe(0);
  });

  it.each<[WhatsAppProblemCode, string]>([
    ['WHATSAPP_MEDIA_GONE', 'lost'],
    ['WHATSAPP_MEDIA_TAMPERED', 'lost'],
    ['WHATSAPP_MEDIA_LARGE', 'too_large'],
  ])('with %s is refused as %s, and the chat goes on', async (code, reason) => {
    const { brings, inbound, heard, line } = await openAsking();
    line.fails = new WhatsAppProblem(code);
    await brings(SARI, pdf(), words('menu'));
    expect(inbound.map(({ body }) => body)).toMatchObject([{ kind: 'refused_file', reason }, { kind: 'text' }]);
    if (reason === 'lost') expect((await heard(SARI)).join('\n')).toContain('Mohon kirim sekali lagi');
  });

  it.each<[string, (line: { wire: unknown; fails: Error | undefined }) => void]>([
    ['the line is closed', (line) => (line.wire = undefined)],
    ['the servers of files are away', (line) => (line.fails = new WhatsAppProblem('WHATSAPP_NETWORK'))],
  ])('waits while %s, and is no attempt', async (_, happens) => {
    const { brings, inbound, line, pass, taken, waiting } = await openAsking();
    const { wire } = line;
    happens(line);
    await brings(SARI, pdf());
    expect(await waiting()).toMatchObject([{ attempts: 0 }]);
    expect(inbound).toEqual([]);
    Object.assign(line, { wire, fails: undefined });
    pass(15_000);
    await taken();
    expect(inbound[0]?.body).toMatchObject({ kind: 'file' });
  });
});

describe('a change of a message', () => {
  const edit = (of: string, text: string, id = '3AE1') => ({ kind: 'edit', id, of, text }) as const;

  it('that came before it was taken up is what it says', async () => {
    const { come, taken, inbound } = await openBegun();
    await come(...[words('menuu', '3A90'), edit('3A90', 'menu')].map((one) => arrived(SARI, one)));
    await taken();
    expect(inbound).toMatchObject([{ externalId: 'm3A90', edits: ['m3AE1'], body: { kind: 'text', text: 'menu' } }]);
  });

  it('that came later is told as one', async () => {
    const { brings, inbound } = await openBegun();
    await brings(SARI, words('menuu', '3A91'));
    await brings(SARI, edit('3A91', 'menu'));
    expect(inbound[1]).toMatchObject({ externalId: 'm3AE1', body: { kind: 'edited', text: 'menu', of: 'm3A91' } });
  });

  it('of a file that was taken up changes nothing', async () => {
    const { brings, inbound } = await openAsking();
    await brings(SARI, pdf('lama', '3A92'));
    await brings(SARI, edit('3A92', 'baru'));
    expect(inbound[1]?.body).toMatchObject({ kind: 'refused_file', reason: 'edited' });
  });

  it('of a caption that came in time is what is under the file', async () => {
    const { come, taken, inbound } = await openAsking();
    await come(...[pdf('lama', '3A93'), edit('3A93', 'baru')].map((one) => arrived(SARI, one)));
    await taken();
    expect(inbound).toMatchObject([{ body: { kind: 'file', caption: 'baru' } }]);
  });
});

describe('an album', () => {
  const begins = (parts: number) => message({ kind: 'album', parts }, { id: 'A0' });
  const photo = (caption = '', bytes: Uint8Array = jpegOf(960, 1280)) =>
    message({ kind: 'file', media: mediaOf(bytes, { type: 'image', name: 'foto.jpg' }), caption }, { album: 'A0' });

  it('becomes one file as soon as its last part is there', async () => {
    const { brings, inbound, line } = await openAsking();
    await brings(SARI, begins(2), photo('satu'), photo('dua'));
    expect(inbound).toMatchObject([
      { externalId: 'mA0', body: { kind: 'file', name: 'foto.pdf', mime: 'application/pdf', caption: 'satu\ndua' } },
    ]);
    expect(line.marked[0]).toHaveLength(4);
  });

  it('is not waited for any longer than until its last part comes', async () => {
    const { brings, inbound, waiting } = await openAsking();
    await brings(SARI, begins(2), photo());
    expect((await waiting())[0]?.notBefore).not.toBeNull();
    await brings(SARI, photo());
    expect(inbound).toMatchObject([{ body: { kind: 'file', name: 'foto.pdf' } }]);
  });

  it('that stays behind what it promised is what there is after five seconds', async () => {
    const { brings, inbound, pass, taken } = await openAsking();
    await brings(SARI, begins(3), photo(), photo());
    expect(inbound).toEqual([]);
    pass(5_000);
    await taken();
    expect(inbound).toMatchObject([{ body: { kind: 'file', name: 'foto.pdf' } }]);
  });

  it('of one picture is the picture', async () => {
    const { brings, inbound, pass, taken } = await openAsking();
    await brings(SARI, begins(2), photo('satu'));
    pass(5_000);
    await taken();
    expect(inbound).toMatchObject([{ body: { kind: 'file', mime: 'image/jpeg', caption: 'satu' } }]);
  });

  it('with a film is more than one answer', async () => {
    const { brings, inbound } = await openAsking();
    const film = message({ kind: 'media', what: 'video', name: 'video', caption: '' }, { album: 'A0' });
    await brings(SARI, begins(2), photo(), film);
    expect(inbound[0]?.body).toMatchObject({ kind: 'refused_file', reason: 'several' });
  });

  it('that never came is nothing', async () => {
    const { brings, inbound, pass, taken, waiting } = await openAsking();
    await brings(SARI, begins(2));
    pass(5_000);
    await taken();
    expect(inbound).toEqual([]);
    expect(await waiting()).toEqual([]);
  });
});

it('a chat that goes by another identity while its file is fetched does not begin anew', async () => {
  const { brings, come, taken, inbound, line, ctx, askForFile } = await openReceiving();
  const byNumber = { lid: null, phone: SARI.phone };
  await brings(byNumber, words('halo'));
  await askForFile(byNumber);
  inbound.length = 0;
  line.meanwhile = async () => {
    line.meanwhile = () => Promise.resolve();
    await come(arrived(SARI, words('satu lagi')));
  };
  await come(arrived(byNumber, pdf()));
  await taken();
  expect(await ctx.db.read.conversation.findMany()).toMatchObject([{ chat: SARI.lid }]);
  expect(inbound.map(({ address, body }) => [address.chat, body.kind])).toEqual([
    [SARI.lid, 'file'],
    [SARI.lid, 'text'],
  ]);
});
