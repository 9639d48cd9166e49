/** The parts of an order's card that are sent, signed, asked for and returned (B8-10, R13-17). */
import { ABSTRACTION_FIELDS, ATTACHMENT_KINDS } from '../../domain/abstraction.ts';
import type { ItemRequest } from '../../domain/request.ts';
import type { OrderCard } from '../../machines/conversation/effects.ts';
import { agreementStateOf } from '../../machines/order/life.ts';
import type { OrderState } from '../../machines/order/life.ts';
import type { Localized } from '../../machines/texts/text.ts';
import type { ServiceContext } from '../context.ts';
import { linkUrl } from '../links.ts';
import { newestOf, textOf } from './card_row.ts';
import type { CardRow } from './card_row.ts';
import { linesOf, stampDutyOf } from './contents.ts';
import { requestOf } from './item_request.ts';
import { isLiving } from './order_links.ts';
import { detailsOf } from './timeline.ts';

export type Urls = Pick<ServiceContext, 'now' | 'vault' | 'publicUrl'>;

export function titleOf(item: { title: string; titleEn: string }): Localized {
  return { id: item.title, en: item.titleEn };
}

/** What was asked of each item when it was ordered. */
export function requestsOf(row: CardRow): (ItemRequest | null)[] {
  return row.items.map(requestOf);
}

export function invoiceOf(ctx: Urls, row: CardRow): OrderCard['invoice'] {
  const document = current(row, 'invoice');
  if (!document) return null;
  const lines = linesOf(document);
  return {
    number: document.number,
    version: document.version,
    total: Number(document.total),
    url: linkTo(ctx, row, document.fileId)?.url ?? '',
    lines: row.items.map((item, at) => ({ title: titleOf(item), amount: lines[at]?.amount ?? 0 })),
  };
}

/** Rupiah of the version that the invoice in force replaced. */
export function previousTotalOf(row: CardRow): number | null {
  const invoice = current(row, 'invoice');
  const before = row.documents.findLast(
    ({ kind, version }) => kind === 'invoice' && invoice !== undefined && version < invoice.version,
  );
  return before === undefined ? null : Number(before.total);
}

export function receiptOf(ctx: Urls, row: CardRow): OrderCard['receipt'] {
  const document = current(row, 'receipt');
  return document ? { number: document.number, url: linkTo(ctx, row, document.fileId)?.url ?? '' } : null;
}

/** What has a link: nothing before it was sent with the invoice (order_links.ts). `urlOf`: the address, where it is to come. */
export function attachmentsOf(
  ctx: Urls,
  row: CardRow,
  urlOf = (fileId: string): string | null => linkTo(ctx, row, fileId)?.url ?? null,
): OrderCard['attachments'] {
  return row.attachments.flatMap(({ itemId, kind: name, version, fileId }) => {
    const kind = ATTACHMENT_KINDS.find((one) => one === name);
    const item = row.items.find(({ id }) => id === itemId);
    const url = urlOf(fileId);
    if (kind === undefined || item === undefined || url === null) return [];
    return [{ kind, title: titleOf(item), name: row.files.get(fileId)?.name ?? '', version, url }];
  });
}

export function agreementOf(ctx: Urls, row: CardRow, state: OrderState): OrderCard['agreement'] {
  const document = current(row, 'agreement');
  if (!document) return null;
  const [copy] = row.agreements;
  return {
    number: document.number,
    version: document.version,
    url: linkTo(ctx, row, document.fileId)?.url ?? '',
    stampDuty: stampDutyOf(document),
    state: agreementStateOf(state) ?? null,
    returned: copy?.status === 'returned' ? copy.reason : null,
    signed:
      copy === undefined
        ? null
        : {
            sha256: row.files.get(copy.fileId)?.sha256 ?? '',
            method: copy.method === 'paper' ? 'paper' : 'upload',
          },
  };
}

/** What has a link: nothing before the release (order_links.ts). */
export function productsOf(ctx: Urls, row: CardRow): OrderCard['products'] {
  return row.items.flatMap((item) => {
    const link = item.fileId === null ? null : linkTo(ctx, row, item.fileId);
    return link ? [{ title: titleOf(item), ...link }] : [];
  });
}

/** The customer's request, and what an officer decided last (docs/domain.md 3). */
export function reductionOf(row: CardRow): OrderCard['reduction'] {
  const decided = newestOf(row, 'decideReduction');
  const waiting = row.reductions.find(({ status }) => status === 'waiting');
  if (decided === null && row.reductions.length === 0) return null;
  const percent = decided?.['percent'];
  return {
    waiting: waiting !== undefined,
    asked: (waiting ?? row.reductions[0])?.reason ?? null,
    letter: waiting !== undefined && waiting.fileId !== null,
    percent: typeof percent === 'number' ? percent : null,
    reason: textOf(decided?.['reason']),
  };
}

/** An officer's reasons per field, as the newest return gave them; what was mended since is no longer asked for. */
export function abstractionReturnedOf(row: CardRow): OrderCard['abstractionReturned'] {
  const fields = newestOf(row, 'return')?.['fields'];
  if (typeof fields !== 'object' || fields === null) return [];
  const reasons: Record<string, unknown> = { ...fields };
  const since = row.events.slice(
    0,
    row.events.findIndex(({ type }) => type === 'return'),
  );
  const mended = new Set(
    since.flatMap(({ type, details }) => (type === 'reviseAbstraction' ? [detailsOf(details)['fields']].flat() : [])),
  );
  return ABSTRACTION_FIELDS.flatMap((field) => {
    const reason = textOf(reasons[field]);
    return reason === null || mended.has(field) ? [] : [{ field, reason }];
  });
}

/** The customer's words at a cancellation; once paid, `money` is what the treasurer said of it. */
export function cancelReasonOf(event: { type: string; details: Parameters<typeof detailsOf>[0] } | undefined) {
  return event?.type === 'cancel' ? textOf(detailsOf(event.details)['words']) : null;
}

function current(row: CardRow, kind: CardRow['documents'][number]['kind']) {
  return row.documents.find((document) => document.kind === kind && document.status === 'current');
}

/** The link to a file: the living one, or else the last, which leads to a page that says how to get another. */
function linkTo(ctx: Urls, row: CardRow, fileId: string): { url: string; expiresAt: number } | null {
  const links = row.links.filter((link) => link.fileId === fileId);
  const link = links.findLast((candidate) => isLiving(candidate, ctx.now())) ?? links.at(-1);
  return link ? { url: linkUrl(ctx, link.id), expiresAt: link.expiresAt.getTime() } : null;
}
