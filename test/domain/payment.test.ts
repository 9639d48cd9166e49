import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BILLING_VALIDITY_MS, parseBillingCode, parseNtb, parseNtpn } from '../../domain/payment.ts';

describe('parseBillingCode (docs/domain.md 5)', () => {
  it.each([
    '820241122334455',
    '820 241 122 334 455',
    '8202-4112-2334-455',
    ' 820241122334455\n',
    '８２０２４１１２２３３４４５５',
  ])('reads %j', (text) => {
    expect(parseBillingCode(text)).toEqual({ ok: true, value: '820241122334455' });
  });

  it.each([
    ['', 'length'],
    ['82024112233445', 'length'],
    ['8202411223344555', 'length'],
    ['82024112233445O', 'characters'],
    ['kode 820241122334455', 'characters'],
  ])('refuses %j because of %s', (text, reason) => {
    expect(parseBillingCode(text)).toEqual({ ok: false, reason });
  });
});

describe('parseNtpn (docs/domain.md 5)', () => {
  it('accepts sixteen letters and digits without another reading', () => {
    expect(parseNtpn('a2b3 c4d5 e6f7 g8h9')).toEqual({ ok: true, ntpn: 'A2B3C4D5E6F7G8H9' });
  });

  it.each([
    ['AOB3C4D5E6F7G8H9', 'A0B3C4D5E6F7G8H9'],
    ['A0B3C4D5E6F7G8H9', 'AOB3C4D5E6F7G8H9'],
    ['AIB3C4D5E6F7G8HO', 'A1B3C4D5E6F7G8H0'],
    ['A1B3C4D5E6F7G8H0', 'AIB3C4D5E6F7G8HO'],
    ['AOB0C4D5E6F7G8H9', 'A0B0C4D5E6F7G8H9'],
  ])('keeps %s as typed and offers %s', (ntpn, alternative) => {
    expect(parseNtpn(ntpn)).toEqual({ ok: true, ntpn, alternative });
  });

  it.each([
    ['', 'length'],
    ['A2B3C4D5E6F7G8H', 'length'],
    ['A2B3C4D5E6F7G8H99', 'length'],
    ['A2B3C4D5E6F7G8H!', 'characters'],
    ['sudah bayar', 'length'],
    ['Ä2B3C4D5E6F7G8H9', 'characters'],
  ])('refuses %j because of %s', (text, reason) => {
    expect(parseNtpn(text)).toEqual({ ok: false, reason });
  });

  it('never changes what was typed, and the other reading is a valid NTPN', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9]{16}$/), (typed) => {
        const parsed = parseNtpn(typed);
        expect(parsed).toMatchObject({ ok: true, ntpn: typed });
        const other = parsed.ok ? parsed.alternative : undefined;
        expect(other).not.toBe(typed);
        expect(parseNtpn(other ?? typed)).toMatchObject({ ok: true, ntpn: other ?? typed });
      }),
    );
  });
});

describe('parseNtb (docs/domain.md 5)', () => {
  it.each([
    ['123456', '123456'],
    ['ab-12 34', 'AB1234'],
    ['A'.repeat(20), 'A'.repeat(20)],
  ])('reads %j as %s', (text, value) => {
    expect(parseNtb(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['12345', 'length'],
    ['A'.repeat(21), 'length'],
    ['12345_', 'characters'],
  ])('refuses %j because of %s', (text, reason) => {
    expect(parseNtb(text)).toEqual({ ok: false, reason });
  });
});

it('a billing code lives seven times 24 hours', () => {
  expect(BILLING_VALIDITY_MS).toBe(604_800_000);
});
