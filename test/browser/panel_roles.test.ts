/** What each role sees in the panel, what it can do there, and what it does not get to by typing an address. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import type { People } from '../office.ts';
import { sharedBrowser } from './browser.ts';
import { Panel } from './panel.ts';
import { browserOf, DESKTOP } from './people.ts';
import { sharedOffice } from './shared_office.ts';
import { orderAt } from './standing_order.ts';
import type { StandingOrder } from './standing_order.ts';

const browser = sharedBrowser();
const office = sharedOffice({ chatPage: false, panel: true });
let orders: Record<'review' | 'receipting', StandingOrder>;
beforeAll(async () => {
  orders = { review: await orderAt(office(), 'review'), receipting: await orderAt(office(), 'receipting') };
});

const EVERYBODY = ['Katalog', 'Kepuasan', 'Tarif', 'Hari libur', 'Data kantor', 'Teks percakapan'];
/** Whoever serves the public at the counter, or answers for it. */
const COUNTER = ['Percakapan', 'Pesanan', 'Antrean'];
const OF_OVERSEERS = ['Kanal', 'Petugas', 'Data pribadi', 'Catatan audit'];

interface Expected {
  home: string;
  /** beside home and what everybody finds */
  places: string[];
  /** one of the two orders is theirs to go on with, which the navigation says */
  waits: boolean;
  /** may begin a talk with an order's customer, at any stage */
  talks: boolean;
  /** acts offered on an order that waits for the officer's review, and on one that waits for the receipt */
  review: string[] | 'refused';
  receipting: string[] | 'refused';
  /** beside orders, which some do not get to at all */
  refused: string[];
  /** pages with something to change, beside orders */
  edits: string[];
}

const FORMS_OF_ADMIN = ['/panel/kantor/office', '/panel/tarif/baru', '/panel/orang/baru'];
const PRODUCT_FORM = '/panel/katalog/baru/publication';
const OVERSIGHT = ['/panel/kanal', '/panel/orang', '/panel/data-pribadi', '/panel/catatan'];
const COMPLAINTS = '/panel/pengaduan';
const NEW_COMPLAINT = '/panel/pengaduan/baru';
const FIGURES = '/panel/laporan';
const CANNED = '/panel/balasan';

const ROLES: Record<'petugas' | 'bendahara' | 'admin' | 'pimpinan', Expected> = {
  petugas: {
    home: 'Yang harus saya kerjakan',
    places: [...COUNTER, 'Pengaduan', 'Balasan siap pakai'],
    waits: true,
    talks: true,
    review: ['Terima: pesanan lengkap', 'Kembalikan untuk diperbaiki', 'Batalkan pesanan'],
    receipting: [],
    refused: [...FORMS_OF_ADMIN, ...OVERSIGHT, FIGURES],
    edits: ['/panel/katalog'],
  },
  bendahara: {
    home: 'Yang harus saya kerjakan',
    places: [...COUNTER, 'Laporan'],
    waits: true,
    talks: true,
    review: [],
    receipting: ['Terbitkan kuitansi', 'Batalkan pesanan'],
    refused: [...FORMS_OF_ADMIN, ...OVERSIGHT, PRODUCT_FORM, COMPLAINTS, CANNED],
    edits: [],
  },
  admin: {
    home: 'Yang harus saya kerjakan',
    places: ['Balasan siap pakai', ...OF_OVERSEERS],
    waits: false,
    talks: false,
    review: 'refused',
    receipting: 'refused',
    refused: ['/panel/pesanan', '/panel/percakapan', '/panel/antrean', COMPLAINTS, FIGURES],
    edits: ['/panel/katalog', '/panel/hari-libur', '/panel/teks/consent.ask'],
  },
  pimpinan: {
    home: 'Keadaan layanan',
    places: [...COUNTER, 'Pengaduan', 'Laporan', ...OF_OVERSEERS],
    waits: false,
    talks: false,
    review: [],
    receipting: [],
    refused: [...FORMS_OF_ADMIN, PRODUCT_FORM, NEW_COMPLAINT, CANNED],
    edits: [],
  },
};

const READABLE = [
  '/panel/katalog',
  '/panel/kepuasan',
  '/panel/tarif',
  '/panel/hari-libur',
  '/panel/kantor',
  '/panel/teks/consent.ask',
];

test.each(Object.entries(ROLES))('%s', async (role, expected) => {
  const panel = await atDesk(role as keyof People);
  const { page } = panel;

  await page.getByRole('heading', { level: 1, name: expected.home }).waitFor();
  const waiting = expected.waits ? 'Beranda1 menunggu' : 'Beranda';
  const places = await page.locator('.side-nav nav ul a').allTextContents();
  expect(places.toSorted()).toEqual([waiting, ...expected.places, ...EVERYBODY].toSorted());
  await everyLinkLeadsSomewhere(page);

  for (const stage of ['review', 'receipting'] as const) {
    const acts = expected[stage];
    const status = await panel.order(orders[stage].code);
    if (acts === 'refused') expect(status).toBe(403);
    else {
      expect(await panel.acts(), stage).toEqual(acts);
      // the portal's number is a note of the officers, not an act on the order
      const changes = (await changesOffered(page)).filter((address) => !address.endsWith('/nomor-portal'));
      const talk = expected.talks ? [`/panel/pesanan/${orders[stage].code}/percakapan`] : [];
      if (acts.length === 0) expect(changes, stage).toEqual(talk);
    }
  }
  for (const path of expected.refused) {
    expect(await panel.go(path), path).toBe(403);
    await page.getByRole('heading', { name: 'Bukan untuk peran Anda' }).waitFor();
  }
  for (const path of READABLE) {
    expect(await panel.go(path), path).toBe(200);
    expect((await changesOffered(page)).length > 0, path).toBe(expected.edits.includes(path));
  }
});

test('who is deactivated is out at the next click, and what was seen does not come back', async () => {
  const { code } = orders.review;
  const bagus = await atDesk('petugas2');
  await bagus.order(code);
  const admin = await atDesk('admin');
  await admin.go('/panel/orang');
  await admin.page.getByRole('link', { name: 'Bagus Pratama' }).click();
  admin.page.once('dialog', (dialog) => void dialog.accept());
  await admin.press('Nonaktifkan', 'Akses dicabut');

  await bagus.page.getByRole('button', { name: 'Terima pesanan' }).click();
  await bagus.page.getByRole('heading', { name: 'Formulir kedaluwarsa' }).waitFor();
  await bagus.page.goBack();
  await bagus.page.waitForURL(/\/panel\/masuk/);
  expect(await bagus.page.getByText('Rina Kartika').count()).toBe(0);
  const order = await office().ctx.db.read.order.findUniqueOrThrow({ where: { code } });
  expect(order.phase).toBe('review');
});

async function atDesk(who: keyof People): Promise<Panel> {
  const panel = new Panel(await browserOf(browser(), office(), DESKTOP));
  await panel.signIn(office(), office().people[who]);
  return panel;
}

/** Addresses that forms of the page would change something at; signing out is everybody's. */
async function changesOffered(page: Page): Promise<string[]> {
  const addresses = await page
    .locator('form[method=post]')
    .evaluateAll((forms) => forms.map((form) => form.getAttribute('action') ?? ''));
  return addresses.filter((address) => address !== '/panel/keluar');
}

/** From this page on: whatever a page links to, this officer may open. One page of each kind is enough. */
async function everyLinkLeadsSomewhere(page: Page): Promise<void> {
  const kindOf = (path: string) => path.replace(/[?#].*$/, '').replace(/\/(?=[^/]*[\dA-Z.])[^/]+/g, '/:id');
  const seen = new Set<string>();
  const waiting = [new URL(page.url()).pathname];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(kindOf(path))) continue;
    seen.add(kindOf(path));
    const answer = await page.request.get(path);
    expect(answer.status(), path).toBe(200);
    if (!answer.headers()['content-type']?.startsWith('text/html')) continue;
    const html = await answer.text();
    for (const [, href = ''] of html.matchAll(/<a\b[^>]*\shref="(\/[^"]*)"/g))
      waiting.push(href.replaceAll('&amp;', '&'));
  }
  expect(seen.size).toBeGreaterThan(8);
}

test('registers are printed on sheets as wide as they are, other pages upright', async () => {
  const { page } = await atDesk('bendahara');
  const sheet = async (path: string): Promise<string> => {
    await page.goto(path);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const [, width = 0, height = 0] = /MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf)?.map(Number) ?? [];
    return width > height ? 'wide' : 'upright';
  };
  expect(await sheet('/panel/laporan/penerimaan')).toBe('wide');
  expect(await sheet('/panel/laporan')).toBe('upright');
});
