/**
 * The characters that a TrueType font can draw, read from its `cmap` table (OpenType 1.9, cmap format 4, which is what
 * the subset fonts hold).
 * @throws Error with code document_font when the file has no such table.
 */
export function readCharacters(font: Uint8Array): Set<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const table = findFormat4(view);
  const segments = view.getUint16(table + 6) / 2;
  const ends = table + 14;
  const starts = ends + segments * 2 + 2;
  const deltas = starts + segments * 2;
  const offsets = deltas + segments * 2;
  const characters = new Set<number>();
  for (let i = 0; i < segments; i += 1) {
    const end = view.getUint16(ends + i * 2);
    const start = view.getUint16(starts + i * 2);
    const delta = view.getUint16(deltas + i * 2);
    const offset = view.getUint16(offsets + i * 2);
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const listed = offset === 0 ? code : view.getUint16(offsets + i * 2 + offset + (code - start) * 2);
      if (listed !== 0 && (listed + delta) % 0x10000 !== 0) characters.add(code);
    }
  }
  return characters;
}

function findFormat4(view: DataView): number {
  for (let i = 0; i < view.getUint16(4); i += 1) {
    const record = 12 + i * 16;
    if (view.getUint32(record) !== 0x636d6170) continue; // 'cmap'
    const cmap = view.getUint32(record + 8);
    for (let j = 0; j < view.getUint16(cmap + 2); j += 1) {
      const table = cmap + view.getUint32(cmap + 4 + j * 8 + 4);
      if (view.getUint16(table) === 4) return table;
    }
  }
  throw Object.assign(new Error('The font has no cmap table of format 4'), { code: 'document_font' });
}
