/** Asking for micro data and maps: the request form and its long lists (standard B4, R9). */
import { describe, expect, it } from 'vitest';
import { renderText } from '../../../machines/texts/render.ts';
import { asking, DATA, labelOf, MAP, requestsOf, saidIn, shown, types, where } from './requesting.ts';
import type { Chat } from './chat.ts';
import { atAbstraction, atSummary, consented, play, registered } from './stories.ts';

const REGENCIES = ['3601', '3602', '3603', '3604'];

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

  it('prices a map by the tariff of today, whenever its rules were shown', () => {
    const chat = asking([...MAP, 'lebak, kota cilegon, 1']);
    const { context } = chat.state;
    const rates = context.tariff && { ...context.tariff.rates, mapRegencyByDistrict: 1 };
    const tariff = context.tariff && rates && { ...context.tariff, rates };
    const later = { ...chat, state: { ...chat.state, context: { ...context, tariff } } };
    expect(shown(play(later, ['pick.done']))).toContain('Rp90.000* untuk 3 peta');
    const changed = play(later, ['pick.done', 'request.add', 'basket.change']);
    expect([where(changed), shown(changed)]).toEqual(['shop.requested', expect.stringContaining('Rp90.000*')]);
  });

  it('does not ask what there is no choice about', () => {
    const chat = asking(['kind:map', 'product:PETA-3601', 'request.begin', 'level.1']);
    expect(where(chat)).toBe('shop.requested');
    expect(shown(chat)).toContain('Rp70.000* untuk 1 peta');
  });

  it('says that only full sets are sold, and where to get a part', () => {
    const product = asking(['kind:microdata', 'product:MIK-PENUH']);
    const turn = types(product, 'ya');
    expect(saidIn(turn)).toEqual(['request.fullSetOnly']);
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
    // the list is of one kind, which is not said again
    expect(labelOf(list, 'product:MIK-TUTUP')).toBe('Susenas Kor MIK-TUTUP (tidak dijual lewat asisten ini)');
    expect(labelOf(play(list, ['susenas']), 'product:MIK-TUTUP')).toBe(
      'Susenas Kor MIK-TUTUP (data mikro, tidak dijual lewat asisten ini)',
    );
    expect(where(play(list, ['product:MIK-TUTUP']))).toBe('shop.elsewhere');
  });
});

describe('the words of the question', () => {
  it('are understood as its answers', () => {
    const part = asking(DATA);
    for (const words of ['sebagian', 'sebagian saja kak', 'tidak semua']) {
      expect([words, where(types(part, words).chat)]).toEqual([words, 'shop.picking']);
    }
    expect(where(types(part, 'semuanya').chat)).toBe('shop.processing');
    const summary = play(part, ['part.full', 'processing.none']);
    for (const [words, at] of [
      ['wilayah', 'shop.picking'],
      ['ubah wilayah', 'shop.picking'],
      ['variabel', 'shop.picking'],
      ['putaran', 'shop.round'],
      ['pengolahan', 'shop.processing'],
    ] as const) {
      expect([words, where(types(summary, words).chat)]).toEqual([words, at]);
    }
    expect(where(types(atSummary(registered()), 'submit order').chat)).toBe('menu');
    expect(where(types(atAbstraction(registered()), 'satu per satu').chat)).toBe('abstraction.field');
  });

  it('are understood in the registration, too', () => {
    const form = ['menu.profile', 'Siti Aminah', 'siti@contoh.id', '081234567890', 'segment.other', 'pribadi'];
    const asks = play(consented(), form);
    expect(types(asks, 'saya mahasiswa').chat.state.context.form.occupation).toBe('student');
  });
});

describe('a long list', () => {
  const picking = asking([...DATA, 'part.chosen', 'pick.all', 'pick.done']);

  it('is numbered through, and its numbers are not those of the answers', () => {
    expect(shown(picking)).toContain('10. Kecamatan Menes (3601010)');
    const second = play(picking, ['page.next']);
    expect(shown(second)).toMatch(/^11\. Kecamatan Labuan/m);
    expect(types(second, '1').chat.state.context.request?.regions).toEqual([{ code: '36', name: 'Banten' }]);
    expect(types(second, '12').chat.state.context.request?.regions).toMatchObject([{ code: '3601030' }]);
  });

  it('names what it does not know, and keeps what it knows', () => {
    const turn = types(picking, 'lebak, serang, atlantis');
    expect([where(turn.chat), saidIn(turn)]).toEqual(['shop.picked', ['pick.unknown']]);
    const [say] = turn.says;
    const wording = { language: 'id', timeZone: 'Asia/Jakarta', overrides: new Map() } as const;
    const words = say?.kind === 'text' ? renderText(say.text, wording) : '';
    expect(words).toContain('“serang” – maksudnya Kabupaten Serang (3604), Kota Serang (3673)?');
    expect(words).toContain('• “atlantis”');
    const added = types(turn.chat, '3673').chat;
    expect(added.state.context.request?.regions).toMatchObject([{ code: '3602' }, { code: '3673' }]);
    expect(where(types(added, 'selesai').chat)).toBe('shop.processing');
  });

  it('stays when nothing was understood', () => {
    const turn = types(picking, 'atlantis');
    expect([where(turn.chat), saidIn(turn)]).toEqual(['shop.picking', ['pick.unknown']]);
    expect(turn.chat.state.context.request?.regions).toBeNull();
  });

  it('summarises a long choice', () => {
    expect(shown(types(picking, 'semua').chat)).toContain('semua wilayah');
    const eight = types(picking, 'semua kab/kota di Banten').chat;
    // all of them while they are chosen, the first few where there is more to be read
    expect(shown(eight)).toMatch(/8 wilayah: Kabupaten Pandeglang, Kabupaten Lebak, .*Kota Cilegon/);
    expect(shown(play(eight, ['pick.done', 'processing.none']))).toContain(
      '8 wilayah: Kabupaten Pandeglang, Kabupaten Lebak, … dan 6 lainnya',
    );
  });

  it('can be chosen from anew', () => {
    const anew = play(picking, ['lebak', 'pick.again', 'kota serang', 'pick.done']);
    expect(anew.state.context.request?.regions).toMatchObject([{ code: '3673' }]);
    const listed = play(picking, ['lebak', 'pick.more']);
    for (const chat of [play(picking, ['lebak']), listed, picking]) {
      const again = types(chat, 'pilih ulang');
      expect([where(again.chat), again.chat.state.context.request?.regions]).toEqual(['shop.picking', null]);
    }
  });

  it('takes away what was chosen', () => {
    const codes = (chat: Chat) => {
      const { regions = null } = chat.state.context.request ?? {};
      return regions === 'all' || regions === null ? regions : regions.map(({ code }) => code);
    };
    const chosen = play(picking, ['lebak, kota cilegon, kota serang']);
    for (const at of [chosen, play(chosen, ['pick.more'])]) {
      const left = types(at, 'hapus kota cilegon');
      expect([where(left.chat), saidIn(left), codes(left.chat)]).toEqual(['shop.picked', [], ['3602', '3673']]);
    }
    // of two that bear the name only one is chosen
    expect(codes(types(chosen, 'tolong hapus serang').chat)).toEqual(['3602', '3672']);
    expect(saidIn(types(chosen, 'hapus atlantis'))).toEqual(['pick.unknown']);
    const none = types(play(picking, ['lebak']), 'hapus lebak').chat;
    expect([where(none), codes(none)]).toEqual(['shop.picking', null]);
    const most = types(play(picking, ['pick.all']), 'hapus kota serang').chat;
    expect(codes(most)).toHaveLength(11);
    expect(codes(types(most, 'hapus semua').chat)).toBeNull();
  });

  it('begins from what is chosen when it is changed', () => {
    const full = asking([...DATA, 'part.chosen', '1,3', 'pick.done', 'lebak', 'pick.done', 'processing.none']);
    const changing = play(full, ['request.change', 'change.variables']);
    expect(shown(changing)).toContain('Sudah dipilih: 2 variabel');
    expect(where(types(changing, 'lanjut').chat)).toBe('shop.requested');
    const more = play(changing, ['2', 'pick.done', 'request.add']);
    expect(requestsOf(more)).toMatchObject([{ variables: { length: 3 }, regions: [{ code: '3602' }] }]);
    const all = play(asking([...DATA, 'part.full', 'processing.none']), ['request.change', 'change.regions']);
    expect(shown(all)).toContain('Sudah dipilih: semua wilayah');
    expect(requestsOf(play(all, ['pick.done', 'request.add']))).toMatchObject([{ regions: 'all' }]);
  });
});
