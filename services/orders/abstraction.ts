/** The abstraction of an order (docs/domain.md 4; B5-6, R10-11): kept encrypted, revised by its customer before the accept. */
import * as z from 'zod';
import { ABSTRACTION_FIELDS, ABSTRACTION_LENGTH, isComplete } from '../../domain/abstraction.ts';
import type { Abstraction } from '../../domain/abstraction.ts';
import { OCCUPATIONS, SEGMENTS } from '../../domain/vocabulary.ts';
import type { Reader, Tx } from '../../prisma/database.ts';
import type { ServiceContext } from '../context.ts';
import { actOnOrder } from './acts.ts';
import { isOwnUpload } from './own_uploads.ts';

const ABSTRACTION = z.strictObject({
  fields: z.partialRecord(z.enum(ABSTRACTION_FIELDS), z.string()),
  file: z.strictObject({ id: z.string().min(1), name: z.string() }).nullable(),
  statement: z.boolean(),
});
const PERSON = z.object({ occupation: z.enum(OCCUPATIONS), segment: z.enum(SEGMENTS) });

type Revised = { ok: true; act: 'reviseAbstraction' } | { ok: false; reason: 'not_allowed' | 'file_unusable' };

/** Throws VAULT_TAMPERED, or when the column does not hold an abstraction. null: the order has none. */
export function readAbstraction(ctx: Pick<ServiceContext, 'vault'>, cipher: string | null): Abstraction | null {
  return cipher === null ? null : (ABSTRACTION.parse(JSON.parse(ctx.vault.decrypt(cipher))) as Abstraction);
}

/** null: no such order, not this customer's, or one without an abstraction. */
export async function abstractionOf(
  ctx: Pick<ServiceContext, 'vault'>,
  db: Reader,
  customerId: string | null,
  code: string,
): Promise<Abstraction | null> {
  const order = await db.order.findUnique({ where: { code }, select: { customerId: true, abstraction: true } });
  return order === null || order.customerId !== customerId ? null : readAbstraction(ctx, order.abstraction);
}

/**
 * Takes the whole abstraction in place of the old one. The conversation sends only what is complete, so anything else is
 * `not_allowed`; the file must be an upload from one of the customer's own chats. The timeline names the fields changed.
 */
export async function reviseAbstraction(
  ctx: ServiceContext,
  tx: Tx,
  chat: { customerId: string },
  { code, abstraction }: { code: string; abstraction: Abstraction },
): Promise<Revised> {
  const { customerId } = chat;
  const person = PERSON.parse(await tx.customer.findUniqueOrThrow({ where: { id: customerId } }));
  if (!isWellFormed(abstraction) || !isComplete(abstraction, person)) return { ok: false, reason: 'not_allowed' };
  const { file } = abstraction;
  if (file !== null && !(await isOwnUpload(tx, customerId, file.id))) return { ok: false, reason: 'file_unusable' };
  const before = await abstractionOf(ctx, tx, customerId, code);
  const actor = { kind: 'customer', id: customerId, name: '' } as const;
  const details = { fields: changed(before, abstraction) };
  const acted = await actOnOrder(ctx, tx, { code, actor, act: 'reviseAbstraction', details });
  if (!acted.ok) return { ok: false, reason: 'not_allowed' };
  const sealed = ctx.vault.encrypt(JSON.stringify(abstraction));
  await tx.order.update({ where: { code }, data: { abstraction: sealed } });
  return { ok: true, act: 'reviseAbstraction' };
}

function isWellFormed(abstraction: Abstraction): boolean {
  const read = ABSTRACTION.safeParse(abstraction);
  return (
    read.success &&
    Object.values(read.data.fields).every((value) => Array.from(value ?? '').length <= ABSTRACTION_LENGTH)
  );
}

/** Names only: what is written stays encrypted (docs/domain.md 9). */
function changed(before: Abstraction | null, after: Abstraction): string[] {
  const fields: string[] = ABSTRACTION_FIELDS.filter(
    (field) => (before?.fields[field] ?? '') !== (after.fields[field] ?? ''),
  );
  return before?.file?.id === after.file?.id ? fields : [...fields, 'file'];
}
