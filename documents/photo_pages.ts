/** Photos as one PDF: a form that was photographed page by page becomes one file, as it would from a scanner. */
import PdfDocument from 'pdfkit';

const A4 = [595.28, 841.89] as const;
const MARGIN = 18;

/**
 * One photo a page, A4, upright or across as the picture is, as large as the page allows. The JPEG bytes go into the file as
 * they are, which takes a few milliseconds a photo.
 * @param photos JPEG bytes
 * @param createdAt UTC ms; the file's CreationDate
 * @throws Error with code `photo_unreadable` when one is no JPEG
 */
export async function photoPages(photos: readonly Uint8Array[], createdAt: number): Promise<Uint8Array<ArrayBuffer>> {
  const doc = new PdfDocument({
    autoFirstPage: false,
    font: '', // or pdfkit reads Helvetica, for nothing
    info: { Creator: 'Gerai PST', CreationDate: new Date(createdAt) },
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  for (const photo of photos) addPage(doc, Buffer.from(photo));
  await new Promise<void>((resolve, reject) => {
    doc.once('end', resolve).once('error', reject);
    doc.end();
  });
  return new Uint8Array(Buffer.concat(chunks));
}

interface Opened {
  width: number;
  height: number;
  /** of EXIF; above 4 the picture lies on its side */
  orientation: number;
}

function addPage(doc: PDFKit.PDFDocument, photo: Buffer): void {
  const image = opened(doc, photo);
  const across = image.width > image.height !== image.orientation > 4;
  const [short, long] = A4;
  const [width, height] = across ? [long, short] : [short, long];
  doc.addPage({ size: [width, height], margin: 0 });
  const fit: [number, number] = [width - 2 * MARGIN, height - 2 * MARGIN];
  // an opened image is a source as well, which pdfkit's types leave out
  doc.image(image as unknown as Buffer, MARGIN, MARGIN, { fit, align: 'center', valign: 'center' });
}

/** pdfkit knows PNG as well, but unpacks it pixel by pixel in the caller's thread. */
function opened(doc: PDFKit.PDFDocument, photo: Buffer): Opened {
  if (photo[0] !== 0xff || photo[1] !== 0xd8) throw unreadable();
  try {
    // left out of pdfkit's types, too: without it the size is not known before the page is made
    return (doc as unknown as { openImage(src: Buffer): Opened }).openImage(photo);
  } catch (cause) {
    throw unreadable(cause);
  }
}

function unreadable(cause?: unknown): Error {
  return Object.assign(new Error('A photo is not the JPEG that it should be', { cause }), { code: 'photo_unreadable' });
}
