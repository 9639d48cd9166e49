/** As much of a JPEG as a PDF needs: a picture of one colour would be no better. `turned`: EXIF says that it lies on its side. */
export function jpegOf(width: number, height: number, { turned = false } = {}): Uint8Array {
  const exif = 'ffe100224578696600004d4d002a00000008000101120003000000010006000000000000';
  const size = [height, width].map((side) => side.toString(16).padStart(4, '0')).join('');
  const frame = `ffc0001108${size}03011100021100031100`;
  return Buffer.from(`ffd8${turned ? exif : ''}${frame}ffd9`, 'hex');
}
