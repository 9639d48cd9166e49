import { describe, expect, it } from 'vitest';
import { listAudit } from '../../services/audit.ts';
import { readOffice, readOfficeTopic, saveOfficeTopic } from '../../services/office.ts';
import { hoursText, officeCard } from '../../services/office_card.ts';
import { setYearCovered, importHolidays } from '../../services/holidays.ts';
import { ADMIN, BENDAHARA, CUSTOMER, DAY, HOUR, openWorkshop, PETUGAS, PIMPINAN, START } from './workshop.ts';

const OFFICE = {
  name: 'BPS Kabupaten Rembang',
  unitName: 'Pelayanan Statistik Terpadu',
  address: 'Jl. Pemuda KM 2, Rembang',
  city: 'Rembang',
  phone: '+62295691040',
  email: 'pst3317@bps.example',
  website: 'https://rembangkab.bps.example',
  portal: '',
  timeZone: 'Asia/Jakarta',
  unitCode: '33170',
  example: false,
};

describe('the facts of the office', () => {
  it('are the example until they are saved, also in an empty database', async () => {
    const { ctx } = await openWorkshop();
    const office = await readOffice(ctx);
    expect(office.office).toMatchObject({ name: 'BPS Provinsi Contoh', example: true, timeZone: 'Asia/Jakarta' });
    expect(office.sales.kinds).toEqual(['publication', 'microdata', 'map']);
    expect(office.delivery).toEqual({ linkDays: 14, linkUses: 10, silentDays: 7 });
    expect([office.billing.validityDays, office.serviceDays, office.chat.kioskIdleMinutes]).toEqual([7, 10, 2]);
  });

  it('are the saved ones for everybody from then on, and the audit log says who', async () => {
    const { ctx } = await openWorkshop({ seeded: true });
    await readOffice(ctx);
    expect(await saveOfficeTopic(ctx, ADMIN, 'office', { ...OFFICE, name: `  ${OFFICE.name} ` })).toEqual({
      ok: true,
      value: OFFICE,
    });
    expect((await readOffice(ctx)).office).toEqual(OFFICE);
    expect(await readOfficeTopic(ctx, 'office')).toEqual({ value: OFFICE, updatedAt: START + 1 });
    const { entries } = await listAudit(ctx, { subject: 'office:office', page: 1 });
    expect(entries).toMatchObject([{ actorName: 'Ani Admin', action: 'office.save', at: START }]);
  });

  it('may be saved by nobody but the admin', async () => {
    const { ctx } = await openWorkshop();
    for (const actor of [PETUGAS, BENDAHARA, PIMPINAN, CUSTOMER]) {
      expect(await saveOfficeTopic(ctx, actor, 'serviceDays', 5)).toEqual({ ok: false, reason: 'forbidden' });
    }
    expect((await readOffice(ctx)).serviceDays).toBe(10);
  });

  it.each([
    [
      'office',
      { ...OFFICE, name: ' ', timeZone: 'Asia/Rembang', email: 'x', website: 'javascript:alert(1)' },
      {
        name: 'required',
        timeZone: 'format',
        email: 'format',
        website: 'format',
      },
    ],
    ['office', { ...OFFICE, rahasia: 1 }, { '': 'format' }],
    ['hours', { 1: [['15:00', '08:00']] }, { '1.0': 'order' }],
    [
      'hours',
      {
        2: [
          ['08:00', '12:00'],
          ['11:00', '15:00'],
        ],
      },
      { '2': 'order' },
    ],
    ['hours', { 3: [['8', '12:00']] }, { '3.0.0': 'format' }],
    [
      'letters',
      {
        invoice: { sifat: 'B', klasifikasi: 'HM.340', template: '{sifat}/{tahun}' },
        receipt: { sifat: 'B', klasifikasi: '', template: '{urut}/{bulan}/{tahun}' },
      },
      {
        'invoice.template': 'number_or_year_missing',
        'receipt.klasifikasi': 'required',
        'receipt.template': 'unknown_placeholder',
      },
    ],
    ['sales', { kinds: ['publication', 'publication'], whereElse: { id: 'a', en: 'b' } }, { kinds: 'duplicate' }],
    ['billing', { validityDays: 0 }, { validityDays: 'too_small' }],
    [
      'signatories',
      { invoice: { title: 'a', name: 'b', nip: '123' }, treasurer: { title: 'a', name: 'b', nip: '' } },
      {
        'invoice.nip': 'format',
      },
    ],
    ['delivery', { linkDays: 14.5, linkUses: 10, silentDays: 1000 }, { linkDays: 'format', silentDays: 'too_big' }],
  ] as const)('of %s are refused with what is wrong (%#)', async (topic, input, fields) => {
    const { ctx } = await openWorkshop();
    expect(await saveOfficeTopic(ctx, ADMIN, topic, input)).toEqual({ ok: false, reason: 'invalid', fields });
    expect((await readOfficeTopic(ctx, topic)).updatedAt).toBeNull();
  });

  it('saved by two at once are kept from one; the other is told', async () => {
    const { ctx } = await openWorkshop({ seeded: true });
    const { updatedAt } = await readOfficeTopic(ctx, 'serviceDays');
    const both = await Promise.all([7, 8].map((days) => saveOfficeTopic(ctx, ADMIN, 'serviceDays', days, updatedAt)));
    expect(both).toEqual([
      { ok: true, value: 7 },
      { ok: false, reason: 'changed' },
    ]);
    expect((await readOffice(ctx)).serviceDays).toBe(7);
  });
});

describe('what the assistant says of the office', () => {
  it('knows whether it is open, and when it opens', async () => {
    const { ctx, pass } = await openWorkshop({ seeded: true });
    expect(await officeCard(ctx)).toMatchObject({ openNow: true, opensAt: null, example: true });
    pass(8 * HOUR);
    // 17:00 on Monday: Tuesday 08:00 WIB
    expect(await officeCard(ctx)).toMatchObject({ openNow: false, opensAt: START - HOUR + DAY });
    await importHolidays(ctx, ADMIN, [
      { day: '2026-11-24', name: 'Libur khusus', kind: 'national', source: 'Keputusan kepala kantor' },
    ]);
    expect(await officeCard(ctx)).toMatchObject({ opensAt: START - HOUR + 2 * DAY });
    await setYearCovered(ctx, ADMIN, 2026, false);
    expect(await officeCard(ctx)).toMatchObject({ openNow: false });
  });

  it('puts days of equal hours together', async () => {
    const { hours } = await readOffice((await openWorkshop()).ctx);
    expect(hoursText(hours)).toEqual({
      id: 'Senin–Kamis 08.00–15.30; Jumat 08.00–11.30, 13.30–15.30',
      en: 'Monday–Thursday 08:00–15:30; Friday 08:00–11:30, 13:30–15:30',
    });
    expect(hoursText({ 1: [['08:00', '12:00']], 3: [['08:00', '12:00']] }).id).toBe(
      'Senin 08.00–12.00; Rabu 08.00–12.00',
    );
    expect(hoursText({})).toEqual({ id: '', en: '' });
  });
});
