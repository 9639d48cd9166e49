/**
 * `npm run journey -- <web chat id or order code>`: prints a conversation that took place as a journey script (bots/script.ts),
 * also while the program runs. Composition root of that command.
 */
import { recordJourney } from './bots/record.ts';
import { writeScript } from './bots/script.ts';
import { readConfig } from './config.ts';
import { openDatabase } from './prisma/database.ts';
import { createVault, loadSecretKey } from './services/vault.ts';

const HEADER = [
  '# A recorded conversation',
  '# It holds what the customer wrote: replace personal data before anybody else gets to see it.',
].map((text) => ({ kind: 'note' as const, text }));

async function print(name: string): Promise<void> {
  const { dataDir, databaseUrl, secretKey } = readConfig(process.env);
  const db = await openDatabase({ dataDir, databaseUrl, beside: true });
  try {
    const vault = createVault(await loadSecretKey(dataDir, secretKey));
    const lines = await recordJourney({ db, vault }, name);
    if (lines === null) throw new UsageError(`There is no conversation or order '${name}'`);
    process.stdout.write(writeScript([...HEADER, ...lines]));
  } finally {
    await db.close();
  }
}

class UsageError extends Error {}

const [name] = process.argv.slice(2);
try {
  if (name === undefined) throw new UsageError('Usage: npm run journey -- WEB-CHAT-ID | ORDER-CODE');
  await print(name);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
