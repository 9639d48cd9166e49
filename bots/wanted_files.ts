/**
 * Fetches what people send in chats, and keeps it before its turn begins. What nobody asked for, or who sent it has not
 * consented to, is not even fetched (docs/domain.md 9).
 */
import { Readable } from 'node:stream';
import type { Language } from '../domain/vocabulary.ts';
import { takesFile } from '../machines/conversation/question.ts';
import { restoreConversation } from '../machines/conversation/restore.ts';
import { questionOf } from '../machines/conversation/step.ts';
import type { ServiceContext } from '../services/context.ts';
import { storeFile } from '../services/files.ts';
import type { ChatAddress, FileRefusal, InboundBody, TurnDoor } from './channel.ts';
import { unseal } from './keeping.ts';

/** The most that a bot of Telegram may fetch (core.telegram.org/bots/api#getfile), and so everywhere. */
export const MOST_BYTES = 20 * 1024 * 1024;

/** Of the greeting that opens a chat whose first message is a file. */
const GREETING_ID = 'start';

/** A message that a file came with. */
export interface Carried {
  address: ChatAddress;
  externalId: string;
  /** UTC ms */
  at: number;
  languageHint: Language | undefined;
}

/** As a message names it; its bytes are still with the network. */
export interface NamedFile {
  name: string;
  caption: string;
}

export interface MadeFile extends NamedFile {
  bytes: Uint8Array;
}

interface WantedFilesParts<File> {
  ctx: ServiceContext;
  door: TurnDoor;
  /** Its plain bytes, or why it is not taken. A rejection has the message tried again. */
  fetch(file: File): Promise<Readable | FileRefusal>;
  /** What is to be said of bytes that did not come to their end, `cause` being the stream's error; or throws, to try again. */
  broken(cause: unknown): FileRefusal;
}

export class WantedFiles<File extends NamedFile> {
  readonly #parts: WantedFilesParts<File>;

  constructor(parts: WantedFilesParts<File>) {
    this.#parts = parts;
  }

  /** What the turn is told of the file; undefined when it was told before. */
  async bodyOf(carried: Carried, file: File): Promise<InboundBody | undefined> {
    const chat = await this.#chatFor(carried);
    if (chat === undefined) return undefined;
    if (!chat.asksForFile) return unasked(file);
    const stream = await this.#parts.fetch(file);
    return typeof stream === 'string' ? refused(file, stream) : this.#keep(chat.id, stream, file);
  }

  /** Likewise of a file that is made of several, which may be as large together as one. */
  async bodyOfMade(
    carried: Carried,
    files: readonly File[],
    make: (parts: Uint8Array[]) => Promise<MadeFile | InboundBody>,
  ): Promise<InboundBody | undefined> {
    const chat = await this.#chatFor(carried);
    if (chat === undefined) return undefined;
    if (!chat.asksForFile) return unasked({ name: files[0]?.name ?? '', caption: captionsOf(files) });
    const parts: Uint8Array[] = [];
    // all of them are in memory at once
    let left = MOST_BYTES;
    for (const file of files) {
      const bytes = await this.#bytesOf(file, left);
      if (typeof bytes === 'string') return refused(file, bytes);
      left -= bytes.length;
      parts.push(bytes);
    }
    const made = await make(parts);
    if ('kind' in made) return made;
    if (made.bytes.length > MOST_BYTES) return refused(made, 'too_large');
    return this.#keep(chat.id, Readable.from([Buffer.from(made.bytes)]), made);
  }

  async #bytesOf(file: File, most: number): Promise<Uint8Array | FileRefusal> {
    const stream = await this.#parts.fetch(file);
    if (typeof stream === 'string') return stream;
    const chunks: Buffer[] = [];
    let size = 0;
    try {
      for await (const chunk of stream as AsyncIterable<Uint8Array>) {
        size += chunk.length;
        // leaving the loop lets go of the rest
        if (size > most) return 'too_large';
        chunks.push(Buffer.from(chunk));
      }
    } catch (err) {
      return this.#parts.broken(err);
    }
    return Buffer.concat(chunks);
  }

  async #keep(conversationId: string, stream: Readable, { name, caption }: NamedFile): Promise<InboundBody> {
    const stored = await storeFile(this.#parts.ctx, {
      stream,
      name,
      purpose: 'upload',
      owner: `conversation:${conversationId}`,
      maxBytes: MOST_BYTES,
      allowed: 'upload',
    });
    // the rest of what is refused is not fetched
    stream.destroy();
    if (stored.ok) {
      const { id: fileId, name: storedName, mime, size } = stored.file;
      return { kind: 'file', fileId, name: storedName, mime, bytes: Number(size), caption };
    }
    const reason = stored.reason === 'interrupted' ? this.#parts.broken(stream.errored) : stored.reason;
    return { kind: 'refused_file', name, reason };
  }

  /**
   * Whose the file will be, and whether it is wanted. A chat that begins with a file is greeted first. Undefined when the
   * message was handled.
   */
  async #chatFor({
    address,
    externalId,
    at,
    languageHint,
  }: Carried): Promise<{ id: string; asksForFile: boolean } | undefined> {
    const { ctx, door } = this.#parts;
    const { turns } = ctx.db;
    let conversation = await turns.load(address);
    if (conversation === undefined) {
      const hint = languageHint === undefined ? {} : { languageHint };
      await door.receive({ address, externalId: GREETING_ID, at, ...hint, body: { kind: 'text', text: '/start' } });
      conversation = await turns.load(address);
    }
    if (conversation === undefined)
      throw Object.assign(new Error('A greeted chat has no conversation'), { code: 'GREETED_NO_CHAT' });
    if (await turns.handled(conversation.id, externalId)) return undefined;
    const { state } = restoreConversation(unseal(ctx, conversation.snapshot));
    return { id: conversation.id, asksForFile: takesFile(questionOf(state)) };
  }
}

/** What it was called says whether it was an identity card (docs/domain.md 9). */
function unasked({ name, caption }: NamedFile): InboundBody {
  return { kind: 'refused_file', name, reason: 'unasked', ...(caption === '' ? {} : { caption }) };
}

function refused({ name }: NamedFile, reason: FileRefusal): InboundBody {
  return { kind: 'refused_file', name, reason };
}

function captionsOf(files: readonly NamedFile[]): string {
  return files
    .map(({ caption }) => caption)
    .join(' ')
    .trim();
}
