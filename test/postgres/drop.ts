/** At the end of a test file its databases go. */
import { afterAll } from 'vitest';
import { dropDatabases } from './databases.ts';

afterAll(dropDatabases);
