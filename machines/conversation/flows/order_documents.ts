/** What the office sent with an order, as messages of their own: documents, samples, the billing code, the products. */
import { REVIEW_PARTS } from '../../../domain/abstraction.ts';
import type { ReviewPart } from '../../../domain/abstraction.ts';
import { text } from '../../texts/text.ts';
import type { Text } from '../../texts/text.ts';
import type { OrderCard } from '../effects.ts';
import { bubble } from '../setup.ts';
import type { Say } from '../setup.ts';

/** What is there to be reviewed (B9, R14): with publications the invoice alone. */
export function partsOf({ attachments, agreement }: OrderCard): ReviewPart[] {
  const sent = { invoice: true, sample: attachments.length > 0, agreement: agreement !== null };
  return REVIEW_PARTS.filter((part) => sent[part]);
}

/**
 * The versions of what is there to be reviewed, in the order of its parts: '1' of an invoice alone, '1.0.2' with samples and
 * agreement. Whoever approves names it, so that nobody approves what they were not shown.
 */
export function reviewVersion(order: OrderCard): string {
  const { invoice, attachments, agreement } = order;
  const versions: Record<ReviewPart, number> = {
    invoice: invoice?.version ?? 0,
    sample: attachments.reduce((sum, { version }) => sum + version, 0),
    agreement: agreement?.version ?? 0,
  };
  return partsOf(order)
    .map((part) => versions[part])
    .join('.');
}

/** The links of one part under review. */
export function partSays(order: OrderCard, part: ReviewPart): Say[] {
  switch (part) {
    case 'invoice':
      return order.invoice === null
        ? []
        : [link(text('link.invoice', { number: invoiceNumber(order) }), order.invoice.url)];
    case 'sample':
      return order.attachments.map(({ kind, title, name, url }) =>
        link(text('link.attachment', { kind: text(`attachment.${kind}`), title, name }), url),
      );
    case 'agreement':
      return order.agreement === null
        ? []
        : [link(text('link.agreement', { number: agreementNumber(order) }), order.agreement.url)];
  }
}

/** The documents and the billing code as messages of their own, before the card. */
export function cardSays(order: OrderCard): Say[] {
  const says: Say[] = [];
  const settling = order.phase === 'settling';
  if (order.phase === 'invoiced') says.push(...partsOf(order).flatMap((part) => partSays(order, part)));
  if (settling) says.push(...partSays(order, 'invoice'));
  if (order.agreement?.state === 'awaitingSignature') says.push(...partSays(order, 'agreement'));
  if (settling && order.billing !== null && order.payment === 'awaitingPayment') {
    says.push(...billingSays(order.billing));
  }
  if (settling && order.transferTo !== null && order.payment === 'awaitingProof') {
    const { code, total, transferTo } = order;
    says.push(bubble(text('transfer.how', { code, total: total ?? 0, bank: transferTo })));
  }
  if (order.receipt !== null)
    says.push(link(text('link.receipt', { number: order.receipt.number }), order.receipt.url));
  for (const product of order.products) {
    says.push(link(text('link.product', { title: product.title, expires: product.expiresAt }), product.url));
  }
  return says;
}

function link(words: Text, url: string): Say {
  return { kind: 'link', text: words, label: text('link.open'), url };
}

/** The code alone in its message; channels, expiry and the fraud line around it (docs/domain.md 5). */
export function billingSays(billing: NonNullable<OrderCard['billing']>): Say[] {
  return [
    bubble(text('billing.before', { amount: billing.amount, expires: billing.expiresAt })),
    { kind: 'code', value: billing.code },
    bubble(text('billing.after')),
  ];
}

/** 'B-026/36000/HM.340/2026', or with ' (R1)' behind it for a later version (docs/domain.md 2.8). */
export function invoiceNumber({ invoice }: OrderCard): string {
  return invoice === null ? '' : withVersion(invoice);
}

export function agreementNumber({ agreement }: OrderCard): string {
  return agreement === null ? '' : withVersion(agreement);
}

function withVersion({ number, version }: { number: string; version: number }): string {
  return version === 0 ? number : `${number} (R${version})`;
}
