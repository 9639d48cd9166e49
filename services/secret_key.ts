/** Where the secret key of the vault comes from. */
import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

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
