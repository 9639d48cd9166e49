/** Asking for micro data and maps: the request form, the basket of such lines, splitting and placing. */
import { describe, expect, it } from 'vitest';
import type { Command } from '../../../machines/conversation/effects.ts';
import type { ItemRequest } from '../../../domain/request.ts';
import { renderText } from '../../../machines/texts/render.ts';
import { understand } from '../../../machines/understanding/understand.ts';
import { asked, nameOf, tell } from './chat.ts';
import type { Chat, Turn } from './chat.ts';
import { consented, play, registered } from './stories.ts';

const REGENCIES = ['3601', '3602', '3603', '3604'];

function where({ state }: Chat): string {
  return nameOf(state.value);
}

function keysOf({ says }: Turn): string[] {
  return says.map((say) => (say.kind === 'code' ? say.value : say.text.key));
}

function commandsOf({ strides }: Turn): Command[] {
  return strides.flatMap(({ effects }) =>
    effects.flatMap((effect) => (effect.kind === 'command' ? [effect.command] : [])),
  );
}

function requestsOf(chat: Chat): (ItemRequest | null)[] {
  return chat.state.context.basket.map(({ request }) => request);
}

function shown(chat: Chat): string {
  return renderText(asked(chat).text, { language: 'id', timeZone: 'Asia/Jakarta', overrides: new Map() });
}

/** What is typed, understood in the light of what is asked. */
function typed(chat: Chat, text: string): Turn {
  const question = asked(chat);
  const options = [...question.answers, ...(question.beyond ?? [])];
  const labels = options.map(({ label }) => {
    const [id = '', en = ''] = (['id', 'en'] as const).map((language) =>
      renderText(label, { language, timeZone: 'Asia/Jakarta', overrides: new Map() }),
    );
    return { id, en };
  });
  return tell(chat, understand({ kind: 'text', text }, { question, labels }));
}

const CHOOSE = ['menu.order', 'shop.choose'];
const DATA = ['kind:microdata', 'product:MIK-SUSENAS', 'request.begin', 'round.0', 'level.1'];
const MAP = ['kind:map', 'product:PETA-3600', 'request.begin', 'level.0'];

function asking(lines: readonly string[], chat = registered()): Chat {
  return play(chat, [...CHOOSE, ...lines]);
}

describe('the request form', () => {
  it('asks for round, level, part and processing of micro data, and says the rule of its price', () => {
    const chat = asking([...DATA, 'part.full', 'processing.none']);
    expect(where(chat)).toBe('shop.requested');
    expect(shown(chat)).toContain('Rp20.000 s.d. 1 MB, lalu Rp20 per 1.000 byte');
    expect(requestsOf(play(chat, ['request.add']))).toEqual([
      { kind: 'microdata', round: 'Maret', level: 'individu', variables: 'all', regions: 'all', table: null },
    ]);
  });

  it('takes chosen variables and regions, and the table that is wanted', () => {
    const chat = asking([...DATA, 'part.chosen', '1,3', 'pick.done', 'semua kabupaten', 'pick.done']);
    expect(where(chat)).toBe('shop.processing');
    const asked_ = play(chat, ['processing.table', 'Rata-rata umur menurut kabupaten', 'request.add']);
    expect(requestsOf(asked_)).toMatchObject([
      {
        variables: [{ code: 'R101' }, { code: 'R103' }],
        regions: REGENCIES.map((code) => ({ code })),
        table: 'Rata-rata umur menurut kabupaten',
      },
    ]);
  });

  it('counts all of a list as all, however it was chosen', () => {
    const chat = asking([...DATA, 'part.chosen', 'pick.all', 'pick.done', '1-12', 'pick.done', 'processing.none']);
    expect(requestsOf(play(chat, ['request.add']))).toMatchObject([{ variables: 'all', regions: 'all' }]);
  });

  it('prices a map at once, each region one of them', () => {
    const chat = asking([...MAP, 'lebak, kota cilegon, 1', 'pick.done']);
    expect(shown(chat)).toContain('Rp90.000* untuk 3 peta');
    expect(requestsOf(play(chat, ['request.add']))).toEqual([
      {
        kind: 'map',
        level: 'kecamatan',
        regions: [
          { code: '3601', name: 'Kabupaten Pandeglang' },
          { code: '3602', name: 'Kabupaten Lebak' },
          { code: '3672', name: 'Kota Cilegon' },
        ],
      },
    ]);
    expect(requestsOf(play(asking(MAP), ['pick.all', 'pick.done', 'request.add']))).toMatchObject([
      { regions: { length: 8 } },
    ]);
  });

  it('does not ask what there is no choice about', () => {
    const chat = asking(['kind:map', 'product:PETA-3601', 'request.begin', 'level.1']);
    expect(where(chat)).toBe('shop.requested');
    expect(shown(chat)).toContain('Rp70.000* untuk 1 peta');
  });

  it('says that only full sets are sold, and where to get a part', () => {
    const product = asking(['kind:microdata', 'product:MIK-PENUH']);
    const turn = typed(product, 'ya');
    expect(keysOf(turn)).toEqual(['request.fullSetOnly']);
    const chat = play(turn.chat, ['round.1', 'level.0']);
    expect(where(chat)).toBe('shop.requested');
    expect(requestsOf(play(chat, ['request.add']))).toMatchObject([{ variables: 'all', regions: 'all', table: null }]);
  });

  it('changes one thing without asking for the others again', () => {
    const full = asking([...DATA, 'part.full', 'processing.none', 'request.change', 'change.level', 'level.0']);
    expect(where(full)).toBe('shop.requested');
    const part = play(full, ['request.change', 'change.regions', 'semua kota', 'pick.done', 'request.add']);
    expect(requestsOf(part)).toMatchObject([{ level: 'rumah tangga', variables: 'all', regions: { length: 4 } }]);
  });

  it('shows the rules first to who came by the search, and goes on with the request (R7)', () => {
    const rules = play(consented(), ['menu.search', 'kind:map', 'product:PETA-3601', 'request.begin']);
    expect(where(rules)).toBe('shop.rules');
    const chosen = play(rules, ['request.continue', 'level.1', 'request.add']);
    expect(where(chosen)).toBe('profile.name');
    expect(requestsOf(chosen)).toHaveLength(1);
  });

  it('says that a kind is not sold before it is chosen, and where to get it', () => {
    const list = asking(['kind:microdata']);
    const label = asked(list).answers.find(({ id }) => id === 'product:MIK-TUTUP')?.label;
    const wording = { language: 'id', timeZone: 'Asia/Jakarta', overrides: new Map() } as const;
    expect(label && renderText(label, wording)).toContain('tidak dijual lewat asisten ini');
    expect(where(play(list, ['product:MIK-TUTUP']))).toBe('shop.elsewhere');
  });
});

describe('a long list', () => {
  const picking = asking([...DATA, 'part.chosen', 'pick.all', 'pick.done']);

  it('is numbered through, and its numbers are not those of the answers', () => {
    expect(shown(picking)).toContain('10. Kecamatan Menes (3601010)');
    const second = play(picking, ['page.next']);
    expect(shown(second)).toMatch(/^11\. Kecamatan Labuan/m);
    expect(typed(second, '1').chat.state.context.request?.regions).toEqual([{ code: '36', name: 'Banten' }]);
    expect(typed(second, '12').chat.state.context.request?.regions).toMatchObject([{ code: '3601030' }]);
  });

  it('names what it does not know, and keeps what it knows', () => {
    const turn = typed(picking, 'lebak, serang, atlantis');
    expect([where(turn.chat), keysOf(turn)]).toEqual(['shop.picked', ['pick.unknown']]);
    const [say] = turn.says;
    const wording = { language: 'id', timeZone: 'Asia/Jakarta', overrides: new Map() } as const;
    const words = say?.kind === 'text' ? renderText(say.text, wording) : '';
    expect(words).toContain('“serang” – maksudnya Kabupaten Serang (3604), Kota Serang (3673)?');
    expect(words).toContain('• “atlantis”');
    const added = typed(turn.chat, '3673').chat;
    expect(added.state.context.request?.regions).toMatchObject([{ code: '3602' }, { code: '3673' }]);
    expect(where(typed(added, 'selesai').chat)).toBe('shop.processing');
  });

  it('stays when nothing was understood', () => {
    const turn = typed(picking, 'atlantis');
    expect([where(turn.chat), keysOf(turn)]).toEqual(['shop.picking', ['pick.unknown']]);
    expect(turn.chat.state.context.request?.regions).toBeNull();
  });

  it('summarises a long choice', () => {
    expect(shown(typed(picking, 'semua').chat)).toContain('semua wilayah');
    expect(shown(typed(picking, 'semua kab/kota di Banten').chat)).toContain(
      '8 wilayah: Kabupaten Pandeglang, Kabupaten Lebak, … dan 6 lainnya',
    );
  });

  it('can be chosen from anew', () => {
    const anew = play(picking, ['lebak', 'pick.again', 'kota serang', 'pick.done']);
    expect(anew.state.context.request?.regions).toMatchObject([{ code: '3673' }]);
  });
});

describe('the basket', () => {
  const one = asking([...MAP, 'lebak', 'pick.done', 'request.add']);

  it('takes a product twice when other things are asked of it, and not the very same request', () => {
    const other = play(one, ['basket.add', ...MAP, 'kota cilegon', 'pick.done', 'request.add']);
    expect(requestsOf(other)).toHaveLength(2);
    const same = play(other, ['basket.add', ...MAP, 'lebak', 'pick.done']);
    const turn = tell(same, { type: 'answer', id: 'request.add' });
    expect([keysOf(turn), requestsOf(turn.chat).length]).toEqual([['shop.alreadyIn'], 2]);
  });

  it('says what its total does not include', () => {
    const mixed = play(one, ['basket.add', ...DATA, 'part.full', 'processing.none', 'request.add']);
    expect(shown(mixed)).toContain('Rp30.000*, belum termasuk 1 data mikro');
    const left = typed(mixed, 'hapus 1').chat;
    expect(shown(left)).toContain('Harga menyusul setelah data disiapkan, menurut ukuran berkas.');
  });

  it('changes a line in its place', () => {
    const two = play(one, ['basket.add', 'dalam angka 2025', 'shop.add']);
    const changing = typed(two, 'ubah 1').chat;
    expect(where(changing)).toBe('shop.requested');
    // saved as it was, it is not taken for a second copy
    expect(keysOf(tell(changing, { type: 'answer', id: 'request.add' }))).toEqual([]);
    const changed = play(changing, ['request.change', 'change.regions', 'semua kota', 'pick.done', 'request.add']);
    expect(changed.state.context.basket.map(({ product }) => product.code)).toEqual(['PETA-3600', 'PUB-2025']);
    expect(requestsOf(changed)[0]).toMatchObject({ regions: { length: 4 } });
  });

  it.each(['hapus 2', 'Hapus 2', 'remove 2'])('takes "%s" at its word', (words) => {
    const two = play(one, ['basket.add', 'dalam angka 2025', 'shop.add']);
    expect(typed(two, words).chat.state.context.basket.map(({ product }) => product.code)).toEqual(['PETA-3600']);
    expect(where(typed(two, 'hapus').chat)).toBe('shop.removing');
    expect(typed(two, 'hapus 3').chat.state.context.basket).toHaveLength(2);
  });

  it('opens what is searched for from here', () => {
    expect(where(typed(one, 'dalam angka 2025').chat)).toBe('shop.product');
    expect(where(typed(consented(), 'dalam angka 2025').chat)).toBe('shop.product');
  });
});

describe('ordering what is reviewed', () => {
  const AGREED = {
    abstraction: {
      fields: {
        title: 'Kemiskinan',
        background: 'x',
        purpose: 'x',
        data: 'x',
        method: 'x',
        output: 'x',
        period: 'x',
        access: 'x',
        supervisor: 'x',
      },
      file: null,
      statement: true,
    },
    party: { position: 'Peneliti', address: 'Serang' },
    agreed: 'clauses-1',
  };
  const written = (chat: Chat): Chat => ({
    ...chat,
    state: { ...chat.state, context: { ...chat.state.context, ...AGREED } },
  });
  const mixed = () =>
    play(asking([...DATA, 'part.full', 'processing.none', 'request.add']), [
      'basket.add',
      'dalam angka 2025',
      'shop.add',
      'basket.order',
      'terms.agree',
    ]);

  it('needs the abstraction before the summary (B5, R10)', () => {
    const chat = asking([...MAP, 'lebak', 'pick.done', 'request.add', 'basket.order', 'terms.agree']);
    expect(where(chat)).toMatch(/^abstraction\./);
    expect(chat.state.context.writing).toBe('basket');
  });

  it('offers to split publications off, and sends two orders', () => {
    const chat = mixed();
    expect(where(chat)).toBe('shop.splitting');
    const summary = play(written(chat), ['split.yes']);
    expect(where(summary)).toBe('shop.summary');
    expect(shown(summary)).toContain('dua pesanan');
    const turn = typed(summary, 'ya');
    expect(commandsOf(turn)).toMatchObject([
      {
        type: 'placeOrders',
        expectedTotal: 65_000,
        orders: [
          { lines: [{ code: 'PUB-2025', request: null }], abstraction: null, party: null, agreementTerms: null },
          { lines: [{ code: 'MIK-SUSENAS' }], party: AGREED.party, agreementTerms: 'clauses-1' },
        ],
      },
    ]);
    const said = keysOf(turn);
    expect(said).toEqual([
      'order.placedTwo',
      'order.placedOne',
      'GP-AAAAA2',
      'order.placedOne',
      'GP-BBBBB3',
      'order.placedNext',
    ]);
    expect(turn.chat.state.context).toMatchObject({ basket: [], split: null, agreed: null, reduction: null });
  });

  it('keeps one order when that is wanted', () => {
    const turn = typed(play(written(mixed()), ['split.no']), 'ya');
    expect(commandsOf(turn)).toMatchObject([{ orders: [{ lines: { length: 2 }, agreementTerms: 'clauses-1' }] }]);
  });

  it('asks again whether to split when the basket was looked at again', () => {
    const summary = play(written(mixed()), ['split.yes', 'order.changeProducts', 'basket.order', 'terms.agree']);
    expect(where(summary)).toBe('shop.splitting');
  });

  it('sends the request for a reduction along', () => {
    const summary = play(written(mixed()), ['split.no']);
    const context = { ...summary.state.context, reduction: { reason: 'Skripsi', file: { id: 'f1', name: 's.pdf' } } };
    const turn = typed({ ...summary, state: { ...summary.state, context } }, 'ya');
    expect(commandsOf(turn)).toMatchObject([{ reduction: { reason: 'Skripsi', fileId: 'f1' } }]);
  });
});
