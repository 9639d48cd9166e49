/** Nothing serious or critical for axe-core: the chat in its states, the public pages, the panel's pages. */
import { expect, test } from 'vitest';
import { actAsOfficer } from '../journeys/officers.ts';
import type { People } from '../office.ts';
import { seriousFindings, unfold } from './axe.ts';
import { sharedBrowser } from './browser.ts';
import { ChatPage } from './chat.ts';
import { Panel } from './panel.ts';
import { browserOf, DESKTOP, mustFit, PHONE } from './people.ts';
import { sharedOffice } from './shared_office.ts';
import { orderAt, ORDERING, registration } from './standing_order.ts';

const browser = sharedBrowser();
const office = sharedOffice({ chatPage: true, panel: true });

async function atDesk(who: keyof People, options: typeof DESKTOP | typeof PHONE): Promise<Panel> {
  const panel = new Panel(await browserOf(browser(), office(), options));
  await panel.signIn(office(), office().people[who]);
  return panel;
}

test.each([
  ['on a phone, light', { ...PHONE, colorScheme: 'light' }, '820261123000021'],
  ['on a desktop, dark', { ...DESKTOP, colorScheme: 'dark' }, '820261123000022'],
] as const)('the chat %s', async (_where, options, billingCode) => {
  const page = await browserOf(browser(), office(), options);
  const chat = new ChatPage(page);
  const findings: string[] = [];
  const look = async (where: string) => findings.push(...(await seriousFindings(page, where)));
  await chat.open('/chat', 'Apakah Bapak/Ibu setuju?');
  await chat.alreadySaid(registration().slice(0, 5), 'jenis instansi');
  await look('registration');
  await chat.alreadySaid([...registration().slice(5), ...ORDERING], 'Menu utama');
  const code = await chat.code();
  const { ctx, people } = office();
  for (const act of ['accept', 'prepare', 'send invoice']) {
    expect(await actAsOfficer(ctx, people.petugas, code, act)).toBeUndefined();
  }
  await office().settled();
  await chat.alreadySaid(['setujui invoice'], 'Kode billing akan dikirim');
  const before = await chat.heard();
  expect(await actAsOfficer(ctx, people.petugas, code, `enter billing code ${billingCode}`)).toBeUndefined();
  await chat.hears('Menunggu pembayaran', before);
  await page
    .locator('#file')
    .setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-') });
  await page.getByLabel('Pilihan lain').click();
  await look('invoice and billing code, a file in hand, the menu open');
  await page.getByRole('button', { name: 'Keluar dari perangkat ini' }).click();
  await look('a question before leaving');
  await page.goto('/chat?kiosk=1&lang=en');
  await page.getByRole('heading', { name: 'Welcome' }).waitFor();
  await look('kiosk');
  await page.getByRole('button', { name: 'Start in English' }).click();
  await chat.lastSays('Do you agree?');
  await page.getByRole('button', { name: 'Finish', exact: true }).click();
  await page.getByRole('dialog').waitFor();
  await look('kiosk, before leaving');
  expect(findings).toEqual([]);
});

test('an order at every stage: the officers who look at it, the documents and links of the customer', async () => {
  const findings: string[] = [];
  const look = async (path: string, ...panels: Panel[]) => {
    for (const panel of panels) {
      await panel.go(path);
      await unfold(panel.page);
      await mustFit(panel.page);
      findings.push(...(await seriousFindings(panel.page, path)));
    }
  };
  const officer = await atDesk('petugas', DESKTOP);
  const officerAtPhone = await atDesk('petugas', PHONE);
  const treasurer = await atDesk('bendahara', PHONE);
  const order = await orderAt(office(), 'review');
  const page = `/panel/pesanan/${order.code}`;
  await look(page, officer);
  await order.reach('prepared');
  await look(page, officer, officerAtPhone);
  await order.reach('claimed');
  await look(page, treasurer);
  await order.reach('delivered');
  await order.says('belum sesuai');
  await order.says('Halaman 20 kosong.');
  await look(page, officer, officerAtPhone);
  await look('/panel', officer, officerAtPhone);
  await look('/panel/pesanan?tahap=all', officer, officerAtPhone);

  const link = order.chat.findLast((message) => message.kind === 'link')?.url ?? '';
  const { verifyCode } = await office().ctx.db.read.document.findFirstOrThrow({
    where: { order: { code: order.code } },
  });
  for (const colorScheme of ['light', 'dark'] as const) {
    const visitor = await browserOf(browser(), office(), { ...PHONE, colorScheme });
    for (const [path, words] of [
      ['/', 'Mulai mengobrol'],
      ['/verifikasi', 'Kode verifikasi'],
      ['/kepuasan', 'belum menerbitkan angka'],
      [`/verifikasi/${verifyCode}`, 'Dokumen ini asli'],
      ['/verifikasi/ABCDEFGHJKLM', 'Tidak ada dokumen'],
      [link, 'Sisa unduhan'],
      ['/unduh/tidak-ada', 'Tautan ini tidak dikenal'],
    ] as const) {
      await visitor.goto(path);
      await visitor.getByText(words).first().waitFor();
      await mustFit(visitor);
      findings.push(...(await seriousFindings(visitor, `${path}, ${colorScheme}`)));
    }
  }
  expect(findings).toEqual([]);
});

const PAGES = {
  petugas: [
    '/panel/kepuasan',
    '/panel/kepuasan/komentar',
    '/panel/katalog',
    '/panel/akun',
    '/panel/orang',
    '/panel/tidak-ada',
  ],
  bendahara: ['/panel/kantor'],
  pimpinan: ['/panel', '/panel/kanal', '/panel/tarif', '/panel/catatan'],
  admin: [
    '/panel',
    '/panel/katalog/baru/publication',
    '/panel/katalog/baru/microdata',
    '/panel/tarif/baru',
    '/panel/hari-libur',
    '/panel/kantor/office',
    '/panel/teks?cari=consent',
    '/panel/teks/consent.ask',
    '/panel/orang',
    '/panel/orang/baru',
  ],
} as const;

test('signing in, and every other page of the panel, all of them at a phone', async () => {
  const findings: string[] = [];
  const gate = new Panel(await browserOf(browser(), office(), PHONE));
  await gate.go('/panel/masuk');
  await gate.page.getByLabel('Alamat e-mail').fill('tidak@ada.example');
  await gate.page.getByLabel('Kata sandi').fill('salah');
  await gate.page.getByRole('button', { name: 'Masuk' }).click();
  await gate.page.getByText('Alamat e-mail atau kata sandi salah.').waitFor();
  await mustFit(gate.page);
  findings.push(...(await seriousFindings(gate.page, 'sign-in')));
  for (const [who, paths] of Object.entries(PAGES)) {
    const panel = await atDesk(who as keyof typeof PAGES, PHONE);
    for (const path of paths) {
      await panel.go(path);
      await unfold(panel.page);
      await mustFit(panel.page);
      findings.push(...(await seriousFindings(panel.page, `${who} ${path}`)));
    }
  }
  expect(findings).toEqual([]);
});
