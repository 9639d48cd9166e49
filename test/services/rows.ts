/** Rows that the office side refers to but does not make. */
import type { ServiceContext } from '../../services/context.ts';

/** An order without content, and its customer. */
export async function addOrder(ctx: ServiceContext, id: string, code: string): Promise<void> {
  const at = new Date(ctx.now());
  await ctx.db.write(async (tx) => {
    await tx.customer.create({
      data: {
        id: `customer-of-${id}`,
        name: 'Citra Pelanggan',
        email: 'citra@mail.example',
        phone: '+6281200000000',
        segment: 'other',
        institution: '-',
        occupation: 'other',
        use: 'other',
        country: 'ID',
        npwpDeclaredActive: false,
        language: 'id',
        createdAt: at,
        updatedAt: at,
      },
    });
    await tx.order.create({
      data: {
        id,
        code,
        customerId: `customer-of-${id}`,
        language: 'id',
        phase: 'review',
        machine: {},
        revision: 0,
        termsVersion: '1',
        buyer: {},
        clock: {},
        createdAt: at,
        updatedAt: at,
      },
    });
  });
}

/** An invoice of that order, issued now; `fileId`: of its PDF. */
export async function addInvoice(ctx: ServiceContext, orderId: string, fileId = 'none'): Promise<void> {
  await ctx.db.write((tx) =>
    tx.document.create({
      data: {
        id: `invoice-of-${orderId}`,
        orderId,
        kind: 'invoice',
        version: 0,
        number: 'B-001/36000/HM.340/2026',
        status: 'current',
        total: 50_000n,
        content: {},
        fileId,
        verifyCode: `code-of-${orderId}`,
        issuedAt: new Date(ctx.now()),
        issuedById: 'petugas-1',
      },
    }),
  );
}

/** A sample of an item of micro data, with the item and its product. */
export async function addAttachment(ctx: ServiceContext, orderId: string, fileId: string): Promise<{ itemId: string }> {
  const at = new Date(ctx.now());
  const product = { code: `MD-${orderId}`, kind: 'microdata' as const, title: 'Data mikro', titleEn: 'Micro data' };
  const itemId = `item-of-${orderId}`;
  const productId = `product-of-${orderId}`;
  await ctx.db.write(async (tx) => {
    await tx.product.create({
      data: {
        ...product,
        id: productId,
        year: 2025,
        description: '-',
        descriptionEn: '-',
        keywords: '',
        active: true,
        attributes: {},
        createdAt: at,
        updatedAt: at,
      },
    });
    await tx.orderItem.create({ data: { ...product, id: itemId, orderId, position: 0, productId } });
    await tx.attachment.create({
      data: {
        id: `attachment-${fileId}`,
        orderId,
        itemId,
        kind: 'sample',
        version: 0,
        fileId,
        status: 'current',
        addedById: 'petugas-1',
        createdAt: at,
      },
    });
  });
  return { itemId };
}
