/**
 * Is this document genuine? What the public page says, so that a copy with another amount or for somebody else shows: of whom
 * it names only initials, and nothing else about anybody (docs/domain.md 9).
 */
import type { DocumentContent } from '../documents/content.ts';
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
  /** rupiah; null: nothing is charged by an agreement */
  amount: number | null;
  /** whom it names, as initials: 'C*** P***' */
  recipient: string;
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
    amount: kind === 'agreement' ? null : Number(document.total),
    recipient: initialsOf((document.content as unknown as DocumentContent).customer.name),
    cancelled: document.order.phase === 'cancelled',
  };
}

/** Who holds the document recognises the name; who does not learns none. */
function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  return words.map((word) => `${[...word][0] ?? ''}***`).join(' ');
}
