/** What "hapus data" does to complaints, visits, talks and ratings: registers and figures stay, without anybody's words. */
import type { Tx } from '../../prisma/database.ts';
import { forgetNames } from '../complaints/visibility.ts';
import type { ServiceContext } from '../context.ts';
import { dropTalks } from '../desk/endings.ts';
import { belongings } from './person.ts';
import type { Person } from './person.ts';
import { visitsOf } from './visits.ts';

const OPEN_COMPLAINT = { notIn: ['closed', 'declined'] };

/** Returns the files that go. */
export async function eraseCounter(ctx: ServiceContext, tx: Tx, person: Person): Promise<string[]> {
  const of = belongings(person);
  const complaints = await eraseComplaints(ctx, tx, of);
  const handovers = await tx.handover.findMany({ where: of.chats, select: { id: true } });
  const handoverId = { in: handovers.map(({ id }) => id) };
  const shared = await tx.handoverFile.findMany({ where: { handoverId }, select: { fileId: true } });
  await tx.handoverFile.deleteMany({ where: { handoverId } });
  // waiting times stay for the figures, and lead to no chat: whoever writes there next is somebody else
  await dropTalks(
    tx,
    ctx,
    person.chats.map(({ id }) => id),
  );
  await tx.handover.updateMany({ where: { id: handoverId }, data: { conversationId: null } });
  const visits = await tx.visit.findMany({ where: await visitsOf(tx, person), select: { id: true } });
  const visitId = { in: visits.map(({ id }) => id) };
  await tx.visit.updateMany({
    where: { id: visitId, status: { in: ['waiting', 'called', 'skipped'] } },
    data: { status: 'cancelled' },
  });
  await tx.visit.updateMany({
    where: { id: visitId },
    data: { name: '', institution: '', purpose: '', conversationId: null, customerId: null },
  });
  await tx.order.updateMany({ where: { visitId }, data: { visitId: null } });
  await tx.rating.updateMany({
    where: { OR: [of.chats, of.ofOrders] },
    data: { comment: null, conversationId: null },
  });
  await tx.ratingInvite.deleteMany({ where: of.chats });
  await tx.emailCode.deleteMany({ where: { customerId: { in: person.customerIds } } });
  return [...complaints, ...shared.map(({ fileId }) => fileId)];
}

/** The register keeps kind, dates and outcome (docs/domain.md 7); what was not answered is closed. */
async function eraseComplaints(ctx: ServiceContext, tx: Tx, of: ReturnType<typeof belongings>): Promise<string[]> {
  const now = new Date(ctx.now());
  const rows = await tx.complaint.findMany({ where: of.either, select: { id: true, status: true } });
  const ids = { in: rows.map(({ id }) => id) };
  const files = await tx.complaintFile.findMany({ where: { complaintId: ids }, select: { fileId: true } });
  await tx.complaintFile.deleteMany({ where: { complaintId: ids } });
  await tx.complaintEvent.updateMany({ where: { complaintId: ids }, data: { words: null } });
  await tx.complaintEvent.updateMany({ where: { complaintId: ids, actorKind: 'customer' }, data: { actorName: '' } });
  const open = await tx.complaint.findMany({ where: { id: ids, status: OPEN_COMPLAINT }, select: { id: true } });
  for (const { id } of open)
    await tx.complaintEvent.create({
      data: {
        complaintId: id,
        type: 'closed',
        actorKind: 'customer',
        actorId: null,
        actorName: '',
        words: null,
        at: now,
      },
    });
  await tx.complaint.updateMany({
    where: { id: ids, status: OPEN_COMPLAINT },
    data: { status: 'closed', closedAt: now },
  });
  await forgetNames(tx, ctx, ids.in);
  await tx.complaint.updateMany({
    where: { id: ids },
    data: {
      text: ctx.vault.encrypt(''),
      name: null,
      contact: null,
      conversationId: null,
      customerId: null,
      orderId: null,
      revision: { increment: 1 },
    },
  });
  return files.map(({ fileId }) => fileId);
}
