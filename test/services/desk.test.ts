/** Talks of customers with a person of the office, through the use cases that the panel calls (docs/domain.md 12). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { carryOutDesk } from '../../services/desk/chat.ts';
import { deskBoard, deskWork } from '../../services/desk/board.ts';
import { cannedReplies, cannedText, saveCanned, setCannedActive } from '../../services/desk/canned.ts';
import { endIdleTalk, leaveTalk } from '../../services/desk/endings.ts';
import { deskFigures, median, openings } from '../../services/desk/figures.ts';
import { history } from '../../services/desk/history.ts';
import { lineOf, paceOf } from '../../services/desk/line.ts';
import { otherTalkers, readTalkFile, repliesFor, talkLines, talkView } from '../../services/desk/talk.ts';
import {
  beginTalk,
  claimTalk,
  closeTalk,
  LONGEST_ANSWER,
  markSeen,
  sayInTalk,
  transferTalk,
} from '../../services/desk/talks.ts';
import { nextOpening } from '../../domain/hours.ts';
import { discardUnusedUploads, storeBytes } from '../../services/files.ts';
import { holidayCalendar } from '../../services/holidays.ts';
import { readOffice } from '../../services/office.ts';
import { setOfficerActive } from '../../services/people.ts';
import type { Actor } from '../../services/context.ts';
import { isPrivate } from '../../services/message_bodies.ts';
import { enterVisit } from '../../services/visits/take.ts';
import { openOffice, type Office } from '../office.ts';
import { webchatDriver } from '../journeys/webchat_driver.ts';
import type { Device } from '../journeys/driver.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ clock: '2026-11-23 09:00' });
});
afterAll(() => office.stop());

/** A chat in which consent was given; `said` is written after that. */
async function chatThat(...said: string[]): Promise<{ device: Device; conversationId: string }> {
  const network = await webchatDriver.begin();
  const device = await network.newDevice(office);
  const before = await office.ctx.db.read.conversation.findMany({ select: { id: true } });
  await device.send({ kind: 'open' });
  for (const text of ['setuju', ...said]) await device.send({ kind: 'text', text });
  await device.received();
  const known = before.map(({ id }) => id);
  const { id } = await office.ctx.db.read.conversation.findFirstOrThrow({ where: { id: { notIn: known } } });
  return { device, conversationId: id };
}

async function textsOf(device: Device): Promise<string[]> {
  await office.settled();
  return (await device.received()).map((bubble) => ('text' in bubble ? bubble.text : bubble.value));
}

async function openOf(conversationId: string) {
  return office.ctx.db.read.handover.findFirstOrThrow({
    where: { conversationId },
    orderBy: { requestedAt: 'desc' },
  });
}

async function stored(actor: { id: string }): Promise<string> {
  const bytes = new TextEncoder().encode('%PDF-1.7 uji');
  const given = { bytes, name: 'uji.pdf', mime: 'application/pdf', purpose: 'upload' as const };
  return (await storeBytes(office.ctx, { ...given, owner: `officer:${actor.id}` })).id;
}

describe('the line', () => {
  it('tells each their place, once, however often they ask', async () => {
    const first = await chatThat('petugas');
    const second = await chatThat('petugas', 'menu', 'petugas');
    const read = office.ctx.db.read;
    expect((await lineOf(office.ctx, read, first.conversationId)).position).toBe(1);
    expect((await lineOf(office.ctx, read, second.conversationId)).position).toBe(2);
    expect(await read.handover.count({ where: { conversationId: second.conversationId } })).toBe(1);
    await second.device.send({ kind: 'tap', label: 'Batalkan permintaan' });
    expect(await lineOf(office.ctx, read, second.conversationId)).toMatchObject({ state: 'none', openNow: true });
    await first.device.send({ kind: 'tap', label: 'Batalkan permintaan' });
  });

  it.each([
    [[], null],
    [[60_000], null],
    [[600_000, 0], 10],
  ])('has a pace only once something can be told from it: %j', (times, minutes) => {
    expect(paceOf(times, 1_200_000)).toBe(minutes);
  });
});

describe('two officers at once', () => {
  it('one gets the chat, and the other is told who has it', async () => {
    const { petugas, petugas2 } = office.people;
    const chat = await chatThat('petugas');
    const { id } = await openOf(chat.conversationId);
    const claims = await Promise.all([claimTalk(office.ctx, petugas, id), claimTalk(office.ctx, petugas2, id)]);
    expect(claims.filter(({ ok }) => ok)).toHaveLength(1);
    const won = claims[0]?.ok === true ? petugas : petugas2;
    expect(claims).toContainEqual({ ok: false, reason: 'taken', by: won.name });
    expect((await textsOf(chat.device)).filter((text) => text.includes('kini melayani'))).toHaveLength(1);
    // the same officer's second press is no mistake
    expect(await claimTalk(office.ctx, won, id)).toEqual({ ok: true });
    const lost = won === petugas ? petugas2 : petugas;
    expect(await sayInTalk(office.ctx, lost, id, { text: 'Halo', fileId: null })).toEqual({
      ok: false,
      reason: 'not_yours',
    });
    expect(await closeTalk(office.ctx, won, id, false)).toEqual({ ok: true });
    expect(await sayInTalk(office.ctx, won, id, { text: 'Halo', fileId: null })).toMatchObject({ reason: 'not_yours' });
  });
});

describe('roles', () => {
  it('talk, read, or neither', async () => {
    const { ctx, people } = office;
    const chat = await chatThat('petugas');
    const { id } = await openOf(chat.conversationId);
    for (const actor of [people.admin, people.pimpinan, { kind: 'customer', id: 'x', name: 'x' } as Actor]) {
      expect(await claimTalk(ctx, actor, id)).toEqual({ ok: false, reason: 'forbidden' });
      expect(await sayInTalk(ctx, actor, id, { text: 'x', fileId: null })).toMatchObject({ reason: 'forbidden' });
      expect(await closeTalk(ctx, actor, id, true)).toMatchObject({ reason: 'forbidden' });
      expect(await transferTalk(ctx, actor, id, people.petugas.id)).toMatchObject({ reason: 'forbidden' });
      expect(await beginTalk(ctx, actor, { code: 'GP-ABC234', text: 'x' })).toMatchObject({ reason: 'forbidden' });
    }
    expect(await talkView(ctx, people.admin, id)).toBeNull();
    const of = { conversationId: chat.conversationId, search: '', before: undefined };
    expect(await history(ctx, people.admin, of)).toBeNull();
    expect(await talkView(ctx, people.pimpinan, id)).toMatchObject({ id, own: false });
    const reading = await ctx.db.read.auditEntry.findFirst({
      where: { action: 'personal.read', actorId: people.pimpinan.id },
    });
    expect(reading?.subject).toBe(`conversation:${chat.conversationId}`);
    expect(await claimTalk(ctx, people.bendahara, id)).toEqual({ ok: true });
    expect(await closeTalk(ctx, people.bendahara, id, false)).toEqual({ ok: true });
  });
});

describe('a talk', () => {
  it('is silent on the assistant’s side, shows who said what, and is asked about when it was settled', async () => {
    const { ctx, people } = office;
    const { petugas, petugas2 } = people;
    const chat = await chatThat('petugas', 'Pertanyaan saya tentang *harga*');
    const { id } = await openOf(chat.conversationId);
    expect((await deskBoard(ctx, petugas)).waiting.at(-1)).toMatchObject({ id, name: null, unread: 2 });
    await claimTalk(ctx, petugas, id);
    await textsOf(chat.device);
    for (const text of ['halo', 'status', 'kembali', 'batal', '1', 'GP-ABC234', 'english'])
      await chat.device.send({ kind: 'text', text });
    expect(await textsOf(chat.device)).toEqual([expect.stringContaining('Sudah disampaikan kepada petugas')]);
    expect(await deskWork(ctx, petugas.id)).toEqual({ waiting: 0, unread: 1 });

    expect(await sayInTalk(ctx, petugas, id, { text: ' \n ', fileId: null })).toMatchObject({ reason: 'empty' });
    const long = 'x'.repeat(LONGEST_ANSWER + 1);
    expect(await sayInTalk(ctx, petugas, id, { text: long, fileId: null })).toMatchObject({ reason: 'too_long' });
    // an officer's words go out as they are: what is bold in them is for the channels, all by the same rule (bots/markup)
    const words = 'Harganya *tetap*: 2*3*4, *lihat `x` di https://contoh.example/a*b*c';
    await sayInTalk(ctx, petugas, id, { text: words, fileId: null });
    expect(await textsOf(chat.device)).toEqual([`👤 *${petugas.name}*\n${words}`]);

    const talk = await talkView(ctx, petugas, id);
    if (talk === null) throw new Error('The talk is not there');
    const { lines } = await talkLines(ctx, petugas, talk);
    expect(lines.filter(({ officer }) => officer !== null).map(({ officer }) => officer)).toEqual([petugas.name]);
    await markSeen(ctx, petugas, id, lines.at(-1)?.id ?? 0);
    expect((await deskBoard(ctx, petugas)).mine).toMatchObject([{ id, unread: 0, owner: petugas.name }]);
    // another officer's look is not its officer's
    await markSeen(ctx, petugas2, id, 999_999);
    expect((await openOf(chat.conversationId)).seenMessageId).toBe(lines.at(-1)?.id);

    expect(await transferTalk(ctx, petugas, id, petugas.id)).toMatchObject({ reason: 'no_such_officer' });
    expect(await transferTalk(ctx, petugas, id, people.admin.id)).toMatchObject({ reason: 'no_such_officer' });
    expect(await transferTalk(ctx, petugas, id, petugas2.id)).toEqual({ ok: true });
    expect(await textsOf(chat.device)).toEqual([`👤 Percakapan ini dilanjutkan oleh *${petugas2.name}*.`]);
    // to whom it was handed it is new, whatever the other has read
    const theirs = (await deskBoard(ctx, petugas2)).mine;
    expect(theirs).toMatchObject([{ id, unread: 1, handedBy: petugas.name }]);
    expect((await otherTalkers(ctx, petugas2.id)).map(({ name }) => name)).toContain(petugas.name);
    expect(await closeTalk(ctx, petugas, id, true)).toMatchObject({ reason: 'not_yours' });
    expect(await closeTalk(ctx, petugas2, id, true)).toEqual({ ok: true });
    expect((await textsOf(chat.device))[0]).toContain('Percakapan dengan petugas selesai');
    expect(await ctx.db.read.ratingInvite.count({ where: { subject: 'chat', subjectId: id } })).toBe(1);
  });

  it('keeps the files of both sides with it, and lets go of what comes after it', async () => {
    const { ctx, people } = office;
    const { petugas, petugas2 } = people;
    const chat = await chatThat('petugas');
    const { id } = await openOf(chat.conversationId);
    await claimTalk(ctx, petugas, id);
    const pdf = new TextEncoder().encode('%PDF-1.7\n1 0 obj\n');
    await chat.device.send({ kind: 'file', name: 'bukti.pdf', bytes: pdf, caption: '' });
    const theirs = await stored(petugas2);
    expect(await sayInTalk(ctx, petugas, id, { text: '', fileId: theirs })).toMatchObject({ reason: 'file_unusable' });
    const own = await stored(petugas);
    expect(await sayInTalk(ctx, petugas, id, { text: 'Silakan', fileId: own })).toEqual({ ok: true });
    await office.settled();
    const link = (await chat.device.received()).find(({ kind }) => kind === 'link');
    expect(link).toMatchObject({ text: `👤 *${petugas.name}* mengirim berkas *uji.pdf*:\nSilakan` });
    await chat.device.send({ kind: 'text', text: 'selesai' });
    await chat.device.send({ kind: 'file', name: 'nanti.pdf', bytes: pdf, caption: '' });
    await discardUnusedUploads(ctx);
    const names = (await ctx.db.read.storedFile.findMany({ where: { purpose: 'upload' } })).map(({ name }) => name);
    expect(names.toSorted()).toEqual(['bukti.pdf', 'uji.pdf']);
    const talk = await talkView(ctx, petugas, id);
    const { lines } = await talkLines(ctx, petugas, { conversationId: chat.conversationId, channel: 'webchat' });
    const sent = lines.find(({ fileId }) => fileId !== null)?.fileId ?? '';
    expect(talk?.state).toBe('ended');
    const of = { conversationId: chat.conversationId, fileId: sent };
    const read = await readTalkFile(ctx, petugas, of);
    if (!read.ok) throw new Error(read.reason);
    read.stream.destroy();
    expect(await readTalkFile(ctx, people.admin, of)).toEqual({ ok: false, reason: 'forbidden' });
    const elsewhere = await chatThat();
    expect(await readTalkFile(ctx, petugas, { ...of, conversationId: elsewhere.conversationId })).toEqual({
      ok: false,
      reason: 'unknown',
    });
  });

  it('ends by itself when the customer does not answer, and not before', async () => {
    const { ctx, people } = office;
    const chat = await chatThat('petugas');
    const { id } = await openOf(chat.conversationId);
    await claimTalk(ctx, people.petugas, id);
    await office.pass({ minutes: 20 });
    await sayInTalk(ctx, people.petugas, id, { text: 'Tahun berapa?', fileId: null });
    await office.pass({ minutes: 20 });
    expect((await openOf(chat.conversationId)).status).toBe('held');
    await office.pass({ minutes: 10 });
    expect(await openOf(chat.conversationId)).toMatchObject({ status: 'ended', endedBy: 'idle' });
    expect((await textsOf(chat.device)).join('\n')).toContain('cukup lama tidak ada pesan');
    expect(await ctx.db.write((tx) => endIdleTalk(ctx, tx, id))).toBe(false);
  });

  it('goes back into the line when its officer is silent although the customer writes, and another takes it', async () => {
    const { ctx, people } = office;
    const { petugas, petugas2 } = people;
    const chat = await chatThat('petugas');
    const { id, requestedAt } = await openOf(chat.conversationId);
    await claimTalk(ctx, petugas, id);
    const { claimedAt } = await openOf(chat.conversationId);
    await sayInTalk(ctx, petugas, id, { text: 'Sebentar', fileId: null });
    for (const text of ['masih menunggu', 'halo?']) {
      await office.pass({ minutes: 20 });
      await chat.device.send({ kind: 'text', text });
    }
    await textsOf(chat.device);
    // 30 minutes from the first message that nobody answered, however often the customer writes
    await office.pass({ minutes: 11 });
    expect(await openOf(chat.conversationId)).toMatchObject({ id, status: 'waiting', officerId: null, requestedAt });
    const [sorry, place] = await textsOf(chat.device);
    expect([sorry, place]).toEqual([expect.stringContaining('tidak di tempat'), expect.stringContaining('urutan ke-')]);
    expect(await claimTalk(ctx, petugas2, id)).toEqual({ ok: true });
    expect((await textsOf(chat.device)).join('\n')).toContain(`${petugas2.name}* kini melayani`);
    // the wait that is measured is the first one
    expect((await openOf(chat.conversationId)).claimedAt).toEqual(claimedAt);
    expect(await closeTalk(ctx, petugas2, id, false)).toEqual({ ok: true });
  });

  it('goes back into the line when its officer is deactivated', async () => {
    const { ctx, people } = office;
    const chat = await chatThat('petugas');
    const { id } = await openOf(chat.conversationId);
    await claimTalk(ctx, people.petugas2, id);
    await setOfficerActive(ctx, people.admin, people.petugas2.id, false);
    expect(await openOf(chat.conversationId)).toMatchObject({ status: 'waiting', officerId: null });
    expect((await textsOf(chat.device)).join('\n')).toContain('tidak di tempat');
    await setOfficerActive(ctx, people.admin, people.petugas2.id, true);
    await chat.device.send({ kind: 'tap', label: 'Batalkan permintaan' });
  });

  it('counts no message as unread that no officer may read', async () => {
    const { ctx, people } = office;
    const chat = await chatThat('petugas');
    const { id } = await openOf(chat.conversationId);
    await chat.device.send({ kind: 'tap', label: 'Lanjut dengan asisten' });
    for (const text of ['pengaduan', '1', '2', 'Pelayanan', 'loket tutup cepat sekali'])
      await chat.device.send({ kind: 'text', text });
    const { conversationId } = chat;
    const newer = { conversationId, direction: 'in', id: { gt: (await openOf(conversationId)).seenMessageId } };
    const rows = await ctx.db.read.message.findMany({ where: newer, select: { body: true } });
    const closed = rows.filter(({ body }) => isPrivate(JSON.parse(body)));
    expect(closed.length).toBeGreaterThan(0);
    const { waiting } = await deskBoard(ctx, people.petugas);
    expect(waiting.find((line) => line.id === id)).toMatchObject({ unread: rows.length - closed.length });
    await ctx.db.write((tx) => leaveTalk(ctx, tx, conversationId));
  });

  it('is over for both when the customer leaves at the moment it is taken', async () => {
    const { ctx, people } = office;
    const chat = await chatThat('petugas');
    const { id } = await openOf(chat.conversationId);
    await Promise.all([
      claimTalk(ctx, people.petugas, id),
      chat.device.send({ kind: 'tap', label: 'Batalkan permintaan' }),
    ]);
    await office.settled();
    const { status } = await openOf(chat.conversationId);
    const said = (await textsOf(chat.device)).join('\n');
    // whichever came first, chat and office agree in the end
    await chat.device.send({ kind: 'text', text: 'apa saja' });
    const silent = (await textsOf(chat.device)).length === 0;
    expect([status, silent], said).toEqual([status, status === 'held']);
    if (status === 'held') await chat.device.send({ kind: 'text', text: 'selesai' });
    expect((await openOf(chat.conversationId)).status).toBe('ended');
  });
});

describe('canned replies', () => {
  it('are written by officers and the admin, in both languages, with known variables', async () => {
    const { ctx, people } = office;
    const input = {
      title: 'Salam',
      textId: 'Halo {nama}, saya {petugas} dari {kantor}.',
      textEn: 'Hello {nama} ({kode})',
    };
    for (const actor of [people.pimpinan, people.bendahara])
      expect(await saveCanned(ctx, actor, null, input)).toEqual({ ok: false, reason: 'forbidden' });
    expect(await saveCanned(ctx, people.admin, null, { ...input, textEn: '{nik}' })).toMatchObject({
      fields: { textEn: 'unknown_placeholder' },
    });
    const saved = await saveCanned(ctx, people.petugas, null, input);
    if (!saved.ok) throw new Error(saved.reason);
    const [reply] = await cannedReplies(ctx);
    const values = { nama: '{kode}', kode: '-', kantor: 'BPS', petugas: 'Sari' };
    expect(reply && cannedText(reply, 'id', { ...values, nama: 'Dewi' })).toBe('Halo Dewi, saya Sari dari BPS.');
    const talk = { name: null, language: 'en' as const, orders: ['GP-ABC234'] };
    expect(await repliesFor(ctx, people.petugas, talk)).toMatchObject([
      { text: 'Hello Sir/Madam (GP-ABC234)', lacks: null },
    ]);
    expect(await repliesFor(ctx, people.petugas, { ...talk, orders: [] })).toMatchObject([{ lacks: 'order' }]);
    expect(await setCannedActive(ctx, people.admin, saved.id, false)).toEqual({ ok: true });
    expect(await repliesFor(ctx, people.petugas, talk)).toEqual([]);
    expect(await saveCanned(ctx, people.admin, 'none', input)).toEqual({ ok: false, reason: 'not_found' });
  });
});

describe('history', () => {
  it('finds words in everything that was said, page by page', async () => {
    const { ctx, people } = office;
    const chat = await chatThat('zamrud biru', 'menu', 'bantuan');
    const of = { conversationId: chat.conversationId, search: 'ZAMRUD', before: undefined };
    const found = await history(ctx, people.petugas, of);
    expect(found?.lines.map(({ text }) => text)).toEqual(expect.arrayContaining(['zamrud biru']));
    expect(await history(ctx, people.petugas, { ...of, search: 'tidak pernah dikatakan' })).toMatchObject({
      lines: [],
      before: null,
    });
    expect(await history(ctx, people.petugas, { ...of, conversationId: 'none' })).toBeNull();
  });
});

describe('figures', () => {
  it.each([
    [[], null],
    [[5], 5],
    [[9, 1, 5], 5],
    [[4, 1, 2, 8], 3],
  ])('the median of %j is %j', (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  it('know for every instant what the opening hours say', async () => {
    const { hours, office: card } = await readOffice(office.ctx);
    const calendar = await holidayCalendar(office.ctx);
    const from = office.ctx.now();
    const openingFrom = openings(hours, card.timeZone, calendar);
    for (let at = from; at < from + 12 * 86_400_000; at += 13 * 60_000)
      expect(openingFrom(at)).toBe(nextOpening(at, hours, card.timeZone, calendar) ?? at);
  });

  it('count from the opening where the office was closed', async () => {
    const { ctx, people } = office;
    await office.setClock('2026-11-25 18:00');
    const from = ctx.now();
    const chat = await chatThat('petugas');
    const { id } = await openOf(chat.conversationId);
    await office.setClock('2026-11-26 08:04');
    await claimTalk(ctx, people.petugas, id);
    await office.pass({ minutes: 2 });
    await sayInTalk(ctx, people.petugas, id, { text: 'Selamat pagi', fileId: null });
    expect(await deskFigures(ctx, { from, to: ctx.now() })).toEqual({
      talks: 1,
      medianWaitMs: 4 * 60_000,
      medianFirstReplyMs: 6 * 60_000,
    });
    await closeTalk(ctx, people.petugas, id, false);
  });
});

it('a command in a chat without a talk changes nothing', async () => {
  const { ctx } = office;
  const { conversationId } = await chatThat();
  const chat = { conversationId, customerId: null, channel: 'webchat', language: 'id' as const };
  const before = await ctx.db.read.handover.count();
  await ctx.db.write((tx) => carryOutDesk(ctx, tx, chat, { type: 'desk.leave' }));
  await ctx.db.write((tx) => carryOutDesk(ctx, tx, chat, { type: 'desk.keepFile', fileId: 'x' }));
  expect(await ctx.db.read.handover.count()).toBe(before);
  expect(await ctx.db.read.handoverFile.count({ where: { fileId: 'x' } })).toBe(0);
});

it('names who is not registered as the guest book does, until that is forgotten', async () => {
  const { device, conversationId } = await chatThat('petugas');
  const { id: talkId } = await openOf(conversationId);
  const names = async () => {
    const { waiting } = await deskBoard(office.ctx, office.people.petugas);
    const seen = await history(office.ctx, office.people.petugas, { conversationId, search: '', before: undefined });
    const onBoard = waiting.find(({ id }) => id === talkId)?.name;
    return [onBoard, (await talkView(office.ctx, office.people.petugas, talkId))?.name, seen?.name];
  };
  expect(await names()).toEqual([null, null, null]);
  const visit = { service: 'A', name: 'Tamu Sembilan', institution: '', purpose: 'Data', language: 'id' as const };
  const entered = await enterVisit(office.ctx, office.people.petugas, visit);
  if (!entered.ok) throw new Error(entered.reason);
  await office.ctx.db.write((tx) => tx.visit.update({ where: { code: entered.code }, data: { conversationId } }));
  expect(await names()).toEqual(['Tamu Sembilan', 'Tamu Sembilan', 'Tamu Sembilan']);
  await office.ctx.db.write((tx) => tx.visit.updateMany({ where: { conversationId }, data: { name: '' } }));
  expect(await names()).toEqual([null, null, null]);
  await device.send({ kind: 'tap', label: 'Batalkan permintaan' });
});
