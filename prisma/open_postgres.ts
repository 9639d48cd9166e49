import { prepareDataDirectory } from './data_directory.ts';
import type { Database } from './database.ts';
import { PostgresDatabase } from './database_postgres.ts';
import { enter } from './migrate_postgres.ts';
import { connectClient } from './postgres_connection.ts';

/** Opens the database at `databaseUrl`; files and the secret key stay in the data directory, which is made when absent. */
export async function openPostgres(databaseUrl: string, dataDir: string, beside: boolean): Promise<Database> {
  prepareDataDirectory(dataDir);
  const own = await connectClient(databaseUrl);
  try {
    await enter(own, { beside });
    return await PostgresDatabase.begin(databaseUrl, own);
  } catch (error) {
    await own.end();
    throw error;
  }
}
