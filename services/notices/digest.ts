/** What waits for an officer, by e-mail at the beginning of service hours (docs/domain.md 15): for those who want it. */
import { dayOf } from '../../domain/days.ts';
import { openingOn } from '../../domain/hours.ts';
import { renderText } from '../../machines/texts/render.ts';
import { text } from '../../machines/texts/text.ts';
import type { Text } from '../../machines/texts/text.ts';
import { badgesFor } from '../badges.ts';
import type { Actor, ServiceContext } from '../context.ts';
import { putLetter } from '../email/letter.ts';
import { stationery } from '../email/letters.ts';
import { holidayCalendar } from '../holidays.ts';
import { readOffice } from '../office.ts';

/** A program that was not running at the opening still sends it so long after. */
const LATEST_MS = 60 * 60_000;

/** One row of Setting for each officer who wants it. */
const keyOf = (officerId: string) => `digest:${officerId}`;

export async function wantsDigest({ db }: Pick<ServiceContext, 'db'>, officerId: string): Promise<boolean> {
  return (await db.read.setting.count({ where: { key: keyOf(officerId) } })) > 0;
}

/** An officer's own wish. */
export async function wishDigest(
  ctx: Pick<ServiceContext, 'db' | 'now'>,
  officerId: string,
  wanted: boolean,
): Promise<void> {
  const key = keyOf(officerId);
  const updatedAt = new Date(ctx.now());
  await ctx.db.write(async (tx) => {
    if (!wanted) await tx.setting.deleteMany({ where: { key } });
    else await tx.setting.upsert({ where: { key }, create: { key, value: true, updatedAt }, update: { updatedAt } });
  });
}

/** Once a day for each officer, and only when something waits. Returns how many letters are on their way. */
export async function sendDigests(ctx: ServiceContext): Promise<number> {
  if (!ctx.mail) return 0;
  const { hours, office } = await readOffice(ctx);
  const now = ctx.now();
  const day = dayOf(now, office.timeZone);
  const opening = openingOn(day, hours, office.timeZone, await holidayCalendar(ctx));
  if (opening === null || now < opening || now - opening >= LATEST_MS) return 0;
  const wishes = await ctx.db.read.setting.findMany({
    where: { key: { startsWith: keyOf('') } },
    select: { key: true },
  });
  const ids = wishes.map(({ key }) => key.slice(keyOf('').length));
  const officers = await ctx.db.read.officer.findMany({ where: { id: { in: ids }, active: true } });
  let written = 0;
  for (const { id, name, role, email } of officers) {
    if (await writeDigest(ctx, { kind: 'officer', id, name, role }, { email, day })) written += 1;
  }
  return written;
}

async function writeDigest(
  ctx: ServiceContext,
  officer: Extract<Actor, { kind: 'officer' }>,
  { email, day }: { email: string; day: string },
): Promise<boolean> {
  const { tasks, talks, complaints } = await badgesFor(ctx, officer);
  const counts = [
    ['notice.tasks', tasks],
    ['notice.complaints', complaints],
    ['notice.talks', talks],
  ] as const;
  const lines: Text[] = counts.flatMap(([key, count]) =>
    count === 0 ? [] : [text('notice.digest.line', { line: text(key, { count }) })],
  );
  if (lines.length === 0) return false;
  const { wording, office } = await stationery(ctx, 'id');
  const say = (one: Text) => renderText(one, wording);
  const letter = {
    to: email,
    subject: say(text('notice.digest.subject', { office })),
    links: [{ label: say(text('notice.open')), url: `${ctx.publicUrl}/panel` }],
    files: [],
    thread: null,
    why: say(text('notice.digest.why', { office })),
    language: 'id' as const,
  };
  const mailbox = { key: `officer:${officer.id}`, customerId: null, language: 'id' as const };
  const said = [say(text('notice.digest')), lines.map(say).join('\n')].join('\n\n');
  return ctx.db.write((tx) => putLetter(tx, ctx, mailbox, { about: `digest:${day}`, text: said, letter }));
}
