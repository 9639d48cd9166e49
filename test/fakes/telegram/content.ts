/** What a message that a person sends is made of. */
import type { TelegramMessage, TelegramMessageEntity } from '@gramio/types';
import type { Files } from './files.ts';
import type { StoredMessage } from './world.ts';

export interface SentFile {
  bytes: Uint8Array;
  /** sent as a picture: recompressed, without a name; else as a file */
  photo?: boolean;
  name?: string;
  mime?: string;
  caption?: string;
  /** media_group_id */
  group?: string;
}

/** What Telegram itself finds in a text: commands and addresses. */
export function entitiesIn(text: string): TelegramMessageEntity[] {
  const found: TelegramMessageEntity[] = [];
  for (const { index, 0: whole } of text.matchAll(/(?<=^|\s)\/[A-Za-z0-9_]{1,64}(?:@\w+)?/g)) {
    found.push({ type: 'bot_command', offset: index, length: whole.length });
  }
  for (const { index, 0: whole } of text.matchAll(/\bhttps?:\/\/[^\s]+\.[^\s]+/g)) {
    found.push({ type: 'url', offset: index, length: whole.length });
  }
  return found.toSorted((a, b) => a.offset - b.offset);
}

export function fileContent(
  files: Files,
  file: SentFile,
): { content: Partial<TelegramMessage>; attached: NonNullable<StoredMessage['attached']> } {
  const { name = 'berkas.pdf', mime = 'application/pdf', caption, group } = file;
  const common = {
    ...(caption !== undefined && { caption }),
    ...(group !== undefined && { media_group_id: group }),
  };
  if (file.photo === true) {
    const thumbnail = files.store('thumbnails', 'thumbnail.jpg', 'image/jpeg', Buffer.from('a small picture'));
    const whole = files.store('photos', 'photo.jpg', 'image/jpeg', file.bytes);
    const photo = [
      { stored: thumbnail, width: 90, height: 68 },
      { stored: whole, width: 1280, height: 960 },
    ].map(({ stored, width, height }) => ({ ...idsOf(stored), width, height }));
    return { content: { photo, ...common }, attached: whole };
  }
  const stored = files.store('documents', name, mime, file.bytes);
  return { content: { document: { ...idsOf(stored), file_name: name, mime_type: mime }, ...common }, attached: stored };
}

function idsOf({ id, uniqueId, bytes }: { id: string; uniqueId: string; bytes: Buffer }) {
  return { file_id: id, file_unique_id: uniqueId, file_size: bytes.length };
}
