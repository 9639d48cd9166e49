/** The receiving party of the agreement, as typed: asked with the documents that name it. */
import { z } from 'zod';
import { PARTY_LENGTH } from '../../domain/abstraction.ts';
import type { Party } from '../../domain/abstraction.ts';
import type { PartyRefusal } from '../../services/orders/party.ts';
import type { Values } from './form.ts';

export const PARTY_FIELDS = { position: 'partyPosition', address: 'partyAddress' } as const;

const part = (missing: string, most: number) =>
  z.string().trim().min(1, missing).max(most, `Paling banyak ${most} huruf.`).optional();

/** Both or, with publications alone, neither. */
export const partySchema = z.object({
  [PARTY_FIELDS.position]: part('Isi jabatan pihak penerima.', PARTY_LENGTH.position),
  [PARTY_FIELDS.address]: part('Isi alamat pihak penerima.', PARTY_LENGTH.address),
});

/** undefined: not asked. */
export function partyOf(values: Partial<Values>): Party | undefined {
  const [position, address] = [values[PARTY_FIELDS.position], values[PARTY_FIELDS.address]];
  return position === undefined || address === undefined ? undefined : { position, address };
}

export const PARTY_COMPLAINTS: Record<PartyRefusal, { field: string; message: string }> = {
  party_invalid: { field: PARTY_FIELDS.position, message: 'Isi jabatan dan alamat pihak penerima.' },
};
