/** Starts Gerai PST: settings from the environment, the program, and what the engineer needs to see. */
import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { readConfig } from './config.ts';
import type { Config } from './config.ts';
import { createWorkerRenderer } from './documents/renderer.ts';
import { startProgram } from './program.ts';
import type { Program } from './program.ts';

const write = (text: string) => process.stdout.write(`${text}\n`);

function greet({ publicUrl, firstAdminLink }: Program, { webchat, telegram, whatsapp, email }: Config): void {
  write('');
  write('  Gerai PST sudah berjalan.');
  write('');
  if (webchat) write(`  Obrolan web     ${publicUrl}/chat`);
  write(`  Panel petugas   ${publicUrl}/panel`);
  if (telegram !== undefined)
    write(
      `  Telegram        ${telegram.webhookSecret === undefined ? 'long polling' : 'webhook'} (${publicUrl}/panel/kanal)`,
    );
  if (whatsapp !== undefined) write(`  WhatsApp        ditautkan di panel (${publicUrl}/panel/kanal)`);
  if (email !== undefined) write(`  E-mail          lewat SMTP (${publicUrl}/panel/kanal)`);
  if (firstAdminLink !== null) {
    write('');
    write('  Buat admin pertama lewat tautan sekali pakai ini (berlaku 24 jam, diganti setiap kali program dimulai):');
    write(`  ${firstAdminLink}`);
  }
  write('');
}

/** Errors that the engineer can mend are told in a sentence; the others with their stack. */
function fail(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  const text =
    error instanceof Error ? (code === undefined ? (error.stack ?? error.message) : error.message) : String(error);
  process.stderr.write(`Gerai PST tidak dapat dimulai${code === undefined ? '' : ` (${code})`}: ${text}\n`);
  process.exit(1);
}

try {
  const config = readConfig(process.env);
  const log = pino({ level: config.logLevel });
  // errors of libraries may carry what people wrote: of those only where they came from
  process.on('unhandledRejection', (err) => {
    const stack = err instanceof Error ? err.stack : undefined;
    log.error({ code: 'UNHANDLED_REJECTION', stack }, 'Nobody caught this');
  });
  const program = await startProgram(config, {
    now: Date.now,
    random: (bytes) => randomBytes(bytes),
    renderer: createWorkerRenderer(),
    log,
  });
  greet(program, config);
  const end = (signal: NodeJS.Signals) => {
    write(`Gerai PST berhenti (${signal}) ...`);
    program.stop().then(
      () => {
        write('Gerai PST sudah berhenti.');
        process.exit(0);
      },
      (err: unknown) => {
        log.error({ err, code: 'STOP_FAILED' }, 'The program did not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
} catch (error) {
  fail(error);
}
