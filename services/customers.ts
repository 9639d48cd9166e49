/** Consent and the registration form of a chat (docs/domain.md 2.1, 9). */
import type { Language, Occupation, Segment, Use } from '../domain/vocabulary.ts';
import type { Profile } from '../machines/conversation/effects.ts';
import type { Reader, Tx } from '../prisma/database.ts';
import type { Prisma } from '../prisma/generated/sqlite/client.ts';
import { tellWhatWaited } from './chat_events.ts';
import type { ServiceContext } from './context.ts';
import { forgetConfirmation } from './email/codes.ts';
import { newId } from './ids.ts';

export interface ConsentInput {
  conversationId: string;
  language: Language;
  channel: string;
  textVersion: string;
}

/** Adds to the append-only ledger of consent: which text, in which language, where, when. Who consents anew may be written to again. */
export async function recordConsent(ctx: ServiceContext, tx: Tx, input: ConsentInput): Promise<void> {
  await tx.consent.create({ data: { ...input, given: true, at: new Date(ctx.now()) } });
  await tx.conversation.updateMany({
    where: { id: input.conversationId, optedOutAt: { not: null } },
    data: { optedOutAt: null },
  });
  await tellWhatWaited(tx, input.conversationId);
}

/**
 * Makes or changes the conversation's customer; returns the profile as it is kept: a tax number only for private
 * companies, never for students or individuals (docs/domain.md 2.1), and encrypted. `confirmed`: the address is; another one
 * is not (docs/domain.md 15).
 */
export async function saveProfile(
  ctx: ServiceContext,
  tx: Tx,
  conversationId: string,
  profile: Profile,
): Promise<{ customerId: string; profile: Profile; confirmed: boolean }> {
  const conversation = await tx.conversation.findUniqueOrThrow({
    where: { id: conversationId },
    select: { customerId: true, language: true },
  });
  const kept: Profile =
    profile.segment === 'private_company' ? profile : { ...profile, npwp: null, npwpDeclaredActive: false };
  const { npwp, ...plain } = kept;
  const data = {
    ...plain,
    npwpCipher: npwp === null ? null : ctx.vault.encrypt(npwp),
    language: conversation.language,
    updatedAt: new Date(ctx.now()),
  };
  if (conversation.customerId !== null) {
    const id = conversation.customerId;
    const before = await tx.customer.findUniqueOrThrow({
      where: { id },
      select: { email: true, emailConfirmedAt: true },
    });
    const emailConfirmedAt = before.email === data.email ? before.emailConfirmedAt : null;
    if (before.email !== data.email) await forgetConfirmation(tx, id);
    await tx.customer.update({ where: { id }, data: { ...data, emailConfirmedAt } });
    return { customerId: id, profile: kept, confirmed: emailConfirmedAt !== null };
  }
  const id = newId(ctx);
  await tx.customer.create({ data: { id, ...data, createdAt: data.updatedAt } });
  await tx.conversation.update({ where: { id: conversationId }, data: { customerId: id } });
  return { customerId: id, profile: kept, confirmed: false };
}

/** With the tax number in the clear; null: no such customer. `db` is the open write where there is one. */
export async function readProfile(
  ctx: ServiceContext,
  customerId: string,
  db: Reader = ctx.db.read,
): Promise<Profile | null> {
  const row = await db.customer.findUnique({ where: { id: customerId } });
  return row === null ? null : profileOf(row, row.npwpCipher === null ? null : ctx.vault.decrypt(row.npwpCipher));
}

/** A customer's row as a profile; the caller decides whether it has the tax number. */
export function profileOf(row: Prisma.CustomerModel, npwp: string | null): Profile {
  const { name, email, phone, institution, country, npwpDeclaredActive } = row;
  return {
    name,
    email,
    phone,
    // stored from the closed lists of domain/vocabulary
    segment: row.segment as Segment,
    institution,
    occupation: row.occupation as Occupation,
    use: row.use as Use,
    country,
    npwp,
    npwpDeclaredActive,
  };
}
