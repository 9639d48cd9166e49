// The program as a process of its own, on a WhatsApp and a Telegram of this machine; its number is linked by whoever started it.
// argv: { dataDir, telegram: { token, apiRoot }, whatsapp: { socketUrl }, timing }. Tells { shown } (a QR) and { open }.
import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { createWorkerRenderer } from '../../dist/documents/renderer.js';
import { startProgram } from '../../dist/program.js';
import { listOfficers, addOfficer, actorOf } from '../../dist/services/people.js';
import { askToLink, readLine, whatsappAccount } from '../../dist/services/whatsapp_line.js';

const { dataDir, telegram, whatsapp, timing } = JSON.parse(process.argv[2]);
const LOOK_MS = 10;

const config = {
  port: 0,
  publicUrl: undefined,
  dataDir,
  databaseUrl: undefined,
  secretKey: '5e'.repeat(32),
  webchat: false,
  telegram: { ...telegram, webhookSecret: undefined },
  email: undefined,
  whatsapp,
  trustProxy: 0,
  logLevel: 'error',
};
const { ctx, stop } = await startProgram(config, {
  now: Date.now,
  random: (bytes) => randomBytes(bytes),
  renderer: createWorkerRenderer(),
  log: pino({ level: 'error' }),
  whatsapp: timing,
});
process.once('SIGTERM', () => void stop().then(() => process.exit(0)));

const admin = { name: 'Agus Santoso', email: 'agus@contoh.example', role: 'admin' };
if (!(await readLine(ctx)).linked) {
  const there = (await listOfficers(ctx)).find(({ email }) => email === admin.email);
  const hired = there ?? (await addOfficer(ctx, { kind: 'system' }, admin, undefined)).officer;
  await askToLink(ctx, actorOf(hired), { method: 'qr' });
  process.send({ shown: await found(async () => (await readLine(ctx)).linking?.shown) });
}
await found(async () => {
  const key = await whatsappAccount(ctx);
  const account = key && (await ctx.db.read.channelAccount.findUnique({ where: { channel_account: key } }));
  return account?.state === 'connected';
});
process.send({ open: true });

async function found(look) {
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
