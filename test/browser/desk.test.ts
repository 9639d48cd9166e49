/** Talks with customers: two officers at their desks at once, and a customer at the page of the chat. */
import { expect, test } from 'vitest';
import { saveCanned } from '../../services/desk/canned.ts';
import { webchatDriver } from '../journeys/webchat_driver.ts';
import type { Device } from '../journeys/driver.ts';
import { seriousFindings } from './axe.ts';
import { sharedBrowser } from './browser.ts';
import { Panel, productFile } from './panel.ts';
import { browserOf, DESKTOP, mustFit, PHONE } from './people.ts';
import { sharedOffice } from './shared_office.ts';

const browser = sharedBrowser();
const office = sharedOffice({ chatPage: false, panel: true });

async function customer(...said: string[]): Promise<Device> {
  const device = await (await webchatDriver.begin()).newDevice(office());
  await device.send({ kind: 'open' });
  for (const text of ['setuju', ...said]) await device.send({ kind: 'text', text });
  return device;
}

async function textsOf(device: Device): Promise<string[]> {
  await office().settled();
  return (await device.received()).map((bubble) => ('text' in bubble ? bubble.text : bubble.value));
}

test('two officers at once: the list follows, one gets the chat, and what is typed stays while the talk goes on', async () => {
  const { ctx, people } = office();
  const reply = { title: 'Salam pembuka', textId: 'Halo {nama}, saya {petugas}.', textEn: 'Hello {nama}.' };
  await saveCanned(ctx, people.petugas, null, reply);
  const sari = new Panel(await browserOf(browser(), office(), DESKTOP));
  const bagus = new Panel(await browserOf(browser(), office(), DESKTOP));
  await sari.signIn(office(), people.petugas);
  await bagus.signIn(office(), people.petugas2);
  for (const { page } of [sari, bagus]) {
    await page.goto('/panel/percakapan');
    await page.getByText('Tidak ada yang menunggu.').waitFor();
  }
  // nobody loads the page anew
  const first = await customer('petugas', 'Berapa harga publikasi hotel?');
  const second = await customer('petugas');
  for (const { page } of [sari, bagus]) await page.getByText('Menunggu petugas (2)').waitFor();
  expect(await seriousFindings(sari.page, 'list')).toEqual([]);

  // both press the first one's button; the list of the slower one has not followed yet
  const { id } = await ctx.db.read.handover.findFirstOrThrow({ orderBy: { requestedAt: 'asc' } });
  await bagus.page.evaluate(() => window.dispatchEvent(new Event('pagehide')));
  await sari.page.locator(`#tunggu-${id} button`).click();
  await sari.page.getByText('Anda sedang melayani.').waitFor();
  await bagus.page.locator(`#tunggu-${id} button`).click();
  await bagus.page.getByText(`Sudah lebih dulu diambil oleh ${people.petugas.name}`).waitFor();
  await bagus.page.getByRole('heading', { name: 'Menunggu petugas (1)' }).waitFor();
  await bagus.page.goto(`/panel/percakapan/${id}`);
  await bagus.page.getByText(`Sedang dilayani ${people.petugas.name}.`).waitFor();
  expect(await bagus.page.getByRole('button', { name: 'Kirim jawaban' }).count()).toBe(0);

  // what is being typed is still there when the customer writes
  const box = sari.page.getByLabel('Jawaban');
  await box.fill('Harganya mulai dari');
  await box.evaluate((one) => (one as HTMLTextAreaElement).setSelectionRange(8, 8));
  await first.send({ kind: 'text', text: 'Yang tahun 2024 ya' });
  await sari.page.getByText('Yang tahun 2024 ya').waitFor();
  expect(await box.inputValue()).toBe('Harganya mulai dari');
  expect(await box.evaluate((one) => document.activeElement === one)).toBe(true);
  await box.fill('');
  await sari.page.getByText('Balasan siap pakai', { exact: true }).last().click();
  await sari.page.getByRole('button', { name: 'Pakai balasan Salam pembuka' }).click();
  expect(await box.inputValue()).toBe(`Halo Bapak/Ibu, saya ${people.petugas.name}.`);
  await sari.page.getByRole('button', { name: 'Kirim jawaban' }).click();
  await sari.page.locator('.said-officer').filter({ hasText: 'Halo Bapak/Ibu' }).waitFor();
  // who only reads sees it come as well
  await bagus.page.locator('.said-officer').filter({ hasText: 'Halo Bapak/Ibu' }).waitFor();
  await sari.page.getByText('Kirim berkas atau gambar').click();
  await sari.page.getByLabel('Keterangan').fill('Brosur');
  await sari.page.getByLabel('Berkas', { exact: true }).setInputFiles(productFile('brosur.pdf'));
  await sari.page.getByRole('button', { name: 'Kirim berkas' }).click();
  await sari.page.locator('.said-officer').filter({ hasText: 'brosur.pdf' }).waitFor();
  expect(await seriousFindings(sari.page, 'talk')).toEqual([]);
  const said = (await textsOf(first)).join('\n');
  expect(said).toContain(`Halo Bapak/Ibu, saya ${people.petugas.name}.`);
  expect(said).toContain('mengirim berkas *brosur.pdf*');

  // handed on: the other's page offers the answer once it is opened anew
  await sari.page.getByLabel('Alihkan ke').selectOption({ label: people.petugas2.name });
  await sari.page.getByRole('button', { name: 'Alihkan', exact: true }).click();
  await sari.notice('Percakapan dialihkan');
  await bagus.page.getByText('Anda sedang melayani.').waitFor();
  await bagus.page.reload();
  await bagus.page.getByRole('button', { name: 'Tutup percakapan' }).click();
  await bagus.notice('Percakapan diakhiri');
  expect((await textsOf(first)).join('\n')).toContain('Percakapan dengan petugas selesai');
  await textsOf(second);
  await second.send({ kind: 'tap', label: 'Batalkan permintaan' });
  await sari.page.getByText('Tidak ada yang menunggu.').waitFor();
});

test('at a phone, without scripts, everything is there', async () => {
  const { people } = office();
  await customer('petugas', 'Halo');
  const phone = new Panel(await browserOf(browser(), office(), { ...PHONE, javaScriptEnabled: false }));
  await phone.signIn(office(), people.petugas);
  await phone.go('/panel/percakapan');
  await phone.page.getByRole('button', { name: 'Ambil' }).first().click();
  await phone.page.getByText('Anda sedang melayani.').waitFor();
  await mustFit(phone.page);
  await phone.page.getByLabel('Jawaban').fill('Selamat pagi');
  await phone.page.getByRole('button', { name: 'Kirim jawaban' }).click();
  await phone.page.getByText('Anda sedang melayani.').waitFor();
  await office().settled();
  await phone.page.reload();
  await phone.page.locator('.said-officer').filter({ hasText: 'Selamat pagi' }).waitFor();
  await phone.page.getByRole('link', { name: 'Seluruh riwayat' }).click();
  await phone.page.getByLabel('Cari kata').fill('selamat');
  await phone.page.getByRole('button', { name: 'Cari' }).click();
  await phone.page.locator('.said').filter({ hasText: 'Selamat pagi' }).waitFor();
  await mustFit(phone.page);
  await phone.go('/panel/percakapan');
  await phone.page.getByRole('region', { name: 'Percakapan saya' }).getByRole('link').first().click();
  await phone.press('Kembalikan ke asisten', 'Percakapan diakhiri');
  expect(await office().ctx.db.read.handover.count({ where: { status: 'held' } })).toBe(0);
});
