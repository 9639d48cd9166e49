/** What is made of several files is as large together as one may be. */
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { Turns } from '../../bots/turn.ts';
import { MOST_BYTES, WantedFiles } from '../../bots/wanted_files.ts';
import { openWorkshop } from '../services/workshop.ts';
import { standAt } from './standing.ts';
import { Talker } from './talker.ts';

const HALF = MOST_BYTES / 2;

async function openFetching() {
  const { ctx } = await openWorkshop({ seeded: true });
  const turns = new Turns(ctx);
  await new Talker(ctx, '700', { turns }).say('halo');
  await standAt(ctx, { abstraction: 'upload' });
  const fetched: string[] = [];
  const files = new WantedFiles<{ name: string; caption: string; bytes: number }>({
    ctx,
    door: turns,
    fetch: ({ name, bytes }) => {
      fetched.push(name);
      return Promise.resolve(Readable.from([Buffer.alloc(bytes)]));
    },
    broken: (cause) => {
      throw cause;
    },
  });
  const carried = {
    address: { channel: 'telegram', account: '1', chat: '700' },
    externalId: 'm9',
    at: ctx.now(),
    languageHint: undefined,
  };
  /** `sizes`: of the parts */
  const make = async (...sizes: number[]) => {
    const parts = sizes.map((bytes, at) => ({ name: `${at}.jpg`, caption: '', bytes }));
    let made = 0;
    const body = await files.bodyOfMade(carried, parts, (all) => {
      made = all.length;
      return Promise.resolve({ bytes: Buffer.from('%PDF-1.7\n%%EOF\n'), name: 'foto.pdf', caption: '' });
    });
    return { body, made };
  };
  return { make, fetched };
}

test('parts that are too large together are refused, and those behind are not even fetched', async () => {
  const { make, fetched } = await openFetching();
  const { body, made } = await make(HALF, HALF + 1, 1, 1);
  expect(body).toEqual({ kind: 'refused_file', name: '1.jpg', reason: 'too_large' });
  expect(made).toBe(0);
  expect(fetched).toEqual(['0.jpg', '1.jpg']);
});

test('parts that just fit are made into one file', async () => {
  const { make } = await openFetching();
  const { body, made } = await make(HALF, HALF);
  expect(body).toMatchObject({ kind: 'file', name: 'foto.pdf' });
  expect(made).toBe(2);
});
