import QRCode from 'qrcode';
import type { Sheet } from './sheet.ts';

/** Modules of light around a code, which readers need to find it (ISO/IEC 18004, 9.1). */
const QUIET_ZONE = 4;

/** A QR code as a drawing: dark modules in a square of `size` units, the quiet zone in it. */
export interface QrDrawing {
  size: number;
  /** of an SVG path */
  path: string;
}

/**
 * Draws a text as a QR code (ISO/IEC 18004, error correction M) in a square of `size` points. The modules are vector
 * rectangles; the quiet zone is left to the caller.
 */
export function drawQr(sheet: Sheet, text: string, x: number, y: number, size: number): void {
  const { runs, modules } = runsOf(text);
  const unit = size / modules;
  sheet.shape(runs.map(({ row, start, length }) => [x + start * unit, y + row * unit, length * unit, unit]));
}

/** The same for a browser. */
export function qrPath(text: string): QrDrawing {
  const { runs, modules } = runsOf(text);
  const rectangles = runs.map(
    ({ row, start, length }) => `M${start + QUIET_ZONE} ${row + QUIET_ZONE}h${length}v1h-${length}z`,
  );
  return { size: modules + 2 * QUIET_ZONE, path: rectangles.join('') };
}

interface Run {
  row: number;
  start: number;
  length: number;
}

/** Dark modules, each run of a row one rectangle. `modules`: of a side. */
function runsOf(text: string): { runs: Run[]; modules: number } {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const runs: Run[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    let start = 0;
    for (let column = 0; column <= modules.size; column += 1) {
      if (column < modules.size && modules.get(row, column)) continue;
      if (column > start) runs.push({ row, start, length: column - start });
      start = column + 1;
    }
  }
  return { runs, modules: modules.size };
}
