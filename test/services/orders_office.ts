/** An office with customers and orders, brought by the use cases themselves to where a test begins. */
import { Readable } from 'node:stream';
import { createInlineRenderer } from '../../documents/renderer.ts';
import type { Abstraction } from '../../domain/abstraction.ts';
import type { OrderInput, Profile, ReductionInput } from '../../machines/conversation/effects.ts';
import { reviewVersion } from '../../machines/conversation/flows/order_documents.ts';
import type { ServiceContext } from '../../services/context.ts';
import { agreementClauses } from '../../services/clauses.ts';
import { recordConsent, saveProfile } from '../../services/customers.ts';
import { storeFile } from '../../services/files.ts';
import { enterBillingCode } from '../../services/orders/billing.ts';
import { readOffice } from '../../services/office.ts';
import { customerAct, orderCard } from '../../services/orders/customer.ts';
import type { CustomerCommand } from '../../services/orders/customer.ts';
import { releaseOrder } from '../../services/orders/delivery.ts';
import { sendInvoice } from '../../services/orders/invoices.ts';
import { confirmPayment } from '../../services/orders/payments.ts';
import { placeOrders } from '../../services/orders/place.ts';
import { prepareItem } from '../../services/orders/prepare.ts';
import { issueReceipt } from '../../services/orders/receipts.ts';
import { acceptOrder } from '../../services/orders/review.ts';
import { ABSTRACTION, MICRODATA, REQUEST, VARIABLES } from './orders_microdata.ts';
import { BENDAHARA, PETUGAS, openWorkshop } from './workshop.ts';
import type { Workshop } from './workshop.ts';

/** Two publications: 250 pages at Rp110.000, 36 pages at Rp50.000 (docs/domain.md 3). */
export const CODES = ['UJI-250', 'UJI-36'];
export const TOTAL = 160_000;

export { ABSTRACTION, MICRODATA, REQUEST, VARIABLES } from './orders_microdata.ts';

export interface Placed {
  code: string;
  customerId: string;
  conversationId: string;
}

export const CITRA: Profile = {
  name: 'Citra Pelanggan',
  email: 'citra@mail.example',
  phone: '+6281234567890',
  segment: 'research_education',
  institution: 'Universitas Contoh',
  occupation: 'researcher',
  use: 'research',
  country: 'ID',
  npwp: null,
  npwpDeclaredActive: false,
};

export const STAGES = [
  'review',
  'preparing',
  'prepared',
  'invoiced',
  'awaitingCode',
  'awaitingPayment',
  'receipting',
  'releasing',
  'delivered',
] as const;
export type Stage = (typeof STAGES)[number];

export async function openOffice(): Promise<Workshop> {
  const workshop = await openWorkshop({ seeded: true });
  workshop.ctx.renderer = createInlineRenderer();
  const at = new Date(workshop.ctx.now());
  const shared = { year: 2025, description: '-', descriptionEn: '-', keywords: '', active: true };
  const publications = CODES.map((code) => ({
    ...shared,
    id: code,
    code,
    kind: 'publication' as const,
    title: `Publikasi ${code}`,
    titleEn: `Publication ${code}`,
    pages: Number(code.split('-')[1]),
    attributes: { catalogNumber: '1102001.36' },
    createdAt: at,
    updatedAt: at,
  }));
  const microdata = {
    ...shared,
    id: MICRODATA,
    code: MICRODATA,
    kind: 'microdata' as const,
    title: 'Data mikro uji',
    titleEn: 'Test micro data',
    pages: null,
    attributes: {
      survey: 'Sakernas',
      rounds: ['Agustus 2025'],
      levels: ['kab/kota'],
      variables: VARIABLES,
      regions: [
        { code: '3671', name: 'Kota Tangerang' },
        { code: '3673', name: 'Kota Serang' },
      ],
    },
    createdAt: at,
    updatedAt: at,
  };
  await workshop.ctx.db.write((tx) => tx.product.createMany({ data: [...publications, microdata] }));
  return workshop;
}

let chats = 0;

export async function newCustomer(
  ctx: ServiceContext,
  profile: Profile = CITRA,
): Promise<{ customerId: string; conversationId: string }> {
  const conversationId = `chat-${(chats += 1)}`;
  const at = new Date(ctx.now());
  const { customerId } = await ctx.db.write(async (tx) => {
    await tx.conversation.create({
      data: {
        id: conversationId,
        channel: 'web',
        account: 'web',
        chat: conversationId,
        language: 'id',
        machineVersion: 1,
        snapshot: '{}',
        revision: 1,
        createdAt: at,
        updatedAt: at,
      },
    });
    await recordConsent(ctx, tx, { conversationId, language: 'id', channel: 'web', textVersion: '2026-11' });
    return saveProfile(ctx, tx, conversationId, profile);
  });
  return { customerId, conversationId };
}

/** Registers somebody who orders both publications. */
export async function place(ctx: ServiceContext, profile: Profile = CITRA): Promise<Placed> {
  const customer = await newCustomer(ctx, profile);
  return { ...customer, code: await placeFor(ctx, customer.customerId) };
}

/** Registers somebody who orders micro data, with abstraction and party; `reduction`: and asks for less than the tariff. */
export async function placeMicrodata(
  ctx: ServiceContext,
  {
    reduction = null,
    abstraction = ABSTRACTION,
  }: { reduction?: ReductionInput | null; abstraction?: Abstraction } = {},
): Promise<Placed> {
  const customer = await newCustomer(ctx);
  const party = { position: 'Mahasiswa', address: 'Jl. Contoh 1, Serang' };
  const order = {
    lines: [{ code: MICRODATA, request: REQUEST }],
    abstraction,
    party,
    agreementTerms: agreementClauses(await readOffice(ctx)).version,
  };
  return { ...customer, code: await placeWith(ctx, customer.customerId, { order, expectedTotal: 0, reduction }) };
}

export function placeFor(ctx: ServiceContext, customerId: string): Promise<string> {
  const lines = CODES.map((code) => ({ code, request: null }));
  const order = { lines, abstraction: null, party: null, agreementTerms: null };
  return placeWith(ctx, customerId, { order, expectedTotal: TOTAL, reduction: null });
}

async function placeWith(
  ctx: ServiceContext,
  customerId: string,
  { order, ...rest }: { order: OrderInput; expectedTotal: number; reduction: ReductionInput | null },
): Promise<string> {
  const input = { customerId, language: 'id', orders: [order], termsVersion: '2026-11', ...rest } as const;
  const placed = await ctx.db.write((tx) => placeOrders(ctx, tx, { ...input, orders: [order] }));
  if (placed.type !== 'order.placed') throw new Error(`not placed: ${placed.reason}`);
  const [first] = placed.orders;
  if (!first) throw new Error('nothing placed');
  return first.code;
}

/** Somebody's order, brought to a stage by everybody's usual acts. */
export async function orderAt(ctx: ServiceContext, stage: Stage, profile: Profile = CITRA): Promise<Placed> {
  const placed = await place(ctx, profile);
  for (const next of STAGES.slice(1, STAGES.indexOf(stage) + 1)) await advance(ctx, placed, next);
  return placed;
}

/** The usual act that leads to a stage from the one before it. */
export async function advance(ctx: ServiceContext, placed: Placed, to: Stage): Promise<void> {
  const { code } = placed;
  const page = { code, revision: await revisionOf(ctx, code) };
  switch (to) {
    case 'review':
      return;
    case 'preparing':
      return must(await acceptOrder(ctx, PETUGAS, page));
    case 'prepared':
      return prepareAll(ctx, code);
    case 'invoiced':
      return must(await sendInvoice(ctx, PETUGAS, { ...page, pages: {}, notes: [], words: null }));
    case 'awaitingCode':
      return mustAct(await approve(ctx, placed));
    case 'awaitingPayment':
      return must(
        await enterBillingCode(ctx, PETUGAS, { ...page, billingCode: nextBilling(), amount: TOTAL, expiresAt: null }),
      );
    case 'receipting':
      return must(await confirmPayment(ctx, BENDAHARA, { ...page, ...payment(ctx) }));
    case 'releasing':
      return must(await issueReceipt(ctx, BENDAHARA, page));
    case 'delivered':
      return must(await releaseOrder(ctx, PETUGAS, { ...page, words: null }));
  }
}

export async function prepareAll(ctx: ServiceContext, code: string): Promise<void> {
  const { id } = await ctx.db.read.order.findUniqueOrThrow({ where: { code } });
  for (const item of await ctx.db.read.orderItem.findMany({ where: { orderId: id } })) {
    const fileId = await productFile(ctx);
    must(await prepareItem(ctx, PETUGAS, { code, itemId: item.id, fileId, replaces: item.fileId }));
  }
}

export async function productFile(ctx: ServiceContext): Promise<string> {
  return stored(ctx, 'product', 'officer:petugas-1');
}

/** A proof of transfer that came through a customer's chat. */
export async function uploadedFile(ctx: ServiceContext, conversationId: string): Promise<string> {
  return stored(ctx, 'upload', `conversation:${conversationId}`);
}

async function stored(ctx: ServiceContext, purpose: 'product' | 'upload', owner: string): Promise<string> {
  const given = { name: 'berkas.pdf', purpose, owner, maxBytes: 10_000, allowed: purpose };
  const result = await storeFile(ctx, { ...given, stream: Readable.from([Buffer.from('%PDF-1.7\n%%EOF\n')]) });
  if (!result.ok) throw new Error(result.reason);
  return result.file.id;
}

let numbers = 0;

/** 15 digits that no other order has. */
export function nextBilling(): string {
  return `8202611${String((numbers += 1)).padStart(8, '0')}`;
}

/** What the treasurer reads of a payment in full, today, under a number that no other order has. */
export function payment(ctx: ServiceContext): { ntpn: string; ntb: string; amount: number; paidOn: string } {
  const ntpn = `A2B${String((numbers += 1)).padStart(13, '0')}`;
  const paidOn = new Date(ctx.now() + 7 * 3_600_000).toISOString().slice(0, 10);
  return { ntpn, ntb: '123456', amount: TOTAL, paidOn };
}

export function ask(
  ctx: ServiceContext,
  { customerId, conversationId }: Pick<Placed, 'customerId' | 'conversationId'>,
  command: CustomerCommand,
) {
  return ctx.db.write((tx) => customerAct(ctx, tx, { customerId, conversationId, channel: 'web' }, command));
}

/** Approves what is there to be reviewed, as the newest card shows it. */
export async function approve(ctx: ServiceContext, placed: Placed) {
  const version = reviewVersion(await cardOf(ctx, placed));
  return ask(ctx, placed, { type: 'actOnOrder', code: placed.code, act: 'approveInvoice', version });
}

export async function revisionOf(ctx: ServiceContext, code: string): Promise<number> {
  return (await ctx.db.read.order.findUniqueOrThrow({ where: { code } })).revision;
}

/** The order as an officer's page would show it now. */
export async function pageOf(ctx: ServiceContext, code: string): Promise<{ code: string; revision: number }> {
  return { code, revision: await revisionOf(ctx, code) };
}

export async function cardOf(ctx: ServiceContext, { customerId, code }: Placed) {
  const card = await orderCard(ctx, ctx.db.read, customerId, code);
  if (card === null) throw new Error('no such order');
  return card;
}

export function must(outcome: { ok: boolean; reason?: string }): void {
  if (!outcome.ok) throw new Error(`refused: ${outcome.reason}`);
}

export function mustAct(result: { type: string; reason?: string }): void {
  if (result.type !== 'order.acted') throw new Error(`refused: ${result.reason}`);
}
