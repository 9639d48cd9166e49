// Generates the database clients, one per engine, from prisma/schema.prisma: `node scripts/generate.mjs [--if-changed]`.
//
// The schema is written for SQLite; the one for PostgreSQL is derived from it (scripts/schemas.mjs). The Prisma CLI wants
// to download a native schema engine, which generating does not need. It is given a program that exists instead (Node
// itself: any executable file will do, and it is never run), so that an installation needs no more than the package
// registry.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SCHEMAS } from './schemas.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);

/** Makes both clients; with `onlyIfChanged` not those that were made from this schema by this Prisma already. */
export function generate({ onlyIfChanged = false } = {}) {
  for (const engine of Object.keys(SCHEMAS)) generateFor(engine, onlyIfChanged);
}

function generateFor(engine, onlyIfChanged) {
  const { file, text } = SCHEMAS[engine];
  const schema = text();
  const client = join(root, 'prisma', 'generated', engine);
  const stamp = join(client, '.made-from');
  const { version, bin } = require('prisma/package.json');
  const wanted = createHash('sha256').update(version).update(schema).digest('hex');
  const made = existsSync(stamp) && existsSync(join(client, 'client.ts')) ? readFileSync(stamp, 'utf8') : '';
  if (onlyIfChanged && made === wanted) return;
  if (!existsSync(file) || readFileSync(file, 'utf8') !== schema) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, schema);
  }
  const cli = join(dirname(require.resolve('prisma/package.json')), bin.prisma);
  const { status, error } = spawnSync(process.execPath, [cli, 'generate', '--schema', file], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      CHECKPOINT_DISABLE: '1',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
    },
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`prisma generate ended with ${status}`);
  writeFileSync(stamp, wanted);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  generate({ onlyIfChanged: process.argv.includes('--if-changed') });
}
