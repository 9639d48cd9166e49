/** Files under DATA_DIR/files: under server-made names, judged by their bytes, customers' bytes encrypted. docs/domain.md 9. */
import { createReadStream } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline, Readable } from 'node:stream';
import type { Tx } from '../prisma/database.ts';
import type { StoredFile } from '../prisma/generated/sqlite/client.ts';
import type { Outcome, ServiceContext } from './context.ts';
import { discard, INCOMING, pathOf, receive, Refused, type Refusal } from './file_intake.ts';
import { safeFileName } from './file_names.ts';
import { judgeFile, type AllowedFiles } from './file_types.ts';
import { newId } from './ids.ts';
import { handedIn, isUploadInUse } from './uploads_in_use.ts';

export type { StoredFile } from '../prisma/generated/sqlite/client.ts';
export { contentDisposition } from './file_names.ts';

/** 'export': a person's own data, for them alone (services/privacy) */
export type FilePurpose = 'product' | 'upload' | 'document' | 'export';

export interface FileToStore {
  stream: Readable;
  /** as the person called it; only shown, never used as a path */
  name: string;
  purpose: FilePurpose;
  /** 'conversation:<id>', 'officer:<id>' or 'system' */
  owner: string;
  maxBytes: number;
  allowed: AllowedFiles;
}

/**
 * Streams a file to disk and records it. A refusal leaves nothing behind and drains what is left of `stream` (the caller may
 * rather close the connection). 'interrupted': the sender went away. What is personal is encrypted at rest (docs/domain.md 9).
 */
export async function storeFile(
  ctx: ServiceContext,
  given: FileToStore,
): Promise<Outcome<{ file: StoredFile }, Refusal>> {
  const id = newId(ctx);
  try {
    const received = await receive(ctx, id, given.stream, {
      encrypted: isPersonal(given.purpose),
      maxBytes: given.maxBytes,
      judge: (head) => judgeFile(head, given.name, given.allowed),
    });
    const { type, ...facts } = received;
    const row = rowOf(ctx, id, given, { ...facts, mime: type.mime, name: safeFileName(given.name, type) });
    const file = await ctx.db.write((tx) => recordFile(tx, row));
    return { ok: true, file };
  } catch (error) {
    await discard(ctx, id);
    given.stream.resume();
    if (error instanceof Refused) return { ok: false, reason: error.reason };
    throw error;
  }
}

/** Writes bytes that the program itself made (a PDF) to disk; `recordFile` makes them known, inside the caller's write. */
export async function putBytes(
  ctx: ServiceContext,
  given: { bytes: Uint8Array; name: string; mime: string; purpose: FilePurpose; owner: string },
): Promise<StoredFile> {
  const id = newId(ctx);
  const type = { mime: given.mime, extensions: [given.name.split('.').at(-1)?.toLowerCase() ?? 'bin'] };
  const { sha256, size } = await receive(ctx, id, Readable.from([Buffer.from(given.bytes)]), {
    encrypted: isPersonal(given.purpose),
    maxBytes: Number.MAX_SAFE_INTEGER,
    judge: () => Promise.resolve(type),
  });
  return rowOf(ctx, id, given, { sha256, size, mime: given.mime, name: safeFileName(given.name, type) });
}

/** A file that is never recorded is swept away at the next start. */
export function recordFile(tx: Tx, file: StoredFile): Promise<StoredFile> {
  return tx.storedFile.create({ data: file });
}

/** `putBytes` and `recordFile` in one, where no write is open. */
export async function storeBytes(ctx: ServiceContext, given: Parameters<typeof putBytes>[1]): Promise<StoredFile> {
  const file = await putBytes(ctx, given);
  return ctx.db.write((tx) => recordFile(tx, file));
}

export function fileById(ctx: Pick<ServiceContext, 'db'>, id: string): Promise<StoredFile | null> {
  return ctx.db.read.storedFile.findUnique({ where: { id } });
}

/**
 * Opens a file for sending; null when there is no such file. `range` (bytes, both ends included, within the file) only for
 * files that are not encrypted; throws FILE_NOT_SEEKABLE otherwise. The stream errors with VAULT_TAMPERED on altered bytes.
 */
export async function openFile(
  ctx: ServiceContext,
  id: string,
  range?: { start: number; end: number },
): Promise<{ stream: Readable; file: StoredFile } | null> {
  const file = await fileById(ctx, id);
  if (!file) return null;
  const path = pathOf(ctx, id);
  if (!file.encrypted) return { stream: createReadStream(path, range), file };
  if (range) throw Object.assign(new Error('An encrypted file is read as a whole'), { code: 'FILE_NOT_SEEKABLE' });
  const plain = ctx.vault.decryptStream();
  // pipeline closes the file when the reader goes away; `plain` itself carries the error to the reader
  pipeline(createReadStream(path), plain, () => {});
  return { stream: plain, file };
}

/**
 * Deletes an upload that nothing came to use: what was not asked for is not kept (docs/domain.md 9). Returns whether it went.
 */
export async function discardUnused(ctx: ServiceContext, id: string): Promise<boolean> {
  const gone = await ctx.db.write(async (tx) => {
    if (await isUploadInUse(ctx, tx, id)) return false;
    return (await tx.storedFile.deleteMany({ where: { id, purpose: 'upload' } })).count > 0;
  });
  if (gone) await discard(ctx, id);
  return gone;
}

/**
 * Deletes the uploads that nothing uses (any more): replaced or dropped since, or left by a crash between their turn and their
 * deletion. Returns how many went. `before` (UTC ms): only those received by then; needed where turns may be under way. Several programs may do it
 * at once.
 */
export async function discardUnusedUploads(ctx: ServiceContext, before?: number): Promise<number> {
  const { read } = ctx.db;
  const where = { purpose: 'upload', ...(before === undefined ? {} : { createdAt: { lte: new Date(before) } }) };
  let last = '';
  let gone = 0;
  for (;;) {
    const rows = await read.storedFile.findMany({
      where: { ...where, id: { gt: last } },
      orderBy: { id: 'asc' },
      take: AT_ONCE,
      select: { id: true },
    });
    const ids = rows.map(({ id }) => id);
    const used = await handedIn(read, ids);
    for (const id of ids.filter((one) => !used.has(one))) {
      if (!(await isUploadInUse(ctx, read, id)) && (await discardUnused(ctx, id))) gone += 1;
    }
    if (ids.length < AT_ONCE) return gone;
    last = ids.at(-1) ?? last;
  }
}

/** Uploads looked at together. */
const AT_ONCE = 500;

/** The whole of a small file. */
export async function readFileBytes(ctx: ServiceContext, id: string): Promise<Buffer | null> {
  const opened = await openFile(ctx, id);
  if (!opened) return null;
  const chunks: Buffer[] = [];
  for await (const chunk of opened.stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/**
 * Removes what a crash left: half-received files, and files that were never recorded. To be run at the start, before
 * anything is received. Only the two newest folders (some twelve days each) can hold such a file. Returns how many went.
 */
export async function sweepOrphans(ctx: ServiceContext): Promise<number> {
  const folders = (await names(ctx.filesDir)).filter((name) => name !== INCOMING).toSorted();
  const halves = await names(join(ctx.filesDir, INCOMING));
  const orphans = halves.map((name) => join(ctx.filesDir, INCOMING, name));
  for (const folder of folders.slice(-2)) {
    const rows = await ctx.db.read.storedFile.findMany({ where: { id: { startsWith: folder } }, select: { id: true } });
    const known = new Set(rows.map(({ id }) => id));
    const files = await names(join(ctx.filesDir, folder));
    orphans.push(...files.filter((name) => !known.has(name)).map((name) => join(ctx.filesDir, folder, name)));
  }
  for (const path of orphans) await rm(path, { force: true });
  return orphans.length;
}

/** Uploads and documents speak of a person; products do not, and must be seekable to resume a large download. */
function isPersonal(purpose: FilePurpose): boolean {
  return purpose !== 'product';
}

function rowOf(
  ctx: ServiceContext,
  id: string,
  { purpose, owner }: { purpose: FilePurpose; owner: string },
  facts: { sha256: string; size: number; mime: string; name: string },
): StoredFile {
  const createdAt = new Date(ctx.now());
  return { ...facts, id, purpose, owner, size: BigInt(facts.size), encrypted: isPersonal(purpose), createdAt };
}

async function names(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
}
