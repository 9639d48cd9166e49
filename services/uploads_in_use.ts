/** Which uploads something came to use; the others are not kept (docs/domain.md 9). */
import { draftFiles } from '../machines/conversation/draft.ts';
import { restoreConversation } from '../machines/conversation/restore.ts';
import type { ConversationState } from '../machines/conversation/step.ts';
import type { Reader } from '../prisma/database.ts';
import type { ServiceContext } from './context.ts';
import { customersOfChat } from './chats_of_customer.ts';
import { readAbstraction } from './orders/abstraction.ts';

type Sealer = Pick<ServiceContext, 'vault'>;

/** A proof, a signed agreement, a letter, the abstraction of an order, or a part of a form that is still being filled in. */
export async function isUploadInUse(ctx: Sealer, db: Reader, fileId: string): Promise<boolean> {
  if ((await handedIn(db, [fileId])).has(fileId)) return true;
  const file = await db.storedFile.findUnique({ where: { id: fileId }, select: { owner: true } });
  const [kind, conversationId] = file?.owner.split(':') ?? [];
  if (kind !== 'conversation' || conversationId === undefined) return false;
  const conversation = await db.conversation.findUnique({ where: { id: conversationId } });
  if (conversation === null) return false;
  if (isInDraft(ctx, conversation.snapshot, fileId)) return true;
  return isInOrder(ctx, db, await customersOfChat(db, conversationId), fileId);
}

/** Of some uploads those that are a proof, a signed agreement or a letter of an order, or belong to a complaint. */
export async function handedIn(db: Reader, fileIds: readonly string[]): Promise<ReadonlySet<string>> {
  const of = { where: { fileId: { in: [...fileIds] } }, select: { fileId: true } };
  const rows = [
    ...(await db.paymentProof.findMany(of)),
    ...(await db.signedAgreement.findMany(of)),
    ...(await db.reductionRequest.findMany(of)),
    ...(await db.complaintFile.findMany(of)),
    ...(await db.handoverFile.findMany(of)),
  ];
  return new Set(rows.flatMap(({ fileId }) => fileId ?? []));
}

function isInDraft({ vault }: Sealer, snapshot: string, fileId: string): boolean {
  try {
    const { state } = restoreConversation(JSON.parse(vault.decrypt(snapshot)) as ConversationState);
    return draftFiles(state.context).includes(fileId);
  } catch {
    // a chat that cannot be read is no reason to throw away what it may hold, nor to stop the program
    return true;
  }
}

/** Abstractions are encrypted, so they are read one by one. */
async function isInOrder(ctx: Sealer, db: Reader, customerIds: readonly string[], fileId: string): Promise<boolean> {
  const where = { customerId: { in: [...customerIds] }, abstraction: { not: null } };
  const orders = await db.order.findMany({ where, select: { abstraction: true } });
  return orders.some(({ abstraction }) => readAbstraction(ctx, abstraction)?.file?.id === fileId);
}
