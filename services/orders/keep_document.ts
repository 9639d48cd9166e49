/** The rows of an issued document: itself, its file, and that it replaces the one before (docs/domain.md 2.8). */
import type { DocumentContent } from '../../documents/content.ts';
import type { Tx } from '../../prisma/database.ts';
import type { Actor, ServiceContext } from '../context.ts';
import { recordFile } from '../files.ts';
import type { StoredFile } from '../files.ts';
import { sealContent } from './contents.ts';

export interface MadeDocument {
  /** under which its number was reserved (letters.ts) */
  documentId: string;
  content: DocumentContent;
  file: StoredFile;
}

export async function keepDocument(
  ctx: ServiceContext,
  tx: Tx,
  actor: Actor,
  orderId: string,
  { documentId, content, file }: MadeDocument,
): Promise<void> {
  const { kind, version, number, verifyCode } = content;
  await recordFile(tx, file);
  await tx.document.updateMany({ where: { orderId, kind, status: 'current' }, data: { status: 'superseded' } });
  await tx.document.create({
    data: {
      id: documentId,
      orderId,
      kind,
      version,
      number,
      status: 'current',
      total: BigInt(totalOf(content)),
      content: sealContent(ctx, content),
      fileId: file.id,
      verifyCode,
      issuedAt: new Date(content.issuedAt),
      issuedById: actor.kind === 'officer' ? actor.id : '',
    },
  });
}

/** Rupiah that a document is about; an agreement is about none. */
export function totalOf(content: DocumentContent): number {
  switch (content.kind) {
    case 'invoice':
      return content.total;
    case 'receipt':
      return content.amount;
    case 'agreement':
      return 0;
  }
}
