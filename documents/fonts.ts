import { readFileSync } from 'node:fs';
import { readCharacters } from './cmap.ts';
import type { Face } from './style.ts';

/** The embedded typeface: two weights of Noto Sans, cut down to the scripts that fonts/README.md lists. */
export interface Fonts {
  files: Record<Face, Buffer>;
  /** The characters that both weights can draw. */
  characters: ReadonlySet<number>;
}

let loaded: Fonts | undefined;

/** Reads the fonts beside this file once; later calls give the same ones. */
export function loadFonts(): Fonts {
  if (loaded) return loaded;
  const regular = readFileSync(new URL('fonts/NotoSans-Regular.subset.ttf', import.meta.url));
  const strong = readFileSync(new URL('fonts/NotoSans-SemiBold.subset.ttf', import.meta.url));
  const inStrong = readCharacters(strong);
  const characters = new Set([...readCharacters(regular)].filter((code) => inStrong.has(code)));
  loaded = { files: { regular, strong }, characters };
  return loaded;
}
