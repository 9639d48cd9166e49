/** The texts of the assistant, as the admin finds them. */
import { expect, test } from 'vitest';
import { textGroups } from '../../admin/words/texts.ts';
import { ID } from '../../machines/texts/id.ts';
import { openPanel } from './panel_office.ts';

test('every text is in one group, those about the services in their own', () => {
  const groups = textGroups(Object.keys(ID).map((key) => ({ key })));
  expect(groups.flatMap(({ list }) => list).length).toBe(Object.keys(ID).length);
  const information = groups.find(({ name }) => name === 'Informasi layanan');
  expect(information?.list.map(({ key }) => key)).toEqual(expect.arrayContaining(['info.procedure', 'info.examples']));
  expect(information?.list.some(({ key }) => key.startsWith('order.'))).toBe(false);
});

test('the page has their headings, and a long text room to be written in', async () => {
  const office = await openPanel();
  const admin = await office.officer('admin');
  const list = await admin.get('/panel/teks');
  expect(list.html).toMatch(/<h2 id="informasi">Informasi layanan<\/h2>/);
  expect(list.html).toContain('href="#informasi"');
  expect((await admin.get('/panel/teks?cari=info.procedure')).html).not.toContain('text-groups');
  const rows = Number(/<textarea[^>]*rows="(\d+)"/.exec((await admin.get('/panel/teks/info.procedure')).html)?.[1]);
  expect(rows).toBeGreaterThan(12);
});
