import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNpwp, parseEmail, parseName, parseNpwp, parsePhone } from '../../domain/identity.ts';

describe('parseEmail', () => {
  it.each([
    ['budi@example.go.id', 'budi@example.go.id'],
    ['  Budi.Santoso+bps@Example.COM ', 'budi.santoso+bps@example.com'],
    ['mailto:a@b.co', 'a@b.co'],
    ['budi＠example.com', 'budi@example.com'],
    ["o'neil@xn--bcher-kva.example", "o'neil@xn--bcher-kva.example"],
  ])('accepts %j as %s', (text, value) => {
    expect(parseEmail(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['budi', 'format'],
    ['@example.com', 'format'],
    ['budi@', 'format'],
    ['budi@example', 'format'],
    ['budi@example..com', 'format'],
    ['.budi@example.com', 'format'],
    ['bu di@example.com', 'format'],
    ['a@b@example.com', 'format'],
    ['budi@-example.com', 'format'],
    ['budi@example.c0m.1', 'format'],
    ['budi@example.com\r\nBcc: x@y.id', 'format'],
    ['budi@example.com, siti@example.com', 'format'],
    [`${'a'.repeat(65)}@example.com`, 'length'],
    [`a@${'b.'.repeat(130)}com`, 'length'],
  ])('refuses %j because of %s', (text, reason) => {
    expect(parseEmail(text)).toEqual({ ok: false, reason });
  });

  it('accepts its own result', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (text) => {
        const parsed = parseEmail(text);
        expect(parsed.ok ? parseEmail(parsed.value) : parsed).toEqual(parsed);
      }),
    );
  });
});

describe('parsePhone', () => {
  it.each([
    ['081234567890', '+6281234567890'],
    ['0812-3456-7890', '+6281234567890'],
    ['+62 812 3456 7890', '+6281234567890'],
    ['6281234567890', '+6281234567890'],
    ['81234567890', '+6281234567890'],
    ['+62 (0) 812 3456 7890', '+6281234567890'],
    ['+62 0812 3456 7890', '+6281234567890'],
    ['(0254) 267027', '+62254267027'],
    ['0877–3600–2020', '+6287736002020'],
    ['０８１２３４５６７８９０', '+6281234567890'],
    ['+1 (415) 555-0132', '+14155550132'],
    ['0081 90 1234 5678', '+819012345678'],
    ['+60 12-345 6789', '+60123456789'],
  ])('reads %j as %s', (text, value) => {
    expect(parsePhone(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['', 'empty'],
    ['nomor saya', 'characters'],
    ['0812abc', 'characters'],
    ['+', 'characters'],
    ['0812', 'length'],
    ['08123456789012345', 'length'],
    ['+1 415', 'length'],
    ['+1234567890123456', 'length'],
    ['14155550132', 'country_code'],
    ['+0812345678', 'country_code'],
    ['0000000000', 'country_code'],
  ])('refuses %j because of %s', (text, reason) => {
    expect(parsePhone(text)).toEqual({ ok: false, reason });
  });

  it('accepts its own result', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^(\+|0|00|62|8)?[0-9]{5,16}$/), (text) => {
        const parsed = parsePhone(text);
        expect(parsed.ok ? parsed.value : 'refused').toMatch(/^(\+[1-9]\d{7,14}|refused)$/);
        expect(parsed.ok ? parsePhone(parsed.value) : parsed).toEqual(parsed);
      }),
    );
  });
});

describe('parseName', () => {
  it.each([
    ['Siti', 'Siti'],
    ['  Budi   Santoso,\nS.Si. ', 'Budi Santoso, S.Si.'],
    ["M. Ma'ruf Amin", "M. Ma'ruf Amin"],
    ['李明', '李明'],
    ['Bu\u0000di\u202E Santoso\u200B', 'Budi Santoso'],
    ['a'.repeat(120), 'a'.repeat(120)],
  ])('accepts %j as %j', (text, value) => {
    expect(parseName(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['', 'empty'],
    [' \u200B\n', 'empty'],
    ['A', 'length'],
    ['a'.repeat(121), 'length'],
    ['12345', 'no_letter'],
    ['😀😀', 'no_letter'],
  ])('refuses %j because of %s', (text, reason) => {
    expect(parseName(text)).toEqual({ ok: false, reason });
  });

  it('accepts its own result, which holds no control signs', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 140 }), (text) => {
        const parsed = parseName(text);
        expect(parsed.ok ? parsed.value : '').not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
        expect(parsed.ok ? parseName(parsed.value) : parsed).toEqual(parsed);
      }),
    );
  });
});

describe('parseNpwp (docs/domain.md 9)', () => {
  it.each([
    ['01.234.567.8-901.000', '0012345678901000'],
    ['012345678901000', '0012345678901000'],
    ['0012345678901000', '0012345678901000'],
    ['0012 3456 7890 1000', '0012345678901000'],
    ['0012345678901000000001', '0012345678901000'],
    ['NPWP: 01.234.567.8-901.000', '0012345678901000'],
    ['NITKU 0012345678901000000001', '0012345678901000'],
  ])('keeps %j as %s', (text, npwp) => {
    expect(parseNpwp(text)).toEqual({ ok: true, npwp });
  });

  it.each([
    ['', 'empty'],
    ['NPWP', 'empty'],
    ['01.234.567.8-901.00', 'length'],
    ['00123456789010001', 'length'],
    ['01.234.567.8-901.0O0', 'characters'],
    ['belum punya', 'characters'],
    ['000000000000000', 'zeros'],
  ])('refuses %j because of %s', (text, reason) => {
    expect(parseNpwp(text)).toEqual({ ok: false, reason });
  });

  it('reads back what formatNpwp writes', () => {
    expect(formatNpwp('0012345678901000')).toBe('0012 3456 7890 1000');
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{15}[1-9]$/), (npwp) => {
        expect(parseNpwp(formatNpwp(npwp))).toEqual({ ok: true, npwp });
      }),
    );
  });
});
