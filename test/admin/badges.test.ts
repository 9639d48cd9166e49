/** Numbers in the navigation, the e-mail card, and the digest that an officer wants (docs/domain.md 15). */
import { expect, it } from 'vitest';
import { wantsDigest } from '../../services/notices/digest.ts';
import { EMAIL } from '../../services/email/letter.ts';
import { openAccount, noteName, noteStanding } from '../../services/channel_accounts.ts';
import type { RunningChannel } from '../../services/channels.ts';
import { orderAt, place } from '../services/orders_office.ts';
import { openPanel, WEBCHAT } from './panel_office.ts';

const BY_SMTP: RunningChannel = { name: EMAIL.channel, account: EMAIL.account, mode: 'smtp' };

it('says in the navigation how much waits for this officer, anew when something comes in', async () => {
  const office = await openPanel();
  const budi = await office.officer('petugas');
  expect((await budi.get('/panel/katalog')).html).not.toContain('side-waiting');
  await place(office.ctx);
  await orderAt(office.ctx, 'receipting');
  const page = await budi.get('/panel/katalog');
  expect(page.html).toContain('data-live="/panel/lencana?di=%2Fpanel%2Fkatalog"');
  const part = await budi.get('/panel/lencana?di=%2Fpanel%2Fkatalog');
  for (const { html } of [page, part]) {
    expect(html).toMatch(/<a href="\/panel">Beranda<span class="side-waiting">1<span[^>]*> menunggu<\/span><\/span>/);
    expect(html).toMatch(/<a href="\/panel\/katalog" aria-current="page">/);
  }
  expect(part.html).not.toContain('<html');
  // the receipt is the treasurer's
  const beni = await office.officer('bendahara');
  expect((await beni.get('/panel/katalog')).html.match(/side-waiting">1/g)).toHaveLength(2);
  const agus = await office.officer('admin');
  expect((await agus.get('/panel/katalog')).html).not.toContain('side-waiting');
});

it('shows how the mail server stands, or how to get one', async () => {
  const office = await openPanel({ channels: [WEBCHAT, BY_SMTP] });
  const { ctx } = office;
  const agus = await office.officer('admin');
  await openAccount(ctx, EMAIL, 'smtp');
  await noteName(ctx, EMAIL, 'pst@kantor.example');
  await noteStanding(ctx, EMAIL, { state: 'connected', problem: null });
  const well = await agus.get('/panel/kanal');
  expect(well.text).toMatch(/E-mail Tersambung Dikenal sebagai pst@kantor\.example Cara kerja hanya keluar/);
  await noteStanding(ctx, EMAIL, { state: 'refused', problem: 'EAUTH (sign_in) 535 5.7.8' });
  const ill = await agus.get('/panel/kanal');
  expect(ill.text).toContain('Server e-mail menolak nama atau kata sandi');
  expect((await agus.get('/panel')).text).toContain('E-mail menolak nama atau sandi kantor sejak');
  const without = await openPanel();
  expect((await (await without.officer('admin')).get('/panel/kanal')).text).toContain('E-mail Tidak dipakai');
});

it('sends the digest to who asks for it, where there is a mail server', async () => {
  const office = await openPanel();
  const { ctx } = office;
  const budi = await office.officer('petugas');
  const { id } = await ctx.db.read.officer.findFirstOrThrow({ where: { role: 'petugas' } });
  expect((await budi.get('/panel/akun')).text).toContain('belum memiliki server e-mail');
  ctx.mail = true;
  const page = await budi.get('/panel/akun');
  await budi.submit(page, '/panel/akun/ringkasan', { wanted: 'on' });
  expect(await wantsDigest(ctx, id)).toBe(true);
  const again = await budi.get('/panel/akun');
  expect(again.html).toMatch(/name="wanted" checked/);
  await budi.submit(again, '/panel/akun/ringkasan', { wanted: '' });
  expect(await wantsDigest(ctx, id)).toBe(false);
});
