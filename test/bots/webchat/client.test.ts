import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answered, buildClient, DESKTOP, findings, launchBrowser, officeWrites, PHONE, tap, visit } from './browser.ts';
import { openChat, type Chat } from './chat.ts';

const PDF = Buffer.from('%PDF-1.7\n%%EOF\n');

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

const open = () => openChat({ builtClient: `${folder}/`, publicUrl: 'http://pst.example' });

/** What the customer said, as the database has it. */
async function stored({ ctx }: Chat): Promise<string[]> {
  const rows = await ctx.db.read.message.findMany({
    where: { direction: 'in', externalId: { not: 'start' } },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ body }) => {
    const { kind, text, label } = JSON.parse(body) as { kind: string; text?: string; label?: string };
    return text ?? label ?? kind;
  });
}

const bubbles = (page: Page) => page.locator('.message.customer .text').allTextContents();

async function write(page: Page, text: string): Promise<void> {
  await page.fill('#text', text);
  await page.press('#text', 'Enter');
}

describe('a visitor', () => {
  it('is greeted, taps an answer, writes one, and finds everything again after a reload, the draft too', async () => {
    const chat = await open();
    const { page, errors } = await visit(browser, chat);
    await answered(page);
    await tap(page, 'Setuju');
    await write(page, 'halo kak');
    await answered(page);
    const before = await page.locator('#log').innerText();
    await page.fill('#text', 'belum selesai menul');
    await page.reload();
    await answered(page);
    expect(await page.locator('#log').innerText()).toBe(before);
    expect(await page.inputValue('#text')).toBe('belum selesai menul');
    expect(await bubbles(page)).toEqual(['Setuju', 'halo kak']);
    expect(await stored(chat)).toEqual(['Setuju', 'halo kak']);
    expect(errors).toEqual([]);
  });

  it('can only tap what is still asked; what was pressed stays marked', async () => {
    const chat = await open();
    const { page } = await visit(browser, chat);
    await answered(page);
    await tap(page, 'Setuju');
    expect(await page.locator('.choice.chosen').allTextContents()).toEqual(['Setuju']);
    const first = page.locator('.choices').first();
    expect(await first.locator('.choice:enabled').count()).toBe(0);
    expect(await page.locator('.choices').last().locator('.choice:disabled').count()).toBe(0);
    const order = { id: 'order:GP-234567', label: 'Lihat pesanan' };
    await officeWrites(chat, { kind: 'text', text: 'Lama', choices: [order, { id: 'x', label: 'Lain' }] });
    await officeWrites(chat, { kind: 'text', text: 'Baru', choices: [{ id: 'y', label: 'Ya' }] });
    await page.getByText('Baru').waitFor();
    expect(await page.locator('.choice:enabled').allTextContents()).toEqual(['Lihat pesanan', 'Ya']);
  });

  it('without connection keeps writing; all of it arrives once when it is back, in order', async () => {
    const chat = await open();
    const { page } = await visit(browser, chat);
    await answered(page);
    await page.context().setOffline(true);
    await write(page, 'pertama');
    await write(page, 'kedua');
    await page.getByText('Koneksi terputus', { exact: false }).waitFor();
    expect(await page.locator('.message.customer.waiting, .message.customer.sending').count()).toBe(2);
    await page.reload().catch(() => undefined);
    await page.context().setOffline(false);
    await page.goto(`${chat.origin}/chat`);
    await page.locator('.message.customer:not(.waiting):not(.sending)').nth(1).waitFor();
    await answered(page);
    expect(await stored(chat)).toEqual(['pertama', 'kedua']);
    expect(await bubbles(page)).toEqual(['pertama', 'kedua']);
  });

  it('whose answer got lost on its way has said it once, though the page sends it again', async () => {
    const chat = await open();
    const { page } = await visit(browser, chat);
    await answered(page);
    let lost = 0;
    await page.route('**/chat/messages', async (route) => {
      if (lost > 0) return route.continue();
      lost += 1;
      await route.fetch();
      return route.abort();
    });
    const again = page.waitForResponse('**/chat/messages');
    await write(page, 'hanya sekali');
    expect(((await (await again).json()) as { outcome: string }).outcome).toBe('duplicate');
    await answered(page);
    expect(await stored(chat)).toEqual(['hanya sekali']);
    expect(await bubbles(page)).toEqual(['hanya sekali']);
  });

  it('whose message is refused is told why, can try again, and is not held up', async () => {
    const chat = await open();
    const { page } = await visit(browser, chat);
    await answered(page);
    const problem = { error: 'too_long', message: 'Pesan ini terlalu panjang.' };
    await page.route('**/chat/messages', (route) => route.fulfill({ status: 413, json: problem }), { times: 1 });
    await write(page, 'ditolak dulu');
    await page.getByText('Pesan ini terlalu panjang.').waitFor();
    await write(page, 'berikutnya');
    await page.locator('.message.office').nth(2).waitFor();
    expect(await stored(chat)).toEqual(['berikutnya']);
    await page.getByText('Coba lagi').click();
    await page.locator('.message.customer.failed').waitFor({ state: 'detached' });
    await answered(page);
    expect(await stored(chat)).toEqual(['berikutnya', 'ditolak dulu']);
  });

  it('whose connection was cut off hears from the office again, once', async () => {
    const chat = await open();
    const { page } = await visit(browser, chat);
    await answered(page);
    await chat.channel.stop();
    await officeWrites(chat, { kind: 'text', text: 'Pesanan Anda siap', choices: [] });
    await page.getByText('Pesanan Anda siap').waitFor();
    expect(await page.getByText('Pesanan Anda siap').count()).toBe(1);
  });

  it('on a network that lets no event streams through hears from the office all the same', async () => {
    const chat = await open();
    const { page } = await visit(browser, chat);
    await page.route('**/chat/events*', (route) => route.abort());
    await page.reload();
    await answered(page);
    await officeWrites(chat, { kind: 'text', text: 'Pesanan Anda siap', choices: [] });
    await page.getByText('Pesanan Anda siap').waitFor();
    expect(await page.getByText('Pesanan Anda siap').count()).toBe(1);
  });

  it('reads back to the first word, and what is being read stays where it is', async () => {
    const chat = await open();
    const { page } = await visit(browser, chat);
    await answered(page);
    await officeWrites(
      chat,
      ...Array.from({ length: 70 }, (_, at) => ({ kind: 'text' as const, text: `kabar ${at}`, choices: [] })),
    );
    await page.getByText('kabar 69', { exact: true }).waitFor();
    await page.reload();
    await page.getByText('kabar 69', { exact: true }).waitFor();
    expect(await page.locator('.message').count()).toBe(50);
    const oldest = page.locator('.message').first();
    const text = await oldest.locator('.text').innerText();
    const topOf = () =>
      page.getByText(text, { exact: true }).evaluate((element) => element.getBoundingClientRect().top);
    await page.locator('#scroll').evaluate((scroll) => (scroll.scrollTop = 150));
    const before = await topOf();
    await page.locator('.message').nth(70).waitFor();
    expect(Math.abs((await topOf()) - before)).toBeLessThan(3);
    expect(await page.locator('.message').first().innerText()).toContain('Selamat datang');
  });

  it('sees in two tabs the same conversation', async () => {
    const chat = await open();
    const { page } = await visit(browser, chat);
    await answered(page);
    const other = await page.context().newPage();
    await other.goto(`${chat.origin}/chat`);
    await answered(other);
    await write(page, 'dari tab pertama');
    await other.getByText('dari tab pertama').waitFor();
    await answered(other);
    await answered(page);
    expect(await other.locator('#log').innerText()).toBe(await page.locator('#log').innerText());
  });

  it('gets along with the keyboard alone', async () => {
    const chat = await open();
    const { page } = await visit(browser, chat, { viewport: DESKTOP });
    await answered(page);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('text');
    await page.keyboard.type('baris satu');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('baris dua');
    await page.keyboard.press('Enter');
    await page.locator('.message.customer').waitFor();
    await answered(page);
    expect(await stored(chat)).toEqual(['baris satu\nbaris dua']);
    await page.locator('#scroll').focus();
    while ((await page.evaluate(() => document.activeElement?.textContent)) !== 'Setuju')
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.message.customer').nth(1).waitFor();
    await answered(page);
    expect((await stored(chat))[1]).toBe('Setuju');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('text');
  });

  it('changes the language of the page and of the assistant', async () => {
    const chat = await open();
    const { page } = await visit(browser, chat);
    await answered(page);
    await page.click('#language');
    await page.locator('.message.customer').waitFor();
    await answered(page);
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    expect(await page.getAttribute('#text', 'placeholder')).toBe('Write a message…');
    await page.getByText('I agree', { exact: true }).last().waitFor();
    await page.reload();
    await answered(page);
    expect(await page.getAttribute('#text', 'placeholder')).toBe('Write a message…');
  });

  it('who leaves takes nothing along: the next one at this device starts anew', async () => {
    const chat = await open();
    const { page } = await visit(browser, chat);
    await answered(page);
    await write(page, 'rahasia saya');
    await answered(page);
    await page.fill('#text', 'rahasia juga');
    await page.click('#more summary');
    await page.click('#forget');
    await Promise.all([page.waitForEvent('load'), page.click('#dialog-yes')]);
    await answered(page);
    expect(await page.locator('body').innerText()).not.toContain('rahasia');
    expect(await page.inputValue('#text')).toBe('');
    expect(await chat.ctx.db.read.conversation.count()).toBe(2);
  });
});

describe('a file', () => {
  it('goes with the written text as its caption', async () => {
    const chat = await open();
    const { page, errors } = await visit(browser, chat);
    await answered(page);
    await page.setInputFiles('#file', { name: 'surat.pdf', mimeType: 'application/pdf', buffer: PDF });
    await page.fill('#text', 'Ini suratnya');
    await page.press('#text', 'Enter');
    await page.locator('.message.customer .file').waitFor();
    await answered(page);
    expect(await page.locator('.message.customer').innerText()).toMatch(/surat\.pdf\s+15 B\s+Ini suratnya/);
    expect(await page.locator('#tray li').count()).toBe(0);
    expect(errors).toEqual([]);
  });

  it('can be taken back before it is sent, and is not uploaded when it is too large or empty', async () => {
    const chat = await open();
    const { page } = await visit(browser, chat);
    await answered(page);
    let uploads = 0;
    page.on('request', (request) => (uploads += request.url().endsWith('/files') ? 1 : 0));
    await page.setInputFiles('#file', { name: 'salah.pdf', mimeType: 'application/pdf', buffer: PDF });
    await page.locator('#tray button').click();
    await page.setInputFiles('#file', [
      { name: 'besar.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(20_000_001) },
      { name: 'kosong.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) },
    ]);
    await page.click('#send');
    await page.locator('.message.customer').nth(1).waitFor();
    await answered(page);
    expect(await stored(chat)).toEqual(['refused_file', 'refused_file']);
    expect(await page.locator('.message.customer small').allTextContents()).toEqual([
      'Berkas tidak diterima',
      'Berkas tidak diterima',
    ]);
    expect(uploads).toBe(0);
  });
});

describe('what is shown', () => {
  it('is marked up as elements, never as HTML, and links nowhere but to the web', async () => {
    const chat = await open();
    const { page } = await visit(browser, chat);
    await answered(page);
    await officeWrites(
      chat,
      {
        kind: 'text',
        text: '*Tebal* dan `kode`: 2*3*4 <img src=x onerror=alert(1)> https://pst.bps.go.id/a?b=1.',
        choices: [],
      },
      { kind: 'link', text: 'Tagihan', label: 'Buka', url: 'https://pst.example/d/abc' },
      { kind: 'link', text: 'Jahat', label: 'Buka', url: 'javascript:alert(1)' },
    );
    await page.getByText('Jahat').waitFor();
    const [text] = await page.locator('.message.office .text', { hasText: 'Tebal' }).all();
    expect(await text?.innerHTML()).toBe(
      '<strong>Tebal</strong> dan <code>kode</code>: 2*3*4 &lt;img src=x onerror=alert(1)&gt; <a href="https://pst.bps.go.id/a?b=1" target="_blank" rel="noopener noreferrer">https://pst.bps.go.id/a?b=1</a>.',
    );
    const links = await page.locator('.message.office a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    expect(links).toEqual(['https://pst.bps.go.id/a?b=1', 'https://pst.example/d/abc']);
  });

  it('as a code is copied without the gaps it is read with', async () => {
    const chat = await open();
    const { page } = await visit(browser, chat, { permissions: ['clipboard-read', 'clipboard-write'] });
    await answered(page);
    await officeWrites(chat, { kind: 'code', value: '820261122000017' });
    await page.locator('.copy').click();
    await page.getByText('Tersalin').first().waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('820261122000017');
  });

  it('fits a narrow phone, whatever the words are', async () => {
    const chat = await open();
    const { page } = await visit(browser, chat, { viewport: { width: 320, height: 568 } });
    await answered(page);
    const long = 'Panjangsekali'.repeat(20);
    await officeWrites(
      chat,
      { kind: 'text', text: long, choices: [{ id: 'a', label: long }] },
      { kind: 'code', value: long },
    );
    await write(page, long);
    await answered(page);
    for (const element of ['html', '#scroll']) {
      expect(await page.locator(element).evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
    }
  });

  it.each([
    ['a phone, light', { viewport: PHONE, colorScheme: 'light' }],
    ['a phone, dark', { viewport: PHONE, colorScheme: 'dark' }],
    ['a desktop, light', { viewport: DESKTOP, colorScheme: 'light' }],
    ['a desktop, dark', { viewport: DESKTOP, colorScheme: 'dark', reducedMotion: 'reduce' }],
  ] as const)('on %s has no finding of axe-core', async (_what, options) => {
    const chat = await open();
    const { page } = await visit(browser, chat, { ...options, bypassCSP: true, reducedMotion: 'reduce' });
    await answered(page);
    await tap(page, 'Setuju');
    await write(page, 'pesan panjang '.repeat(100));
    await answered(page);
    await officeWrites(
      chat,
      { kind: 'code', value: '820261122000017' },
      { kind: 'link', text: '*Tagihan*', label: 'Tagihan (PDF)', url: 'https://pst.example/d/abc' },
      { kind: 'text', text: 'Benar?', choices: [{ id: 'a', label: 'Ya' }], progress: { step: 1, of: 3 } },
    );
    await page.getByText('Benar?').waitFor();
    await page.setInputFiles('#file', { name: 'surat.pdf', mimeType: 'application/pdf', buffer: PDF });
    expect(await findings(page)).toEqual([]);
    await page.click('#more summary');
    expect(await findings(page)).toEqual([]);
    await page.click('#forget');
    expect(await findings(page)).toEqual([]);
  });
});

describe('a kiosk', () => {
  const MINUTE = 60_000;

  it('waits for a person, warns when nobody touches it, and forgets', async () => {
    const chat = await open();
    const { page, errors } = await visit(browser, chat, { path: '/chat?kiosk=1', viewport: DESKTOP });
    expect(await chat.ctx.db.read.conversation.count()).toBe(0);
    await page.clock.install();
    await page.reload();
    await page.click('[data-begin="id"]');
    await answered(page);
    expect((await page.locator('#text').boundingBox())?.height).toBeGreaterThan(44);
    await write(page, 'nama saya rahasia');
    await answered(page);
    await page.fill('#text', 'rahasia juga');
    await page.clock.fastForward(1.7 * MINUTE);
    await page.getByText('ditutup dalam', { exact: false }).waitFor();
    await page.click('#dialog-yes');
    await page.clock.fastForward(1.5 * MINUTE);
    expect(await page.locator('#welcome').isVisible()).toBe(false);
    const reloaded = page.waitForEvent('load');
    await page.clock.fastForward(0.6 * MINUTE);
    await reloaded;
    await page.locator('#welcome').waitFor();
    expect(await page.locator('body').innerText()).not.toContain('rahasia');
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    await page.click('[data-begin="id"]');
    await answered(page);
    expect(await page.content()).not.toContain('rahasia');
    expect(await page.inputValue('#text')).toBe('');
    expect(await chat.ctx.db.read.conversation.count()).toBe(2);
    expect(errors).toEqual([]);
  });

  it('forgets at once when the person has finished, and when the page is loaded anew', async () => {
    const chat = await open();
    const { page } = await visit(browser, chat, { path: '/chat?kiosk=1', viewport: DESKTOP });
    for (const leave of [() => page.click('#done').then(() => page.click('#dialog-yes')), () => page.reload()]) {
      await page.click('[data-begin="en"]');
      await answered(page);
      await write(page, 'rahasia');
      await answered(page);
      await Promise.all([page.waitForEvent('load'), leave()]);
      await page.locator('#welcome').waitFor();
      expect(await page.content()).not.toContain('rahasia');
    }
    await page.click('[data-begin="id"]');
    await answered(page);
    expect(await page.content()).not.toContain('rahasia');
    expect(await chat.ctx.db.read.conversation.count()).toBe(3);
  });
});
