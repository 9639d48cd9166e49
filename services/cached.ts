/** Facts that every turn needs and that seldom change, kept in memory until somebody saves them. */
import type { ServiceContext } from './context.ts';
import type { Database } from '../prisma/database.ts';

export interface Cached<T> {
  read(ctx: Pick<ServiceContext, 'db'>): Promise<T>;
  /** Call after the write has committed: a load begun before it is given only to those who asked before. */
  forget(ctx: Pick<ServiceContext, 'db'>): void;
}

/**
 * One value per open database, loaded by whoever asks first, and again when another process has changed such facts
 * (prisma/migrations_postgres names the tables that may be kept here).
 */
export function cached<T>(load: (db: Database) => Promise<T>): Cached<T> {
  const values = new WeakMap<Database, Promise<T>>();
  const heard = new WeakSet<Database>();
  return {
    read({ db }) {
      const known = values.get(db);
      if (known) return known;
      const loading = load(db);
      if (!heard.has(db)) {
        heard.add(db);
        db.elsewhere(({ kind }) => {
          if (kind !== 'chats') values.delete(db);
        });
      }
      values.set(db, loading);
      // A failed load must not stay for ever; whoever asked gets the error.
      loading.catch(() => {
        if (values.get(db) === loading) values.delete(db);
      });
      return loading;
    },
    forget({ db }) {
      values.delete(db);
    },
  };
}
