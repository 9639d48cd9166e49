/** Files on bad days, and several at once. */
import { expect, it } from 'vitest';
import type { FakeWhatsApp, Phone } from '../../fakes/whatsapp/server.ts';
import { sampleFile } from '../../journeys/sample_files.ts';
import type { Office } from '../../office.ts';
import { standAt } from '../standing.ts';
import { jpegOf } from '../telegram/jpeg.ts';
import { openLinked } from './line_office.ts';

const { bytes: PDF } = sampleFile('surat.pdf');

async function taken({ ctx }: Office): Promise<void> {
  await expect.poll(() => ctx.db.read.inboxEvent.count({ where: { status: 'waiting' } })).toBe(0);
}

/** A person who is asked for a file. */
async function asked(office: Office, wa: FakeWhatsApp): Promise<Phone> {
  const budi = wa.phone('6281234567890');
  await budi.says('halo');
  await budi.hears('Selamat datang');
  await taken(office);
  await standAt(office.ctx, { abstraction: 'upload' });
  return budi;
}

const files = ({ ctx }: Office) =>
  ctx.db.read.storedFile.findMany({ where: { purpose: 'upload' }, select: { name: true, mime: true } });

/** A file that is sent while there is no line; `befalls` it before there is one. */
async function sentMeanwhile(
  wa: FakeWhatsApp,
  phone: Phone,
  befalls: (file: { directPath: string }) => void,
): Promise<void> {
  wa.stop();
  const { fields } = await phone.sendsFile({ kind: 'document', name: 'surat.pdf', bytes: PDF });
  if (fields === undefined) throw new Error('a file has fields');
  befalls(fields);
  await wa.start();
}

it('a file that is not what was sent is refused, and asked for again', async () => {
  const { office, wa } = await openLinked();
  const budi = await asked(office, wa);
  await sentMeanwhile(wa, budi, (file) => wa.media.tamper(file));
  await budi.hears();
  await taken(office);
  expect(await files(office)).toEqual([]);
  await budi.sendsFile({ kind: 'document', name: 'surat.pdf', bytes: PDF });
  await expect.poll(() => files(office)).toMatchObject([{ name: 'surat.pdf' }]);
});

it.each([403, 404, 410] as const)('a file that is gone (%i) is had from the phone', async (status) => {
  const { office, wa } = await openLinked();
  const budi = await asked(office, wa);
  await sentMeanwhile(wa, budi, (file) => wa.media.expire(file, status));
  await expect.poll(() => files(office)).toMatchObject([{ name: 'surat.pdf' }]);
});

it('one that the phone has no more is refused', async () => {
  const { office, wa } = await openLinked();
  const budi = await asked(office, wa);
  budi.keepsMedia = false;
  await sentMeanwhile(wa, budi, (file) => wa.media.expire(file, 410));
  await budi.hears();
  await taken(office);
  expect(await files(office)).toEqual([]);
});

it('the pictures of an album become the pages of one file', async () => {
  const { office, wa } = await openLinked();
  const budi = await asked(office, wa);
  await budi.sendsAlbum([jpegOf(960, 1280), jpegOf(960, 1280), jpegOf(1280, 960)]);
  await expect.poll(() => files(office)).toMatchObject([{ name: 'foto.pdf', mime: 'application/pdf' }]);
  await taken(office);
});
