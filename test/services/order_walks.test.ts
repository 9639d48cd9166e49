/** Whatever is done to an order by whomever, in whatever order: what is promised of money, papers and release holds. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { InvoiceContent } from '../../documents/content.ts';
import type { Role } from '../../domain/vocabulary.ts';
import type { OrderAct } from '../../machines/order/machine.ts';
import type { Reader } from '../../prisma/database.ts';
import { allOrders } from '../withstand/all_orders.ts';
import { checkFiles, checkLetters } from '../withstand/check_papers.ts';
import { hasItsRows } from '../withstand/check_rows.ts';
import { isFoldOfEvents } from '../withstand/order_fold.ts';
import type { ServiceContext } from '../../services/context.ts';
import { CITRA, newCustomer, openOffice, place, placeMicrodata } from './orders_office.ts';
import type { Placed } from './orders_office.ts';
import { step, take } from './order_walk.ts';
import type { Taken } from './order_walk.ts';

const MOST_STEPS = 45;

/** What a run of the walks must have reached to say anything. */
const REACHED: readonly OrderAct[] = [
  'decideReduction',
  'sendInvoice',
  'sendAgreement',
  'approveInvoice',
  'acceptAgreement',
  'fileAgreementOnPaper',
  'confirmPayment',
  'acceptProof',
  'issueReceipt',
  'release',
  'reissueReceipt',
];

const KINDS = ['publications', 'abroad', 'microdata', 'reduced'] as const;

function placed(ctx: ServiceContext, kind: (typeof KINDS)[number]): Promise<Placed> {
  switch (kind) {
    case 'publications':
      return place(ctx);
    case 'abroad':
      return place(ctx, { ...CITRA, country: 'MY' });
    case 'microdata':
      return placeMicrodata(ctx);
    case 'reduced':
      return placeMicrodata(ctx, { reduction: { reason: 'Skripsi', fileId: null } });
  }
}

test(
  'no walk leads to a release without its conditions, a wrong amount or a number of two papers',
  { timeout: 240_000 },
  async () => {
    const { ctx, dataDir } = await openOffice();
    const done: Taken[] = [];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...KINDS),
        fc.array(step, { minLength: MOST_STEPS, maxLength: MOST_STEPS }),
        async (kind, steps) => {
          const walk = { ctx, placed: await placed(ctx, kind), stranger: await newCustomer(ctx) };
          for (const one of steps) {
            const taken = await take(walk, one);
            done.push(taken);
            expect(taken.all, `two at once: ${taken.act}`).toBe(false);
            if (['admin', 'pimpinan', 'stranger'].includes(taken.who)) expect(taken).toMatchObject({ ok: false });
            if (taken.ok) await keepsItsPromises(ctx.db.read, walk.placed.code);
          }
          expect(await checkLetters(ctx.db.read)).toEqual([]);
        },
      ),
      // walks of a fixed seed, so that what they reach does not hang on luck
      { numRuns: 30, endOnFailure: true },
    );
    expect(await checkFiles(ctx.db.read, dataDir)).toEqual([]);
    // the events alone tell every order, and each act left its rows; nobody is there to tell the customers
    const roles = new Map<string, Role>([
      ['petugas-1', 'petugas'],
      ['bendahara-1', 'bendahara'],
    ]);
    const orders = await allOrders(ctx.db.read);
    expect(orders.flatMap((order) => isFoldOfEvents(order, roles))).toEqual([]);
    const left = orders.flatMap((order) => hasItsRows(order)).filter((found) => !found.includes('untold events'));
    expect(left).toEqual([]);
    const reached = new Set(done.filter(({ ok }) => ok).map(({ act }) => act));
    expect(REACHED.filter((act) => !reached.has(act))).toEqual([]);
    // and far from all of it was let through
    expect(done.filter(({ ok }) => !ok).length).toBeGreaterThan(done.length / 10);
  },
);

async function keepsItsPromises(read: Reader, code: string): Promise<void> {
  const order = await read.order.findUniqueOrThrow({
    where: { code },
    include: { items: true, documents: true, payments: true, agreements: true, events: true, links: true },
  });
  const current = (kind: string) => order.documents.filter((one) => one.kind === kind && one.status === 'current');
  expect(order.events).toHaveLength(order.revision);
  const [invoice, ...others] = current('invoice');
  expect(others).toEqual([]);
  if (invoice !== undefined) {
    const { lines, total } = invoice.content as unknown as InvoiceContent;
    expect(total).toBe(lines.reduce((sum, { amount }) => sum + amount, 0));
    expect([invoice.total, order.total]).toEqual([BigInt(total), BigInt(total)]);
  }
  for (const receipt of order.documents.filter(({ kind }) => kind === 'receipt')) {
    expect(receipt.total).toBe(invoice?.total);
  }
  const products = new Set(order.items.map(({ fileId }) => fileId));
  const released = order.events.some(({ type }) => type === 'release');
  if (!released) {
    expect(order.links.filter(({ fileId }) => products.has(fileId))).toEqual([]);
    return;
  }
  // docs/domain.md 2.12: paid or Rp0, the agreement where it is due, and the files
  if (invoice?.total !== 0n) expect(order.payments.map(({ amount }) => amount)).toEqual([invoice?.total]);
  const agreed = order.items.some(({ kind }) => kind !== 'publication');
  expect(order.agreements.filter(({ status }) => status === 'accepted')).toHaveLength(agreed ? 1 : 0);
  expect(products.has(null)).toBe(false);
  expect(current('receipt')).toHaveLength(1);
}
