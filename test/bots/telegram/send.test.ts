import { rm } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import type { OutboundBody } from '../../../bots/channel.ts';
import { linkTo } from '../paper_link.ts';
import { addOrder } from '../../services/rows.ts';
import { START } from '../../services/workshop.ts';
import { addressOf, openSenderOffice, text } from './sender_office.ts';
import type { SenderOffice } from './sender_office.ts';

let office: SenderOffice;

beforeEach(async () => {
  office = await openSenderOffice();
});

describe('what the person sees', () => {
  it('of a text with choices', async () => {
    const body = text('Halo *Sari*, kode `GP-ABC234`: a<b & c', ['Ya', 'Tidak', 'Menu']);
    expect(await office.send(body)).toEqual({ kind: 'sent' });
    expect(office.said()).toMatchObject([
      {
        text: 'Halo Sari, kode GP-ABC234: a<b & c',
        entities: [{ type: 'bold' }, { type: 'code' }],
        buttons: [
          [
            { text: 'Ya', data: 'choice:0' },
            { text: 'Tidak', data: 'choice:1' },
          ],
          [{ text: 'Menu', data: 'choice:2' }],
        ],
      },
    ]);
  });

  it('of a code', async () => {
    await office.send({ kind: 'code', value: '820261123000001' });
    expect(office.said()).toMatchObject([
      { text: '820261123000001', entities: [{ type: 'code', offset: 0, length: 15 }], buttons: [] },
    ]);
  });

  it('of a link: a button, or a line where Telegram takes none', async () => {
    const link = (url: string): OutboundBody => ({ kind: 'link', text: 'Invoice', label: 'Unduh', url });
    await office.send(link('https://pst.example/verifikasi/x'));
    await office.send(link('http://localhost:3000/verifikasi/x'));
    expect(office.said()).toMatchObject([
      { text: 'Invoice', buttons: [[{ text: 'Unduh', url: 'https://pst.example/verifikasi/x' }]] },
      { text: 'Invoice\n\nUnduh: http://localhost:3000/verifikasi/x', buttons: [] },
    ]);
  });

  it('of a text over the limit: bubble by bubble, the buttons on the last', async () => {
    const paragraphs = Array.from({ length: 30 }, (_, at) => `*Bagian ${at}* ${'👍 & <isi> '.repeat(40)}`.trimEnd());
    await office.sendAll(text(paragraphs.join('\n\n'), ['Lanjut']));
    const said = office.said();
    expect(said.length).toBeGreaterThan(2);
    expect(said.map(({ text: seen }) => seen).join('\n\n')).toBe(paragraphs.join('\n\n').replaceAll('*', ''));
    expect(said.map(({ buttons }) => buttons.length)).toEqual([...said.slice(1).map(() => 0), 1]);
  });

  it('of a message whose bubbles all went before: nothing more', async () => {
    expect(await office.send(text('Halo'), { bubbles: 1 })).toEqual({ kind: 'sent' });
    expect(office.said()).toEqual([]);
  });

  it('no preview of our pages is fetched', async () => {
    await office.send(text('Lihat https://pst.example/unduh/abc'));
    expect(office.telegram.calls.at(-1)?.payload['link_preview_options']).toEqual({ is_disabled: true });
  });
});

describe('a link to a paper', () => {
  beforeEach(async () => {
    await addOrder(office.ctx, 'order-1', 'GP-ABC234');
  });

  it('brings the paper itself, with words and button', async () => {
    const body = await linkTo(office.ctx, 'invoice');
    expect(await office.send(body)).toEqual({ kind: 'sent' });
    expect(office.said()).toMatchObject([
      {
        text: 'Ini invoice Anda.',
        entities: [{ type: 'bold' }],
        document: { name: 'Invoice B-001.pdf', bytes: Buffer.from('%PDF-1.7 isi') },
        buttons: [[{ text: 'Unduh', url: body.url }]],
      },
    ]);
  });

  it('brings it once: its link comes again, the file does not', async () => {
    const { ctx, telegram, person } = office;
    const body = await linkTo(office.ctx, 'invoice');
    const { channel, account, chat } = addressOf(telegram, person);
    const at = new Date(START);
    const message = await ctx.db.write(async (tx) => {
      const conversation = {
        id: 'chat-1',
        channel,
        account,
        chat,
        language: 'id' as const,
        machineVersion: 0,
        snapshot: '',
        revision: 1,
        createdAt: at,
        updatedAt: at,
      };
      await tx.conversation.create({ data: conversation });
      const sent = { direction: 'out', externalId: 'm1#0', body: JSON.stringify(body), status: 'sent', attempts: 1 };
      return tx.message.create({ data: { ...sent, conversationId: 'chat-1', createdAt: at } });
    });
    await office.send(body, { id: message.id });
    await office.send(body, { id: message.id + 1 });
    expect(office.said().map((one) => one.document !== undefined)).toEqual([true, false]);
  });

  it('shows a picture that goes with the invoice', async () => {
    const png = Buffer.from('89504e470d0a1a0a00', 'hex');
    await office.send(await linkTo(office.ctx, 'sample', { bytes: png, name: 'kuesioner.png', mime: 'image/png' }));
    expect(office.said()).toMatchObject([{ photo: { bytes: png }, text: 'Ini invoice Anda.' }]);
  });

  it('sends a large picture as a file, unshrunk', async () => {
    const png = Buffer.concat([Buffer.from('89504e470d0a1a0a00', 'hex'), Buffer.alloc(5_000_000)]);
    await office.send(await linkTo(office.ctx, 'sample', { bytes: png, name: 'kuesioner.png', mime: 'image/png' }));
    expect(office.said()).toMatchObject([{ document: { name: 'kuesioner.png' } }]);
  });

  it.each([
    ['a product', 'product', {}],
    ['a paper over 10 MB', 'invoice', { bytes: Buffer.alloc(10_000_001) }],
    ['words that are no caption', 'invoice', { words: 'kata '.repeat(250) }],
  ] as const)('goes alone for %s', async (_what, kind, options) => {
    await office.send(await linkTo(office.ctx, kind, options));
    const [message] = office.said();
    expect(message).not.toHaveProperty('document');
    expect(message?.buttons).toHaveLength(1);
    expect(office.telegram.calls.map(({ method }) => method)).toEqual(['sendMessage']);
  });

  it.each([
    [413, 'Request Entity Too Large'],
    [400, 'Bad Request: file is too big'],
  ])('goes alone when Telegram refuses the file (%i)', async (status, description) => {
    office.telegram.fault({ method: 'sendDocument', kind: 'status', status, description });
    expect(await office.send(await linkTo(office.ctx, 'invoice'))).toEqual({ kind: 'sent' });
    expect(office.said()).toMatchObject([{ text: 'Ini invoice Anda.', buttons: [[{ text: 'Unduh' }]] }]);
    expect(office.said()[0]).not.toHaveProperty('document');
  });

  it('goes alone when the file cannot be read any more', async () => {
    const body = await linkTo(office.ctx, 'invoice');
    await rm(office.ctx.filesDir, { recursive: true });
    expect(await office.send(body)).toEqual({ kind: 'sent' });
    expect(office.telegram.calls.map(({ method }) => method)).toEqual(['sendMessage']);
  });
});
