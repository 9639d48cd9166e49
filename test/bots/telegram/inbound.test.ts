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
    { id: 'agree', label: 'Setuju' },
    { id: 'long', label: 'Tidak, saya mau membaca dahulu semua keterangan yang ada' },
  ];
  await bot.channel.send(address, {
    id: 1,
    body: { kind: 'text', text: 'Bagaimana?', choices },
    bubbles: 0,
    unasked: false,
  });
  expect(await hear((who) => who.press('agree'))).toEqual({ kind: 'choice', token: 'agree', label: 'Setuju' });
  expect(inbound.at(-1)?.externalId).toMatch(/^c\d+$/);
  const buttons = () => sari.screen().flatMap((message) => message.buttons.flat().map(({ text }) => text));
  expect(buttons()).toContain('✓ 1 · Setuju');
  // again: the mark is none of its words
  expect(await hear((who) => who.press('agree'))).toMatchObject({ label: 'Setuju' });
  expect(await hear((who) => who.forge('drop table'))).toEqual({
    kind: 'choice',
    token: 'drop table',
    label: 'drop table',
  });
  expect(telegram.unanswered()).toBe(0);
});

it('a press that can no longer be answered is heard all the same', async () => {
  const { telegram, sari, bot, hear } = await meet();
  const address = { channel: 'telegram', account: String(telegram.bot.id), chat: String(sari.id) };
  const body = { kind: 'text' as const, text: 'Bagaimana?', choices: [{ id: 'agree', label: 'Setuju' }] };
  await bot.channel.send(address, { id: 1, body, bubbles: 0, unasked: false });
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
  const { ctx, hear } = await meet();
  const file = sampleFile('bukti.pdf');
  const body = await hear((who) => who.file({ ...file, caption: 'Ini buktinya' }));
  expect(body).toMatchObject({ kind: 'file', name: 'bukti.pdf', mime: 'application/pdf', caption: 'Ini buktinya' });
  // nothing asked for it, so it is not kept any longer
  expect(await ctx.db.read.storedFile.count()).toBe(0);
});

it('takes the largest size of a photo', async () => {
  const { hear } = await meet();
  const { bytes } = sampleFile('foto.jpg');
  expect(await hear((who) => who.photo(bytes))).toMatchObject({
    kind: 'file',
    name: 'foto.jpg',
    mime: 'image/jpeg',
    bytes: bytes.length,
    caption: '',
  });
});

it('greets a chat that begins with a file, and hears the file', async () => {
  const { telegram, inbound, taken } = await openStation();
  await telegram.taken(await telegram.person().file(sampleFile('bukti.pdf')));
  await taken();
  expect(inbound.map(({ body }) => body.kind)).toEqual(['text', 'file']);
});

it('a file that Telegram lets no bot fetch may be uploaded to the office', async () => {
  const { telegram, hear } = await meet();
  const large = sampleFile('besar.pdf 21 MB');
  expect(await hear((who) => who.file(large))).toMatchObject({
    kind: 'refused_file',
    name: 'besar.pdf',
    reason: 'too_large',
    uploadUrl: expect.stringMatching(/^https:\/\/pst\.example\/unggah\/[\w-]{43}$/),
  });
  expect(telegram.calls.filter(({ method }) => method === 'download')).toEqual([]);
});

it('says of a file of another type that it is one', async () => {
  const { hear } = await meet();
  expect(await hear((who) => who.file(sampleFile('data.pdf as exe')))).toEqual({
    kind: 'refused_file',
    name: 'data.pdf',
    reason: 'type',
  });
});

it('a download that breaks off is begun again', async () => {
  const { telegram, pass, sari, inbound, inboxRows, taken, inbox } = await meet();
  telegram.fault({ method: 'download', kind: 'reset-before' });
  await telegram.taken(await sari.file(sampleFile('bukti.pdf')));
  await expect.poll(inboxRows).toMatchObject([{ attempts: 1 }]);
  pass(2_000);
  inbox.wake();
  await taken();
  expect(heard(inbound)).toMatchObject({ kind: 'file' });
});

it('an update that nobody can take up is laid aside, and others go on', async () => {
  const { telegram, pass, sari, inbound, inboxRows, inbox, taken } = await meet();
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
