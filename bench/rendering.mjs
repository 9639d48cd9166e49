// How far making documents holds up the chats: the time of a reply for eight chats, idle and while officers send fifty
// invoices at once through the panel of the built program. Build first, then: node bench/rendering.mjs
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../dist/prisma/database.js';
import { seedExample } from '../dist/prisma/seed.js';
import { storeBytes } from '../dist/services/files.js';
import { acceptOrder } from '../dist/services/orders/review.js';
import { placeOrder } from '../dist/services/orders/place.js';
import { prepareItem } from '../dist/services/orders/prepare.js';
import { productByCode, toProductCard } from '../dist/services/catalogue.js';
import { addOfficer } from '../dist/services/people.js';
import { readOffice } from '../dist/services/office.js';
import { tariffOn } from '../dist/services/tariffs.js';
import { createVault, loadSecretKey } from '../dist/services/vault.js';
import { send, startProgram, stop } from './support/child.mjs';
import { line, quantile } from './support/numbers.mjs';
import { talk, Talker } from './support/talk.mjs';

const INVOICES = 50;
const CHATS = 8;
const ROUNDS = 3;
const IDLE_MS = 4_000;
const EMAIL = 'petugas@contoh.example';
const PASSWORD = randomBytes(12).toString('hex');

/** An office with prepared orders: all that is left is to send the invoices. */
async function prepareOffice(dataDir) {
  const db = await openDatabase({ dataDir });
  const vault = createVault(await loadSecretKey(dataDir, undefined));
  const ctx = { db, now: Date.now, random: randomBytes, vault, filesDir: join(dataDir, 'files'), publicUrl: '' };
  await seedExample(db, ctx.now());
  const { officer } = await addOfficer(
    ctx,
    { kind: 'system' },
    { name: 'Petugas', email: EMAIL, role: 'petugas' },
    PASSWORD,
  );
  const actor = { kind: 'officer', id: officer.id, name: officer.name, role: 'petugas' };
  const product = await db.read.product.findFirst({ where: { kind: 'publication' } });
  const tariff = await tariffOn(ctx, new Date().toISOString().slice(0, 10));
  const { price } = toProductCard(await productByCode(ctx, product.code), tariff, await readOffice(ctx));
  const bytes = Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
  const codes = [];
  for (let number = 0; number < INVOICES * ROUNDS; number += 1) {
    const id = `bench-${number}`;
    const at = new Date();
    const profile = {
      name: 'Pelanggan',
      email: 'p@contoh.example',
      phone: '+6281234567890',
      institution: 'Universitas Contoh',
    };
    const kinds = {
      segment: 'research_education',
      occupation: 'researcher',
      use: 'research',
      country: 'ID',
      language: 'id',
    };
    const times = { createdAt: at, updatedAt: at };
    const { code } = await db.write(async (tx) => {
      await tx.customer.create({ data: { id, ...profile, ...kinds, npwpDeclaredActive: false, ...times } });
      const order = {
        customerId: id,
        language: 'id',
        codes: [product.code],
        termsVersion: 'terms-1',
        expectedTotal: price,
      };
      return placeOrder(ctx, tx, order);
    });
    await acceptOrder(ctx, actor, { code, revision: 1 });
    const [item] = await db.read.orderItem.findMany({ where: { order: { code } } });
    const file = await storeBytes(ctx, {
      bytes,
      name: 'produk.pdf',
      mime: 'application/pdf',
      purpose: 'product',
      owner: 'system',
    });
    await prepareItem(ctx, actor, { code, itemId: item.id, fileId: file.id, replaces: null });
    codes.push(code);
  }
  await db.close();
  return codes;
}

const form = (fields) => new URLSearchParams(fields).toString();
const csrfIn = (html) => /name="_csrf" value="([^"]+)"/.exec(html)[1];
const cookieOf = ({ headers }) => headers['set-cookie'][0].split(';')[0];
const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };

/** Signs in; what an officer's requests carry. */
async function signIn(url) {
  const page = await send(`${url}/panel/masuk`, { method: 'GET' });
  const body = form({ _csrf: csrfIn(page.text), email: EMAIL, password: PASSWORD });
  const signedIn = await send(`${url}/panel/masuk`, { headers: { ...FORM_TYPE, cookie: cookieOf(page) }, body });
  const cookie = cookieOf(signedIn);
  const home = await send(`${url}/panel`, { method: 'GET', headers: { cookie } });
  return { cookie, csrf: csrfIn(home.text) };
}

const dataDir = mkdtempSync(join(tmpdir(), 'gerai-bench-'));
const codes = await prepareOffice(dataDir);
const program = await startProgram(dataDir);
try {
  const { cookie, csrf } = await signIn(program.url);
  // every order has been placed, accepted and prepared: its revision is 3
  const sendInvoice = (code) =>
    send(`${program.url}/panel/pesanan/${code}/tindakan/sendInvoice`, {
      headers: { ...FORM_TYPE, cookie },
      body: form({ _csrf: csrf, revision: '3' }),
    });
  const talkers = Array.from({ length: CHATS }, () => new Talker(program.url));
  const warm = performance.now() + 1_000;
  await talk(talkers, () => performance.now() > warm);

  const idle = [];
  const busy = [];
  const took = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const until = performance.now() + IDLE_MS;
    idle.push(...(await talk(talkers, () => performance.now() > until)));
    const begin = performance.now();
    let left = INVOICES;
    const sending = codes.splice(0, INVOICES).map((code) => sendInvoice(code).finally(() => (left -= 1)));
    busy.push(...(await talk(talkers, () => left === 0)));
    await Promise.all(sending);
    took.push(performance.now() - begin);
  }
  line('', 'replies', 'p50 ms', 'p99 ms', 'longest ms');
  for (const [name, times] of Object.entries({ idle, [`${INVOICES} invoices at once`]: busy })) {
    line(name, times.length, ...[0.5, 0.99, 1].map((share) => quantile(times, share).toFixed(1)));
  }
  line('50 invoices are sent in, s', ...took.map((ms) => (ms / 1000).toFixed(1)));
} finally {
  await stop(program);
  rmSync(dataDir, { recursive: true, force: true });
}
