/**
 * What the office tells a customer by e-mail beside the chat (docs/domain.md 15): the second way, where an address was given
 * and confirmed. Others call `mailCustomer` in the write of the event that the letter is about.
 */
import type { Language } from '../../domain/vocabulary.ts';
import { renderText } from '../../machines/texts/render.ts';
import type { Wording } from '../../machines/texts/render.ts';
import { text } from '../../machines/texts/text.ts';
import type { Text } from '../../machines/texts/text.ts';
import type { Reader, Tx } from '../../prisma/database.ts';
import type { ServiceContext } from '../context.ts';
import { readOffice } from '../office.ts';
import { withdrawnOf } from '../privacy/withdrawn.ts';
import { currentOverrides } from '../texts.ts';
import { IS_CHAT, putLetter } from './letter.ts';

export interface CustomerLetter {
  customerId: string;
  /** once for each: the event's id with what it is of, 'order:12', 'complaint:7' */
  key: string;
  subject: Text;
  paragraphs: readonly Text[];
  links?: readonly { label: Text; url: string }[];
  /** ids of stored files; those larger than LARGEST_ATTACHMENT are left to their links */
  files?: readonly string[];
  /** an order's or a ticket's code */
  thread?: string;
}

/** Bytes of all attachments; most mail servers take 10 MB, a third of which is the encoding. */
export const LARGEST_ATTACHMENT = 5_000_000;

type Parts = Pick<ServiceContext, 'db' | 'now' | 'random' | 'vault' | 'mail'>;

/**
 * Writes to a customer whose address is confirmed, in the language they speak now; false: there is no e-mail here, no confirmed address,
 * no consent any more (docs/domain.md 15), or the letter is on its way already.
 */
export async function mailCustomer(tx: Tx, ctx: Parts, letter: CustomerLetter): Promise<boolean> {
  if (!ctx.mail) return false;
  const { customerId, key, subject, paragraphs, links = [], files = [], thread = null } = letter;
  const customer = await tx.customer.findUnique({
    where: { id: customerId },
    select: { name: true, email: true, emailConfirmedAt: true, erasedAt: true },
  });
  if (customer === null || customer.emailConfirmedAt === null || customer.erasedAt !== null) return false;
  if ((await withdrawnOf(tx, [customerId])).size > 0) return false;
  const language = await spokenBy(tx, customerId);
  const { email: to } = customer;
  const { wording, office } = await stationery(ctx, language);
  const say = (one: Text) => renderText(one, wording);
  return putLetter(
    tx,
    ctx,
    { key: customerId, customerId, language },
    {
      about: key,
      text: [text('mail.dear', { name: customer.name }), ...paragraphs].map(say).join('\n\n'),
      letter: {
        to,
        subject: say(subject),
        links: links.map(({ label, url }) => ({ label: say(label), url })),
        files: await smallOnes(tx, files),
        thread,
        why: say(text('mail.why', { office })),
        language,
      },
    },
  );
}

/** The language of the chat that the customer used last (docs/domain.md 15), else the one in which they registered. */
export async function spokenBy(db: Reader, customerId: string): Promise<Language> {
  const chat = await db.conversation.findFirst({
    where: { customerId, lastInboundAt: { not: null }, ...IS_CHAT },
    orderBy: { lastInboundAt: 'desc' },
    select: { language: true },
  });
  if (chat !== null) return chat.language;
  return (await db.customer.findUniqueOrThrow({ where: { id: customerId }, select: { language: true } })).language;
}

/** How the office writes, and what it is called. */
export async function stationery(
  ctx: Pick<ServiceContext, 'db'>,
  language: Language,
): Promise<{ wording: Wording; office: string }> {
  const [{ office }, overrides] = await Promise.all([readOffice(ctx), currentOverrides(ctx)]);
  return { wording: { language, timeZone: office.timeZone, overrides }, office: office.name };
}

/** In their order, as long as there is room. */
async function smallOnes(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.storedFile.findMany({ where: { id: { in: [...ids] } }, select: { id: true, size: true } });
  let room = LARGEST_ATTACHMENT;
  return ids.filter((id) => {
    const size = rows.find((row) => row.id === id)?.size;
    if (size === undefined || Number(size) > room) return false;
    room -= Number(size);
    return true;
  });
}
