/** What the conversation asks of the office about products that have a request form. */
import { describe, expect, it } from 'vitest';
import { answerQuery } from '../../bots/effects.ts';
import type { ItemRequest, MapRequest } from '../../domain/request.ts';
import type { Query } from '../../machines/conversation/effects.ts';
import { openWorkshop } from '../services/workshop.ts';

const CHAT = { conversationId: 'chat-1', customerId: null, channel: 'web', language: 'id' as const, told: [] };
const SUSENAS = 'MIKRO-SUSENAS-KOR-2025';
const FULL: ItemRequest = {
  kind: 'microdata',
  round: 'Maret 2025',
  level: 'individu',
  variables: 'all',
  regions: 'all',
  table: null,
};

async function answers(query: Query) {
  const { ctx } = await openWorkshop({ seeded: true });
  return answerQuery(ctx, ctx.db.read, { ...CHAT }, query);
}

describe('the long lists of a form', () => {
  it('are listed ten a page, and a page beyond is the last', async () => {
    const { ctx } = await openWorkshop({ seeded: true });
    const row = await ctx.db.read.product.findUniqueOrThrow({ where: { code: SUSENAS } });
    const variables = Array.from({ length: 23 }, (_, at) => ({ code: `V${at + 1}`, label: `Variabel ${at + 1}` }));
    const attributes = { ...Object(row.attributes), variables };
    await ctx.db.write((tx) => tx.product.update({ where: { code: SUSENAS }, data: { attributes } }));
    const list = (page: number) =>
      answerQuery(ctx, ctx.db.read, { ...CHAT }, { type: 'listOptions', code: SUSENAS, what: 'variables', page });
    expect(await list(1)).toMatchObject({ page: 1, pages: 3, total: 23, options: { length: 10, 0: { code: 'V11' } } });
    expect(await list(9)).toMatchObject({ page: 2, options: { length: 3 } });
    const read = { type: 'readSelection', code: SUSENAS, what: 'variables', text: '2, 21-23, V5, X9' } as const;
    const chosen = await answerQuery(ctx, ctx.db.read, { ...CHAT }, read);
    expect(chosen).toMatchObject({ all: false, unknown: [{ said: 'X9' }] });
    expect(chosen.type === 'selection.read' && chosen.chosen.map(({ code }) => code)).toEqual([
      'V2',
      'V5',
      'V21',
      'V22',
      'V23',
    ]);
  });

  it('are empty for a product that is gone', async () => {
    expect(await answers({ type: 'listOptions', code: 'GONE', what: 'regions', page: 0 })).toMatchObject({ total: 0 });
    const read = { type: 'readSelection', code: 'GONE', what: 'regions', text: 'semua' } as const;
    expect(await answers(read)).toMatchObject({ chosen: [], all: false, unknown: [{ said: 'semua' }] });
  });
});

it('prices a basket of all kinds, and names what is gone', async () => {
  const maps: MapRequest = { kind: 'map', level: 'desa', regions: [{ code: '3602', name: 'Lebak' }] };
  const priced = await answers({
    type: 'priceBasket',
    lines: [
      { code: 'PDA-3600-2025', request: null },
      { code: SUSENAS, request: FULL },
      { code: 'PETA-3600-2024', request: maps },
      { code: SUSENAS, request: { ...FULL, level: 'desa' } },
      { code: 'GONE', request: null },
    ],
  });
  expect(priced).toMatchObject({ total: 345_000, gone: [SUSENAS, 'GONE'] });
  expect(priced.type === 'basket.priced' && priced.lines.map(({ price }) => price)).toEqual([275_000, null, 70_000]);
});
