import { beforeEach, describe, expect, it } from 'vitest';
import { storeBytes, type StoredFile } from '../../services/files.ts';
import { checkGrant, endLinks, linkUrl, lookLink, makeLink, useLink } from '../../services/links.ts';
import { addOrder } from './rows.ts';
import { DAY, HOUR, openWorkshop, START, type Workshop } from './workshop.ts';

describe('a download link', () => {
  let workshop: Workshop;
  let file: StoredFile;
  let token: string;

  beforeEach(async () => {
    workshop = await openWorkshop();
    const { ctx } = workshop;
    await addOrder(ctx, 'order-1', 'GP-ABC234');
    const bytes = Buffer.from('%PDF-1.7');
    file = await storeBytes(ctx, {
      bytes,
      name: 'a.pdf',
      mime: 'application/pdf',
      purpose: 'product',
      owner: 'system',
    });
    const link = await ctx.db.write((tx) =>
      makeLink(tx, ctx, { orderId: 'order-1', fileId: file.id, expiresAt: START + 14 * DAY, maxUses: 2 }),
    );
    token = /^https:\/\/pst\.example\/unduh\/([\w-]{43})$/.exec(linkUrl(ctx, link.id))?.[1] ?? '';
  });

  it('can be looked at any number of times without being used up', async () => {
    for (let at = 0; at < 5; at += 1) {
      expect(await lookLink(workshop.ctx, token)).toMatchObject({
        ok: true,
        orderCode: 'GP-ABC234',
        file: { id: file.id },
        link: { uses: 0 },
      });
    }
  });

  it('keeps no token in the table', async () => {
    const row = await workshop.ctx.db.read.downloadLink.findFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain(token);
  });

  it('is used as often as it says, also by people in a hurry', async () => {
    const { ctx } = workshop;
    const results = await Promise.all([1, 2, 3, 4].map(() => useLink(ctx, token)));
    expect(results.map((result) => result.ok)).toEqual([true, true, false, false]);
    expect(results[3]).toEqual({ ok: false, reason: 'used_up' });
    expect(await lookLink(ctx, token)).toEqual({ ok: false, reason: 'used_up' });
  });

  it('expires to the ms', async () => {
    workshop.pass(14 * DAY - 1);
    expect(await lookLink(workshop.ctx, token)).toMatchObject({ ok: true });
    workshop.pass(1);
    expect(await lookLink(workshop.ctx, token)).toEqual({ ok: false, reason: 'expired' });
    expect(await useLink(workshop.ctx, token)).toEqual({ ok: false, reason: 'expired' });
  });

  it.each(['', 'x', 'A'.repeat(43)])('is unknown when made up (%j)', async (forged) => {
    expect(await lookLink(workshop.ctx, forged)).toEqual({ ok: false, reason: 'unknown' });
    expect(await useLink(workshop.ctx, forged)).toEqual({ ok: false, reason: 'unknown' });
  });

  it('gives a grant that lets a download be resumed for an hour at no further use', async () => {
    const { ctx } = workshop;
    const used = await useLink(ctx, token);
    if (!used.ok) throw new Error(used.reason);
    await useLink(ctx, token);
    workshop.pass(HOUR - 1);
    expect(await checkGrant(ctx, token, used.grant)).toMatchObject({ ok: true, link: { uses: 2 } });
    workshop.pass(1);
    expect(await checkGrant(ctx, token, used.grant)).toEqual({ ok: false, reason: 'expired' });
  });

  it('refuses grants that were altered, stretched or made for another link', async () => {
    const { ctx } = workshop;
    const used = await useLink(ctx, token);
    if (!used.ok) throw new Error(used.reason);
    const [until = '', signature = ''] = used.grant.split('.');
    const other = await ctx.db.write((tx) =>
      makeLink(tx, ctx, { orderId: 'order-1', fileId: file.id, expiresAt: START + DAY, maxUses: 1 }),
    );
    const otherToken = linkUrl(ctx, other.id).split('/').at(-1) ?? '';
    expect(await checkGrant(ctx, otherToken, used.grant)).toEqual({ ok: false, reason: 'unknown' });
    for (const forged of [`${Number(until) + 1}.${signature}`, `${until}.`, '', until, `${until}.${signature}x`]) {
      expect([forged, await checkGrant(ctx, token, forged)]).toEqual([forged, { ok: false, reason: 'unknown' }]);
    }
  });

  it('ends at once, with its grants, when the office replaces the files', async () => {
    const { ctx } = workshop;
    const used = await useLink(ctx, token);
    if (!used.ok) throw new Error(used.reason);
    await ctx.db.write((tx) => endLinks(tx, ctx, 'order-1'));
    expect(await lookLink(ctx, token)).toEqual({ ok: false, reason: 'expired' });
    expect(await checkGrant(ctx, token, used.grant)).toEqual({ ok: false, reason: 'expired' });
  });
});
