/** Is this document genuine? What the public page says, and nothing about anybody. */
import { dayOf } from '../domain/days.ts';
import type { DocumentKind } from '../domain/vocabulary.ts';
import type { ServiceContext } from './context.ts';
import { readOffice } from './office.ts';
import { withVersion } from './orders/contents.ts';

export interface VerifiedDocument {
  kind: DocumentKind;
  number: string;
  version: number;
  /** 'YYYY-MM-DD' */
  issuedOn: string;
  officeName: string;
  status: 'current' | 'superseded';
  /** number and version of the one in force, when this one is not */
  supersededBy: string | null;
  /** the order was given up: an invoice is not to be paid, an agreement gives no right to data */
  cancelled: boolean;
}

/** `code` as typed: any case, with or without dashes. null: no such document. */
export async function verifyDocument(ctx: ServiceContext, code: string): Promise<VerifiedDocument | null> {
  const chars = code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
  const verifyCode = chars.replace(/(.{4})(?=.)/g, '$1-');
  const document = await ctx.db.read.document.findUnique({
    where: { verifyCode },
    include: { order: { select: { phase: true } } },
  });
  if (document === null) return null;
  const { office } = await readOffice(ctx);
  const { kind, number, version, orderId } = document;
  const status = document.status === 'current' ? 'current' : 'superseded';
  const inForce =
    status === 'current'
      ? null
      : await ctx.db.read.document.findFirst({
          where: { orderId, kind, status: 'current' },
          select: { number: true, version: true },
        });
  return {
    kind,
    number,
    version,
    issuedOn: dayOf(document.issuedAt.getTime(), office.timeZone),
    officeName: office.name,
    status,
    supersededBy: inForce === null ? null : withVersion(inForce),
    cancelled: document.order.phase === 'cancelled',
  };
}
