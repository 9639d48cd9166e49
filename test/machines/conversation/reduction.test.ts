/** Asking for Rp0 or a part of the tariff, with the basket or for a placed order (docs/domain.md 3). */
import { describe, expect, it } from 'vitest';
import type { OrderCard } from '../../../machines/conversation/effects.ts';
import { questionOf } from '../../../machines/conversation/step.ts';
import { Desk, office, orderCard } from './written.ts';

describe('a request for Rp0 or a reduction', () => {
  it('goes with the basket: reason, then the letter', () => {
    const desk = new Desk({ reduction: 'reason' }, {}, office()).say('Tugas akhir');
    expect(desk.send('letter').at).toBe('shop.summary');
    expect(desk.context.reduction).toEqual({ reason: 'Tugas akhir', file: { id: 'letter', name: 'letter.pdf' } });
  });

  it('may come without a letter, which is said', () => {
    const desk = new Desk({ reduction: 'reason' }, {}, office()).say('Tugas akhir').say('belum ada');
    expect([desk.at, desk.said[0]?.includes('mengembalikan pesanan')]).toEqual(['shop.summary', true]);
    expect(desk.context.reduction?.file).toBeNull();
  });

  it('with the basket is changed or withdrawn from the summary, which says so', () => {
    const reduction = { reason: 'Tugas akhir', file: { id: 'letter', name: 'letter.pdf' } };
    const desk = new Desk({ shop: 'summary' }, { reduction }, office()).say('cabut permohonan');
    expect([desk.at, desk.context.reduction]).toEqual(['reduction.reason', reduction]);
    desk.say('cabut permohonan');
    expect([desk.at, desk.context.reduction, desk.question.includes('Tugas akhir')]).toEqual([
      'shop.summary',
      null,
      false,
    ]);
    expect(desk.said).toEqual(['Baik, permohonan keringanan tidak diajukan.']);
    expect(questionOf(desk.state)?.answers.map(({ label }) => label.key)).toContain('order.askReduction');
  });

  describe('whose letter is still to come', () => {
    const waiting = { waiting: true, asked: 'Tugas akhir', letter: false, percent: null, reason: null };
    const sent = {
      type: 'actOnOrder',
      code: 'GP-ABC234',
      act: 'requestReduction',
      reason: 'Tugas akhir',
      fileId: 'letter',
    };
    const atCard = (reduction: OrderCard['reduction']) => {
      const order = orderCard({ reduction });
      return new Desk({ orders: 'card' }, { order, reduction: { reason: 'Keranjang', file: null } }, office(order));
    };

    it('takes it from the card, its reason as it was', () => {
      const desk = atCard(waiting).say('kirim surat permohonan');
      expect(desk.at).toBe('reduction.letter');
      expect(desk.send('letter').asked).toEqual([sent]);
      expect([desk.at, desk.context.reduction?.reason]).toEqual(['orders.card', 'Keranjang']);
    });

    it('takes it as a file that is simply sent', () => {
      const desk = atCard(waiting).send('letter');
      expect(desk.asked).toEqual([sent]);
      expect([desk.at, desk.context.writing, desk.context.reduction?.reason]).toEqual([
        'orders.card',
        'basket',
        'Keranjang',
      ]);
    });

    it('may wait for it longer: nothing is sent', () => {
      const desk = atCard(waiting).say('kirim surat permohonan').say('nanti saja');
      expect([desk.at, desk.asked, desk.context.writing]).toEqual(['orders.card', [], 'basket']);
    });

    it('asks for no second one', () => {
      const desk = atCard({ ...waiting, letter: true });
      expect(questionOf(desk.state)?.answers.map(({ label }) => label.key)).not.toContain('act.sendLetter');
      expect(desk.send('letter').asked).toEqual([]);
    });
  });

  it('that nobody made is not said to be refused', () => {
    const told = (asked: string | null) => {
      const reduction = { waiting: false, asked, letter: false, percent: 100, reason: 'Sesuai tarif' };
      const news = { type: 'order.news', about: 'reductionDecided', order: orderCard({ reduction }) } as const;
      return new Desk('menu', {}, office()).tell(news).said.join();
    };
    expect([told('Tugas akhir'), told(null)].map((said) => said.includes('belum dapat dipenuhi'))).toEqual([
      true,
      false,
    ]);
    expect(told(null)).toContain('*penuh*');
  });

  it('for a placed order it is sent, and the basket’s own stays', () => {
    const own = { reason: 'Keranjang', file: null };
    const desk = new Desk({ orders: 'card' }, { order: orderCard(), reduction: own }, office());
    desk.tap('act.requestReduction:GP-ABC234').say('Tugas akhir').send('letter');
    expect(desk.asked.at(-1)).toEqual({
      type: 'actOnOrder',
      code: 'GP-ABC234',
      act: 'requestReduction',
      reason: 'Tugas akhir',
      fileId: 'letter',
    });
    expect([desk.at, desk.context.reduction, desk.context.writing]).toEqual(['orders.card', own, 'basket']);
  });

  it.each([
    [{}, 'shop.summary'],
    [{ writing: 'order' as const, order: orderCard() }, 'orders.card'],
  ])('may be left', (context, at) => {
    expect(new Desk({ reduction: 'reason' }, context, office()).say('tidak jadi mengajukan').at).toBe(at);
  });
});
