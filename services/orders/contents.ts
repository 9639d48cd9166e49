/** What an order's documents say, put together from rows and office facts; documents/ turns it into a PDF. */
import type {
  AgreementContent,
  DocumentContent,
  InvoiceContent,
  ReceiptContent,
  SharedContent,
} from '../../documents/content.ts';
import { bilingual } from '../../documents/labels.ts';
import { dayOf } from '../../domain/days.ts';
import { COUNTRIES, formatNpwp } from '../../domain/identity.ts';
import type { DocumentKind, Language } from '../../domain/vocabulary.ts';
import type { Reader } from '../../prisma/database.ts';
import type { Prisma } from '../../prisma/generated/sqlite/client.ts';
import type { ServiceContext } from '../context.ts';
import { readOffice } from '../office.ts';
import type { Office } from '../office.ts';
import { buyerOf } from './rows.ts';
import type { Buyer } from './rows.ts';

const FOR_DOCUMENTS = {
  items: { orderBy: { position: 'asc' }, include: { product: { select: { attributes: true } } } },
  documents: { orderBy: { version: 'asc' } },
  payments: { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] },
  billingCodes: { where: { status: 'paid' } },
} satisfies Prisma.OrderInclude;

type OrderRow = Prisma.OrderGetPayload<{ include: typeof FOR_DOCUMENTS }>;

/** With the sizes of the prepared files (bytes), by file: micro data are priced by them (docs/domain.md 2.6). */
export type DocumentOrder = OrderRow & { fileSizes: ReadonlyMap<string, number> };

export async function orderForDocuments(db: Reader, code: string): Promise<DocumentOrder | null> {
  const row = await db.order.findUnique({ where: { code }, include: FOR_DOCUMENTS });
  if (row === null) return null;
  const ids = row.items.flatMap(({ fileId }) => (fileId === null ? [] : [fileId]));
  const files = await db.storedFile.findMany({ where: { id: { in: ids } }, select: { id: true, size: true } });
  return { ...row, fileSizes: new Map(files.map(({ id, size }) => [id, Number(size)])) };
}

/** What only an issued document has; null in a draft. */
export interface Issue {
  number: string;
  verifyCode: string;
}

/** Stands in a draft where number and code will be, so that nobody takes its PDF for the document. */
const DRAFT_MARK = 'RANCANGAN / DRAFT';

/** The version of an order's next document of a kind: 0, then R1, R2 ... (docs/domain.md 2.8). */
export function nextVersion(order: DocumentOrder, kind: DocumentKind): number {
  return order.documents.filter((document) => document.kind === kind).length;
}

export function currentDocument(
  order: DocumentOrder,
  kind: DocumentKind,
): DocumentOrder['documents'][number] | undefined {
  return order.documents.find((document) => document.kind === kind && document.status === 'current');
}

/**
 * What `Document.content` keeps: all that the PDF was made from. The tax number, and of an agreement what the customer wrote
 * of themselves and of their study, are encrypted (docs/domain.md 9).
 */
export function sealContent(ctx: Pick<ServiceContext, 'vault'>, content: DocumentContent): Prisma.InputJsonObject {
  const { npwp } = content.customer;
  const customer = { ...content.customer, npwp: npwp === null ? null : ctx.vault.encrypt(npwp) };
  const seal = (value: object): string => ctx.vault.encrypt(JSON.stringify(value));
  const written =
    content.kind === 'agreement' ? { receiver: seal(content.receiver), purpose: seal(content.purpose) } : {};
  return { ...content, customer, ...written } as unknown as Prisma.InputJsonObject;
}

/** The lines of an issued invoice or receipt, in the items' order (one line per item). */
export function linesOf(document: { content: Prisma.JsonValue }): InvoiceContent['lines'] {
  // written by `sealContent` from the same types
  return (document.content as unknown as InvoiceContent | ReceiptContent).lines;
}

/** Rupiah of the stamp that an issued agreement asks for. */
export function stampDutyOf(document: { content: Prisma.JsonValue }): number {
  return (document.content as unknown as AgreementContent).stampDuty;
}

/** The parts that every document has. */
export async function sharedContent(
  ctx: ServiceContext,
  order: DocumentOrder,
  kind: DocumentKind,
  issue: Issue | null,
): Promise<Omit<SharedContent, 'notes' | 'signatory'>> {
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
    customer: customerOf(ctx, buyerOf(order), order.language),
    // web/verification
    verifyUrl: issue === null ? null : `${ctx.publicUrl}/verifikasi/${issue.verifyCode}`,
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

function customerOf(ctx: ServiceContext, buyer: Buyer, language: Language): SharedContent['customer'] {
  const { name, institution, email, country: code, npwpCipher } = buyer;
  const country = COUNTRIES.find((one) => one.code === code);
  return {
    name,
    institution,
    email,
    npwp: npwpCipher === null ? null : formatNpwp(ctx.vault.decrypt(npwpCipher)),
    country: country ? bilingual(language, country.id, country.en) : code,
  };
}
