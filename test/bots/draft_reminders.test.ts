import { expect, onTestFinished, test } from 'vitest';
import type { Context } from '../../machines/conversation/context.ts';
import { readBody } from '../../services/message_bodies.ts';
import { openOffice } from '../office.ts';
import type { OfficeOptions } from '../office.ts';
import { temporaryDirectory } from '../prisma/temporary.ts';
import { standAt } from './standing.ts';
import { Visitor } from './webchat/chat.ts';

const STARTED: Partial<Context> = {
  abstraction: { fields: { title: 'Kemiskinan' }, file: null, statement: false },
  asking: ['background'],
};

/** Monday 23 November 2026, 10:00; service hours are of Mondays to Fridays. */
async function openDraft(
  value: Parameters<typeof standAt>[1],
  context: Partial<Context> = STARTED,
  given: Pick<OfficeOptions, 'dataDir'> = {},
) {
  const office = await openOffice({ ...given, clock: '2026-11-23 10:00' });
  if (given.dataDir === undefined) onTestFinished(() => office.stop());
  const visitor = new Visitor({ origin: office.url });
  await visitor.start();
  await visitor.say('halo');
  const id = await standAt(office.ctx, value, context);
  const { revision } = await office.ctx.db.read.conversation.findUniqueOrThrow({ where: { id } });
  return { office, visitor, id, revision };
}

type Draft = Awaited<ReturnType<typeof openDraft>>;

async function reminders({ office: { ctx }, id }: Pick<Draft, 'office' | 'id'>): Promise<string[]> {
  const rows = await ctx.db.read.message.findMany({
    where: { conversationId: id, externalId: { startsWith: 'reminder:' } },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ body }) => (readBody(ctx, body) as { text: string }).text);
}

test('a form left for seven days is reminded of once, with its question, and goes on from there', async () => {
  const draft = await openDraft({ abstraction: 'field' });
  const { visitor } = draft;
  await draft.office.setClock('2026-11-30 09:59');
  expect(await reminders(draft)).toEqual([]);
  await draft.office.setClock('2026-11-30 11:00');
  const [gentle, question, ...more] = await reminders(draft);
  expect(gentle).toContain('masih tersimpan');
  expect(question).toContain('latar belakang');
  expect(more).toEqual([]);
  for (const day of ['12-01', '12-07', '12-10']) await draft.office.setClock(`2026-${day} 11:00`);
  expect(await reminders(draft)).toHaveLength(2);
  await visitor.say('Tinggi');
  await visitor.say('lanjut');
  expect((await visitor.history()).at(-1)).toMatchObject({ from: 'office', progress: { step: 3, of: 8 } });
  // as was promised, it is not reminded of again
  await draft.office.setClock('2026-12-18 11:00');
  expect(await reminders(draft)).toHaveLength(2);
});

test('outside of the service hours it waits for the next opening', async () => {
  const draft = await openDraft({ abstraction: 'field' });
  await draft.office.setClock('2026-11-30 08:00');
  await draft.office.setClock('2026-12-05 11:00');
  expect(await reminders(draft)).toEqual([]);
  await draft.office.setClock('2026-12-07 08:00');
  await draft.office.setClock('2026-12-07 09:00');
  expect(await reminders(draft)).toHaveLength(2);
});

test('a form that is parked counts; the menu offers to go on with it', async () => {
  const parked = {
    value: { abstraction: 'field' },
    page: 0,
    order: null,
    words: '',
    stars: 0,
    review: {},
    concerns: [],
    draft: true,
    shopping: null,
    below: null,
  };
  const draft = await openDraft('menu', { ...STARTED, parked });
  await draft.office.setClock('2026-11-30 11:00');
  expect(await reminders(draft)).toHaveLength(2);
});

test.each<[string, Parameters<typeof standAt>[1], Partial<Context>]>([
  ['nothing was entered', { shop: 'choosing' }, {}],
  ['no form is open', 'menu', STARTED],
  ['there is no consent', { abstraction: 'field' }, { ...STARTED, consented: false }],
])('nobody is reminded when %s', async (_, value, context) => {
  const draft = await openDraft(value, context);
  await draft.office.setClock('2026-11-30 11:00');
  await draft.office.setClock('2026-12-02 11:00');
  expect(await reminders(draft)).toEqual([]);
});

test('who came back in time is not reminded of the silence before', async () => {
  const draft = await openDraft({ abstraction: 'field' });
  await draft.office.setClock('2026-11-27 11:00');
  await draft.visitor.say('Tinggi');
  await draft.office.setClock('2026-12-02 11:00');
  expect(await reminders(draft)).toEqual([]);
});

test('a program that starts again does not remind again', async () => {
  const dataDir = temporaryDirectory();
  const draft = await openDraft({ abstraction: 'field' }, STARTED, { dataDir });
  await draft.office.setClock('2026-11-30 11:00');
  await draft.office.stop();
  const office = await openOffice({ dataDir, clock: '2026-11-30 13:00' });
  onTestFinished(() => office.stop());
  const again = { ...draft, office };
  await office.setClock('2026-12-01 11:00');
  expect(await reminders(again)).toHaveLength(2);
});
