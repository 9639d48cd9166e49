/** The fake against the client that the program uses: what goes out is read, what comes back is understood. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Telegram } from 'telegraf';
import { startFakeTelegram } from './server.ts';
import type { FakeTelegram } from './server.ts';

let fake: FakeTelegram;
let client: Telegram;

beforeEach(async () => {
  fake = await startFakeTelegram();
  client = new Telegram(fake.token, { apiRoot: fake.url });
});

afterEach(async () => {
  await fake.close();
});

async function opened(options = {}) {
  const person = fake.person(options);
  await person.start();
  return person;
}

it('tells the bot who it is', async () => {
  expect(await client.getMe()).toMatchObject({ id: 7100200300, is_bot: true, username: 'gerai_pst_bot' });
  await expect(new Telegram('1:wrong', { apiRoot: fake.url }).getMe()).rejects.toMatchObject({
    response: { error_code: 401, description: 'Unauthorized' },
  });
});

it('shows the person what the bot wrote, with its markup and buttons', async () => {
  const person = await opened();
  await client.sendMessage(person.id, 'Pesanan <b>GP-1</b> &amp; <code>820</code>', {
    parse_mode: 'HTML',
    reply_markup: {
      inline_keyboard: [[{ text: 'Lanjut', callback_data: 'go' }], [{ text: 'Buka', url: 'https://bps.go.id/x' }]],
    },
  });
  expect(person.screen().at(-1)).toEqual({
    from: 'bot',
    id: 2,
    text: 'Pesanan GP-1 & 820',
    entities: [
      { type: 'bold', offset: 8, length: 4 },
      { type: 'code', offset: 15, length: 3 },
    ],
    html: 'Pesanan <b>GP-1</b> &amp; <code>820</code>',
    buttons: [[{ text: 'Lanjut', data: 'go' }], [{ text: 'Buka', url: 'https://bps.go.id/x' }]],
    edited: false,
  });
  expect(fake.violations).toEqual([]);
});

it('carries a press to the bot once, and the answer back', async () => {
  const person = await opened();
  const keyboard = { inline_keyboard: [[{ text: 'Ya', callback_data: 'yes' }]] };
  await client.sendMessage(person.id, 'Setuju?', { reply_markup: keyboard });
  const update = await person.press('Ya');
  expect(update.callback_query).toMatchObject({ data: 'yes', message: { message_id: 2, reply_markup: keyboard } });
  const id = update.callback_query?.id ?? '';
  expect(fake.unanswered()).toBe(1);
  await client.answerCbQuery(id, 'Dicatat');
  expect(fake.unanswered()).toBe(0);
  expect(person.toasts).toEqual([{ text: 'Dicatat', alert: false }]);
  await expect(client.answerCbQuery(id)).rejects.toThrow('query is too old');
  fake.setAnswerWithin(-1);
  const late = await person.press('yes');
  await expect(client.answerCbQuery(late.callback_query?.id ?? '')).rejects.toThrow('query is too old');
});

it('edits what was sent, and says when nothing changes', async () => {
  const person = await opened();
  const mark = (text: string) => ({ inline_keyboard: [[{ text, callback_data: 'yes' }]] });
  const { message_id: id } = await client.sendMessage(person.id, 'Setuju?', { reply_markup: mark('Ya') });
  await client.editMessageReplyMarkup(person.id, id, undefined, mark('✓ Ya'));
  expect(person.screen().at(-1)).toMatchObject({ edited: true, buttons: [[{ text: '✓ Ya', data: 'yes' }]] });
  await expect(client.editMessageReplyMarkup(person.id, id, undefined, mark('✓ Ya'))).rejects.toThrow(
    'message is not modified',
  );
  await client.editMessageText(person.id, id, undefined, 'Terima kasih');
  expect(person.screen().at(-1)).toMatchObject({ text: 'Terima kasih', buttons: [] });
  await client.deleteMessage(person.id, id);
  expect(person.screen().map(({ from }) => from)).toEqual(['person']);
  await expect(client.editMessageText(person.id, id, undefined, 'x')).rejects.toThrow('message to edit not found');
  const late = await person.forge('yes', id);
  expect(late.callback_query?.message).toEqual({ chat: expect.anything(), message_id: id, date: 0 });
  await expect(client.editMessageText(person.id, 1, undefined, 'x')).rejects.toThrow("message can't be edited");
});

it('takes documents and pictures as telegraf sends them', async () => {
  const person = await opened();
  const bytes = Buffer.from('%PDF-1.7 tagihan');
  await client.sendDocument(
    person.id,
    { source: bytes, filename: 'tagihan.pdf' },
    {
      caption: 'Tagihan <b>Anda</b>',
      parse_mode: 'HTML',
      reply_markup: { inline_keyboard: [[{ text: 'Setuju', callback_data: 'ok' }]] },
    },
  );
  await client.sendPhoto(person.id, { source: Buffer.from([0xff, 0xd8, 0xff, 0xe0]) });
  const [, document, photo] = person.screen();
  expect(document).toMatchObject({
    text: 'Tagihan Anda',
    document: { name: 'tagihan.pdf', mime: 'application/pdf', bytes },
    buttons: [[{ text: 'Setuju', data: 'ok' }]],
  });
  expect(photo?.photo?.bytes).toHaveLength(4);
  expect(fake.violations).toEqual([]);
  await expect(client.sendPhoto(person.id, { source: Buffer.from('no picture') })).rejects.toThrow('IMAGE_PROCESS');
});

it('keeps what people send until it is fetched, up to 20 MB', async () => {
  const person = await opened();
  const sent = await person.file({
    name: 'surat.pdf',
    mime: 'application/pdf',
    bytes: Buffer.from('%PDF'),
    caption: 'ini',
  });
  expect(sent.message).toMatchObject({ caption: 'ini', document: { file_name: 'surat.pdf', file_size: 4 } });
  const link = await client.getFileLink(sent.message?.document?.file_id ?? '');
  expect(await (await fetch(link)).text()).toBe('%PDF');
  expect((await fetch(`${fake.url}/file/bot${fake.token}/documents/none.pdf`)).status).toBe(404);
  expect((await fetch(`${fake.url}/file/bot1:x/documents/file_1.pdf`)).status).toBe(401);
  const large = await person.file({ bytes: Buffer.alloc(20 * 1024 * 1024 + 1) });
  await expect(client.getFile(large.message?.document?.file_id ?? '')).rejects.toThrow('file is too big');
  const photo = await person.photo(Buffer.from('the picture'));
  const sizes = photo.message?.photo ?? [];
  const largest = await client.getFileLink(sizes.at(-1)?.file_id ?? '');
  expect(await (await fetch(largest)).text()).toBe('the picture');
});

it('refuses uploads beyond 50 MB', async () => {
  const person = await opened();
  const source = Buffer.alloc(50 * 1024 * 1024 + 1);
  await expect(client.sendDocument(person.id, { source, filename: 'besar.zip' })).rejects.toMatchObject({
    response: { error_code: 413, description: 'Request Entity Too Large' },
  });
  expect(fake.violations).toHaveLength(1);
});

it('does not let the bot write to strangers and to those who blocked it', async () => {
  const person = fake.person();
  await expect(client.sendMessage(person.id, 'Halo')).rejects.toThrow("403: Forbidden: bot can't initiate");
  await person.start();
  await client.sendMessage(person.id, 'Halo');
  const blocked = await person.block();
  expect(blocked.my_chat_member?.new_chat_member.status).toBe('kicked');
  await expect(client.sendMessage(person.id, 'Halo')).rejects.toThrow('403: Forbidden: bot was blocked by the user');
  await expect(client.sendChatAction(person.id, 'typing')).rejects.toThrow('blocked');
  await person.unblock();
  await client.sendMessage(person.id, 'Halo lagi');
  await expect(client.sendMessage(1, 'Halo')).rejects.toThrow('400: Bad Request: chat not found');
  expect(fake.violations).toEqual([]);
});

it('offers each person the commands of their language and place', async () => {
  const [ina, eng] = [fake.person({ languageCode: 'id' }), fake.person({ languageCode: 'en' })];
  await client.setMyCommands([{ command: 'menu', description: 'Menu utama' }]);
  await client.setMyCommands([{ command: 'menu', description: 'Main menu' }], { language_code: 'en' });
  const own = [{ command: 'status', description: 'Status' }];
  expect(ina.commands()).toEqual([{ command: 'menu', description: 'Menu utama' }]);
  expect(eng.commands()).toEqual([{ command: 'menu', description: 'Main menu' }]);
  await client.setMyCommands(own, { scope: { type: 'all_private_chats' } });
  expect(eng.commands()).toEqual(own);
  await client.deleteMyCommands({ scope: { type: 'all_private_chats' } });
  expect(await client.getMyCommands({ language_code: 'en' })).toEqual(eng.commands());
  await client.setMyDescription('Gerai');
  await client.setMyShortDescription('Toko');
  await client.setChatMenuButton({ menuButton: { type: 'commands' } });
  expect(await client.getMyDescription('en')).toEqual({ description: 'Gerai' });
  expect(await client.getChatMenuButton()).toEqual({ type: 'commands' });
  expect(fake.violations).toEqual([]);
});

it('has groups that the bot can leave', async () => {
  const person = await opened();
  const group = fake.group();
  await group.addBot(person);
  const { message } = await group.text(person, '/menu@gerai_pst_bot');
  expect(message).toMatchObject({
    chat: { id: group.id, type: 'supergroup' },
    entities: [{ type: 'bot_command', offset: 0, length: 19 }],
  });
  await client.sendMessage(group.id, 'Tulislah langsung kepada saya.');
  await client.leaveChat(group.id);
  expect(group.hasBot).toBe(false);
  expect(fake.waiting().at(-1)?.my_chat_member?.new_chat_member.status).toBe('left');
  await expect(client.sendMessage(group.id, 'x')).rejects.toThrow('403');
  await expect(client.leaveChat(person.id)).rejects.toThrow('400');
});
