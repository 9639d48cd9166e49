/** Shown for what the embedded font cannot draw. */
export const REPLACEMENT = '\uFFFD';

const graphemes = new Intl.Segmenter('id', { granularity: 'grapheme' });

/** The characters of a text as a reader counts them: an accented letter or an emoji family is one. */
export function splitGraphemes(text: string): string[] {
  return Array.from(graphemes.segment(text), (part) => part.segment);
}

/**
 * The text as the font can show it. Letters are composed; look-alike letters (full-width, mathematical) become plain
 * ones; marks that steer the writing direction or the shape of an emoji vanish; a run of anything else that the font
 * lacks (other scripts, emoji) becomes one replacement sign, so that the reader sees that something stood there.
 * Line feeds stay, other white space becomes a space.
 */
export function printable(text: string, characters: ReadonlySet<number>): string {
  const plain = text
    .normalize('NFC')
    .replace(/\u00AD/g, '') // the soft hyphen, which the font would draw
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[\t\v\f\u1680\u2000-\u200A\u205F\u3000]/g, ' ');
  if (canDraw(plain, characters)) return plain;
  let shown = '';
  for (const grapheme of splitGraphemes(plain)) {
    const part = showGrapheme(grapheme, characters);
    if (part !== REPLACEMENT || !shown.endsWith(REPLACEMENT)) shown += part;
  }
  return shown;
}

function canDraw(text: string, characters: ReadonlySet<number>): boolean {
  for (const char of text) {
    if (char !== '\n' && !characters.has(char.codePointAt(0) ?? 0)) return false;
  }
  return true;
}

/** The best that the font can do for one grapheme: itself, its plain form, its base letter, or the replacement sign. */
function showGrapheme(grapheme: string, characters: ReadonlySet<number>): string {
  // Control and format characters, lone variation selectors and tags: nothing that a reader would see.
  const visible = grapheme.replace(/(?!\n)[\p{Cc}\p{Cf}\p{Variation_Selector}]/gu, '');
  if (visible === '') return '';
  if (canDraw(visible, characters)) return visible;
  const plain = visible.normalize('NFKC');
  if (canDraw(plain, characters)) return plain;
  const base = plain.replace(/\p{M}/gu, '');
  return base !== '' && canDraw(base, characters) ? base : REPLACEMENT;
}
