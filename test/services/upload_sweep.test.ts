/** Uploads that nothing uses any more are let go of day by day, not only when the program starts (docs/domain.md 9). */
import { expect, it } from 'vitest';
import { emptyContext } from '../../machines/conversation/context.ts';
import type { Aside, Parked } from '../../machines/conversation/context.ts';
import type { ServiceContext } from '../../services/context.ts';
import { createTimerWorker } from '../../services/timer_worker.ts';
import type { Worker } from '../../services/worker.ts';
import { standAt } from '../bots/standing.ts';
import { ask, newCustomer, openOffice, placeMicrodata, uploadedFile } from './orders_office.ts';
import { DAY } from './workshop.ts';

async function kept(ctx: ServiceContext): Promise<string[]> {
  const rows = await ctx.db.read.storedFile.findMany({ where: { purpose: 'upload' }, select: { id: true } });
  return rows.map(({ id }) => id).toSorted();
}

/** One run of each, side by side. */
async function run(...workers: Worker[]): Promise<void> {
  for (const worker of workers) worker.start();
  await Promise.all(workers.map((worker) => worker.stop()));
}

const draftOf = (id: string) => ({ fields: { title: 'T' }, file: { id, name: 'a.pdf' }, statement: false });

it('goes after a day, by whichever program comes first, unless a form or an order names it', async () => {
  const { ctx, pass } = await openOffice();
  const { conversationId } = await newCustomer(ctx);
  const placed = await placeMicrodata(ctx);
  const [draft, parked, replaced] = [
    await uploadedFile(ctx, conversationId),
    await uploadedFile(ctx, conversationId),
    await uploadedFile(ctx, conversationId),
  ];
  const letter = await uploadedFile(ctx, placed.conversationId);
  const { code } = placed;
  await ask(ctx, placed, { type: 'actOnOrder', code, act: 'requestReduction', reason: 'Skripsi', fileId: letter });
  // a proof at hand when the form of an order was begun (machines/conversation/aside)
  const { order, words, stars, review, concerns } = { ...emptyContext('id'), words: parked };
  const place: Parked = {
    value: { orders: 'whichFile' },
    page: 0,
    order,
    words,
    stars,
    review,
    concerns,
    draft: true,
    shopping: null,
    below: null,
  };
  const { abstraction, asking, reduction, reminded } = emptyContext('id');
  const aside: Aside = { abstraction, asking, reduction, reminded, parked: place };
  await standAt(ctx, { abstraction: 'check' }, { abstraction: draftOf(draft), aside }, conversationId);
  await standAt(ctx, 'menu', {}, placed.conversationId);

  const [one, other] = [createTimerWorker(ctx), createTimerWorker(ctx)];
  await run(one, other);
  expect(await kept(ctx)).toEqual([draft, letter, parked, replaced].toSorted());
  pass(DAY - 1);
  await run(one, other);
  expect(await kept(ctx)).toContain(replaced);
  pass(1);
  await run(one, other);
  expect(await kept(ctx)).toEqual([draft, letter, parked].toSorted());
  expect([one.healthy(), other.healthy()]).toEqual([true, true]);

  await standAt(ctx, 'menu', {}, conversationId);
  pass(DAY);
  await run(one);
  expect(await kept(ctx)).toEqual([letter]);
});
