// Writes the SQL of a migration for both engines (for developers):
//
//   node scripts/migration.mjs <name>           what prisma/schema.prisma has over the migrations there are, as a new one
//   node scripts/migration.mjs --reset <name>   writes the newest migration, which must have this name, anew:
//                                               only while no office has it
//   node scripts/migration.mjs --check          fails when the migrations do not lead to prisma/schema.prisma
//   node scripts/migration.mjs --foundation     puts one migration in the place of all that were generated for PostgreSQL
//                                               (not of those named *_by_hand): only while no office has them
//
// The difference is computed in process by Prisma's schema engine (WebAssembly) over an empty database: in memory for
// SQLite; for PostgreSQL on a server of its own, or in the empty database that SCRATCH_DATABASE_URL names.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';
import { startPostgres } from './postgres_server.mjs';
import { byBytes, SCHEMAS } from './schemas.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const filters = { externalTables: [], externalEnums: [] };

const ENGINES = {
  sqlite: {
    folder: 'prisma/migrations',
    provider: 'sqlite',
    lock: 'sqlite',
    scratch: inMemory,
    finish: (sql) => sql,
  },
  postgres: {
    folder: 'prisma/migrations_postgres',
    provider: 'postgres',
    lock: 'postgresql',
    scratch: onServer,
    finish: byBytes,
  },
};

/** An in-memory database for the engine, which sends it whole scripts where the adapter expects one statement. */
async function inMemory() {
  const connect = async () => {
    const adapter = await new PrismaBetterSqlite3({ url: ':memory:' }).connect();
    const one = adapter.executeRaw.bind(adapter);
    adapter.executeRaw = async (query) =>
      query.args.length > 0 ? one(query) : adapter.executeScript(query.sql).then(() => 0);
    return adapter;
  };
  return { connect, close: async () => undefined };
}

/** PostgreSQL's internal "char", which the adapter does not know, and char(n), which it does. */
const INTERNAL_CHAR = 18;
const CHAR = 1042;

/** An empty PostgreSQL database. The adapter would cut scripts at every semicolon, also within a function. */
async function onServer() {
  const given = process.env.SCRATCH_DATABASE_URL;
  const server = given === undefined ? await startPostgres() : undefined;
  const pool = new pg.Pool({ connectionString: given ?? server.url('postgres'), max: 1 });
  const query = pool.query.bind(pool);
  pool.query = async (...asked) => {
    const result = await query(...asked);
    for (const field of result.fields ?? []) if (field.dataTypeID === INTERNAL_CHAR) field.dataTypeID = CHAR;
    return result;
  };
  const connect = async () => {
    const adapter = await new PrismaPg(pool).connect();
    adapter.executeScript = async (script) => void (await pool.query(script));
    return adapter;
  };
  return { connect, close: () => pool.end().then(() => server?.stop()) };
}

function namesIn(folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
}

/** The migrations, as the schema engine wants them. */
function migrationList({ folder, lock }, names) {
  return {
    baseDir: join(root, folder),
    lockfile: { path: 'migration_lock.toml', content: `provider = "${lock}"\n` },
    shadowDbInitScript: '',
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(join(root, folder, name, 'migration.sql'), 'utf8') },
      },
    })),
  };
}

async function loadEngine() {
  const script = fileURLToPath(import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg'));
  const { instance } = await WebAssembly.instantiate(readFileSync(script.replace(/\.js$/, '.wasm')), {
    './schema_engine_bg.js': engineModule,
  });
  const { __wbg_set_wasm: connect } = engineModule;
  const { __wbindgen_start: start } = instance.exports;
  connect(instance.exports);
  start();
}

/** SQL that leads from the migrations `names` to the schema; '' when there is nothing to do. */
async function difference(engine, names) {
  const { provider, scratch, finish } = ENGINES[engine];
  const schema = { path: 'schema.prisma', content: SCHEMAS[engine].text() };
  const { connect, close } = await scratch();
  try {
    const adapterName = `@prisma/adapter-${engine}`;
    const factory = bindMigrationAwareSqlAdapterFactory({ provider, adapterName, connect, connectToShadowDb: connect });
    const datamodels = [[schema.path, schema.content]];
    const schemaEngine = await engineModule.SchemaEngine.new({ datamodels }, () => undefined, factory);
    try {
      const { stdout } = await schemaEngine.diff({
        from: { tag: 'migrations', ...migrationList(ENGINES[engine], names) },
        to: { tag: 'schemaDatamodel', files: [schema] },
        script: true,
        exitCode: null,
        filters,
      });
      return stdout === null || stdout.includes('-- This is an empty migration') ? '' : finish(stdout);
    } finally {
      schemaEngine.free();
    }
  } finally {
    await close();
  }
}

function put(folder, directory, sql) {
  rmSync(join(root, folder, directory), { recursive: true, force: true });
  mkdirSync(join(root, folder, directory), { recursive: true });
  writeFileSync(join(root, folder, directory, 'migration.sql'), sql);
  process.stdout.write(`${folder}/${directory}/migration.sql\n`);
}

async function check(engine) {
  const sql = await difference(engine, namesIn(ENGINES[engine].folder));
  if (sql !== '') throw new Error(`prisma/schema.prisma has no migration for ${engine} for:\n${sql}`);
}

async function migrate(engine, fresh, name, reset) {
  const { folder } = ENGINES[engine];
  const names = namesIn(folder);
  let directory = fresh;
  if (reset) {
    directory = names.pop() ?? '';
    if (!directory.endsWith(`_${name}`)) throw new Error(`The newest in ${folder} is '${directory}', not '${name}'`);
  }
  const sql = await difference(engine, names);
  if (sql === '') process.stdout.write(`${folder}: nothing to migrate\n`);
  else put(folder, directory, sql);
}

async function lay() {
  const { folder } = ENGINES.postgres;
  const sql = await difference('postgres', []);
  const old = namesIn(folder).filter((name) => !name.endsWith('_by_hand'));
  const directory = old[0] ?? '20261122000000_foundation';
  for (const name of old) rmSync(join(root, folder, name), { recursive: true });
  put(folder, directory, sql);
}

const args = process.argv.slice(2);
const reset = args.includes('--reset');
const name = args.find((argument) => !argument.startsWith('--'));
await loadEngine();
if (args.includes('--foundation')) {
  await lay();
} else if (args.includes('--check')) {
  for (const engine of Object.keys(ENGINES)) await check(engine);
} else {
  if (!/^[a-z][a-z0-9_]*$/.test(name ?? '')) throw new Error('Give the migration a name: lower_case_words');
  const fresh = `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}_${name}`;
  for (const engine of Object.keys(ENGINES)) await migrate(engine, fresh, name, reset);
}
