/**
 * `npm run officer -- add --name N --email E --role R` (password from standard input): adds an officer without the browser,
 * also while the program runs. Composition root of that command.
 */
import { randomBytes } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { readConfig } from './config.ts';
import { ROLES } from './domain/vocabulary.ts';
import { openDatabase } from './prisma/database.ts';
import { addOfficer } from './services/people.ts';
import { createVault, loadSecretKey } from './services/vault.ts';

const USAGE = `Usage: npm run officer -- add --name NAME --email ADDRESS --role ${ROLES.join('|')} [--nip NIP]
The password is read from standard input.
`;

/** What is wrong with a password, for the person at the terminal. */
const PASSWORD_PROBLEMS = {
  too_short: 'at least 10 characters are needed',
  too_long: 'at most 200 characters are taken',
  is_email: 'it must not contain the e-mail address',
  common: 'it is too easily guessed',
} as const;

async function add(args: string[]): Promise<string> {
  const option = { type: 'string' } as const;
  const { values } = parseArgs({ args, options: { name: option, email: option, role: option, nip: option } });
  const config = readConfig(process.env);
  const password = (await text(process.stdin)).replace(/\r?\n$/, '');
  const vault = createVault(await loadSecretKey(config.dataDir, config.secretKey));
  const db = await openDatabase({ dataDir: config.dataDir, databaseUrl: config.databaseUrl, beside: true });
  try {
    const publicUrl = config.publicUrl ?? `http://localhost:${config.port}`;
    const ctx = { db, now: Date.now, random: (count: number) => randomBytes(count), vault, publicUrl };
    const result = await addOfficer(ctx, { kind: 'system' }, values, password);
    if (result.ok) return `Added ${result.officer.name} <${result.officer.email}> as ${result.officer.role}.\n`;
    throw new UsageError(refusalText(result));
  } finally {
    await db.close();
  }
}

class UsageError extends Error {}

function refusalText(refusal: Exclude<Awaited<ReturnType<typeof addOfficer>>, { ok: true }>): string {
  switch (refusal.reason) {
    case 'invalid':
      return Object.entries(refusal.fields)
        .map(([field, problem]) => `--${field}: ${problem}`)
        .join('\n');
    case 'password':
      return `Password: ${PASSWORD_PROBLEMS[refusal.problem]}`;
    case 'forbidden':
      return 'Not allowed';
  }
}

function isUsageProblem(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return error instanceof UsageError || code === 'CONFIG_INVALID' || code.startsWith('ERR_PARSE_ARGS');
}

const [command, ...rest] = process.argv.slice(2);
try {
  if (command !== 'add') throw new UsageError(USAGE);
  process.stdout.write(await add(rest));
} catch (error) {
  if (!isUsageProblem(error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
