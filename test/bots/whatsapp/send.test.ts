/** What goes to WhatsApp, and what becomes of what does not. */
import { beforeEach, describe, expect, it } from 'vitest';
import { idOf } from '../../../bots/whatsapp/message_id.ts';
import { TIMING } from '../../../bots/whatsapp/timing.ts';
import { WhatsAppProblem } from '../../../bots/whatsapp/wire.ts';
import { noteLinkOver, tryLineAgain } from '../../../services/whatsapp_line.ts';
import { linkTo, PDF } from '../paper_link.ts';
import { addOrder } from '../../services/rows.ts';
import { ADMIN, DAY, HOUR, START } from '../../services/workshop.ts';
import { addChat, openSenderOffice, text } from './sender_office.ts';
import type { SenderOffice } from './sender_office.ts';

let office: SenderOffice;

beforeEach(async () => {
  office = await openSenderOffice();
});

const words = () => office.put.map(({ content }) => (content.kind === 'text' ? content.text : content.caption));
const closedLine = { kind: 'later', afterMs: 0, reason: 'the line is closed', attempt: false };

describe('a message', () => {
  it('goes bubble by bubble, each under an id that is its own for ever', async () => {
    const body = text(`${'a'.repeat(3_000)} ${'b'.repeat(3_000)}`);
    expect(await office.send(body, { id: 7 })).toEqual({ kind: 'partly' });
    expect(await office.send(body, { id: 7, bubbles: 1 })).toEqual({ kind: 'sent' });
    expect(await office.send(body, { id: 7, bubbles: 1 })).toEqual({ kind: 'sent' });
    const { vault } = office.ctx;
    expect(office.put.map(({ id }) => id)).toEqual([idOf(vault, 7, 0), idOf(vault, 7, 1), idOf(vault, 7, 1)]);
    expect(words().map((one) => one[0])).toEqual(['a', 'b', 'b']);
  });

  it('whose bubbles all went before is sent', async () => {
    expect(await office.send(text('Halo'), { bubbles: 1 })).toEqual({ kind: 'sent' });
    expect(office.put).toEqual([]);
  });

  it('waits while the line is closed', async () => {
    const { wire } = office.line;
    office.line.wire = undefined;
    expect(await office.send(text('Halo'))).toEqual(closedLine);
    office.line.wire = wire;
    // it has closed, and has not said so yet
    office.answers.push(new WhatsAppProblem('WHATSAPP_LINE_CLOSED'));
    expect(await office.send(text('Halo'))).toEqual({ ...closedLine, afterMs: 2_000 });
    expect(await office.send(text('Halo'))).toEqual({ kind: 'sent' });
  });

  it('of which nothing is heard is tried again, and given up some time, unless the line broke', async () => {
    office.answers.push({ kind: 'unknown', reason: 'timeout' }, () => {
      office.line.wire = undefined;
      return { kind: 'unknown', reason: 'closed' };
    });
    await expect(office.send(text('Halo'))).rejects.toMatchObject({ code: 'WHATSAPP_UNHEARD' });
    expect(await office.send(text('Halo'))).toEqual(closedLine);
  });

  it('is answered after a moment of its own', async () => {
    const drawn: number[] = [];
    const slow = await openSenderOffice({ jitterMs: [2, 4], random: () => (drawn.push(1), 0.5) });
    expect(await slow.send(text('Halo'))).toEqual({ kind: 'sent' });
    expect(await slow.send(text('Halo'), { unasked: true })).toEqual({ kind: 'sent' });
    expect(drawn).toEqual([1]);
  });
});

describe('what nobody asked for', () => {
  it('is paced; answers are not', async () => {
    const unasked = { unasked: true };
    expect(await office.send(text('Kabar'), unasked)).toEqual({ kind: 'sent' });
    expect(await office.send(text('Kabar'), unasked)).toMatchObject({ kind: 'later', afterMs: 2_000, attempt: false });
    expect(await office.send(text('Jawaban'))).toEqual({ kind: 'sent' });
    office.pass(2_000);
    expect(await office.send(text('Kabar'), unasked)).toEqual({ kind: 'sent' });
  });

  it('is never a first contact', async () => {
    await addChat(office.ctx, 'stranger@lid', { heard: false });
    const failed = { kind: 'failed', reason: 'first contact' };
    expect(await office.send(text('Kabar'), { unasked: true }, 'stranger@lid')).toEqual(failed);
    expect(await office.send(text('Kabar'), { unasked: true }, 'nobody@lid')).toEqual(failed);
    expect(office.put).toEqual([]);
  });
});

describe('a number that WhatsApp restricts', () => {
  const waits = { kind: 'later', afterMs: 60_000, reason: 'WhatsApp restricts the number', attempt: false };
  const row = () => office.ctx.db.read.whatsappLine.findUnique({ where: { id: 1 } });

  beforeEach(async () => {
    // it was believed free before
    await office.send(text('Halo'));
    office.put.length = 0;
    office.answers.push({ kind: 'refused', code: '463' });
    await office.send(text('Halo'));
  });

  /** A message that waits for the end of it, as the outbox notes that. */
  async function held(): Promise<number> {
    const id = await office.row(text('Halo'), { status: 'queued' });
    const data = { nextAttemptAt: new Date(START + HOUR), error: waits.reason };
    await office.ctx.db.write((tx) => tx.message.update({ where: { id }, data }));
    return id;
  }

  const dueAt = async (id: number) =>
    (await office.ctx.db.read.message.findUniqueOrThrow({ where: { id } })).nextAttemptAt;

  it('sends nothing for a day, and the panel knows', async () => {
    await addChat(office.ctx, 'other@lid');
    expect(await office.send(text('Halo'))).toEqual(waits);
    expect(await office.send(text('Halo'), {}, 'other@lid')).toEqual(waits);
    expect(office.put).toHaveLength(1);
    expect((await row())?.pausedUntil).toEqual(new Date(START + DAY));
    office.pass(DAY - 1_000);
    expect(await office.send(text('Halo'))).toEqual({ ...waits, afterMs: 1_000 });
    office.pass(1_000);
    expect(await office.send(text('Halo'))).toEqual({ kind: 'sent' });
  });

  it('sends again when an admin has it tried again', async () => {
    await office.ctx.db.write(async (tx) => {
      await tx.whatsappKey.create({ data: { type: 'creds', id: 'self', value: '' } });
      await noteLinkOver(tx, office.ctx, 'linked');
    });
    expect(await office.send(text('Halo'))).toEqual(waits);
    const id = await held();
    expect(await tryLineAgain(office.ctx, ADMIN)).toEqual({ ok: true });
    expect(await dueAt(id)).toBeNull();
    expect(await office.send(text('Halo'))).toEqual({ kind: 'sent' });
  });

  it('is believed when it says itself until when', async () => {
    await office.sender.whenRestricted(null);
    await office.sender.whenRestricted({ until: START + HOUR });
    expect((await row())?.pausedUntil).toEqual(new Date(START + HOUR));
    // nothing that is said in passing makes it shorter
    await office.sender.whenRestricted({ until: START + 60_000 });
    expect((await row())?.pausedUntil).toEqual(new Date(START + HOUR));
    const id = await held();
    await office.sender.whenRestricted(null);
    expect(await dueAt(id)).toBeNull();
    expect(await office.send(text('Halo'))).toEqual({ kind: 'sent' });
  });

  it('takes one whose end is not said for a long one', async () => {
    await office.sender.whenRestricted(null);
    await office.sender.whenRestricted({ until: undefined });
    expect((await row())?.pausedUntil).toEqual(new Date(START + TIMING.pauseMs));
    await office.sender.whenRestricted(null);
    expect((await row())?.pausedUntil).toBeNull();
  });

  it('is paused when another process learnt it, within the time of a look', async () => {
    const other = await openSenderOffice();
    await other.send(text('Halo'));
    await other.ctx.db.write((tx) =>
      tx.whatsappLine.create({ data: { id: 1, pausedUntil: new Date(START + DAY), updatedAt: new Date(START) } }),
    );
    other.pass(2_000);
    expect(await other.send(text('Halo'))).toEqual(waits);
  });
});

describe('a link to a paper', () => {
  beforeEach(async () => {
    await addOrder(office.ctx, 'order-1', 'GP-ABC234');
  });

  it('brings the paper itself, with the words below it', async () => {
    const body = await linkTo(office.ctx, 'invoice');
    expect(await office.send(body)).toEqual({ kind: 'sent' });
    expect(office.put[0]?.content).toEqual({
      kind: 'document',
      ...PDF,
      bytes: Buffer.from('%PDF-1.7 isi'),
      caption: `Ini *invoice* Anda.\n\nUnduh: ${body.url}`,
    });
  });

  it('shows a picture that goes with the invoice', async () => {
    const bytes = Buffer.from('89504e470d0a1a0a00', 'hex');
    await office.send(await linkTo(office.ctx, 'sample', { bytes, name: 'kuesioner.png', mime: 'image/png' }));
    expect(office.put[0]?.content).toMatchObject({ kind: 'image', bytes, mime: 'image/png' });
  });

  it('brings it once: its link comes again, the file does not', async () => {
    const body = await linkTo(office.ctx, 'invoice');
    const id = await office.row(body);
    await office.send(body, { id });
    await office.send(body, { id: id + 1 });
    expect(office.put.map(({ content }) => content.kind)).toEqual(['document', 'text']);
  });

  it.each([
    ['a product', 'product', {}],
    ['a paper over 10 MB', 'invoice', { bytes: Buffer.alloc(10_000_001) }],
    ['words that are no caption', 'invoice', { words: 'kata '.repeat(250) }],
  ] as const)('goes alone for %s', async (_what, kind, options) => {
    await office.send(await linkTo(office.ctx, kind, options));
    expect(office.put.map(({ content }) => content.kind)).toEqual(['text']);
  });

  it.each([new WhatsAppProblem('WHATSAPP_NETWORK'), new Error('Media upload failed on all hosts')])(
    'goes alone when the file cannot be sent (%s)',
    async (problem) => {
      office.answers.push(problem);
      const body = await linkTo(office.ctx, 'invoice');
      expect(await office.send(body)).toEqual({ kind: 'sent' });
      expect(words()).toEqual([`Ini *invoice* Anda.\n\nUnduh: ${body.url}`]);
      expect(office.put[0]?.content.kind).toBe('text');
    },
  );

  it('waits as it is when the line closes', async () => {
    office.answers.push(new WhatsAppProblem('WHATSAPP_LINE_CLOSED'));
    expect(await office.send(await linkTo(office.ctx, 'invoice'))).toEqual({ ...closedLine, afterMs: 2_000 });
    expect(office.put).toEqual([]);
  });
});
