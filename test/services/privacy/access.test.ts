import { expect, it } from 'vitest';
import { auditWords, detailsWords, subjectWords } from '../../../admin/words/audit.ts';
import { listAudit } from '../../../services/audit.ts';
import { recordAccess } from '../../../services/privacy/access.ts';
import { BENDAHARA, CUSTOMER, openWorkshop, PETUGAS } from '../workshop.ts';

const MINUTE = 60_000;
const ORDER = { subject: 'order:GP-ABC234', fields: ['name', 'phone'] };

it('writes down who saw what of whom, once in ten minutes', async () => {
  const { ctx, pass } = await openWorkshop();
  await recordAccess(ctx, PETUGAS, ORDER);
  await recordAccess(ctx, PETUGAS, ORDER);
  pass(9 * MINUTE);
  await recordAccess(ctx, PETUGAS, { ...ORDER, fields: ['phone'] });
  const lines = async () => (await listAudit(ctx, { page: 1 })).entries;
  expect(await lines()).toHaveLength(1);
  // more of it, somebody else, something else, or later, is another look
  await recordAccess(ctx, PETUGAS, { ...ORDER, fields: ['messages'] });
  await recordAccess(ctx, BENDAHARA, ORDER);
  await recordAccess(ctx, PETUGAS, { ...ORDER, subject: 'visit:abc' });
  pass(2 * MINUTE);
  await recordAccess(ctx, PETUGAS, ORDER);
  expect(await lines()).toHaveLength(5);
  // a person looks at their own data, a program at nobody's
  await recordAccess(ctx, CUSTOMER, ORDER);
  await recordAccess(ctx, { kind: 'system' }, ORDER);
  expect(await lines()).toHaveLength(5);
  const entry = (await lines()).at(-1);
  expect(auditWords(entry?.action ?? '')).toBe('Data pribadi dilihat');
  expect(subjectWords(entry?.subject ?? '', new Map())).toBe('pesanan GP-ABC234');
  expect(detailsWords(entry?.details ?? {})).toBe('bagian: nama, telepon');
});
