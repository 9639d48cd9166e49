/** Every kind of wrong call is answered as Telegram answers it, and kept. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { Markup } from 'telegraf';
import { problemsOf } from './check.ts';
import { startFakeTelegram } from './server.ts';
import type { FakeTelegram, Person } from './server.ts';

let fake: FakeTelegram;
let person: Person;

beforeAll(async () => {
  fake = await startFakeTelegram();
  person = fake.person();
  await person.start();
});

afterAll(async () => {
  await fake.close();
});

afterEach(() => {
  fake.violations.length = 0;
});

async function call(method: string, payload: unknown) {
  const response = await fetch(`${fake.url}/bot${fake.token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(payload),
  });
  return (await response.json()) as { ok: boolean; error_code?: number; description?: string };
}

const button = (more: object) => ({ reply_markup: { inline_keyboard: [[{ text: 'Ya', ...more }]] } });
const html = (text: string) => ({ text, parse_mode: 'HTML' });
const buttons = (count: number, perRow: number) =>
  Array.from({ length: count / perRow }, () =>
    Array.from({ length: perRow }, () => ({ text: 'x', callback_data: 'x' })),
  );

it.each<[string, object, string]>([
  ['an unknown field', { text: 'a', disable_web_page_preview: true }, 'unknown field disable_web_page_preview'],
  ['an unknown field inside', { text: 'a', ...button({ callback_data: 'x', hide: false }) }, '.hide'],
  ['a missing text', {}, 'message text is empty'],
  ['a missing field inside', { text: 'a', reply_markup: { inline_keyboard: [[{}]] } }, '[0][0].text is required'],
  ['a wrong type', { text: 5 }, 'text must be a string'],
  ['a number for a truth value', { text: 'a', disable_notification: 1 }, 'disable_notification must be a boolean'],
  ['a fraction for an integer', { text: 'a', reply_parameters: { message_id: 1.5 } }, 'message_id must be a number'],
  ['an unknown choice', { text: 'a', parse_mode: 'html' }, 'parse_mode must be one of "HTML"'],
  ['markup that is none', { text: 'a', reply_markup: 'x' }, 'reply_markup must be an object'],
  ['a blank text', { text: ' \n ' }, 'message text is empty'],
  ['a text of nothing but markup', html('<b></b>'), 'message text is empty'],
  ['a text too long', { text: 'a'.repeat(4097) }, 'message is too long'],
  ['a text too long once it is read', html(`<b>${'&lt;'.repeat(4097)}</b>`), 'message is too long'],
  ['a text too long in UTF-16', { text: '😀'.repeat(2049) }, 'message is too long'],
  ['an unknown tag', html('<big>a</big>'), `can't parse entities: Unsupported start tag "big" at byte offset 0`],
  ['an unclosed tag', html('é <b>a'), `can't parse entities: Can't find end tag corresponding to start tag "b"`],
  ['crossed tags', html('<b><i>a</b></i>'), 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'],
  ['an end without a start', html('a</b>'), 'Unexpected end tag at byte offset 1'],
  ['a bare <', html('1 < 2'), 'Unsupported start tag at byte offset 2'],
  ['a bare &', html('A & B'), "can't parse entities: & must be written as an entity"],
  ['a bare >', html('a > b'), "can't parse entities: > must be written as an entity"],
  ['data of a button too long in bytes', { text: 'a', ...button({ callback_data: 'é'.repeat(33) }) }, 'BUTTON_DATA'],
  ['empty data of a button', { text: 'a', ...button({ callback_data: '' }) }, 'BUTTON_DATA_INVALID'],
  ['a button that does nothing', { text: 'a', ...button({}) }, 'Text buttons are unallowed'],
  [
    'a button that does two things',
    { text: 'a', ...button({ url: 'https://a.id', callback_data: 'x' }) },
    'exactly one',
  ],
  ['a button to this machine', { text: 'a', ...button({ url: 'http://localhost:3000/x' }) }, 'BUTTON_URL_INVALID'],
  ['a button to nowhere', { text: 'a', ...button({ url: 'tel:+62' }) }, 'BUTTON_URL_INVALID'],
  ['too many buttons', { text: 'a', reply_markup: { inline_keyboard: buttons(104, 8) } }, 'REPLY_MARKUP_TOO_LONG'],
  ['too many buttons in a row', { text: 'a', reply_markup: { inline_keyboard: buttons(9, 9) } }, 'more than 8'],
])('sendMessage with %s', async (_what, payload, description) => {
  const before = person.screen().length;
  const answer = await call('sendMessage', { chat_id: person.id, ...payload });
  expect(answer).toMatchObject({ ok: false, error_code: 400 });
  expect(answer.description).toMatch(/^Bad Request: /);
  expect(answer.description).toContain(description);
  expect(fake.violations[0]).toContain(description);
  expect(person.screen()).toHaveLength(before);
});

it.each<[string, object, string]>([
  ['getUpdates', { limit: 101 }, 'limit: 101'],
  ['getUpdates', { allowed_updates: ['message', 'messages'] }, 'allowed_updates[1] must be one of'],
  ['setWebhook', { url: 'http://example.com/x' }, 'An HTTPS URL must be provided'],
  ['setWebhook', { url: 'https://a.id', secret_token: 'a b' }, 'secret token contains unallowed characters'],
  ['setWebhook', { url: 'https://a.id', max_connections: 101 }, 'max_connections: 101'],
  ['setMyCommands', { commands: [{ command: 'Menu', description: 'x' }] }, 'BOT_COMMAND_INVALID'],
  ['setMyCommands', { commands: [{ command: 'menu', description: '' }] }, 'description'],
  [
    'setMyCommands',
    { commands: Array.from({ length: 101 }, () => ({ command: 'm', description: 'x' })) },
    'commands: 101 items',
  ],
  ['setMyCommands', { commands: [], language_code: 'id-ID' }, 'language_code is a two-letter'],
  ['setMyShortDescription', { short_description: 'x'.repeat(121) }, 'short_description: 121 characters, most 120'],
  ['answerCallbackQuery', { callback_query_id: '1', text: 'x'.repeat(201) }, 'text: 201 characters, most 200'],
  ['sendChatAction', { chat_id: 1, action: 'writing' }, 'action must be one of'],
  ['editMessageText', { chat_id: 1, message_id: 1 }, 'message text is empty'],
  ['editMessageReplyMarkup', { chat_id: 1 }, 'message identifier is not specified'],
  ['sendDocument', { chat_id: 1, document: 'x', caption: 'x'.repeat(1025) }, 'caption is too long'],
])('%s %#: a call that is wrong', async (method, payload, description) => {
  const answer = await call(method, payload);
  expect(answer).toMatchObject({ ok: false, error_code: 400 });
  expect(answer.description).toContain(description);
  expect(fake.violations).toHaveLength(1);
});

it('knows what is no method from what it lacks itself', async () => {
  expect(await call('sendMesage', {})).toMatchObject({ error_code: 404, description: 'Not Found: method not found' });
  expect(await call('sendDice', { chat_id: person.id })).toMatchObject({ error_code: 501 });
  expect(fake.violations).toEqual([
    'sendMesage: there is no such method',
    'sendDice: this Telegram does not know it yet',
  ]);
});

it('finds the stray field that telegraf puts into its buttons', async () => {
  const markup = Markup.inlineKeyboard([Markup.button.callback('Ya', 'yes')]);
  await call('sendMessage', { chat_id: person.id, text: 'a', ...markup });
  expect(fake.violations).toEqual(['sendMessage: unknown field reply_markup.inline_keyboard[0][0].hide']);
});

it.each([
  ['the longest text', { text: 'a'.repeat(4096) }],
  ['the longest text behind markup', html(`<b>${'&lt;'.repeat(4096)}</b>`)],
  ['64 bytes of data', { text: 'a', ...button({ callback_data: 'é'.repeat(32) }) }],
  ['100 buttons', { text: 'a', reply_markup: { inline_keyboard: buttons(100, 4) } }],
  ['a keyboard as text', { text: 'a', reply_markup: JSON.stringify(button({ callback_data: 'x' }).reply_markup) }],
  ['a reply keyboard', { text: 'a', reply_markup: { keyboard: [[{ text: 'Nomor', request_contact: true }]] } }],
  ['marked-up text', html('<a href="https://bps.go.id">BPS</a> <pre><code class="language-x">1</code></pre> &#39;')],
])('takes %s', async (_what, payload) => {
  expect(await call('sendMessage', { chat_id: person.id, ...payload })).toMatchObject({ ok: true });
  expect(fake.violations).toEqual([]);
});

it('reads forms', async () => {
  const keyboard = JSON.stringify(button({ callback_data: 'x' }).reply_markup);
  const form = {
    chat_id: String(person.id),
    text: 'dari formulir',
    disable_notification: 'true',
    reply_markup: keyboard,
  };
  const sent = await fetch(`${fake.url}/bot${fake.token}/SENDMESSAGE`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  expect(sent.status).toBe(200);
  expect(fake.violations).toEqual([]);
  expect(fake.calls.at(-1)).toMatchObject({ method: 'sendMessage', payload: { disable_notification: true } });
  expect(person.screen().at(-1)).toMatchObject({ text: 'dari formulir', buttons: [[{ data: 'x' }]] });
});

it('sends only updates that the Bot API describes', async () => {
  const someone = fake.person({ languageCode: 'id', username: 'sari' });
  const group = fake.group();
  const text = await someone.start('order_GP-ABC234');
  await call('sendMessage', { chat_id: someone.id, text: 'a', ...button({ callback_data: 'x' }) });
  const updates = [
    text,
    await someone.press('x'),
    await someone.forge('y'),
    await someone.edit(text, 'lihat https://bps.go.id/x'),
    await someone.file({ bytes: Buffer.from('x'), caption: 'c' }),
    await someone.photo(Buffer.from('x')),
    ...(await someone.album([{ bytes: Buffer.from('x'), photo: true }, { bytes: Buffer.from('y') }])),
    await someone.contact({ own: true }),
    await someone.contact({ own: false }),
    await someone.location(),
    await someone.voice(),
    await someone.sticker('👍'),
    await someone.message({ dice: { emoji: '🎲', value: 3 } }),
    await group.addBot(someone),
    await group.text(someone, 'halo'),
    await group.removeBot(someone),
    await someone.block(),
    await someone.unblock(),
  ];
  expect(updates.flatMap((update) => problemsOf('TelegramUpdate', update))).toEqual([]);
  expect(new Set(updates.map(({ update_id: id }) => id)).size).toBe(updates.length);
});
