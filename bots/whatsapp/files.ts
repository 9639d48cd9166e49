/** Fetches what people send to the office's number. */
import { Readable } from 'node:stream';
import type { ServiceContext } from '../../services/context.ts';
import type { FileRefusal, TurnDoor } from '../channel.ts';
import type { AlbumPart } from '../photo_album.ts';
import { MOST_BYTES, WantedFiles } from '../wanted_files.ts';
import type { NamedFile } from '../wanted_files.ts';
import type { Arrival, ArrivedContent } from './arrival.ts';
import { WhatsAppProblem } from './wire.ts';
import type { Line, SentMedia } from './wire.ts';

export type ArrivedMessage = Extract<Arrival, { kind: 'message' }>;

/** ... with the address that it bears. */
export type PlacedMessage = ArrivedMessage & { from: string };

/** A file, and the message that brought it. */
export interface ArrivedFile extends NamedFile, Pick<PlacedMessage, 'from' | 'id'> {
  media: SentMedia;
}

interface FilesParts {
  ctx: ServiceContext;
  door: TurnDoor;
  line: Line;
}

export function whatsappFiles({ ctx, door, line }: FilesParts): WantedFiles<ArrivedFile> {
  return new WantedFiles({ ctx, door, fetch: (file) => fetchFile(line, file), broken });
}

export function fileOf(
  { from, id }: Pick<PlacedMessage, 'from' | 'id'>,
  { media, caption }: Extract<ArrivedContent, { kind: 'file' }>,
): ArrivedFile {
  return { from, id, media, name: media.name, caption };
}

export function albumPartOf({ content, ...message }: PlacedMessage): AlbumPart<ArrivedFile> {
  if (content.kind !== 'file') return { kind: 'other', file: undefined };
  return { kind: content.media.type === 'image' ? 'photo' : 'document', file: fileOf(message, content) };
}

async function fetchFile({ wire }: Line, { from, id, media }: ArrivedFile): Promise<Readable | FileRefusal> {
  if ((media.bytes ?? 0) > MOST_BYTES) return 'too_large';
  if (wire === undefined) throw new WhatsAppProblem('WHATSAPP_LINE_CLOSED');
  try {
    return Readable.from([await wire.fetch(from, id, media, MOST_BYTES)]);
  } catch (err) {
    if (err instanceof WhatsAppProblem) return refusalOf(err);
    throw err;
  }
}

/** What its sender's phone does not bring whole is to be sent anew; the rest passes. */
function refusalOf(problem: WhatsAppProblem): FileRefusal {
  switch (problem.code) {
    case 'WHATSAPP_MEDIA_LARGE':
      return 'too_large';
    case 'WHATSAPP_MEDIA_GONE':
    case 'WHATSAPP_MEDIA_TAMPERED':
      return 'lost';
    default:
      throw problem;
  }
}

/** The bytes are here as a whole before they are read. */
function broken(cause: unknown): never {
  throw new WhatsAppProblem('WHATSAPP_NETWORK', cause);
}
