/** Satisfaction in the panel: figures for every role, comments for those who serve, and no way to change a rating. */
import { describe, expect, it } from 'vitest';
import type { Role } from '../../domain/vocabulary.ts';
import type { ServiceContext } from '../../services/context.ts';
import { openPanel } from './panel_office.ts';

const ALL_4 = { u1: 4, u2: 4, u3: 4, u4: 4, u5: 4, u6: 4, u7: 4, u8: 4, u9: 4 };
const WORDS = '<b>Ramah</b> & cepat';

async function rated(ctx: ServiceContext, days: readonly string[]): Promise<void> {
  const data = days.map((day, index) => ({
    id: `nilai-${index}`,
    subject: 'visit',
    subjectId: `nilai-${index}`,
    service: 'A',
    channel: 'telegram',
    stars: 5,
    comment: WORDS,
    elements: ALL_4,
    createdAt: new Date(`${day}T09:00:00+07:00`),
    updatedAt: new Date(`${day}T09:00:00+07:00`),
  }));
  await ctx.db.write((tx) => tx.rating.createMany({ data }));
}

describe('satisfaction in the panel', () => {
  it.each<[Role, boolean]>([
    ['petugas', true],
    ['bendahara', true],
    ['pimpinan', true],
    ['admin', false],
  ])('shows its figures to the %s; comments: %s', async (role, reads) => {
    const office = await openPanel();
    await rated(office.ctx, ['2026-11-20']);
    const browser = await office.officer(role);
    const page = await browser.get('/panel/kepuasan');
    expect(page.status).toBe(200);
    for (const words of ['100,00', 'Sangat baik', 'Kunjungan: Konsultasi', 'Telegram', '5,0'])
      expect(page.text).toContain(words);
    // one answerer, where five are asked for
    expect(page.text).toContain('100,00 sementara, dari 9 unsur');
    expect(page.text.includes('Baca komentar')).toBe(reads);
    expect(page.text).not.toContain('Ramah');
    const comments = await browser.get('/panel/kepuasan/komentar');
    expect(comments.status).toBe(reads ? 200 : 403);
    expect(comments.html.includes('&lt;b>Ramah&lt;/b>')).toBe(reads);
    const table = await browser.get('/panel/kepuasan/nilai.csv');
    expect(table.html).toContain('2026-11-20;Kunjungan: Konsultasi dan produk statistik;Telegram;5;4;4');
    expect(table.html.includes('Ramah')).toBe(reads);
  });

  it('is of the period that is asked for: named, free, or odd', async () => {
    const office = await openPanel();
    await rated(office.ctx, ['2026-09-30', '2026-11-01', '2026-11-20']);
    const browser = await office.officer('pimpinan');
    const respondents = async (query: string) => {
      const { text } = await browser.get(`/panel/kepuasan?${query}`);
      return /Responden (\d+)/.exec(text)?.[1] ?? text;
    };
    expect(await respondents('masa=2026-11')).toBe('2');
    expect(await respondents('masa=2026-Q3')).toBe('1');
    expect(await respondents('masa=2026')).toBe('3');
    expect(await respondents('masa=&dari=2026-11-02&sampai=2026-11-30')).toBe('1');
    // dates left over in the form do not count once a period is chosen
    expect(await respondents('masa=2026-Q3&dari=2026-11-02&sampai=2026-11-30')).toBe('1');
    expect(await respondents('masa=2026-11&dari=2026-09-01&sampai=2026-09-30')).toBe('2');
    // whatever is odd is as if it were not there: the quarter that is running
    expect(await respondents('masa=%00&dari=kemarin&sampai=2026-99-99')).toBe('2');
    const empty = await browser.get('/panel/kepuasan?masa=2025');
    expect(empty.text).toContain('Belum ada penilaian pada masa ini.');
    expect((await browser.get('/panel/kepuasan/komentar?bintang=9&layanan=visit:Z&halaman=99')).status).toBe(200);
  });

  it('has no address that changes or removes a rating', async () => {
    const office = await openPanel();
    await rated(office.ctx, ['2026-11-20']);
    const before = await office.ctx.db.read.rating.findMany();
    const browser = await office.officer('petugas');
    const page = await browser.get('/panel/kepuasan/komentar');
    // signing out is the only form that sends anything
    const posts = [...page.html.matchAll(/<form[^>]*method="post"[^>]*action="([^"]*)"/g)].map(([, to]) => to);
    expect(new Set(posts)).toEqual(new Set(['/panel/keluar']));
    const _csrf = page.forms[0]?.fields['_csrf'] ?? '';
    for (const path of ['/panel/kepuasan', '/panel/kepuasan/komentar', '/panel/kepuasan/nilai-0']) {
      const sent = await browser.post(path, { _csrf, stars: '1', comment: 'diubah', id: 'nilai-0' });
      expect(sent.status, path).toBe(404);
    }
    expect(await office.ctx.db.read.rating.findMany()).toEqual(before);
  });

  it('is published by the admin alone', async () => {
    const office = await openPanel();
    const form = {
      reminderDays: '5',
      skdLink: 'https://skd.example/isi',
      publish: 'on',
      'show.ikm': 'on',
      'show.stars': '',
      period: 'last_month',
      minimum: '10',
    };
    const admin = await office.officer('admin');
    const page = await admin.get('/panel/kantor/survey');
    expect(page.text).toContain('Kepuasan pengguna');
    expect((await admin.submit(page, '/panel/kantor/survey', form)).status).toBe(200);
    const { value } = (await office.ctx.db.read.setting.findUnique({ where: { key: 'survey' } })) ?? {};
    expect(value).toMatchObject({
      publish: true,
      period: 'last_month',
      minimum: 10,
      show: { ikm: true, stars: false },
    });
    const odd = await admin.submit(await admin.get('/panel/kantor/survey'), '/panel/kantor/survey', {
      ...form,
      period: 'forever',
      minimum: '0',
    });
    expect(odd.status).toBe(422);
    const officer = await office.officer('petugas');
    expect((await officer.get('/panel/kantor/survey')).status).toBe(403);
  });
});
