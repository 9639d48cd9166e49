/** Choices and links as inline keyboards that fit a phone, and the choice that was pressed. Pure. */
import type { InlineKeyboardButton } from 'telegraf/types';
import type { Choice } from '../channel.ts';

export type Keyboard = InlineKeyboardButton[][];

/** Longer than this and a phone cuts it: the labels are named in the text, and the buttons refer to them by number. */
const LONGEST_LABEL = 36;
const SHORTENED = 30;
/** Two buttons of this length fit side by side. */
const HALF_A_ROW = 16;
/** Bot API, InlineKeyboardButton.callback_data: 1-64 bytes. */
const DATA_BYTES = 64;

const CHOSEN = '✓ ';
const NUMBER = /^\d+ · /;

/** Whether the labels have to be named in the text, numbered from 1. */
export function areNumbered(choices: readonly Choice[]): boolean {
  return choices.some(({ label }) => lengthOf(label) > LONGEST_LABEL);
}

/**
 * A choice's id is what its button will say for years. undefined: no choices.
 * @throws Error with code TELEGRAM_CHOICE_ID_LONG when an id does not fit a button
 */
export function keyboardOf(choices: readonly Choice[]): Keyboard | undefined {
  if (choices.length === 0) return undefined;
  const labels = choices.map(({ label }) => label);
  const shown = areNumbered(choices) ? labels.map((label, at) => `${at + 1} · ${shortened(label, labels)}`) : labels;
  const buttons = choices.map(({ id, label }, at) => ({ text: shown[at] ?? label, callback_data: dataOf(id) }));
  const columns = choices.length > 2 && choices.every(({ label }) => lengthOf(label) <= HALF_A_ROW) ? 2 : 1;
  return rowsOf(buttons, columns);
}

/** The keyboard below a link. */
export function linkKeyboard(label: string, url: string): Keyboard {
  return [[{ text: label, url }]];
}

/** Telegram refuses buttons to a host without a dot, such as http://localhost:3000: of this machine or a network of one's own. */
export function takesButton(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return /^https?:$/.test(protocol) && hostname.includes('.');
}

/** The same keyboard with the pressed choice marked, and no other; null: nothing of it is changed by that. */
export function withChosen(keyboard: Keyboard, data: string): Keyboard | null {
  const marked = keyboard.map((row) =>
    row.map((button) => {
      if (!('callback_data' in button)) return button;
      const text = unmarked(button.text);
      return { ...button, text: button.callback_data === data ? `${CHOSEN}${text}` : text };
    }),
  );
  const texts = (rows: Keyboard) => rows.flat().map(({ text }) => text);
  return texts(marked).join('\n') === texts(keyboard).join('\n') ? null : marked;
}

/** What a button says, without the sign of having been pressed and its number. */
export function plainLabel(buttonText: string): string {
  return unmarked(buttonText).replace(NUMBER, '');
}

function unmarked(text: string): string {
  return text.startsWith(CHOSEN) ? text.slice(CHOSEN.length) : text;
}

/** Its beginning; where that is the beginning of others, too, the part in which it differs from them. */
function shortened(label: string, all: readonly string[]): string {
  const alike = all.filter((other) => other !== label && beginningOf(other) === beginningOf(label));
  const shared = Math.max(0, ...alike.map((other) => sharedWords(label, other)));
  return shared === 0 ? beginningOf(label) : `…${beginningOf(label.slice(shared))}`;
}

function beginningOf(label: string): string {
  if (lengthOf(label) <= SHORTENED) return label;
  return `${[...label]
    .slice(0, SHORTENED - 1)
    .join('')
    .trimEnd()}…`;
}

/** The length of the whole words with which both begin. */
function sharedWords(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return one.lastIndexOf(' ', at - 1) + 1;
}

/** In characters: an emoji is one. */
function lengthOf(label: string): number {
  return [...label].length;
}

function dataOf(id: string): string {
  const bytes = Buffer.byteLength(id);
  if (bytes >= 1 && bytes <= DATA_BYTES) return id;
  throw Object.assign(new Error(`A choice's id has ${bytes} bytes: a button takes 1 to ${DATA_BYTES}`), {
    code: 'TELEGRAM_CHOICE_ID_LONG',
  });
}

function rowsOf(buttons: InlineKeyboardButton[], columns: number): Keyboard {
  const rows: Keyboard = [];
  for (let at = 0; at < buttons.length; at += columns) rows.push(buttons.slice(at, at + columns));
  return rows;
}
