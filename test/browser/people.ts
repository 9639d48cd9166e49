/** People at their browsers: a customer with a phone, officers at their desks, all at one office. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import type { Office } from '../office.ts';

export const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true } as const;
export const DESKTOP = { viewport: { width: 1280, height: 800 } } as const;

const PATIENCE_MS = 30_000;

/**
 * Somebody's browser, with nothing in it yet. At the end of the test no script of a page may have failed, nothing may
 * have been refused by a content security policy, and nothing been asked of another host.
 */
export async function browserOf(
  browser: Browser,
  office: Pick<Office, 'url'>,
  options: BrowserContextOptions,
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: office.url,
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    reducedMotion: 'reduce',
    ...options,
  });
  // the test's own time is longer: what was waited for in vain is to be named
  context.setDefaultTimeout(PATIENCE_MS);
  const troubles = new Set<string>();
  context.on('weberror', (trouble) => troubles.add(trouble.error().message));
  context.on('console', (message) => {
    // a page that is refused (403, 409, 422) or a connection that the test cuts is no trouble of the page's
    const expected = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !expected) troubles.add(message.text());
  });
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== office.url) troubles.add(`asked another host: ${request.url()}`);
  });
  onTestFinished(async () => {
    await context.close();
    if (troubles.size > 0) throw new Error(`Trouble in a browser: ${[...troubles].join('; ')}`);
  });
  return context.newPage();
}

/**
 * Fails when something of the page, or of the talk in it, is beyond its right edge, and names it. (A phone's window grows
 * with the page, so the screen is the measure.)
 */
export async function mustFit(page: Page): Promise<void> {
  const width = page.viewportSize()?.width ?? 0;
  const beyond = await page.evaluate((edge) => {
    const boxes = [document.documentElement, ...document.querySelectorAll('#scroll')];
    if (boxes.every(({ scrollWidth }) => scrollWidth <= edge)) return null;
    const all = [...document.querySelectorAll('body *')];
    const wide = all.filter((one) => one.getBoundingClientRect().right > edge + 1);
    return wide.slice(0, 8).map(({ tagName, className }) => `${tagName}.${String(className)}`);
  }, width);
  if (beyond !== null) throw new Error(`${page.url()} scrolls sideways at ${width} px: ${beyond.join(', ')}`);
}
