/** The body of a call in any of the forms that the Bot API reads: JSON, urlencoded, multipart, query string. */
import type { IncomingMessage } from 'node:http';
import busboy from 'busboy';
import type { Payload } from './check.ts';
import { Upload } from './upload.ts';

export interface Body {
  payload: Payload;
  /** values are texts that stand for what the method takes */
  form: boolean;
  /** of the whole body */
  bytes: number;
}

/** Telegram tells the kind of a file by its name where the form does not say it. */
const MIME_BY_EXTENSION: Record<string, string> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  csv: 'text/csv',
  zip: 'application/zip',
};
/** what busboy says of a part without a content type */
const NOT_SAID = 'text/plain';

/** @throws Error when the body is not what its content type says, or breaks off */
export async function readBody(request: IncomingMessage, query: URLSearchParams): Promise<Body> {
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/form-data')) return readMultipart(request);
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  const bytes = Buffer.byteLength(text);
  if (type.startsWith('application/json')) return { payload: JSON.parse(text) as Payload, form: false, bytes };
  return {
    payload: { ...Object.fromEntries(query), ...Object.fromEntries(new URLSearchParams(text)) },
    form: true,
    bytes,
  };
}

function mimeOf(name: string, said: string): string {
  if (said !== NOT_SAID) return said;
  return MIME_BY_EXTENSION[/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream';
}

function readMultipart(request: IncomingMessage): Promise<Body> {
  return new Promise((resolve, reject) => {
    const payload: Payload = {};
    let bytes = 0;
    const parts = busboy({ headers: request.headers, limits: { fieldSize: 1e6 }, defParamCharset: 'utf8' });
    parts.on('field', (name, value) => {
      payload[name] = value;
    });
    parts.on('file', (name, stream, { filename = 'file', mimeType }) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        chunks.push(chunk);
      });
      stream.on('end', () => {
        payload[name] = new Upload(filename, mimeOf(filename, mimeType), Buffer.concat(chunks));
      });
    });
    parts.on('close', () => resolve({ payload, form: true, bytes }));
    parts.on('error', reject);
    request.on('error', reject);
    request.on('close', () => {
      if (!request.complete) reject(new Error('the body broke off'));
    });
    request.pipe(parts);
  });
}
