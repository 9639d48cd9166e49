/** What the agreement on the use of data (SPPD) says (docs/domain.md 4; B5, B8, R10, R13). */
import type { AgreementContent } from '../../documents/content.ts';
import { isAgreed } from '../../domain/abstraction.ts';
import type { Abstraction, Party } from '../../domain/abstraction.ts';
import { agreementClauses } from '../clauses.ts';
import type { ServiceContext } from '../context.ts';
import { readOffice } from '../office.ts';
import { readAbstraction } from './abstraction.ts';
import { agreedData } from './agreed_data.ts';
import { sharedContent } from './contents.ts';
import type { DocumentOrder, Issue } from './contents.ts';
import type { Paper } from './issue.ts';
import { readParty } from './party.ts';

export async function agreementContent(
  ctx: ServiceContext,
  order: DocumentOrder,
  issue: Issue | null,
): Promise<AgreementContent> {
  const office = await readOffice(ctx);
  const shared = await sharedContent(ctx, order, 'agreement', issue);
  const { abstraction, party } = writtenWith(ctx, order);
  const { fields, file } = abstraction;
  return {
    ...shared,
    kind: 'agreement',
    // nothing here is charged, so no tax number is shown
    customer: { ...shared.customer, npwp: null },
    notes: [],
    signatory: office.signatories.agreement ?? office.signatories.invoice,
    receiver: { position: party.position, address: party.address },
    data: order.items.filter(isAgreed).map(agreedData),
    purpose: {
      title: fields.title ?? '',
      text: file === null ? (fields.purpose ?? '') : null,
      file: file === null ? null : await namedFile(ctx, file),
    },
    clauses: [...agreementClauses(office).clauses],
    stampDuty: office.agreement.stampDuty,
  };
}

/** The agreement as one of the documents of an act. */
export function agreementPaper(ctx: ServiceContext): Paper<never> {
  return {
    kind: 'agreement',
    compose: async (order, issue) => ({ ok: true, content: await agreementContent(ctx, order, issue) }),
  };
}

/** What the parties can check the abstraction's file by: the checksum of what the customer uploaded. */
async function namedFile(ctx: ServiceContext, { id, name }: NonNullable<Abstraction['file']>) {
  const { sha256 } = await ctx.db.read.storedFile.findUniqueOrThrow({ where: { id }, select: { sha256: true } });
  return { name, sha256 };
}

/** Placing refuses micro data and maps without these two (place.ts); encrypted at rest, as personal fields are. */
function writtenWith(ctx: ServiceContext, order: DocumentOrder): { abstraction: Abstraction; party: Party } {
  const abstraction = readAbstraction(ctx, order.abstraction);
  const party = readParty(ctx, order.party);
  if (abstraction === null || party === null) {
    throw Object.assign(new Error(`Order ${order.code} has no abstraction or party`), { code: 'ABSTRACTION_MISSING' });
  }
  return { abstraction, party };
}
