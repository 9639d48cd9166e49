/** A QR code as a drawing that the browser can make an element of. */
import QRCode from 'qrcode';
import type { QrView } from './protocol.ts';

/** Modules of light around the code, which readers need to find it (ISO/IEC 18004, 9.1). */
const QUIET_ZONE = 4;

/** The dark modules (error correction M), each run of a row one rectangle, in a square with the quiet zone in it. */
export function qrPath(text: string): QrView {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  let path = '';
  for (let row = 0; row < modules.size; row += 1) {
    let start = 0;
    for (let column = 0; column <= modules.size; column += 1) {
      if (column < modules.size && modules.get(row, column)) continue;
      const length = column - start;
      if (length > 0) path += `M${start + QUIET_ZONE} ${row + QUIET_ZONE}h${length}v1h-${length}z`;
      start = column + 1;
    }
  }
  return { size: modules.size + 2 * QUIET_ZONE, path };
}
