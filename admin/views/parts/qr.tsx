import { qrPath } from '../../../documents/qr.ts';

export interface QrProps {
  /** what is in the code: an address */
  text: string;
  /** what it is, for who does not see it */
  label: string;
}

/** A QR code, as large as its place; beside it the address is to be given as text. */
export function Qr({ text, label }: QrProps) {
  const { size, path } = qrPath(text);
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <path d={path} />
    </svg>
  );
}
