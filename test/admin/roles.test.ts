import { expect, test } from 'vitest';
import type { Role } from '../../domain/vocabulary.ts';
import type { OrderAct } from '../../machines/order/machine.ts';
import { orderAt, revisionOf, type Stage } from '../services/orders_office.ts';
import { csrfOf } from './browser.ts';
import { openPanel } from './panel_office.ts';

const TYPED = {
  words: 'kata-kata',
  reason: 'kata-kata',
  money: 'kata-kata',
  percent: '50',
  billingCode: '820261199999999',
  amount: '160000',
  expiryDay: '2026-11-30',
  expiryTime: '10:00',
  ntpn: 'ABCDEFGH23456789',
  paidOn: '2026-11-23',
};

/** What is open to somebody in that state, and to whom it is not (docs/domain.md 1-2). */
const REFUSED = [
  [
    'review',
    { bendahara: ['accept', 'return', 'cancel'], pimpinan: ['accept', 'cancel'], admin: ['accept', 'cancel'] },
  ],
  ['prepared', { bendahara: ['sendInvoice', 'decideReduction', 'cancel'], pimpinan: ['sendInvoice'] }],
  [
    'awaitingPayment',
    { petugas: ['confirmPayment', 'reportPaymentMissing', 'acceptProof'], admin: ['confirmPayment'] },
  ],
  ['awaitingPayment', { bendahara: ['cancel', 'accept', 'release'], pimpinan: ['confirmPayment', 'enterBillingCode'] }],
  ['receipting', { petugas: ['issueReceipt', 'cancel', 'release'], pimpinan: ['issueReceipt', 'cancel'] }],
  ['releasing', { petugas: ['cancel', 'issueReceipt'], bendahara: ['release'], admin: ['cancel', 'release'] }],
  ['delivered', { petugas: ['release', 'releaseAgain', 'cancel', 'confirmDelivery'], bendahara: ['reissueReceipt'] }],
] as const satisfies readonly [Stage, { [R in Role]?: readonly OrderAct[] }][];

test.each(REFUSED)('in %s nobody does by hand what the order machine gives to others: %j', async (stage, refused) => {
  const office = await openPanel();
  const { code } = await orderAt(office.ctx, stage);
  const revision = String(await revisionOf(office.ctx, code));
  for (const [role, acts] of Object.entries(refused)) {
    const browser = await office.officer(role as Role);
    const _csrf = await csrfOf(browser);
    for (const act of acts) {
      const answer = await browser.post(`/panel/pesanan/${code}/tindakan/${act}`, { _csrf, revision, ...TYPED });
      expect(answer.status, `${role} ${act}`).toBeGreaterThanOrEqual(403);
    }
  }
  expect(String(await revisionOf(office.ctx, code))).toBe(revision);
});

test.each([
  ['petugas', ['/panel/orang', '/panel/catatan', '/panel/kantor/office', '/panel/tarif/baru', '/panel/orang/baru']],
  ['bendahara', ['/panel/orang', '/panel/catatan', '/panel/kantor/office', '/panel/katalog/baru/publication']],
  ['admin', ['/panel/pesanan', '/panel/pesanan/GP-ABC234', '/panel/pesanan/GP-ABC234/berkas/x']],
  ['pimpinan', ['/panel/kantor/office', '/panel/tarif/baru', '/panel/katalog/baru/publication', '/panel/orang/baru']],
] as const)('%s does not get to pages of other roles', async (role, paths) => {
  const office = await openPanel();
  const browser = await office.officer(role);
  for (const path of paths) {
    const page = await browser.get(path);
    expect(page.status, path).toBe(403);
    expect(page.text).toContain('Bukan untuk peran Anda');
  }
});

test('settings are changed by the admin only, also by hand', async () => {
  const office = await openPanel();
  const changes: [string, Record<string, string>][] = [
    ['/panel/kantor/serviceDays', { value: '1' }],
    ['/panel/hari-libur', { days: '2026-12-01 Hari Contoh', kind: 'national', source: 'contoh' }],
    ['/panel/hari-libur/tahun', { year: '2026', covered: '' }],
    ['/panel/hari-libur/2026-12-25/hapus', {}],
    ['/panel/tarif', { legalBasis: 'PP Contoh', validFrom: '2027-01-01' }],
    ['/panel/teks/consent.ask', { body: 'Halo', seen: '0' }],
    ['/panel/teks/consent.ask/id/semula', { seen: '0' }],
    ['/panel/orang', { name: 'Penyusup', email: 'x@contoh.example', role: 'admin' }],
  ];
  const books = async () => {
    const { read } = office.ctx.db;
    return [
      await read.setting.findMany(),
      await read.holiday.count(),
      await read.tariff.count(),
      await read.textOverride.count(),
    ];
  };
  for (const role of ['petugas', 'bendahara', 'pimpinan'] as const) {
    const browser = await office.officer(role);
    const _csrf = await csrfOf(browser);
    const before = await books();
    const people = await office.ctx.db.read.officer.count();
    for (const [path, fields] of changes) {
      expect((await browser.post(path, { _csrf, ...fields })).status, `${role} ${path}`).toBe(403);
    }
    expect(await books()).toEqual(before);
    expect(await office.ctx.db.read.officer.count()).toBe(people);
  }
});
