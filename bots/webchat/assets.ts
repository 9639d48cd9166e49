/** The files that the page is made of, kept in memory compressed, under addresses that change with their content. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Request, Response } from 'express';

const TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

/** Modules that both sides use; the browser's own are in client/. */
const SHARED = ['protocol.js', 'wording.js'];

interface Asset {
  type: string;
  plain: Buffer;
  /** compressed when first asked for */
  br?: Buffer;
  gzip?: Buffer;
}

export class Assets {
  readonly #files = new Map<string, Asset>();
  /** part of every address: a new version of any file is a new address for all of them */
  readonly version: string;

  /** @param built the folder with the compiled client/ and the shared modules; by default where the build puts them */
  constructor(built = builtFolder()) {
    const own = fileURLToPath(new URL('assets/', import.meta.url));
    for (const name of readdirSync(own)) this.#read(own, name);
    for (const name of readdirSync(`${built}client`)) if (name.endsWith('.js')) this.#read(built, `client/${name}`);
    for (const name of SHARED) this.#read(built, name);
    const hash = createHash('sha256');
    for (const { plain } of this.#files.values()) hash.update(plain);
    this.version = hash.digest('base64url').slice(0, 10);
  }

  get names(): string[] {
    return [...this.#files.keys()];
  }

  text(name: string): string {
    const asset = this.#files.get(name);
    if (!asset) throw Object.assign(new Error(`No asset ${name}`), { code: 'WEBCHAT_NO_ASSET' });
    return asset.plain.toString('utf8');
  }

  /** False when there is no such file. */
  send(req: Request, res: Response, version: string, name: string): boolean {
    const asset = this.#files.get(name);
    if (!asset) return false;
    // A page from before an update asks for the old version: it gets the new one, but must not keep it as the old.
    const cache = version === this.version ? 'public, max-age=31536000, immutable' : 'no-store';
    const encoding = req.acceptsEncodings(['br', 'gzip', 'identity']);
    res.set({ 'Content-Type': asset.type, 'Cache-Control': cache, Vary: 'Accept-Encoding' });
    if (encoding === 'br') asset.br ??= brotliCompressSync(asset.plain);
    if (encoding === 'gzip') asset.gzip ??= gzipSync(asset.plain, { level: 9 });
    const compressed = encoding === 'br' ? asset.br : encoding === 'gzip' ? asset.gzip : undefined;
    if (compressed) res.set('Content-Encoding', encoding || 'identity');
    res.end(compressed ?? asset.plain);
    return true;
  }

  #read(folder: string, name: string): void {
    const type = TYPES[name.slice(name.lastIndexOf('.') + 1)];
    if (type) this.#files.set(name, { type, plain: readFileSync(`${folder}/${name}`) });
  }
}

/** Reads the files when somebody first asks for them; see the constructor for `built`. */
export function assetsOnDemand(built: string | undefined): () => Assets {
  let loaded: Assets | undefined;
  return () => (loaded ??= new Assets(built));
}

/** Beside this file when it is compiled itself, else in dist/. */
function builtFolder(): string {
  const beside = fileURLToPath(new URL('./', import.meta.url));
  return existsSync(`${beside}client/main.js`)
    ? beside
    : fileURLToPath(new URL('../../dist/bots/webchat/', import.meta.url));
}
