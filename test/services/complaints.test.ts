/** Complaints (docs/domain.md 7): who sees them, how long they may take, and what of them is kept. */
import { describe, expect, it } from 'vitest';
import type { ComplaintDraft } from '../../machines/conversation/counter/complaints.ts';
import { Prisma } from '../../prisma/generated/sqlite/client.ts';
import { listAudit } from '../../services/audit.ts';
import { badgesFor } from '../../services/badges.ts';
import { answerComplaint, carryOutComplaint } from '../../services/complaints/chat.ts';
import { complaintDetail, readComplaintFile } from '../../services/complaints/detail.ts';
import { enterComplaint } from '../../services/complaints/enter.ts';
import { complaintFigures, monthlyRegister } from '../../services/complaints/monthly.ts';
import { actOnComplaint } from '../../services/complaints/office_acts.ts';
import type { ActInput } from '../../services/complaints/office_acts.ts';
import { complaintRegister } from '../../services/complaints/register.ts';
import type { RegisterFilter } from '../../services/complaints/register.ts';
import { hiddenSubjects, namesMatch, NOBODY_OF_OURS } from '../../services/complaints/visibility.ts';
import type { ChatOf } from '../../services/chat.ts';
import type { Actor, ServiceContext } from '../../services/context.ts';
import { actorOf, addOfficer } from '../../services/people.ts';
import { forgetOldComplaints } from '../../services/privacy/retention_counter.ts';
import { runDueTimers } from '../../services/timers.ts';
import { Talker } from '../bots/talker.ts';
import { openOffice, place, uploadedFile } from './orders_office.ts';
import { DAY, HOUR } from './workshop.ts';

type Officer = Actor & { kind: 'officer' };

const DRAFT: ComplaintDraft = {
  kind: 'complaint',
  anonymous: false,
  category: 'services',
  about: null,
  text: 'Loket tutup sebelum waktunya.',
  told: true,
  cleared: false,
  files: [],
  name: '',
  order: '',
  contact: '',
};

const ALL: RegisterFilter = { search: '', status: 'all', kind: 'all', pressing: 'all', page: 1 };

async function open() {
  const { ctx, pass } = await openOffice();
  const hire = async (name: string, role: 'petugas' | 'pimpinan' | 'bendahara' | 'admin'): Promise<Officer> => {
    const email = `${name.toLowerCase().replaceAll(' ', '.')}@contoh.example`;
    const added = await addOfficer(ctx, { kind: 'system' }, { name, email, role });
    if (!added.ok) throw new Error(added.reason);
    return actorOf(added.officer);
  };
  const placed = await place(ctx);
  return {
    ctx,
    pass,
    placed,
    chat: { ...placed, channel: 'webchat', language: 'id' as const },
    sari: await hire('Sari Wulandari', 'petugas'),
    bagus: await hire('Bagus Pratama', 'petugas'),
    ratna: await hire('Ratna Kusuma', 'pimpinan'),
    hire,
    agus: await hire('Agus Santoso', 'admin'),
    dewi: await hire('Dewi Lestari', 'bendahara'),
  };
}

type Opened = Awaited<ReturnType<typeof open>>;

async function submit({ ctx, chat }: Pick<Opened, 'ctx' | 'chat'>, change: Partial<ComplaintDraft> = {}) {
  const command = { type: 'complaint.submit' as const, draft: { ...DRAFT, ...change } };
  const result = await ctx.db.write((tx) => carryOutComplaint(ctx, tx, chat, command));
  if (result.type !== 'complaint.taken') throw new Error(JSON.stringify(result));
  return result.complaint;
}

async function act(ctx: ServiceContext, actor: Actor, code: string, input: ActInput): Promise<string> {
  const { revision } = await ctx.db.read.complaint.findUniqueOrThrow({ where: { code } });
  const done = await actOnComplaint(ctx, actor, { code, revision }, input);
  return done.ok ? 'ok' : done.reason;
}

async function own(
  { ctx, chat }: { ctx: ServiceContext; chat: ChatOf },
  command: Parameters<typeof carryOutComplaint>[3],
) {
  return ctx.db.write((tx) => carryOutComplaint(ctx, tx, chat, command));
}

describe('a complaint about an officer', () => {
  it('is nowhere to be seen by that officer', async () => {
    const office = await open();
    const { ctx, sari, bagus, ratna, placed } = office;
    const fileId = await uploadedFile(ctx, placed.conversationId);
    const { code } = await submit(office, {
      category: 'officer',
      about: { officerId: sari.id, name: sari.name },
      text: 'Sangat tidak sopan.',
      files: [{ id: fileId, name: 'bukti.pdf' }],
    });
    const other = await submit(office);
    await act(ctx, bagus, code, { act: 'verify', supervision: false });
    const month = '2026-11';
    const period = { fromDay: '2026-11-01', toDay: '2026-11-30' };
    const seenBy = async (officer: Officer) => {
      const found = await complaintRegister(ctx, officer, ALL);
      const byCode = await complaintRegister(ctx, officer, { ...ALL, search: code });
      const byWords = await complaintRegister(ctx, officer, { ...ALL, search: 'tidak sopan' });
      const detail = await complaintDetail(ctx, officer, code);
      const file = await readComplaintFile(ctx, officer, { code, fileId });
      if (file.ok) file.stream.destroy();
      const log = await listAudit(ctx, { page: 1, hidden: await hiddenSubjects(ctx, officer) });
      return {
        list: found.rows.map((row) => row.code).toSorted(),
        byCode: byCode.total,
        byWords: byWords.total,
        toVerify: found.counts.toVerify,
        page: detail.ok,
        file: file.ok,
        month: (await monthlyRegister(ctx, officer, month))?.length,
        figures: (await complaintFigures(ctx, period)).received,
        log: log.entries.some(({ subject }) => subject === `complaint:${code}`),
        acted: await act(ctx, officer, code, { act: 'ask', words: 'Kapan?' }),
      };
    };
    expect(await seenBy(sari)).toEqual({
      list: [other.code],
      byCode: 0,
      byWords: 0,
      toVerify: 1,
      page: false,
      file: false,
      month: 1,
      // the totals of a report are the office's for every reader
      figures: 2,
      log: false,
      acted: 'not_found',
    });
    expect(await seenBy(ratna)).toMatchObject({
      byCode: 1,
      byWords: 1,
      page: true,
      file: true,
      log: true,
      acted: 'forbidden',
    });
    expect(await seenBy(bagus)).toMatchObject({ byCode: 1, page: true, month: 2, acted: 'ok' });
    // nobody handles what is told about themselves
    expect(await act(ctx, bagus, code, { act: 'assign', officerId: sari.id })).toBe('officer_unusable');
  });

  it('is not counted for them, nor asked to be rated', async () => {
    const office = await open();
    const { ctx, sari, bagus } = office;
    const { code } = await submit(office, { category: 'officer', about: { officerId: sari.id, name: sari.name } });
    expect((await badgesFor(ctx, sari)).complaints).toBe(0);
    expect((await badgesFor(ctx, bagus)).complaints).toBe(1);
    await act(ctx, bagus, code, { act: 'verify', supervision: false });
    await act(ctx, bagus, code, { act: 'answer', words: 'Mohon maaf.', fileId: null });
    await own(office, { type: 'complaint.confirm', code });
    expect(await ctx.db.read.ratingInvite.count()).toBe(0);
  });

  it.each([
    ['Bu Wulandari', 'Sari Wulandari', true],
    ['wulandri', 'Sari Wulandari', true],
    ['SÀRI', 'Sari Wulandari', true],
    ['petugas loket yang di depan', 'Sari Loket', false],
    ['Pak Bagas', 'Bagus Pratama', true],
    ['Ani', 'Ana Maria', false],
    ['Wu', 'Wu Lan', false],
    ['', 'Sari', false],
  ])('is matched by words: %j and %j', (told, name, match) => {
    expect(namesMatch(told, name)).toBe(match);
  });

  it('is kept from the head of office when it names or chooses them, and is seen by the others', async () => {
    const office = await open();
    const { ctx, ratna, bagus } = office;
    await submit(office, { category: 'officer', about: { officerId: null, name: 'Bu Ratna' } });
    await submit(office, { category: 'officer', about: { officerId: ratna.id, name: ratna.name } });
    expect((await complaintRegister(ctx, ratna, ALL)).total).toBe(0);
    expect((await complaintRegister(ctx, bagus, ALL)).total).toBe(2);
  });

  it.each(['', 'petugas loket 2', 'Pak Yanto', 'Al'])(
    'is seen by the head alone while nobody is surely known (%j), who says whom it is about',
    async (name) => {
      const office = await open();
      const { ctx, sari, bagus, agus, ratna } = office;
      const { code } = await submit(office, { category: 'officer', about: { officerId: null, name } });
      const seen = async (actor: Officer) =>
        (await complaintDetail(ctx, actor, code)).ok && (await complaintRegister(ctx, actor, ALL)).total === 1;
      expect([await seen(sari), await seen(bagus), await seen(ratna)]).toEqual([false, false, true]);
      expect(await hiddenSubjects(ctx, agus)).toEqual([`complaint:${code}`]);
      expect(await act(ctx, ratna, code, { act: 'verify', supervision: false })).toBe('forbidden');
      expect(await act(ctx, ratna, code, { act: 'about', officerId: 'nobody' })).toBe('officer_unusable');
      expect(await act(ctx, ratna, code, { act: 'about', officerId: sari.id })).toBe('ok');
      expect([await seen(sari), await seen(bagus), await seen(ratna)]).toEqual([false, true, true]);
      expect((await listAudit(ctx, { page: 1, hidden: [] })).entries[0]?.action).toBe('complaint.about');
      // an officer does not say it again, the head may mend it
      expect(await act(ctx, bagus, code, { act: 'about', officerId: NOBODY_OF_OURS })).toBe('not_allowed');
      expect(await act(ctx, ratna, code, { act: 'about', officerId: NOBODY_OF_OURS })).toBe('ok');
      expect([await seen(sari), await seen(bagus)]).toEqual([true, true]);
    },
  );

  it('of another kind is hidden from whom its handler finds it to be about, who handles it no more', async () => {
    const office = await open();
    const { ctx, sari, bagus } = office;
    const { code } = await submit(office);
    await act(ctx, sari, code, { act: 'verify', supervision: false });
    expect(await act(ctx, bagus, code, { act: 'about', officerId: sari.id })).toBe('ok');
    expect((await complaintDetail(ctx, sari, code)).ok).toBe(false);
    expect((await ctx.db.read.complaint.findUniqueOrThrow({ where: { code } })).officerId).toBe(null);
  });

  it('stays hidden when what was told of it is forgotten', async () => {
    const office = await open();
    const { ctx, sari, ratna, pass } = office;
    // both are called so
    const twin = await office.hire('Ratna Dewanti', 'petugas');
    const named = await submit(office, { category: 'officer', about: { officerId: null, name: 'Ratna' } });
    const unknown = await submit(office, { category: 'officer', about: { officerId: null, name: 'Pak Yanto' } });
    await ctx.db.write((tx) => tx.complaint.updateMany({ data: { status: 'closed', closedAt: new Date(ctx.now()) } }));
    pass(DAY);
    expect(await forgetOldComplaints(ctx, new Date(ctx.now()))).toBe(2);
    expect((await complaintDetail(ctx, twin, named.code)).ok).toBe(false);
    expect((await complaintDetail(ctx, ratna, named.code)).ok).toBe(false);
    expect((await complaintDetail(ctx, sari, unknown.code)).ok).toBe(false);
    expect(await tablesWith(ctx, ['yanto'])).toEqual([]);
  });
});

describe('the clock', () => {
  it('runs from receipt, pauses while the person is asked, and goes on when it is opened again', async () => {
    const office = await open();
    const { ctx, bagus, pass } = office;
    const { code, due } = await submit(office);
    expect(due).toBe('2026-12-11');
    await act(ctx, bagus, code, { act: 'verify', supervision: false });
    pass(2 * DAY);
    await act(ctx, bagus, code, { act: 'ask', words: 'Kapan?' });
    pass(DAY);
    expect(await own(office, { type: 'complaint.reply', code, words: 'Kemarin', fileId: null })).toMatchObject({
      act: 'reply',
      complaint: { status: 'verified', due: '2026-12-14', days: { net: 2, limit: 14 } },
    });
    await act(ctx, bagus, code, { act: 'answer', words: 'Sudah.', fileId: null });
    pass(DAY);
    expect(await own(office, { type: 'complaint.reopen', code, words: 'Belum.' })).toMatchObject({
      act: 'reopen',
      complaint: { status: 'verified', days: { net: 2, limit: 14 } },
    });
    const { rows } = await complaintRegister(ctx, bagus, ALL);
    expect(rows[0]?.standing.days).toMatchObject({ netDays: 2, grossDays: 4, paused: false });
  });

  it.each([
    ['information', undefined, 5],
    ['aspiration', undefined, 14],
    ['complaint', false, 14],
    ['complaint', true, 60],
  ] as const)('has the limit of its kind: %s, supervision %s: %i', async (kind, supervision, limit) => {
    const office = await open();
    const { code } = await submit(office, { kind });
    if (supervision !== undefined) await act(office.ctx, office.bagus, code, { act: 'verify', supervision });
    const shown = await answerComplaint(office.ctx, office.ctx.db.read, office.chat, { type: 'complaint.show', code });
    expect(shown).toMatchObject({ complaint: { limit } });
  });

  it('is not computed in a year whose holidays nobody entered; the days are said without a date', async () => {
    const other = await open();
    await other.ctx.db.write((tx) => tx.setting.deleteMany({ where: { key: 'holidayYears' } }));
    other.pass(400 * DAY);
    other.pass(400 * DAY);
    const card = await submit(other);
    expect(card).toMatchObject({ due: null, days: null, limit: 14 });
    const { rows } = await complaintRegister(other.ctx, other.bagus, ALL);
    expect(rows[0]?.standing).toMatchObject({ days: null, urgency: 'calm', yearMissing: 2029 });
  });

  it('marks what is late or soon due, and its figures tell what was answered in time', async () => {
    const office = await open();
    const { ctx, bagus, pass } = office;
    const [early, late] = [
      await submit(office, { kind: 'information' }),
      await submit(office, { kind: 'information' }),
    ];
    await submit(office, { kind: 'information' });
    const silent = await submit(office, { kind: 'information' });
    await act(ctx, bagus, silent.code, { act: 'ask', words: 'Yang mana?' });
    await act(ctx, bagus, silent.code, { act: 'close', words: 'Tidak ada tanggapan.' });
    const refused = await submit(office, { kind: 'information' });
    await act(ctx, bagus, refused.code, { act: 'decline', words: 'Bukan di sini.' });
    await act(ctx, bagus, early.code, { act: 'verify', supervision: false });
    await act(ctx, bagus, early.code, { act: 'answer', words: 'Ini.', fileId: null });
    pass(5 * DAY);
    expect((await complaintRegister(ctx, bagus, ALL)).counts).toEqual({ toVerify: 2, late: 0, risk: 2 });
    pass(7 * DAY);
    const register = await complaintRegister(ctx, bagus, { ...ALL, pressing: 'late' });
    expect(register.counts).toEqual({ toVerify: 2, late: 2, risk: 0 });
    expect(register.rows.map(({ standing }) => standing.verificationLate)).toEqual([true, true]);
    await act(ctx, bagus, late.code, { act: 'verify', supervision: false });
    await act(ctx, bagus, late.code, { act: 'answer', words: 'Maaf terlambat.', fileId: null });
    expect(await complaintFigures(ctx, { fromDay: '2026-11-01', toDay: '2026-11-30' })).toEqual({
      received: 5,
      answeredInTime: 1,
      answeredLate: 1,
      closedUnanswered: 1,
      declined: 1,
      open: 1,
      overdue: 1,
    });
    expect((await complaintFigures(ctx, { fromDay: '2026-12-01', toDay: '2026-12-31' })).received).toBe(0);
  });

  it('of an answer that nobody confirms ends in a week, and not when something happened meanwhile', async () => {
    const office = await open();
    const { ctx, bagus, pass } = office;
    const { code } = await submit(office);
    await act(ctx, bagus, code, { act: 'verify', supervision: false });
    await act(ctx, bagus, code, { act: 'answer', words: 'Sudah.', fileId: null });
    pass(DAY);
    await own(office, { type: 'complaint.reopen', code, words: 'Belum.' });
    await act(ctx, bagus, code, { act: 'answer', words: 'Sekarang sudah.', fileId: null });
    const statusNow = async () => (await ctx.db.read.complaint.findUniqueOrThrow({ where: { code } })).status;
    pass(6 * DAY + HOUR);
    await runDueTimers(ctx);
    expect(await statusNow()).toBe('answered');
    pass(DAY);
    await runDueTimers(ctx);
    expect(await statusNow()).toBe('closed');
  });
});

describe('silence after an answer', () => {
  it.each([
    ['assigned', (other: Officer) => ({ act: 'assign', officerId: other.id }) as const],
    ['said to be about somebody', () => ({ act: 'about', officerId: NOBODY_OF_OURS }) as const],
  ])('closes it also when it was %s meanwhile', async (_what, input) => {
    const office = await open();
    const { ctx, bagus, sari, pass } = office;
    const { code } = await submit(office);
    await act(ctx, bagus, code, { act: 'verify', supervision: false });
    await act(ctx, bagus, code, { act: 'answer', words: 'Sudah.', fileId: null });
    pass(DAY);
    expect(await act(ctx, bagus, code, input(sari))).toBe('ok');
    pass(6 * DAY);
    await runDueTimers(ctx);
    expect(await ctx.db.read.complaint.findUnique({ where: { code } })).toMatchObject({ status: 'closed' });
  });
});

describe('acts', () => {
  it('are for petugas, of what the page showed, and only where they lead on', async () => {
    const office = await open();
    const { ctx, bagus, sari, ratna, agus, dewi } = office;
    const { code } = await submit(office);
    for (const actor of [ratna, agus, dewi]) {
      expect(await act(ctx, actor, code, { act: 'verify', supervision: false })).toBe('forbidden');
    }
    await expect(complaintRegister(ctx, dewi, ALL)).rejects.toMatchObject({ code: 'ROLE_REFUSED' });
    expect(await complaintDetail(ctx, agus, code)).toEqual({ ok: false, reason: 'forbidden' });
    expect(await act(ctx, bagus, code, { act: 'answer', words: 'Ya.', fileId: null })).toBe('not_allowed');
    expect(await act(ctx, bagus, code, { act: 'ask', words: '  ' })).toBe('words_missing');
    const seen = { code, revision: 1 };
    const both = await Promise.all([
      actOnComplaint(ctx, bagus, seen, { act: 'verify', supervision: false }),
      actOnComplaint(ctx, sari, seen, { act: 'decline', words: 'Bukan kami.' }),
    ]);
    expect(both.map((one) => (one.ok ? 'ok' : one.reason)).toSorted()).toEqual(['conflict', 'ok']);
    expect(await act(ctx, bagus, 'AD-NNNNN2', { act: 'ask', words: 'x' }).catch(() => 'gone')).toBe('gone');
  });

  it('take no file of somebody else along with an answer', async () => {
    const office = await open();
    const { ctx, bagus, placed } = office;
    const { code } = await submit(office);
    await act(ctx, bagus, code, { act: 'verify', supervision: false });
    const fileId = await uploadedFile(ctx, placed.conversationId);
    expect(await act(ctx, bagus, code, { act: 'answer', words: 'Ini.', fileId })).toBe('file_unusable');
    const stranger = { ...office.chat, conversationId: 'other', customerId: null };
    expect(
      await own(
        { ctx, chat: stranger },
        { type: 'complaint.submit', draft: { ...DRAFT, files: [{ id: fileId, name: 'x' }] } },
      ),
    ).toEqual({ type: 'complaint.refused', reason: 'file_unusable' });
    expect(await own({ ctx, chat: stranger }, { type: 'complaint.reply', code, words: 'x', fileId: null })).toEqual({
      type: 'complaint.refused',
      reason: 'gone',
    });
  });

  it('enter what came in another way, with its day of receipt; whoever has its code may follow it', async () => {
    const office = await open();
    const { ctx, bagus, ratna, sari } = office;
    const given = {
      channel: 'lapor',
      receivedOn: '2026-11-16',
      kind: 'complaint',
      category: 'fee',
      text: 'Tarif tidak jelas.',
      name: '',
      contact: 'budi@mail.example',
      order: '',
      language: 'id',
      aboutOfficerId: '',
      aboutName: '',
    };
    expect(await enterComplaint(ctx, ratna, given)).toEqual({ ok: false, reason: 'forbidden' });
    expect(await enterComplaint(ctx, bagus, { ...given, receivedOn: '2026-12-01' })).toMatchObject({
      reason: 'invalid',
    });
    expect(await enterComplaint(ctx, bagus, { ...given, receivedOn: '1999-11-20' })).toEqual({
      ok: false,
      reason: 'invalid',
      fields: { receivedOn: 'too_small' },
    });
    expect(await enterComplaint(ctx, bagus, { ...given, text: '' })).toMatchObject({ reason: 'invalid' });
    const entered = await enterComplaint(ctx, bagus, given);
    if (!entered.ok) throw new Error(entered.reason);
    const { code } = entered;
    // what came with it is reached through it alone, and not taken from anybody else
    const handIn = async ({ id: officerId }: Officer) => {
      const id = await uploadedFile(ctx, 'x');
      await ctx.db.write((tx) => tx.storedFile.update({ where: { id }, data: { owner: `officer:${officerId}` } }));
      return id;
    };
    const [scan, foreign] = [await handIn(bagus), await handIn(sari)];
    expect(await enterComplaint(ctx, bagus, given, [scan, foreign])).toMatchObject({ reason: 'invalid' });
    const about = { ...given, category: 'officer', aboutOfficerId: sari.id };
    const scanned = await enterComplaint(ctx, bagus, about, [scan]);
    if (!scanned.ok) throw new Error(scanned.reason);
    const read = async (officer: Officer) => {
      const file = await readComplaintFile(ctx, officer, { code: scanned.code, fileId: scan });
      if (file.ok) file.stream.destroy();
      return file.ok;
    };
    expect([await read(bagus), await read(ratna), await read(sari)]).toEqual([true, true, false]);
    const anywhere = { ...office.chat, conversationId: 'elsewhere', customerId: null };
    expect(await answerComplaint(ctx, ctx.db.read, anywhere, { type: 'complaint.show', code })).toMatchObject({
      complaint: { code, due: '2026-12-04', days: { net: 5, limit: 14 } },
    });
  });
});

describe('what an officer enters', () => {
  it('is anonymous only where that is wished, and keeps the name, order and language that are told', async () => {
    const { ctx, bagus } = await open();
    const { code: order } = await place(ctx);
    const letter = {
      channel: 'box',
      receivedOn: '2026-11-16',
      kind: 'complaint',
      category: 'fee',
      text: 'The tariff is not clear.',
      name: 'Jane Roe',
      contact: '',
      order: order.toLowerCase(),
      language: 'en',
      aboutOfficerId: '',
      aboutName: '',
    };
    const entered = async (given: object) => {
      const done = await enterComplaint(ctx, bagus, { ...letter, ...given });
      if (!done.ok) throw new Error(done.reason);
      const detail = await complaintDetail(ctx, bagus, done.code);
      return detail.ok && detail.complaint;
    };
    const named = { anonymous: false, sender: 'Jane Roe', contact: null, orderCode: order, language: 'en' };
    expect(await entered({})).toMatchObject(named);
    expect(await entered({ name: '', order: '' })).toMatchObject({ anonymous: false, sender: null, orderCode: null });
    expect(await entered({ anonymous: 'on', contact: 'jane@mail.example' })).toMatchObject({
      anonymous: true,
      sender: null,
      contact: null,
      orderCode: null,
      language: 'en',
    });
    expect(await enterComplaint(ctx, bagus, { ...letter, order: 'ORDER-1' })).toEqual({
      ok: false,
      reason: 'invalid',
      fields: { order: 'unknown' },
    });
  });
});

/** Whether any row of any table holds one of the words, whatever is sealed being opened. */
async function tablesWith(ctx: ServiceContext, words: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const model of Object.keys(Prisma.ModelName)) {
    const table: unknown = Reflect.get(ctx.db.read, model.charAt(0).toLowerCase() + model.slice(1));
    const { findMany } = table as { findMany: () => Promise<unknown[]> };
    const rows = await findMany.call(table);
    if (rows.some((row) => holds(ctx, row, words))) found.push(model);
  }
  return found;
}

function holds(ctx: ServiceContext, value: unknown, words: readonly string[]): boolean {
  if (typeof value === 'string') {
    if (words.some((word) => value.toLowerCase().includes(word))) return true;
    if (value.startsWith('v1.')) return holds(ctx, ctx.vault.decrypt(value), words);
    return /^(?:\{"|\[[{"])/.test(value) && holds(ctx, JSON.parse(value), words);
  }
  if (value instanceof Date || typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((one) => holds(ctx, one, words));
}

/** Sends what is queued, and lets the minutes pass after which brief messages are wiped. */
async function aWhileLater({ ctx, pass }: Pick<Opened, 'ctx' | 'pass'>): Promise<void> {
  await ctx.db.write((tx) => tx.message.updateMany({ data: { status: 'sent' } }));
  pass(16 * 60_000);
  await runDueTimers(ctx);
}

describe('what is kept', () => {
  it('of a matter of integrity is nothing: neither the choice nor the words', async () => {
    const office = await open();
    const { ctx } = office;
    const person = new Talker(ctx, '77');
    for (const words of ['halo', 'setuju', 'pengaduan', 'pengaduan', 'dengan identitas saya']) await person.say(words);
    expect((await person.say('pungli')).join()).toContain('webapps.bps.go.id/pengaduan/wbs');
    await aWhileLater(office);
    // the question offers it to everybody; that it was chosen stands nowhere
    expect(await tablesWith(ctx, ['whistleblowing'])).toEqual([]);
    const inbound = await ctx.db.read.message.findMany({ where: { direction: 'in' } });
    expect(inbound.map(({ body }) => body).join()).not.toMatch(/pungli|integrity/i);

    for (const words of ['pengaduan', 'pengaduan', 'dengan identitas saya', 'pelayanan']) await person.say(words);
    await person.say('Saya datang qvxone pagi.');
    await person.send({ kind: 'text', text: 'Petugasnya minta suap qvxtwo.' }, 'bribe');
    expect(await tablesWith(ctx, ['qvxone', 'qvxtwo'])).not.toEqual([]);
    expect((await person.say('ya, mengenai itu')).join()).toContain('WBS');
    // nor what it is edited to afterwards
    await person.send({ kind: 'edited', text: 'Petugasnya minta suap qvxthree.', of: 'bribe' });
    await aWhileLater(office);
    expect(await tablesWith(ctx, ['qvxone', 'qvxtwo', 'qvxthree', 'whistleblowing'])).toEqual([]);
  });

  it('of a matter of integrity that is written anywhere else is nothing, consent or not', async () => {
    const office = await open();
    const { ctx } = office;
    const person = new Talker(ctx, '82');
    expect((await person.say('saya mau lapor petugas minta uang pelicin qvxone')).join()).toContain('WBS');
    await person.say('setuju');
    await person.send({ kind: 'text', text: 'petugas minta suap qvxtwo' }, 'bribe');
    await person.send({ kind: 'edited', text: 'petugas minta suap qvxthree', of: 'bribe' });
    expect((await person.say('ada pungli qvxfour')).join()).toContain('Pengaduan dan saran');
    for (const words of ['data diri saya', 'saya diminta uang pelicin qvxfive']) await person.say(words);
    expect((await person.heard()).join()).not.toContain('qvx');
    await aWhileLater(office);
    expect(await tablesWith(ctx, ['qvx', 'whistleblowing', 'pungli', 'integrity'])).toEqual([]);
  });

  it('of what is dropped goes alone: what was said of another complaint stays', async () => {
    const office = await open();
    const { ctx, bagus } = office;
    const person = new Talker(ctx, '83');
    const begin = ['pengaduan', 'pengaduan', 'dengan identitas saya', 'pelayanan'];
    for (const words of ['halo', 'setuju', ...begin]) await person.say(words);
    for (const words of ['Loket tutup qvxone.', 'lanjut', 'Siti Aminah', 'tidak', 'kirim']) await person.say(words);
    const { code } = await ctx.db.read.complaint.findFirstOrThrow();
    await act(ctx, bagus, code, { act: 'verify', supervision: false });
    const page = await complaintDetail(ctx, bagus, code);
    expect(page.ok && page.complaint.sender).toBe('Siti Aminah');
    for (const words of [code, 'menu', ...begin, 'Lalu qvxtwo.', 'batal', 'ya']) await person.say(words);
    await aWhileLater(office);
    expect(await tablesWith(ctx, ['qvxtwo'])).toEqual([]);
    expect(await tablesWith(ctx, ['qvxone'])).toEqual(['Message', 'Complaint']);
    expect(await tablesWith(ctx, [code.toLowerCase()])).toContain('Message');
  });

  it('of an anonymous complaint leads to no chat: not its file, not its code, not a step of the chat', async () => {
    const office = await open();
    const { ctx } = office;
    const person = new Talker(ctx, '78');
    for (const words of ['halo', 'setuju', 'pengaduan', 'pengaduan', 'tanpa nama', 'pelayanan'])
      await person.say(words);
    const { id: conversationId } = await person.row();
    await person.say('Dibentak qvxfour di loket.');
    const fileId = await uploadedFile(ctx, conversationId);
    await person.send({ kind: 'file', fileId, name: 'bukti.pdf', mime: 'application/pdf', bytes: 9, caption: '' });
    await person.say('lanjut');
    const said = await person.say('kirim');
    const complaint = await ctx.db.read.complaint.findFirstOrThrow({ where: { anonymous: true } });
    expect(said).toContain(complaint.code);
    expect(complaint).toMatchObject({ conversationId: null, customerId: null, orderId: null, contact: null });
    expect((await ctx.db.read.storedFile.findUniqueOrThrow({ where: { id: fileId } })).owner).toBe(
      `complaint:${complaint.id}`,
    );
    await act(ctx, office.bagus, complaint.code, { act: 'verify', supervision: false });
    await act(ctx, office.bagus, complaint.code, { act: 'ask', words: 'Jam berapa?' });
    expect(await ctx.db.read.chatEvent.count({ where: { conversationId } })).toBe(0);
    // followed by its code, here or anywhere
    expect((await person.say(`aduan ${complaint.code}`)).join()).toContain('Jam berapa?');
    await person.say('menu');
    await aWhileLater(office);
    expect(await tablesWith(ctx, [complaint.code.toLowerCase()])).toEqual(['AuditEntry', 'Complaint']);
    expect(await tablesWith(ctx, ['qvxfour'])).toEqual(['Complaint']);
  });

  it('of a complaint that is made anonymous in its summary is nothing that was said before', async () => {
    const office = await open();
    const { ctx } = office;
    const person = new Talker(ctx, '79');
    for (const words of ['halo', 'setuju', 'pengaduan', 'pengaduan', 'dengan identitas saya', 'pelayanan'])
      await person.say(words);
    for (const words of ['Dibentak qvxfour di loket.', 'lanjut', 'tidak ada', 'tidak ada']) await person.say(words);
    for (const words of ['ubah', '1', 'tanpa nama']) await person.say(words);
    expect((await person.say('kirim')).join()).toMatch(/AD-/);
    await aWhileLater(office);
    expect(await tablesWith(ctx, ['qvxfour'])).toEqual(['Complaint']);
  });

  it('of a matter of integrity that is added to a complaint is nothing, nor its file; what else was told stays', async () => {
    const office = await open();
    const { ctx } = office;
    const person = new Talker(ctx, '80');
    for (const words of ['halo', 'setuju', 'pengaduan', 'pengaduan', 'dengan identitas saya', 'pelayanan'])
      await person.say(words);
    for (const words of ['Loket tutup qvxfour.', 'lanjut', 'lewati', 'tidak ada', 'kirim']) await person.say(words);
    const { code } = await ctx.db.read.complaint.findFirstOrThrow();
    const { id: conversationId } = await person.row();
    const fileId = await uploadedFile(ctx, conversationId);
    await person.say(`aduan ${code}`);
    await person.say('tambah keterangan');
    const file = { kind: 'file', fileId, name: 'bukti.pdf', mime: 'application/pdf', bytes: 9 } as const;
    await person.send({ ...file, caption: 'Petugasnya minta suap qvxfive.' });
    expect((await person.say('ya, mengenai itu')).join()).toContain('WBS');
    await aWhileLater(office);
    expect(await tablesWith(ctx, ['qvxfive'])).toEqual([]);
    // the summary of the complaint that was sent is its reader's to keep
    expect(await tablesWith(ctx, ['qvxfour'])).toEqual(['Message', 'Complaint']);
    expect((await ctx.db.read.storedFile.findUnique({ where: { id: fileId } }))?.purpose ?? 'erased').toBe('erased');
    // no such matter after all
    await person.say(`aduan ${code}`);
    await person.say('tambah keterangan');
    await person.say('Bukan suap, tetapi lama qvxsix.');
    await person.say('bukan');
    expect(await tablesWith(ctx, ['qvxsix'])).toContain('ComplaintEvent');
  });

  it('of a draft that is dropped is no file; a caption belongs to its words', async () => {
    const office = await open();
    const { ctx } = office;
    const person = new Talker(ctx, '81');
    for (const words of ['halo', 'setuju', 'pengaduan', 'pengaduan', 'dengan identitas saya', 'pelayanan'])
      await person.say(words);
    const { id: conversationId } = await person.row();
    const fileId = await uploadedFile(ctx, conversationId);
    const file = { kind: 'file', fileId, name: 'foto.pdf', mime: 'application/pdf', bytes: 9 } as const;
    await person.send({ ...file, caption: 'Loketnya rusak qvxfour.' });
    for (const words of ['lanjut', 'tidak']) await person.say(words);
    expect((await person.say('tidak ada')).join()).toContain('qvxfour');
    for (const words of ['batal', 'ya']) await person.say(words);
    expect((await ctx.db.read.storedFile.findUnique({ where: { id: fileId } }))?.purpose ?? 'erased').toBe('erased');
  });

  it('of any complaint is sealed, and no transcript of an officer tells of it', async () => {
    const office = await open();
    const { ctx, placed } = office;
    const { code } = await submit(office, { text: 'Rahasia qvxfive.', contact: 'qvxsix@mail.example' });
    const row = await ctx.db.read.complaint.findUniqueOrThrow({ where: { code } });
    expect(JSON.stringify(row)).not.toContain('qvx');
    expect(await tablesWith(ctx, ['qvxfive', 'qvxsix'])).toEqual(['Complaint']);
    expect(row.customerId).toBe(placed.customerId);
  });
});
