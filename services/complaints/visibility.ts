/**
 * Who may not see a complaint: the officer whom it is about (docs/domain.md 7), wherever complaints are read or
 * searched, and in what waits (only the figures of a report count it). While nobody is surely known to be that officer it may be anybody: the head of office alone sees it, who says whom
 * it is about (./office_acts), unless the name that was told may be the head's own.
 */
import { editDistance } from '../../machines/understanding/distance.ts';
import type { Reader, Tx } from '../../prisma/database.ts';
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

/** `aboutOfficerId` of a complaint that names somebody who is no officer here: so it was judged (./office_acts). */
export const NOBODY_OF_OURS = 'none';

interface About {
  category: string;
  aboutOfficerId: string | null;
  aboutName: string | null;
}

/** Ids of what is hidden from the actor. Complaints about officers are few: they are looked through one by one. */
export async function hiddenFrom(ctx: Sealer, db: Reader, actor: Actor): Promise<string[]> {
  if (actor.kind !== 'officer') return [];
  const rows = await db.complaint.findMany({
    where: {
      OR: [{ aboutOfficerId: actor.id }, { aboutName: { not: null } }, { category: 'officer', aboutOfficerId: null }],
    },
    select: { id: true, category: true, aboutOfficerId: true, aboutName: true },
  });
  return rows.filter((row) => isHidden(ctx, row, actor)).map(({ id }) => id);
}

/** The same of one. */
export function isHidden({ vault }: Sealer, { category, aboutOfficerId, aboutName }: About, actor: Actor): boolean {
  if (actor.kind !== 'officer') return false;
  if (aboutOfficerId === actor.id) return true;
  const told = aboutName === null ? null : vault.decrypt(aboutName);
  if (told !== null && namesMatch(told, actor.name)) return true;
  const anybody = told === '' || (category === 'officer' && aboutOfficerId === null);
  return anybody && actor.role !== 'pimpinan';
}

/** Whom it is about is still to be said: by the head, since it may be any officer. */
export function isUnsettled({ category, aboutOfficerId }: Omit<About, 'aboutName'>): boolean {
  return category === 'officer' && aboutOfficerId === null;
}

/** Of a name as told: the head of office whom it may mean, from whom it is hidden, and whom officers may know it to be about. */
export async function headNamed(db: Reader, told: string): Promise<string | null> {
  const heads = await db.officer.findMany({
    where: { role: 'pimpinan', active: true },
    orderBy: { id: 'asc' },
    select: { id: true, name: true },
  });
  return heads.find(({ name }) => namesMatch(told, name))?.id ?? null;
}

/** The name goes; that somebody was named stays, and hides it from everybody but the head. */
export async function forgetNames(tx: Tx, { vault }: Sealer, ids: readonly string[]): Promise<void> {
  await tx.complaint.updateMany({
    where: { id: { in: [...ids] }, aboutName: { not: null } },
    data: { aboutName: vault.encrypt('') },
  });
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
