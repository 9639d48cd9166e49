/** An order of micro data, maps and publications, put into its rows as placing leaves them, ready for its invoice. */
import type { Abstraction, Party } from '../../domain/abstraction.ts';
import { createInlineRenderer } from '../../documents/renderer.ts';
import type { ItemRequest, Region } from '../../domain/request.ts';
import { IDLE_CLOCK } from '../../domain/service_clock.ts';
import type { Language } from '../../domain/vocabulary.ts';
import { startOrder } from '../../machines/order/life.ts';
import type { OrderAct } from '../../machines/order/machine.ts';
import type { ServiceContext } from '../../services/context.ts';
import { newId } from '../../services/ids.ts';
import { actOnOrder } from '../../services/orders/acts.ts';
import { sendInvoice } from '../../services/orders/invoices.ts';
import { asJson, buyerNow } from '../../services/orders/rows.ts';
import { detailsOf } from '../../services/orders/timeline.ts';
import { openWorkshop, PETUGAS } from './workshop.ts';
import type { Workshop } from './workshop.ts';

export type DataItem =
  | { kind: 'publication'; pages: number | null }
  | { kind: 'microdata'; request: ItemRequest | null; size: number | null }
  | { kind: 'map'; request: ItemRequest | null };

export const ABSTRACTION: Abstraction = {
  fields: { title: 'Kemiskinan perkotaan di pesisir', purpose: 'Menghitung garis kemiskinan per kecamatan.' },
  file: null,
  statement: true,
};
export const PARTY: Party = { position: 'Peneliti madya', address: 'Jl. Tembalang 13, Semarang' };

export const FULL_SET: ItemRequest = {
  kind: 'microdata',
  round: 'Maret 2025',
  level: 'rumah tangga',
  variables: 'all',
  regions: 'all',
  table: null,
};
export const LEBAK: Region = { code: '3602', name: 'Kabupaten Lebak' };
export const REGENCIES: readonly Region[] = [
  { code: '3601', name: 'Kabupaten Pandeglang' },
  LEBAK,
  { code: '3603', name: 'Kabupaten Tangerang' },
];

/** With the example office, and the inline renderer that makes real PDFs. */
export async function openDataOffice(): Promise<Workshop> {
  const workshop = await openWorkshop({ seeded: true });
  workshop.ctx.renderer = createInlineRenderer();
  return workshop;
}

/** An order in preparation, every file there and every data set with its sample; gives its code. */
export async function dataOrder(
  ctx: ServiceContext,
  items: readonly DataItem[],
  {
    language = 'id',
    country = 'ID',
    abstraction = ABSTRACTION,
  }: {
    language?: Language;
    country?: string;
    abstraction?: Abstraction;
  } = {},
): Promise<string> {
  const [id, customerId] = [newId(ctx), newId(ctx)];
  const code = `GP-${id.slice(-6)}`;
  const at = new Date(ctx.now());
  const stamps = { createdAt: at, updatedAt: at };
  const data = items.some(({ kind }) => kind !== 'publication');
  await ctx.db.write(async (tx) => {
    await tx.customer.create({
      data: {
        id: customerId,
        name: 'Citra Pelanggan',
        email: 'citra@mail.example',
        phone: '+6281234567890',
        segment: 'research_education',
        institution: 'Universitas Contoh',
        occupation: 'researcher',
        use: 'research',
        country,
        npwpDeclaredActive: false,
        language,
        ...stamps,
      },
    });
    await tx.order.create({
      data: {
        id,
        code,
        customerId,
        language,
        phase: 'preparing',
        machine: asJson({ ...startOrder(), value: 'preparing' }),
        revision: 1,
        termsVersion: 'terms-1',
        buyer: await buyerNow(tx, customerId),
        clock: asJson(IDLE_CLOCK),
        abstraction: data ? ctx.vault.encrypt(JSON.stringify(abstraction)) : null,
        party: data ? ctx.vault.encrypt(JSON.stringify(PARTY)) : null,
        agreementTerms: data ? 'built-in-1' : null,
        ...stamps,
      },
    });
    for (const [position, item] of items.entries()) {
      const product = await tx.product.findFirstOrThrow({ where: { kind: item.kind }, orderBy: { code: 'asc' } });
      const [itemId, fileId] = [newId(ctx), newId(ctx)];
      const size = item.kind === 'microdata' ? item.size : 1;
      if (size !== null) await tx.storedFile.create({ data: storedFile(ctx, fileId, size) });
      await tx.orderItem.create({
        data: {
          id: itemId,
          orderId: id,
          position,
          productId: product.id,
          code: product.code,
          kind: item.kind,
          title: product.title,
          titleEn: product.titleEn,
          pages: item.kind === 'publication' ? item.pages : null,
          ...('request' in item && item.request !== null ? { request: JSON.parse(JSON.stringify(item.request)) } : {}),
          fileId: size === null ? null : fileId,
        },
      });
      if (item.kind === 'microdata') {
        const rest = { version: 0, fileId, status: 'current', addedById: 'petugas-1', createdAt: at };
        await tx.attachment.create({ data: { id: newId(ctx), orderId: id, itemId, kind: 'sample', ...rest } });
      }
    }
  });
  return code;
}

function storedFile(ctx: ServiceContext, id: string, size: number) {
  const facts = { name: 'data.csv', mime: 'text/csv', size: BigInt(size), sha256: '0'.repeat(64), encrypted: false };
  return { id, purpose: 'product', owner: 'officer:petugas-1', createdAt: new Date(ctx.now()), ...facts };
}

/** An act of the order's customer that leaves nothing but itself. */
export async function customerDoes(ctx: ServiceContext, code: string, act: OrderAct): Promise<void> {
  const { customerId } = await ctx.db.read.order.findUniqueOrThrow({ where: { code } });
  const actor = { kind: 'customer', id: customerId, name: '' } as const;
  const acted = await ctx.db.write((tx) => actOnOrder(ctx, tx, { code, actor, act }));
  if (!acted.ok) throw new Error(`refused: ${act} ${acted.reason}`);
}

export async function onPage(ctx: ServiceContext, code: string): Promise<{ code: string; revision: number }> {
  const { revision } = await ctx.db.read.order.findUniqueOrThrow({ where: { code } });
  return { code, revision };
}

/** An officer sends the invoice and what goes with it, with nothing to add. */
export async function send(ctx: ServiceContext, code: string, given: object = {}) {
  return sendInvoice(ctx, PETUGAS, { ...(await onPage(ctx, code)), pages: {}, notes: [], words: null, ...given });
}

/** Of the newest event of a type. */
export async function lastDetails(ctx: ServiceContext, type: string) {
  const event = await ctx.db.read.orderEvent.findFirstOrThrow({ where: { type }, orderBy: { id: 'desc' } });
  return detailsOf(event.details);
}
