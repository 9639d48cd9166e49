/**
 * Everything done with the office's secret key: personal fields and uploads at rest (docs/domain.md 9), token hashes,
 * signatures. Each purpose has a key of its own, derived by HKDF-SHA-256, so that no output can stand in for another.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Transform } from 'node:stream';
import { tampered } from './vault_error.ts';
import { decryptingStream, encryptingStream } from './vault_stream.ts';

export interface Vault {
  /** Text -> 'v1.<base64url>'; two encryptions of one text differ. */
  encrypt(text: string): string;
  /** @throws Error with code VAULT_TAMPERED when the text was altered or made with another key */
  decrypt(cipher: string): string;
  /** Plain bytes in, encrypted file out; `vault_stream.ts` has the layout and `encryptedSize`. */
  encryptStream(): Transform;
  /** Encrypted file in, plain bytes out; errors with VAULT_TAMPERED when altered, reordered or cut short. */
  decryptStream(): Transform;
  /** What a table keeps of a token. */
  hashToken(token: string): string;
  /** 43 characters of base64url that only this office can make for `value`. */
  sign(purpose: string, value: string): string;
  /** Constant time. */
  verify(purpose: string, value: string, signature: string): boolean;
}

const VERSION = 'v1.';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** `secretKeyHex`: 64 hexadecimal characters (`loadSecretKey`). */
export function createVault(secretKeyHex: string): Vault {
  if (!/^[0-9a-f]{64}$/i.test(secretKeyHex)) {
    throw Object.assign(new Error('The secret key must be 64 hexadecimal characters'), { code: 'SECRET_KEY_INVALID' });
  }
  const secret = Buffer.from(secretKeyHex, 'hex');
  const keyFor = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `gerai-pst/${purpose}`, 32));
  const fieldKey = keyFor('field');
  const fileKey = keyFor('file');
  const tokenKey = keyFor('token');
  const signingKeys = new Map<string, Buffer>();

  function sign(purpose: string, value: string): string {
    let key = signingKeys.get(purpose);
    if (!key) signingKeys.set(purpose, (key = keyFor(`sign/${purpose}`)));
    return createHmac('sha256', key).update(value).digest('base64url');
  }

  return {
    encrypt(text) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', fieldKey, iv);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return VERSION + Buffer.concat([iv, body, cipher.getAuthTag()]).toString('base64url');
    },
    decrypt(text) {
      const bytes = Buffer.from(text.slice(VERSION.length), 'base64url');
      if (!text.startsWith(VERSION) || bytes.length < IV_BYTES + TAG_BYTES) throw tampered();
      const decipher = createDecipheriv('aes-256-gcm', fieldKey, bytes.subarray(0, IV_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      try {
        return decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)).toString() + decipher.final().toString();
      } catch (cause) {
        throw tampered(cause);
      }
    },
    encryptStream: () => encryptingStream(fileKey),
    decryptStream: () => decryptingStream(fileKey),
    hashToken: (token) => createHmac('sha256', tokenKey).update(token).digest('base64url'),
    sign,
    verify(purpose, value, signature) {
      const expected = Buffer.from(sign(purpose, value));
      const given = Buffer.from(signature);
      return expected.length === given.length && timingSafeEqual(expected, given);
    },
  };
}

export { loadSecretKey } from './secret_key.ts';
