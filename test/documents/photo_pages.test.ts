import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, it } from 'vitest';
import { photoPages } from '../../documents/photo_pages.ts';
import { jpegOf } from '../bots/telegram/jpeg.ts';

const AT = Date.UTC(2026, 10, 23, 2);

async function sizesOf(bytes: Uint8Array): Promise<[number, number][]> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0 });
  const pdf = await task.promise;
  const sizes: [number, number][] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const [, , width = 0, height = 0] = (await pdf.getPage(number)).view;
    sizes.push([Math.round(width), Math.round(height)]);
  }
  await task.destroy();
  return sizes;
}

it('has a page of A4 for every photo, upright or across as the photo is seen', async () => {
  const photos = [
    jpegOf(960, 1280),
    jpegOf(1280, 960),
    jpegOf(1280, 960, { turned: true }),
    jpegOf(960, 1280, { turned: true }),
  ];
  expect(await sizesOf(await photoPages(photos, AT))).toEqual([
    [595, 842],
    [842, 595],
    [595, 842],
    [842, 595],
  ]);
});

it('holds the photos as they were, and is the same for the same photos', async () => {
  const photo = jpegOf(640, 480);
  const bytes = await photoPages([photo], AT);
  expect(Buffer.from(bytes).includes(Buffer.from(photo))).toBe(true);
  expect(await photoPages([photo], AT)).toEqual(bytes);
});

it.each([
  ['a PNG', Buffer.from('89504e470d0a1a0a', 'hex')],
  ['a JPEG without a picture', Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex')],
  ['nothing', new Uint8Array()],
])('refuses %s', async (_, photo) => {
  await expect(photoPages([jpegOf(10, 10), photo], AT)).rejects.toMatchObject({ code: 'photo_unreadable' });
});
