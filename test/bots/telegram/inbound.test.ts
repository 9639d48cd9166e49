/** What people do in Telegram, and what the turns hear of it. */
import { expect, it } from 'vitest';
import type { Inbound } from '../../../bots/channel.ts';
import { sampleFile } from '../../journeys/sample_files.ts';
import type { Person } from '../../fakes/telegram/server.ts';
import { openStation } from './station.ts';

/** The last thing that the turns heard; the first is the greeting. */
const heard = (inbound: Inbound[]) => inbound.at(-1)?.body;

async function meet(languageCode?: string) {
  const station = await openStation();
  const sari = station.telegram.person(languageCode === undefined ? {} : { languageCode });
  await station.telegram.taken(await sari.start());
  await station.taken();
  const hear = async (act: (person: Person) => Promise<unknown>) => {
    await act(sari);
    await station.telegram.waitFor(() => station.telegram.waiting().length === 0);
    await station.taken();
    return heard(station.inbound);
  };
  return { ...station, sari, hear };
}

it('hears every kind of message in the terms of all channels', async () => {
  const { hear } = await meet();
  const video = { file_id: 'v', file_unique_id: 'v', width: 1, height: 1, duration: 1, file_name: 'film.mp4' };
  const cases: [act: (person: Person) => Promise<unknown>, body: object][] = [
    [(who) => who.text('halo\nsemua'), { kind: 'text', text: 'halo\nsemua' }],
    [(who) => who.text('/menu@gerai_pst_bot'), { kind: 'text', text: '/menu' }],
    [(who) => who.start('order_GP-ABC234'), { kind: 'start', payload: 'order_GP-ABC234' }],
    [(who) => who.start(), { kind: 'text', text: '/start' }],
    [(who) => who.contact({ own: true }), { kind: 'text', text: '+6281234567890' }],
    [(who) => who.contact({ own: false }), { kind: 'other', what: 'contact' }],
    [(who) => who.location(), { kind: 'other', what: 'location' }],
    [(who) => who.voice(), { kind: 'voice' }],
    [(who) => who.sticker('👍'), { kind: 'sticker' }],
    [(who) => who.message({ dice: { emoji: '🎲', value: 6 } }), { kind: 'other', what: 'dice' }],
    [(who) => who.message({ video }), { kind: 'refused_file', name: 'film.mp4', reason: 'type' }],
    [
      (who) => who.message({ animation: video, document: video, caption: 'lihat' }),
      { kind: 'refused_file', name: 'film.mp4', reason: 'type' },
    ],
  ];
  for (const [act, body] of cases) expect(await hear(act)).toEqual(body);
});

it('hears nothing of what Telegram itself notes in a chat', async () => {
  const { inbound, hear } = await meet();
  const before = inbound.length;
  await hear((who) => who.message({ message_auto_delete_timer_changed: { message_auto_delete_time: 86_400 } }));
  await hear((who) => who.message({ write_access_allowed: {} }));
  expect(inbound).toHaveLength(before);
});

it.each([
  ['id', 'id'],
  ['jv', 'id'],
  ['ms-MY', 'id'],
  ['de', 'en'],
  [undefined, undefined],
])('takes the language of a telephone that speaks %s for %s', async (code, hint) => {
  const { inbound } = await meet(code);
  expect(inbound[0]?.languageHint).toBe(hint);
});

it('a pressed button is answered, and is a choice by its meaning and its words', async () => {
  const { telegram, bot, sari, inbound, hear } = await meet();
  const address = { channel: 'telegram', account: String(telegram.bot.id), chat: String(sari.id) };
  const choices = [
    // what the question at hand offers, and what an earlier one did
    { id: 'consent.yes', label: 'Setuju' },
    { id: 'long', label: 'Tidak, saya mau membaca dahulu semua keterangan yang ada' },
  ];
  await bot.channel.send(address, {
    id: 1,
    body: { kind: 'text', text: 'Bagaimana?', choices },
    bubbles: 0,
    doubts: 0,
    unasked: false,
  });
  expect(await hear((who) => who.press('consent.yes'))).toEqual({
    kind: 'choice',
    token: 'consent.yes',
    label: 'Setuju',
  });
  expect(inbound.at(-1)?.externalId).toMatch(/^c\d+$/);
  const buttons = () => sari.screen().flatMap((message) => message.buttons.flat().map(({ text }) => text));
  await telegram.waitFor(() => buttons().includes('✓ 1 · Setuju'));
  // again: the mark is none of its words
  expect(await hear((who) => who.press('consent.yes'))).toMatchObject({ label: 'Setuju' });
  expect(await hear((who) => who.forge('drop table'))).toEqual({
    kind: 'choice',
    token: 'drop table',
    label: 'drop table',
  });
  // an old button changes nothing, and does not look as if it had
  await hear((who) => who.press('long'));
  await telegram.waitFor(() => telegram.unanswered() === 0);
  expect(buttons().filter((label) => label.startsWith('✓'))).toEqual(['✓ 1 · Setuju']);
});

it('a press that can no longer be answered is heard all the same', async () => {
  const { telegram, sari, bot, hear } = await meet();
  const address = { channel: 'telegram', account: String(telegram.bot.id), chat: String(sari.id) };
  const body = { kind: 'text' as const, text: 'Bagaimana?', choices: [{ id: 'agree', label: 'Setuju' }] };
  await bot.channel.send(address, { id: 1, body, bubbles: 0, doubts: 0, unasked: false });
  telegram.setAnswerWithin(-1);
  telegram.fault({
    method: 'editMessageReplyMarkup',
    kind: 'status',
    status: 429,
    description: 'Too Many Requests',
    retryAfter: 5,
  });
  expect(await hear((who) => who.press('agree'))).toMatchObject({ token: 'agree' });
});

it('words that are changed before they are read are read as changed; later they are a change', async () => {
  const { telegram, inbound, inbox, sari, taken, inboxRows } = await meet();
  await inbox.stop();
  const said = await sari.text('menuu');
  await sari.text('status');
  await telegram.taken(await sari.edit(said, 'menu'));
  const edit = (await inboxRows()).at(-1)?.externalId;
  inbox.start();
  await taken();
  expect(inbound.slice(-2).map(({ externalId, body }) => [externalId, body])).toEqual([
    ['m2', { kind: 'text', text: 'menu' }],
    ['m3', { kind: 'text', text: 'status' }],
  ]);
  // the network brings the change again: it was taken up with its message
  const told = inbound.length;
  const again = await sari.again({ ...said, update_id: Number(edit) });
  await telegram.taken(again);
  await taken();
  expect(inbound).toHaveLength(told);

  await telegram.taken(await sari.edit(said, 'bantuan'));
  await taken();
  expect(inbound.at(-1)).toMatchObject({
    externalId: expect.stringMatching(/^m2e\d+$/),
    body: { kind: 'edited', text: 'bantuan', of: 'm2' },
  });
});

it('a change that came after its message was handled, but before it was forgotten, is not lost', async () => {
  const { ctx, bot, inbox, telegram, inbound, sari, inboxRows } = await meet();
  await inbox.stop();
  const said = await sari.text('menuu');
  await telegram.taken(said);
  const events = async () =>
    (await inboxRows()).map(({ id, channel, account, chat, externalId, body, receivedAt }) => ({
      id,
      address: { channel, account, chat },
      externalId,
      body: JSON.parse(ctx.vault.decrypt(body)) as unknown,
      receivedAt: receivedAt.getTime(),
    }));
  await bot.channel.inbox?.take(await events());
  await telegram.taken(await sari.edit(said, 'menu'));
  await bot.channel.inbox?.take(await events());
  expect(inbound.at(-1)?.body).toEqual({ kind: 'edited', text: 'menu', of: 'm2' });
});

it('keeps a file before its turn, with its words', async () => {
  const { ctx, hear, askForFile } = await meet();
  await askForFile();
  const file = sampleFile('bukti.pdf');
  const body = await hear((who) => who.file({ ...file, caption: 'Ini buktinya' }));
  expect(body).toMatchObject({ kind: 'file', name: 'bukti.pdf', mime: 'application/pdf', caption: 'Ini buktinya' });
  expect(await ctx.db.read.storedFile.count()).toBe(1);
});

it('takes the largest size of a photo', async () => {
  const { hear, askForFile } = await meet();
  await askForFile();
  const { bytes } = sampleFile('foto.jpg');
  expect(await hear((who) => who.photo(bytes))).toMatchObject({
    kind: 'file',
    name: 'foto.jpg',
    mime: 'image/jpeg',
    bytes: bytes.length,
    caption: '',
  });
});

it('a file that nobody asked for is not fetched', async () => {
  const { telegram, hear } = await meet();
  const unasked = { kind: 'refused_file', reason: 'unasked' };
  expect(await hear((who) => who.file(sampleFile('bukti.pdf')))).toEqual({ ...unasked, name: 'bukti.pdf' });
  expect(await hear((who) => who.photo(sampleFile('foto.jpg').bytes))).toEqual({ ...unasked, name: 'foto.jpg' });
  expect(telegram.calls.filter(({ method }) => method === 'getFile')).toEqual([]);
});

it('greets a chat that begins with a file, and hears of the file', async () => {
  const { telegram, inbound, taken } = await openStation();
  await telegram.taken(await telegram.person().file(sampleFile('bukti.pdf')));
  await taken();
  expect(inbound.map(({ body }) => body.kind)).toEqual(['text', 'refused_file']);
});

it('says of a file that Telegram lets no bot fetch that it is one', async () => {
  const { telegram, hear, askForFile } = await meet();
  await askForFile();
  const large = sampleFile('besar.pdf 21 MB');
  expect(await hear((who) => who.file(large))).toEqual({
    kind: 'refused_file',
    name: 'besar.pdf',
    reason: 'too_large',
  });
  expect(telegram.calls.filter(({ method }) => method === 'download')).toEqual([]);
});

it('says of a file of another type that it is one', async () => {
  const { hear, askForFile } = await meet();
  await askForFile();
  expect(await hear((who) => who.file(sampleFile('data.pdf as exe')))).toEqual({
    kind: 'refused_file',
    name: 'data.pdf',
    reason: 'type',
  });
});

it.each([
  ['breaks off', { method: 'download', kind: 'reset-before' }, 15_000],
  [
    'is not possible: Telegram is out of order',
    { method: 'getFile', kind: 'status', status: 502, description: 'Bad Gateway' },
    15_000,
  ],
  [
    'is too soon for Telegram',
    { method: 'getFile', kind: 'status', status: 429, description: 'Too Many Requests', retryAfter: 40 },
    40_000,
  ],
] as const)('a download that %s is waited for, and is no attempt', async (_, fault, waitMs) => {
  const { telegram, ctx, pass, sari, inbound, inboxRows, taken, inbox, askForFile } = await meet();
  await askForFile();
  telegram.fault(fault);
  await telegram.taken(await sari.file(sampleFile('bukti.pdf')));
  const notBefore = new Date(ctx.now() + waitMs);
  await expect.poll(inboxRows).toMatchObject([{ attempts: 0, notBefore, status: 'waiting' }]);
  pass(waitMs);
  inbox.wake();
  await taken();
  expect(heard(inbound)).toMatchObject({ kind: 'file' });
});

it('a stop breaks off what is being fetched, and leaves it for the next start', async () => {
  const { telegram, sari, inboxRows, stop, askForFile } = await meet();
  await askForFile();
  telegram.fault({ method: 'getFile', kind: 'hang' });
  await telegram.taken(await sari.file(sampleFile('bukti.pdf')));
  await telegram.waitFor(() => telegram.calls.some(({ method }) => method === 'getFile'));
  let isStopped = false;
  void stop().then(() => (isStopped = true));
  // before the call is given up
  await expect.poll(() => isStopped, { timeout: 10_000 }).toBe(true);
  expect(await inboxRows()).toMatchObject([{ status: 'waiting', attempts: 0, error: 'TELEGRAM_NETWORK' }]);
});

it('a press whose sign the network does not take holds up nothing', async () => {
  const { telegram, sari, bot, inbound, inboxRows } = await meet();
  const address = { channel: 'telegram', account: String(telegram.bot.id), chat: String(sari.id) };
  const body = { kind: 'text' as const, text: 'Bagaimana?', choices: [{ id: 'agree', label: 'Setuju' }] };
  await bot.channel.send(address, { id: 1, body, bubbles: 0, doubts: 0, unasked: false });
  telegram.fault({ method: 'editMessageReplyMarkup', kind: 'hang' });
  telegram.fault({ method: 'answerCallbackQuery', kind: 'hang' });
  await telegram.taken(await sari.press('agree'));
  // before either of them is given up
  await expect.poll(inboxRows, { timeout: 4_000 }).toEqual([]);
  expect(heard(inbound)).toMatchObject({ token: 'agree' });
});

it('a file that is changed before it is read is read as changed; later the change is told to be in vain', async () => {
  const { telegram, inbound, inbox, sari, taken, inboxRows, askForFile } = await meet();
  await askForFile();
  await inbox.stop();
  const said = await sari.file({ ...sampleFile('bukti.pdf'), caption: 'lama' });
  await telegram.taken(await sari.edit(said, 'baru'));
  await expect.poll(async () => (await inboxRows()).length).toBe(2);
  inbox.start();
  await taken();
  expect(inbound.slice(1)).toMatchObject([{ externalId: 'm2', body: { kind: 'file', caption: 'baru' } }]);
  await telegram.taken(await sari.edit(said, 'lebih baru'));
  await taken();
  expect(inbound.slice(2)).toMatchObject([
    {
      externalId: expect.stringMatching(/^m2e\d+$/),
      body: { kind: 'refused_file', name: 'bukti.pdf', reason: 'edited' },
    },
  ]);
});

it('an update that nobody can take up is laid aside, and others go on', async () => {
  const { telegram, pass, sari, inbound, inboxRows, inbox, taken, askForFile } = await meet();
  await askForFile();
  telegram.fault({
    method: 'getFile',
    times: Infinity,
    kind: 'status',
    status: 400,
    description: 'Bad Request: file is temporarily unavailable',
  });
  await telegram.taken(await sari.file(sampleFile('bukti.pdf')));
  const budi = telegram.person();
  await telegram.taken(await budi.text('halo'));
  await telegram.taken(await sari.text('menu'));
  await expect.poll(() => inbound.some(({ address }) => address.chat === String(budi.id))).toBe(true);
  for (let attempt = 1; attempt < 6; attempt += 1) {
    await expect.poll(async () => (await inboxRows())[0]?.attempts).toBe(attempt);
    pass(60_000);
    inbox.wake();
  }
  await taken();
  expect(heard(inbound)).toEqual({ kind: 'text', text: 'menu' });
  expect(await inboxRows()).toMatchObject([{ status: 'dead', error: 'TELEGRAM_REFUSED' }]);
});
