/** Letters about an order: its invoice, its receipt, the links to its products (docs/domain.md 15). */
import { text } from '../../machines/texts/text.ts';
import type { Text } from '../../machines/texts/text.ts';
import type { OrderAct } from '../../machines/order/machine.ts';
import type { Tx } from '../../prisma/database.ts';
import type { ServiceContext } from '../context.ts';
import { linkUrl } from '../links.ts';
import { isLiving } from '../orders/order_links.ts';
import { mailCustomer } from './letters.ts';

type About = 'invoice' | 'receipt' | 'products';

const LETTERS: { readonly [A in OrderAct]?: About } = {
  sendInvoice: 'invoice',
  issueReceipt: 'receipt',
  reissueReceipt: 'receipt',
  release: 'products',
  releaseAgain: 'products',
};

/** The documents that go along. */
const PAPERS = { invoice: ['invoice', 'agreement'], receipt: ['receipt'], products: [] } as const;

/** In the write of the act, after its documents and links; most acts have no letter. */
export async function mailOrder(
  ctx: ServiceContext,
  tx: Tx,
  { orderId, eventId, act }: { orderId: string; eventId: number; act: OrderAct },
): Promise<void> {
  const about = LETTERS[act];
  if (about === undefined || !ctx.mail) return;
  const order = await tx.order.findUniqueOrThrow({
    where: { id: orderId },
    include: {
      items: { orderBy: { position: 'asc' } },
      documents: { where: { status: 'current' } },
      links: { orderBy: { createdAt: 'asc' } },
    },
  });
  const linkTo = (fileId: string | null, label: Text) => {
    const link = order.links.findLast((one) => one.fileId === fileId && isLiving(one, ctx.now()));
    return link === undefined ? [] : [{ label, url: linkUrl(ctx, link.id) }];
  };
  const papers = PAPERS[about].flatMap((kind) => order.documents.find((one) => one.kind === kind) ?? []);
  const products = about === 'products' ? order.items : [];
  const { code } = order;
  const [paper] = papers;
  const facts = { code, number: paper?.number ?? '', total: Number(paper?.total ?? 0n) };
  await mailCustomer(tx, ctx, {
    customerId: order.customerId,
    key: `order:${eventId}`,
    subject: text(`mail.${about}.subject`, { code }),
    paragraphs: bodyOf(about, facts),
    links: [
      ...products.flatMap(({ fileId, title, titleEn }) =>
        linkTo(fileId, text('mail.product.open', { title: { id: title, en: titleEn } })),
      ),
      ...papers.flatMap(({ kind, fileId }) => linkTo(fileId, text(`mail.paper.${kind}`))),
    ],
    files: papers.map(({ fileId }) => fileId),
    thread: code,
  });
}

function bodyOf(about: About, facts: { code: string; number: string; total: number }): Text[] {
  const { code } = facts;
  switch (about) {
    case 'invoice':
      // docs/domain.md 5: the line against fraud goes with every bill
      return [text('mail.invoice', facts), text('mail.invoice.safe')];
    case 'receipt':
      return [text('mail.receipt', facts)];
    case 'products':
      return [text('mail.products', { code })];
  }
}
