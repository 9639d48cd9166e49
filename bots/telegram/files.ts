/** Fetches what people send to the bot. */
import type { Readable } from 'node:stream';
import type { ServiceContext } from '../../services/context.ts';
import type { FileRefusal, TurnDoor } from '../channel.ts';
import { MOST_BYTES, WantedFiles } from '../wanted_files.ts';
import { TelegramProblem } from './client.ts';
import type { TelegramClient } from './client.ts';
import type { SentFile } from './inbound.ts';

interface FilesParts {
  ctx: ServiceContext;
  client: TelegramClient;
  door: TurnDoor;
  /** ends what is being fetched */
  signal: AbortSignal;
}

export function telegramFiles({ ctx, client, door, signal }: FilesParts): WantedFiles<SentFile> {
  return new WantedFiles({ ctx, door, fetch: (file) => fetchFile(client, file, signal), broken });
}

async function fetchFile(
  client: TelegramClient,
  { fileId, bytes = 0 }: SentFile,
  signal: AbortSignal,
): Promise<Readable | FileRefusal> {
  if (bytes > MOST_BYTES) return 'too_large';
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

function broken(): never {
  const description = 'a file came only in part';
  throw new TelegramProblem({ code: 'TELEGRAM_NETWORK', status: null, description, certain: false });
}
