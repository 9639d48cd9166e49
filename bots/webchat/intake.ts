/** What a browser sends, checked and handed to the turn. */
import { z } from 'zod';
import type { ServiceContext } from '../../services/context.ts';
import { storeFile } from '../../services/files.ts';
import type { InboundBody, TurnDoor } from '../channel.ts';
import type { LiveChats } from './live.ts';
import { MAX_FILE_BYTES, type Accepted, type ChatLanguage } from './protocol.ts';
import { addressOf, type WebchatSession } from './sessions.ts';
import { START_ID, type Transcript } from './transcript.ts';
import type { Upload } from './upload.ts';

/** Made by the browser. Cannot look like the ids that events and timers have ('event:7'), nor like START_ID. */
const messageId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);
const cursor = z.number().int().min(0);

/** A text may have any length that the body has: the assistant says kindly that it is too long. */
export const postedSchema = z.object({
  id: messageId,
  after: cursor.optional(),
  body: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('text'), text: z.string().refine((text) => text.trim() !== '') }),
    z.object({ kind: z.literal('choice'), token: z.string().min(1).max(200), label: z.string().max(400) }),
    z.object({ kind: z.literal('refused_file'), name: z.string().max(200), reason: z.enum(['empty', 'too_large']) }),
  ]),
});

/** Where a link leads is read by the assistant; what it does not know is a mere beginning. */
export const startingSchema = z.object({
  link: z
    .object({ id: z.string().regex(/^start-[a-f0-9]{8,48}$/), payload: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/) })
    .optional(),
});

const uploadSchema = z.object({
  id: messageId,
  after: z.coerce.number().pipe(cursor).optional(),
  caption: z.string().max(4000).default(''),
});

interface Sent {
  id: string;
  after?: number | undefined;
  language: ChatLanguage;
}

interface IntakeParts {
  ctx: ServiceContext;
  door: TurnDoor;
  transcript: Transcript;
  live: LiveChats;
}

export class Intake {
  readonly #parts: IntakeParts;

  constructor(parts: IntakeParts) {
    this.#parts = parts;
  }

  /** Resolves when the turn is committed; answers with what the page does not have yet. */
  async accept({ chat }: WebchatSession, { id, after, language }: Sent, body: InboundBody): Promise<Accepted> {
    const { ctx, door, live } = this.#parts;
    const at = ctx.now();
    const outcome = await door.receive({ address: addressOf(chat), externalId: id, at, languageHint: language, body });
    live.refresh(chat);
    return this.#answer(chat, outcome, after);
  }

  /** At first contact the assistant speaks first; any later call is a duplicate, and harmless. */
  async greet(session: WebchatSession, language: ChatLanguage): Promise<void> {
    await this.accept(session, { id: START_ID, language }, { kind: 'text', text: '/start' });
  }

  /** The page was opened by a link: as the first message of a new chat, or as a message of its own. */
  async greetWith(
    session: WebchatSession,
    language: ChatLanguage,
    { id, payload }: { id: string; payload: string },
  ): Promise<void> {
    const body = { kind: 'start' as const, payload };
    const { outcome } = await this.accept(session, { id: START_ID, language }, body);
    if (outcome === 'duplicate') await this.accept(session, { id, language }, body);
  }

  /** A file is stored before its turn. 'invalid' when the fields are, 'interrupted' when not all of it came. */
  async acceptFile(
    session: WebchatSession,
    language: ChatLanguage,
    { fields, name, stream }: Upload,
  ): Promise<Accepted | 'invalid' | 'interrupted'> {
    const read = uploadSchema.safeParse(fields);
    if (!read.success) return 'invalid';
    const { id, after, caption } = read.data;
    const { ctx } = this.#parts;
    const conversationId = await this.#conversationOf(session, language);
    const sent = { id, after, language };
    // Sent again because our answer got lost: the file is here already.
    if (await ctx.db.turns.handled(conversationId, id)) return this.#answer(session.chat, 'duplicate', after);
    const stored = await storeFile(ctx, {
      stream,
      name,
      purpose: 'upload',
      owner: `conversation:${conversationId}`,
      maxBytes: MAX_FILE_BYTES,
      allowed: 'upload',
    });
    if (stored.ok) {
      const { id: fileId, name: storedName, mime, size } = stored.file;
      return this.accept(session, sent, { kind: 'file', fileId, name: storedName, mime, bytes: Number(size), caption });
    }
    if (stored.reason === 'interrupted') return 'interrupted';
    return this.accept(session, sent, { kind: 'refused_file', name, reason: stored.reason });
  }

  async #answer(chat: string, outcome: Accepted['outcome'], after = Number.MAX_SAFE_INTEGER): Promise<Accepted> {
    return { ...(await this.#parts.transcript.since(chat, after)), outcome };
  }

  async #conversationOf(session: WebchatSession, language: ChatLanguage): Promise<string> {
    const { turns } = this.#parts.ctx.db;
    const address = addressOf(session.chat);
    let conversation = await turns.load(address);
    if (!conversation) {
      await this.greet(session, language);
      conversation = await turns.load(address);
    }
    if (!conversation)
      throw Object.assign(new Error('A greeted chat has no conversation'), { code: 'WEBCHAT_NO_CHAT' });
    return conversation.id;
  }
}
