/** What the office does with a complaint (docs/domain.md 7). Judged here, whatever a page shows. */
import { pauseClock, resumeClock, stopClock } from '../../domain/service_clock.ts';
import type { ComplaintStatus } from '../../machines/conversation/counter/complaints.ts';
import type { Tx } from '../../prisma/database.ts';
import { audit } from '../audit.ts';
import type { Actor, Outcome, ServiceContext } from '../context.ts';
import { makeLink } from '../links.ts';
import { clockOf } from '../orders/rows.ts';
import { attachFile, changeComplaint, complaintByCode, writeComplaintEvent } from './rows.ts';
import type { Complaint, ComplaintChange, ComplaintEventType } from './rows.ts';
import { askForRating } from './sender_acts.ts';
import { awaitConfirmation } from './silence.ts';
import { tellSender } from './tell.ts';
import { isHidden, isUnsettled, mayHandleComplaints, mayReadComplaints, NOBODY_OF_OURS } from './visibility.ts';

export const COMPLAINT_ACTS = ['verify', 'answer', 'ask', 'close', 'decline', 'assign', 'about'] as const;
export type ComplaintAct = (typeof COMPLAINT_ACTS)[number];

export type ComplaintRefusal =
  'forbidden' | 'not_found' | 'conflict' | 'not_allowed' | 'words_missing' | 'file_unusable' | 'officer_unusable';

export type ActInput =
  | { act: 'verify'; supervision: boolean }
  | { act: 'decline' | 'ask' | 'close'; words: string }
  | { act: 'answer'; words: string; fileId: string | null }
  | { act: 'assign'; officerId: string }
  /** whom it is about; NOBODY_OF_OURS: no officer of this office */
  | { act: 'about'; officerId: string };

/** In which states each act is open. */
const FROM: Record<ComplaintAct, readonly ComplaintStatus[]> = {
  verify: ['received'],
  decline: ['received'],
  ask: ['received', 'verified'],
  answer: ['verified', 'asking'],
  // whoever never answers a question, or is heard to be content
  close: ['asking', 'answered'],
  assign: ['received', 'verified', 'asking', 'answered'],
  about: ['received', 'verified', 'asking', 'answered'],
};

/** Days for which a file of an answer may be fetched, and how often. */
const LINK_DAYS = 30;
const LINK_USES = 20;
const DAY_MS = 86_400_000;

type Judged = Pick<Complaint, 'status' | 'category' | 'aboutOfficerId' | 'aboutName'>;

/**
 * Whoever handles it does everything. Whom a complaint is about they say once, as it is hidden from that officer from then on;
 * the head of office says so while nobody is known, and may mend it: nothing else is the head's to do (docs/decisions/0014).
 */
export function complaintActs(actor: Actor, complaint: Judged): ComplaintAct[] {
  if (!mayReadComplaints(actor)) return [];
  const handles = mayHandleComplaints(actor);
  const { aboutOfficerId, aboutName } = complaint;
  const isSaid = aboutOfficerId !== null && aboutName === null;
  const saysAbout = handles ? !isSaid : isSaid || isUnsettled(complaint);
  return COMPLAINT_ACTS.filter(
    (act) => FROM[act].some((from) => from === complaint.status) && (act === 'about' ? saysAbout : handles),
  );
}

/** `revision`: what the officer's page showed. */
export async function actOnComplaint(
  ctx: ServiceContext,
  actor: Actor,
  { code, revision }: { code: string; revision: number },
  input: ActInput,
): Promise<Outcome<{ revision: number }, ComplaintRefusal>> {
  if (!mayReadComplaints(actor)) return { ok: false, reason: 'forbidden' };
  return ctx.db.write(async (tx) => {
    const complaint = await complaintByCode(tx, code);
    // as if it were not there
    if (complaint === null || isHidden(ctx, complaint, actor)) return { ok: false, reason: 'not_found' };
    if (input.act !== 'about' && !mayHandleComplaints(actor)) return { ok: false, reason: 'forbidden' };
    if (complaint.revision !== revision) return { ok: false, reason: 'conflict' };
    if (!complaintActs(actor, complaint).includes(input.act)) return { ok: false, reason: 'not_allowed' };
    const refusal = await refusalOf(ctx, tx, complaint, input);
    if (refusal !== null) return { ok: false, reason: refusal };
    const change = changeOf(ctx, complaint, input);
    const next = await changeComplaint(tx, complaint, { officerId: handlerOf(complaint, actor, input), ...change });
    if (next === null) return { ok: false, reason: 'conflict' };
    await writeComplaintEvent(tx, ctx, complaint.id, {
      type: EVENTS[input.act],
      actor,
      words: input.act === 'about' ? await saidAbout(ctx, tx, complaint, input) : 'words' in input ? input.words : null,
    });
    await audit(tx, ctx, actor, `complaint.${input.act}`, `complaint:${code}`, { revision: next });
    await followUp(ctx, tx, complaint, input);
    return { ok: true, revision: next };
  });
}

const EVENTS: Record<ComplaintAct, ComplaintEventType> = {
  verify: 'verified',
  decline: 'declined',
  ask: 'asked',
  answer: 'answered',
  close: 'closed',
  assign: 'assigned',
  about: 'identified',
};

/** Whoever acts first; nobody about themselves. */
function handlerOf({ officerId }: Complaint, actor: Actor, input: ActInput): string | null {
  if (input.act === 'about') return officerId === input.officerId ? null : officerId;
  return officerId ?? (actor.kind === 'officer' ? actor.id : null);
}

/** The name as it was told, and whose it was found to be. */
async function saidAbout(
  ctx: ServiceContext,
  tx: Tx,
  { aboutName }: Complaint,
  { officerId }: { officerId: string },
): Promise<string> {
  const officer = await tx.officer.findUnique({ where: { id: officerId }, select: { name: true } });
  const told = aboutName === null ? '' : `“${ctx.vault.decrypt(aboutName)}” → `;
  return `${told}${officer?.name ?? '-'}`;
}

async function refusalOf(
  ctx: ServiceContext,
  tx: Tx,
  complaint: Complaint,
  input: ActInput,
): Promise<ComplaintRefusal | null> {
  if (input.act === 'assign') {
    const officer = await tx.officer.findUnique({ where: { id: input.officerId } });
    const actor = officer && ({ kind: 'officer', ...officer } as const);
    // nobody handles what is told about themselves
    const fits = actor !== null && actor.active && mayHandleComplaints(actor) && !isHidden(ctx, complaint, actor);
    return fits ? null : 'officer_unusable';
  }
  if (input.act === 'about') {
    if (input.officerId === NOBODY_OF_OURS) return null;
    const known = await tx.officer.count({ where: { id: input.officerId } });
    return known === 0 ? 'officer_unusable' : null;
  }
  if (input.act === 'verify') return null;
  const mayBeSilent = input.act === 'close' && complaint.status === 'answered';
  if (input.words.trim() === '' && !mayBeSilent) return 'words_missing';
  if (input.act !== 'answer' || input.fileId === null) return null;
  const file = await tx.storedFile.findUnique({ where: { id: input.fileId } });
  return file?.purpose === 'upload' && file.owner.startsWith('officer:') ? null : 'file_unusable';
}

function changeOf(ctx: ServiceContext, complaint: Complaint, input: ActInput): ComplaintChange {
  const now = ctx.now();
  const at = new Date(now);
  const clock = clockOf(complaint);
  switch (input.act) {
    case 'verify':
      return { status: 'verified', verifiedAt: at, supervision: complaint.kind === 'complaint' && input.supervision };
    case 'decline':
      return { status: 'declined', closedAt: at, clock: stopClock(clock, now) };
    case 'ask':
      return { status: 'asking', clock: pauseClock(clock, now) };
    case 'answer':
      return { status: 'answered', answeredAt: at, clock: stopClock(resumeClock(clock, now), now) };
    case 'close':
      return { status: 'closed', closedAt: at, clock: stopClock(clock, now) };
    case 'assign':
      return { officerId: input.officerId };
    case 'about':
      return { aboutOfficerId: input.officerId, aboutName: null };
  }
}

/** What is told to the person, and what happens by itself afterwards. */
async function followUp(ctx: ServiceContext, tx: Tx, complaint: Complaint, input: ActInput): Promise<void> {
  const { id, code } = complaint;
  switch (input.act) {
    case 'verify':
      return tellSender(ctx, tx, code, { about: 'verified', words: null });
    case 'ask':
      return tellSender(ctx, tx, code, { about: 'asked', words: input.words });
    case 'decline':
      return tellSender(ctx, tx, code, { about: 'declined', words: input.words });
    case 'answer': {
      if (input.fileId !== null) {
        await attachFile(tx, ctx, id, input.fileId);
        const expiresAt = ctx.now() + LINK_DAYS * DAY_MS;
        await makeLink(tx, ctx, { orderId: null, fileId: input.fileId, expiresAt, maxUses: LINK_USES });
      }
      await awaitConfirmation(tx, ctx, { id });
      return tellSender(ctx, tx, code, { about: 'answered', words: input.words, withFile: input.fileId !== null });
    }
    case 'close':
      await tellSender(ctx, tx, code, { about: 'closed', words: input.words === '' ? null : input.words });
      return askForRating(ctx, tx, complaint);
    case 'assign':
    case 'about':
  }
}
