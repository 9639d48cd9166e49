/** A multipart upload of one file, handed on as a stream: nothing of it is kept in memory or written here. */
import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import type { Request } from 'express';

export interface Upload {
  /** fields that came before the file */
  fields: Readonly<Record<string, string>>;
  /** as the browser says; not to be trusted */
  name: string;
  stream: Readable;
}

const MAX_FIELDS = 4;
const MAX_FIELD_BYTES = 16 * 1024;
const MAX_NAME_LENGTH = 200;

/**
 * Calls `take` with the file. `take` need not read all of it; the rest is thrown away, so that the browser, which reads
 * no answer before it has sent everything, gets to know ours. Undefined when the request is no upload with a file, or
 * breaks off (the stream then fails as well).
 */
export async function receiveUpload<T>(req: Request, take: (upload: Upload) => Promise<T>): Promise<T | undefined> {
  const parser = parserFor(req);
  if (!parser) return undefined;
  const fields: Record<string, string> = Object.create(null);
  let taken: Promise<{ value: T } | { error: unknown }> | undefined;
  parser.on('field', (name, value) => {
    fields[name] = value;
  });
  parser.on('file', (_field, file, { filename }) => {
    // The parser would wait for ever for a reader who left its own stream, so `take` gets another.
    const stream = new PassThrough();
    file.on('error', (error) => stream.destroy(error));
    // Who reads it gets the error; but the connection may break before anybody reads, and that must not end the program.
    stream.on('error', () => undefined);
    file.pipe(stream);
    taken = take({ fields, name: (filename ?? '').slice(-MAX_NAME_LENGTH), stream })
      .then(
        (value) => ({ value }),
        (error: unknown) => ({ error }),
      )
      .finally(() => {
        file.unpipe(stream);
        stream.destroy();
        file.resume();
      });
  });
  const whole = await pipeline(req, parser).then(
    () => true,
    () => false,
  );
  const result = await taken;
  if (result && 'error' in result) throw result.error;
  return whole ? result?.value : undefined;
}

function parserFor(req: Request): busboy.Busboy | undefined {
  try {
    const limits = { files: 1, fields: MAX_FIELDS, fieldSize: MAX_FIELD_BYTES };
    return busboy({ headers: req.headers, defParamCharset: 'utf8', limits });
  } catch {
    return undefined;
  }
}
