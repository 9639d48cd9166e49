// Writes the SQL of a migration (for developers):
//
//   node scripts/migration.mjs <name>           what prisma/schema.prisma has over the migrations there are, as a new one
//   node scripts/migration.mjs --reset <name>   writes the newest migration, which must have this name, anew:
//                                               only while no office has it
//   node scripts/migration.mjs --check          fails when the migrations do not lead to prisma/schema.prisma
//
// The difference is computed in process by Prisma's schema engine (WebAssembly) over an in-memory database.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, 'prisma', 'migrations');
const schema = { path: 'schema.prisma', content: readFileSync(join(root, 'prisma', 'schema.prisma'), 'utf8') };
const filters = { externalTables: [], externalEnums: [] };

/** The migrations there are, as the engine wants them. */
function migrationList(names) {
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "sqlite"\n' },
    shadowDbInitScript: '',
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(join(folder, name, 'migration.sql'), 'utf8') },
      },
    })),
  };
}

/** An in-memory database for the engine, which sends it whole scripts where the adapter expects one statement. */
async function memory() {
  const adapter = await new PrismaBetterSqlite3({ url: ':memory:' }).connect();
  const one = adapter.executeRaw.bind(adapter);
  adapter.executeRaw = async (query) =>
    query.args.length > 0 ? one(query) : adapter.executeScript(query.sql).then(() => 0);
  return adapter;
}

/** SQL that leads from the migrations `names` to the schema; '' when there is nothing to do. */
async function difference(names) {
  const wasm = fileURLToPath(import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg')).replace(
    /\.js$/,
    '.wasm',
  );
  const { instance } = await WebAssembly.instantiate(readFileSync(wasm), {
    './schema_engine_bg.js': engineModule,
  });
  const { __wbg_set_wasm: connect } = engineModule;
  const { __wbindgen_start: start } = instance.exports;
  connect(instance.exports);
  start();
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: 'sqlite',
    adapterName: '@prisma/adapter-better-sqlite3',
    connect: memory,
    connectToShadowDb: memory,
  });
  const engine = await engineModule.SchemaEngine.new(
    { datamodels: [[schema.path, schema.content]] },
    () => undefined,
    factory,
  );
  try {
    const { stdout } = await engine.diff({
      from: { tag: 'migrations', ...migrationList(names) },
      to: { tag: 'schemaDatamodel', files: [schema] },
      script: true,
      exitCode: null,
      filters,
    });
    return stdout === null || stdout.includes('-- This is an empty migration') ? '' : stdout;
  } finally {
    engine.free();
  }
}

const args = process.argv.slice(2);
const reset = args.includes('--reset');
const check = args.includes('--check');
const name = args.find((argument) => !argument.startsWith('--'));
if (!check && !/^[a-z][a-z0-9_]*$/.test(name ?? '')) throw new Error('Give the migration a name: lower_case_words');

mkdirSync(folder, { recursive: true });
const names = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .toSorted();

let directory = `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}_${name}`;
if (reset) {
  directory = names.pop() ?? '';
  if (!directory.endsWith(`_${name}`)) throw new Error(`The newest migration is '${directory}', not '${name}'`);
}
const sql = await difference(names);
if (check) {
  if (sql !== '') throw new Error(`prisma/schema.prisma has no migration for:\n${sql}`);
} else if (sql === '') {
  process.stdout.write('Nothing to migrate\n');
} else {
  rmSync(join(folder, directory), { recursive: true, force: true });
  mkdirSync(join(folder, directory));
  writeFileSync(join(folder, directory, 'migration.sql'), sql);
  process.stdout.write(`prisma/migrations/${directory}/migration.sql\n`);
}
