/** One PostgreSQL for all tests of a run, with a database that is migrated already, of which each test takes a copy. */
import type { TestProject } from 'vitest/node';
import { enter } from '../../prisma/migrate_postgres.ts';
import { connectClient } from '../../prisma/postgres_connection.ts';
import { startPostgres } from '../../scripts/postgres_server.mjs';
import { TEMPLATE } from './names.ts';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  const admin = await connectClient(server.url('postgres'));
  await admin.query(`CREATE DATABASE ${TEMPLATE}`);
  await admin.end();
  const template = await connectClient(server.url(TEMPLATE));
  await enter(template, { beside: true });
  await template.end();
  project.provide('postgres', server.url(''));
  return server.stop;
}
