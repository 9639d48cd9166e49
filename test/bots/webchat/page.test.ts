import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveOfficeTopic } from '../../../services/office.ts';
import { EXAMPLE_OFFICE } from '../../../prisma/seed/example_office.ts';
import { ADMIN } from '../../services/workshop.ts';
import { buildClient } from './browser.ts';
import { openChat } from './chat.ts';

let folder: string;
let builtClient: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gerai-client-'));
  builtClient = buildClient(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function getPage(query = '', headers: Record<string, string> = {}) {
  const chat = await openChat({ builtClient });
  const response = await fetch(`${chat.origin}/chat${query}`, { headers });
  return { chat, response, html: await response.text() };
}

describe('the page', () => {
  it('allows no inline script or style, and has none', async () => {
    const { response, html } = await getPage();
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).not.toMatch(/unsafe|https?:/);
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=/i);
  });

  it('with everything it is made of weighs less than 40 KB on its way', async () => {
    const { chat, html } = await getPage();
    const paths = [...html.matchAll(/(?:src|href)="(\/chat\/assets\/[^"]+)"/g)].map(([, path = '']) => path);
    const sizes = await Promise.all(
      [...new Set(paths)].map(async (path) => {
        const head = await fetch(`${chat.origin}${path}`, { headers: { 'accept-encoding': 'gzip' } });
        expect([path, head.status]).toEqual([path, 200]);
        expect(head.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
        return Number(head.headers.get('content-length'));
      }),
    );
    expect(sizes.length).toBeGreaterThan(10);
    expect(Math.min(...sizes)).toBeGreaterThan(0);
    expect(sizes.reduce((sum, size) => sum + size, html.length)).toBeLessThan(40_000);
  });

  it('gives a page from before an update the new files, without keeping them as the old', async () => {
    const { chat } = await getPage();
    const response = await fetch(`${chat.origin}/chat/assets/before/client/main.js`);
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect((await fetch(`${chat.origin}/chat/assets/before/..%2frouter.js`)).status).toBe(404);
  });

  it.each([
    ['', {}, 'id'],
    ['?lang=en', {}, 'en'],
    ['', { 'accept-language': 'en-GB,en;q=0.9' }, 'en'],
    ['', { 'accept-language': 'ja,en;q=0.5,id;q=0.9' }, 'id'],
    ['?lang=id', { 'accept-language': 'en' }, 'id'],
    ['?lang=xx', {}, 'id'],
  ])('asked for as %s with %j is in %s', async (query, headers: Record<string, string>, language) => {
    expect((await getPage(query, headers)).html).toContain(`<html lang="${language}"`);
  });

  it('says whose it is, that it is an example, and without JavaScript whom to contact', async () => {
    const chat = await openChat({ builtClient });
    const office = { ...EXAMPLE_OFFICE.office, name: 'BPS <b>&"Rembang"', phone: '+62 295 691040' };
    const read = async () => (await fetch(`${chat.origin}/chat`)).text();
    expect(await read()).toContain('data-word="example"');
    await saveOfficeTopic(chat.ctx, ADMIN, 'office', { ...office, example: false });
    const html = await read();
    expect(html).toContain('<h1>BPS &#60;b&#62;&#38;&#34;Rembang&#34;</h1>');
    expect(html).not.toContain('data-word="example"');
    expect(/<noscript>.*\+62 295 691040.*<\/noscript>/s.test(html)).toBe(true);
  });
});
