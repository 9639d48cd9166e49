/** The receiving party of an agreement (SPPD): kept encrypted with the order, put right by an officer (B10, R15). */
import * as z from 'zod';
import { PARTY_LENGTH } from '../../domain/abstraction.ts';
import type { Party } from '../../domain/abstraction.ts';
import type { ServiceContext } from '../context.ts';

const PARTY = z.object({ position: z.string(), address: z.string() });

type Vault = Pick<ServiceContext, 'vault'>;

/** Half of it is missing, or it is longer than the agreement has room for. */
export type PartyRefusal = 'party_invalid';

/** Throws VAULT_TAMPERED, or when the column does not hold a party. null: the order has none. */
export function readParty(ctx: Vault, cipher: string | null): Party | null {
  return cipher === null ? null : PARTY.parse(JSON.parse(ctx.vault.decrypt(cipher)));
}

export function isParty({ position, address }: Party): boolean {
  const fits = (text: string, most: number): boolean => text.trim() !== '' && text.trim().length <= most;
  return fits(position, PARTY_LENGTH.position) && fits(address, PARTY_LENGTH.address);
}

/** What the column is to hold instead; null: it stays, because nothing changed or the order has no party. */
export function partyAnew(ctx: Vault, cipher: string | null, given: Party | undefined): string | null {
  const before = readParty(ctx, cipher);
  if (before === null || given === undefined) return null;
  const after: Party = { position: given.position.trim(), address: given.address.trim() };
  const same = after.position === before.position && after.address === before.address;
  return same ? null : ctx.vault.encrypt(JSON.stringify(after));
}
