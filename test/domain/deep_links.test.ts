import { describe, expect, it } from 'vitest';
import { payloadOf, readPayload, telegramLink, webchatLink, whatsappLink } from '../../domain/deep_links.ts';
import type { DeepLink } from '../../domain/deep_links.ts';

describe('links into a chat', () => {
  it.each<[DeepLink, string]>([
    [{ kind: 'order', code: 'GP-ABC234' }, 'order_GP-ABC234'],
    [{ kind: 'product', code: 'PETA-3601-2024' }, 'product_PETA-3601-2024'],
    [{ kind: 'connect', code: 'SB-ABCDE-FGH23' }, 'connect_SB-ABCDE-FGH23'],
  ])('lead back to what they were made for: %j', (link, payload) => {
    expect(payloadOf(link)).toBe(payload);
    expect(readPayload(payload)).toEqual(link);
    expect(readPayload(payload.toLowerCase())).toEqual(link);
    expect(telegramLink('@pst_bot', payload)).toBe(`https://t.me/pst_bot?start=${payload}`);
    expect(whatsappLink('6281234567890', payload)).toBe(`https://wa.me/6281234567890?text=${payload}`);
    expect(new URL(whatsappLink('6281234567890', payload)).searchParams.get('text')).toBe(payload);
    expect(webchatLink('https://pst.example', payload)).toBe(`https://pst.example/chat?start=${payload}`);
  });

  it('are not made for what does not fit', () => {
    expect(payloadOf({ kind: 'product', code: 'A'.repeat(57) })).toBeNull();
    expect(payloadOf({ kind: 'product', code: 'A/1' })).toBeNull();
  });

  it.each(['', 'order', 'order_', 'order_GP-ABC23O', 'order_GP-ABC234x', 'connect_SB-1', 'promo_1', 'order_GP ABC234'])(
    'lead nowhere when they are none: %j',
    (payload) => expect(readPayload(payload)).toBeNull(),
  );
});
