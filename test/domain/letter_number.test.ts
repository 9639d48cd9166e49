import { describe, expect, it } from 'vitest';
import { DEFAULT_LETTER_TEMPLATE, checkLetterTemplate, formatLetterNumber } from '../../domain/letter_number.ts';

const parts = { sifat: 'B', urut: 26, unit: '36000', klasifikasi: 'HM.340', tahun: 2024 };

describe('formatLetterNumber (docs/domain.md 5)', () => {
  it.each([
    [DEFAULT_LETTER_TEMPLATE, 26, 'B-026/36000/HM.340/2024'],
    [DEFAULT_LETTER_TEMPLATE, 1, 'B-001/36000/HM.340/2024'],
    [DEFAULT_LETTER_TEMPLATE, 1234, 'B-1234/36000/HM.340/2024'],
    ['KWT-{urut}/{tahun}/{urut}', 7, 'KWT-007/2024/007'],
  ])('fills %s with %i as %s', (template, urut, number) => {
    expect(formatLetterNumber(template, { ...parts, urut })).toBe(number);
  });

  it('takes what an office typed literally', () => {
    expect(formatLetterNumber(DEFAULT_LETTER_TEMPLATE, { ...parts, unit: '$&{urut}' })).toBe(
      'B-026/$&{urut}/HM.340/2024',
    );
  });

  it.each([0, -1, 1.5])('refuses the running number %s', (urut) => {
    expect(() => formatLetterNumber(DEFAULT_LETTER_TEMPLATE, { ...parts, urut })).toThrow(
      expect.objectContaining({ code: 'letter_number_invalid' }),
    );
  });
});

describe('checkLetterTemplate', () => {
  it.each([
    ['{urut}/{bulan}/{tahun}', 'unknown_placeholder'],
    ['{urut/{tahun}', 'unknown_placeholder'],
    ['{urut}/{tahun}}', 'unknown_placeholder'],
    ['{}{urut}{tahun}', 'unknown_placeholder'],
    ['{sifat}/{tahun}', 'number_or_year_missing'],
    ['{sifat}-{urut}', 'number_or_year_missing'],
    ['', 'number_or_year_missing'],
  ])('refuses %j because of %s', (template, reason) => {
    expect(checkLetterTemplate(template)).toEqual({ ok: false, reason });
    expect(() => formatLetterNumber(template, parts)).toThrow(
      expect.objectContaining({ code: 'letter_template_invalid' }),
    );
  });

  it('accepts the usual form', () => {
    expect(checkLetterTemplate(DEFAULT_LETTER_TEMPLATE)).toEqual({ ok: true });
  });
});
