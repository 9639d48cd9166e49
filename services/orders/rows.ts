/** An order's row as the rules read it: the machine's state, the clock, and the facts behind the guards. */
import * as z from 'zod';
import { isAgreed } from '../../domain/abstraction.ts';
import type { ServiceClock } from '../../domain/service_clock.ts';
import type { OrderState } from '../../machines/order/life.ts';
import type { OrderFacts } from '../../machines/order/machine.ts';
import type { Reader } from '../../prisma/database.ts';
import type { Prisma } from '../../prisma/generated/sqlite/client.ts';
import { detailsOf } from './timeline.ts';

/** Acts that change what a document says, and those that make it anew. */
const PAPER_ACTS = ['prepare', 'decideReduction', 'reviseAbstraction', 'sendInvoice', 'sendAgreement'];

/** What `factsOf` needs beside the order's own columns. */
export const WITH_FACTS = {
  customer: { select: { name: true } },
  items: { select: { id: true, kind: true, fileId: true }, orderBy: { position: 'asc' } },
  billingCodes: { select: { id: true, status: true } },
  attachments: { where: { kind: 'sample', status: 'current' }, select: { itemId: true, kind: true } },
  reductions: { where: { status: 'waiting' }, select: { id: true, status: true } },
  corrections: { where: { loop: 'delivery', answeredAt: null }, select: { loop: true, part: true, answeredAt: true } },
  events: { where: { type: { in: PAPER_ACTS } }, select: { type: true, details: true }, orderBy: { id: 'desc' } },
} satisfies Prisma.OrderInclude;

export type OrderWithFacts = Prisma.OrderGetPayload<{ include: typeof WITH_FACTS }>;

type FactRow = {
  total: bigint | null;
  buyer: Prisma.JsonValue;
  items: { id: string; kind: string; fileId: string | null }[];
  billingCodes: unknown[];
  attachments: { itemId: string; kind: string }[];
  reductions: { status: string }[];
  corrections: { loop: string; part: string | null; answeredAt: Date | null }[];
  events: { type: string; details: Prisma.JsonValue }[];
};

const STATE = z.object({
  version: z.number(),
  // whether the machine knows the value is the machine's to say (machines/order/life)
  value: z.custom<OrderState['value']>((value) => typeof value === 'string' || typeof value === 'object'),
});

const CLOCK = z.object({
  startedAt: z.number().nullable(),
  pauses: z.array(z.object({ from: z.number(), to: z.number().nullable() })),
  stoppedAt: z.number().nullable(),
});

const BUYER = z.object({
  name: z.string(),
  institution: z.string(),
  email: z.string(),
  country: z.string(),
  npwpCipher: z.string().nullable(),
});

/** Who orders, as at the order: what documents name, and whether they pay from abroad. */
export type Buyer = z.infer<typeof BUYER>;

/** The part of a customer's row that an order keeps: money and documents must not follow a profile that is changed later. */
export async function buyerNow(db: Reader, customerId: string): Promise<Buyer> {
  const select = { name: true, institution: true, email: true, country: true, npwpCipher: true } as const;
  return db.customer.findUniqueOrThrow({ where: { id: customerId }, select });
}

/** Throws when the column does not hold a buyer. */
export function buyerOf(row: { buyer: Prisma.JsonValue }): Buyer {
  return BUYER.parse(row.buyer);
}

/** Throws when the column does not hold a state. */
export function stateOf(row: { machine: Prisma.JsonValue }): OrderState {
  return STATE.parse(row.machine);
}

/** Throws when the column does not hold a clock. */
export function clockOf(row: { clock: Prisma.JsonValue }): ServiceClock {
  return CLOCK.parse(row.clock);
}

/** A state or a clock as its column takes it: a plain tree without functions or undefined. */
export function asJson(value: OrderState | ServiceClock): Prisma.InputJsonValue {
  return JSON.parse(JSON.stringify(value)) as Prisma.InputJsonValue;
}

/** Give the attachments in force, and the events newest first; of the other lists more rows do no harm. */
export function factsOf(row: FactRow): OrderFacts {
  const isSampled = (itemId: string) => row.attachments.some((one) => one.itemId === itemId && one.kind === 'sample');
  const asked = row.corrections.filter(({ loop, answeredAt }) => loop === 'delivery' && answeredAt === null);
  return {
    prepared: row.items.length > 0 && row.items.every((item) => item.fileId !== null),
    free: row.total === 0n,
    // docs/domain.md 2.10: domiciled abroad
    abroad: buyerOf(row).country !== 'ID',
    agreementDue: row.items.some(isAgreed),
    billed: row.billingCodes.length > 0,
    // docs/domain.md 2.7: sample data with the invoice
    sampled: row.items.every(({ id, kind }) => kind !== 'microdata' || isSampled(id)),
    outdated: outdatedOf(row),
    reductionAsked: row.reductions.some(({ status }) => status === 'waiting'),
    // what was not said to be about the receipt is the officer's to look at
    asked: {
      product: asked.some(({ part }) => part !== 'receipt'),
      receipt: asked.some(({ part }) => part === 'receipt'),
    },
  };
}

function outdatedOf({ items, events }: Pick<FactRow, 'items' | 'events'>): OrderFacts['outdated'] {
  const newest = (types: readonly string[]) =>
    events.find((event) => types.includes(event.type) && (event.type !== 'prepare' || isPriced(items, event)))?.type;
  const invoice = newest(['prepare', 'decideReduction', 'sendInvoice']);
  const agreement = newest(['reviseAbstraction', 'sendInvoice', 'sendAgreement']);
  return {
    invoice: invoice === 'prepare' || invoice === 'decideReduction',
    agreement: agreement === 'reviseAbstraction',
  };
}

/** Micro data are priced by the prepared file (docs/domain.md 2.6), the others by pages or areas. */
function isPriced(items: FactRow['items'], { details }: FactRow['events'][number]): boolean {
  const { itemId } = detailsOf(details);
  return items.some(({ id, kind }) => id === itemId && kind === 'microdata');
}

/** Rupiah of a column as the code counts it. Amounts are checked where they are computed. */
export function rupiahOf(amount: bigint | null): number | null {
  return amount === null ? null : Number(amount);
}

/** Whether an amount (rupiah, as typed) is what the invoice in force says. */
export function isTotal(row: { total: bigint | null }, amount: number): boolean {
  return Number.isSafeInteger(amount) && row.total === BigInt(amount);
}
