/** What every use case is given. Built once in main.ts, and by test/office with a frozen clock and counted randomness. */
import type { Logger } from 'pino';
import type { Renderer } from '../documents/renderer.ts';
import type { Database } from '../prisma/database.ts';
import type { Vault } from './vault.ts';

export interface ServiceContext {
  db: Database;
  /** UTC ms */
  now(): number;
  /** cryptographically random bytes: ids, codes and tokens are made from them */
  random(bytes: number): Uint8Array;
  vault: Vault;
  renderer: Renderer;
  /** where files are kept: DATA_DIR/files */
  filesDir: string;
  /** no trailing slash; links in messages and documents begin with it */
  publicUrl: string;
  log: Logger;
  /** letters go out by e-mail (SMTP_URL) */
  mail: boolean;
  /** this program serves the office's number on WhatsApp, when one is linked (WHATSAPP) */
  whatsapp: boolean;
}

/** Who acts, as the audit log and the timeline name them. */
export type Actor =
  | { kind: 'officer'; id: string; name: string; role: 'petugas' | 'bendahara' | 'admin' | 'pimpinan' }
  | { kind: 'customer'; id: string; name: string }
  | { kind: 'system' };

/** A use case's answer: an expected refusal is a value with a reason that the page or the assistant can put in words. */
export type Outcome<T, R extends string> = ({ ok: true } & T) | { ok: false; reason: R };
