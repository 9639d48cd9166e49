/** Everything the order page shows, read from the order's rows. */
import { paymentStateOf, phaseOf, turnOf } from '../../machines/order/life.ts';
import type { Reader } from '../../prisma/database.ts';
import type { Prisma } from '../../prisma/generated/sqlite/client.ts';
import { audit } from '../audit.ts';
import type { Actor, ServiceContext } from '../context.ts';
import { profileOf } from '../customers.ts';
import { actsOf } from './acts.ts';
import { clockRules, viewClock } from './clock.ts';
import type { OrderDetail, OrderDetailDocument, OrderFile } from './detail_view.ts';
import { reductionOf } from './reduction.ts';
import { clockOf, rupiahOf, stateOf } from './rows.ts';
import { timeline } from './timeline.ts';

export type { OrderDetail, OrderDetailDocument, OrderDetailItem, OrderFile } from './detail_view.ts';

const FOR_DETAIL = {
  customer: { include: { conversations: { select: { id: true, channel: true, lastInboundAt: true } } } },
  items: { orderBy: { position: 'asc' } },
  documents: { orderBy: [{ kind: 'asc' }, { version: 'asc' }] },
  billingCodes: { orderBy: { createdAt: 'desc' } },
  payments: { orderBy: { createdAt: 'asc' } },
  proofs: { orderBy: { createdAt: 'desc' } },
  corrections: { orderBy: { createdAt: 'asc' } },
  rating: true,
} satisfies Prisma.OrderInclude;

type DetailRow = Prisma.OrderGetPayload<{ include: typeof FOR_DETAIL }>;

type Officer = Extract<Actor, { kind: 'officer' }>;

/**
 * Looking at a tax number is written to the audit log; who needs the order only to act on it asks without (`npwp` false).
 * null: no such order.
 */
export async function orderDetail(
  ctx: ServiceContext,
  officer: Officer,
  code: string,
  { npwp = true }: { npwp?: boolean } = {},
): Promise<OrderDetail | null> {
  const db = ctx.db.read;
  const row = await db.order.findUnique({ where: { code }, include: FOR_DETAIL });
  if (row === null) return null;
  const files = await filesOf(db, row);
  const names = await officersOf(db, row);
  const state = stateOf(row);
  return {
    id: row.id,
    code: row.code,
    revision: row.revision,
    phase: phaseOf(state),
    payment: paymentStateOf(state) ?? null,
    turn: turnOf(state),
    language: row.language,
    total: rupiahOf(row.total),
    termsVersion: row.termsVersion,
    createdAt: row.createdAt.getTime(),
    updatedAt: row.updatedAt.getTime(),
    customer: { id: row.customerId, ...profileOf(row.customer, npwp ? await npwpFor(ctx, officer, row) : null) },
    conversations: row.customer.conversations.map(({ id, channel, lastInboundAt }) => ({
      id,
      channel,
      lastInboundAt: lastInboundAt?.getTime() ?? null,
    })),
    items: row.items.map(({ id, code: productCode, kind, title, titleEn, pages, fileId }) => ({
      id,
      code: productCode,
      kind,
      title,
      titleEn,
      pages,
      file: fileId === null ? null : (files.get(fileId) ?? null),
    })),
    documents: row.documents.flatMap((document) => documentOf(document, names)),
    billingCodes: row.billingCodes.map(({ id, code: digits, amount, expiresAt, status, createdAt }) => ({
      id,
      code: digits,
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
    corrections: row.corrections.map(({ loop, text, createdAt, answer, answeredAt }) => ({
      loop: loop === 'delivery' ? 'delivery' : 'invoice',
      text,
      createdAt: createdAt.getTime(),
      answer,
      answeredAt: answeredAt?.getTime() ?? null,
    })),
    rating: row.rating && {
      stars: row.rating.stars,
      comment: row.rating.comment,
      createdAt: row.rating.createdAt.getTime(),
    },
    reduction: await reductionOf(db, row.id),
    timeline: await timeline(db, row.id),
    acts: actsOf(row, officer),
    clock: viewClock(clockOf(row), ctx.now(), await clockRules(ctx)),
  };
}

/** docs/domain.md 9: only those who write or check the documents need it. */
async function npwpFor(ctx: ServiceContext, officer: Officer, row: DetailRow): Promise<string | null> {
  const { npwpCipher } = row.customer;
  if (npwpCipher === null || (officer.role !== 'petugas' && officer.role !== 'bendahara')) return null;
  await ctx.db.write((tx) => audit(tx, ctx, officer, 'customer.readNpwp', `customer:${row.customerId}`, {}));
  return ctx.vault.decrypt(npwpCipher);
}

async function filesOf(db: Reader, row: DetailRow): Promise<Map<string, OrderFile>> {
  const ids = [...row.items.map(({ fileId }) => fileId), ...row.proofs.map(({ fileId }) => fileId)];
  const files = await db.storedFile.findMany({ where: { id: { in: ids.filter((id) => id !== null) } } });
  return new Map(files.map(({ id, name, mime, size, sha256 }) => [id, { id, name, mime, size: Number(size), sha256 }]));
}

async function officersOf(db: Reader, row: DetailRow): Promise<Map<string, string>> {
  const ids = [...new Set(row.documents.map(({ issuedById }) => issuedById))];
  const officers = await db.officer.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(officers.map(({ id, name }) => [id, name]));
}

function documentOf(document: DetailRow['documents'][number], names: Map<string, string>): OrderDetailDocument[] {
  const { id, kind, number, version, status, total, issuedAt, issuedById, verifyCode, fileId } = document;
  if (kind === 'agreement') return [];
  return [
    {
      id,
      kind,
      number,
      version,
      status: status === 'current' ? 'current' : 'superseded',
      total: Number(total),
      issuedAt: issuedAt.getTime(),
      issuedBy: names.get(issuedById) ?? '',
      verifyCode,
      fileId,
    },
  ];
}
