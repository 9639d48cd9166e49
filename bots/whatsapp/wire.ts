/**
 * The line to WhatsApp as the rest of this folder uses it. The library behind it is loaded only once the office has an account
 * there (./session), so nothing else here imports it.
 */
import { WHATSAPP } from '../../services/whatsapp_line.ts';

export const CHANNEL = WHATSAPP;

/** One bubble, as it is put into a chat. */
export type Content =
  | { kind: 'text'; text: string }
  | { kind: 'image'; bytes: Buffer; mime: string; caption: string }
  | { kind: 'document'; name: string; bytes: Buffer; mime: string; caption: string };

/** What WhatsApp's server says of a message; `code` as in its `error` ('463'). `unknown`: nothing was heard of it. */
export type Ack = { kind: 'taken' } | { kind: 'refused'; code: string } | { kind: 'unknown'; reason: string };

/** A file as a message names it; its bytes are on WhatsApp's servers, encrypted. Keys and hashes are base64. */
export interface SentMedia {
  type: 'image' | 'document';
  name: string;
  mime: string;
  /** as the sender says; null: not said */
  bytes: number | null;
  mediaKey: string;
  /** of the plain file */
  sha256: string;
  encryptedSha256: string;
  directPath: string;
  url: string;
}

/** An open line. */
export interface Wire {
  /**
   * Puts a bubble into a chat (as in ChatAddress) under an id of ours: the same id twice is shown once. Resolves with the
   * server's own word. Rejects with WhatsAppProblem when surely nothing went: the line is closed, or a file could not be
   * uploaded (WHATSAPP_NETWORK).
   */
  send(chat: string, id: string, content: Content): Promise<Ack>;
  /**
   * The plain bytes of a file that message `id` of the chat brought, at most `maxBytes`; asked for anew from the sender's phone
   * when the servers have it no more. Rejects with WhatsAppProblem, also when what came is not what was sent.
   */
  fetch(chat: string, id: string, media: SentMedia, maxBytes: number): Promise<Buffer>;
  /** "typing ..."; a sign only, never throws */
  typing(chat: string, on: boolean): void;
  /** blue ticks for messages that were taken up; a sign only, never throws */
  read(chat: string, ids: readonly string[]): void;
}

export interface Line {
  /** the office's number there, '628...'; '' while this process does not hold it */
  readonly account: string;
  /** undefined: not open now */
  readonly wire: Wire | undefined;
}

export type WhatsAppProblemCode =
  /** the line is not open: nothing went */
  | 'WHATSAPP_LINE_CLOSED'
  /** the servers of files are out of reach or busy: it passes */
  | 'WHATSAPP_NETWORK'
  /** a file is larger than was allowed, whatever was said of it before */
  | 'WHATSAPP_MEDIA_LARGE'
  /** a file is gone, and its sender's phone does not bring it again */
  | 'WHATSAPP_MEDIA_GONE'
  /** what came is not what was sent */
  | 'WHATSAPP_MEDIA_TAMPERED';

export class WhatsAppProblem extends Error {
  readonly code: WhatsAppProblemCode;

  constructor(code: WhatsAppProblemCode, cause?: unknown) {
    super(`WhatsApp: ${code}`, { cause });
    this.name = 'WhatsAppProblem';
    this.code = code;
  }
}
