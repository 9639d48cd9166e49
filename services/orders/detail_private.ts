/** What of an order is somebody's private matter: who may read it, and that it is written down (docs/domain.md 9). */
import { mayReadAbstraction, noteReading } from '../abstraction_reading.ts';
import { audit } from '../audit.ts';
import type { Actor, ServiceContext } from '../context.ts';
import { readAbstraction } from './abstraction.ts';
import type { DetailRow } from './detail_rows.ts';
import type { BuyerView, OrderDetail } from './detail_view.ts';
import { readParty } from './party.ts';
import { buyerOf } from './rows.ts';

type Officer = Extract<Actor, { kind: 'officer' }>;

/** docs/domain.md 9: only those who write or check the documents need it. */
export async function npwpFor(ctx: ServiceContext, officer: Officer, row: DetailRow): Promise<string | null> {
  const { npwpCipher } = row.customer;
  if (npwpCipher === null || (officer.role !== 'petugas' && officer.role !== 'bendahara')) return null;
  await ctx.db.write((tx) => audit(tx, ctx, officer, 'customer.readNpwp', `customer:${row.customerId}`, {}));
  return ctx.vault.decrypt(npwpCipher);
}

type Agreement = Pick<OrderDetail, 'abstraction' | 'party'>;

export const UNREAD: Agreement = { abstraction: null, party: null };

/** The abstraction and the party, for whoever may read them. */
export async function agreementFor(ctx: ServiceContext, officer: Officer, row: DetailRow): Promise<Agreement> {
  if (row.abstraction === null || !mayReadAbstraction(officer)) return UNREAD;
  await noteReading(ctx, officer, `order:${row.code}`);
  const { abstraction, party } = row;
  return { abstraction: readAbstraction(ctx, abstraction), party: readParty(ctx, party) };
}

/**
 * The buyer that the order keeps beside the customer's profile of today; null: they are the same. `npwp`: the tax numbers
 * are shown, not only compared.
 */
export function buyerChangeOf(ctx: ServiceContext, row: DetailRow, npwp: boolean): OrderDetail['buyerChanged'] {
  const view = ({ name, institution, email, country, npwpCipher }: ReturnType<typeof buyerOf>): BuyerView => ({
    name,
    institution,
    email,
    country,
    npwp: npwpCipher === null ? null : ctx.vault.decrypt(npwpCipher),
  });
  const ordered = view(buyerOf(row));
  const now = view(row.customer);
  if (JSON.stringify(ordered) === JSON.stringify(now)) return null;
  return npwp ? { ordered, now } : { ordered: { ...ordered, npwp: null }, now: { ...now, npwp: null } };
}
