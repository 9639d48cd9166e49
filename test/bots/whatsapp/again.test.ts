/** What phones ask for again, and what they tell of our messages. */
import { beforeEach, describe, expect, it } from 'vitest';
import { contentBehind } from '../../../bots/whatsapp/again.ts';
import { idOf } from '../../../bots/whatsapp/message_id.ts';
import { noteReceipts } from '../../../bots/whatsapp/receipts.ts';
import type { Receipt } from '../../../bots/whatsapp/receipts.ts';
import { sealBody, WIPED_BODY } from '../../../services/message_bodies.ts';
import { START } from '../../services/workshop.ts';
import { addChat, CHAT, NUMBER, openSenderOffice, PHONE, text } from './sender_office.ts';
import type { SenderOffice } from './sender_office.ts';

const PHONE_JID = `${PHONE.slice(1)}@s.whatsapp.net`;

let office: SenderOffice;

beforeEach(async () => {
  office = await openSenderOffice();
});

const named = (row: number, bubble = 0) => idOf(office.ctx.vault, row, bubble);

describe('what is asked for again', () => {
  const asked = (id: string, askedBy: string[] = [CHAT], account = NUMBER) =>
    contentBehind(office.ctx, account, id, askedBy);

  it.each([CHAT, '111222333:12@lid', PHONE_JID, '6281234567890:3@s.whatsapp.net', '6281234567890@c.us'])(
    'is what was said, for whom it was said to: %s',
    async (jid) => {
      expect(await asked(named(await office.row(text('Halo *Sari*', ['Ya']))), [jid])).toEqual({
        kind: 'text',
        text: 'Halo *Sari*\n\n*1.* Ya',
      });
    },
  );

  it('is the bubble that is meant, and what is sealed on disk', async () => {
    const body = text(`${'a'.repeat(3_000)} ${'b'.repeat(3_000)}`);
    const row = await office.row(sealBody(office.ctx, body), { bubbles: 1 });
    expect(await asked(named(row, 1))).toEqual({ kind: 'text', text: 'b'.repeat(3_000) });
    expect(await asked(named(row, 2))).toBeNull();
  });

  it('is what waits to be sent once more, and of what failed only what had gone', async () => {
    expect(await asked(named(await office.row(text('Halo'), { status: 'queued' })))).not.toBeNull();
    const failed = await office.row(text(`${'a'.repeat(3_000)} ${'b'.repeat(3_000)}`), {
      status: 'failed',
      bubbles: 1,
    });
    expect(await asked(named(failed, 0))).not.toBeNull();
    expect(await asked(named(failed, 1))).toBeNull();
  });

  it('is nothing for anybody else, under a made-up id, of another account, or once it is wiped', async () => {
    await addChat(office.ctx, 'other@lid', { phone: '+6285550001111' });
    const row = await office.row(text('Halo Sari'));
    expect(await asked(named(row), ['other@lid', '6285550001111@s.whatsapp.net'])).toBeNull();
    expect(await asked(named(row), [])).toBeNull();
    expect(await asked(`${named(row).slice(0, -1)}${named(row).endsWith('0') ? '1' : '0'}`)).toBeNull();
    expect(await asked('BAE5F1D2A0C3B4E5')).toBeNull();
    expect(await asked(named(row + 1))).toBeNull();
    expect(await asked(named(row), [CHAT], '628000000000')).toBeNull();
    expect(await asked(named(await office.row(WIPED_BODY)))).toBeNull();
  });
});

describe('receipts', () => {
  const at = (seconds: number) => START + seconds * 1_000;
  const told = (row: number, state: Receipt['state'], seconds: number, more: Partial<Receipt> = {}): Receipt => ({
    id: named(row),
    from: [CHAT],
    state,
    at: at(seconds),
    ...more,
  });
  const marks = async (row: number) => {
    const { deliveredAt, readAt } = await office.ctx.db.read.message.findUniqueOrThrow({ where: { id: row } });
    return [deliveredAt, readAt].map((instant) => (instant === null ? null : (instant.getTime() - START) / 1_000));
  };
  const note = (...receipts: Receipt[]) => noteReceipts(office.ctx, NUMBER, receipts);

  it('are kept, the first of each', async () => {
    const row = await office.row(text('Halo'));
    await note(told(row, 'delivered', 3), told(row, 'delivered', 2));
    expect(await marks(row)).toEqual([2, null]);
    await note(told(row, 'delivered', 1), told(row, 'read', 5));
    expect(await marks(row)).toEqual([2, 5]);
    await note(told(row, 'read', 4));
    expect(await marks(row)).toEqual([2, 5]);
  });

  it('read is delivered, too; many at once', async () => {
    const rows = [await office.row(text('a')), await office.row(text('b')), await office.row(text('c'))];
    const [a = 0, b = 0, c = 0] = rows;
    await note(told(a, 'read', 7, { from: [`6281234567890:2@s.whatsapp.net`] }), told(b, 'delivered', 8));
    expect([await marks(a), await marks(b), await marks(c)]).toEqual([
      [7, 7],
      [8, null],
      [null, null],
    ]);
  });

  it('of a message in pieces count when its last one is there', async () => {
    const row = await office.row(text(`${'a'.repeat(3_000)} ${'b'.repeat(3_000)}`), { bubbles: 1 });
    await note(told(row, 'delivered', 1));
    expect(await marks(row)).toEqual([null, null]);
    await note(told(row, 'delivered', 2, { id: named(row, 1) }));
    expect(await marks(row)).toEqual([2, null]);
  });

  it('of others, and from others, are passed over', async () => {
    const row = await office.row(text('Halo'));
    await note(
      told(row, 'read', 1, { from: ['other@lid'] }),
      told(row, 'read', 1, { id: 'BAE5F1D2A0C3B4E5' }),
      told(row + 1, 'read', 1),
    );
    await noteReceipts(office.ctx, '628000000000', [told(row, 'read', 1)]);
    expect(await marks(row)).toEqual([null, null]);
  });
});
