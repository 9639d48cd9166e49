import { expect, test } from 'vitest';
import { firstAdminLink, listOfficers, resetAccess, setOfficerActive } from '../../services/people.ts';
import { openPanel, PASSWORD, signInAs } from './panel_office.ts';

const HOUR = 3_600_000;
const SYSTEM = { kind: 'system' } as const;

test('a right password leads to the page that was asked for, a wrong one says nothing about which part was wrong', async () => {
  const office = await openPanel();
  await office.officer('petugas', 'Sari');
  const browser = office.stranger();

  const asked = await browser.get('/panel/pesanan');
  expect(asked.url).toBe('/panel/masuk?ke=%2Fpanel%2Fpesanan');
  const wrong = await browser.submit(asked, '/panel/masuk', { email: office.emailOf('Sari'), password: 'bukan ini' });
  const nobody = await browser.submit(wrong, '/panel/masuk', { email: 'nobody@contoh.example', password: PASSWORD });
  for (const page of [wrong, nobody]) {
    expect(page.status).toBe(401);
    expect(page.text).toContain('Alamat e-mail atau kata sandi salah.');
  }
  const form = wrong.forms.find(({ action }) => action === '/panel/masuk');
  expect(form?.fields).toMatchObject({ email: office.emailOf('Sari'), password: '' });

  const right = await browser.submit(wrong, '/panel/masuk', { email: office.emailOf('Sari'), password: PASSWORD });
  expect(right.url).toBe('/panel/pesanan');
  expect(right.text).toContain('Sari');
});

test.each([
  'https://evil.example',
  '//evil.example',
  '/panel/../evil',
  '/panel/x?y=https://evil.example',
  'javascript:alert(1)',
])('signing in never leads out of the panel: %s', async (wanted) => {
  const office = await openPanel();
  await office.officer('petugas', 'Sari');
  const browser = office.stranger();
  const page = await browser.get(`/panel/masuk?ke=${encodeURIComponent(wanted)}`);
  const fields = page.forms[0]?.fields ?? {};
  const body = new URLSearchParams({ ...fields, email: office.emailOf('Sari'), password: PASSWORD });
  const answer = await browser.fetch('/panel/masuk', { method: 'POST', body });
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toBe('/panel');
});

test('the session is a new one at each sign-in, in a cookie that scripts cannot read, and ends with the old one', async () => {
  const office = await openPanel({ secure: true });
  const browser = await office.officer('petugas', 'Sari');
  const before = browser.cookies.get('gerai_panel');
  const csrfBefore = (await browser.get('/panel')).forms[0]?.fields['_csrf'];

  // the form that another tab still shows
  const body = new URLSearchParams({ _csrf: csrfBefore ?? '', email: office.emailOf('Sari'), password: PASSWORD });
  const again = await browser.fetch('/panel/masuk', { method: 'POST', body });
  const cookie = again.headers.getSetCookie().find((line) => line.startsWith('gerai_panel='));
  expect(cookie).toMatch(/HttpOnly/);
  expect(cookie).toMatch(/Secure/);
  expect(cookie).toMatch(/SameSite=Lax/);
  expect(cookie).toMatch(/Path=\/panel/);
  expect(browser.cookies.get('gerai_panel')).not.toBe(before);
  const csrfAfter = (await browser.get('/panel')).forms[0]?.fields['_csrf'];
  expect(csrfAfter).not.toBe(csrfBefore);

  browser.cookies.set('gerai_panel', before ?? '');
  expect((await browser.get('/panel')).url).toBe('/panel/masuk');
  const tokens = await office.ctx.db.read.session.findMany();
  expect(tokens.map(({ tokenHash }) => tokenHash)).not.toContain(before);
});

test('a session ends after two hours unused and after twelve in any case', async () => {
  const office = await openPanel();
  const idle = await office.officer('petugas', 'Sari');
  office.pass(HOUR * 1.9);
  expect((await idle.get('/panel')).url).toBe('/panel');
  office.pass(HOUR * 2);
  expect((await idle.get('/panel')).url).toBe('/panel/masuk');

  const busy = await office.officer('petugas', 'Sari');
  for (let hour = 0; hour < 11; hour += 1) {
    office.pass(HOUR);
    expect((await busy.get('/panel')).url).toBe('/panel');
  }
  office.pass(HOUR);
  expect((await busy.get('/panel')).url).toBe('/panel/masuk');
});

test('signing out ends the session on the server, not only in the browser', async () => {
  const office = await openPanel();
  const browser = await office.officer('petugas');
  const token = browser.cookies.get('gerai_panel') ?? '';
  const out = await browser.submit(await browser.get('/panel'), '/panel/keluar');
  expect(out.url).toBe('/panel/masuk');
  browser.cookies.set('gerai_panel', token);
  expect((await browser.get('/panel')).url).toBe('/panel/masuk');
});

test('guessing is slowed down: after eight failures for an e-mail not even the right password is looked at', async () => {
  const office = await openPanel();
  await office.officer('petugas', 'Sari');
  const guesser = office.stranger();
  for (let attempt = 0; attempt < 8; attempt += 1) {
    expect((await signInAs(guesser, office.emailOf('Sari'), `tebakan ${attempt}`)).status).toBe(401);
  }
  const limited = await signInAs(guesser, office.emailOf('SARI'), PASSWORD);
  expect(limited.status).toBe(429);
  expect(limited.text).toContain('Terlalu banyak percobaan');
  // a colleague is not locked out with Sari
  const colleague = await office.officer('petugas', 'Bagus');
  expect((await colleague.get('/panel')).url).toBe('/panel');
});

test('an address that fails thirty times is slowed down whatever e-mails it tries', async () => {
  const office = await openPanel();
  const guesser = office.stranger();
  const page = await guesser.get('/panel/masuk');
  for (let attempt = 0; attempt < 30; attempt += 1) {
    // an empty password is refused before any hashing
    await guesser.submit(page, '/panel/masuk', { email: `orang${attempt}@contoh.example`, password: '' });
  }
  expect((await guesser.submit(page, '/panel/masuk', { email: 'x@contoh.example', password: 'y' })).status).toBe(429);
});

test('the first admin is made by the printed link: looking at it uses nothing up, using it ends it', async () => {
  const office = await openPanel();
  const link = new URL((await firstAdminLink(office.ctx)) ?? '').pathname;
  const browser = office.stranger();
  await browser.get(link);
  const page = await browser.get(link);
  const fields = { name: 'Agus Santoso', email: 'agus@contoh.example' };

  const unlike = await browser.submit(page, link, { ...fields, password: PASSWORD, again: 'lain sama sekali' });
  expect(unlike.status).toBe(422);
  expect(unlike.text).toContain('Kedua kata sandi baru tidak sama.');
  const weak = await browser.submit(page, link, { ...fields, password: 'password123', again: 'password123' });
  expect(weak.text).toContain('terlalu mudah ditebak');
  expect(weak.forms[0]?.fields).toMatchObject(fields);

  const made = await browser.submit(weak, link, { ...fields, password: PASSWORD, again: PASSWORD });
  expect(made.url).toBe('/panel');
  expect(made.text).toContain('Agus Santoso');
  expect(await listOfficers(office.ctx)).toMatchObject([{ name: 'Agus Santoso', role: 'admin' }]);
  expect((await office.stranger().get(link)).text).toContain('Tautan tidak berlaku');
});

test('a reset link sets a new password and ends the old sessions', async () => {
  const office = await openPanel();
  const before = await office.officer('petugas', 'Sari');
  const [sari] = await listOfficers(office.ctx);
  const reset = await resetAccess(office.ctx, SYSTEM, sari?.id ?? '');
  const link = new URL(reset.ok ? reset.link : '').pathname;
  const browser = office.stranger();
  const password = 'payung biru di atas meja';
  const done = await browser.submit(await browser.get(link), link, { password, again: password });
  expect(done.url).toBe('/panel');
  expect((await before.get('/panel')).url).toBe('/panel/masuk');
  expect((await signInAs(office.stranger(), office.emailOf('Sari'), PASSWORD)).status).toBe(401);
});

test('a deactivated officer is out at the next click and cannot come back', async () => {
  const office = await openPanel();
  const browser = await office.officer('petugas', 'Sari');
  const [sari] = await listOfficers(office.ctx);
  await setOfficerActive(office.ctx, SYSTEM, sari?.id ?? '', false);
  expect((await browser.get('/panel')).url).toBe('/panel/masuk');
  const back = await signInAs(office.stranger(), office.emailOf('Sari'));
  expect(back.status).toBe(401);
  expect(back.text).toContain('dinonaktifkan');
});

test('an officer changes the password and ends the other sessions', async () => {
  const office = await openPanel();
  const here = await office.officer('petugas', 'Sari');
  const elsewhere = await office.officer('petugas', 'Sari');
  const account = await here.get('/panel/akun');
  const password = 'payung biru di atas meja';

  const wrong = await here.submit(account, '/panel/akun/sandi', { current: 'bukan ini', password, again: password });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('Kata sandi sekarang salah.');
  const done = await here.submit(wrong, '/panel/akun/sandi', { current: PASSWORD, password, again: password });
  expect(done.text).toContain('Kata sandi diganti.');
  expect((await elsewhere.get('/panel')).url).toBe('/panel/masuk');
  expect((await here.get('/panel')).url).toBe('/panel');
});
