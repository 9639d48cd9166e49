/** Answers to a complaint by e-mail (docs/domain.md 7, 15). Nobody who complained without a name is written to. */
import { text } from '../../machines/texts/text.ts';
import type { Tx } from '../../prisma/database.ts';
import type { ServiceContext } from '../context.ts';
import { mailCustomer } from './letters.ts';

interface Answered {
  code: string;
  customerId: string | null;
  /** encrypted */
  contact: string | null;
  anonymous: boolean;
  revision: number;
}

/** `words`: the office's; `about`: what they are. In the write of the act. */
export async function mailComplaint(
  ctx: ServiceContext,
  tx: Tx,
  complaint: Answered,
  { about, words }: { about: 'asked' | 'answered' | 'declined'; words: string },
): Promise<void> {
  if (!ctx.mail || complaint.anonymous) return;
  const customerId = complaint.customerId ?? (await ownerOf(ctx, tx, complaint.contact));
  if (customerId === null) return;
  const { code, revision } = complaint;
  await mailCustomer(tx, ctx, {
    customerId,
    key: `complaint:${code}:${revision}`,
    subject: text(`mail.complaint.${about}.subject`, { code }),
    paragraphs: [text(`mail.complaint.${about}`, { code, words }), text('mail.complaint.reply', { code })],
    thread: code,
  });
}

/** Whose confirmed address the contact is; an address that nobody confirmed is not written to. */
async function ownerOf(ctx: ServiceContext, tx: Tx, contact: string | null): Promise<string | null> {
  if (contact === null) return null;
  const where = { email: ctx.vault.decrypt(contact).trim(), emailConfirmedAt: { not: null }, erasedAt: null };
  return (await tx.customer.findFirst({ where, select: { id: true } }))?.id ?? null;
}
