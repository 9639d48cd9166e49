import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { orderAt } from '../services/orders_office.ts';
import { csrfOf, type Browser } from './browser.ts';
import { openPanel, type PanelOffice } from './panel_office.ts';

const PDF = new TextEncoder().encode('%PDF-1.7\n%%EOF\n');

/** What the office has on disk and in its books, to see that nothing changed. */
async function traces({ ctx }: PanelOffice): Promise<unknown> {
  const files = await readdir(ctx.filesDir, { recursive: true }).catch(() => []);
  const { read } = ctx.db;
  return [files.length, await read.storedFile.count(), await read.orderEvent.count(), await read.auditEntry.count()];
}

test('no change goes through without the token of this very session', async () => {
  const office = await openPanel();
  const { code } = await orderAt(office.ctx, 'review');
  const sari = await office.officer('petugas', 'Sari');
  const other = await office.officer('petugas', 'Bagus');
  const accept = `/panel/pesanan/${code}/tindakan/accept`;
  const before = await traces(office);
  for (const _csrf of [undefined, '', 'abc', await csrfOf(other)]) {
    const refused = await sari.post(accept, { revision: '1', ...(_csrf === undefined ? {} : { _csrf }) });
    expect(refused.status).toBe(403);
    expect(refused.text).toContain('Formulir kedaluwarsa');
  }
  // neither in another shape
  const json = await sari.fetch(accept, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ revision: '1', _csrf: await csrfOf(sari) }),
  });
  expect(json.status).toBe(403);
  const multipart = await sari.upload(accept, [
    ['_csrf', await csrfOf(sari)],
    ['revision', '1'],
  ]);
  expect(multipart.status).toBe(403);
  expect(await traces(office)).toEqual(before);

  const accepted = await sari.post(accept, { revision: '1', _csrf: await csrfOf(sari) });
  expect(accepted.text).toContain('Pesanan diterima.');
});

test('signing in and out are guarded as well', async () => {
  const office = await openPanel();
  const browser = office.stranger();
  expect((await browser.post('/panel/masuk', { email: 'a@b.example', password: 'x' })).status).toBe(403);
  const signedIn = await office.officer('petugas');
  expect((await signedIn.post('/panel/keluar', {})).status).toBe(403);
  expect((await signedIn.get('/panel')).url).toBe('/panel');
});

test('a forged upload stores nothing: the token comes before the file and is looked at before it', async () => {
  const office = await openPanel();
  const { code } = await orderAt(office.ctx, 'preparing');
  const browser = await office.officer('petugas');
  const page = await browser.get(`/panel/pesanan/${code}`);
  const action = page.forms.find((form) => form.action.includes('/unggah/'))?.action ?? '';
  const file = { name: 'produk.pdf', bytes: PDF };
  const _csrf = await csrfOf(browser);
  const before = await traces(office);

  const forged: Parameters<Browser['upload']>[1][] = [
    [['file', file]],
    [
      ['_csrf', 'abc'],
      ['file', file],
    ],
    // the right token, but behind the file
    [
      ['file', file],
      ['_csrf', _csrf],
    ],
    [['_csrf', 'abc']],
  ];
  for (const parts of forged) expect((await browser.upload(action, parts)).status).toBe(403);
  expect(
    (
      await office.stranger().upload(action, [
        ['_csrf', _csrf],
        ['file', file],
      ])
    ).url,
  ).toContain('/panel/masuk');
  const treasurer = await office.officer('bendahara');
  const theirs = await treasurer.upload(action, [
    ['_csrf', await csrfOf(treasurer)],
    ['file', file],
  ]);
  expect(theirs.status).toBe(403);
  // signing the treasurer in was written down; nothing else was
  const [files, stored, events] = (await traces(office)) as number[];
  expect([files, stored, events]).toEqual((before as number[]).slice(0, 3));

  const right = await browser.upload(action, [
    ['_csrf', _csrf],
    ['replaces', ''],
    ['file', file],
  ]);
  expect(right.text).toContain('Berkas diunggah');
  expect(right.text).toContain('produk.pdf');
});
