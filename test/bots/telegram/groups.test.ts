import { expect, it } from 'vitest';
import { openStation } from './station.ts';

const DAY = 86_400_000;

async function open() {
  const station = await openStation();
  await expect.poll(station.card).toMatchObject({ name: '@gerai_pst_bot' });
  const group = station.telegram.group();
  const sari = station.telegram.person();
  const said = () => group.screen().flatMap(({ from, text }) => (from === 'bot' ? [text] : []));
  const says = async (text: string) => {
    await station.telegram.taken(await group.text(sari, text));
    await station.taken();
  };
  return { ...station, group, sari, said, says };
}

it('who speaks to the bot in a group is shown the way to the private chat, once a day', async () => {
  const { inbound, pass, said, says } = await open();
  await says('/menu');
  expect(said()).toEqual([expect.stringMatching(/pribadi.*https:\/\/t\.me\/gerai_pst_bot\n\nHello/s)]);
  await says('/menu@gerai_pst_bot');
  expect(said()).toHaveLength(1);
  pass(DAY);
  await says('/menu@gerai_pst_bot');
  expect(said()).toHaveLength(2);
  expect(inbound).toEqual([]);
});

it('so is who puts it into the group', async () => {
  const { telegram, group, sari, said, taken } = await open();
  await telegram.taken(await group.addBot(sari));
  await taken();
  expect(said()).toHaveLength(1);
});

it.each(['halo semua', '/menu@another_bot'])('is silent when it is not meant: %s', async (text) => {
  const { inbound, said, says } = await open();
  await says(text);
  expect(said()).toEqual([]);
  expect(inbound).toEqual([]);
});

it('a group that does not let it write is left in peace', async () => {
  const { telegram, group, said, says, inboxRows } = await open();
  telegram.fault({
    method: 'sendMessage',
    chat: group.id,
    kind: 'status',
    status: 403,
    description: 'Forbidden: not enough rights',
  });
  await says('/menu');
  expect(said()).toEqual([]);
  expect(await inboxRows()).toEqual([]);
});

it('whoever asks is told the group’s id, which the panel wants for the officers’ own group; it can be written to again', async () => {
  const { ctx, telegram, group, inbound, said, says } = await open();
  const at = new Date(ctx.now());
  await ctx.db.write((tx) =>
    tx.conversation.create({
      data: {
        id: 'group',
        channel: 'telegram',
        account: String(telegram.bot.id),
        chat: String(group.id),
        language: 'id',
        machineVersion: 0,
        snapshot: '',
        revision: 0,
        unreachableSince: at,
        createdAt: at,
        updatedAt: at,
      },
    }),
  );
  await says('/id@another_bot');
  expect(said()).toEqual([]);
  await says('/id');
  await says('/id@gerai_pst_bot');
  expect(said()).toHaveLength(2);
  expect(said()[0]).toContain(`ID grup ini: ${group.id}\n`);
  expect(said()[0]).toContain(`The id of this group: ${group.id}\n`);
  expect((await ctx.db.read.conversation.findFirstOrThrow()).unreachableSince).toBeNull();
  expect(inbound).toEqual([]);
});
