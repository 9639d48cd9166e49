import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answered, buildClient, DESKTOP, findings, launchBrowser, officeWrites, PHONE, visit } from './browser.ts';
import { openChat, type Chat } from './chat.ts';

const MINUTE = 60_000;
const PUBLIC_URL = 'http://pst.example';

let folder: string;
let browser: Browser;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gerai-client-'));
  buildClient(folder);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

const open = () => openChat({ builtClient: `${folder}/`, publicUrl: PUBLIC_URL });

async function write(page: Page, text: string): Promise<void> {
  await page.fill('#text', text);
  await page.press('#text', 'Enter');
  await page.getByText(text).waitFor();
  await answered(page);
}

const visitKiosk = (chat: Chat, options: Parameters<typeof visit>[2] = {}) =>
  visit(browser, chat, { path: '/chat?kiosk=1', viewport: DESKTOP, ...options });

async function begin(page: Page): Promise<void> {
  await page.click('[data-begin="id"]');
  await answered(page);
  await write(page, 'saya ingin pesan publikasi');
}

/** The path of the address that the dialog shows. */
async function scanned(page: Page): Promise<string> {
  const shown = await page.locator('#dialog .qr').getAttribute('aria-label');
  expect(await page.locator('#dialog code').textContent()).toBe(shown);
  expect(shown).toMatch(/^http:\/\/pst\.example\/chat\/lanjut\/[\w-]{43}$/);
  return (shown ?? '').slice(PUBLIC_URL.length);
}

describe('a kiosk’s conversation', () => {
  it.each([
    ['light', {}],
    ['dark', { colorScheme: 'dark' }],
  ] as const)('goes on on the phone, %s; the kiosk hears of it and forgets', async (_theme, theme) => {
    const chat = await open();
    const { page: kiosk, errors } = await visitKiosk(chat, { ...theme, bypassCSP: true, reducedMotion: 'reduce' });
    await begin(kiosk);
    await kiosk.click('#handover');
    const path = await scanned(kiosk);
    expect(await findings(kiosk)).toEqual([]);
    expect(
      await kiosk.locator('.qr').evaluate((qr) => {
        const { backgroundColor, fill } = getComputedStyle(qr);
        return [backgroundColor, fill, Math.round(qr.getBoundingClientRect().width) >= 240];
      }),
    ).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)', true]);

    const { page: phone, errors: phoneErrors } = await visit(browser, chat, {
      ...theme,
      path,
      bypassCSP: true,
      reducedMotion: 'reduce',
    });
    expect(await findings(phone)).toEqual([]);
    await phone.getByRole('button', { name: 'Lanjutkan di sini' }).click();
    await phone.waitForURL(`${chat.origin}/chat`);
    await phone.getByText('saya ingin pesan publikasi').waitFor();
    await kiosk.getByText('Sudah dibuka di ponsel').waitFor();
    await Promise.all([kiosk.waitForEvent('load'), kiosk.click('#dialog-yes')]);
    await kiosk.locator('#welcome').waitFor();
    await officeWrites(chat, { kind: 'text', text: 'Tagihan Anda siap', choices: [] });
    await phone.getByText('Tagihan Anda siap').waitFor();
    await write(phone, 'terima kasih');
    expect(await kiosk.content()).not.toContain('saya ingin pesan publikasi');
    expect([...errors, ...phoneErrors]).toEqual([]);
  });

  it('opens on a phone without JavaScript, offered once more before the kiosk forgets', async () => {
    const chat = await open();
    const { page: kiosk } = await visitKiosk(chat);
    await begin(kiosk);
    await kiosk.click('#done');
    await kiosk.locator('#dialog .offer').click();
    const path = await scanned(kiosk);
    const { page: phone, errors } = await visit(browser, chat, { javaScriptEnabled: false, viewport: PHONE, path });
    const [pressed] = await Promise.all([phone.waitForResponse('**/lanjut/*'), phone.locator('main button').click()]);
    expect(pressed.status()).toBe(303);
    await phone.waitForURL(`${chat.origin}/chat`);
    expect(errors).toEqual([]);
    await phone.goto(`${chat.origin}${path}`);
    expect(phone.url()).toBe(`${chat.origin}/chat`);
  });

  it('is forgotten when nobody touches the kiosk, though a dialog is open', async () => {
    const chat = await open();
    const { page: kiosk } = await visitKiosk(chat);
    await kiosk.clock.install();
    await kiosk.reload();
    await begin(kiosk);
    await kiosk.click('#handover');
    await scanned(kiosk);
    await kiosk.clock.fastForward(1.75 * MINUTE);
    await kiosk.getByText('ditutup dalam', { exact: false }).waitFor();
    expect(await kiosk.locator('.qr').count()).toBe(0);
    const reloaded = kiosk.waitForEvent('load');
    await kiosk.clock.fastForward(0.3 * MINUTE);
    await reloaded;
    await kiosk.locator('#welcome').waitFor();
  });
});
