/** Who can still get into a web chat: whatever is said where nobody can is read by nobody (docs/domain.md 12). */
import type { Reader } from '../prisma/database.ts';
import type { ServiceContext } from './context.ts';
import { readOffice } from './office.ts';

type Parts = Pick<ServiceContext, 'db' | 'now'>;

const MINUTE_MS = 60_000;

/**
 * Until when somebody can get into these web chats, UTC ms; Infinity: from a device of their own. A kiosk's screen is left after
 * the office's idle time, and a code for a phone runs out. A chat that was closed is missing.
 */
export async function openUntil(
  db: Reader,
  ctx: Parts,
  chats: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const until = new Map<string, number>();
  if (chats.length === 0) return until;
  const open = (chat: string, at: number) => until.set(chat, Math.max(until.get(chat) ?? at, at));
  const chat = { in: [...chats] };
  const idleMs = (await readOffice(ctx)).chat.kioskIdleMinutes * MINUTE_MS;
  for (const session of await db.webchatSession.findMany({ where: { chat, endedAt: null } }))
    open(session.chat, session.kiosk ? session.lastSeenAt.getTime() + idleMs : Infinity);
  for (const code of await db.webchatHandover.findMany({ where: { chat, usedAt: null } }))
    open(code.chat, code.expiresAt.getTime() - 1);
  return until;
}

/** Ids of the chats among these that nobody gets into any more. */
export async function leftAmong(
  db: Reader,
  ctx: Parts,
  chats: readonly { id: string; channel: string; chat: string }[],
): Promise<ReadonlySet<string>> {
  const web = chats.filter(({ channel }) => channel === 'webchat');
  const until = await openUntil(
    db,
    ctx,
    web.map(({ chat }) => chat),
  );
  const left = web.filter(({ chat }) => (until.get(chat) ?? -Infinity) < ctx.now());
  return new Set(left.map(({ id }) => id));
}
