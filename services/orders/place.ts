/** Placing what is in a basket, as one order or two (docs/domain.md 2.2-4). */
import { isAgreed, isComplete } from '../../domain/abstraction.ts';
import { dayOf } from '../../domain/days.ts';
import { sumRupiah } from '../../domain/money.ts';
import type { Language } from '../../domain/vocabulary.ts';
import type { BasketLine, LineInput, OrderInput, ReductionInput, Result } from '../../machines/conversation/effects.ts';
import type { PlaceRefusal } from '../../machines/conversation/effects.ts';
import type { Tx } from '../../prisma/database.ts';
import { productByCode, toBasketLine } from '../catalogue.ts';
import type { Product } from '../catalogue.ts';
import { agreementClauses } from '../clauses.ts';
import type { ServiceContext } from '../context.ts';
import { profileOf } from '../customers.ts';
import { readOffice } from '../office.ts';
import { tariffOn } from '../tariffs.ts';
import type { Tariff } from '../tariffs.ts';
import { createOrder } from './create.ts';
import type { PlacedLine } from './create.ts';
import { isOwnUpload } from './own_uploads.ts';

export interface PlaceInput {
  /** null: not registered */
  customerId: string | null;
  language: Language;
  orders: OrderInput[];
  termsVersion: string;
  /** rupiah of the prices known, as the summary showed */
  expectedTotal: number;
  reduction: ReductionInput | null;
}

export type PlaceResult = Extract<Result, { type: 'order.placed' | 'order.notPlaced' }>;

interface Priced {
  input: OrderInput;
  lines: PlacedLine[];
}

/**
 * Places the orders, all or none, of what the office sells today, at today's tariff: `price_changed` when that is not what
 * the summary showed. Runs inside the turn's write, so one turn places a basket at most once.
 */
export async function placeOrders(ctx: ServiceContext, tx: Tx, input: PlaceInput): Promise<PlaceResult> {
  const { customerId } = input;
  if (customerId === null) return notPlaced('not_registered');
  const office = await readOffice(ctx);
  const tariff = await tariffOn(ctx, dayOf(ctx.now(), office.office.timeZone));
  if (tariff === null) return notPlaced('no_tariff');
  const priced: Priced[] = [];
  for (const order of input.orders) {
    const lines = await priceLines(ctx, order.lines, tariff);
    if (lines === null) return notPlaced('product_gone');
    priced.push({ input: order, lines });
  }
  if (priced.length === 0) return notPlaced('product_gone');
  const total = sumRupiah(priced.map(({ lines }) => totalOf(lines)));
  if (total !== input.expectedTotal) return notPlaced('price_changed');
  for (const order of priced) {
    if (!(await mayBeReviewed(tx, customerId, order))) return notPlaced('abstraction_missing');
    // agreed to is what was read (B5, R10): another wording is read again
    if (isAgreementDue(order.lines) && order.input.agreementTerms !== agreementClauses(office).version) {
      return notPlaced('clauses_changed');
    }
    const file = isAgreementDue(order.lines) ? order.input.abstraction?.file : null;
    if (file && !(await isOwnUpload(tx, customerId, file.id))) return notPlaced('abstraction_file_unusable');
  }
  const { reduction } = input;
  const letter = reduction?.fileId ?? null;
  if (reduction?.reason.trim() === '') return notPlaced('reduction_reason_missing');
  if (letter !== null && !(await isOwnUpload(tx, customerId, letter))) return notPlaced('letter_unusable');
  const placed: Extract<PlaceResult, { type: 'order.placed' }>['orders'] = [];
  for (const { input: order, lines } of priced) {
    const { language, termsVersion } = input;
    const written = isAgreementDue(lines) ? order : { abstraction: null, party: null, agreementTerms: null };
    const code = await createOrder(ctx, tx, { customerId, language, termsVersion, lines, written, reduction });
    placed.push({ code, total: totalOf(lines), unpriced: lines.some(({ line }) => line.price === null) });
  }
  return { type: 'order.placed', orders: placed, serviceDays: office.serviceDays };
}

function notPlaced(reason: PlaceRefusal): PlaceResult {
  return { type: 'order.notPlaced', reason };
}

function totalOf(lines: readonly { line: BasketLine }[]): number {
  return sumRupiah(lines.map(({ line }) => line.price ?? 0));
}

/** null when something cannot be ordered any more, or nothing is asked for. */
async function priceLines(ctx: ServiceContext, lines: LineInput[], tariff: Tariff): Promise<PlacedLine[] | null> {
  const office = await readOffice(ctx);
  const found: PlacedLine[] = [];
  for (const { code, request } of lines) {
    const product: Product | null = await productByCode(ctx, code);
    const line = product && toBasketLine(product, request, tariff, office);
    if (product === null || line === null) return null;
    found.push({ product, line });
  }
  return found.length === 0 ? null : found;
}

function isAgreementDue(lines: readonly PlacedLine[]): boolean {
  return lines.some(({ product }) => isAgreed(product));
}

/** Whether an officer can check the request: what is written is complete. */
async function mayBeReviewed(tx: Tx, customerId: string, { input, lines }: Priced): Promise<boolean> {
  if (!isAgreementDue(lines)) return true;
  const { abstraction, party, agreementTerms } = input;
  if (abstraction === null || party === null || agreementTerms === null || agreementTerms === '') return false;
  const person = profileOf(await tx.customer.findUniqueOrThrow({ where: { id: customerId } }), null);
  return isComplete(abstraction, person) && party.position.trim() !== '' && party.address.trim() !== '';
}
