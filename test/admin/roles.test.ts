import { expect, test } from 'vitest';
import { ROLES } from '../../domain/vocabulary.ts';
import { ORDER_ACTS } from '../../machines/order/machine.ts';
import { orderAt, revisionOf } from '../services/orders_office.ts';
import { csrfOf } from './browser.ts';
import { openPanel } from './panel_office.ts';

test('each role may do by hand only what the order machine lets it, in any state', async () => {
  const office = await openPanel();
  const words = 'kata-kata';
  const fields = {
    words,
    reason: words,
    money: words,
    percent: '50',
    billingCode: '820261199999999',
    amount: '160000',
    expiryDay: '2026-11-30',
    expiryTime: '10:00',
    ntpn: 'ABCDEFGH23456789',
    paidOn: '2026-11-23',
  };
  /** who may act in the state after the stage, by the standard (docs/domain.md 1-2) */
  const stages = {
    review: 'petugas',
    awaitingPayment: 'bendahara',
    receipting: 'bendahara',
    releasing: 'petugas',
  } as const;
  for (const [stage, worker] of Object.entries(stages)) {
    const { code } = await orderAt(office.ctx, stage as keyof typeof stages);
    const revision = String(await revisionOf(office.ctx, code));
    for (const role of ROLES.filter((name) => name !== worker && name !== 'petugas')) {
      const browser = await office.officer(role);
      const _csrf = await csrfOf(browser);
      for (const act of ORDER_ACTS) {
        // once paid the treasurer, and only the treasurer, may cancel
        if (act === 'cancel' && role === 'bendahara') continue;
        const answer = await browser.post(`/panel/pesanan/${code}/tindakan/${act}`, { _csrf, revision, ...fields });
        expect(answer.status, `${role} ${act} in ${stage}`).toBeGreaterThanOrEqual(400);
      }
    }
    expect(String(await revisionOf(office.ctx, code)), stage).toBe(revision);
  }
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
    ['/panel/teks/consent.ask/id', { body: 'Halo', seen: '0' }],
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
