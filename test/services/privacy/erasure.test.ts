/** "Hapus data": whatever is kept of a person goes, in every table and in the files (docs/domain.md 9). */
import { describe, expect, it } from 'vitest';
import { Turns } from '../../../bots/turn.ts';
import { Prisma } from '../../../prisma/generated/sqlite/client.ts';
import { answerComplaint } from '../../../services/complaints/chat.ts';
import type { ServiceContext } from '../../../services/context.ts';
import { runDueTimers } from '../../../services/timers.ts';
import { verifyDocument } from '../../../services/verification.ts';
import { Talker } from '../../bots/talker.ts';
import { openDataOffice } from '../data_order.ts';
import {
  MARK,
  ONLY_IDS,
  PLANTED,
  filesOnDisk,
  markedFile,
  plantCounter,
  plantOrder,
  whereMarked,
  whereNamed,
} from './marks.ts';

const FORM = [
  'halo',
  'setuju',
  'data diri saya',
  `${MARK} Aminah`,
  `${MARK}@contoh.id`,
  '081277700999',
  'swasta',
  `PT ${MARK}`,
  'pegawai swasta',
  'komersial',
  'Indonesia',
  '912345678901234',
  'masih aktif',
  'simpan',
];

async function planted(ctx: ServiceContext) {
  const turns = new Turns(ctx);
  const person = new Talker(ctx, '700', { turns });
  for (const words of FORM) await person.say(words);
  const { id: conversationId, customerId } = await person.row();
  if (customerId === null) throw new Error((await person.heard()).join('\n'));
  const who = { customerId, conversationId };
  // where the network tells it
  await ctx.db.write((tx) =>
    tx.conversation.update({ where: { id: conversationId }, data: { phone: '+6281277700999' } }),
  );
  const code = await plantOrder(ctx, who);
  await plantCounter(ctx, who);
  // a form that was begun, and words that nobody asked for
  await person.say('pesan produk statistik');
  await person.say(`${MARK} produk`);
  return { person, turns, code, ...who };
}

async function erase(person: Talker): Promise<string[]> {
  await person.say('hapus data');
  await person.say('lanjut menghapus');
  return person.say('ya, hapus data saya');
}

it('is looked for in every table there is', () => {
  expect([...PLANTED, ...ONLY_IDS].toSorted()).toEqual(Object.keys(Prisma.ModelName).toSorted());
});

/** Only so that a busy machine does not end the search through every table half-way. */
const PATIENT = { timeout: 120_000 };

describe('hapus data', PATIENT, () => {
  it('leaves no mark of the person in any table or file', async () => {
    const { ctx } = await openDataOffice();
    const { person, code, customerId } = await planted(ctx);
    expect(await whereMarked(ctx)).toEqual([...PLANTED, 'files']);

    const said = await erase(person);
    expect(said[0]).toContain('Data Bapak/Ibu sudah dihapus');
    expect(said.at(-1)).toContain('Apakah Bapak/Ibu setuju');
    await runDueTimers(ctx);
    expect(await whereMarked(ctx)).toEqual([]);

    const { customerId: now } = await person.row();
    expect(now).toBeNull();
    const customer = await ctx.db.read.customer.findUniqueOrThrow({ where: { id: customerId } });
    expect(customer).toMatchObject({ email: '', phone: '', institution: '', npwpCipher: null });
    expect(customer.name).toMatch(/^Pelanggan [A-Z0-9]{6}$/);
    expect(customer.erasedAt).not.toBeNull();
    // the ledger stays, and its documents can still be told from forgeries
    const order = await ctx.db.read.order.findUniqueOrThrow({
      where: { code },
      include: { documents: true, payments: true, rating: true },
    });
    expect(order.documents.map(({ kind }) => kind).toSorted()).toEqual(['agreement', 'invoice']);
    expect(order.payments).toHaveLength(1);
    expect(order.rating?.stars).toBe(5);
    const invoice = order.documents.find(({ kind }) => kind === 'invoice');
    const verified = await verifyDocument(ctx, invoice?.verifyCode ?? '');
    expect(verified).toMatchObject({ number: invoice?.number, amount: Number(invoice?.total) });
    expect(verified?.recipient).toMatch(/^P\*\*\* .\*\*\*$/);
    const complaint = await ctx.db.read.complaint.findFirstOrThrow();
    expect(complaint).toMatchObject({ kind: 'complaint', status: 'closed', customerId: null, conversationId: null });
    const chat = { conversationId: 'other', customerId: null, channel: 'telegram', language: 'id' } as const;
    const asked = { type: 'complaint.show', code: complaint.code } as const;
    const shown = await answerComplaint(ctx, ctx.db.read, chat, asked);
    expect(shown).toMatchObject({ complaint: { status: 'closed', erased: true } });
    const erasure = await ctx.db.read.erasure.findFirstOrThrow();
    expect(erasure.kept).toEqual([
      { kind: 'ledger', count: 1 },
      { kind: 'complaint', count: 1 },
      { kind: 'rating', count: 1 },
      { kind: 'consent', count: 1 },
    ]);
  });

  it('leaves what stays of the counter without a way to the person, who may come back as somebody else', async () => {
    const { ctx } = await openDataOffice();
    const { person, code, customerId, conversationId } = await planted(ctx);
    const { id: orderId } = await ctx.db.read.order.findUniqueOrThrow({ where: { code } });
    await ctx.db.write(async (tx) => {
      const { id: visitId } = await tx.visit.findFirstOrThrow();
      await tx.order.update({ where: { id: orderId }, data: { visitId } });
      await tx.complaint.updateMany({ data: { orderId } });
      await tx.visit.updateMany({ data: { status: 'skipped' } });
    });
    await erase(person);
    await runDueTimers(ctx);
    // the ledgers, and the chat that waits for its answer
    expect(await whereNamed(ctx, [conversationId])).toEqual(['Consent', 'Conversation', 'Message', 'Turn']);
    expect(await whereNamed(ctx, [customerId])).toEqual(['AuditEntry', 'Customer', 'Erasure', 'Order']);
    expect(await whereNamed(ctx, [orderId])).not.toContain('Complaint');
    expect((await ctx.db.read.order.findUniqueOrThrow({ where: { id: orderId } })).visitId).toBeNull();
    expect(await ctx.db.read.visit.findFirstOrThrow()).toMatchObject({ status: 'cancelled', name: '' });
    expect(await ctx.db.read.handover.findFirstOrThrow()).toMatchObject({ status: 'ended', conversationId: null });
  });

  it('reaches the other chats of the person, and leaves other people alone', async () => {
    const { ctx } = await openDataOffice();
    const { person, customerId, turns } = await planted(ctx);
    const second = new Talker(ctx, '701', { turns });
    for (const words of ['halo', 'setuju', `${MARK} juga di sini`]) await second.say(words);
    await ctx.db.write(async (tx) => {
      await tx.conversation.updateMany({ where: { chat: '701' }, data: { customerId } });
    });
    const other = new Talker(ctx, '702', { turns });
    for (const words of FORM)
      await other.say(words.replaceAll(MARK, 'budi').replace('912345678901234', '812345678901234'));
    const { customerId: stranger } = await other.row();
    const before = await ctx.db.read.message.count({ where: { conversation: { chat: '702' } } });

    await erase(person);
    await runDueTimers(ctx);
    expect(await ctx.db.read.message.count({ where: { conversation: { chat: '701' } } })).toBe(0);
    expect(await ctx.db.read.chatEvent.count({ where: { conversation: { chat: '701' }, status: 'pending' } })).toBe(1);
    const greeted = await second.say('halo');
    expect(greeted.at(-1)).toContain('Apakah Bapak/Ibu setuju');
    expect(await ctx.db.read.message.count({ where: { conversation: { chat: '702' } } })).toBe(before);
    expect((await ctx.db.read.customer.findUniqueOrThrow({ where: { id: stranger ?? '' } })).name).toBe('budi Aminah');
  });

  it('waits for an open order, and says what to do', async () => {
    const { ctx } = await openDataOffice();
    const { person, code } = await planted(ctx);
    await ctx.db.write((tx) => tx.order.update({ where: { code }, data: { phase: 'settling' } }));
    const [refused] = await person.say('hapus data');
    expect(refused).toContain(code);
    expect(refused).toContain('selesaikan atau batalkan');
    expect(await ctx.db.read.erasure.count()).toBe(0);

    // and one that was placed while it was being asked
    await ctx.db.write((tx) => tx.order.update({ where: { code }, data: { phase: 'completed' } }));
    await person.say('hapus data');
    await person.say('lanjut menghapus');
    await ctx.db.write((tx) => tx.order.update({ where: { code }, data: { phase: 'settling' } }));
    const [late] = await person.say('ya, hapus data saya');
    expect(late).toContain(code);
    expect(await ctx.db.read.erasure.count()).toBe(0);
    expect((await person.row()).customerId).not.toBeNull();
  });

  it('is asked twice: an "ok" in passing erases nothing', async () => {
    const { ctx } = await openDataOffice();
    const { person } = await planted(ctx);
    await person.say('hapus data');
    await person.say('ok makasih');
    await person.say('jangan hapus');
    await person.say('hapus data');
    await person.say('lanjut menghapus');
    const [kept] = await person.say('tidak');
    expect(kept).toContain('tidak ada yang dihapus');
    expect(await ctx.db.read.erasure.count()).toBe(0);
  });

  it('ends a file of one’s own data with everything else, also one that is being made', async () => {
    const { ctx } = await openDataOffice();
    const { person } = await planted(ctx);
    await person.say('data saya');
    expect((await runDueTimers(ctx)).acted).toBe(1);
    await person.say('data saya');
    await erase(person);
    await runDueTimers(ctx);
    expect(await ctx.db.read.storedFile.count({ where: { purpose: 'export' } })).toBe(0);
    expect(await ctx.db.read.chatEvent.count()).toBe(0);
    expect(await whereMarked(ctx)).toEqual([]);
  });

  it('deletes from the disk what a crash left between the write and the deletion', async () => {
    const { ctx } = await openDataOffice();
    const { person } = await planted(ctx);
    await erase(person);
    // the program ended here: the timer is still there
    expect(await ctx.db.read.timer.count({ where: { kind: 'files.erase' } })).toBe(1);
    const before = (await filesOnDisk(ctx)).length;
    await runDueTimers(ctx);
    expect((await filesOnDisk(ctx)).length).toBeLessThan(before);
    expect(await ctx.db.read.storedFile.count({ where: { purpose: 'erased' } })).toBe(0);
    expect(await ctx.db.read.timer.count({ where: { kind: 'files.erase' } })).toBe(0);
  });

  it('of somebody who never registered takes their chat and files', async () => {
    const { ctx } = await openDataOffice();
    const person = new Talker(ctx, '800');
    for (const words of ['halo', 'setuju', `${MARK} di sini`]) await person.say(words);
    await markedFile(ctx, `conversation:${(await person.row()).id}`);
    await erase(person);
    await runDueTimers(ctx);
    expect(await whereMarked(ctx)).toEqual([]);
  });
});
