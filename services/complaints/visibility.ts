/**
 * Who may not see a complaint: the officer whom it is about (docs/domain.md 7), wherever complaints are read, counted or
 * searched. Where only a name was told, everybody whose name shares a word with it; the head of office sees those all the same.
 */
import { editDistance } from '../../machines/understanding/distance.ts';
import type { Reader } from '../../prisma/database.ts';
import type { Actor, ServiceContext } from '../context.ts';
import { hasRole } from '../rights.ts';

type Sealer = Pick<ServiceContext, 'vault'>;

/** Who works with the register, and who is responsible (docs/domain.md 1). */
export function mayReadComplaints(actor: Actor): boolean {
  return hasRole(actor, ['petugas', 'pimpinan']);
}

export function mayHandleComplaints(actor: Actor): boolean {
  return hasRole(actor, ['petugas']);
}

/** Ids of what is hidden from the actor. Complaints that name somebody are few: they are looked through one by one. */
export async function hiddenFrom(ctx: Sealer, db: Reader, actor: Actor): Promise<string[]> {
  if (actor.kind !== 'officer') return [];
  const rows = await db.complaint.findMany({
    where: { OR: [{ aboutOfficerId: actor.id }, { aboutName: { not: null } }] },
    select: { id: true, aboutOfficerId: true, aboutName: true },
  });
  return rows.filter((row) => isHidden(ctx, row, actor)).map(({ id }) => id);
}

/** The same of one. */
export function isHidden(
  { vault }: Sealer,
  { aboutOfficerId, aboutName }: { aboutOfficerId: string | null; aboutName: string | null },
  actor: Actor,
): boolean {
  if (actor.kind !== 'officer') return false;
  if (aboutOfficerId !== null) return aboutOfficerId === actor.id;
  if (aboutName === null || actor.role === 'pimpinan') return false;
  return namesMatch(vault.decrypt(aboutName), actor.name);
}

/** 'complaint:AD-ABC234' of what is hidden: for lists that know complaints by their codes only. */
export async function hiddenSubjects(ctx: Sealer & Pick<ServiceContext, 'db'>, actor: Actor): Promise<string[]> {
  const ids = await hiddenFrom(ctx, ctx.db.read, actor);
  if (ids.length === 0) return [];
  const rows = await ctx.db.read.complaint.findMany({ where: { id: { in: ids } }, select: { code: true } });
  return rows.map(({ code }) => `complaint:${code}`);
}

/** Letters that a word must have to tell one person from another. */
const TELLING = 3;
/** Long enough that a slip of the finger leaves no other name. */
const GUESSABLE = 5;

/** How people are addressed, and what they are: no part of a name. */
const ADDRESSES = new Set(
  'bapak pak ibu bpk mas mbak mba kak kakak saudara saudari sdr sdri petugas bendahara admin kepala pimpinan loket yang dan officer the miss mister madam'.split(
    ' ',
  ),
);

/** Whether a name as told may mean this person: one word of it, spelt alike. */
export function namesMatch(told: string, name: string): boolean {
  const own = wordsOf(name);
  return wordsOf(told).some((word) => own.some((other) => isAlike(word, other)));
}

function wordsOf(name: string): string[] {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return (plain.match(/\p{L}+/gu) ?? []).filter((word) => word.length >= TELLING && !ADDRESSES.has(word));
}

function isAlike(word: string, other: string): boolean {
  if (word === other) return true;
  return Math.min(word.length, other.length) >= GUESSABLE && editDistance(word, other, 1) !== null;
}
