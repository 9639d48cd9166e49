/**
 * Reading a form with files as it comes: the token first, and nothing is stored before it has been found right. Products
 * reach 5 GB (docs/domain.md 4), so no file is ever held in memory.
 */
import busboy from 'busboy';
import type { Request, Response } from 'express';
import type { Readable } from 'node:stream';
import type { ServiceContext } from '../services/context.ts';
import { discardUnused, storeFile } from '../services/files.ts';
import { sameToken } from './middleware/same_token.ts';
import { PanelError } from './panel_error.ts';
import { officerOf, visitOf } from './visit.ts';

/** What may be handed in. */
export interface Accepts {
  purpose: 'product' | 'upload';
  maxBytes: number;
  /** of each of the other fields; 1.000 unless told */
  fieldBytes?: number;
  /** how many other fields at most; 8 unless told */
  fields?: number;
  /** how many files at most; 1 unless told */
  files?: number;
}

export type UploadRefusal = 'empty' | 'too_large' | 'type' | 'interrupted' | 'file_missing' | 'too_many';

export type Received =
  /** `fileIds`: all of them, `fileId` first */
  | { ok: true; fileId: string; fileIds: string[]; fields: ReadonlyMap<string, string> }
  | { ok: false; reason: UploadRefusal; fields: ReadonlyMap<string, string> };

/** Fields stand before the files, `_csrf` first. Of several files all are taken or none. @throws PanelError CSRF_REFUSED | UPLOAD_BROKEN */
export function receiveUpload(ctx: ServiceContext, req: Request, res: Response, accepts: Accepts): Promise<Received> {
  const parser = parserFor(req, accepts);
  const fields = new Map<string, string>();
  return new Promise((resolve, reject) => {
    const storing: Promise<Received>[] = [];
    let tooMany = false;
    const trusted = (): boolean => sameToken(fields.get('_csrf') ?? '', visitOf(res).csrf);
    parser.on('field', (name, value) => fields.set(name, value));
    parser.on('file', (_field, stream, { filename }) => {
      if (!trusted()) {
        stream.resume();
        return reject(new PanelError('CSRF_REFUSED', 403));
      }
      if (!filename) return void stream.resume();
      const one = store(stream, filename);
      storing.push(one);
      // the sender went away, or the disk is full: do not wait for the end of the form
      one.then((done) => (done.ok ? undefined : resolve(refused(storing, done))), reject);
    });
    parser.on('filesLimit', () => (tooMany = true));
    parser.on('error', () => reject(new PanelError('UPLOAD_BROKEN', 400)));
    parser.on('close', () => {
      if (!trusted()) return reject(new PanelError('CSRF_REFUSED', 403));
      if (tooMany) return resolve(refused(storing, { ok: false, reason: 'too_many', fields }));
      if (storing.length === 0) return resolve({ ok: false, reason: 'file_missing', fields });
      together(storing).then(resolve, reject);
    });
    req.on('close', () => {
      if (!req.complete) parser.destroy(new Error('The browser went away'));
    });
    req.pipe(parser);
  });

  async function store(stream: Readable, name: string): Promise<Received> {
    const { purpose, maxBytes } = accepts;
    const owner = `officer:${officerOf(res).id}`;
    const stored = await storeFile(ctx, { stream, name, purpose, owner, maxBytes, allowed: purpose });
    if (!stored.ok) return { ...stored, fields };
    const { id } = stored.file;
    return { ok: true, fileId: id, fileIds: [id], fields };
  }

  async function together(storing: readonly Promise<Received>[]): Promise<Received> {
    const all = await Promise.all(storing);
    const fileIds = all.flatMap((one) => (one.ok ? one.fileIds : []));
    const [first] = all;
    const failed = all.find((one) => !one.ok);
    return failed ?? (first?.ok === true ? { ...first, fileIds } : { ok: false, reason: 'file_missing', fields });
  }

  /** What came beside it is not kept. */
  async function refused(storing: readonly Promise<Received>[], refusal: Received): Promise<Received> {
    for (const done of await Promise.allSettled(storing))
      if (done.status === 'fulfilled' && done.value.ok) await discardUnused(ctx, done.value.fileId);
    return refusal;
  }
}

function parserFor(req: Request, { maxBytes, fieldBytes = 1000, fields = 8, files = 1 }: Accepts): busboy.Busboy {
  try {
    return busboy({
      headers: req.headers,
      defParamCharset: 'utf8',
      limits: { files, fields, fieldSize: fieldBytes, fileSize: maxBytes + 1 },
    });
  } catch {
    // not a multipart form at all
    throw new PanelError('CSRF_REFUSED', 403);
  }
}
