/** The queue at the counter: two officers at their desks and the TV screen, open at once. */
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { callNext, finish, recall } from '../../services/visits/calling.ts';
import { enterVisit } from '../../services/visits/take.ts';
import { openOffice } from '../office.ts';
import type { Office } from '../office.ts';
import { temporaryDirectory } from '../prisma/temporary.ts';
import { seriousFindings } from './axe.ts';
import { sharedBrowser } from './browser.ts';
import { Panel } from './panel.ts';
import { browserOf, DESKTOP, mustFit, PHONE } from './people.ts';
import { PASSWORD, sharedOffice } from './shared_office.ts';

const browser = sharedBrowser();
const office = sharedOffice({ chatPage: false, panel: true });

const SCREEN = { viewport: { width: 1280, height: 720 } } as const;
async function visitor({ ctx, people }: Office, name: string, service = 'A'): Promise<void> {
  const entry = {
    service,
    name,
    institution: 'Universitas Contoh',
    purpose: 'Konsultasi data inflasi',
    language: 'id',
  } as const;
  const entered = await enterVisit(ctx, people.petugas, entry);
  if (!entered.ok) throw new Error(entered.reason);
}

/** Height of what is written, in parts of the screen's height. */
function heightOf(page: Page, words: string): Promise<number> {
  return page
    .locator('.number')
    .filter({ hasText: words })
    .evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize) / window.innerHeight);
}

test('two officers call, and the screen at the counter follows, is heard, and knows when it is cut off', async () => {
  const counter = await openOffice({ dataDir: temporaryDirectory(), password: PASSWORD });
  const { people } = counter;
  for (const name of ['Siti Aminah', 'Budi Santoso', 'Made Wirawan']) await visitor(counter, name);
  await visitor(counter, 'Ayu Lestari', 'B');

  const tv = await browserOf(browser(), counter, SCREEN);
  await tv.goto('/layar');
  await tv.getByText('Belum ada nomor yang dipanggil').waitFor();
  await tv.getByText('A-001 A-002 A-003').waitFor();
  await tv.getByRole('button', { name: 'Aktifkan suara' }).click();
  await tv.locator('body[data-sound=on]').waitFor();

  const first = new Panel(await browserOf(browser(), counter, DESKTOP));
  await first.signIn(counter, people.petugas);
  await first.go('/panel/antrean');
  await first.page.getByRole('button', { name: 'Loket 1' }).click();
  await first.page.getByRole('heading', { name: 'Loket 1' }).waitFor();
  const second = new Panel(await browserOf(browser(), counter, DESKTOP));
  await second.signIn(counter, people.petugas2);
  await second.go('/panel/antrean');
  await second.page.getByRole('button', { name: 'Loket 2' }).click();

  await first.press('Panggil berikutnya', 'Nomor dipanggil');
  await first.page.locator('.my-counter-number').filter({ hasText: 'A-001' }).waitFor();
  await tv.locator('.number').filter({ hasText: 'A-001' }).waitFor();
  // heard, though this browser has no voice: the chime has to do
  await tv.locator('body[data-announced="Nomor antrean, A, nol nol satu, silakan ke loket satu"]').waitFor();
  // the colleague's page has changed by itself
  await second.page.getByText('Loket 1 · dipanggil').waitFor();
  await second.press('Panggil B berikutnya', 'Nomor dipanggil');
  await tv.locator('.number').filter({ hasText: 'B-001' }).waitFor();
  await tv.locator('body[data-announced*="loket dua"]').waitFor();
  expect(await heightOf(tv, 'A-001')).toBeGreaterThanOrEqual(0.15);
  expect(await tv.content()).not.toContain('Siti');

  // called again: the same number is heard once more
  await tv.evaluate(() => delete document.body.dataset['announced']);
  await first.press('Panggil ulang', 'Nomor dipanggil ulang.');
  await tv.locator('body[data-announced*="nol nol satu"]').waitFor();
  await first.press('Lewati', 'Nomor dilewati');
  await first.page.getByRole('heading', { name: 'Terlewat' }).waitFor();
  await first.press('Panggil lagi', 'Nomor dipanggil');
  await first.press('Layani', 'Pengunjung dilayani.');
  await tv.locator('li.serving .number').filter({ hasText: 'A-001' }).waitFor();
  await first.page.getByRole('link', { name: 'Buka pesanan bersama' }).click();
  await first.page.getByRole('heading', { name: 'Kunjungan A-001' }).waitFor();
  await mustFit(first.page);
  const findings = await seriousFindings(first.page, 'visit');
  await first.go('/panel/antrean');
  findings.push(...(await seriousFindings(first.page, 'board')), ...(await seriousFindings(tv, 'screen')));
  expect(findings).toEqual([]);
  await first.press('Selesai', 'Kunjungan selesai.');
  await tv.locator('.number').filter({ hasText: 'A-001' }).waitFor({ state: 'detached' });

  // cut off, it says so and keeps what it knew; the office is back, and so is the screen
  const { dataDir, url } = counter;
  await tv.evaluate(() => delete document.body.dataset['announced']);
  await counter.stop();
  await tv.getByRole('alert').filter({ hasText: 'Sambungan terputus' }).waitFor();
  await tv.locator('.number').filter({ hasText: 'B-001' }).waitFor();
  const again = await openOffice({ dataDir, password: PASSWORD, port: Number(new URL(url).port) });
  onTestFinished(() => again.stop());
  await tv.getByRole('alert').waitFor({ state: 'hidden' });
  const { code } = await again.ctx.db.read.visit.findFirstOrThrow({ where: { service: 'B' } });
  await recall(again.ctx, again.people.petugas2, code);
  await tv.locator('body[data-announced*="loket dua"]').waitFor();

  // the next day numbers begin anew: the screen, never closed, announces its first one as it did that of the day before
  await finish(again.ctx, again.people.petugas2, code);
  await again.pass({ days: 1 });
  await visitor(again, 'Rina Marlina');
  await callNext(again.ctx, again.people.petugas, { service: 'A', counter: '1' });
  await tv.locator('.number').filter({ hasText: 'A-001' }).waitFor();
  await tv.locator('body[data-announced="Nomor antrean, A, nol nol satu, silakan ke loket satu"]').waitFor();
});

test('at a phone: the guest book for who has none, the slip, and the day in figures', async () => {
  const { ctx, people } = office();
  const officer = new Panel(await browserOf(browser(), office(), PHONE));
  await officer.signIn(office(), people.petugas);
  await officer.go('/panel/antrean/baru');
  const findings = await seriousFindings(officer.page, 'entry');
  await officer.page.getByLabel('Nama').fill('77');
  await officer.page.getByLabel('Keperluan').fill('Tanya');
  await officer.page.getByRole('button', { name: 'Simpan dan beri nomor' }).click();
  await officer.page.getByText('Nama tidak sesuai bentuknya.').first().waitFor();
  await officer.page.getByLabel('Nama').fill('Wayan Sudarma');
  await officer.page.getByLabel('Layanan').selectOption('C');
  await officer.page.getByRole('button', { name: 'Simpan dan beri nomor' }).click();
  await officer.page.getByRole('heading', { name: 'C-001' }).waitFor();
  await mustFit(officer.page);
  await officer.go('/panel/antrean');
  await officer.page.getByRole('button', { name: 'Loket 3' }).click();
  await officer.press('Panggil C berikutnya', 'Nomor dipanggil');
  findings.push(...(await seriousFindings(officer.page, 'board at a phone')));
  const { code } = await ctx.db.read.visit.findFirstOrThrow({ where: { service: 'C' } });
  await finish(ctx, people.petugas, code);
  await officer.go(`/panel/antrean/kunjungan/${code}`);
  await officer.page.getByLabel('Kode pesanan lain dari pengunjung ini').waitFor();
  await mustFit(officer.page);
  findings.push(...(await seriousFindings(officer.page, 'finished visit')));
  await officer.go('/panel/antrean/riwayat');
  await officer.page.getByRole('link', { name: '23 Nov 2026' }).waitFor();
  findings.push(...(await seriousFindings(officer.page, 'history')));
  await officer.page.getByRole('link', { name: '23 Nov 2026' }).click();
  await officer.page.getByRole('link', { name: 'C-001' }).waitFor();
  await mustFit(officer.page);
  findings.push(...(await seriousFindings(officer.page, 'day')));
  expect(findings).toEqual([]);
});
