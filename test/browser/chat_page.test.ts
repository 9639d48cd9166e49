/** The chat page by itself: what a messenger is expected to do, on a phone, at a desk and at a kiosk. */
import { expect, test } from 'vitest';
import { actAsOfficer } from '../journeys/officers.ts';
import { sampleFile } from '../journeys/sample_files.ts';
import { sharedBrowser } from './browser.ts';
import { ChatPage } from './chat.ts';
import { browserOf, DESKTOP, mustFit, PHONE } from './people.ts';
import { sharedOffice } from './shared_office.ts';
import { ORDERING, registration } from './standing_order.ts';

const browser = sharedBrowser();
const office = sharedOffice({ chatPage: true, panel: false });

const GREETING = 'Apakah Bapak/Ibu setuju?';

async function visit(options: Parameters<typeof browserOf>[2] = PHONE, path = '/chat') {
  const chat = new ChatPage(await browserOf(browser(), office(), options));
  await chat.open(path, GREETING);
  return chat;
}

/** As it is offered beside others. */
const TANGERANG = 'Kota Tangerang Dalam Angka 2025 (publikasi, Rp170.000)';

test('in the middle of an order a reload brings back the talk, the question and what was being written', async () => {
  const chat = await visit();
  await chat.alreadySaid(registration(), 'Produk apa yang dicari?');
  await chat.say('kota tangerang', 'Hasil pencarian');
  const before = await chat.page.locator('#log').innerText();
  await chat.page.getByRole('textbox').fill('yang tahun 20');
  await chat.page.reload();
  await chat.lastSays('Hasil pencarian');
  expect(await chat.page.locator('#log').innerText()).toBe(before);
  expect(await chat.page.getByRole('textbox').inputValue()).toBe('yang tahun 20');
  await mustFit(chat.page);
  await chat.tap(TANGERANG, 'Harga');
  expect((await chat.said()).at(-1)).toBe(TANGERANG);
});

test('two tabs are in step: what is said or answered in one is so in the other, news come to both', async () => {
  const chat = await visit();
  const other = new ChatPage(await chat.page.context().newPage());
  await other.open('/chat', GREETING);
  const before = await other.heard();
  await chat.tap('Setuju', 'Menu utama');
  await other.hears('Menu utama', before);
  expect(await other.page.locator('.choices').first().locator('.choice:enabled').count()).toBe(0);
  expect(await other.page.locator('.choice.chosen').allInnerTexts()).toEqual(['Setuju']);
  await other.alreadySaid([...registration().slice(1), ...ORDERING], 'Menu utama');
  const code = await other.code();

  const heard = [await chat.heard(), await other.heard()] as const;
  expect(await actAsOfficer(office().ctx, office().people.petugas, code, 'accept')).toBeUndefined();
  await chat.hears('mulai disiapkan', heard[0]);
  await other.hears('mulai disiapkan', heard[1]);
  expect(await chat.page.locator('#log').innerText()).toBe(await other.page.locator('#log').innerText());
});

test('news of the office come into sight by themselves, from their first word', async () => {
  const chat = await visit();
  await chat.alreadySaid([...registration(), ...ORDERING], 'Menu utama');
  const code = await chat.code();
  await office().pass({ minutes: 20 });
  for (const act of ['accept', 'prepare', 'send invoice']) {
    expect(await actAsOfficer(office().ctx, office().people.petugas, code, act)).toBeUndefined();
    await office().pass({ minutes: 20 });
  }
  await chat.choice('Setujui invoice').waitFor();
  const inSight = (words: string) =>
    chat.page
      .locator('.message.office', { hasText: words })
      .last()
      .evaluate((message) => {
        const { top } = message.getBoundingClientRect();
        const talk = document.getElementById('scroll')?.getBoundingClientRect();
        return talk !== undefined && top >= talk.top && top < talk.bottom;
      });
  await expect.poll(() => inSight('sudah siap. Mohon diperiksa.')).toBe(true);
});

test('written without a connection, sent once when it is back, in order', async () => {
  const chat = await visit();
  const { page } = chat;
  await chat.alreadySaid(registration().slice(0, 2), 'nama lengkap');
  await page.context().setOffline(true);
  for (const text of ['Rina Kartika', 'rina@kampus.example']) {
    await page.getByRole('textbox').fill(text);
    await page.keyboard.press('Enter');
  }
  await page.getByText('Koneksi terputus', { exact: false }).waitFor();
  expect(await page.locator('.message.customer.waiting, .message.customer.sending').count()).toBe(2);
  const before = await chat.heard();
  await page.context().setOffline(false);
  await chat.hears('nomor telepon', before);
  expect((await chat.said()).slice(-2)).toEqual(['Rina Kartika', 'rina@kampus.example']);
  const arrived = await office().ctx.db.read.message.findMany({ where: { direction: 'in' }, orderBy: { id: 'asc' } });
  expect(arrived.slice(-2).map(({ body }) => (JSON.parse(body) as { text: string }).text)).toEqual([
    'Rina Kartika',
    'rina@kampus.example',
  ]);
});

test('a kiosk forgets: at "Selesai", when nobody touches it, and when the office finds it left alone', async () => {
  const conversations = () => office().ctx.db.read.conversation.count();
  const others = await conversations();
  const page = await browserOf(browser(), office(), DESKTOP);
  await page.clock.install();
  const chat = new ChatPage(page);
  const comes = async () => {
    await page.getByRole('button', { name: 'Mulai' }).click();
    await chat.lastSays(GREETING);
    expect(await page.locator('.message').count()).toBe(1);
    expect(await page.getByRole('textbox').inputValue()).toBe('');
    await chat.tap('Setuju', 'Menu utama');
    await chat.tap('Pesan produk statistik', 'nama lengkap');
    await chat.say('Rahasia Sekali', 'e-mail aktif');
    await page.getByRole('textbox').fill('rahasia@contoh');
  };
  /** The page begins anew, with nothing of the person in it. */
  const forgets = async (leave: () => Promise<void>) => {
    const anew = page.waitForEvent('load');
    await leave();
    await anew;
    await page.getByRole('heading', { name: 'Selamat datang' }).waitFor();
    expect(await page.content()).not.toMatch(/rahasia/i);
  };
  await page.goto('/chat?kiosk=1');
  await comes();
  await forgets(async () => {
    await page.getByRole('button', { name: 'Selesai', exact: true }).click();
    await page.getByRole('button', { name: 'Ya, selesai' }).click();
  });
  await comes();
  await forgets(async () => {
    await page.clock.fastForward('01:45');
    await page.getByRole('dialog').getByText('ditutup dalam', { exact: false }).waitFor();
    await page.clock.fastForward('00:16');
  });
  await comes();
  // a browser that sleeps counts nothing; the office does
  await forgets(() => office().pass({ minutes: 3 }));
  expect(await conversations()).toBe(others + 3);
});

test('in English at one touch, in the middle of a question, and back', async () => {
  const chat = await visit();
  const { page } = chat;
  await chat.tap('Setuju', 'Menu utama');
  let before = await chat.heard();
  await page.locator('#language').click();
  await chat.hears('Main menu', before);
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.getByRole('textbox', { name: 'Your message' }).waitFor();
  await page.reload();
  await chat.lastSays('Main menu');
  expect(await page.getByRole('textbox').getAttribute('placeholder')).toBe('Write a message…');
  before = await chat.heard();
  await page.locator('#language').click();
  await chat.hears('Menu utama', before);
  await page.getByRole('textbox', { name: 'Pesan Anda' }).waitFor();
});

test('with the keyboard alone: from the greeting to a product in the basket', async () => {
  const chat = await visit(DESKTOP);
  const { page } = chat;
  const { keyboard } = page;
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
  const choose = async (label: string, expected: string) => {
    const before = await chat.heard();
    // from the field back into the talk, where the newest choices come first
    for (let steps = 0; (await focused()) !== label; steps += 1) {
      expect(steps, `Shift+Tab comes to ${label}`).toBeLessThan(15);
      await keyboard.press('Shift+Tab');
    }
    await keyboard.press('Enter');
    await chat.hears(expected, before);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('text');
  };
  const write = async (text: string, expected: string) => {
    const before = await chat.heard();
    await keyboard.type(text);
    await keyboard.press('Enter');
    await chat.hears(expected, before);
  };
  await choose('Setuju', 'Menu utama');
  await write('cari produk', 'Produk apa yang dicari?');
  await write('kota tangerang', 'Hasil pencarian');
  await choose(TANGERANG, 'Harga');
  await write('ya', 'data diri');
});

test('a file on its way shows how far it is, can be called back, and is judged by what it is', async () => {
  const chat = await visit();
  const { page } = chat;
  await chat.alreadySaid([...registration('singapura'), ...ORDERING], 'Menu utama');
  const code = await chat.code();
  for (const act of ['accept', 'prepare', 'send invoice']) {
    expect(await actAsOfficer(office().ctx, office().people.petugas, code, act)).toBeUndefined();
  }
  await office().settled();
  await chat.alreadySaid(['setujui invoice', 'status'], 'bukti transfer');

  const exe = sampleFile('bukti.jpg as exe');
  await chat.send(
    { name: exe.name, mimeType: 'image/jpeg', buffer: Buffer.from(exe.bytes) },
    'Jenis berkas itu tidak dapat diterima',
  );
  expect(await page.locator('.message.customer').last().innerText()).toContain('Berkas tidak diterima');
  expect(await office().ctx.db.read.paymentProof.count()).toBe(0);

  const line = await page.context().newCDPSession(page);
  const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 300_000 };
  await line.send('Network.emulateNetworkConditions', slow);
  const big = sampleFile('bukti.pdf 4 MB');
  const file = { name: big.name, mimeType: 'application/pdf', buffer: Buffer.from(big.bytes) };
  await page.locator('#file').setInputFiles(file);
  await page.getByRole('button', { name: 'Kirim', exact: true }).click();
  const bar = page.getByRole('progressbar');
  await expect.poll(async () => Number(await bar.getAttribute('value')), { timeout: 15_000 }).toBeGreaterThan(0);
  expect(await page.locator('.delivery').innerText()).toMatch(/^\d{1,2}%/);
  await page.getByRole('button', { name: 'Batalkan unggahan' }).click();
  await bar.waitFor({ state: 'detached' });
  expect(await page.locator('.message.customer').last().innerText()).not.toContain('bukti.pdf');
  await line.send('Network.emulateNetworkConditions', { ...slow, uploadThroughput: -1 });
  expect(await office().ctx.db.read.paymentProof.count()).toBe(0);

  await chat.send(file, 'bukti transfer diterima');
  expect(await page.locator('.message.customer').last().innerText()).toMatch(/bukti\.pdf\s+4 MB/);
  const proofs = await office().ctx.db.read.paymentProof.findMany();
  expect(proofs).toHaveLength(1);
  const stored = await office().ctx.db.read.storedFile.findUniqueOrThrow({ where: { id: proofs[0]?.fileId ?? '' } });
  expect(stored).toMatchObject({ name: 'bukti.pdf', mime: 'application/pdf', size: 4_000_000n });
});

test('dark where the system is dark, and as the person wishes from then on', async () => {
  const chat = await visit({ ...PHONE, colorScheme: 'dark' });
  const { page } = chat;
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const brightness = async () => Math.max(...((await ground()).match(/\d+/g) ?? []).slice(0, 3).map(Number));
  expect(await brightness()).toBeLessThan(60);
  await page.getByLabel('Pilihan lain').click();
  await page.getByRole('button', { name: 'Tampilan terang' }).click();
  expect(await brightness()).toBeGreaterThan(200);
  await page.reload();
  await chat.lastSays(GREETING);
  expect(await brightness()).toBeGreaterThan(200);
});
