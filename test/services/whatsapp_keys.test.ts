/** The keys of a person's talk on WhatsApp go with what was said there (docs/domain.md 9). */
import { expect, it } from 'vitest';
import type { ServiceContext } from '../../services/context.ts';
import { forgetKeysOf, keyName } from '../../services/whatsapp_keys.ts';
import { Talker } from '../bots/talker.ts';
import { openWorkshop } from './workshop.ts';

const LID = '2001';
const NUMBER = '6281277700999';
const CHAT = `${LID}@lid`;

const OF_THE_PERSON: [type: string, id: string, value?: unknown][] = [
  ['lid-mapping', NUMBER, LID],
  ['lid-mapping', `${LID}_reverse`, NUMBER],
  ['device-list', LID],
  ['device-list', NUMBER],
  ['tctoken', CHAT],
  ['tctoken', `${NUMBER}@s.whatsapp.net`],
  ...['session', 'identity-key'].flatMap((type): [string, string][] => [
    [type, `${LID}_1.0`],
    [type, `${LID}_1.255`],
    [type, `${NUMBER}.0`],
    [type, `${NUMBER}.37`],
  ]),
];

const OF_OTHERS: typeof OF_THE_PERSON = [
  ['lid-mapping', '6281277700998', '2002'],
  ['session', '2002_1.0'],
  ['pre-key', '1'],
  ['creds', 'self'],
];

async function keep(ctx: ServiceContext, keys: typeof OF_THE_PERSON): Promise<void> {
  const data = keys.map(([type, id, value = 'x']) => ({
    type,
    id: keyName(ctx.vault, type, id),
    value: ctx.vault.encrypt(JSON.stringify(value)),
  }));
  await ctx.db.write((tx) => tx.whatsappKey.createMany({ data }));
}

async function left({ db, vault }: ServiceContext): Promise<string[]> {
  const rows = await db.read.whatsappKey.findMany();
  const names = new Map(
    [...OF_THE_PERSON, ...OF_OTHERS].map(([type, id]) => [keyName(vault, type, id), `${type} ${id}`]),
  );
  return rows.map(({ id }) => names.get(id) ?? 'unknown').toSorted();
}

const OTHERS_LEFT = OF_OTHERS.map(([type, id]) => `${type} ${id}`).toSorted();

it.each([
  ['the LID and the number', { chat: CHAT, phone: `+${NUMBER}` }],
  ['the LID alone', { chat: CHAT, phone: null }],
  ['the number alone', { chat: `${NUMBER}@s.whatsapp.net`, phone: `+${NUMBER}` }],
  ['the number as the chat’s name', { chat: `${NUMBER}@s.whatsapp.net`, phone: null }],
])('are found by %s, and nobody else’s', async (_by, contact) => {
  const { ctx } = await openWorkshop();
  await keep(ctx, [...OF_THE_PERSON, ...OF_OTHERS]);
  await ctx.db.write((tx) => forgetKeysOf(tx, ctx, contact));
  expect(await left(ctx)).toEqual(OTHERS_LEFT);
});

it('go with "hapus data"', async () => {
  const { ctx } = await openWorkshop({ seeded: true });
  const person = new Talker(ctx, CHAT, { channel: 'whatsapp' });
  for (const said of ['halo', 'setuju']) await person.say(said);
  await keep(ctx, [...OF_THE_PERSON, ...OF_OTHERS]);
  await person.say('hapus data');
  await person.say('lanjut menghapus');
  expect(await left(ctx)).toContain('session 2001_1.0');
  await person.say('ya, hapus data saya');
  expect(await left(ctx)).toEqual(OTHERS_LEFT);
});
