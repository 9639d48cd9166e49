import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Prisma as OfPostgres } from '../../prisma/generated/postgres/client.ts';
import { Prisma as OfSqlite } from '../../prisma/generated/sqlite/client.ts';

/** The models with their fields, as a generated client knows them. */
function fieldsOf(client: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(client).filter(([name]) => name.endsWith('ScalarFieldEnum')));
}

test('both engines have the same models with the same fields', () => {
  const fields = fieldsOf(OfSqlite);
  expect(Object.keys(fields).length).toBe(Object.keys(OfSqlite.ModelName).length);
  expect(fieldsOf(OfPostgres)).toEqual(fields);
  expect(OfPostgres.ModelName).toEqual(OfSqlite.ModelName);
});

test('the schema for PostgreSQL differs from the one it is made of in engine, place, documents and enums only', () => {
  const lines = (file: string) => readFileSync(new URL(`../../prisma/${file}`, import.meta.url), 'utf8').split('\n');
  const made = new Set(lines('generated/postgres.prisma'));
  const changed = lines('schema.prisma').filter((line) => !made.has(line));
  const enums = lines('schema.prisma').flatMap((line) => /^enum (\w+)/.exec(line)?.[1] ?? []);
  const allowed = new RegExp(`sqlite|^ +\\w+ +Json\\b|^ +\\w+ +(${enums.join('|')})\\b|^enum |^  \\w+$`);
  expect(changed.filter((line) => !allowed.test(line))).toEqual([]);
});
