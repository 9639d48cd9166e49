/** What the line brings is in the inbox once, and one person is one chat. */
import { expect, it } from 'vitest';
import { arrived, ACCOUNT, mediaOf, message, openReceiving, SARI, words } from './receiving.ts';

const BY_NUMBER = { lid: null, phone: SARI.phone };
const BY_LID = { lid: SARI.lid, phone: null };

it('is there once, encrypted, in the order in which it came', async () => {
  const { ctx, come, waiting } = await openReceiving();
  const one = arrived(SARI, words('rahasia'));
  await come(one, arrived(SARI, words('dua')), one);
  await come(one);
  const rows = await waiting();
  expect(rows.map(({ externalId, sequence, account }) => [externalId, sequence, account])).toEqual([
    [one.externalId, 0n, ACCOUNT],
    [`${SARI.lid} ${rows[1]?.externalId.split(' ')[1] ?? ''}`, 0n, ACCOUNT],
  ]);
  expect(rows[0]?.body).not.toContain('rahasia');
  expect(rows[0]?.receivedAt.getTime()).toBe(ctx.now());
});

it('answers whatever is asked, but for files and words of the office', async () => {
  const { come, waiting } = await openReceiving();
  const said = { kind: 'text', text: 'ya' } as const;
  const file = { kind: 'file', media: mediaOf(Buffer.from('%PDF')), caption: 'ya' } as const;
  await come(
    arrived(SARI, message(said)),
    arrived(SARI, { kind: 'edit', id: '3AE', of: '3A0', text: 'ya' }),
    arrived(SARI, message(file)),
    arrived(SARI, message({ kind: 'album', parts: 2 })),
    arrived(SARI, { kind: 'handset', id: '3EB', content: said }),
  );
  expect((await waiting()).map(({ answers }) => answers)).toEqual([true, true, false, false, false]);
});

it('tells the channel that something came', async () => {
  const { ctx, come } = await openReceiving();
  const key = { channel: 'whatsapp', account: ACCOUNT };
  const now = new Date(ctx.now());
  await ctx.db.write((tx) =>
    tx.channelAccount.create({ data: { ...key, mode: 'socket', state: 'connected', stateSince: now, updatedAt: now } }),
  );
  await come(arrived(SARI, words('halo')));
  expect(await ctx.db.read.channelAccount.findFirst()).toMatchObject({ lastInboundAt: now, position: null });
});

it('goes on under the LID of a person who was known by number', async () => {
  const { ctx, brings, inbound, come, waiting, taken } = await openReceiving();
  await brings(BY_NUMBER, words('halo', '3A1'), words('menu', '3A2'));
  const { id } = await ctx.db.read.conversation.findFirstOrThrow();
  await brings(SARI, words('status', '3A3'));
  expect(await ctx.db.read.conversation.findMany()).toMatchObject([{ id, chat: SARI.lid, phone: '+6281277700999' }]);
  // brought once more, under the new identity
  inbound.length = 0;
  await come(arrived(SARI, words('menu', '3A2')));
  await taken();
  expect(inbound).toHaveLength(1);
  expect(await ctx.db.read.turn.count({ where: { externalId: 'm3A2' } })).toBe(1);
  expect(await waiting()).toEqual([]);
});

it('takes along what waits of a person who was known by number', async () => {
  const { ctx, come, taken, inbound } = await openReceiving();
  await come(arrived(BY_NUMBER, words('halo')), arrived(SARI, words('menu')));
  await taken();
  expect(inbound.map(({ address, body }) => [address.chat, body.kind === 'text' && body.text])).toEqual([
    [SARI.lid, 'halo'],
    [SARI.lid, 'menu'],
  ]);
  expect(await ctx.db.read.conversation.count()).toBe(1);
});

it('receipts a message at the address that it bears', async () => {
  const { come, taken, line } = await openReceiving();
  const written = { ...words('menu', '3A2'), from: SARI.phone ?? '' };
  await come(arrived(BY_NUMBER, words('halo', '3A1')), arrived(SARI, written), arrived(SARI, words('ya', '3A3')));
  await taken();
  expect(line.marked).toEqual([
    [SARI.phone, '3A1'],
    [SARI.phone, '3A2'],
    [SARI.lid, '3A3'],
  ]);
});

it('finds the chat of a number again after its LID was forgotten', async () => {
  const { ctx, brings, inbound } = await openReceiving();
  await brings(SARI, words('halo'));
  await brings(BY_NUMBER, words('menu'));
  expect(inbound.map(({ address }) => address.chat)).toEqual([SARI.lid, SARI.lid]);
  expect(await ctx.db.read.conversation.count()).toBe(1);
});

it('leaves two chats as they are that were never known to be one', async () => {
  const { ctx, brings } = await openReceiving();
  await brings(BY_NUMBER, words('halo'));
  await brings(BY_LID, words('halo'));
  await brings(SARI, words('menu'));
  const chats = await ctx.db.read.conversation.findMany({ orderBy: { chat: 'asc' } });
  expect(chats.map(({ chat, phone }) => [chat, phone])).toEqual([
    [SARI.lid, '+6281277700999'],
    [SARI.phone, '+6281277700999'],
  ]);
});

it('a number that another person has now is theirs alone', async () => {
  const { ctx, brings, chatOf, inbound, addressOf } = await openReceiving();
  const successor = { lid: '2002@lid', phone: SARI.phone };
  await brings(SARI, words('halo'));
  await brings(successor, words('halo'));
  expect((await chatOf(SARI)).phone).toBeNull();
  expect((await chatOf(successor)).phone).toBe('+6281277700999');
  await brings(BY_NUMBER, words('menu'));
  expect(inbound.at(-1)?.address).toEqual(addressOf(successor));
  // it comes back
  await brings(SARI, words('menu'));
  expect((await chatOf(successor)).phone).toBeNull();
  expect(await ctx.db.read.conversation.count({ where: { phone: '+6281277700999' } })).toBe(1);
});

it('of two chats with one number the newest is meant', async () => {
  const { ctx, brings, chatOf, inbound, pass, addressOf } = await openReceiving();
  const other = { lid: '2002@lid', phone: null };
  await brings(SARI, words('halo'));
  pass(1_000);
  await brings(other, words('halo'));
  const { id } = await chatOf(other);
  await ctx.db.write((tx) => tx.conversation.update({ where: { id }, data: { phone: '+6281277700999' } }));
  await brings(BY_NUMBER, words('menu'));
  expect(inbound.at(-1)?.address).toEqual(addressOf(other));
});

it('knows a number as soon as it is told', async () => {
  const { brings, chatOf } = await openReceiving();
  await brings(BY_LID, words('halo'));
  expect((await chatOf(SARI)).phone).toBeNull();
  await brings(SARI, words('menu'));
  expect((await chatOf(SARI)).phone).toBe('+6281277700999');
});

it('reaches again who writes, and not who is only written to', async () => {
  const { ctx, brings, chatOf } = await openReceiving();
  await brings(SARI, words('halo'));
  const { id } = await chatOf(SARI);
  await ctx.db.write((tx) =>
    tx.conversation.update({ where: { id }, data: { unreachableSince: new Date(ctx.now()) } }),
  );
  await brings(SARI, { kind: 'handset', id: '3EB1', content: { kind: 'text', text: 'Halo?' } });
  expect((await chatOf(SARI)).unreachableSince).not.toBeNull();
  await brings(SARI, words('menu'));
  expect((await chatOf(SARI)).unreachableSince).toBeNull();
});
