import { beforeEach, describe, expect, it } from 'vitest';
import { Turns } from '../../bots/turn.ts';
import type { ServiceContext } from '../../services/context.ts';
import { openWorkshop } from '../services/workshop.ts';
import { ONE_PUBLICATION, REGISTRATION } from './lines.ts';
import { Talker } from './talker.ts';

let ctx: ServiceContext;
let person: Talker;

/** At the question for the e-mail; the name was message m4. */
beforeEach(async () => {
  ({ ctx } = await openWorkshop({ seeded: true }));
  person = new Talker(ctx, '7');
  for (const words of ['halo', 'setuju', 'data diri saya', 'Siti Amina']) await person.say(words);
});

let edits = 0;
const edit = (text: string, of: string) => person.send({ kind: 'edited', text, of }, `${of}e${(edits += 1)}`);

describe('an edited answer that can still be taken back', () => {
  it('changes nothing by itself: the new one is offered', async () => {
    const said = await edit('Siti Aminah', 'm4');
    expect(said).toEqual([expect.stringContaining('«Siti Aminah»')]);
    expect((await person.context()).form).toEqual({ name: 'Siti Amina' });
  });

  it('takes the place of the earlier one when the person wants it, and the form goes on', async () => {
    await edit('Siti Aminah', 'm4');
    const said = await person.say('ya');
    expect(said).toEqual([expect.stringContaining('saya ganti'), expect.stringContaining('e-mail')]);
    expect((await person.context()).form).toEqual({ name: 'Siti Aminah' });
    // and can be taken back like any answer
    expect((await person.say('kembali')).at(-1)).toContain('nama lengkap');
    expect((await person.context()).form).toEqual({});
  });

  it('is dropped when the person leaves it, or goes on elsewhere', async () => {
    await edit('Siti Aminah', 'm4');
    expect(await person.say('biarkan')).toEqual([expect.any(String), expect.stringContaining('e-mail')]);
    expect((await edit('Siti Aminah B', 'm4')).join()).toContain('«Siti Aminah B»');
    await person.say('menu');
    expect(await person.say('lanjutkan isian tadi')).toEqual([expect.any(String), expect.stringContaining('e-mail')]);
    expect(await person.context()).toMatchObject({ form: { name: 'Siti Amina' }, rewrite: null });
  });

  it('is offered as it was edited last', async () => {
    await edit('Siti A', 'm4');
    await edit('Siti B', 'm4');
    await person.say('1');
    expect((await person.context()).form).toEqual({ name: 'Siti B' });
  });

  it('is read anew where the earlier one stood: what cannot be read there is said', async () => {
    await edit('x', 'm4');
    const said = await person.say('pakai yang baru');
    expect(said).toEqual([
      expect.stringContaining('ganti'),
      expect.stringContaining('2 sampai'),
      expect.stringContaining('nama'),
    ]);
    expect((await person.context()).form).toEqual({});
  });
});

it('an edited message that had changed nothing is read in its place', async () => {
  await person.say('siti@contoh');
  const said = await edit('siti@contoh.id', 'm5');
  expect(said).toEqual([expect.stringContaining('nomor telepon')]);
  expect((await person.context()).form).toMatchObject({ email: 'siti@contoh.id' });
});

describe('at the summary of an order', () => {
  const orders = () => ctx.db.read.order.count();

  beforeEach(async () => {
    for (const words of [...REGISTRATION, ...ONE_PUBLICATION]) await person.say(words);
  });

  it.each([
    ['the answer to an offered edit', ['tidak']],
    ['"kembali"', ['ubah data diri', 'kembali']],
    ['the language', ['english']],
  ])('%s is no miss: its edit to "ya" sends nothing', async (what, said) => {
    if (what.startsWith('the answer')) {
      const { externalId } = await ctx.db.read.turn.findFirstOrThrow({ orderBy: { revision: 'desc' } });
      expect((await edit('setujuu', externalId)).join()).toContain('«setujuu»');
    }
    for (const words of said) await person.send({ kind: 'text', text: words }, words);
    await edit('ya', said.at(-1) ?? '');
    expect(await orders()).toBe(0);
  });

  it('what was not understood there is read as it was meant', async () => {
    await person.send({ kind: 'text', text: 'kirmkan sjalah itu' }, 'miss');
    await edit('ya', 'miss');
    expect(await orders()).toBe(1);
  });

  it('after the order was sent nobody is sent to a summary', async () => {
    expect((await edit('tidak', 'm4')).join()).toContain('pilih *Ubah*');
    await person.send({ kind: 'text', text: 'ya' }, 'placed');
    const said = await edit('tidak', 'placed');
    expect(said[0]).toMatch(/^(?!.*Ubah\*).*sudah tercatat.*\*status\*/s);
  });
});

it('an edit that the message had already is not offered when both are handed in again', async () => {
  const message = (also: object = {}) =>
    new Turns(ctx).receive({
      address: { channel: 'telegram', account: '1', chat: '7' },
      externalId: 'both',
      at: ctx.now(),
      body: { kind: 'text', text: 'siti@contoh.id' },
      ...also,
    });
  await message({ edits: ['bothe1'] });
  await person.heard();
  expect(await message({ edits: ['bothe1'] })).toBe('duplicate');
  expect(await person.send({ kind: 'edited', text: 'siti@contoh.id', of: 'both' }, 'bothe1')).toEqual([]);
  // a later one is
  const said = await person.send({ kind: 'edited', text: 'siti@kantor.id', of: 'both' }, 'bothe2');
  expect(said.join()).toContain('«siti@kantor.id»');
});

it('an older or bound message stays as it is recorded', async () => {
  await person.say('siti@contoh.id');
  for (const of of ['m4', 'm2', 'm99'])
    expect(await edit('tidak setuju', of)).toEqual([expect.stringContaining('sudah tercatat'), expect.any(String)]);
  expect((await person.context()).form).toEqual({ name: 'Siti Amina', email: 'siti@contoh.id' });
});

it('a button of the question before still answers it while the new text is on offer', async () => {
  await person.say('siti@contoh.id');
  await person.say('081234567890');
  await edit('081234567891', 'm6');
  await person.send({ kind: 'choice', token: 'segment.ministry', label: '' });
  expect((await person.context()).form).toMatchObject({ phone: '+6281234567890', segment: 'ministry' });
});

it('a tax number is kept as little as when it was typed, whether it can be taken back or not', async () => {
  const answers = ['s@contoh.id', '081234567890', 'swasta', 'PT Contoh', 'lainnya', 'komersial', 'Indonesia'];
  for (const words of answers) await person.say(words);
  await person.send({ kind: 'text', text: '012345678901234' }, 'npwp');
  expect((await person.context()).form).toMatchObject({ npwp: '0012345678901234' });
  await person.send({ kind: 'edited', text: '098765432109876', of: 'npwp' }, 'npwpe1');
  expect((await person.heard()).join()).not.toContain('0987');
  await person.say('ya');
  expect((await person.context()).form).toMatchObject({ npwp: '0098765432109876' });
  await person.say('ya');
  await person.send({ kind: 'edited', text: '055555555555555', of: 'npwp' }, 'npwpe2');
  const kept = await person.kept();
  for (const number of ['012345678901234', '098765432109876', '055555555555555']) expect(kept).not.toContain(number);
});
