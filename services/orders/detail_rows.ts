/** The rows behind an order's page, and the parts of the page that are read from them alone. */
import { ATTACHMENT_KINDS, DELIVERY_PARTS, REVIEW_PARTS } from '../../domain/abstraction.ts';
import type { Reader } from '../../prisma/database.ts';
import type { Prisma } from '../../prisma/generated/sqlite/client.ts';
import { WITH_CHATS } from './detail_chats.ts';
import type {
  OrderDetail,
  OrderDetailDocument,
  OrderDetailItem,
  OrderFile,
  ReductionRequestView,
  SignedView,
} from './detail_view.ts';
import { requestOf } from './item_request.ts';
import { WITH_FACTS } from './rows.ts';

const FOR_DETAIL = {
  customer: { include: WITH_CHATS },
  items: { orderBy: { position: 'asc' } },
  documents: { orderBy: [{ kind: 'asc' }, { version: 'asc' }] },
  billingCodes: { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] },
  payments: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
  proofs: { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] },
  corrections: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
  attachments: { orderBy: { version: 'asc' } },
  agreements: { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] },
  reductions: { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] },
  rating: true,
  visit: { select: { code: true, service: true, number: true, day: true } },
  // the acts that the guards ask for
  events: WITH_FACTS.events,
} satisfies Prisma.OrderInclude;

export type DetailRow = Prisma.OrderGetPayload<{ include: typeof FOR_DETAIL }>;

export function detailRow(db: Reader, code: string): Promise<DetailRow | null> {
  return db.order.findUnique({ where: { code }, include: FOR_DETAIL });
}

/** What the rows name by id. */
export interface Named {
  files: ReadonlyMap<string, OrderFile>;
  officers: ReadonlyMap<string, string>;
}

export async function namedIn(db: Reader, row: DetailRow): Promise<Named> {
  const rows = [...row.items, ...row.proofs, ...row.attachments, ...row.agreements, ...row.reductions];
  const files = await db.storedFile.findMany({ where: { id: { in: known(rows.map(({ fileId }) => fileId)) } } });
  const people = [
    ...row.documents.map(({ issuedById }) => issuedById),
    ...row.agreements.map(({ decidedById }) => decidedById),
  ];
  const officers = await db.officer.findMany({
    where: { id: { in: known(people) } },
    select: { id: true, name: true },
  });
  return {
    files: new Map(
      files.map(({ id, name, mime, size, sha256 }) => [id, { id, name, mime, size: Number(size), sha256 }]),
    ),
    officers: new Map(officers.map(({ id, name }) => [id, name])),
  };
}

export function itemsOf(row: DetailRow, { files }: Named): OrderDetailItem[] {
  return row.items.map(({ id, code, kind, title, titleEn, pages, request, bytes, fileId }) => ({
    id,
    code,
    kind,
    title,
    titleEn,
    pages,
    request: requestOf({ request }),
    bytes: bytes === null ? null : Number(bytes),
    file: fileId === null ? null : (files.get(fileId) ?? null),
    attachments: ATTACHMENT_KINDS.flatMap((each) => row.attachments.filter(isOf(id, each))).flatMap((attachment) => {
      const file = files.get(attachment.fileId);
      const attachmentKind = ATTACHMENT_KINDS.find((each) => each === attachment.kind);
      if (!file || !attachmentKind) return [];
      const { version, createdAt } = attachment;
      return [
        { kind: attachmentKind, version, status: standOf(attachment), file, createdAt: createdAt.getTime() } as const,
      ];
    }),
  }));
}

export function documentsOf(row: DetailRow, { officers }: Named): OrderDetailDocument[] {
  return row.documents.map(
    ({ id, kind, number, version, total, issuedAt, issuedById, verifyCode, fileId, status }) => ({
      id,
      kind,
      number,
      version,
      status: standOf({ status }),
      total: Number(total),
      issuedAt: issuedAt.getTime(),
      issuedBy: officers.get(issuedById) ?? '',
      verifyCode,
      fileId,
    }),
  );
}

export function moneyOf(
  row: DetailRow,
  { files }: Named,
): Pick<OrderDetail, 'billingCodes' | 'payments' | 'proofs' | 'reductionRequests'> {
  return {
    billingCodes: row.billingCodes.map(({ id, code, amount, expiresAt, status, createdAt }) => ({
      id,
      code,
      amount: Number(amount),
      expiresAt: expiresAt.getTime(),
      status,
      createdAt: createdAt.getTime(),
    })),
    payments: row.payments.map(({ method, amount, ntpn, ntb, paidOn, createdAt }) => ({
      method,
      amount: Number(amount),
      ntpn,
      ntb,
      paidOn,
      createdAt: createdAt.getTime(),
    })),
    proofs: row.proofs.flatMap(({ id, fileId, status, reason, createdAt }) => {
      const file = files.get(fileId);
      return file ? [{ id, file, status, reason, createdAt: createdAt.getTime() }] : [];
    }),
    reductionRequests: row.reductions.map(({ reason, fileId, status, createdAt }): ReductionRequestView => ({
      reason,
      letter: fileId === null ? null : (files.get(fileId) ?? null),
      status: status === 'waiting' ? 'waiting' : 'decided',
      createdAt: createdAt.getTime(),
    })),
  };
}

export function signedOf(row: DetailRow, { files, officers }: Named): SignedView[] {
  return row.agreements.flatMap((signed): SignedView[] => {
    const file = files.get(signed.fileId);
    if (!file) return [];
    const { id, status, reason, signedOn, signedBy, signedFor } = signed;
    return [
      {
        id,
        method: signed.method === 'paper' ? 'paper' : 'upload',
        file,
        status: status === 'accepted' || status === 'returned' ? status : 'waiting',
        reason,
        signedOn,
        signedBy,
        signedFor,
        createdAt: signed.createdAt.getTime(),
        decidedAt: signed.decidedAt?.getTime() ?? null,
        decidedBy: officers.get(signed.decidedById ?? '') ?? '',
      },
    ];
  });
}

/** In the order they were asked for; those of one moment in the order of the parts. */
export function correctionsOf(row: DetailRow): OrderDetail['corrections'] {
  const placeOf = ({ part }: { part: string | null }) => PARTS.findIndex((each) => each === part);
  const asked = row.corrections.toSorted(
    (one, other) => one.createdAt.getTime() - other.createdAt.getTime() || placeOf(one) - placeOf(other),
  );
  return asked.map(({ loop, part, text, createdAt, answer, answeredAt }) => ({
    loop: loop === 'delivery' ? 'delivery' : 'invoice',
    part: PARTS.find((each) => each === part) ?? null,
    text,
    createdAt: createdAt.getTime(),
    answer,
    answeredAt: answeredAt?.getTime() ?? null,
  }));
}

const PARTS = [...REVIEW_PARTS, ...DELIVERY_PARTS];

const isOf = (itemId: string, kind: string) => (one: { itemId: string; kind: string }) =>
  one.itemId === itemId && one.kind === kind;

function standOf({ status }: { status: string }): 'current' | 'superseded' {
  return status === 'current' ? 'current' : 'superseded';
}

function known(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}
