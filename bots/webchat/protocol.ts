/** What travels between the server and the browser of the web chat: both are compiled with this file. */

export interface ChoiceView {
  token: string;
  label: string;
}

interface Placed {
  /** grows with every message of the office; the cursor of history and live replies */
  id: number;
  /** UTC ms */
  at: number;
}

export type OfficeView = Placed & { from: 'office' } & (
    | { kind: 'text'; text: string; choices: ChoiceView[]; progress?: { step: number; of: number } }
    | { kind: 'code'; value: string }
    | { kind: 'link'; text: string; label: string; url: string }
  );

/** Why a file was not taken. */
export type Refusal = 'empty' | 'too_large' | 'type' | 'several' | 'unasked' | 'edited' | 'lost';

export type CustomerView = Placed & { from: 'customer'; /** the id that the browser gave it */ key: string } & (
    | { kind: 'text'; text: string }
    | { kind: 'choice'; label: string }
    | { kind: 'file'; name: string; mime: string; bytes: number; caption: string }
    | { kind: 'refused_file'; name: string; reason: Refusal }
    | { kind: 'other' }
  );

export type MessageView = OfficeView | CustomerView;

export type ChatLanguage = 'id' | 'en';

/** Messages in order, and what the page must know to show them. */
export interface Updates {
  /** which conversation this is: another value than before means that the browser's session was replaced */
  chat: string;
  language: ChatLanguage;
  messages: MessageView[];
}

/** Body of POST /start. */
export interface Starting {
  /** the page was opened by a link or QR code that leads into the chat (domain/deep_links); `id` begins with 'start-' */
  link?: { id: string; payload: string };
}

/** Answer to POST /start. */
export interface Started extends Updates {
  /** there are older messages than these */
  more: boolean;
  /** kiosk only: after this many ms without a touch the person is forgotten */
  idleMs?: number;
}

/** Answer to GET /history?before= */
export interface Page extends Updates {
  more: boolean;
}

/** Answer to POST /messages and POST /files; holds the messages after the cursor that the request named. */
export interface Accepted extends Updates {
  outcome: 'committed' | 'duplicate';
}

/** A QR code: `path` draws its dark modules in the square (0, 0, size, size), which has the quiet zone in it. */
export interface QrView {
  size: number;
  path: string;
}

/** Answer to POST /handover: an address that opens the kiosk's conversation on one other device, and its QR code. */
export interface HandoverView {
  url: string;
  qr: QrView;
}

/** Body of POST /messages. `id` is made by the browser and stays the same when it is sent again. */
export interface Posted {
  id: string;
  /** the newest message that the browser has */
  after?: number;
  body:
    | { kind: 'text'; text: string }
    | { kind: 'choice'; token: string; label: string }
    /** a file that the browser did not even upload */
    | { kind: 'refused_file'; name: string; reason: 'empty' | 'too_large' };
}

export type ProblemCode =
  | 'bad_request'
  | 'no_session'
  | 'not_same_origin'
  | 'kiosk_only'
  | 'not_found'
  | 'too_long'
  | 'slow_down'
  | 'unavailable';

/** Every answer that is not a success; `message` is in the language of the page. */
export interface Problem {
  error: ProblemCode;
  message: string;
}

/** Header that the page sends with every request that changes something; its value is the language of the page. */
export const CLIENT_HEADER = 'x-gerai-chat';

/** Largest file of a customer, bytes. */
export const MAX_FILE_BYTES = 20_000_000;

/** An address that continues a kiosk's conversation elsewhere is good for so long. */
export const HANDOVER_MINUTES = 15;

/** Longest message that is read, UTF-16 units. */
export const MAX_TEXT_LENGTH = 20_000;
