/**
 * Words that must not be read as WhatsApp's markup, which knows no escape. A sign that could open or close something is
 * replaced by its look-alike, as in machines/texts/render: whether a phone takes an invisible character beside a sign for a
 * space, a border or nothing is written nowhere, and differs. Pure.
 */

/** What WhatsApp makes a link of. There signs are left alone: it has to open, and to be copied, as it is. */
const ADDRESS = /https?:\/\/(?:[\p{L}\p{N}]|\[[\da-f:.]+\])[^\s<>"`]*/u;
const EMAIL = /(?<![\p{L}\p{N}._%+~-])[\p{L}\p{N}._%+~-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u;
/** Between two letters or digits they mark nothing up: 2*3*4, nama_berkas. A backtick always does. */
const SIGN = /(?<![\p{L}\p{N}])[*_~]|[*_~](?![\p{L}\p{N}])|`/u;
const PATTERN = new RegExp(`(${ADDRESS.source}|${EMAIL.source})|${SIGN.source}`, 'giu');

const LOOK_ALIKES: Readonly<Record<string, string>> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' };

/** In a stretch of one style; what is beside it is not known, and taken for a border. */
export function unmarked(text: string): string {
  return text.replace(PATTERN, (found: string, address: string | undefined) => address ?? LOOK_ALIKES[found] ?? found);
}

/** ">" quotes and "- " lists, where a line begins with it. */
const LINE_SIGN = /^([^\S\n]*)(?=>|-\s)/gmu;
/** Neither a sign nor white space on any phone, and nothing is seen of it: the line begins with it instead. */
const WORD_JOINER = '\u2060';

/** Of a whole message. */
export function withPlainLines(text: string): string {
  return text.replace(LINE_SIGN, `$1${WORD_JOINER}`);
}
