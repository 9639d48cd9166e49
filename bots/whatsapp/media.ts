/** Fetches files from WhatsApp's servers, opens them, and sees to it that they are what was sent. */
import { createDecipheriv, createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { getMediaKeys, getUrlFromDirectPath } from '@whiskeysockets/baileys';
import type { WAMessage, WASocket } from '@whiskeysockets/baileys';
import { pause } from '../pause.ts';
import { WhatsAppProblem } from './wire.ts';
import type { SentMedia } from './wire.ts';

interface MediaParts {
  sock: Pick<WASocket, 'updateMediaMessage'>;
  /** of fetch; undefined: the machine's own */
  dispatcher: unknown;
  /** the connection is over: what is under way is fetched on the next */
  over: AbortSignal;
}

interface Wanted {
  chat: string;
  id: string;
  media: SentMedia;
  maxBytes: number;
}

/** The servers forget a file after some weeks: its sender's phone is asked to bring it again. */
const FORGOTTEN: ReadonlySet<number> = new Set([403, 404, 410]);
/** How long a phone may take to bring it, and a server to send it. */
const PHONE_MS = 20_000;
const SERVER_MS = 120_000;
/** At the end of every file: the beginning of its HMAC. */
const MAC_BYTES = 10;
/** What the cipher adds at the most, and the MAC. */
const SEALING_BYTES = 16 + MAC_BYTES;

/** See Wire.fetch. */
export async function fetchMedia(parts: MediaParts, wanted: Wanted): Promise<Buffer> {
  const { media, maxBytes } = wanted;
  const sealed = await download(parts, addressOf(media), maxBytes);
  if (sealed !== 'forgotten') return opened(sealed, media);
  const path = await broughtAgain(parts, wanted);
  const again = await download(parts, addressOf({ directPath: path, url: '' }), maxBytes);
  if (again !== 'forgotten') return opened(again, media);
  // the library takes any phone's answer for this one's: nothing has changed then, and it is asked again later
  throw new WhatsAppProblem(path === media.directPath ? 'WHATSAPP_NETWORK' : 'WHATSAPP_MEDIA_GONE');
}

/** On WhatsApp's own servers only: sender and phone write the path, and might lead us elsewhere with it. */
function addressOf({ directPath, url }: Pick<SentMedia, 'directPath' | 'url'>): string {
  const written = directPath === '' ? url : getUrlFromDirectPath(directPath);
  const { protocol, hostname, username } = new URL(URL.canParse(written) ? written : 'none:');
  if (protocol === 'https:' && username === '' && /(^|\.)whatsapp\.net$/.test(hostname)) return written;
  throw new WhatsAppProblem('WHATSAPP_MEDIA_GONE');
}

/** The library's own way would end the program when the line breaks in the middle of a file. */
async function download(
  { dispatcher, over }: MediaParts,
  address: string,
  maxBytes: number,
): Promise<Buffer | 'forgotten'> {
  const signal = AbortSignal.any([over, AbortSignal.timeout(SERVER_MS)]);
  // they were led to us by name; elsewhere we do not follow
  const options = { signal, redirect: 'error', ...(dispatcher === undefined ? {} : { dispatcher }) };
  try {
    const response = await fetch(address, options as RequestInit);
    if (FORGOTTEN.has(response.status)) {
      await response.body?.cancel();
      return 'forgotten';
    }
    if (!response.ok || response.body === null) throw new WhatsAppProblem('WHATSAPP_NETWORK');
    return await readUpTo(response.body, maxBytes + SEALING_BYTES);
  } catch (err) {
    throw err instanceof WhatsAppProblem ? err : new WhatsAppProblem('WHATSAPP_NETWORK', err);
  }
}

async function readUpTo(body: ReadableStream<Uint8Array>, most: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > most) throw new WhatsAppProblem('WHATSAPP_MEDIA_LARGE');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** @throws WhatsAppProblem WHATSAPP_MEDIA_TAMPERED when it is not, to the byte, what the message names */
async function opened(sealed: Buffer, { mediaKey, sha256, type }: SentMedia): Promise<Buffer> {
  const keys = await getMediaKeys(Buffer.from(mediaKey, 'base64'), type);
  const { iv, cipherKey, macKey } = { ...keys, macKey: keys.macKey ?? Buffer.alloc(0) };
  const cipher = sealed.subarray(0, -MAC_BYTES);
  const mac = createHmac('sha256', macKey).update(iv).update(cipher).digest().subarray(0, MAC_BYTES);
  if (sealed.length <= MAC_BYTES || !timingSafeEqual(mac, sealed.subarray(-MAC_BYTES))) throw tampered();
  try {
    const decipher = createDecipheriv('aes-256-cbc', cipherKey, iv);
    const plain = Buffer.concat([decipher.update(cipher), decipher.final()]);
    if (createHash('sha256').update(plain).digest('base64') !== sha256) throw tampered();
    return plain;
  } catch (cause) {
    throw tampered(cause);
  }
}

function tampered(cause?: unknown): WhatsAppProblem {
  return new WhatsAppProblem('WHATSAPP_MEDIA_TAMPERED', cause);
}

/** Where the sender's phone has put it. A phone that does not answer now may do so later. */
async function broughtAgain({ sock, over }: MediaParts, { chat, id, media }: Wanted): Promise<string> {
  const file = {
    mediaKey: Buffer.from(media.mediaKey, 'base64'),
    directPath: media.directPath,
    fileSha256: Buffer.from(media.sha256, 'base64'),
    fileEncSha256: Buffer.from(media.encryptedSha256, 'base64'),
  };
  const message: WAMessage = {
    key: { remoteJid: chat, id, fromMe: false },
    message: media.type === 'image' ? { imageMessage: file } : { documentMessage: file },
  };
  const asked = sock.updateMediaMessage(message).catch((err: unknown) => {
    throw new WhatsAppProblem(isOfPhone(err) ? 'WHATSAPP_MEDIA_GONE' : 'WHATSAPP_NETWORK', err);
  });
  const answered = new AbortController();
  const silence = pause(PHONE_MS, AbortSignal.any([over, answered.signal]));
  try {
    const updated = await Promise.race([asked, silence]);
    const path = updated?.message?.imageMessage?.directPath ?? updated?.message?.documentMessage?.directPath;
    if (updated === undefined) throw new WhatsAppProblem('WHATSAPP_NETWORK');
    if (!path) throw new WhatsAppProblem('WHATSAPP_MEDIA_GONE');
    return path;
  } finally {
    answered.abort();
    // nobody waits for it any more
    asked.catch(() => {});
  }
}

/** The phone has answered that it has the file no more; other errors are of the line. */
function isOfPhone(err: unknown): boolean {
  const { data, output } = (err ?? {}) as { data?: unknown; output?: { statusCode?: number } };
  return data !== undefined && [404, 412, 418].includes(output?.statusCode ?? 0);
}
