/** The rows that an order's card is put together from. */
import type { Reader } from '../../prisma/database.ts';
import type { Prisma } from '../../prisma/generated/sqlite/client.ts';
import { detailsOf } from './timeline.ts';

const FOR_CARD = {
  items: { orderBy: { position: 'asc' } },
  documents: { orderBy: { version: 'asc' } },
  billingCodes: { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] },
  links: { orderBy: { id: 'asc' } },
  attachments: { where: { status: 'current' }, orderBy: [{ itemId: 'asc' }, { kind: 'desc' }] },
  agreements: { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: 1 },
  reductions: { orderBy: { id: 'desc' } },
  corrections: { where: { loop: 'delivery', answeredAt: null } },
  // what was told, and of what was not the acts that the card shows or the guards ask for; newest first
  events: {
    where: {
      OR: [
        { notify: { not: 'none' } },
        { type: { in: ['cancel', 'decideReduction', 'reviseAbstraction', 'prepare'] } },
      ],
    },
    orderBy: { id: 'desc' },
  },
  rating: { select: { id: true } },
  customer: { select: { _count: { select: { orders: true } } } },
} satisfies Prisma.OrderInclude;

type OrderRow = Prisma.OrderGetPayload<{ include: typeof FOR_CARD }>;

/** With the names and checksums of the files that are shown by them. */
export type CardRow = OrderRow & { files: ReadonlyMap<string, { name: string; sha256: string }> };

export async function cardRow(db: Reader, code: string): Promise<CardRow | null> {
  const row = await db.order.findUnique({ where: { code }, include: FOR_CARD });
  if (row === null) return null;
  const ids = [...row.attachments, ...row.agreements].map(({ fileId }) => fileId);
  const files =
    ids.length === 0
      ? []
      : await db.storedFile.findMany({ where: { id: { in: ids } }, select: { id: true, name: true, sha256: true } });
  return { ...row, files: new Map(files.map(({ id, name, sha256 }) => [id, { name, sha256 }])) };
}

export type CardEvent = Pick<CardRow['events'][number], 'type' | 'details'>;

/** The newest thing that the customer was told, or the cancellation. */
export function newestTold(row: CardRow): CardEvent | undefined {
  return row.events.find(({ type, notify }) => notify !== 'none' || type === 'cancel');
}

export function newestOf(row: CardRow, type: string): Record<string, unknown> | null {
  const event = row.events.find((one) => one.type === type);
  return event === undefined ? null : detailsOf(event.details);
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
