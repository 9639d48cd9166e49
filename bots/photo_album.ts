/** An album, which people send for one answer, becomes one file: photos are the pages of a PDF. */
import { photoPages } from '../documents/photo_pages.ts';
import type { InboundBody } from './channel.ts';
import type { Carried, MadeFile, NamedFile, WantedFiles } from './wanted_files.ts';

/** A message of an album. */
export interface AlbumPart<File> {
  kind: 'photo' | 'document' | 'other';
  /** undefined: it brings none that could be an answer */
  file: File | undefined;
}

/** `parts`: in the order sent. Undefined when its turn was taken before. */
export async function albumBody<File extends NamedFile>(
  files: WantedFiles<File>,
  carried: Carried,
  parts: readonly AlbumPart<File>[],
): Promise<InboundBody | undefined> {
  const of = (wanted: AlbumPart<File>['kind']) =>
    parts.flatMap(({ kind, file }) => (kind === wanted && file !== undefined ? [file] : []));
  const photos = of('photo');
  if (photos.length === parts.length) {
    return files.bodyOfMade(carried, photos, (pages) => pagesOf(pages, photos, carried.at));
  }
  const documents = of('document');
  const [only] = documents;
  if (only !== undefined && documents.length === 1) return files.bodyOf(carried, only);
  return { kind: 'refused_file', name: only?.name ?? 'album', reason: 'several' };
}

async function pagesOf(pages: Uint8Array[], photos: readonly NamedFile[], at: number): Promise<MadeFile | InboundBody> {
  const caption = photos
    .map((photo) => photo.caption)
    .filter((one) => one !== '')
    .join('\n');
  try {
    return { bytes: await photoPages(pages, at), name: 'foto.pdf', caption };
  } catch (err) {
    if (err instanceof Error && 'code' in err && err.code === 'photo_unreadable') {
      return { kind: 'refused_file', name: 'foto.jpg', reason: 'type' };
    }
    throw err;
  }
}
