/**
 * Issuing a document. Making a PDF takes long and must not hold up the chats, so it happens outside of any write: judge
 * the act, reserve the number, compose, render, store the bytes; then one write judges the act again and leaves either
 * everything or nothing. When the order moved on meanwhile, the file is discarded and the number waits for the next attempt
 * (letters.ts).
 */
import type { DocumentContent } from '../../documents/content.ts';
import { verificationCode } from '../../domain/codes.ts';
import { dayOf } from '../../domain/days.ts';
import type { OrderAct } from '../../machines/order/machine.ts';
import type { Tx } from '../../prisma/database.ts';
import type { Actor, ServiceContext } from '../context.ts';
import { discard } from '../file_intake.ts';
import { putBytes, recordFile } from '../files.ts';
import type { StoredFile } from '../files.ts';
import { readOffice } from '../office.ts';
import { actOnOrder, judge } from './acts.ts';
import type { Acted } from './acts.ts';
import { nextVersion, orderForDocuments, sealContent } from './contents.ts';
import type { DocumentOrder, Issue } from './contents.ts';
import { reserveLetter } from './letters.ts';
import type { OnPage } from './office_acts.ts';
import { linkInForce } from './order_links.ts';
import { refused } from './refusal.ts';
import type { OrderOutcome } from './refusal.ts';

export interface Issuing<C extends DocumentContent, R extends string> {
  act: OrderAct;
  page: OnPage;
  compose: (order: DocumentOrder, issue: Issue | null) => Promise<{ ok: true; content: C } | { ok: false; reason: R }>;
  /** rupiah that the document is about */
  totalOf: (content: C) => number;
  kind: C['kind'];
  words: string | null;
  /** the products are with the customer already */
  released: boolean;
  /** the act's own rows, in the same write */
  alongside: (tx: Tx, acted: Acted, content: C) => Promise<void>;
}

/** What customers find among their downloads: the documents are Indonesian. */
const FILE_NAMES = { invoice: 'invoice', receipt: 'kuitansi' } as const;

export type Issued = { revision: number; number: string; version: number };

export async function issueDocument<C extends DocumentContent, R extends string>(
  ctx: ServiceContext,
  actor: Actor,
  issuing: Issuing<C, R>,
): Promise<OrderOutcome<Issued, R>> {
  const { page, act, kind } = issuing;
  const judged = await judge(ctx.db.read, { ...page, actor, act });
  if (!judged.ok) return judged;
  const order = await orderForDocuments(ctx.db.read, page.code);
  if (order === null) return refused('not_found');
  const draft = await issuing.compose(order, null);
  if (!draft.ok) return refused(draft.reason);

  const { office } = await readOffice(ctx);
  const version = nextVersion(order, kind);
  const year = Number(dayOf(ctx.now(), office.timeZone).slice(0, 4));
  const { documentId, number } = await reserveLetter(ctx, { orderId: order.id, kind, version, year });
  const composed = await issuing.compose(order, { number, verifyCode: verificationCode(ctx.random(12)) });
  if (!composed.ok) return refused(composed.reason);
  const { content } = composed;
  const file = await putBytes(ctx, {
    bytes: await ctx.renderer.render(content),
    name: `${FILE_NAMES[kind]}-${order.code}${version === 0 ? '' : `-R${version}`}.pdf`,
    mime: 'application/pdf',
    purpose: 'document',
    owner: 'system',
  });
  return commit(ctx, actor, issuing, { documentId, content, file });
}

async function commit<C extends DocumentContent, R extends string>(
  ctx: ServiceContext,
  actor: Actor,
  issuing: Issuing<C, R>,
  made: { documentId: string; content: C; file: StoredFile },
): Promise<OrderOutcome<Issued, R>> {
  const { content, file } = made;
  const { number, version } = content;
  const total = issuing.totalOf(content);
  let kept = false;
  try {
    const outcome = await ctx.db.write(async (tx): Promise<OrderOutcome<Issued, R>> => {
      const { words } = issuing;
      const details = { number, version, total, ...(words === null ? {} : { words }) };
      const acted = await actOnOrder(ctx, tx, { ...issuing.page, actor, act: issuing.act, details });
      if (!acted.ok) return acted;
      const orderId = acted.order.id;
      await recordFile(tx, file);
      await tx.document.updateMany({
        where: { orderId, kind: issuing.kind, status: 'current' },
        data: { status: 'superseded' },
      });
      await tx.document.create({
        data: {
          id: made.documentId,
          orderId,
          kind: issuing.kind,
          version,
          number,
          status: 'current',
          total: BigInt(total),
          content: sealContent(ctx, content),
          fileId: file.id,
          verifyCode: content.verifyCode,
          issuedAt: new Date(content.issuedAt),
          issuedById: actor.kind === 'officer' ? actor.id : '',
        },
      });
      await issuing.alongside(tx, acted, content);
      await linkInForce(ctx, tx, orderId, issuing.released);
      return { ok: true, revision: acted.revision, number, version };
    });
    kept = outcome.ok;
    return outcome;
  } finally {
    if (!kept) await discard(ctx, file.id);
  }
}
