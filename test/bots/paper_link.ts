/** Links to papers of the order 'order-1', as the office's messages hold them. */
import type { OutboundBody } from '../../bots/channel.ts';
import type { ServiceContext } from '../../services/context.ts';
import { storeBytes } from '../../services/files.ts';
import { linkUrl, makeLink } from '../../services/links.ts';
import { addAttachment, addInvoice } from '../services/rows.ts';
import { DAY } from '../services/workshop.ts';

export const PDF = { name: 'Invoice B-001.pdf', mime: 'application/pdf' };

interface LinkOptions {
  bytes?: Buffer;
  words?: string;
  name?: string;
  mime?: string;
}

/** A file as it is to the order, behind a link in a message. */
export async function linkTo(
  ctx: ServiceContext,
  what: 'invoice' | 'sample' | 'product',
  { bytes = Buffer.from('%PDF-1.7 isi'), words = 'Ini *invoice* Anda.', ...about }: LinkOptions = {},
): Promise<Extract<OutboundBody, { kind: 'link' }>> {
  const purpose = what === 'invoice' ? 'document' : 'product';
  const file = await storeBytes(ctx, { bytes, ...PDF, ...about, purpose, owner: 'system' });
  if (what === 'invoice') await addInvoice(ctx, 'order-1', file.id);
  if (what === 'sample') await addAttachment(ctx, 'order-1', file.id);
  const link = await ctx.db.write((tx) =>
    makeLink(tx, ctx, { orderId: 'order-1', fileId: file.id, expiresAt: ctx.now() + DAY, maxUses: 3 }),
  );
  return { kind: 'link', text: words, label: 'Unduh', url: linkUrl(ctx, link.id) };
}
