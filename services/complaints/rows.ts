/** A complaint's rows: reading them, changing them once per revision, and what happened to it. */
import type { ServiceClock } from '../../domain/service_clock.ts';
import type { ComplaintStatus } from '../../machines/conversation/counter/complaints.ts';
import type { Reader, Tx } from '../../prisma/database.ts';
import type { Complaint } from '../../prisma/generated/sqlite/client.ts';
import type { Actor, ServiceContext } from '../context.ts';
import { newId } from '../ids.ts';
import { asJson } from '../orders/rows.ts';

export type { Complaint } from '../../prisma/generated/sqlite/client.ts';

export type ComplaintEventType =
  | 'received'
  | 'verified'
  | 'asked'
  | 'replied'
  | 'answered'
  | 'confirmed'
  | 'reopened'
  | 'closed'
  | 'declined'
  | 'assigned'
  | 'identified';

export function complaintByCode(db: Reader, code: string): Promise<Complaint | null> {
  return db.complaint.findUnique({ where: { code } });
}

export interface ComplaintChange {
  status?: ComplaintStatus;
  clock?: ServiceClock;
  supervision?: boolean;
  officerId?: string | null;
  aboutOfficerId?: string;
  aboutName?: null;
  verifiedAt?: Date;
  answeredAt?: Date | null;
  closedAt?: Date | null;
}

/** Changes it if nobody else did since it was read; resolves with the new revision, or null. */
export async function changeComplaint(
  tx: Tx,
  { id, revision }: Pick<Complaint, 'id' | 'revision'>,
  { clock, ...change }: ComplaintChange,
): Promise<number | null> {
  const data = { ...change, ...(clock === undefined ? {} : { clock: asJson(clock) }), revision: revision + 1 };
  const { count } = await tx.complaint.updateMany({ where: { id, revision }, data });
  return count === 0 ? null : revision + 1;
}

/** `words`: said to the other side, kept encrypted. Nobody's name is kept of who sent it in. */
export async function writeComplaintEvent(
  tx: Tx,
  ctx: Pick<ServiceContext, 'now' | 'vault'>,
  complaintId: string,
  { type, actor, words }: { type: ComplaintEventType; actor: Actor; words: string | null },
): Promise<number> {
  const row = await tx.complaintEvent.create({
    data: {
      complaintId,
      type,
      actorKind: actor.kind,
      actorId: actor.kind === 'officer' ? actor.id : null,
      actorName: actor.kind === 'officer' ? actor.name : actor.kind,
      words: words === null || words === '' ? null : ctx.vault.encrypt(words),
      at: new Date(ctx.now()),
    },
    select: { id: true },
  });
  return row.id;
}

/** The person who complains: who it is stands in the complaint, if anywhere. */
export const SENDER: Actor = { kind: 'customer', id: '', name: '' };

export async function attachFile(
  tx: Tx,
  ctx: Pick<ServiceContext, 'now' | 'random'>,
  complaintId: string,
  fileId: string,
): Promise<void> {
  const createdAt = new Date(ctx.now());
  await tx.complaintFile.create({ data: { id: newId(ctx), complaintId, fileId, createdAt } });
  // from now on it is reached through the complaint alone, and nothing leads to the chat that it came from
  await tx.storedFile.update({ where: { id: fileId }, data: { owner: `complaint:${complaintId}` } });
}
