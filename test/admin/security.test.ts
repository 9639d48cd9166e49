import { expect, test } from 'vitest';
import { CITRA, orderAt } from '../services/orders_office.ts';
import { openPanel } from './panel_office.ts';

test('every answer carries a policy that allows nothing inline and nothing from elsewhere', async () => {
  const office = await openPanel();
  const browser = await office.officer('admin');
  for (const path of ['/panel', '/panel/masuk', '/panel/katalog', '/panel/tidak-ada', '/panel/aset/0/tidak.css']) {
    const { headers } = await browser.get(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy, path).toContain("default-src 'none'");
    expect(policy, path).toContain("script-src 'self'");
    expect(policy, path).toContain("frame-ancestors 'none'");
    expect(policy, path).not.toMatch(/unsafe|upgrade-insecure-requests|https?:|\*/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-powered-by')).toBeNull();
  }
  const secure = await openPanel({ secure: true });
  const { headers } = await secure.stranger().get('/panel/masuk');
  expect(headers.get('content-security-policy')).toContain('upgrade-insecure-requests');
  expect(headers.get('strict-transport-security')).not.toBeNull();
});

test('pages hold no inline script, style or handler, and every asset is the panel’s own', async () => {
  const office = await openPanel();
  const { code } = await orderAt(office.ctx, 'awaitingPayment');
  const browser = await office.officer('bendahara');
  for (const path of [
    '/panel',
    '/panel/pesanan',
    `/panel/pesanan/${code}`,
    '/panel/akun',
    '/panel/kantor',
    '/panel/teks',
  ]) {
    const { html, status } = await browser.get(path);
    expect(status, path).toBe(200);
    expect(html, path).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)/i);
    const addresses = [...html.matchAll(/<(?:script|link|img)[^>]*\s(?:src|href)="([^"]*)"/g)].map(
      ([, address]) => address,
    );
    expect(addresses.length).toBeGreaterThan(3);
    for (const address of addresses) expect(address).toMatch(/^\/panel\/aset\//);
    for (const address of addresses) expect((await browser.get(address ?? '')).status).toBe(200);
  }
});

test('what customers and officers write is shown as text, never as markup', async () => {
  const office = await openPanel();
  const evil = '<script>alert(1)</script><img src=x onerror=alert(2)>"\'><svg onload=alert(3)>';
  const placed = await orderAt(office.ctx, 'invoiced', { ...CITRA, name: evil, institution: evil });
  await office.ctx.db.write((tx) =>
    tx.message.create({
      data: {
        conversationId: placed.conversationId,
        direction: 'in',
        externalId: 'evil',
        body: JSON.stringify({ kind: 'text', text: evil }),
        status: 'received',
        attempts: 0,
        createdAt: new Date(office.ctx.now()),
      },
    }),
  );
  const browser = await office.officer('petugas');
  const cancel = `/panel/pesanan/${placed.code}/tindakan/cancel`;
  const page = await browser.get(`/panel/pesanan/${placed.code}`);
  const stale = await browser.submit(page, cancel, { words: evil, revision: '1' });
  expect(stale.status).toBe(409);
  const empty = await browser.submit(page, cancel, { words: '' });
  const cancelled = await browser.submit(page, cancel, { words: evil });
  const list = await browser.get('/panel/pesanan?tahap=all');
  for (const { html, text } of [page, stale, empty, list, cancelled]) {
    expect(html).not.toMatch(/<script>|<img src=x|<svg onload/);
    expect(text).toContain('<script>alert(1)</script>');
  }
  const search = await browser.get(`/panel/pesanan?cari=${encodeURIComponent(evil)}`);
  expect(search.html).not.toMatch(/<script>|<img src=x|<svg onload/);
});

test('surprises end on a page with a code and without a stack', async () => {
  const office = await openPanel();
  const browser = await office.officer('petugas');
  const broken = await browser.get('/panel/pesanan/%E0%A4%A');
  expect(broken.status).toBe(400);
  const missing = await browser.get('/panel/pesanan/GP-XXXXXX');
  expect(missing.status).toBe(404);
  for (const { text, html } of [broken, missing]) {
    expect(text).toMatch(/Kode: 4\d\d [A-Z_]+/);
    expect(html).not.toMatch(/node_modules|\.tsx?:\d|at \w+ \(/);
  }
});

test('an asset is sent once per version, compressed, and a wrong address gives nothing away', async () => {
  const office = await openPanel();
  const browser = office.stranger();
  const { html } = await browser.get('/panel/masuk');
  const css = /href="([^"]*tabler\.min\.css)"/.exec(html)?.[1] ?? '';
  const answer = await browser.fetch(css, { headers: { 'accept-encoding': 'gzip' } });
  expect(answer.headers.get('cache-control')).toContain('immutable');
  expect(answer.headers.get('content-encoding')).toBe('gzip');
  expect(await answer.text()).toContain('tabler');
  for (const path of ['/panel/aset/../app.ts', '/panel/aset/%2e%2e/%2e%2e/package.json', '/panel/aset/abc/panel.css']) {
    expect((await browser.get(path)).html).not.toMatch(/createPanel|"dependencies"|--ink/);
  }
});
