/**
 * Answers to a complaint by e-mail (docs/domain.md 7, 15): to the customer whose complaint it is. Nobody who complained without
 * a name is written to, and no contact that was typed, as it may be anybody's.
 */
import { text } from '../../machines/texts/text.ts';
import type { Tx } from '../../prisma/database.ts';
import type { ServiceContext } from '../context.ts';
import { mailCustomer } from './letters.ts';

interface Answered {
  code: string;
  customerId: string | null;
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
  const { anonymous, code, customerId, revision } = complaint;
  if (!ctx.mail || anonymous || customerId === null) return;
  await mailCustomer(tx, ctx, {
    customerId,
    key: `complaint:${code}:${revision}`,
    subject: text(`mail.complaint.${about}.subject`, { code }),
    paragraphs: [text(`mail.complaint.${about}`, { code, words }), text('mail.complaint.reply', { code })],
    thread: code,
  });
}
