/** The page of the web chat in a real browser. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { addressOf } from '../../../bots/webchat/sessions.ts';
import type { OutboundBody } from '../../../bots/channel.ts';
import type { Chat } from './chat.ts';

export { launchBrowser } from '../../browser/browser.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** Compiles the browser's part into `folder`, as the build does; returns it with a slash at the end. */
export function buildClient(folder: string): string {
  const compiler = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');
  const args = [compiler, '-p', join(ROOT, 'bots/webchat/client'), '--outDir', folder];
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The web chat's client does not compile:\n${stdout}`);
  return `${folder}/`;
}

export const PHONE = { width: 360, height: 740 };
export const DESKTOP = { width: 1280, height: 800 };

export interface Visit {
  page: Page;
  /** errors of scripts and of the content security policy */
  errors: string[];
}

/** Opens the page as a person with their own browser would. */
export async function visit(
  browser: Browser,
  chat: Chat,
  { path = '/chat', ...options }: BrowserContextOptions & { path?: string } = {},
): Promise<Visit> {
  const context = await browser.newContext({
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    viewport: PHONE,
    ...options,
  });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      errors.push(message.text());
  });
  await page.goto(`${chat.origin}${path}`);
  return { page, errors };
}

/** Waits until the assistant has answered and its question can be answered. */
export async function answered(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const messages = document.querySelectorAll('.message');
    const last = messages[messages.length - 1];
    return last?.classList.contains('office') && document.querySelector<HTMLElement>('#typing')?.hidden;
  });
}

/** Taps the open choice with exactly this label, and waits for the answer. */
export async function tap(page: Page, label: string): Promise<void> {
  const count = await page.locator('.message.office').count();
  await page.locator('.choice:not(:disabled)').getByText(label, { exact: true }).last().click();
  await page.locator('.message.office').nth(count).waitFor();
  await answered(page);
}

/** What axe-core finds wrong with the page as it is now; the page must have been opened with bypassCSP. */
export async function findings(page: Page): Promise<string[]> {
  await page.addScriptTag({ content: AXE });
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

/** The office writes to every chat there is, by itself. */
export async function officeWrites({ ctx, channel }: Chat, ...bodies: OutboundBody[]): Promise<void> {
  const conversations = await ctx.db.read.conversation.findMany();
  for (const { id, chat } of conversations) {
    for (const [at, body] of bodies.entries()) {
      await ctx.db.write((tx) =>
        tx.message.create({
          data: {
            conversationId: id,
            direction: 'out',
            externalId: `news-${Date.now()}-${at}`,
            body: JSON.stringify(body),
            status: 'sent',
            attempts: 1,
            createdAt: new Date(ctx.now()),
          },
        }),
      );
    }
    const [first] = bodies;
    if (first) await channel.send(addressOf(chat), { id: 0, body: first, bubbles: 0, doubts: 0, unasked: false });
  }
}
