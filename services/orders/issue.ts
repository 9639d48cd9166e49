/**
 * Issuing documents. Making a PDF takes long and must not hold up the chats, so it happens outside of any write: judge
 * the act, reserve the numbers, compose, render, store the bytes; then one write judges the act again and leaves either
 * everything or nothing. When the order moved on meanwhile, the files are discarded and the numbers wait for the next
 * attempt (letters.ts).
 */
import type { DocumentContent } from '../../documents/content.ts';
import { verificationCode } from '../../domain/codes.ts';
import { dayOf } from '../../domain/days.ts';
import type { Party } from '../../domain/abstraction.ts';
import type { DocumentKind } from '../../domain/vocabulary.ts';
import type { OrderAct } from '../../machines/order/machine.ts';
import type { Tx } from '../../prisma/database.ts';
import { audit } from '../audit.ts';
import type { Actor, ServiceContext } from '../context.ts';
import { mailOrder } from '../email/order_letters.ts';
import { discard } from '../file_intake.ts';
import { putBytes } from '../files.ts';
import { readOffice } from '../office.ts';
import { actOnOrder, judge } from './acts.ts';
import type { Acted } from './acts.ts';
import { currentDocument, nextVersion, orderForDocuments } from './contents.ts';
import type { DocumentOrder, Issue } from './contents.ts';
import { keepDocument, totalOf } from './keep_document.ts';
import type { MadeDocument } from './keep_document.ts';
import { reserveLetter } from './letters.ts';
import type { OnPage } from './office_acts.ts';
import { linkInForce } from './order_links.ts';
import { partyAnew } from './party.ts';
import { refused } from './refusal.ts';
import type { OrderOutcome, Refused } from './refusal.ts';
import { buyerOf } from './rows.ts';
import type { Buyer } from './rows.ts';
import type { EventDetails } from './timeline.ts';

/** One document to be made for an act. */
export interface Paper<R extends string> {
  kind: DocumentKind;
  compose: (
    order: DocumentOrder,
    issue: Issue | null,
  ) => Promise<{ ok: true; content: DocumentContent } | { ok: false; reason: R }>;
}

export interface Issuing<R extends string> {
  act: OrderAct;
  page: OnPage;
  /** numbered in this order; the first is what the act is about */
  papers: (order: DocumentOrder) => [Paper<R>, ...Paper<R>[]];
  /** whom the documents name in place of the order's buyer, kept with the order from then on; null: the order's buyer */
  rename: ((order: DocumentOrder) => Promise<{ ok: true; buyer: Buyer } | { ok: false; reason: R }>) | null;
  /** the receiving party as the agreement is to name it, kept with the order from then on; left out: as it is */
  party?: Party | undefined;
  words: string | null;
  /** the act's own rows, in the same write; `content` of the first document */
  alongside: (tx: Tx, acted: Acted, content: DocumentContent) => Promise<void>;
}

/** What customers find among their downloads: the documents are Indonesian. */
const FILE_NAMES = { invoice: 'invoice', receipt: 'kuitansi', agreement: 'perjanjian' } as const;

/** Of the first document. */
export type Issued = { revision: number; number: string; version: number };

/** Issues all documents of an act, or none. */
export async function issueDocuments<R extends string>(
  ctx: ServiceContext,
  actor: Actor,
  issuing: Issuing<R>,
): Promise<OrderOutcome<Issued, R>> {
  const { page, act, rename } = issuing;
  const judged = await judge(ctx.db.read, { ...page, actor, act });
  if (!judged.ok) return judged;
  const row = await orderForDocuments(ctx.db.read, page.code);
  if (row === null) return refused('not_found');
  const named = rename === null ? { ok: true as const, buyer: buyerOf(row) } : await rename(row);
  if (!named.ok) return refused(named.reason);
  const party = partyAnew(ctx, row.party, issuing.party);
  const order = { ...row, buyer: named.buyer, party: party ?? row.party };
  const papers = issuing.papers(order);
  for (const paper of papers) {
    const draft = await paper.compose(order, null);
    if (!draft.ok) return refused(draft.reason);
  }

  const made: MadeDocument[] = [];
  let kept = false;
  try {
    for (const paper of papers) {
      const one = await makeDocument(ctx, order, paper);
      if (!one.ok) return one;
      made.push(one.document);
    }
    const outcome = await commit(ctx, actor, issuing, { order, party, made });
    kept = outcome.ok;
    return outcome;
  } finally {
    if (!kept) for (const { file } of made) await discard(ctx, file.id);
  }
}

async function makeDocument<R extends string>(
  ctx: ServiceContext,
  order: DocumentOrder,
  { kind, compose }: Paper<R>,
): Promise<{ ok: true; document: MadeDocument } | Refused<R>> {
  const { office } = await readOffice(ctx);
  const version = nextVersion(order, kind);
  const year = Number(dayOf(ctx.now(), office.timeZone).slice(0, 4));
  const { documentId, number } = await reserveLetter(ctx, { orderId: order.id, kind, version, year });
  const composed = await compose(order, { number, verifyCode: verificationCode(ctx.random(12)) });
  if (!composed.ok) return refused(composed.reason);
  const { content } = composed;
  const file = await putBytes(ctx, {
    bytes: await ctx.renderer.render(content),
    name: `${FILE_NAMES[kind]}-${order.code}${version === 0 ? '' : `-R${version}`}.pdf`,
    mime: 'application/pdf',
    purpose: 'document',
    owner: 'system',
  });
  return { ok: true, document: { documentId, content, file } };
}

function commit<R extends string>(
  ctx: ServiceContext,
  actor: Actor,
  issuing: Issuing<R>,
  { order, party, made }: { order: DocumentOrder & { buyer: Buyer }; party: string | null; made: MadeDocument[] },
): Promise<OrderOutcome<Issued>> {
  const { page, act } = issuing;
  const [first, ...others] = made.map(({ content }) => content);
  if (first === undefined) throw Object.assign(new Error(`${act} issued no document`), { code: 'DOCUMENT_MISSING' });
  return ctx.db.write(async (tx) => {
    const changed = party === null ? {} : { party: 'changed' };
    const details = { ...aboutFirst(order, first, issuing), ...aboutOthers(others), ...changed };
    const acted = await actOnOrder(ctx, tx, { ...page, actor, act, details });
    if (!acted.ok) return acted;
    const orderId = acted.order.id;
    if (issuing.rename !== null) await tx.order.update({ where: { id: orderId }, data: { buyer: order.buyer } });
    if (party !== null) await keepParty(ctx, tx, actor, { ...acted.order, party });
    for (const document of made) await keepDocument(ctx, tx, actor, orderId, document);
    await issuing.alongside(tx, acted, first);
    // documents alone: links to products are for the release to give, and their own renewal (delivery.ts)
    await linkInForce(ctx, tx, orderId, false);
    await mailOrder(ctx, tx, { orderId, eventId: acted.eventId, act });
    return { ok: true, revision: acted.revision, number: first.number, version: first.version };
  });
}

/** Personal, so neither the timeline nor the audit log has what it was or is. */
async function keepParty(
  ctx: ServiceContext,
  tx: Tx,
  actor: Actor,
  { id, code, party }: { id: string; code: string; party: string },
): Promise<void> {
  await tx.order.update({ where: { id }, data: { party } });
  if (actor.kind === 'officer') await audit(tx, ctx, actor, 'order.changeParty', `order:${code}`, {});
}

function aboutFirst<R extends string>(
  order: DocumentOrder,
  content: DocumentContent,
  { rename, words }: Issuing<R>,
): EventDetails {
  const { number, version, kind } = content;
  const before = currentDocument(order, kind);
  return {
    number,
    version,
    ...(kind === 'agreement' ? {} : { total: totalOf(content) }),
    ...(kind === 'agreement' || before === undefined ? {} : { previousTotal: Number(before.total) }),
    ...(rename === null ? {} : { buyer: 'now' }),
    ...(words === null ? {} : { words }),
  };
}

function aboutOthers(contents: readonly DocumentContent[]): EventDetails {
  return Object.fromEntries(contents.map(({ kind, number, version }) => [kind, { number, version }]));
}
