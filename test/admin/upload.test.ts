/** Long uploads over a real socket: what is stored as it comes, and what is left when the sender goes away. */
import { request } from 'node:http';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { orderAt } from '../services/orders_office.ts';
import type { Browser } from './browser.ts';
import { openPanel } from './panel_office.ts';

const BOUNDARY = 'batas-unggahan';

async function startUpload(browser: Browser, code: string) {
  const page = await browser.get(`/panel/pesanan/${code}`);
  const form = page.forms.find(({ action }) => action.includes('/unggah/'));
  const sending = request(new URL(form?.action ?? '', browser.origin), {
    method: 'POST',
    headers: {
      'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
      cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    },
  });
  const field = (name: string, value: string) =>
    `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  sending.write(field('_csrf', form?.fields['_csrf'] ?? '') + field('replaces', ''));
  sending.write(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="Besar.pdf"\r\n\r\n%PDF-1.7\n`);
  return sending;
}

test('bytes are on disk while the rest is still under way; when the sender goes away nothing is left of them', async () => {
  const office = await openPanel();
  const { code } = await orderAt(office.ctx, 'preparing');
  const browser = await office.officer('petugas');
  const incoming = () => readdir(join(office.ctx.filesDir, 'incoming')).catch(() => []);
  const sending = await startUpload(browser, code);
  sending.on('error', () => undefined);
  sending.write(Buffer.alloc(3_000_000, 'x'));
  await vi.waitFor(async () => expect(await incoming()).toHaveLength(1), { timeout: 10_000 });
  sending.destroy();
  await vi.waitFor(async () => expect(await incoming()).toEqual([]), { timeout: 10_000 });
  expect(await office.ctx.db.read.storedFile.count()).toBe(0);
  expect((await browser.get(`/panel/pesanan/${code}`)).text).toContain('Berkas belum disiapkan');
});

test('a file larger than any buffer arrives whole', async () => {
  const office = await openPanel();
  const { code } = await orderAt(office.ctx, 'preparing');
  const browser = await office.officer('petugas');
  const sending = await startUpload(browser, code);
  const answered = new Promise<number>((resolve, reject) => {
    sending.on('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sending.on('error', reject);
  });
  const piece = Buffer.alloc(1_000_000, 'y');
  for (let sent = 0; sent < 40; sent += 1) {
    if (!sending.write(piece)) await new Promise<void>((resolve) => sending.once('drain', () => resolve()));
  }
  sending.end(`\r\n--${BOUNDARY}--\r\n`);
  expect(await answered).toBe(303);
  const [file] = await office.ctx.db.read.storedFile.findMany();
  expect(file).toMatchObject({ name: 'Besar.pdf', mime: 'application/pdf', size: 40_000_009n, purpose: 'product' });
  expect((await browser.get(`/panel/pesanan/${code}`)).text).toContain('40,0 MB');
});
