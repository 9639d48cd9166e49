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
