// Generates the database client from prisma/schema.prisma: `node scripts/generate.mjs [--if-changed]`.
//
// The Prisma CLI wants to download a native schema engine, which generating does not need. It is given a program that
// exists instead (Node itself: any executable file will do, and it is never run), so that an installation needs no more
// than the package registry.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const schema = join(root, 'prisma', 'schema.prisma');
const client = join(root, 'prisma', 'generated', 'sqlite');
const stamp = join(client, '.made-from');
const require = createRequire(import.meta.url);

/** What the generated client depends on: the schema, and the version of Prisma. */
function fingerprint() {
  const { version } = require('prisma/package.json');
  return createHash('sha256').update(version).update(readFileSync(schema)).digest('hex');
}

/** Makes the client; with `onlyIfChanged` not when it was made from this schema by this Prisma already. */
export function generate({ onlyIfChanged = false } = {}) {
  const wanted = fingerprint();
  const made = existsSync(stamp) && existsSync(join(client, 'client.ts')) ? readFileSync(stamp, 'utf8') : '';
  if (onlyIfChanged && made === wanted) return;
  const cli = join(dirname(require.resolve('prisma/package.json')), require('prisma/package.json').bin.prisma);
  const { status, error } = spawnSync(process.execPath, [cli, 'generate', '--schema', schema], {
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
