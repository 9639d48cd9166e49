// The built program on a WhatsApp of this machine, as a process that may be stopped, killed or stalled: its lease lapses soon.
// argv: { dataDir, databaseUrl, socketUrl, timing }. Tells { url } when it is up; its log of errors goes to stdout.
import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { createInlineRenderer } from '../../dist/documents/renderer.js';
import { startProgram } from '../../dist/program.js';

const { dataDir, databaseUrl, socketUrl, timing } = JSON.parse(process.argv[2]);
const config = {
  port: 0,
  publicUrl: undefined,
  dataDir,
  databaseUrl,
  secretKey: '5e'.repeat(32),
  webchat: false,
  telegram: undefined,
  whatsapp: { socketUrl },
  email: undefined,
  trustProxy: 0,
  logLevel: 'error',
};
const { publicUrl, stop } = await startProgram(config, {
  now: Date.now,
  random: (bytes) => randomBytes(bytes),
  renderer: createInlineRenderer(),
  log: pino({ level: 'error' }),
  whatsapp: timing,
});
process.once('SIGTERM', () => void stop().then(() => process.exit(0)));
process.send({ url: publicUrl });
