/**
 * Letters by e-mail: messages of a conversation of the channel 'email', so that they go out as everything else does
 * (bots/outbox). One mailbox per customer and per officer; the address stands in the letter, sealed like the rest of it.
 */
import type { Language } from '../../domain/vocabulary.ts';
import type { Tx } from '../../prisma/database.ts';
import type { ServiceContext } from '../context.ts';
import { newId } from '../ids.ts';
import { sealBody } from '../message_bodies.ts';

export const EMAIL = { channel: 'email', account: 'smtp' } as const;

/** Chats in which somebody speaks with the assistant; a mailbox is none. For queries over conversations. */
export const IS_CHAT = { channel: { not: EMAIL.channel } } as const;

/** What makes a text a letter, in the person's language. */
export interface Letter {
  to: string;
  subject: string;
  links: readonly { label: string; url: string }[];
  /** ids of stored files that go along with it */
  files: readonly string[];
  /** letters about the same thing hang together: an order's code; null: it stands alone */
  thread: string | null;
  /** why the person gets it, at its foot */
  why: string;
  language: Language;
}

/** Of whom the mailbox is. `key`: the customer's id, or 'officer:<id>'. */
export interface Mailbox {
  key: string;
  customerId: string | null;
  language: Language;
}

type Parts = Pick<ServiceContext, 'now' | 'random' | 'vault'>;

/**
 * Puts a letter on its way, once for each `about` (what it is about: an event's id, a day), inside the open write. `text`:
 * paragraphs in the neutral markup. Returns whether it was new.
 */
export async function putLetter(
  tx: Tx,
  ctx: Parts,
  mailbox: Mailbox,
  { about, text, letter }: { about: string; text: string; letter: Letter },
): Promise<boolean> {
  const conversationId = await mailboxOf(tx, ctx, mailbox);
  // with a colon: nobody wrote just now (bots/happening)
  const key = { conversationId, direction: 'out', externalId: `mail:${about}` };
  const known = await tx.message.findUnique({
    where: { conversationId_direction_externalId: key },
    select: { id: true },
  });
  if (known !== null) return false;
  await tx.message.create({
    data: {
      ...key,
      body: sealBody(ctx, { kind: 'text', text, choices: [], letter } as { kind: string }),
      status: 'queued',
      attempts: 0,
      createdAt: new Date(ctx.now()),
    },
  });
  return true;
}

async function mailboxOf(tx: Tx, ctx: Parts, { key, customerId, language }: Mailbox): Promise<string> {
  const now = new Date(ctx.now());
  const where = { channel_account_chat: { ...EMAIL, chat: key } };
  const row = await tx.conversation.upsert({
    where,
    create: {
      id: newId(ctx),
      ...EMAIL,
      chat: key,
      customerId,
      language,
      // nobody speaks here, so no machine stands here
      machineVersion: 0,
      snapshot: '',
      revision: 0,
      createdAt: now,
      updatedAt: now,
    },
    update: { updatedAt: now },
    select: { id: true },
  });
  return row.id;
}

/** The address is another one, or was answered from: what was refused before says nothing of it. */
export async function openMailbox(tx: Tx, key: string): Promise<void> {
  await tx.conversation.updateMany({ where: { ...EMAIL, chat: key }, data: { unreachableSince: null } });
}
