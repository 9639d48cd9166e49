/** What must be true of letter numbers and files, whatever was killed in between. Each finding is a sentence. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Reader } from '../../prisma/database.ts';

/** Numbers run from 1 without a hole, none twice; one without a document says which document was meant (docs/domain.md 5). */
export async function checkLetters(read: Reader): Promise<string[]> {
  const letters = await read.letterNumber.findMany({ orderBy: [{ year: 'asc' }, { sequence: 'asc' }] });
  const documents = await read.document.findMany();
  const orders = new Set((await read.order.findMany({ select: { id: true } })).map(({ id }) => id));
  const byId = new Map(documents.map((document) => [document.id, document]));
  const found = letters.flatMap(({ year, sequence, number, documentId }) => {
    const before = letters.filter((other) => other.year === year && other.sequence < sequence).length;
    const document = byId.get(documentId);
    const [, orderId = '', , version] = /^(.+)-(invoice|receipt|agreement)-(\d+)-(\d{4})$/.exec(documentId) ?? [];
    return [
      ...(before === sequence - 1 ? [] : [`Letter ${number} is ${sequence} after ${before} others`]),
      ...(document === undefined || document.number === number ? [] : [`Document ${documentId} has another number`]),
      ...(orders.has(orderId) && version !== undefined
        ? []
        : [`Letter ${number} is for ${documentId}, which nobody knows`]),
    ];
  });
  const reserved = new Set(letters.map(({ documentId }) => documentId));
  const unnumbered = documents
    .filter(({ id }) => !reserved.has(id))
    .map(({ id }) => `Document ${id} has no reserved number`);
  const numbers = new Set(documents.map(({ number }) => number));
  return [...found, ...unnumbered, ...(numbers.size === documents.length ? [] : ['A letter number was used twice'])];
}

/** Every file that is recorded is whole on disk, every reference has its file, and nothing else lies about. */
export async function checkFiles(read: Reader, dataDir: string): Promise<string[]> {
  const files = await read.storedFile.findMany();
  const onDisk = new Map(leavesOf(join(dataDir, 'files')).map((path) => [path.split(/[\\/]/).at(-1) ?? '', path]));
  const damaged = files.flatMap(({ id, encrypted, size, sha256 }) => {
    const path = onDisk.get(id);
    if (path === undefined) return [`File ${id} is recorded, but gone`];
    onDisk.delete(id);
    if (encrypted) return statSync(path).size > Number(size) ? [] : [`File ${id} is not whole`];
    return createHash('sha256').update(readFileSync(path)).digest('hex') === sha256
      ? []
      : [`File ${id} is not what it was`];
  });
  const known = new Set(files.map(({ id }) => id));
  const references = [
    ...(await read.orderItem.findMany({ where: { fileId: { not: null } } })),
    ...(await read.document.findMany()),
    ...(await read.paymentProof.findMany()),
    ...(await read.attachment.findMany()),
    ...(await read.signedAgreement.findMany()),
    ...(await read.reductionRequest.findMany({ where: { fileId: { not: null } } })),
    ...(await read.downloadLink.findMany()),
  ];
  const documents = new Set((await read.document.findMany()).map(({ fileId }) => fileId));
  return [
    ...damaged,
    ...files
      .filter(({ id, purpose }) => purpose === 'document' && !documents.has(id))
      .map(({ id }) => `File ${id} is a document that was never issued`),
    ...references
      .filter(({ fileId }) => !known.has(fileId ?? ''))
      .map(({ id }) => `${id} refers to a file that is not there`),
    ...[...onDisk.values()].map((path) => `${path} was left behind`),
  ];
}

function leavesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? leavesOf(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}
