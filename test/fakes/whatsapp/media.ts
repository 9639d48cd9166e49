/** The servers of media: encrypted files by path, put there by sockets and phones. */
import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { getMediaKeys } from '@whiskeysockets/baileys';
import type { MediaType } from '@whiskeysockets/baileys';

/** The fields by which a message names its file. */
export interface MediaFields {
  url: string;
  directPath: string;
  mediaKey: Buffer;
  fileSha256: Buffer;
  fileEncSha256: Buffer;
  /** bytes */
  fileLength: number;
  /** UTC seconds */
  mediaKeyTimestamp: number;
}

export interface MediaRequest {
  method: 'upload' | 'download';
  path: string;
  status: number;
}

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
const MAC = 10;

export async function encryptMedia(bytes: Uint8Array, type: MediaType, mediaKey: Buffer): Promise<Buffer> {
  const { cipherKey, iv, macKey } = await getMediaKeys(mediaKey, type);
  const cipher = createCipheriv('aes-256-cbc', cipherKey, iv);
  const sealed = Buffer.concat([cipher.update(bytes), cipher.final()]);
  const mac = createHmac('sha256', macKey ?? '')
    .update(iv)
    .update(sealed)
    .digest();
  return Buffer.concat([sealed, mac.subarray(0, MAC)]);
}

/** @throws Error when the sum is wrong */
export async function decryptMedia(file: Buffer, type: MediaType, mediaKey: Uint8Array): Promise<Buffer> {
  const { cipherKey, iv, macKey } = await getMediaKeys(mediaKey, type);
  const sealed = file.subarray(0, -MAC);
  const mac = createHmac('sha256', macKey ?? '')
    .update(iv)
    .update(sealed)
    .digest();
  if (!mac.subarray(0, MAC).equals(file.subarray(-MAC))) throw new Error('the file was tampered with');
  const decipher = createDecipheriv('aes-256-cbc', cipherKey, iv);
  return Buffer.concat([decipher.update(sealed), decipher.final()]);
}

export class Media {
  readonly auth = randomBytes(16).toString('base64url');
  readonly requests: MediaRequest[] = [];
  /** 127.0.0.1 with the port */
  host = '';
  /** uploads that are refused, so many times; with this status */
  refuseUploads: { status: number; times: number } | undefined;
  /** nothing of the answer to a download comes before this is fulfilled */
  holdDownloads: Promise<unknown> | undefined;
  readonly #files = new Map<string, { bytes: Buffer; status?: number }>();
  readonly #changed: (what: string) => void;
  readonly #problem: (what: string) => void;
  #count = 0;

  constructor(changed: (what: string) => void, problem: (what: string) => void) {
    this.#changed = changed;
    this.#problem = problem;
  }

  /** Encrypts a file and puts it there, as a phone does. */
  async put(bytes: Uint8Array, type: MediaType, mediaKey: Buffer = randomBytes(32)): Promise<MediaFields> {
    const sealed = await encryptMedia(bytes, type, mediaKey);
    const directPath = this.#store(sealed);
    return {
      url: `https://${this.host}${directPath}`,
      directPath,
      mediaKey,
      fileSha256: sha256(bytes),
      fileEncSha256: sha256(sealed),
      fileLength: bytes.length,
      mediaKeyTimestamp: Math.floor(Date.now() / 1000),
    };
  }

  /** The encrypted file at the path. */
  file(directPath: string): Buffer | undefined {
    return this.#files.get(directPath)?.bytes;
  }

  /** Somebody has changed the file: it does not fit its sums any more. */
  tamper({ directPath }: { directPath: string }): void {
    const file = this.#files.get(directPath);
    if (!file) throw new Error(`no file at ${directPath}`);
    file.bytes = Buffer.from(file.bytes);
    // of the first block a bit is flipped in the second one's text; the padding stays whole
    file.bytes.writeUInt8(file.bytes.readUInt8(0) ^ 1, 0);
  }

  /** The servers have it no more: 403, 404 or 410. */
  expire({ directPath }: { directPath: string }, status: 403 | 404 | 410): void {
    const file = this.#files.get(directPath);
    if (!file) throw new Error(`no file at ${directPath}`);
    file.status = status;
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://media');
    const upload = request.method === 'POST';
    const status = upload ? await this.#upload(request, url, response) : await this.#download(url, response);
    this.requests.push({ method: upload ? 'upload' : 'download', path: url.pathname, status });
    this.#changed(`media ${request.method} ${url.pathname} ${status}`);
  }

  #store(bytes: Buffer): string {
    const path = `/v/t62.7118-24/${(this.#count += 1)}_${randomBytes(6).toString('hex')}.enc`;
    this.#files.set(path, { bytes });
    return path;
  }

  async #upload(request: IncomingMessage, url: URL, response: ServerResponse): Promise<number> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    const refused = this.refuseUploads;
    if (refused && refused.times > 0) {
      refused.times -= 1;
      response.writeHead(refused.status).end('{}');
      return refused.status;
    }
    const named = decodeURIComponent(url.pathname.split('/').at(-1) ?? '');
    const own = sha256(bytes).toString('base64url');
    const wrong = [
      ...(/^\/mms\/(?:image|video|document|audio)\//.test(url.pathname) ? [] : ['not a path of uploads']),
      ...(url.searchParams.get('auth') === this.auth ? [] : ['auth is not that of media_conn']),
      ...(named.replace(/=+$/, '') === own ? [] : ['the path does not name the SHA-256 of the file']),
    ];
    if (wrong.length > 0) {
      this.#problem(`upload ${url.pathname}: ${wrong.join(', ')}`);
      response.writeHead(400).end('{}');
      return 400;
    }
    const path = this.#store(bytes);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ url: `https://${this.host}${path}`, direct_path: path }));
    return 200;
  }

  async #download(url: URL, response: ServerResponse): Promise<number> {
    await this.holdDownloads;
    const file = this.#files.get(url.pathname);
    const status = file?.status ?? (file ? 200 : 404);
    response.writeHead(status, { 'content-type': 'application/octet-stream' });
    response.end(status === 200 ? file?.bytes : undefined);
    return status;
  }
}
