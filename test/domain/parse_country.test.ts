import { describe, expect, it } from 'vitest';
import { COUNTRIES, parseCountry } from '../../domain/identity.ts';

describe('the list of countries', () => {
  it('holds the 249 entries of ISO 3166-1 once each, with both names', () => {
    expect(COUNTRIES).toHaveLength(249);
    expect(new Set(COUNTRIES.map(({ code }) => code)).size).toBe(249);
    for (const { code, id, en } of COUNTRIES) {
      expect(code).toMatch(/^[A-Z]{2}$/);
      expect(id.length).toBeGreaterThan(2);
      expect(en.length).toBeGreaterThan(2);
    }
  });

  it.each(COUNTRIES)('finds $code as "$id" and as "$en"', ({ code, id, en }) => {
    expect(parseCountry(id)).toEqual({ ok: true, value: code });
    expect(parseCountry(en.toUpperCase())).toEqual({ ok: true, value: code });
  });

  it('finds a country by its code, apart from AS, which means Amerika Serikat in Indonesian', () => {
    for (const { code } of COUNTRIES)
      expect(parseCountry(code)).toEqual({ ok: true, value: code === 'AS' ? 'US' : code });
  });
});

describe('parseCountry', () => {
  it.each([
    ['indonesia', 'ID'],
    [' Indonesia. ', 'ID'],
    ['WNI', 'ID'],
    ['dalam negeri', 'ID'],
    ['id', 'ID'],
    ['Republik Indonesia', 'ID'],
    ['jepang', 'JP'],
    ['Turkiye', 'TR'],
    ['turkey', 'TR'],
    ['cote d’ivoire', 'CI'],
    ['curacao', 'CW'],
    ['sao tome & principe', 'ST'],
    ['St. Lucia', 'LC'],
    ['Timor-Leste', 'TL'],
    ['amerika', 'US'],
    ['U.S.A.', 'US'],
    ['inggris', 'GB'],
    ['korea', 'KR'],
    ['hongkong', 'HK'],
    ['SG', 'SG'],
    ['NO', 'NO'],
  ])('reads %j as %s', (text, value) => {
    expect(parseCountry(text)).toEqual({ ok: true, value });
  });

  it.each(['no', 'No', 'ga', 'Kongo', 'Guinea Baru', 'luar negeri', 'Malasyia', 'XX', 'constructor'])(
    'does not guess at %j',
    (text) => {
      expect(parseCountry(text)).toEqual({ ok: false, reason: 'unknown' });
    },
  );

  it.each(['', '  ', '...'])('sees nothing in %j', (text) => {
    expect(parseCountry(text)).toEqual({ ok: false, reason: 'empty' });
  });
});
