/** Linking the office's number on WhatsApp, as an admin sees it at a phone and at a desk. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { addOfficer } from '../../services/people.ts';
import { LINE_PROBLEMS, noteLinkOver, noteShown } from '../../services/whatsapp_line.ts';
import { openPanel, PASSWORD, TELEGRAM, WEBCHAT, WHATSAPP } from '../admin/panel_office.ts';
import { linkedNumber, NUMBER, standing } from '../services/whatsapp_office.ts';
import { seriousFindings, unfold } from './axe.ts';
import { sharedBrowser } from './browser.ts';
import { Panel } from './panel.ts';
import { browserOf, DESKTOP, mustFit, PHONE } from './people.ts';

const browser = sharedBrowser();

/** As long as WhatsApp's own are. */
const refs = (n: number) => `https://wa.me/settings/linked_devices#2@${String(n).repeat(180)},x,y,z,1`;

async function look(page: Page, where: string): Promise<string[]> {
  await unfold(page);
  await mustFit(page);
  return seriousFindings(page, where);
}

async function admin(options: Parameters<typeof browserOf>[2]) {
  const office = await openPanel({ channels: [WEBCHAT, TELEGRAM, WHATSAPP] });
  const { ctx } = office;
  const email = office.emailOf('Agus');
  await addOfficer(ctx, { kind: 'system' }, { name: 'Agus', email, role: 'admin' }, PASSWORD);
  const { id } = await ctx.db.read.officer.findUniqueOrThrow({ where: { email } });
  const panel = new Panel(await browserOf(browser(), office, options));
  await panel.signIn(office, { id, name: 'Agus' });
  return { ctx, panel, page: panel.page };
}

test.each([
  ['at a phone', PHONE],
  ['at a desk', DESKTOP],
])(
  '%s a QR follows WhatsApp’s by itself, large enough to be scanned, until the number is linked',
  async (_, options) => {
    const { ctx, panel, page } = await admin(options);
    await panel.go('/panel/kanal');
    const findings = await look(page, 'channels, not linked');
    await page.getByRole('link', { name: 'Tautkan nomor kantor' }).click();
    findings.push(...(await look(page, 'before')));
    await page.getByRole('button', { name: 'Tampilkan kode QR' }).click();
    await page.getByText('Meminta kode dari WhatsApp').waitFor();
    const qr = page.getByRole('img', { name: 'Kode QR untuk dipindai' });
    await ctx.db.write((tx) => noteShown(tx, ctx, refs(1)));
    await qr.waitFor();
    await mustFit(page);
    expect((await qr.boundingBox())?.width).toBeGreaterThan(280);
    findings.push(...(await look(page, 'QR')));
    const first = await qr.innerHTML();
    await ctx.db.write((tx) => noteShown(tx, ctx, refs(2)));
    await page.waitForFunction((before) => document.querySelector('.linking .qr')?.innerHTML !== before, first);
    await linkedNumber(ctx);
    await page.getByText(`+${NUMBER} tertaut dengan program ini.`).waitFor();
    findings.push(...(await look(page, 'linked')));
    await page.getByRole('link', { name: 'Kembali ke Kanal' }).click();
    await page.getByRole('link', { name: 'Poster dengan kode QR' }).waitFor();
    findings.push(...(await look(page, 'channels, linked')));
    await standing(ctx, 'refused', LINE_PROBLEMS.banned);
    await panel.go('/panel/kanal');
    findings.push(...(await look(page, 'channels, blocked')));
    await panel.press('Coba lagi menyambung ke WhatsApp', 'WhatsApp dicoba lagi');
    expect(findings).toEqual([]);
  },
);

test('a code to be typed is shown on the phone that it is typed on, and can be asked for again', async () => {
  const { ctx, panel, page } = await admin(PHONE);
  await panel.go('/panel/kanal/whatsapp');
  await page.getByLabel('Nomor WhatsApp kantor').fill('0812');
  await page.getByRole('button', { name: 'Minta kode' }).click();
  await page.locator('.error-summary').waitFor();
  const findings = await look(page, 'number refused');
  await page.getByLabel('Nomor WhatsApp kantor').fill('0812 9999 0000');
  await page.getByRole('button', { name: 'Minta kode' }).click();
  await ctx.db.write((tx) => noteShown(tx, ctx, 'WWWW8888'));
  await page.getByText('WWWW-8888').waitFor();
  findings.push(...(await look(page, 'code')));
  await ctx.db.write((tx) => noteLinkOver(tx, ctx, 'timed_out'));
  await page.getByText('Waktu penautan habis').waitFor();
  findings.push(...(await look(page, 'timed out')));
  await page.getByRole('button', { name: 'Tampilkan kode QR' }).click();
  await panel.press('Hentikan penautan', 'Penautan dihentikan.');
  expect(findings).toEqual([]);
});

test('without scripts the page is looked at anew by a link', async () => {
  const { ctx, panel, page } = await admin({ ...PHONE, javaScriptEnabled: false });
  await panel.go('/panel/kanal/whatsapp');
  await page.getByRole('button', { name: 'Tampilkan kode QR' }).click();
  await ctx.db.write((tx) => noteShown(tx, ctx, refs(1)));
  await page.getByRole('link', { name: 'Muat ulang halaman ini' }).click();
  expect(await page.getByRole('img', { name: 'Kode QR untuk dipindai' }).isVisible()).toBe(true);
});
