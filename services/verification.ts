/** Is this document genuine? What the public page says, and nothing about anybody. */
import { dayOf } from '../domain/days.ts';
import type { DocumentKind } from '../domain/vocabulary.ts';
import type { ServiceContext } from './context.ts';
import { readOffice } from './office.ts';

export interface VerifiedDocument {
  kind: DocumentKind;
  number: string;
  version: number;
  /** 'YYYY-MM-DD' */
  issuedOn: string;
  officeName: string;
  status: 'current' | 'superseded';
  /** the number of the version in force, when this one is not */
  supersededBy: string | null;
}

/** `code` as typed: any case, with or without dashes. null: no such document. */
export async function verifyDocument(ctx: ServiceContext, code: string): Promise<VerifiedDocument | null> {
  const chars = code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
  const verifyCode = chars.replace(/(.{4})(?=.)/g, '$1-');
  const document = await ctx.db.read.document.findUnique({ where: { verifyCode } });
  if (document === null) return null;
  const { office } = await readOffice(ctx);
  const { kind, number, version, orderId } = document;
  const status = document.status === 'current' ? 'current' : 'superseded';
  const inForce =
    status === 'current'
      ? null
      : await ctx.db.read.document.findFirst({ where: { orderId, kind, status: 'current' }, select: { number: true } });
  return {
    kind,
    number,
    version,
    issuedOn: dayOf(document.issuedAt.getTime(), office.timeZone),
    officeName: office.name,
    status,
    supersededBy: inForce?.number ?? null,
  };
}
