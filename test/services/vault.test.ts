import { randomBytes } from 'node:crypto';
import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Transform } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { createVault, loadSecretKey } from '../../services/vault.ts';
import { encryptedSize } from '../../services/vault_stream.ts';
import { temporaryDirectory } from '../prisma/temporary.ts';

const vault = createVault('ab'.repeat(32));
const other = createVault('cd'.repeat(32));

/** Sends bytes through in pieces of `size`. */
function through(stream: Transform, bytes: Buffer, size = 10_000): Promise<Buffer> {
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  );
  return buffer(Readable.from(pieces).compose(stream));
}

describe('fields', () => {
  it.each(['', '0012345678901000', 'Sahabat Data 👋 '.repeat(500)])('come back as they were (%#)', (text) => {
    expect(vault.decrypt(vault.encrypt(text))).toBe(text);
  });

  it('look different each time', () => {
    expect(vault.encrypt('sama')).not.toBe(vault.encrypt('sama'));
  });

  it('do not open when a single byte was altered, cut off or added', () => {
    const cipher = vault.encrypt('0012345678901000');
    const bytes = Buffer.from(cipher.slice(3), 'base64url');
    for (let at = 0; at < bytes.length; at += 1) {
      const altered = Buffer.from(bytes);
      altered.writeUInt8((altered[at] ?? 0) ^ 1, at);
      expect(() => vault.decrypt(`v1.${altered.toString('base64url')}`)).toThrow(/altered/);
    }
    for (const wrong of [cipher.slice(0, -4), `${cipher}AAAA`, 'v1.', '', `v2.${cipher.slice(3)}`]) {
      expect(() => vault.decrypt(wrong)).toThrow(/altered/);
    }
  });

  it('do not open with another key', () => {
    expect(() => other.decrypt(vault.encrypt('rahasia'))).toThrow(expect.objectContaining({ code: 'VAULT_TAMPERED' }));
  });
});

describe('files', () => {
  const CHUNK = 65_536;

  it.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 17])('of %i bytes come back', async (size) => {
    const plain = randomBytes(size);
    const sealed = await through(vault.encryptStream(), plain);
    expect(sealed.length).toBe(encryptedSize(size));
    expect(sealed.includes(plain.subarray(0, 32)) && size >= 32).toBe(false);
    expect((await through(vault.decryptStream(), sealed, 777)).equals(plain)).toBe(true);
  });

  it('do not open when altered, cut short at a chunk, reordered, extended or put together from two files', async () => {
    const sealed = await through(vault.encryptStream(), Buffer.alloc(3 * CHUNK, 'a'));
    const twin = await through(vault.encryptStream(), Buffer.alloc(3 * CHUNK, 'a'));
    const header = 36;
    const chunk = CHUNK + 16;
    const part = (from: Buffer, at: number): Buffer =>
      from.subarray(header + at * chunk, Math.min(header + (at + 1) * chunk, from.length));
    const flipped = Buffer.from(sealed);
    flipped.writeUInt8((flipped[header + chunk + 5] ?? 0) ^ 1, header + chunk + 5);
    const wrong = {
      flipped,
      headless: sealed.subarray(4),
      short: sealed.subarray(0, header + 2 * chunk),
      almostNothing: sealed.subarray(0, 20),
      onlyHeader: sealed.subarray(0, header),
      reordered: Buffer.concat([sealed.subarray(0, header), part(sealed, 1), part(sealed, 0), part(sealed, 2)]),
      leftOut: Buffer.concat([sealed.subarray(0, header), part(sealed, 0), part(sealed, 2)]),
      mixed: Buffer.concat([sealed.subarray(0, header), part(sealed, 0), part(twin, 1), part(sealed, 2)]),
      extended: Buffer.concat([sealed, Buffer.alloc(20)]),
      nothing: Buffer.alloc(0),
    };
    for (const [name, bytes] of Object.entries(wrong)) {
      const refused = through(vault.decryptStream(), bytes).then(
        () => 'opened',
        (error: unknown) => error,
      );
      expect([name, await refused]).toMatchObject([name, { code: 'VAULT_TAMPERED' }]);
    }
    await expect(through(other.decryptStream(), sealed)).rejects.toMatchObject({ code: 'VAULT_TAMPERED' });
  });
});

describe('signatures and hashes', () => {
  it('hold for the value and the purpose they were made for, and for this office', () => {
    const signature = vault.sign('download-grant', 'abc');
    expect(vault.verify('download-grant', 'abc', signature)).toBe(true);
    for (const wrong of [
      vault.verify('download-link', 'abc', signature),
      vault.verify('download-grant', 'abd', signature),
      vault.verify('download-grant', 'abc', `${signature}A`),
      vault.verify('download-grant', 'abc', ''),
      other.verify('download-grant', 'abc', signature),
    ]) {
      expect(wrong).toBe(false);
    }
  });

  it('of a token never show the token', () => {
    expect(vault.hashToken('token')).toBe(vault.hashToken('token'));
    expect(vault.hashToken('token')).not.toContain('token');
    expect(other.hashToken('token')).not.toBe(vault.hashToken('token'));
  });
});

describe('the secret key', () => {
  it('is made once, for its owner only, also when two start at the same moment', async () => {
    const dataDir = join(temporaryDirectory(), 'data');
    const keys = await Promise.all([1, 2, 3, 4].map(() => loadSecretKey(dataDir)));
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(await readdir(dataDir)).toEqual(['secret.key']);
    expect((await stat(join(dataDir, 'secret.key'))).mode & 0o777).toBe(0o600);
    expect(await loadSecretKey(dataDir)).toBe(keys[0]);
  });

  it('may be given, and then nothing is written', async () => {
    const dataDir = temporaryDirectory();
    expect(await loadSecretKey(dataDir, 'AB'.repeat(32))).toBe('ab'.repeat(32));
    expect(await readdir(dataDir)).toEqual([]);
  });

  it('is refused when it is something else', async () => {
    const dataDir = temporaryDirectory();
    await writeFile(join(dataDir, 'secret.key'), '');
    await expect(loadSecretKey(dataDir)).rejects.toMatchObject({ code: 'SECRET_KEY_INVALID' });
    expect(() => createVault('xyz')).toThrow(expect.objectContaining({ code: 'SECRET_KEY_INVALID' }));
  });
});
