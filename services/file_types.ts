/** Which files are taken, judged by their bytes and never by their name. */
import { fileTypeFromBuffer } from 'file-type';

/** 'upload': what customers send. 'product': what officers prepare. */
export type AllowedFiles = 'upload' | 'product';

export interface FileType {
  mime: string;
  /** extensions (small letters, no dot) under which such a file may be handed on; the first is added when the name has none of them */
  extensions: readonly string[];
}

/** As many first bytes as are needed to tell. */
export const HEAD_BYTES = 65_536;

const UPLOADS: readonly FileType[] = [
  { mime: 'application/pdf', extensions: ['pdf'] },
  { mime: 'image/jpeg', extensions: ['jpg', 'jpeg'] },
  { mime: 'image/png', extensions: ['png'] },
  { mime: 'image/webp', extensions: ['webp'] },
  { mime: 'image/heic', extensions: ['heic'] },
  { mime: 'image/heif', extensions: ['heif', 'heic'] },
];

const PRODUCTS: readonly FileType[] = [
  { mime: 'application/pdf', extensions: ['pdf'] },
  { mime: 'application/zip', extensions: ['zip', 'kmz'] },
  { mime: 'application/x-7z-compressed', extensions: ['7z'] },
  { mime: 'application/gzip', extensions: ['gz'] },
  { mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extensions: ['xlsx'] },
  { mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', extensions: ['docx'] },
  { mime: 'application/vnd.oasis.opendocument.spreadsheet', extensions: ['ods'] },
  { mime: 'application/vnd.apache.parquet', extensions: ['parquet'] },
  { mime: 'application/x-sqlite3', extensions: ['gpkg', 'sqlite'] },
  { mime: 'application/x-esri-shape', extensions: ['shp'] },
  { mime: 'application/x-spss-sav', extensions: ['sav'] },
  { mime: 'image/tiff', extensions: ['tif', 'tiff'] },
  { mime: 'image/png', extensions: ['png'] },
  { mime: 'image/jpeg', extensions: ['jpg', 'jpeg'] },
];

/** Formats of statistics packages, which file-type does not know, by their first bytes. */
const STATISTICS: readonly (FileType & { matches: (head: Buffer) => boolean })[] = [
  { mime: 'application/x-stata-dta', extensions: ['dta'], matches: (head) => ascii(head, 11) === '<stata_dta>' },
  // dBASE III to Visual FoxPro: version, then the date of the last change
  { mime: 'application/x-dbf', extensions: ['dbf'], matches: isDbf },
];

const TEXTS: readonly FileType[] = [
  { mime: 'text/csv', extensions: ['csv'] },
  { mime: 'text/tab-separated-values', extensions: ['tsv'] },
  { mime: 'application/geo+json', extensions: ['geojson'] },
  { mime: 'application/json', extensions: ['json'] },
  { mime: 'text/plain', extensions: ['txt'] },
];

/** The type of a file that may be taken, by its first HEAD_BYTES (or all of it, when shorter); null: refused. */
export async function judgeFile(head: Buffer, name: string, allowed: AllowedFiles): Promise<FileType | null> {
  if (isProgram(head)) return null;
  const mime = (await fileTypeFromBuffer(head))?.mime.split(';')[0];
  if (mime !== undefined) {
    const known = allowed === 'upload' ? UPLOADS : PRODUCTS;
    return known.find((type) => type.mime === mime) ?? null;
  }
  if (allowed === 'upload') return null;
  return STATISTICS.find((type) => type.matches(head)) ?? plainText(head, name);
}

/** Programs and scripts, whatever their name: Windows, ELF, Mach-O and Java, and what begins with '#!'. */
function isProgram(head: Buffer): boolean {
  const magic = head.subarray(0, 4).toString('hex');
  if (['7f454c46', 'feedface', 'feedfacf', 'cefaedfe', 'cffaedfe', 'cafebabe'].includes(magic)) return true;
  return ['MZ', '#!'].includes(ascii(head, 2));
}

/** Text has no bytes of its own to know it by: no control signs in it, and a name that no computer runs. */
function plainText(head: Buffer, name: string): FileType | null {
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const hasControlSigns = head.some((byte) => byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d].includes(byte));
  return hasControlSigns ? null : (TEXTS.find(({ extensions }) => extensions.includes(extension)) ?? null);
}

function isDbf(head: Buffer): boolean {
  const [version = 0, , month = 0, day = 0] = head;
  const headerBytes = head.length >= 32 ? head.readUInt16LE(8) : 0;
  return (
    [0x03, 0x30, 0x31, 0x83, 0x8b, 0xf5].includes(version) &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= 31 &&
    headerBytes >= 33
  );
}

function ascii(head: Buffer, length: number): string {
  return head.subarray(0, length).toString('latin1');
}
