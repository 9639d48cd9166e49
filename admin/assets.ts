/**
 * The panel's style sheets and scripts: its own and the two it uses, all served by this program. Each is read once, sent
 * compressed, and addressed by its content, so that a browser asks for it once per version.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

export interface Asset {
  type: string;
  plain: Buffer;
  gzip: Buffer;
  /** address below /panel */
  path: string;
}

/** name -> where it is in its package; the build copies these to assets/vendor. */
const VENDOR: Readonly<Record<string, string>> = {
  'tabler.min.css': '@tabler/core/dist/css/tabler.min.css',
  'htmx.min.js': 'htmx.org/dist/htmx.min.js',
};
const OWN = ['panel.js', 'gerai.svg'] as const;
/** assets/styles, in the order in which later rules win; sent as one panel.css. */
const STYLES = [
  'base',
  'frame',
  'forms',
  'tables',
  'standing',
  'home',
  'order',
  'acts',
  'chat',
  'channels',
  'desk',
  'texts',
  'satisfaction',
  'reports',
  'visits',
  'complaints',
  'gate',
  'narrow',
];
const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};
const folder = join(dirname(fileURLToPath(import.meta.url)), 'assets');

const assets = new Map<string, Asset>();
for (const name of OWN) keep(name, readFileSync(join(folder, name)));
for (const name of Object.keys(VENDOR)) keep(name, readFileSync(vendorFile(name)));
keep('panel.css', Buffer.concat(STYLES.map((name) => readFileSync(join(folder, 'styles', `${name}.css`)))));

/** The address of an asset, as pages name it. @throws Error ASSET_UNKNOWN */
export function assetUrl(name: string): string {
  const asset = assets.get(name);
  if (!asset) throw Object.assign(new Error(`No such asset: ${name}`), { code: 'ASSET_UNKNOWN' });
  return `/panel${asset.path}`;
}

/** The asset at an address below /panel. */
export function findAsset(path: string): Asset | undefined {
  return [...assets.values()].find((asset) => asset.path === path);
}

function keep(name: string, plain: Buffer): void {
  const version = createHash('sha256').update(plain).digest('hex').slice(0, 12);
  const type = TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  assets.set(name, { type, plain, gzip: gzipSync(plain), path: `/aset/${version}/${name}` });
}

/** In a built program beside the panel's own assets, in a checkout in the installed package. */
function vendorFile(name: string): string {
  const built = join(folder, 'vendor', name);
  if (existsSync(built)) return built;
  const source = VENDOR[name] ?? name;
  const cut = source.startsWith('@') ? source.split('/').slice(0, 2).join('/') : (source.split('/')[0] ?? '');
  const manifest = createRequire(import.meta.url).resolve(`${cut}/package.json`);
  return join(dirname(manifest), source.slice(cut.length + 1));
}
