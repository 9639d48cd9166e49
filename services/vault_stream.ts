/**
 * Encrypted files. Layout: 'GPF1', 32 bytes of salt, then chunks of 64 KiB plain text, each AES-256-GCM with a 16-byte tag.
 * The key of a file comes from its salt; a chunk's nonce is its number and whether it is the last, so that chunks cannot
 * be altered, exchanged between files, reordered, left out or cut off. An empty file has one empty chunk.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Transform } from 'node:stream';
import { tampered } from './vault_error.ts';

const MAGIC = Buffer.from('GPF1');
const SALT_BYTES = 32;
const HEADER_BYTES = MAGIC.length + SALT_BYTES;
const CHUNK_BYTES = 65_536;
const TAG_BYTES = 16;

/** Bytes on disk of a file of `plainBytes`. */
export function encryptedSize(plainBytes: number): number {
  const chunks = Math.max(1, Math.ceil(plainBytes / CHUNK_BYTES));
  return HEADER_BYTES + plainBytes + chunks * TAG_BYTES;
}

export function encryptingStream(fileKey: Buffer): Transform {
  const salt = randomBytes(SALT_BYTES);
  const key = keyOfFile(fileKey, salt);
  const seal = (plain: Buffer, index: number, last: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', key, nonce(index, last), { authTagLength: TAG_BYTES });
    return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  };
  const stream = chunked(CHUNK_BYTES, seal);
  stream.push(Buffer.concat([MAGIC, salt]));
  return stream;
}

export function decryptingStream(fileKey: Buffer): Transform {
  let key: Buffer | undefined;
  const open = (sealed: Buffer, index: number, last: boolean): Buffer => {
    if (!key || sealed.length < TAG_BYTES) throw tampered();
    const decipher = createDecipheriv('aes-256-gcm', key, nonce(index, last), { authTagLength: TAG_BYTES });
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    try {
      return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]);
    } catch (cause) {
      throw tampered(cause);
    }
  };
  return chunked(CHUNK_BYTES + TAG_BYTES, open, HEADER_BYTES, (header) => {
    if (!header.subarray(0, MAGIC.length).equals(MAGIC)) throw tampered();
    key = keyOfFile(fileKey, header.subarray(MAGIC.length));
  });
}

/** Cuts what comes into a header and pieces of `size`, and knows which piece is the last one. */
function chunked(
  size: number,
  work: (piece: Buffer, index: number, last: boolean) => Buffer,
  headerBytes = 0,
  readHeader: (header: Buffer) => void = () => undefined,
): Transform {
  let pending: Buffer = Buffer.alloc(0);
  let headerLeft = headerBytes > 0;
  let index = 0;
  return new Transform({
    transform(bytes: Buffer, _encoding, done) {
      try {
        pending = pending.length === 0 ? bytes : Buffer.concat([pending, bytes]);
        if (headerLeft && pending.length >= headerBytes) {
          readHeader(pending.subarray(0, headerBytes));
          pending = pending.subarray(headerBytes);
          headerLeft = false;
        }
        if (headerLeft) return done();
        // A full piece waits until more has come: only then is it certain not to be the last.
        while (pending.length > size) {
          this.push(work(pending.subarray(0, size), index++, false));
          pending = pending.subarray(size);
        }
        done();
      } catch (error) {
        done(asError(error));
      }
    },
    flush(done) {
      try {
        if (headerLeft) throw tampered();
        done(null, work(pending, index, true));
      } catch (error) {
        done(asError(error));
      }
    },
  });
}

function keyOfFile(fileKey: Buffer, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', fileKey, salt, 'gerai-pst/file/v1', 32));
}

function nonce(index: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32BE(index, 7);
  bytes[11] = last ? 1 : 0;
  return bytes;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
