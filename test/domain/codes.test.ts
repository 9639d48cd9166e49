import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ALPHABET,
  connectCode,
  normalizeConnectCode,
  normalizeOrderCode,
  orderCode,
  pickChars,
  verificationCode,
} from '../../domain/codes.ts';

const sixteen = fc.uint8Array({ minLength: 16, maxLength: 16 });

describe('the alphabet', () => {
  it('has no look-alikes and no repetition', () => {
    expect(ALPHABET).toMatch(/^[A-HJKMNP-Z2-9]+$/);
    expect(new Set(ALPHABET).size).toBe(31);
  });

  it('is used evenly', () => {
    const counts = new Map<string, number>();
    for (let i = 0; i < 256; i += 1) {
      for (let j = 0; j < 256; j += 1) {
        const char = pickChars(Uint8Array.of(i, j), 1);
        counts.set(char, (counts.get(char) ?? 0) + 1);
      }
    }
    expect(counts.size).toBe(31);
    expect(Math.max(...counts.values()) - Math.min(...counts.values())).toBeLessThanOrEqual(1);
  });
});

describe('codes', () => {
  it('have the printed form', () => {
    fc.assert(
      fc.property(sixteen, (bytes) => {
        expect(orderCode(bytes)).toMatch(/^GP-[A-HJKMNP-Z2-9]{6}$/);
        expect(verificationCode(bytes)).toMatch(/^([A-HJKMNP-Z2-9]{4}-){2}[A-HJKMNP-Z2-9]{4}$/);
      }),
    );
  });

  it('depend on every random byte', () => {
    fc.assert(
      fc.property(sixteen, fc.nat(15), (bytes, index) => {
        const other = Uint8Array.from(bytes, (byte, i) => (i === index ? (byte + 1) % 256 : byte));
        expect(verificationCode(other)).not.toBe(verificationCode(bytes));
      }),
    );
  });

  it('ask for a byte per character', () => {
    expect(() => orderCode(new Uint8Array(5))).toThrow(expect.objectContaining({ code: 'codes_too_few_bytes' }));
    expect(() => verificationCode(new Uint8Array(11))).toThrow(
      expect.objectContaining({ code: 'codes_too_few_bytes' }),
    );
  });
});

describe('normalizeOrderCode', () => {
  it.each([
    'GP-ABC234',
    'gp abc234',
    'GP-abc234',
    'gpabc234',
    '  gp  -  abc234 ',
    'GP–ABC234',
    'GP ABC 234',
    'gp-abc-234',
    'status gp abc234 dong kak',
    'Pesanan GP-ABC234, sampai mana?',
    '*GP-ABC234*',
    'ＧＰ－ＡＢＣ２３４',
  ])('reads %j', (text) => {
    expect(normalizeOrderCode(text)).toBe('GP-ABC234');
  });

  it.each(['', 'gp', 'GP-ABC23', 'GP-ABC2345', 'GP-ABC10O', 'XGP-ABC234', 'abc234', 'halo', 'GP-ABC23L'])(
    'finds none in %j',
    (text) => {
      expect(normalizeOrderCode(text)).toBeNull();
    },
  );

  it('reads every code that was made, however it is typed', () => {
    const forms = fc.constantFrom<(code: string) => string>(
      (code) => code,
      (code) => code.toLowerCase(),
      (code) => code.replace('-', ' '),
      (code) => code.replace('-', ''),
      (code) => `pesanan ${code.toLowerCase()}?`,
      (code) => `${code.slice(0, 6)} ${code.slice(6)}`,
    );
    fc.assert(
      fc.property(sixteen, forms, (bytes, form) => {
        const code = orderCode(bytes);
        expect(normalizeOrderCode(form(code))).toBe(code);
      }),
    );
  });
});

describe('the code that connects a chat', () => {
  it('is read back however it is typed', () => {
    fc.assert(
      fc.property(sixteen, (bytes) => {
        const code = connectCode(bytes);
        expect(code).toMatch(/^SB-[A-HJKMNP-Z2-9]{5}-[A-HJKMNP-Z2-9]{5}$/);
        const bare = code.replaceAll('-', '').toLowerCase();
        for (const typed of [code, bare, code.replaceAll('-', ' '), `kode ${code}.`, ` ${code.toLowerCase()} `])
          expect(normalizeConnectCode(typed), typed).toBe(code);
        expect(normalizeOrderCode(code)).toBeNull();
      }),
    );
  });

  it.each(['SB-ABCDE-FGH2', 'SB-ABCDE-FGH234', 'SB-ABCDE-FGH2O', 'GP-ABC234', 'XSB-ABCDE-FGH23', ''])(
    'is not seen in %j',
    (typed) => expect(normalizeConnectCode(typed)).toBeNull(),
  );
});
