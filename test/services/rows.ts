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

/** An invoice of that order, issued now. */
export async function addInvoice(ctx: ServiceContext, orderId: string): Promise<void> {
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
        fileId: 'none',
        verifyCode: `code-of-${orderId}`,
        issuedAt: new Date(ctx.now()),
        issuedById: 'petugas-1',
      },
    }),
  );
}
