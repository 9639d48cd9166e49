/** The code that confirms an address: sent to it, typed in the chat (docs/domain.md 15). Only its hash is kept. */
import { CODE_MINUTES } from '../../machines/conversation/counter/email.ts';
import type { EmailResult } from '../../machines/conversation/counter/email.ts';
import { renderText } from '../../machines/texts/render.ts';
import { text } from '../../machines/texts/text.ts';
import type { Tx } from '../../prisma/database.ts';
import type { ServiceContext } from '../context.ts';
import { newId } from '../ids.ts';
import { EMAIL, openMailbox, putLetter } from './letter.ts';
import { spokenBy, stationery } from './letters.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Codes sent to a customer within an hour. */
const MOST_CODES = 3;
/** Wrong tries at one code. */
const MOST_TRIES = 5;
const DIGITS = 6;

type Sent = Extract<EmailResult, { type: 'email.sent' | 'email.notSent' }>;
type Tried = Extract<EmailResult, { type: 'email.confirmed' | 'email.refused' }>;

/** Inside the turn's write. The code before ends. `customerId` null: nobody is registered here. */
export async function sendCode(ctx: ServiceContext, tx: Tx, customerId: string | null): Promise<Sent> {
  const customer =
    customerId === null || !ctx.mail ? null : await tx.customer.findUnique({ where: { id: customerId } });
  if (customer === null) return { type: 'email.notSent', reason: 'off' };
  const { id, email, emailConfirmedAt } = customer;
  if (emailConfirmedAt !== null) return { type: 'email.notSent', reason: 'confirmed' };
  if ((await sentLately(ctx, tx, id)) >= MOST_CODES) return { type: 'email.notSent', reason: 'too_many' };

  const code = drawCode(ctx);
  const now = ctx.now();
  const kept = {
    email,
    codeHash: hashOf(ctx, { customerId: id, email, code }),
    attempts: 0,
    expiresAt: new Date(now + CODE_MINUTES * MINUTE_MS),
    createdAt: new Date(now),
  };
  await tx.emailCode.upsert({ where: { customerId: id }, create: { customerId: id, ...kept }, update: kept });
  const language = await spokenBy(tx, id);
  const { wording, office } = await stationery(ctx, language);
  await openMailbox(tx, id);
  await putLetter(
    tx,
    ctx,
    { key: id, customerId: id, language },
    {
      about: `code:${newId(ctx)}`,
      text: renderText(text('mail.code', { code, minutes: CODE_MINUTES, office }), wording),
      letter: {
        to: email,
        subject: renderText(text('mail.code.subject', { office }), wording),
        links: [],
        files: [],
        thread: null,
        why: renderText(text('mail.code.why', { office }), wording),
        language,
      },
    },
  );
  return { type: 'email.sent', email, minutes: CODE_MINUTES };
}

/** `code`: six digits. A wrong one counts as a try. */
export async function confirmCode(
  ctx: ServiceContext,
  tx: Tx,
  customerId: string | null,
  code: string,
): Promise<Tried> {
  const refused = (reason: 'wrong' | 'expired' | 'too_many') => ({ type: 'email.refused' as const, reason });
  const id = customerId ?? '';
  const [kept, customer] = [
    await tx.emailCode.findUnique({ where: { customerId: id } }),
    await tx.customer.findUnique({ where: { id }, select: { email: true } }),
  ];
  // the address may have been changed since
  if (kept === null || customer === null || kept.email !== customer.email) return refused('expired');
  if (kept.expiresAt.getTime() <= ctx.now()) return refused('expired');
  if (kept.attempts >= MOST_TRIES) return refused('too_many');
  if (kept.codeHash !== hashOf(ctx, { customerId: id, email: kept.email, code })) {
    const attempts = kept.attempts + 1;
    await tx.emailCode.update({ where: { customerId: id }, data: { attempts } });
    return refused(attempts >= MOST_TRIES ? 'too_many' : 'wrong');
  }
  await tx.emailCode.delete({ where: { customerId: id } });
  await tx.customer.update({ where: { id }, data: { emailConfirmedAt: new Date(ctx.now()) } });
  return { type: 'email.confirmed', email: kept.email };
}

/** The address is another one: it is not confirmed, and a code that went to the old one is worth nothing. */
export async function forgetConfirmation(tx: Tx, customerId: string): Promise<void> {
  await tx.emailCode.deleteMany({ where: { customerId } });
  await openMailbox(tx, customerId);
}

function sentLately(ctx: ServiceContext, tx: Tx, customerId: string): Promise<number> {
  return tx.message.count({
    where: {
      conversation: { ...EMAIL, chat: customerId },
      externalId: { startsWith: 'mail:code:' },
      createdAt: { gt: new Date(ctx.now() - HOUR_MS) },
    },
  });
}

/** Every code as likely as any other, but for one in some four thousand. */
function drawCode(ctx: ServiceContext): string {
  const number = Buffer.from(ctx.random(4)).readUInt32BE();
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}

function hashOf(
  { vault }: ServiceContext,
  { customerId, email, code }: { customerId: string; email: string; code: string },
): string {
  return vault.hashToken(`${customerId} ${email} ${code}`);
}
