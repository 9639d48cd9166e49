/** Taking in a complaint (docs/domain.md 7): from a chat, or entered by an officer when it came in another way. */
import { ticketCode } from '../../domain/codes.ts';
import { IDLE_CLOCK, startClock } from '../../domain/service_clock.ts';
import type { Language } from '../../domain/vocabulary.ts';
import type { ComplaintDraft } from '../../machines/conversation/counter/complaints.ts';
import type { Reader, Tx } from '../../prisma/database.ts';
import type { Complaint } from '../../prisma/generated/sqlite/client.ts';
import { forgetTelling, keepTelling } from '../brief_messages.ts';
import type { ChatOf } from '../chat.ts';
import type { Actor, ServiceContext } from '../context.ts';
import { newId } from '../ids.ts';
import { asJson } from '../orders/rows.ts';
import { attachFile, SENDER, writeComplaintEvent } from './rows.ts';
import { headNamed } from './visibility.ts';

export interface NewComplaint {
  kind: string;
  category: string;
  text: string;
  /** '' not known, or as registered */
  name: string;
  contact: string;
  anonymous: boolean;
  conversationId: string | null;
  customerId: string | null;
  orderId: string | null;
  about: { officerId: string | null; name: string } | null;
  channel: string;
  language: Language;
  /** UTC ms */
  receivedAt: number;
  fileIds: readonly string[];
}

/** Writes it down with a code of its own; the clock runs from its receipt. */
export async function writeComplaint(
  ctx: ServiceContext,
  tx: Tx,
  actor: Actor,
  given: NewComplaint,
): Promise<Complaint> {
  const { about, name, contact, fileIds, receivedAt, text, ...plain } = given;
  const id = newId(ctx);
  const named = about === null || about.officerId !== null || about.name === '' ? null : about.name;
  const complaint = await tx.complaint.create({
    data: {
      ...plain,
      id,
      code: await freeCode(ctx, tx),
      text: ctx.vault.encrypt(text),
      name: name === '' ? null : ctx.vault.encrypt(name),
      contact: contact === '' ? null : ctx.vault.encrypt(contact),
      aboutOfficerId: named === null ? (about?.officerId ?? null) : await headNamed(tx, named),
      aboutName: named === null ? null : ctx.vault.encrypt(named),
      status: 'received',
      receivedAt: new Date(receivedAt),
      clock: asJson(startClock(IDLE_CLOCK, receivedAt)),
      revision: 1,
    },
  });
  await writeComplaintEvent(tx, ctx, id, { type: 'received', actor, words: null });
  for (const fileId of fileIds) await attachFile(tx, ctx, id, fileId);
  return complaint;
}

/** Of a chat. 'file_unusable': a file is not there any more, or came from elsewhere. */
export async function submitComplaint(
  ctx: ServiceContext,
  tx: Tx,
  chat: ChatOf,
  draft: ComplaintDraft,
): Promise<{ ok: true; complaint: Complaint } | { ok: false; reason: 'file_unusable' | 'not_allowed' }> {
  const anonymous = draft.anonymous === true;
  if (draft.text.trim() === '' || draft.category === null) return { ok: false, reason: 'not_allowed' };
  for (const { id } of draft.files) {
    if (!(await isFromChat(tx, chat, id))) return { ok: false, reason: 'file_unusable' };
  }
  const complaint = await writeComplaint(ctx, tx, SENDER, {
    kind: draft.kind,
    category: draft.category,
    text: draft.text,
    name: anonymous || chat.customerId !== null ? '' : (draft.name ?? ''),
    contact: anonymous ? '' : (draft.contact ?? ''),
    anonymous,
    conversationId: anonymous ? null : chat.conversationId,
    customerId: anonymous ? null : chat.customerId,
    orderId: anonymous ? null : await orderIdOf(tx, chat, draft.order ?? ''),
    about: draft.category === 'officer' ? draft.about : null,
    channel: chat.channel,
    language: chat.language,
    receivedAt: ctx.now(),
    fileIds: draft.files.map(({ id }) => id),
  });
  // who it was stands nowhere else either (docs/decisions/0014)
  if (anonymous) await forgetTelling(tx, ctx, chat.conversationId);
  else await keepTelling(tx, chat.conversationId);
  return { ok: true, complaint };
}

/** A file that was sent in this very chat, and belongs to nothing yet. */
export async function isFromChat(
  db: Reader,
  { conversationId }: Pick<ChatOf, 'conversationId'>,
  fileId: string,
): Promise<boolean> {
  const file = await db.storedFile.findUnique({ where: { id: fileId }, select: { owner: true, purpose: true } });
  return file?.purpose === 'upload' && file.owner === `conversation:${conversationId}`;
}

async function orderIdOf(db: Reader, { customerId }: ChatOf, code: string): Promise<string | null> {
  if (customerId === null || code === '') return null;
  const order = await db.order.findUnique({ where: { code }, select: { id: true, customerId: true } });
  return order?.customerId === customerId ? order.id : null;
}

async function freeCode(ctx: ServiceContext, tx: Tx): Promise<string> {
  for (;;) {
    const code = ticketCode(ctx.random(6));
    if ((await tx.complaint.count({ where: { code } })) === 0) return code;
  }
}
