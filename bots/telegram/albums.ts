/** An album, which people send for one answer, becomes one file: photos are the pages of a PDF. */
import type { Message } from 'telegraf/types';
import { photoPages } from '../../documents/photo_pages.ts';
import type { InboundBody } from '../channel.ts';
import type { Carried, Files } from './files.ts';
import { documentOf, photoOf } from './inbound.ts';

/** `parts`: in the order sent. Undefined when its turn was taken before. */
export async function albumBody(
  files: Files,
  carried: Carried,
  parts: readonly Message[],
): Promise<InboundBody | undefined> {
  const photos = parts.filter((part) => 'photo' in part).map(photoOf);
  if (photos.length === parts.length) return photosBody(files, carried, photos);
  const documents = parts.filter((part) => 'document' in part).map(documentOf);
  const [only] = documents;
  if (only !== undefined && documents.length === 1) return files.bodyOf(carried, only);
  return { kind: 'refused_file', name: only?.name ?? 'album', reason: 'several' };
}

function photosBody(
  files: Files,
  carried: Carried,
  photos: ReturnType<typeof photoOf>[],
): Promise<InboundBody | undefined> {
  const caption = photos
    .map((photo) => photo.caption)
    .filter((one) => one !== '')
    .join('\n');
  return files.bodyOfMade(carried, photos, async (pages) => {
    try {
      return { bytes: await photoPages(pages, carried.at), name: 'foto.pdf', caption };
    } catch (err) {
      if (err instanceof Error && 'code' in err && err.code === 'photo_unreadable') {
        return { kind: 'refused_file', name: 'foto.jpg', reason: 'type' };
      }
      throw err;
    }
  });
}
