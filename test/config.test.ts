import { describe, expect, test } from 'vitest';
import { readConfig } from '../config.ts';

describe('DATABASE_URL', () => {
  test.each([
    ['absent', {}, undefined],
    ['empty', { DATABASE_URL: '' }, undefined],
    ['given', { DATABASE_URL: 'postgresql://a:b@db/gerai' }, 'postgresql://a:b@db/gerai'],
  ])('may be %s', (_, env, databaseUrl) => {
    expect(readConfig(env).databaseUrl).toBe(databaseUrl);
  });

  test.each(['mysql://a:geheim@db/gerai', 'gerai:geheim', 'a:geheim@db/gerai'])(
    'is refused without being repeated',
    (given) => {
      const read = () => readConfig({ DATABASE_URL: given });
      expect(read).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
      expect(read).toThrow(/DATABASE_URL: must be postgresql:/);
      expect(read).not.toThrow(/geheim/);
    },
  );
});

describe('SMTP_URL', () => {
  test.each([
    ['absent', {}, undefined],
    ['empty', { SMTP_URL: '', MAIL_FROM: 'a@b.example' }, undefined],
    ['alone', { SMTP_URL: 'smtp://mail.example' }, { url: 'smtp://mail.example', from: undefined }],
    [
      'with name, password and sender',
      { SMTP_URL: 'smtps://a%40b:c%2Fd@mail.example:465', MAIL_FROM: 'pst@kantor.example' },
      { url: 'smtps://a%40b:c%2Fd@mail.example:465', from: 'pst@kantor.example' },
    ],
  ])('may be %s', (_, env, email) => {
    expect(readConfig(env).email).toEqual(email);
  });

  test.each(['mail.example:587', 'http://a:geheim@mail.example', 'smtp://', 'smtp://a:geheim%@mail.example'])(
    'is refused without being repeated',
    (given) => {
      const read = () => readConfig({ SMTP_URL: given });
      expect(read).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
      expect(read).toThrow(/SMTP_URL: must be smtp:/);
      expect(read).not.toThrow(/geheim/);
    },
  );

  test('a sender must be an address', () => {
    expect(() => readConfig({ MAIL_FROM: 'PST <pst@kantor.example>' })).toThrow(/MAIL_FROM/);
  });
});

describe('TELEGRAM_WEBHOOK_SECRET', () => {
  const TELEGRAM_WEBHOOK_SECRET = 'a-secret-of-the-office';

  test.each([
    'https://pst.example.go.id',
    'https://pst.example.go.id:8443/',
    'http://localhost:3000',
    'http://127.0.0.1:1',
  ])('goes with an address that can be called: %s', (PUBLIC_URL) => {
    const env = { PUBLIC_URL, TELEGRAM_WEBHOOK_SECRET, TELEGRAM_BOT_TOKEN: '1:x' };
    expect(readConfig(env).telegram?.webhookSecret).toBe(TELEGRAM_WEBHOOK_SECRET);
  });

  test.each([undefined, '', 'http://pst.example.go.id', 'http://10.0.0.7', 'http://localhost.example.go.id'])(
    'is refused with what to do about it when Telegram could not call: %s',
    (PUBLIC_URL) => {
      const read = () => readConfig({ PUBLIC_URL, TELEGRAM_WEBHOOK_SECRET });
      expect(read).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
      expect(read).toThrow(/TELEGRAM_WEBHOOK_SECRET: .*set PUBLIC_URL, or leave/);
      expect(read).not.toThrow(/a-secret-of-the-office/);
    },
  );

  test('absent, any address will do', () => {
    expect(readConfig({ PUBLIC_URL: 'http://pst.example.go.id' }).publicUrl).toBe('http://pst.example.go.id');
  });
});
