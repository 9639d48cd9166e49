/** What the person who complained does after it was sent: adds, answers, confirms, objects (docs/domain.md 7). */
import { reopenClock, resumeClock } from '../../domain/service_clock.ts';
import type { Reader, Tx } from '../../prisma/database.ts';
import type { Complaint } from '../../prisma/generated/sqlite/client.ts';
import type { ChatOf } from '../chat.ts';
import type { ServiceContext } from '../context.ts';
import { clockOf } from '../orders/rows.ts';
import { inviteToRate } from '../survey/invites.ts';
import { isOwn } from './card.ts';
import { attachFile, changeComplaint, complaintByCode, SENDER, writeComplaintEvent } from './rows.ts';
import { isFromChat } from './take.ts';

export type SenderRefusal = 'gone' | 'not_allowed' | 'file_unusable';
type Done = { ok: true; complaint: Complaint } | { ok: false; reason: SenderRefusal };

const OPEN = new Set(['received', 'verified', 'asking']);

/** null: no such code, or somebody else's. */
export async function ownComplaint(db: Reader, chat: ChatOf, code: string): Promise<Complaint | null> {
  const complaint = await complaintByCode(db, code);
  return complaint !== null && isOwn(complaint, chat) ? complaint : null;
}

/** Words, a file, or both; an answer to the office's question lets the clock run again. */
export async function replyToComplaint(
  ctx: ServiceContext,
  tx: Tx,
  chat: ChatOf,
  { code, words, fileId }: { code: string; words: string; fileId: string | null },
): Promise<Done> {
  const complaint = await ownComplaint(tx, chat, code);
  if (complaint === null) return { ok: false, reason: 'gone' };
  if (!OPEN.has(complaint.status) || (words === '' && fileId === null)) return { ok: false, reason: 'not_allowed' };
  if (fileId !== null && !(await isFromChat(tx, chat, fileId))) return { ok: false, reason: 'file_unusable' };
  const asked = complaint.status === 'asking';
  const status = asked ? (complaint.verifiedAt === null ? 'received' : 'verified') : undefined;
  const clock = asked ? resumeClock(clockOf(complaint), ctx.now()) : clockOf(complaint);
  await changeComplaint(tx, complaint, { clock, ...(status === undefined ? {} : { status }) });
  await writeComplaintEvent(tx, ctx, complaint.id, { type: 'replied', actor: SENDER, words });
  if (fileId !== null) await attachFile(tx, ctx, complaint.id, fileId);
  return again(tx, code);
}

/** The answer settles it. */
export async function confirmComplaint(ctx: ServiceContext, tx: Tx, chat: ChatOf, code: string): Promise<Done> {
  const complaint = await ownComplaint(tx, chat, code);
  if (complaint === null) return { ok: false, reason: 'gone' };
  if (complaint.status !== 'answered') return { ok: false, reason: 'not_allowed' };
  await changeComplaint(tx, complaint, { status: 'closed', closedAt: new Date(ctx.now()) });
  await writeComplaintEvent(tx, ctx, complaint.id, { type: 'confirmed', actor: SENDER, words: null });
  await askForRating(ctx, tx, complaint);
  return again(tx, code);
}

/** It does not: the clock goes on where it stood. */
export async function reopenComplaint(
  ctx: ServiceContext,
  tx: Tx,
  chat: ChatOf,
  { code, words }: { code: string; words: string },
): Promise<Done> {
  const complaint = await ownComplaint(tx, chat, code);
  if (complaint === null) return { ok: false, reason: 'gone' };
  if (complaint.status !== 'answered' || words === '') return { ok: false, reason: 'not_allowed' };
  const clock = reopenClock(clockOf(complaint), ctx.now());
  await changeComplaint(tx, complaint, { status: 'verified', clock, answeredAt: null });
  await writeComplaintEvent(tx, ctx, complaint.id, { type: 'reopened', actor: SENDER, words });
  return again(tx, code);
}

/**
 * Once it is closed, in the chat that it came from. Not of one that was told anonymously, and not of one about an officer: a
 * rating is seen by everybody in the office, and would tell of it.
 */
export async function askForRating(ctx: ServiceContext, tx: Tx, complaint: Complaint): Promise<void> {
  const { id, code, conversationId, category, aboutOfficerId } = complaint;
  if (conversationId === null || category === 'officer' || aboutOfficerId !== null) return;
  await inviteToRate(tx, ctx, {
    subject: 'complaint',
    subjectId: id,
    conversationId,
    label: code,
    service: 'complaint',
  });
}

async function again(tx: Tx, code: string): Promise<Done> {
  const complaint = await complaintByCode(tx, code);
  return complaint === null ? { ok: false, reason: 'gone' } : { ok: true, complaint };
}
