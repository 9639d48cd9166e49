/**
 * Pages on which one file is uploaded into a chat whose network carries none so large (Telegram's getFile: 20 MB), in
 * answer to what the chat asked. The token in the address is the right to do it; only its hash is kept.
 */
import type { Language } from '../domain/vocabulary.ts';
import { placeOf } from '../machines/conversation/place.ts';
import { restoreConversation } from '../machines/conversation/restore.ts';
import type { ConversationState } from '../machines/conversation/step.ts';
import type { Tx } from '../prisma/database.ts';
import { readAccount } from './channel_accounts.ts';
import type { Outcome, ServiceContext } from './context.ts';
import { fileById, storeFile, type StoredFile } from './files.ts';
import { newToken } from './ids.ts';

/** 100 MB, decimal as docs/domain.md 3 counts. */
export const MAX_UPLOAD_BYTES = 100_000_000;

const GOOD_FOR_MS = 24 * 3_600_000;
/** Links are remembered so long after their end, to say kindly what became of them. */
const REMEMBERED_MS = 30 * 24 * 3_600_000;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** An open link, and the chat that it leads into. */
export interface UploadPlace {
  tokenHash: string;
  conversationId: string;
  /** what the file is to answer (machines/conversation/place) */
  asked: string;
  address: { channel: string; account: string; chat: string };
  language: Language;
  /** how the office is called on that network: '@geraipst_bot'; null: not known, or it has no name there */
  knownAs: string | null;
  /** UTC ms */
  expiresAt: number;
}

/** `unasked`: the chat asks something else now, or nothing; the link is good again when it comes back to its question */
export type UploadLinkRefusal = 'unknown' | 'expired' | 'used' | 'unasked';

/** The address of a new page for this chat, good for one file within 24 hours in answer to what is `asked`. */
export async function makeUploadLink(
  ctx: ServiceContext,
  tx: Tx,
  { conversationId, asked }: Pick<UploadPlace, 'conversationId' | 'asked'>,
): Promise<string> {
  const token = newToken(ctx);
  const now = ctx.now();
  await tx.uploadLink.deleteMany({ where: { conversationId, expiresAt: { lte: new Date(now - REMEMBERED_MS) } } });
  await tx.uploadLink.create({
    data: {
      tokenHash: ctx.vault.hashToken(token),
      conversationId,
      asked,
      expiresAt: new Date(now + GOOD_FOR_MS),
      createdAt: new Date(now),
    },
  });
  return `${ctx.publicUrl}/unggah/${token}`;
}

/** Uses nothing up. A refusal of a link that is known says in which language its chat is. */
export async function lookUploadLink(
  ctx: Pick<ServiceContext, 'db' | 'now' | 'vault'>,
  token: string,
): Promise<{ ok: true; place: UploadPlace } | { ok: false; reason: UploadLinkRefusal; language: Language | null }> {
  const unknown = { ok: false, reason: 'unknown', language: null } as const;
  if (!TOKEN.test(token)) return unknown;
  const row = await ctx.db.read.uploadLink.findUnique({
    where: { tokenHash: ctx.vault.hashToken(token) },
    include: { conversation: { select: { channel: true, account: true, chat: true, language: true } } },
  });
  if (row === null) return unknown;
  const { tokenHash, conversationId, asked, conversation } = row;
  const { language, ...address } = conversation;
  const handled = () => ctx.db.turns.handled(conversationId, externalIdOf(tokenHash));
  // looked at before: the turn that took a file by this link went on from the question
  const isAsked = (await placeNow(ctx, conversationId)) === asked;
  // handled: the program ended between the turn and the mark
  if (row.usedAt !== null || (await handled())) return { ok: false, reason: 'used', language };
  if (row.expiresAt.getTime() <= ctx.now()) return { ok: false, reason: 'expired', language };
  if (!isAsked) return { ok: false, reason: 'unasked', language };
  const known = await readAccount(ctx, { channel: address.channel, account: address.account });
  const expiresAt = row.expiresAt.getTime();
  const place = { tokenHash, conversationId, asked, address, language, knownAs: known?.name ?? null, expiresAt };
  return { ok: true, place };
}

/** Null: there is no such chat any more. */
async function placeNow(ctx: Pick<ServiceContext, 'db' | 'vault'>, conversationId: string): Promise<string | null> {
  const stored = await ctx.db.turns.loadById(conversationId);
  if (stored === undefined) return null;
  return placeOf(restoreConversation(JSON.parse(ctx.vault.decrypt(stored.snapshot)) as ConversationState).state);
}

/** Whether its turn kept the file (services/files, discardUnused). */
export async function isKept(ctx: Pick<ServiceContext, 'db'>, fileId: string): Promise<boolean> {
  return (await fileById(ctx, fileId)) !== null;
}

/** Under which the turn takes the file: the same file twice is one, whatever became of the mark on the link. */
export function externalIdOf(tokenHash: string): string {
  return `u${tokenHash.slice(0, 24)}`;
}

/** Keeps what is uploaded, encrypted, as the chat's own; the link stays open until its turn is committed. */
export function storeUpload(
  ctx: ServiceContext,
  { conversationId }: UploadPlace,
  { name, stream }: Pick<Parameters<typeof storeFile>[1], 'name' | 'stream'>,
): Promise<Outcome<{ file: StoredFile }, 'empty' | 'too_large' | 'type' | 'interrupted'>> {
  const owner = `conversation:${conversationId}`;
  return storeFile(ctx, { stream, name, purpose: 'upload', owner, maxBytes: MAX_UPLOAD_BYTES, allowed: 'upload' });
}

/** After the turn that took the file. */
export async function closeUploadLink(ctx: ServiceContext, tokenHash: string): Promise<void> {
  const usedAt = new Date(ctx.now());
  await ctx.db.write((tx) => tx.uploadLink.updateMany({ where: { tokenHash, usedAt: null }, data: { usedAt } }));
}
