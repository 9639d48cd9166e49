/** Albums: several messages of the network are one answer. */
import { expect, it } from 'vitest';
import { sampleFile } from '../../journeys/sample_files.ts';
import { jpegOf } from './jpeg.ts';
import { openStation } from './station.ts';

async function open() {
  const station = await openStation();
  const sari = station.telegram.person();
  await station.telegram.taken(await sari.start());
  await station.taken();
  await station.askForFile();
  const send = async (files: Parameters<typeof sari.album>[0]) => {
    const updates = await sari.album(files);
    await Promise.all(updates.map((update) => station.telegram.taken(update)));
    return updates;
  };
  /** the second that an album is waited for */
  const wait = async () => {
    await expect.poll(async () => (await station.inboxRows())[0]?.notBefore ?? null).not.toBeNull();
    station.pass(1_000);
    station.inbox.wake();
    await station.taken();
  };
  return { ...station, sari, send, wait };
}

const photo = (caption?: string) => ({
  bytes: jpegOf(960, 1280),
  photo: true,
  ...(caption !== undefined && { caption }),
});

it('photos become the pages of one file', async () => {
  const { inbound, send, wait } = await open();
  await send([photo('Formulir'), photo(), photo('halaman terakhir')]);
  await wait();
  expect(inbound.slice(1)).toMatchObject([
    {
      externalId: 'm2',
      body: { kind: 'file', name: 'foto.pdf', mime: 'application/pdf', caption: 'Formulir\nhalaman terakhir' },
    },
  ]);
});

it('ten photos are whole at once, and what comes again of them is nothing new', async () => {
  const { telegram, inbound, sari, send, taken } = await open();
  const updates = await send(Array.from({ length: 10 }, () => photo()));
  await taken();
  expect(inbound).toHaveLength(2);
  for (const update of updates.slice(1, 3)) await telegram.taken(await sari.again(update));
  await taken();
  expect(inbound).toHaveLength(2);
});

it('of several documents none is taken, since an answer is one', async () => {
  const { inbound, send, wait } = await open();
  await send([sampleFile('satu.pdf'), sampleFile('dua.pdf')]);
  await wait();
  expect(inbound.at(-1)?.body).toEqual({ kind: 'refused_file', name: 'satu.pdf', reason: 'several' });
});

it('the one document among photos is meant', async () => {
  const { inbound, send, wait } = await open();
  await send([photo(), sampleFile('bukti.pdf: Bukti')]);
  await wait();
  expect(inbound.at(-1)?.body).toMatchObject({ kind: 'file', name: 'bukti.pdf', caption: 'Bukti' });
});

it('what is no photo after all is refused', async () => {
  const { inbound, send, wait } = await open();
  await send([photo(), { ...photo(), bytes: Buffer.from('GIF89a') }]);
  await wait();
  expect(inbound.at(-1)?.body).toEqual({ kind: 'refused_file', name: 'foto.jpg', reason: 'type' });
});
