/** What an order's documents say, put together from rows and office facts; documents/ turns it into a PDF. */
import type { DocumentContent, SharedContent } from '../../documents/content.ts';
import { dayOf } from '../../domain/days.ts';
import { COUNTRIES, formatNpwp } from '../../domain/identity.ts';
import type { Reader } from '../../prisma/database.ts';
import type { Prisma } from '../../prisma/generated/sqlite/client.ts';
import type { ServiceContext } from '../context.ts';
import { readOffice } from '../office.ts';
import type { Office } from '../office.ts';
import { buyerOf } from './rows.ts';
import type { Buyer } from './rows.ts';

const FOR_DOCUMENTS = {
  items: { orderBy: { position: 'asc' } },
  documents: { orderBy: { version: 'asc' } },
  payments: { orderBy: { createdAt: 'desc' } },
  billingCodes: { where: { status: 'paid' } },
} satisfies Prisma.OrderInclude;

export type DocumentOrder = Prisma.OrderGetPayload<{ include: typeof FOR_DOCUMENTS }>;

export function orderForDocuments(db: Reader, code: string): Promise<DocumentOrder | null> {
  return db.order.findUnique({ where: { code }, include: FOR_DOCUMENTS });
}

/** What only an issued document has; null in a draft. */
export interface Issue {
  number: string;
  verifyCode: string;
}

/** Stands in a draft where number and code will be, so that nobody takes its PDF for the document. */
const DRAFT_MARK = 'RANCANGAN / DRAFT';

/** Where documents are verified (web/verification); with a code, the page of that document. */
function verifyUrl(ctx: Pick<ServiceContext, 'publicUrl'>, issue: Issue | null): string {
  return issue === null ? `${ctx.publicUrl}/verifikasi` : `${ctx.publicUrl}/verifikasi/${issue.verifyCode}`;
}

/** The version of an order's next document of a kind: 0, then R1, R2 ... (docs/domain.md 2.8). */
export function nextVersion(order: DocumentOrder, kind: 'invoice' | 'receipt'): number {
  return order.documents.filter((document) => document.kind === kind).length;
}

export function currentDocument(
  order: DocumentOrder,
  kind: 'invoice' | 'receipt',
): DocumentOrder['documents'][number] | undefined {
  return order.documents.find((document) => document.kind === kind && document.status === 'current');
}

/** What `Document.content` keeps: all that the PDF was made from, the tax number encrypted (docs/domain.md 9). */
export function sealContent(ctx: Pick<ServiceContext, 'vault'>, content: DocumentContent): Prisma.InputJsonObject {
  const { npwp } = content.customer;
  const customer = { ...content.customer, npwp: npwp === null ? null : ctx.vault.encrypt(npwp) };
  return { ...content, customer } as unknown as Prisma.InputJsonObject;
}

/** The lines of an issued document, in the items' order (one line per item). */
export function linesOf(document: { content: Prisma.JsonValue }): DocumentContent['lines'] {
  // written by `sealContent` from the same type
  return (document.content as unknown as DocumentContent).lines;
}

/** The parts that every document has. */
export async function sharedContent(
  ctx: ServiceContext,
  order: DocumentOrder,
  kind: 'invoice' | 'receipt',
  issue: Issue | null,
): Promise<Omit<SharedContent, 'lines' | 'notes' | 'signatory'>> {
  const { office } = await readOffice(ctx);
  const now = ctx.now();
  const before = currentDocument(order, kind);
  return {
    language: order.language,
    letterhead: letterheadOf(office),
    number: issue?.number ?? DRAFT_MARK,
    version: nextVersion(order, kind),
    supersedes: before ? withVersion(before) : null,
    issuedOn: dayOf(now, office.timeZone),
    issuedAt: now,
    orderCode: order.code,
    customer: customerOf(ctx, buyerOf(order)),
    verifyUrl: verifyUrl(ctx, issue),
    verifyCode: issue?.verifyCode ?? DRAFT_MARK,
  };
}

/** 'B-026/36000/HM.340/2026', or with ' (R1)' behind it for a later version. */
export function withVersion(document: { number: string; version: number }): string {
  return document.version === 0 ? document.number : `${document.number} (R${document.version})`;
}

function letterheadOf(office: Office['office']): SharedContent['letterhead'] {
  const { name, unitName, address, phone, email, website, city, example } = office;
  return { officeName: name, unitName, address, phone, email, website, city, example };
}

function customerOf(ctx: ServiceContext, buyer: Buyer): SharedContent['customer'] {
  const { name, institution, email, country, npwpCipher } = buyer;
  return {
    name,
    institution,
    email,
    npwp: npwpCipher === null ? null : formatNpwp(ctx.vault.decrypt(npwpCipher)),
    country: COUNTRIES.find(({ code }) => code === country)?.id ?? country,
  };
}
