/** Signed-in browsers of the panel. The cookie has the token, the table its hash. */
import type { Session } from '../prisma/generated/sqlite/client.ts';
import { audit } from './audit.ts';
import type { Outcome, ServiceContext } from './context.ts';
import { newToken } from './ids.ts';
import { actorOf, viewOf, type Officer } from './officer_view.ts';
import { passwordMatches } from './passwords.ts';

export interface OpenSession {
  /** names the session in lists; of no use as a token */
  id: string;
  officer: Officer;
  csrfToken: string;
  /** UTC ms */
  expiresAt: number;
}

export interface SessionLine {
  id: string;
  userAgent: string;
  createdAt: number;
  lastSeenAt: number;
  current: boolean;
}

type SessionContext = Pick<ServiceContext, 'db' | 'now' | 'random' | 'vault'>;

const IDLE_MS = 2 * 3_600_000;
const ABSOLUTE_MS = 12 * 3_600_000;
/** being seen is written down at most this often */
const SEEN_MS = 60_000;
const USER_AGENT_CHARS = 300;

/**
 * A new session with a new token; `replaces` (the token the browser had) ends. Unknown address, missing password and
 * wrong password take the same time and give the same answer; 'inactive' is told only to who knows the password.
 */
export async function signIn(
  ctx: SessionContext,
  given: { email: string; password: string; userAgent: string; replaces?: string },
): Promise<Outcome<{ token: string; csrfToken: string; officer: Officer; expiresAt: number }, 'wrong' | 'inactive'>> {
  const email = given.email.normalize('NFKC').trim().toLowerCase();
  const known = await ctx.db.read.officer.findUnique({ where: { email } });
  const right = await passwordMatches(given.password, known?.passwordHash ?? null);
  if (!known || !right) return { ok: false, reason: 'wrong' };
  const token = newToken(ctx);
  const csrfToken = newToken(ctx);
  const now = ctx.now();
  return ctx.db.write(async (tx) => {
    const officer = await tx.officer.findUnique({ where: { id: known.id } });
    // the password may have been replaced while this one was checked
    if (!officer || officer.passwordHash !== known.passwordHash) return { ok: false, reason: 'wrong' };
    if (!officer.active) return { ok: false, reason: 'inactive' };
    await tx.session.deleteMany({ where: { OR: goneWhere(now) } });
    if (given.replaces !== undefined) {
      await tx.session.deleteMany({ where: { tokenHash: ctx.vault.hashToken(given.replaces) } });
    }
    const expiresAt = now + ABSOLUTE_MS;
    await tx.session.create({
      data: {
        tokenHash: ctx.vault.hashToken(token),
        officerId: officer.id,
        csrfToken,
        userAgent: given.userAgent.slice(0, USER_AGENT_CHARS),
        createdAt: new Date(now),
        lastSeenAt: new Date(now),
        expiresAt: new Date(expiresAt),
      },
    });
    await audit(tx, ctx, actorOf(officer), 'officer.signIn', `officer:${officer.id}`, {});
    return { ok: true, token, csrfToken, officer: viewOf(officer), expiresAt };
  });
}

/**
 * The session of a token, or null when it has ended: 2 hours unused, 12 hours old, revoked, officer deactivated. `used`
 * false: a page asks by itself, which is no sign that anybody is there.
 */
export async function readSession(
  ctx: Omit<SessionContext, 'random'>,
  token: string,
  { used = true }: { used?: boolean } = {},
): Promise<OpenSession | null> {
  const tokenHash = ctx.vault.hashToken(token);
  const row = await ctx.db.read.session.findUnique({ where: { tokenHash }, include: { officer: true } });
  const now = ctx.now();
  if (!row || !row.officer.active || isGone(row, now)) return null;
  if (used && now - row.lastSeenAt.getTime() >= SEEN_MS) {
    // updateMany: it may have been revoked meanwhile
    await ctx.db.write((tx) => tx.session.updateMany({ where: { tokenHash }, data: { lastSeenAt: new Date(now) } }));
  }
  const { csrfToken, expiresAt } = row;
  return { id: tokenHash, officer: viewOf(row.officer), csrfToken, expiresAt: expiresAt.getTime() };
}

export async function endSession(ctx: Pick<ServiceContext, 'db' | 'vault'>, token: string): Promise<void> {
  const tokenHash = ctx.vault.hashToken(token);
  await ctx.db.write((tx) => tx.session.deleteMany({ where: { tokenHash } }));
}

/** Ends every session of the officer but this one; returns how many. */
export async function endOtherSessions(ctx: Pick<ServiceContext, 'db'>, session: OpenSession): Promise<number> {
  const { count } = await ctx.db.write((tx) =>
    tx.session.deleteMany({ where: { officerId: session.officer.id, tokenHash: { not: session.id } } }),
  );
  return count;
}

/** The officer's own sessions, last used first. */
export async function listSessions(
  ctx: Pick<ServiceContext, 'db' | 'now'>,
  session: OpenSession,
): Promise<SessionLine[]> {
  const rows = await ctx.db.read.session.findMany({
    where: { officerId: session.officer.id },
    orderBy: { lastSeenAt: 'desc' },
  });
  return rows
    .filter((row) => !isGone(row, ctx.now()))
    .map(({ tokenHash, userAgent, createdAt, lastSeenAt }) => ({
      id: tokenHash,
      userAgent,
      createdAt: createdAt.getTime(),
      lastSeenAt: lastSeenAt.getTime(),
      current: tokenHash === session.id,
    }));
}

function isGone({ lastSeenAt, expiresAt }: Session, now: number): boolean {
  return now >= expiresAt.getTime() || now - lastSeenAt.getTime() >= IDLE_MS;
}

function goneWhere(now: number): object[] {
  return [{ expiresAt: { lte: new Date(now) } }, { lastSeenAt: { lte: new Date(now - IDLE_MS) } }];
}
