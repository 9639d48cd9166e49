/** The public page of satisfaction, over HTTP from the running program. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readOffice, saveOfficeTopic } from '../../services/office.ts';
import { keptSatisfaction } from '../../services/survey/published.ts';
import { openOffice } from '../office.ts';
import type { Office } from '../office.ts';

const ELEMENTS = { u1: 4, u2: 4, u3: 4, u4: 4, u5: 4, u6: 4, u7: 4, u8: 3, u9: 2 };
const SECRET = 'Petugas bernama Rahasia';

let office: Office;

beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.stop());

async function page(language = 'id'): Promise<string> {
  const answer = await fetch(`${office.url}/kepuasan`, { headers: { 'Accept-Language': language } });
  expect(answer.status).toBe(200);
  return answer.text();
}

async function publish(change: object): Promise<void> {
  const { survey } = await readOffice(office.ctx);
  const value = { ...survey, publish: true, period: 'this_year', ...change };
  expect(await saveOfficeTopic(office.ctx, office.people.admin, 'survey', value)).toMatchObject({ ok: true });
}

async function rated(count: number): Promise<void> {
  const at = new Date(office.ctx.now());
  const data = Array.from({ length: count }, (_, index) => ({
    id: `nilai-${index}`,
    subject: 'chat',
    subjectId: `nilai-${index}`,
    service: 'chat',
    channel: 'webchat',
    stars: 4,
    comment: SECRET,
    elements: ELEMENTS,
    createdAt: at,
    updatedAt: at,
  }));
  await office.ctx.db.write((tx) => tx.rating.createMany({ data }));
}

it('tells nothing until the office publishes, and nothing of a few', async () => {
  await rated(4);
  expect(await page()).toContain('belum menerbitkan angka kepuasan');
  expect(await (await fetch(office.url)).text()).not.toContain('/kepuasan');
  await publish({});
  const few = await page();
  expect(few).toContain('belum cukup banyak');
  expect(few).not.toContain('91,67');
  expect(await (await fetch(office.url)).text()).toContain('href="/kepuasan"');
});

it('tells what the office chose, in both languages, and never a comment', async () => {
  await publish({ minimum: 4 });
  const whole = await page();
  // 33 of 36 points
  for (const words of ['91,67', 'Sangat baik', '4,0 dari 5', 'U9 Penanganan pengaduan', '2,00'])
    expect(whole).toContain(words);
  const english = await page('en');
  for (const words of ['91.67', 'Very good', '4.0 out of 5', 'U9 Handling of complaints'])
    expect(english).toContain(words);
  expect(whole + english).not.toContain(SECRET);
  const { survey } = await readOffice(office.ctx);
  await publish({ minimum: 4, show: { ...survey.show, ikm: false, elements: false } });
  const less = await page();
  expect(less).not.toContain('91,67');
  expect(less).not.toContain('U9');
  expect(less).toContain('Sangat baik');
});

it('reckons the figures once a minute, however often they are looked at', async () => {
  const read = keptSatisfaction({ db: office.ctx.db, now: () => now });
  const range = { fromDay: '2020-01-01', toDay: '2040-12-31' };
  let now = 0;
  const first = read(range);
  now += 59_999;
  expect(read(range)).toBe(first);
  // another range, and a minute later, are reckoned anew
  expect(read({ ...range, toDay: '2040-12-30' })).not.toBe(first);
  const second = read(range);
  now += 60_000;
  expect(read(range)).not.toBe(second);
  expect((await first).respondents).toBe(4);
});
