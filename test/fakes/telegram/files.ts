/** Files that Telegram keeps: what people and the bot have sent, by file_id; downloads by file_path. */
import { createHash } from 'node:crypto';
import type { TelegramFile } from '@gramio/types';
import { badRequest } from './refusal.ts';

export interface StoredFile {
  id: string;
  uniqueId: string;
  name: string;
  mime: string;
  bytes: Buffer;
  path: string;
}

/** "For the moment, bots can download files of up to 20MB in size" (getFile) */
const MOST_DOWNLOAD = 20 * 1024 * 1024;

export class Files {
  readonly #byId = new Map<string, StoredFile>();

  store(folder: string, name: string, mime: string, bytes: Uint8Array): StoredFile {
    const number = this.#byId.size + 1;
    const extension = /\.\w+$/.exec(name)?.[0] ?? '';
    const file = {
      id: `BQACAgUAAxkBAAI_${number}`,
      uniqueId: createHash('sha256').update(bytes).digest('base64url').slice(0, 15),
      name,
      mime,
      bytes: Buffer.from(bytes),
      path: `${folder}/file_${number}${extension}`,
    };
    this.#byId.set(file.id, file);
    return file;
  }

  byId(id: string): StoredFile | undefined {
    return this.#byId.get(id);
  }

  byPath(path: string): StoredFile | undefined {
    return [...this.#byId.values()].find((file) => file.path === path);
  }

  /** @throws Refusal when there is no such file, or it is larger than a bot may fetch */
  getFile(id: string): TelegramFile {
    const file = this.#byId.get(id);
    if (!file) throw badRequest('wrong file_id or the file is temporarily unavailable');
    if (file.bytes.length > MOST_DOWNLOAD) throw badRequest('file is too big');
    return { file_id: file.id, file_unique_id: file.uniqueId, file_size: file.bytes.length, file_path: file.path };
  }
}
