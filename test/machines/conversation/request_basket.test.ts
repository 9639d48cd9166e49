/** The basket of micro data and maps: its lines, splitting publications off, and placing (standard B4-5, R9-10). */
import { describe, expect, it } from 'vitest';
import { asked, tell } from './chat.ts';
import type { Chat } from './chat.ts';
import { asking, DATA, MAP, requestsOf, saidIn, shown, types, where } from './requesting.ts';
import { commandsOf } from './says.ts';
import { consented, play } from './stories.ts';

describe('the basket', () => {
  const one = asking([...MAP, 'lebak', 'pick.done', 'request.add']);

  it('takes a product twice when other things are asked of it, and not the very same request', () => {
    const other = play(one, ['basket.add', ...MAP, 'kota cilegon', 'pick.done', 'request.add']);
    expect(requestsOf(other)).toHaveLength(2);
    const same = play(other, ['basket.add', ...MAP, 'lebak', 'pick.done']);
    const turn = tell(same, { type: 'answer', id: 'request.add' });
    expect([saidIn(turn), requestsOf(turn.chat).length]).toEqual([['shop.alreadyIn'], 2]);
  });

  it('says what its total does not include', () => {
    const mixed = play(one, ['basket.add', ...DATA, 'part.full', 'processing.none', 'request.add']);
    expect(shown(mixed)).toContain('Rp30.000*, belum termasuk 1 data mikro');
    const left = types(mixed, 'hapus 1').chat;
    expect(shown(left)).toContain('Harga menyusul setelah data disiapkan, menurut ukuran berkas.');
  });

  it('changes a line in its place', () => {
    const two = play(one, ['basket.add', 'dalam angka 2025', 'shop.add']);
    const changing = types(two, 'ubah 1').chat;
    expect(where(changing)).toBe('shop.requested');
    // saved as it was, it is not taken for a second copy
    expect(saidIn(tell(changing, { type: 'answer', id: 'request.add' }))).toEqual([]);
    const changed = play(changing, ['request.change', 'change.regions', 'semua kota', 'pick.done', 'request.add']);
    expect(changed.state.context.basket.map(({ product }) => product.code)).toEqual(['PETA-3600', 'PUB-2025']);
    expect(requestsOf(changed)[0]).toMatchObject({ regions: { length: 5 } });
  });

  it('opens the only line that can be changed at once, and leads back without a change', () => {
    const two = play(one, ['basket.add', 'dalam angka 2025', 'shop.add']);
    const changing = types(two, 'ubah permintaan').chat;
    expect([where(changing), changing.state.context.product?.code]).toEqual(['shop.requested', 'PETA-3600']);
    const back = types(
      play(changing, ['request.change', 'change.regions', 'semua kota', 'pick.done']),
      'keranjang',
    ).chat;
    expect([where(back), back.state.context.basket, back.state.context.request]).toEqual([
      'shop.basket',
      two.state.context.basket,
      null,
    ]);
  });

  it('asks which line to change where there are several, and leads back', () => {
    const several = play(one, ['basket.add', ...MAP, 'kota cilegon', 'pick.done', 'request.add', 'basket.change']);
    expect(where(several)).toBe('shop.changing');
    expect(where(types(several, 'keranjang').chat)).toBe('shop.basket');
    expect(asked(several).answers.map(({ id }) => id)).toEqual([
      'change.0:PETA-3600',
      'change.1:PETA-3600',
      'shop.basket',
    ]);
  });

  it.each(['hapus 2', 'Hapus 2', 'remove 2'])('takes "%s" at its word', (words) => {
    const two = play(one, ['basket.add', 'dalam angka 2025', 'shop.add']);
    expect(types(two, words).chat.state.context.basket.map(({ product }) => product.code)).toEqual(['PETA-3600']);
    expect(where(types(two, 'hapus').chat)).toBe('shop.removing');
    expect(types(two, 'hapus 3').chat.state.context.basket).toHaveLength(2);
  });

  it('opens what is searched for from here', () => {
    expect(where(types(one, 'dalam angka 2025').chat)).toBe('shop.product');
    expect(where(types(consented(), 'dalam angka 2025').chat)).toBe('shop.product');
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
    const turn = types(summary, 'ya');
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
    const said = saidIn(turn);
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
    const turn = types(play(written(mixed()), ['split.no']), 'ya');
    expect(commandsOf(turn)).toMatchObject([{ orders: [{ lines: { length: 2 }, agreementTerms: 'clauses-1' }] }]);
  });

  it('asks again whether to split when the basket was looked at again', () => {
    const summary = play(written(mixed()), ['split.yes', 'order.changeProducts', 'basket.order', 'terms.agree']);
    expect(where(summary)).toBe('shop.splitting');
  });

  it('sends the request for a reduction along', () => {
    const summary = play(written(mixed()), ['split.no']);
    const context = { ...summary.state.context, reduction: { reason: 'Skripsi', file: { id: 'f1', name: 's.pdf' } } };
    const turn = types({ ...summary, state: { ...summary.state, context } }, 'ya');
    expect(commandsOf(turn)).toMatchObject([{ reduction: { reason: 'Skripsi', fileId: 'f1' } }]);
  });
});
