/** The abstraction of an order that is placed: before its review, and returned with reasons (B6, R11). */
import { describe, expect, it } from 'vitest';
import type { Abstraction } from '../../../domain/abstraction.ts';
import type { OrderCard } from '../../../machines/conversation/effects.ts';
import { questionOf } from '../../../machines/conversation/step.ts';
import { Desk, office, orderCard, WRITTEN } from './written.ts';

describe('the abstraction of a placed order', () => {
  const returned = orderCard({
    phase: 'returned',
    abstractionReturned: [
      { field: 'purpose', reason: 'Tujuan terlalu umum.' },
      { field: 'access', reason: 'Sebutkan nama.' },
    ],
    acts: ['reviseAbstraction', 'resubmit', 'cancel'],
  });
  const draft: Abstraction = { fields: { title: 'Draf keranjang' }, file: null, statement: false };
  const at = (order: OrderCard, answers = office(order)) =>
    new Desk({ orders: 'card' }, { order, abstraction: draft, asking: ['method'] }, answers).tap(
      `act.reviseAbstraction:${order.code}`,
    );

  it('asks only what was returned, with the officer’s words, and sends all of it', () => {
    const desk = at(returned);
    expect(desk.question).toContain('“Tujuan terlalu umum.”');
    expect(desk.question).toContain('“Mengukur”');
    desk.say('Mengukur pengaruh pendidikan').say('lanjut');
    expect(desk.question).toContain('“Sebutkan nama.”');
    desk.say('Citra dan Dr. A').say('simpan saja dulu');
    const fields = { ...WRITTEN.fields, purpose: 'Mengukur pengaruh pendidikan', access: 'Citra dan Dr. A' };
    expect(desk.asked.at(-1)).toEqual({
      type: 'actOnOrder',
      code: 'GP-ABC234',
      act: 'reviseAbstraction',
      abstraction: { ...WRITTEN, fields },
    });
    expect(desk.at).toBe('orders.card');
    expect(questionOf(desk.state)?.answers.map(({ id }) => id)).toContain('act.resubmit:GP-ABC234');
    // the basket's own draft is there again
    expect([desk.context.abstraction, desk.context.asking, desk.context.writing, desk.context.aside]).toEqual([
      draft,
      ['method'],
      'basket',
      null,
    ]);
  });

  it('is sent and submitted again in one step', () => {
    const done = orderCard({ ...returned, abstractionReturned: [] });
    const desk = at(returned, (asked) =>
      asked.type === 'actOnOrder'
        ? { type: 'order.acted', order: done, act: asked.act }
        : asked.type === 'resubmitOrder'
          ? { type: 'order.acted', order: orderCard(), act: 'resubmit' }
          : office(returned)(asked),
    );
    desk.say('Baru').say('lanjut').say('Citra');
    expect(desk.question).toContain('ajukan lagi');
    desk.say('ajukan lagi');
    expect(desk.asked.slice(-2)).toMatchObject([{ act: 'reviseAbstraction' }, { type: 'resubmitOrder' }]);
    expect([desk.at, desk.context.abstraction, desk.context.writing]).toEqual(['orders.card', draft, 'basket']);
  });

  it('names what is as it was before the order is submitted again', () => {
    const card = new Desk({ orders: 'card' }, { order: orderCard(returned) }, (asked) =>
      asked.type === 'resubmitOrder' ? { type: 'order.acted', order: orderCard(), act: 'resubmit' } : office()(asked),
    );
    card.say('ajukan lagi');
    expect([card.at, card.asked]).toEqual(['orders.resubmitSure', []]);
    expect(card.question).toContain('*2 bagian* yang dikembalikan belum diubah:\n• Tujuan\n• Yang mengakses');
    expect(new Desk(card.state.value, card.context, office()).say('perbaiki dulu').at).toBe('abstraction.field');
    expect(card.say('tetap ajukan').asked.at(-1)).toMatchObject({ type: 'resubmitOrder' });
  });

  it('returned twice: the second time only what was returned then', () => {
    const desk = at(returned).say('Baru').say('lanjut').say('Citra').tap('abstraction.send:GP-ABC234');
    const again = orderCard({ ...returned, abstractionReturned: [{ field: 'method', reason: 'Jelaskan.' }] });
    desk.tell({ type: 'order.news', about: 'returned', order: again });
    desk.tap('act.reviseAbstraction:GP-ABC234');
    expect(desk.question).toContain('“Jelaskan.”');
    desk.say('Regresi logistik').say('lanjut');
    expect(desk.at).toBe('abstraction.check');
  });

  it('before the review any field may be chosen', () => {
    const desk = at(orderCard());
    expect(desk.at).toBe('abstraction.choosing');
    desk.say('judul').say('Judul baru').say('kirim perubahan');
    expect(desk.asked.at(-1)).toMatchObject({ abstraction: { fields: { title: 'Judul baru' } } });
  });

  it('of a file that was returned another file is asked for', () => {
    const order = { ...returned };
    const filed: Abstraction = { fields: { title: 'T' }, file: { id: 'old', name: 'old.pdf' }, statement: true };
    const desk = at(order, (asked) =>
      asked.type === 'showAbstraction' ? { type: 'abstraction.shown', abstraction: filed } : office(order)(asked),
    );
    expect([desk.at, desk.question.includes('“Sebutkan nama.”')]).toEqual(['abstraction.upload', true]);
    expect(desk.send('new').at).toBe('abstraction.check');
    expect(desk.context.abstraction.file?.id).toBe('new');
  });

  it('a refusal leads to the order as it is now', () => {
    const desk = at(orderCard(), office(orderCard(), true)).say('judul').say('Lain').say('kirim perubahan');
    expect([desk.at, desk.context.abstraction]).toEqual(['orders.card', draft]);
  });

  it('given up with "batal" it changes nothing, and the basket’s draft is there again', () => {
    const desk = at(returned).say('Baru').say('batal');
    expect([desk.at, desk.context.abstraction, desk.context.parked]).toEqual(['orders.card', draft, null]);
  });

  it('interrupted by the menu it goes on where it was; another form begun gives it up for the basket’s draft', () => {
    const desk = at(returned).say('Baru').say('menu');
    expect([desk.at, desk.context.abstraction.fields.purpose]).toEqual(['menu', 'Baru']);
    const elsewhere = new Desk(desk.state.value, desk.context, office(returned)).tap('menu.basket');
    expect([elsewhere.at, elsewhere.context.abstraction]).toEqual(['shop.basket', draft]);
    desk.tap('menu.resume');
    expect([desk.at, desk.context.abstraction.fields.purpose]).toEqual(['abstraction.more', 'Baru']);
  });

  it('left for that of another order it gives way, and the basket’s draft is there again', () => {
    const desk = at(returned).say('Baru').tap('order:GP-ABC234').tap('act.reviseAbstraction:GP-ABC234').say('batal');
    expect([desk.at, desk.context.abstraction, desk.context.aside]).toEqual(['orders.card', draft, null]);
  });

  it('begun from a basket’s form that was interrupted, it comes back to that form', () => {
    const desk = new Desk({ abstraction: 'field' }, { abstraction: draft, asking: ['method'] }, office(returned));
    desk.tap('order:GP-ABC234').tap('act.reviseAbstraction:GP-ABC234').say('Baru').say('batal').say('menu');
    desk.tap('menu.resume');
    expect([desk.at, desk.context.abstraction, desk.context.asking]).toEqual(['abstraction.field', draft, ['method']]);
  });
});
