/** What chats ask of complaints (machines/conversation/counter/complaints). */
import type {
  ComplaintCommand,
  ComplaintKind,
  ComplaintQuery,
  ComplaintResult,
  ComplaintStatus,
} from '../../machines/conversation/counter/complaints.ts';
import type { Reader, Tx } from '../../prisma/database.ts';
import type { Complaint } from '../../prisma/generated/sqlite/client.ts';
import { forgetSteps, forgetTelling } from '../brief_messages.ts';
import type { ChatOf } from '../chat.ts';
import type { ServiceContext } from '../context.ts';
import { newId } from '../ids.ts';
import { readOffice } from '../office.ts';
import { eraseFiles } from '../privacy/erase_files.ts';
import { complaintCard } from './card.ts';
import { confirmComplaint, ownComplaint, reopenComplaint, replyToComplaint } from './sender_acts.ts';
import { isFromChat, submitComplaint } from './take.ts';

/** Of one person, newest first. */
const MOST_LISTED = 40;

export async function answerComplaint(
  ctx: ServiceContext,
  db: Reader,
  chat: ChatOf,
  query: ComplaintQuery,
): Promise<ComplaintResult> {
  switch (query.type) {
    case 'complaint.officers': {
      const officers = await db.officer.findMany({
        // accounts that only run the program meet nobody
        where: { active: true, role: { not: 'admin' } },
        orderBy: { name: 'asc' },
        select: { id: true, name: true },
      });
      return { type: 'complaint.officersListed', officers };
    }
    case 'complaint.list':
      return { type: 'complaint.listed', complaints: await listOwn(db, chat) };
    case 'complaint.show': {
      const complaint = await ownComplaint(db, chat, query.code);
      return { type: 'complaint.shown', complaint: complaint && (await complaintCard(ctx, db, complaint)) };
    }
    case 'complaint.channels': {
      const { channels, wbs } = (await readOffice(ctx)).complaints;
      return { type: 'complaint.channelsTold', channels, wbs };
    }
    case 'complaint.wbs':
      return { type: 'complaint.wbsTold', wbs: (await readOffice(ctx)).complaints.wbs };
  }
}

/** Inside the turn's write. */
export async function carryOutComplaint(
  ctx: ServiceContext,
  tx: Tx,
  chat: ChatOf,
  command: ComplaintCommand,
): Promise<ComplaintResult> {
  switch (command.type) {
    case 'complaint.submit': {
      const taken = await submitComplaint(ctx, tx, chat, command.draft);
      if (!taken.ok) return { type: 'complaint.refused', reason: taken.reason };
      return { type: 'complaint.taken', complaint: await complaintCard(ctx, tx, taken.complaint) };
    }
    case 'complaint.reply':
      return acted(ctx, tx, 'reply', await replyToComplaint(ctx, tx, chat, command));
    case 'complaint.confirm':
      return acted(ctx, tx, 'confirm', await confirmComplaint(ctx, tx, chat, command.code));
    case 'complaint.reopen':
      return acted(ctx, tx, 'reopen', await reopenComplaint(ctx, tx, chat, command));
    case 'complaint.forget':
      if (command.what === 'draft') await forgetTelling(tx, ctx, chat.conversationId);
      else await forgetSteps(tx, chat.conversationId);
      await eraseOwnFiles(ctx, tx, chat, command.fileIds);
      return { type: 'complaint.forgotten', wbs: (await readOffice(ctx)).complaints.wbs };
  }
}

async function eraseOwnFiles(ctx: ServiceContext, tx: Tx, chat: ChatOf, fileIds: readonly string[]): Promise<void> {
  const own: string[] = [];
  for (const id of fileIds) if (await isFromChat(tx, chat, id)) own.push(id);
  await eraseFiles(tx, ctx, newId(ctx), own);
}

async function acted(
  ctx: ServiceContext,
  tx: Tx,
  act: 'reply' | 'confirm' | 'reopen',
  done: Awaited<ReturnType<typeof replyToComplaint>>,
): Promise<ComplaintResult> {
  if (!done.ok) return { type: 'complaint.refused', reason: done.reason };
  return { type: 'complaint.acted', act, complaint: await complaintCard(ctx, tx, done.complaint) };
}

async function listOwn(db: Reader, { conversationId, customerId }: ChatOf) {
  const own = [{ conversationId }, ...(customerId === null ? [] : [{ customerId }])];
  const rows = await db.complaint.findMany({
    where: { OR: own },
    orderBy: { receivedAt: 'desc' },
    take: MOST_LISTED,
    select: { code: true, kind: true, status: true },
  });
  return rows.map(({ code, kind, status }: Pick<Complaint, 'code' | 'kind' | 'status'>) => ({
    code,
    kind: kind as ComplaintKind,
    status: status as ComplaintStatus,
  }));
}
