/** Where the secret key of the vault comes from. */
import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../prisma/database.ts';
import type { Vault } from './vault.ts';

const KEY_CHECK = 'keyCheck';

/**
 * The key `given` by the environment, or the one kept in DATA_DIR/secret.key (made when absent, readable by its owner only).
 * Backups need that file: without it encrypted fields and uploads cannot be read again.
 * @throws Error with code SECRET_KEY_INVALID when the file holds something else
 */
export async function loadSecretKey(dataDir: string, given?: string): Promise<string> {
  if (given !== undefined) return checked(given);
  const path = join(dataDir, 'secret.key');
  try {
    return checked(await readFile(path, 'utf8'));
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(`${randomBytes(32).toString('hex')}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  // A link appears whole or not at all, and never replaces a key that another process made meanwhile.
  await link(draft, path).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error;
  });
  await rm(draft);
  return checked(await readFile(path, 'utf8'));
}

function checked(text: string): string {
  const key = text.trim().toLowerCase();
  if (/^[0-9a-f]{64}$/.test(key)) return key;
  throw Object.assign(new Error('The secret key must be 64 hexadecimal characters'), { code: 'SECRET_KEY_INVALID' });
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/**
 * The database remembers, as a signature, which key it was written with: a start with another one would leave what is
 * encrypted unreadable and add more under the wrong key.
 * @throws Error with code SECRET_KEY_CHANGED
 */
export async function requireSameKey(db: Database, vault: Pick<Vault, 'sign' | 'verify'>, now: number): Promise<void> {
  const kept = await db.read.setting.findUnique({ where: { key: KEY_CHECK } });
  if (kept === null) {
    const value = vault.sign(KEY_CHECK, KEY_CHECK);
    const data = { key: KEY_CHECK, value, updatedAt: new Date(now) };
    // another program may be at its first start, too: then the check below is of what that one wrote
    await db.write((tx) => tx.setting.upsert({ where: { key: KEY_CHECK }, create: data, update: {} }));
    return requireSameKey(db, vault, now);
  }
  if (typeof kept.value === 'string' && vault.verify(KEY_CHECK, KEY_CHECK, kept.value)) return;
  throw Object.assign(
    new Error('The secret key is not the one this database was written with: restore secret.key or SECRET_KEY'),
    { code: 'SECRET_KEY_CHANGED' },
  );
}
