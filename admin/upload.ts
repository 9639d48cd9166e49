/**
 * Reading a form with one file as it comes: the token first, and nothing is stored before it has been found right. Products
 * reach 5 GB (docs/domain.md 4), so no file is ever held in memory.
 */
import busboy from 'busboy';
import type { Request, Response } from 'express';
import type { Readable } from 'node:stream';
import type { ServiceContext } from '../services/context.ts';
import { storeFile } from '../services/files.ts';
import { sameToken } from './middleware/same_token.ts';
import { PanelError } from './panel_error.ts';
import { officerOf, visitOf } from './visit.ts';

/** What may be handed in. */
export interface Accepts {
  purpose: 'product' | 'upload';
  maxBytes: number;
  /** of each of the other fields; 1.000 unless told */
  fieldBytes?: number;
}

export type UploadRefusal = 'empty' | 'too_large' | 'type' | 'interrupted' | 'file_missing';

export type Received =
  | { ok: true; fileId: string; fields: ReadonlyMap<string, string> }
  | { ok: false; reason: UploadRefusal; fields: ReadonlyMap<string, string> };

/** Fields stand before the file, `_csrf` first. @throws PanelError CSRF_REFUSED | UPLOAD_BROKEN */
export function receiveUpload(ctx: ServiceContext, req: Request, res: Response, accepts: Accepts): Promise<Received> {
  const parser = parserFor(req, accepts);
  const fields = new Map<string, string>();
  return new Promise((resolve, reject) => {
    let storing: Promise<Received> | undefined;
    const trusted = (): boolean => sameToken(fields.get('_csrf') ?? '', visitOf(res).csrf);
    parser.on('field', (name, value) => fields.set(name, value));
    parser.on('file', (_field, stream, { filename }) => {
      if (!trusted()) {
        stream.resume();
        return reject(new PanelError('CSRF_REFUSED', 403));
      }
      if (!filename) return void stream.resume();
      storing = store(stream, filename);
      // the sender went away, or the disk is full: do not wait for the end of the form
      storing.then((done) => (done.ok ? undefined : resolve(done)), reject);
    });
    parser.on('error', () => reject(new PanelError('UPLOAD_BROKEN', 400)));
    parser.on('close', () => {
      if (!trusted()) return reject(new PanelError('CSRF_REFUSED', 403));
      if (!storing) return resolve({ ok: false, reason: 'file_missing', fields });
      storing.then(resolve, reject);
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
    return stored.ok ? { ok: true, fileId: stored.file.id, fields } : { ...stored, fields };
  }
}

function parserFor(req: Request, { maxBytes, fieldBytes = 1000 }: Accepts): busboy.Busboy {
  try {
    return busboy({
      headers: req.headers,
      defParamCharset: 'utf8',
      limits: { files: 1, fields: 8, fieldSize: fieldBytes, fileSize: maxBytes + 1 },
    });
  } catch {
    // not a multipart form at all
    throw new PanelError('CSRF_REFUSED', 403);
  }
}
