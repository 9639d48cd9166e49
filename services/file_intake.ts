/** Receiving a file: streamed to a draft, hashed, judged by its first bytes, and moved to its place when it is whole. */
import { createHash } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ServiceContext } from './context.ts';
import { HEAD_BYTES, type FileType } from './file_types.ts';

export type Refusal = 'empty' | 'too_large' | 'type' | 'interrupted';

/** Carries a refusal out of the pipeline. */
export class Refused extends Error {
  readonly reason: Refusal;

  constructor(reason: Refusal) {
    super(reason);
    this.name = 'Refused';
    this.reason = reason;
  }
}

export interface Intake {
  encrypted: boolean;
  maxBytes: number;
  /** the type by the first HEAD_BYTES, or null to refuse */
  judge: (head: Buffer) => Promise<FileType | null>;
}

export interface Received {
  type: FileType;
  /** plain bytes */
  size: number;
  /** of the plain bytes, hexadecimal */
  sha256: string;
}

type Place = Pick<ServiceContext, 'filesDir' | 'vault'>;

/** Folder of drafts beside the files. */
export const INCOMING = 'incoming';

/** Ids begin with their time: a folder holds what came within some twelve days. */
const FOLDER_CHARS = 4;

export function pathOf({ filesDir }: Pick<Place, 'filesDir'>, id: string): string {
  return join(filesDir, id.slice(0, FOLDER_CHARS), id);
}

/** @throws Refused, having left at most a draft for `discard`; other errors are the disk's */
export async function receive(place: Place, id: string, stream: Readable, intake: Intake): Promise<Received> {
  const draft = draftOf(place, id);
  const target = pathOf(place, id);
  await mkdir(dirname(draft), { recursive: true, mode: 0o700 });
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  const received: Partial<Received> = {};
  // opened before anything can fail: a draft still being opened could appear after `discard`
  const file = await open(draft, 'wx', 0o600);
  // flush: the bytes are on disk before the file is
  const disk = file.createWriteStream({ flush: true });
  const source = judged(stream, intake, received);
  await (intake.encrypted ? pipeline(source, place.vault.encryptStream(), disk) : pipeline(source, disk));
  const { type, size, sha256 } = received;
  if (!type || size === undefined || sha256 === undefined) throw new Refused('interrupted');
  await rename(draft, target);
  await syncFolder(dirname(target));
  return { type, size, sha256 };
}

/** Removes a draft, and a file that will not be recorded. */
export async function discard(place: Place, id: string): Promise<void> {
  await rm(draftOf(place, id), { force: true });
  await rm(pathOf(place, id), { force: true });
}

/** Hands the bytes on once their type is known; fills in `received` at the end. */
async function* judged(stream: Readable, { maxBytes, judge }: Intake, received: Partial<Received>) {
  const hash = createHash('sha256');
  let size = 0;
  let head: Buffer[] | undefined = [];
  for await (const chunk of chunksOf(stream)) {
    size += chunk.length;
    if (size > maxBytes) throw new Refused('too_large');
    hash.update(chunk);
    if (!head) {
      yield chunk;
      continue;
    }
    head.push(chunk);
    if (size < HEAD_BYTES) continue;
    yield await accepted(head, judge, received);
    head = undefined;
  }
  if (size === 0) throw new Refused('empty');
  if (head) yield await accepted(head, judge, received);
  received.size = size;
  received.sha256 = hash.digest('hex');
}

async function accepted(chunks: Buffer[], judge: Intake['judge'], received: Partial<Received>): Promise<Buffer> {
  const bytes = Buffer.concat(chunks);
  const type = await judge(bytes.subarray(0, HEAD_BYTES));
  if (!type) throw new Refused('type');
  received.type = type;
  return bytes;
}

/** Leaves the stream open when we stop early (its owner drains or closes it), and tells its failure from the disk's. */
async function* chunksOf(stream: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of stream.iterator({ destroyOnReturn: false })) yield Buffer.from(chunk);
  } catch {
    throw new Refused('interrupted');
  }
}

function draftOf({ filesDir }: Pick<Place, 'filesDir'>, id: string): string {
  return join(filesDir, INCOMING, id);
}

/** Makes the new name durable; Windows has no such thing and needs none. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
