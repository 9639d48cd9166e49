/** Asking for Rp0 or a part of the tariff, with the basket or for a placed order (docs/domain.md 3). */
import { describe, expect, it } from 'vitest';
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
