/**
 * Letter numbers: one counter per year, no number reused, every gap explainable (docs/domain.md 5).
 *
 * A PDF shows its number and must be made outside of a write, so the number is reserved first, in a short write of its
 * own, under the id that the document will have: order, kind, version and year. An attempt that fails (the order moved
 * on, the PDF could not be made) leaves the reservation, and the next attempt at the same document takes the same number
 * again. A number without a document therefore says which document was meant and never issued: an order that was
 * cancelled, or an attempt of December that was repeated in January.
 */
import { formatLetterNumber } from '../../domain/letter_number.ts';
import type { DocumentKind } from '../../domain/vocabulary.ts';
import type { ServiceContext } from '../context.ts';
import { readOffice } from '../office.ts';

export interface LetterOf {
  orderId: string;
  kind: DocumentKind;
  version: number;
  year: number;
}

/** The id of the document and the number reserved for it. */
export async function reserveLetter(
  ctx: ServiceContext,
  letter: LetterOf,
): Promise<{ documentId: string; number: string }> {
  const { orderId, kind, version, year } = letter;
  const { letters, office } = await readOffice(ctx);
  const { template, sifat, klasifikasi } = letters[kind];
  const documentId = `${orderId}-${kind}-${version}-${year}`;
  return ctx.db.write(async (tx) => {
    const reserved = await tx.letterNumber.findUnique({ where: { documentId } });
    if (reserved) return { documentId, number: reserved.number };
    const { _max } = await tx.letterNumber.aggregate({ where: { year }, _max: { sequence: true } });
    const sequence = (_max.sequence ?? 0) + 1;
    const number = formatLetterNumber(template, {
      sifat,
      urut: sequence,
      unit: office.unitCode,
      klasifikasi,
      tahun: year,
    });
    await tx.letterNumber.create({ data: { year, sequence, number, documentId, createdAt: new Date(ctx.now()) } });
    return { documentId, number };
  });
}
