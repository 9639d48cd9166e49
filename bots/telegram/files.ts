/** Fetches what people send to the bot, and keeps it before its turn begins, as every channel does. */
import { Readable } from 'node:stream';
import type { Language } from '../../domain/vocabulary.ts';
import type { ServiceContext } from '../../services/context.ts';
import { questionOf } from '../../machines/conversation/step.ts';
import { takesFile } from '../../machines/conversation/question.ts';
import { restoreConversation } from '../../machines/conversation/restore.ts';
import { storeFile } from '../../services/files.ts';
import type { ChatAddress, InboundBody, TurnDoor } from '../channel.ts';
import { unseal } from '../keeping.ts';
import { TelegramProblem } from './client.ts';
import type { TelegramClient } from './client.ts';
import type { SentFile } from './inbound.ts';

/** A bot may fetch no more of a file (core.telegram.org/bots/api#getfile: "up to 20MB in size"). */
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

interface FilesParts {
  ctx: ServiceContext;
  client: TelegramClient;
  door: TurnDoor;
  /** ends what is being fetched */
  signal: AbortSignal;
}

/** Not even fetched; what it was called says whether it was an identity card (docs/domain.md 9). */
function unasked({ name, caption }: Pick<SentFile, 'name' | 'caption'>): InboundBody {
  return { kind: 'refused_file', name, reason: 'unasked', ...(caption === '' ? {} : { caption }) };
}

function captionsOf(files: readonly SentFile[]): string {
  return files
    .map(({ caption }) => caption)
    .join(' ')
    .trim();
}

export class Files {
  readonly #parts: FilesParts;

  constructor(parts: FilesParts) {
    this.#parts = parts;
  }

  /** What the turn is told of the file; undefined when it was told before. */
  async bodyOf(carried: Carried, file: SentFile): Promise<InboundBody | undefined> {
    const chat = await this.#chatFor(carried);
    if (chat === undefined) return undefined;
    if (!chat.asksForFile) return unasked(file);
    const stream = await this.#fetch(file);
    if (stream === 'too_large') return { kind: 'refused_file', name: file.name, reason: 'too_large' };
    return this.#keep(chat.id, stream, file);
  }

  /** Likewise of a file that is made of several. */
  async bodyOfMade(
    carried: Carried,
    files: readonly SentFile[],
    make: (parts: Uint8Array[]) => Promise<{ bytes: Uint8Array; name: string; caption: string } | InboundBody>,
  ): Promise<InboundBody | undefined> {
    const chat = await this.#chatFor(carried);
    if (chat === undefined) return undefined;
    if (!chat.asksForFile) return unasked({ name: files[0]?.name ?? '', caption: captionsOf(files) });
    const parts: Uint8Array[] = [];
    for (const file of files) {
      const stream = await this.#fetch(file);
      if (stream === 'too_large') return { kind: 'refused_file', name: file.name, reason: 'too_large' };
      parts.push(Buffer.concat(await stream.toArray()));
    }
    const made = await make(parts);
    if ('kind' in made) return made;
    if (made.bytes.length > MOST_BYTES) return { kind: 'refused_file', name: made.name, reason: 'too_large' };
    return this.#keep(chat.id, Readable.from([Buffer.from(made.bytes)]), made);
  }

  async #fetch({ fileId, bytes = 0 }: SentFile): Promise<Readable | 'too_large'> {
    if (bytes > MOST_BYTES) return 'too_large';
    const { client, signal } = this.#parts;
    try {
      const { file_path: path } = await client.call('getFile', { file_id: fileId }, { signal });
      if (path === undefined) throw Object.assign(new Error('A file has no path'), { code: 'TELEGRAM_FILE_GONE' });
      return await client.download(path, signal);
    } catch (err) {
      // Telegram does not always say before how large a file is
      if (err instanceof TelegramProblem && err.status === 400 && /file is too big/i.test(err.description)) {
        return 'too_large';
      }
      throw err;
    }
  }

  async #keep(
    conversationId: string,
    stream: Readable,
    { name, caption }: { name: string; caption: string },
  ): Promise<InboundBody> {
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
    if (stored.reason === 'interrupted') {
      const description = 'a file came only in part';
      throw new TelegramProblem({ code: 'TELEGRAM_NETWORK', status: null, description, certain: false });
    }
    return { kind: 'refused_file', name, reason: stored.reason };
  }

  /**
   * Whose the file will be, and whether it is wanted: what nobody asked for, or who sent it has not consented to, is not even
   * fetched (docs/domain.md 9). A chat that begins with a file is greeted first. Undefined when the message was handled.
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
      throw Object.assign(new Error('A greeted chat has no conversation'), { code: 'TELEGRAM_NO_CHAT' });
    if (await turns.handled(conversation.id, externalId)) return undefined;
    const { state } = restoreConversation(unseal(ctx, conversation.snapshot));
    return { id: conversation.id, asksForFile: takesFile(questionOf(state)) };
  }
}
