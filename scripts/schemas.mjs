// The schema per engine. prisma/schema.prisma is the only one that anybody edits.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const prisma = join(dirname(dirname(fileURLToPath(import.meta.url))), 'prisma');
const source = join(prisma, 'schema.prisma');

/** Where each engine's schema lies (the derived one is not kept in git), and its text. */
export const SCHEMAS = {
  sqlite: { file: source, text: () => readFileSync(source, 'utf8') },
  postgres: {
    file: join(prisma, 'generated', 'postgres.prisma'),
    text: () => forPostgres(readFileSync(source, 'utf8')),
  },
};

/**
 * The same models for PostgreSQL, kept as SQLite keeps them. `json` rather than Prisma's default `jsonb` leaves a document
 * as it was written: jsonb sorts the keys, and refuses escapes that people's messages may hold (\u0000, halves of
 * surrogates). Enums are texts: types of PostgreSQL's own would sort by declaration and be hard to migrate.
 */
export function forPostgres(schema) {
  const enums = [...schema.matchAll(/^enum (\w+)/gm)].map(([, name]) => name);
  return [
    [/provider( *)= "sqlite"/, 'provider$1= "postgresql"'],
    [/output( *)= "\.\/generated\/sqlite"/, 'output$1= "./postgres"'],
    [/^( +\w+ +Json\??)(?=\s|$)/gm, '$1 @db.Json'],
    [/^enum \w+ \{\n[^}]*\}\n\n/gm, ''],
    [new RegExp(`^( +\\w+ +)(?:${enums.join('|')})(\\??)(?=\\s|$)`, 'gm'), '$1String$2'],
  ].reduce((text, [found, put]) => {
    if (text.search(found) < 0) throw new Error(`prisma/schema.prisma has nothing like ${found}`);
    return text.replace(found, put);
  }, schema);
}

/** Texts sort and compare by their bytes, as on SQLite, whatever the language of the server. */
export function byBytes(sql) {
  return sql.replaceAll(/ TEXT(?=[ ,;\n])/g, ' TEXT COLLATE "C"');
}
