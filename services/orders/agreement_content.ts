/** What the agreement on the use of data (SPPD) says (docs/domain.md 4; B5, B8, R10, R13). */
import * as z from 'zod';
import type { AgreedData, AgreementContent } from '../../documents/content.ts';
import type { Abstraction, Party } from '../../domain/abstraction.ts';
import { agreementClauses } from '../clauses.ts';
import type { ServiceContext } from '../context.ts';
import { readOffice } from '../office.ts';
import { readAbstraction } from './abstraction.ts';
import { sharedContent } from './contents.ts';
import type { DocumentOrder, Issue } from './contents.ts';
import type { Paper } from './issue.ts';
import { requestOf } from './item_request.ts';
import { joined, requestWords } from './request_words.ts';

const PARTY = z.object({ position: z.string(), address: z.string() });

/** docs/domain.md 2.4: micro data and maps only. */
export function isAgreementDue(order: { items: readonly { kind: string }[] }): boolean {
  return order.items.some(({ kind }) => kind !== 'publication');
}

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
    data: order.items.flatMap((item) => (item.kind === 'publication' ? [] : [dataOf(item)])),
    purpose: { title: fields.title ?? '', text: file === null ? (fields.purpose ?? '') : null },
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

function dataOf(item: DocumentOrder['items'][number]): AgreedData {
  const request = requestOf(item);
  const code = { id: `Kode ${item.code}`, en: `Code ${item.code}` };
  return {
    title: { id: item.title, en: item.titleEn },
    detail: request === null ? code : joined([code, requestWords(request)]),
  };
}

/** Placing refuses micro data and maps without these two (place.ts); encrypted at rest, as personal fields are. */
function writtenWith(ctx: ServiceContext, order: DocumentOrder): { abstraction: Abstraction; party: Party } {
  const abstraction = readAbstraction(ctx, order.abstraction);
  if (abstraction === null || order.party === null) {
    throw Object.assign(new Error(`Order ${order.code} has no abstraction or party`), { code: 'ABSTRACTION_MISSING' });
  }
  return {
    abstraction,
    party: PARTY.parse(JSON.parse(ctx.vault.decrypt(order.party))),
  };
}
