/** What a button would have said, typed: over real turns of an office. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { OutboundBody } from '../../../bots/channel.ts';
import { choiceMeant } from '../../../bots/whatsapp/offered.ts';
import { Turns } from '../../../bots/turn.ts';
import { sealBody } from '../../../services/message_bodies.ts';
import { standAt } from '../standing.ts';
import { openWorkshop } from '../../services/workshop.ts';
import type { Workshop } from '../../services/workshop.ts';
import { addressOf } from './sender_office.ts';

const ADDRESS = addressOf('111222333@lid');

let workshop: Workshop;
let conversationId: string;

beforeEach(async () => {
  workshop = await openWorkshop({ seeded: true });
  const { ctx } = workshop;
  await new Turns(ctx).receive({
    address: ADDRESS,
    externalId: 'm1',
    at: ctx.now(),
    body: { kind: 'text', text: 'halo' },
  });
  conversationId = await standAt(ctx, 'menu');
  await ctx.db.write((tx) => tx.message.deleteMany({}));
});

const meant = (text: string) => choiceMeant(workshop.ctx, ADDRESS, text);

let said = 0;

/** The office says it. `labels`: also the choices' ids, in small letters. */
async function says(labels: string[], more: { aside?: true; sealed?: true } = {}): Promise<void> {
  const { ctx } = workshop;
  const choices = labels.map((label) => ({ id: label.toLowerCase(), label }));
  const body: OutboundBody = { kind: 'text', text: '?', choices, ...(more.aside ? { aside: true as const } : {}) };
  await ctx.db.write((tx) =>
    tx.message.create({
      data: {
        conversationId,
        direction: 'out',
        externalId: `m2#${(said += 1)}`,
        body: more.sealed ? sealBody(ctx, body) : JSON.stringify(body),
        status: 'sent',
        attempts: 1,
        createdAt: new Date(ctx.now()),
      },
    }),
  );
}

const OPEN = 'Buka pesanan GP-ABC234';
const aside = { aside: true } as const;

describe('what was offered beside a question', () => {
  it.each([OPEN, 'buka pesanan gp-abc234', '  Buka  pesanan GP-ABC234. ', '*Buka pesanan GP-ABC234*'])(
    'is meant by its words: %j',
    async (typed) => {
      await says([OPEN], aside);
      await says(['Pesan produk', 'Cari produk']);
      expect(await meant(typed)).toEqual({ token: OPEN.toLowerCase(), label: OPEN });
    },
  );

  it.each(['1', 'buka pesanan', `${OPEN} ya`, '', '👍', 'x'.repeat(400)])('is not meant by %j', async (typed) => {
    await says([OPEN, '👍'], aside);
    expect(await meant(typed)).toBeNull();
  });

  it('is meant by a single word only where no question came after it', async () => {
    await says(['Pesan produk']);
    await says(['Selesai'], aside);
    expect(await meant('selesai')).toMatchObject({ token: 'selesai' });
    await says(['Pesan produk']);
    expect(await meant('selesai')).toBeNull();
  });

  it('is the newest of that name, and found where it is sealed', async () => {
    const { ctx } = workshop;
    await says([OPEN], { ...aside, sealed: true });
    expect(await meant(OPEN)).not.toBeNull();
    const body = { kind: 'text', text: '?', choices: [{ id: 'newer', label: OPEN }], aside: true };
    await ctx.db.write((tx) => tx.message.updateMany({ data: { body: JSON.stringify(body) } }));
    await says(['Pesan produk']);
    expect(await meant(OPEN)).toEqual({ token: 'newer', label: OPEN });
  });

  it('is forgotten when much was said since', async () => {
    await says([OPEN], aside);
    for (let at = 0; at < 10; at += 1) await says([]);
    expect(await meant(OPEN)).toBeNull();
  });
});

describe('what an earlier question offered', () => {
  beforeEach(async () => {
    await says(['Urutan abjad', 'Publikasi']);
    await says(['Pesan produk', 'Cari produk']);
  });

  it('is meant by its words, when they are two or more', async () => {
    expect(await meant('urutan abjad')).toEqual({ token: 'urutan abjad', label: 'Urutan abjad' });
    expect(await meant('publikasi')).toBeNull();
  });

  it('is not meant where the words say something themselves', async () => {
    await says(['Buku tamu']);
    await says(['Pesan produk']);
    expect(await meant('buku tamu')).toBeNull();
  });

  it('is not meant where the question that stands offers the same', async () => {
    await says(['Urutan abjad', 'Kembali']);
    expect(await meant('urutan abjad')).toBeNull();
  });

  it('is not meant where any text is an answer; what is beside a question still is', async () => {
    await says([OPEN], aside);
    await standAt(workshop.ctx, { shop: 'choosing' });
    expect(await meant('urutan abjad')).toBeNull();
    expect(await meant(OPEN)).not.toBeNull();
  });
});

it('of somebody else, or in no chat, is nothing', async () => {
  await says([OPEN], aside);
  expect(await choiceMeant(workshop.ctx, addressOf('other@lid'), OPEN)).toBeNull();
});
