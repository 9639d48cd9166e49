import fc from 'fast-check';
import { expect, it } from 'vitest';
import { idOf, readId } from '../../../bots/whatsapp/message_id.ts';
import { createVault } from '../../../services/vault.ts';

const vault = createVault('5e'.repeat(32));
const MOST = 16 ** 7 - 1;

it('names a bubble, and is read back', () => {
  fc.assert(
    fc.property(fc.nat(MOST), fc.nat(255), (message, bubble) => {
      const id = idOf(vault, message, bubble);
      expect(id).toMatch(/^3EB0[0-9A-F]{18}$/);
      expect(readId(vault, id)).toEqual({ message, bubble });
    }),
  );
});

it('is the same every time', () => {
  expect(idOf(vault, 7, 0)).toBe(idOf(createVault('5e'.repeat(32)), 7, 0));
});

it('cannot be made up', () => {
  const id = idOf(vault, 7, 1);
  fc.assert(
    fc.property(fc.integer({ min: 4, max: id.length - 1 }), fc.constantFrom(...'0123456789ABCDEF'), (at, digit) => {
      fc.pre(id[at] !== digit);
      expect(readId(vault, id.slice(0, at) + digit + id.slice(at + 1))).toBeNull();
    }),
  );
  expect(idOf(createVault('00'.repeat(32)), 7, 1)).not.toBe(id);
});

it.each(['', '3EB0', 'ABCDEF', `${idOf(vault, 7, 1)}0`, idOf(vault, 7, 1).toLowerCase(), 'BAE5F1D2A0C3B4E5'])(
  'is none of ours: %j',
  (id) => {
    expect(readId(vault, id)).toBeNull();
  },
);

it.each([
  [MOST + 1, 0],
  [1, 256],
])('has an end: row %i, bubble %i', (message, bubble) => {
  expect(() => idOf(vault, message, bubble)).toThrow(expect.objectContaining({ code: 'WHATSAPP_IDS_SPENT' }));
});
