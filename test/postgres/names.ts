/** What the global setup gives to the tests. */
import type { Engine } from '../engine.ts';

declare module 'vitest' {
  interface ProvidedContext {
    engine: Engine;
    /** where the server of the tests is: a database's name is to be added */
    postgres: string;
  }
}

/** Migrated and empty: the databases of tests are made of it. */
export const TEMPLATE = 'gerai_template';
