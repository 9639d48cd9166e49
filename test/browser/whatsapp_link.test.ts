/** The whole way: an admin at the panel, the office's telephone, and WhatsApp between them. */
import { expect, onTestFinished, test } from 'vitest';
import { eventually, lineOpen, onWhatsApp } from '../bots/whatsapp/line_office.ts';
import { openWhatsApp } from '../fakes/whatsapp/server.ts';
import { openOffice } from '../office.ts';
import { sharedBrowser } from './browser.ts';
import { Panel } from './panel.ts';
import { browserOf, PHONE } from './people.ts';
import { PASSWORD } from './shared_office.ts';

const browser = sharedBrowser();

test('the number is linked by the code on the page, answers, and is unlinked on either side', async () => {
  const wa = await openWhatsApp();
  onTestFinished(() => wa.close());
  const office = await openOffice({ ...onWhatsApp(wa), password: PASSWORD });
  onTestFinished(() => office.stop());
  const { ctx, people } = office;
  const panel = new Panel(await browserOf(browser(), office, PHONE));
  const { page } = panel;
  await panel.signIn(office, people.admin);
  const link = async () => {
    await panel.go('/panel/kanal/whatsapp');
    await page.getByLabel('Nomor WhatsApp kantor').fill(`+${wa.number}`);
    await page.getByRole('button', { name: 'Minta kode' }).click();
    const code = await page.locator('.link-code').textContent();
    await wa.enterCode((code ?? '').replaceAll(/\W/g, ''));
    await page.getByText(`+${wa.number} tertaut dengan program ini.`).waitFor();
    await lineOpen(office, wa);
  };

  await link();
  const budi = wa.phone('6281234567890');
  await budi.says('halo');
  await budi.hears(/Selamat|Halo/);
  await panel.go('/panel/kanal');
  await page.getByText('Tersambung', { exact: true }).waitFor();

  await page.getByRole('link', { name: 'Putuskan tautan ...' }).click();
  await panel.press('Putuskan tautan WhatsApp', 'Tautan WhatsApp diputus.');
  await eventually(() => Promise.resolve(wa.devices().length === 0), 'the telephone lists no device');
  await eventually(async () => (await ctx.db.read.whatsappKey.count()) === 0, 'nothing is left of the link');
  await panel.go('/panel/kanal');
  await page.getByText('Belum ditautkan').waitFor();

  await link();
  wa.unlink();
  await eventually(
    () => ctx.db.read.channelAccount.findFirst({ where: { channel: 'whatsapp', state: 'refused' } }),
    'the office knows that it was unlinked',
  );
  await panel.go('/panel/kanal');
  await page.getByText('Tautan diputus', { exact: true }).waitFor();
  await panel.go('/panel');
  await page.getByText('WhatsApp: tautan diputus dari ponsel kantor').waitFor();
  expect(await page.getByText('Obrolan web tetap berjalan.').count()).toBe(1);
});
