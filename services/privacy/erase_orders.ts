/**
 * What "hapus data" does to orders: what finance archives require stays, under a pseudonym (docs/decisions/0016-privacy.md);
 * what was written about a study, a person or a wish goes.
 */
import type { DocumentContent } from '../../documents/content.ts';
import type { Tx } from '../../prisma/database.ts';
import { Prisma } from '../../prisma/generated/sqlite/client.ts';
import type { ServiceContext } from '../context.ts';
import { detailsOf } from '../orders/timeline.ts';
import { belongings } from './person.ts';
import type { Person } from './person.ts';

/** Words in the customer's or an officer's own writing, where a row needs some. */
export const ERASED_WORDS = '(dihapus)';

/** Of an event's details: figures and what tells parts of an order apart; never what somebody wrote. */
const PLAIN_DETAILS: ReadonlySet<string> = new Set([
  'itemId',
  'part',
  'parts',
  'money',
  'number',
  'kind',
  'method',
  'billingCode',
  'ntpn',
  'paidOn',
]);

/** Returns the files that go. */
export async function eraseOrders(
  ctx: ServiceContext,
  tx: Tx,
  person: Person,
  pseudonyms: ReadonlyMap<string, string>,
): Promise<string[]> {
  const of = belongings(person);
  const where = of.ofOrders;
  const files: string[] = [];
  const orders = await tx.order.findMany({
    where: of.orders,
    include: { items: true, documents: true, attachments: true },
  });
  for (const order of orders) {
    const name = pseudonyms.get(order.customerId) ?? ERASED_WORDS;
    const tables = order.items.flatMap(({ request }) => tableOf(request) ?? []);
    const buyer = { ...detailsOf(order.buyer), name, institution: '', email: '', npwpCipher: null };
    await tx.order.update({
      where: { id: order.id },
      data: { buyer: buyer as Prisma.InputJsonObject, abstraction: null, party: null, portalNumber: null },
    });
    for (const { id, request } of order.items) {
      if (tableOf(request) === undefined) continue;
      const plain = { ...detailsOf(request), table: ERASED_WORDS } as Prisma.InputJsonObject;
      await tx.orderItem.update({ where: { id }, data: { request: plain } });
    }
    for (const { id, content, fileId } of order.documents) {
      files.push(fileId);
      const plain = pseudonymous(ctx, content as unknown as DocumentContent, name, tables);
      await tx.document.update({ where: { id }, data: { content: plain } });
    }
    // the products are the office's own, their names may be anybody's
    const products = [...order.items, ...order.attachments].flatMap(({ fileId }) => fileId ?? []);
    await tx.storedFile.updateMany({ where: { id: { in: products } }, data: { name: `produk-${order.code}` } });
  }
  const proofs = await tx.paymentProof.findMany({ where, select: { fileId: true } });
  const signed = await tx.signedAgreement.findMany({ where, select: { fileId: true } });
  const letters = await tx.reductionRequest.findMany({ where, select: { fileId: true } });
  files.push(...[...proofs, ...signed, ...letters].flatMap(({ fileId }) => fileId ?? []));
  await tx.paymentProof.updateMany({ where, data: { reason: null } });
  await tx.signedAgreement.updateMany({ where, data: { reason: null, signedBy: null } });
  await tx.reductionRequest.updateMany({ where, data: { reason: ERASED_WORDS, fileId: null } });
  await tx.correction.updateMany({ where, data: { text: ERASED_WORDS } });
  await tx.correction.updateMany({ where: { ...where, answer: { not: null } }, data: { answer: ERASED_WORDS } });
  await tx.downloadLink.deleteMany({ where });
  await eraseEvents(tx, where);
  return files;
}

async function eraseEvents(tx: Tx, where: ReturnType<typeof belongings>['ofOrders']): Promise<void> {
  const events = await tx.orderEvent.findMany({ where, select: { id: true, details: true } });
  for (const { id, details } of events) {
    const plain = Object.fromEntries(Object.entries(detailsOf(details)).filter(([key, value]) => isPlain(key, value)));
    await tx.orderEvent.update({ where: { id }, data: { details: plain as Prisma.InputJsonObject } });
  }
  // nobody is told any more
  await tx.orderEvent.updateMany({ where: { ...where, notify: 'pending' }, data: { notify: 'none' } });
}

function isPlain(key: string, value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean' || value === null || PLAIN_DETAILS.has(key);
}

/** The table that was to be made, in the customer's words (standard B4). */
function tableOf(request: Prisma.JsonValue): string | undefined {
  const { table } = detailsOf(request);
  return typeof table === 'string' && table !== '' ? table : undefined;
}

/** All that the PDF can be made from again, but for whom it names and what was written about them. */
function pseudonymous(
  ctx: ServiceContext,
  content: DocumentContent,
  name: string,
  tables: readonly string[],
): Prisma.InputJsonObject {
  const customer = { ...content.customer, name, institution: '', email: '', npwp: null };
  const plain = { ...content, customer, notes: [] };
  if (content.kind !== 'agreement') {
    // the lines of an invoice repeat which table was asked for
    const lines: unknown = JSON.parse(
      tables.reduce((text, table) => text.replaceAll(inJson(table), ERASED_WORDS), JSON.stringify(content.lines)),
    );
    return { ...plain, lines } as unknown as Prisma.InputJsonObject;
  }
  const sealed = (value: object): string => ctx.vault.encrypt(JSON.stringify(value));
  const gone = {
    receiver: sealed({ position: '', address: '' }),
    purpose: sealed({ title: ERASED_WORDS, text: null, file: null }),
    data: [],
  };
  return { ...plain, ...gone } as unknown as Prisma.InputJsonObject;
}

/** As it stands within a JSON string. */
function inJson(words: string): string {
  return JSON.stringify(words).slice(1, -1);
}
