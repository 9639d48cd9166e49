/** What the Bot API refuses beyond types and lengths: rules over several fields of one object or one call. */

/** Telegram's words for what is wrong, without 'Bad Request: '. */
export type Problem = string;

type Values = Readonly<Record<string, unknown>>;

/** "Exactly one of the fields other than text, icon_custom_emoji_id, and style must be used" (InlineKeyboardButton) */
const LOOKS_OF_A_BUTTON = new Set(['text', 'icon_custom_emoji_id', 'style']);
const MOST_BUTTONS = 100;
const MOST_BUTTONS_IN_A_ROW = 8;
const EDITS = new Set(['editMessageText', 'editMessageCaption', 'editMessageReplyMarkup', 'editMessageMedia']);

/** Of an object, by its name in the declarations. */
export function problemsOfObject(name: string, value: Values): Problem[] {
  if (name === 'TelegramInlineKeyboardButton') return problemsOfButton(value);
  if (name === 'TelegramInlineKeyboardMarkup') return problemsOfKeyboard(value['inline_keyboard']);
  return [];
}

/** Of a call, once its fields are right one by one. */
export function problemsOfCall(method: string, payload: Values): Problem[] {
  const problems: Problem[] = [];
  if (EDITS.has(method) && payload['inline_message_id'] === undefined) {
    if (payload['chat_id'] === undefined) problems.push('chat_id is empty');
    if (payload['message_id'] === undefined) problems.push('message identifier is not specified');
  }
  if (method === 'editMessageText' && payload['text'] === undefined && payload['rich_message'] === undefined) {
    problems.push('message text is empty');
  }
  if (method === 'setWebhook') problems.push(...problemsOfWebhook(payload['url']));
  return problems;
}

function problemsOfButton(button: Values): Problem[] {
  const does = Object.keys(button).filter((field) => !LOOKS_OF_A_BUTTON.has(field));
  const problems: Problem[] = [];
  if (does.length === 0) problems.push('Text buttons are unallowed in the inline keyboard');
  if (does.length > 1) problems.push(`a button does exactly one thing, this one: ${does.join(', ')}`);
  if (button['text'] === '') problems.push('Inline keyboard button text must not be empty');
  if (typeof button['url'] === 'string' && !leadsSomewhere(button['url'])) problems.push('BUTTON_URL_INVALID');
  return problems;
}

/** Telegram takes no address whose host has no dot (localhost), and adds http:// where there is no scheme. */
function leadsSomewhere(address: string): boolean {
  const whole = /^[a-z]+:/i.test(address) ? address : `http://${address}`;
  if (!URL.canParse(whole)) return false;
  const url = new URL(whole);
  if (url.protocol === 'tg:' || url.protocol === 'ton:') return true;
  return /^https?:$/.test(url.protocol) && url.hostname.includes('.');
}

function problemsOfKeyboard(rows: unknown): Problem[] {
  if (!Array.isArray(rows)) return [];
  const lengths = rows.map((row: unknown) => (Array.isArray(row) ? row.length : 0));
  const problems: Problem[] = [];
  if (lengths.reduce((sum, length) => sum + length, 0) > MOST_BUTTONS) problems.push('REPLY_MARKUP_TOO_LONG');
  if (lengths.some((length) => length > MOST_BUTTONS_IN_A_ROW)) {
    problems.push(`a row has more than ${MOST_BUTTONS_IN_A_ROW} buttons, which Telegram breaks as it likes`);
  }
  return problems;
}

/** Only HTTPS; plain HTTP is taken for this machine, which is all that a test has. */
function problemsOfWebhook(url: unknown): Problem[] {
  if (typeof url !== 'string' || url === '') return [];
  const { protocol, hostname } = URL.canParse(url) ? new URL(url) : { protocol: '', hostname: '' };
  const here = protocol === 'http:' && /^(?:localhost|127\.0\.0\.1)$/.test(hostname);
  if (protocol === 'https:' || here) return [];
  return ['bad webhook: An HTTPS URL must be provided for webhook'];
}
