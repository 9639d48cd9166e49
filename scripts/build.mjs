// Builds the program into dist/: `node scripts/build.mjs`.
//
//   1. the database clients, when the schema has changed
//   2. TypeScript: the program, and the web chat's script for browsers where there is one
//   3. everything that is not TypeScript: migrations, fonts, the assets of the panel and the web chat
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate } from './generate.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const require = createRequire(import.meta.url);

/** Copied as they are, where they exist. */
const ASSETS = [
  'prisma/migrations',
  'prisma/migrations_postgres',
  'documents/fonts',
  'admin/assets',
  'bots/webchat/assets',
  'web/assets',
];

/** Taken from packages, so that the panel needs no other host: [from, to]. */
const VENDORED = [
  ['@tabler/core/dist/css/tabler.min.css', 'admin/assets/vendor/tabler.min.css'],
  ['htmx.org/dist/htmx.min.js', 'admin/assets/vendor/htmx.min.js'],
];

/** Runs the compiler without a shell, on any system. */
function compile(project) {
  const compiler = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');
  const { status, error } = spawnSync(process.execPath, [compiler, '-p', project], { cwd: root, stdio: 'inherit' });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

/** Where a file of a package lies, also one that the package's `exports` do not name. */
function packaged(file) {
  const folder = require.resolve.paths(file).find((candidate) => existsSync(join(candidate, file)));
  if (folder === undefined) throw new Error(`${file} is not installed`);
  return join(folder, file);
}

generate({ onlyIfChanged: true });
rmSync(dist, { recursive: true, force: true });
compile('tsconfig.build.json');
const browser = join('bots', 'webchat', 'client', 'tsconfig.json');
if (existsSync(join(root, browser))) compile(browser);
for (const path of ASSETS) {
  if (existsSync(join(root, path))) cpSync(join(root, path), join(dist, path), { recursive: true });
}
for (const [from, to] of VENDORED) {
  mkdirSync(dirname(join(dist, to)), { recursive: true });
  cpSync(packaged(from), join(dist, to));
}
