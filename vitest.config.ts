import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

/** What touches the database, and is not only markup: run on PostgreSQL as well. */
const TOUCHING_DATABASE = [
  'test/office.test.ts',
  'test/admin/{conflict,home,microdata_journey,order_journey,settings,sign_in,upload}.test.ts',
  'test/bots/webchat/{files,handover,live,messages,sessions}.test.ts',
  'test/bots/*.test.ts',
  'test/bots/telegram/{intake,load,polling,webhook}.test.ts',
  'test/bots/whatsapp/{fault_receiving,fault_sending,intake,key_store,take}.test.ts',
  'test/journeys/*.test.ts',
  'test/prisma/*.test.ts',
  'test/services/**/*.test.ts',
  'test/web/*.test.ts',
  'test/withstand/*.test.ts',
];

/** They touch none, are about SQLite alone, or are long and proved there. */
const ON_SQLITE_ONLY = [
  'test/journeys/whatsapp.test.ts',
  'test/prisma/{gate,migrate,schemas}.test.ts',
  'test/services/{ids,vault}.test.ts',
];

/** Conditions are waited for, however busy the machine. */
const common = { testTimeout: 60_000, hookTimeout: 60_000, expect: { poll: { timeout: 30_000, interval: 10 } } };

/** What takes minutes begins first, so that nothing runs alone at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const long = ({ moduleId }: TestSpecification) => /\/(journeys|withstand)\//.test(moduleId);
    const rest = files.filter((file) => !long(file));
    return [...files.filter(long), ...rest];
  }
}

/** `npx vitest run --project postgres test/x.test.ts` runs one file on one engine. */
export default defineConfig({
  test: {
    // beside two cores: what waits for a condition leaves its core to another
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...common,
          name: 'sqlite',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: ['test/**/postgres*.test.ts'],
          provide: { engine: 'sqlite' },
          setupFiles: ['test/properties.ts'],
        },
      },
      {
        test: {
          ...common,
          name: 'postgres',
          include: TOUCHING_DATABASE,
          exclude: ON_SQLITE_ONLY,
          provide: { engine: 'postgres' },
          globalSetup: ['test/postgres/server.ts'],
          setupFiles: ['test/properties.ts', 'test/postgres/drop.ts'],
        },
      },
    ],
  },
});
