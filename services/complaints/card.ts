/** A complaint as the person who sent it sees it. */
import type { ComplaintCard, ComplaintKind, ComplaintStatus } from '../../machines/conversation/counter/complaints.ts';
import type { Reader } from '../../prisma/database.ts';
import type { Complaint } from '../../prisma/generated/sqlite/client.ts';
import type { ChatOf } from '../chat.ts';
import type { ServiceContext } from '../context.ts';
import { linkUrl } from '../links.ts';
import { complaintRules, standingOf } from './standing.ts';

/** What the office says to the person. */
const TOLD = ['asked', 'answered', 'declined', 'closed'];

/** Whoever has the code of one that leads to nobody may follow it; any other is its sender's alone (docs/decisions/0014). */
export function isOwn(
  { conversationId, customerId }: Pick<Complaint, 'conversationId' | 'customerId'>,
  chat: Pick<ChatOf, 'conversationId' | 'customerId'>,
): boolean {
  if (conversationId === null && customerId === null) return true;
  return conversationId === chat.conversationId || (customerId !== null && customerId === chat.customerId);
}

export async function complaintCard(ctx: ServiceContext, db: Reader, complaint: Complaint): Promise<ComplaintCard> {
  const rules = await complaintRules(ctx);
  const standing = standingOf(complaint, ctx.now(), rules);
  const said = await db.complaintEvent.findFirst({
    where: { complaintId: complaint.id, type: { in: TOLD }, words: { not: null } },
    orderBy: { id: 'desc' },
    select: { words: true },
  });
  const { status, answeredAt, closedAt } = complaint;
  const over = answeredAt !== null || closedAt !== null;
  const { days } = standing;
  return {
    code: complaint.code,
    kind: complaint.kind as ComplaintKind,
    status: status as ComplaintStatus,
    anonymous: complaint.anonymous,
    receivedAt: complaint.receivedAt.getTime(),
    due: over || days === null ? null : days.dueDay,
    days: days && { net: days.netDays, limit: standing.limit },
    limit: standing.limit,
    silentDays: rules.settings.silentDays,
    erased: await wasErased(db, complaint),
    officeWords: said?.words ? ctx.vault.decrypt(said.words) : null,
    file: await fileOf(ctx, db, complaint.id),
  };
}

/** A sender closes a complaint by erasing their data (../privacy/erase_counter), and in no other way: an answer is confirmed. */
async function wasErased(db: Reader, { id, status }: Complaint): Promise<boolean> {
  if (status !== 'closed') return false;
  return (await db.complaintEvent.count({ where: { complaintId: id, type: 'closed', actorKind: 'customer' } })) > 0;
}

/** The newest file of the office that may still be fetched. */
async function fileOf(ctx: ServiceContext, db: Reader, complaintId: string): Promise<ComplaintCard['file']> {
  const attached = await db.complaintFile.findMany({
    where: { complaintId },
    orderBy: { id: 'desc' },
    select: { fileId: true },
  });
  const link = await db.downloadLink.findFirst({
    where: {
      orderId: null,
      fileId: { in: attached.map(({ fileId }) => fileId) },
      expiresAt: { gt: new Date(ctx.now()) },
    },
    orderBy: { createdAt: 'desc' },
    select: { id: true, fileId: true },
  });
  if (link === null) return null;
  const file = await db.storedFile.findUnique({ where: { id: link.fileId }, select: { name: true } });
  return file && { name: file.name, url: linkUrl(ctx, link.id) };
}
