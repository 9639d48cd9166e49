/** The office's own people are told of new work, in numbers alone (docs/domain.md 15). */
import { describe, expect, it } from 'vitest';
import type { OutboundBody } from '../../bots/channel.ts';
import { badgesFor } from '../../services/badges.ts';
import type { Actor, ServiceContext } from '../../services/context.ts';
import { EMAIL } from '../../services/email/letter.ts';
import { readBody } from '../../services/message_bodies.ts';
import { sendDigests, wantsDigest, wishDigest } from '../../services/notices/digest.ts';
import { isGroupLost, tellGroup } from '../../services/notices/group_notice.ts';
import { readOffice, saveOfficeTopic } from '../../services/office.ts';
import { addOfficer } from '../../services/people.ts';
import { openOffice, orderAt, place } from './orders_office.ts';
import { ADMIN } from './workshop.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ACCOUNT = '123456';
const GROUP = '-1001234567890';

type Officer = Extract<Actor, { kind: 'officer' }>;

async function openWatch() {
  const workshop = await openOffice();
  const { ctx } = workshop;
  const saved = await saveOfficeTopic(ctx, ADMIN, 'notices', { telegramGroup: GROUP, everyMinutes: 30 });
  expect(saved.ok).toBe(true);
  const told = async () => {
    const rows = await ctx.db.read.message.findMany({
      where: { conversation: { channel: 'telegram', account: ACCOUNT, chat: GROUP } },
      orderBy: { id: 'asc' },
    });
    return rows.map(({ body }) => readBody(ctx, body) as Extract<OutboundBody, { kind: 'link' }>);
  };
  return { ...workshop, told };
}

async function hire(ctx: ServiceContext, name: string, role: Officer['role'] = 'petugas'): Promise<Officer> {
  const email = `${name.toLowerCase()}@kantor.example`;
  const added = await addOfficer(ctx, { kind: 'system' }, { name, email, role }, 'kuda laut berenang 7');
  if (!added.ok) throw new Error(added.reason);
  const { id } = await ctx.db.read.officer.findUniqueOrThrow({ where: { email } });
  return { kind: 'officer', id, name, role };
}

interface About {
  aboutOfficerId?: string;
  aboutName?: string;
  category?: string;
}

async function complain(
  ctx: ServiceContext,
  code: string,
  { aboutOfficerId, aboutName, category }: About = {},
): Promise<void> {
  const now = new Date(ctx.now());
  await ctx.db.write((tx) =>
    tx.complaint.create({
      data: {
        id: code,
        code,
        kind: 'complaint',
        category: category ?? 'services',
        text: ctx.vault.encrypt('Siti Aminah mengadu'),
        contact: null,
        anonymous: true,
        aboutOfficerId: aboutOfficerId ?? null,
        aboutName: aboutName === undefined ? null : ctx.vault.encrypt(aboutName),
        channel: 'webchat',
        language: 'id',
        status: 'received',
        receivedAt: now,
        clock: {},
        revision: 0,
      },
    }),
  );
}

async function askForPerson(ctx: ServiceContext, conversationId: string): Promise<void> {
  const at = new Date(ctx.now());
  await ctx.db.write((tx) =>
    tx.handover.create({
      data: {
        id: `handover-${conversationId}`,
        conversationId,
        status: 'waiting',
        startedBy: 'customer',
        requestedAt: at,
        lastMessageAt: at,
        seenMessageId: 0,
      },
    }),
  );
}

describe('the officers’ group', () => {
  it('is told how much is new, without a word about anybody', async () => {
    const { ctx, told } = await openWatch();
    expect(await tellGroup(ctx, ACCOUNT)).toBe(false);
    const { conversationId } = await place(ctx);
    await place(ctx);
    await complain(ctx, 'AD-AAAAA2');
    await askForPerson(ctx, conversationId);
    expect(await tellGroup(ctx, ACCOUNT)).toBe(true);
    expect(await told()).toEqual([
      {
        kind: 'link',
        text: '🔔 Ada 2 pesanan baru, 1 pengaduan menunggu, 1 percakapan menunggu petugas.',
        label: 'Buka panel',
        url: 'https://pst.example/panel',
      },
    ]);
  });

  it('is told no more often than the office wants, and never twice of the same', async () => {
    const { ctx, pass, told } = await openWatch();
    await place(ctx);
    await tellGroup(ctx, ACCOUNT);
    pass(10 * MINUTE);
    await complain(ctx, 'AD-AAAAA2');
    expect(await tellGroup(ctx, ACCOUNT)).toBe(false);
    pass(20 * MINUTE);
    await Promise.all([tellGroup(ctx, ACCOUNT), tellGroup(ctx, ACCOUNT)]);
    expect((await told()).map(({ text }) => text)).toEqual(['🔔 Ada 1 pesanan baru.', '🔔 Ada 1 pengaduan menunggu.']);
    pass(30 * MINUTE);
    expect(await tellGroup(ctx, ACCOUNT)).toBe(false);
  });

  it('hears of customers’ answers on orders under way', async () => {
    const { ctx, told } = await openWatch();
    await orderAt(ctx, 'awaitingCode');
    await tellGroup(ctx, ACCOUNT);
    expect((await told()).map(({ text }) => text)).toEqual(['🔔 Ada 1 pesanan dengan tanggapan pelanggan.']);
  });

  it('is left in peace outside of service hours, and told at the next opening', async () => {
    const { ctx, pass, told } = await openWatch();
    pass(10 * HOUR);
    await place(ctx);
    expect(await tellGroup(ctx, ACCOUNT)).toBe(false);
    pass(14 * HOUR);
    expect(await tellGroup(ctx, ACCOUNT)).toBe(true);
    expect(await told()).toHaveLength(1);
  });

  it('never hears of a complaint about an officer: that one may read along', async () => {
    const { ctx } = await openWatch();
    const budi = await hire(ctx, 'Budi');
    await complain(ctx, 'AD-AAAAA2', { aboutOfficerId: budi.id });
    await complain(ctx, 'AD-AAAAA3', { aboutName: 'Pak Budi' });
    await complain(ctx, 'AD-AAAAA4', { category: 'officer' });
    expect(await tellGroup(ctx, ACCOUNT)).toBe(false);
  });

  it('is not written to while it cannot be reached, nor when there is none', async () => {
    const { ctx, told } = await openWatch();
    await place(ctx);
    await tellGroup(ctx, ACCOUNT);
    await ctx.db.write((tx) =>
      tx.conversation.updateMany({ where: { chat: GROUP }, data: { unreachableSince: new Date(ctx.now()) } }),
    );
    await place(ctx);
    expect(await tellGroup(ctx, ACCOUNT)).toBe(false);
    // the panel warns of it
    expect(await isGroupLost(ctx)).toBe(true);
    await saveOfficeTopic(ctx, ADMIN, 'notices', { telegramGroup: '', everyMinutes: 30 });
    expect(await isGroupLost(ctx)).toBe(false);
    expect(await tellGroup(ctx, ACCOUNT)).toBe(false);
    expect(await told()).toHaveLength(1);
  });

  it.each([['123'], ['@grup'], ['-12']])('cannot be %s', async (telegramGroup) => {
    const { ctx } = await openWatch();
    const saved = await saveOfficeTopic(ctx, ADMIN, 'notices', { telegramGroup, everyMinutes: 30 });
    expect(saved.ok).toBe(false);
  });
});

describe('badges', () => {
  it('count what is the officer’s to do, but for complaints about them', async () => {
    const { ctx } = await openWatch();
    const [budi, sari] = [await hire(ctx, 'Budi'), await hire(ctx, 'Sari')];
    const head = await hire(ctx, 'Kepala', 'pimpinan');
    const rina = await hire(ctx, 'Rina', 'bendahara');
    const { conversationId } = await place(ctx);
    await askForPerson(ctx, conversationId);
    await complain(ctx, 'AD-AAAAA2', { aboutOfficerId: budi.id });
    await complain(ctx, 'AD-AAAAA3', { aboutName: 'Pak Budi' });
    await complain(ctx, 'AD-AAAAA4');
    expect(await badgesFor(ctx, budi)).toEqual({ talks: 1, complaints: 1, visitors: 0, tasks: 1 });
    expect(await badgesFor(ctx, sari)).toEqual({ talks: 1, complaints: 3, visitors: 0, tasks: 1 });
    expect(await badgesFor(ctx, head)).toEqual({ talks: 0, complaints: 3, visitors: 0, tasks: 0 });
    // the treasurer talks as well
    expect(await badgesFor(ctx, rina)).toEqual({ talks: 1, complaints: 0, visitors: 0, tasks: 0 });
    expect(await badgesFor(ctx, ADMIN)).toEqual({ talks: 0, complaints: 0, visitors: 0, tasks: 0 });
  });
});

describe('the daily digest', () => {
  async function opening() {
    const watch = await openWatch();
    const { ctx } = watch;
    ctx.mail = true;
    const budi = await hire(ctx, 'Budi');
    const { hours } = await readOffice(ctx);
    expect(hours[1][0]?.[0]).toBe('08:00');
    // the workshop's clock is somewhere in a working day: on to the next one's opening
    const day = 24 * HOUR;
    const wib = (ctx.now() + 7 * HOUR) % day;
    watch.pass(day - wib + 8 * HOUR);
    return { ...watch, budi };
  }
  const letters = async ({ db, vault }: ServiceContext) => {
    const rows = await db.read.message.findMany({ where: { conversation: { ...EMAIL } }, orderBy: { id: 'asc' } });
    return rows.map(({ body }) => readBody({ vault }, body) as { text: string; letter: { to: string } });
  };

  it('goes once, at the opening, to who wants it', async () => {
    const { ctx, budi } = await opening();
    await place(ctx);
    expect(await sendDigests(ctx)).toBe(0);
    await wishDigest(ctx, budi.id, true);
    expect(await wantsDigest(ctx, budi.id)).toBe(true);
    expect(await sendDigests(ctx)).toBe(1);
    expect(await sendDigests(ctx)).toBe(0);
    const [letter] = await letters(ctx);
    expect(letter?.letter.to).toBe('budi@kantor.example');
    expect(letter?.text).toBe('Selamat pagi. Yang menunggu di panel hari ini:\n\n• 1 pekerjaan pesanan');
  });

  it('goes not when nothing waits, not later in the day, and not to who left', async () => {
    const { ctx, pass, budi } = await opening();
    await wishDigest(ctx, budi.id, true);
    expect(await sendDigests(ctx)).toBe(0);
    await place(ctx);
    pass(HOUR);
    expect(await sendDigests(ctx)).toBe(0);
    pass(23 * HOUR);
    await ctx.db.write((tx) => tx.officer.update({ where: { id: budi.id }, data: { active: false } }));
    expect(await sendDigests(ctx)).toBe(0);
    await ctx.db.write((tx) => tx.officer.update({ where: { id: budi.id }, data: { active: true } }));
    await wishDigest(ctx, budi.id, false);
    expect(await sendDigests(ctx)).toBe(0);
    expect(await letters(ctx)).toEqual([]);
  });
});
