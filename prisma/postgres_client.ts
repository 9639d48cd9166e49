import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlDriverAdapter, SqlQuery, Transaction } from '@prisma/driver-adapter-utils';
import type pg from 'pg';
import { PrismaClient as PostgresClient } from './generated/postgres/client.ts';
import type { PrismaClient } from './generated/sqlite/client.ts';

/**
 * A client over this pool, of the type that the code knows (that of SQLite: test/prisma/schemas.test.ts says that they
 * agree), which takes what SQLite's takes.
 */
export function clientOver(pool: pg.Pool): PrismaClient {
  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => withOrderlyTransactions(await connect());
  const client = new PostgresClient({ adapter: factory }).$extends({
    query: { $allModels: { $allOperations: ({ args, query }) => query(asSqliteWould(args)) } },
  });
  return client as unknown as PrismaClient;
}

/** `contains` finds words whatever their case, and the character that PostgreSQL's texts cannot hold is replaced. */
function asSqliteWould<Args>(args: Args): Args {
  if (typeof args === 'string') return args.replaceAll('\0', '\ufffd') as Args;
  if (Array.isArray(args)) return args.map(asSqliteWould<unknown>) as Args;
  if (!isPlain(args)) return args;
  const entries = Object.entries(args).map(([key, value]) => [key, asSqliteWould(value)] as const);
  const caseless = typeof args['contains'] === 'string' ? { mode: 'insensitive' } : {};
  return { ...Object.fromEntries(entries), ...caseless } as Args;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** Within a transaction Prisma asks for several things at once; its connection takes one at a time. */
function withOrderlyTransactions<Adapter extends SqlDriverAdapter>(adapter: Adapter): Adapter {
  const start = adapter.startTransaction.bind(adapter);
  adapter.startTransaction = async (...options) => inOrder(await start(...options));
  return adapter;
}

function inOrder(transaction: Transaction): Transaction {
  let last: Promise<unknown> = Promise.resolve();
  const queued =
    <Result>(ask: (query: SqlQuery) => Promise<Result>) =>
    (query: SqlQuery): Promise<Result> => {
      const asked = last.then(() => ask(query));
      last = asked.catch(() => undefined);
      return asked;
    };
  transaction.queryRaw = queued(transaction.queryRaw.bind(transaction));
  transaction.executeRaw = queued(transaction.executeRaw.bind(transaction));
  return transaction;
}
