/** Beside each form stands what the customer will receive, and that is what arrives. */
import { expect, test } from 'vitest';
import { orderAt, placeMicrodata } from '../services/orders_office.ts';
import { formOn, type Browser } from './browser.ts';
import { textOf } from './form.ts';
import { openPanel } from './panel_office.ts';

/** The preview as it follows what is typed. */
async function previewOf(browser: Browser, code: string, act: string, typed: Record<string, string> = {}) {
  const page = await browser.get(`/panel/pesanan/${code}`);
  const { action, fields } = formOn(page, new RegExp(`tindakan/${act}$`));
  const { html } = await browser.post(`${action}/pratinjau`, { ...fields, ...typed });
  return html.split(/class="bubble(?!-)/).map(textOf);
}

test('of an invoice: the news without the sum, which the card below it says', async () => {
  const office = await openPanel();
  const { code } = await orderAt(office.ctx, 'prepared');
  const sari = await office.officer('petugas');
  const bubbles = await previewOf(sari, code, 'sendInvoice');
  expect(bubbles[1]).toContain('sudah siap. Mohon diperiksa.');
  expect(bubbles[1]).not.toContain('Rp');
  expect(bubbles.at(-1)).toMatch(/Rp160\.000.*Setujui/);
});

test('of a return: the reason of each field', async () => {
  const office = await openPanel();
  const { code } = await placeMicrodata(office.ctx);
  const sari = await office.officer('petugas');
  const bubbles = await previewOf(sari, code, 'return', { 'alasan.method': 'Sebutkan modelnya.', words: 'Tolong.' });
  const all = bubbles.join('\n');
  for (const words of ['Tolong.', 'Metode', 'Sebutkan modelnya.']) expect(all).toContain(words);
});

test.each([
  ['', 'tampil di sini setelah isiannya lengkap'],
  ['150', 'tampil di sini setelah isiannya lengkap'],
  ['0', 'tarif Rp0'],
  ['50', '50%'],
  ['100', 'dikenakan penuh'],
])('of a reduction to %j percent: %s', async (percent, words) => {
  const office = await openPanel();
  const { code } = await placeMicrodata(office.ctx, { reduction: { reason: 'Tugas akhir', fileId: null } });
  const sari = await office.officer('petugas');
  await sari.submit(await sari.get(`/panel/pesanan/${code}`), /accept$/);
  const bubbles = await previewOf(sari, code, 'decideReduction', { percent });
  expect(bubbles.join('\n').replaceAll(/\s+/g, ' ')).toContain(words);
});
