import QRCode from 'qrcode';
import type { Sheet } from './sheet.ts';

/**
 * Draws a text as a QR code (ISO/IEC 18004, error correction M) in a square of `size` points. The modules are vector
 * rectangles, each run of a row one of them; the quiet zone is left to the caller.
 */
export function drawQr(sheet: Sheet, text: string, x: number, y: number, size: number): void {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const unit = size / modules.size;
  const runs: [number, number, number, number][] = [];
  for (let row = 0; row < modules.size; row += 1) {
    let start = 0;
    for (let column = 0; column <= modules.size; column += 1) {
      if (column < modules.size && modules.get(row, column)) continue;
      if (column > start) runs.push([x + start * unit, y + row * unit, (column - start) * unit, unit]);
      start = column + 1;
    }
  }
  sheet.shape(runs);
}
