/**
 * Journey scripts: a conversation as a readable text, played by the tests (test/journeys) and written by `npm run journey`.
 *
 *     # a comment                          blank lines are layout
 *     opening registered                   the lines of openings/registered.journey are played; their replies stand elsewhere
 *     clock 2026-11-23 09:00               the office's clock; `clock +7d`, `+2h`, `+30m` move it on
 *     > halo                               the customer writes
 *     > [Setuju]                           ... taps the newest button with this label
 *     > (file bukti.pdf)                   ... does something else (CUSTOMER_ACTS); text that begins so is written \[ or \(
 *     B> halo                              a second customer's chat, B
 *     petugas: send invoice                an officer acts on the newest order; `petugas {order2}: ...` on the second one
 *     ! not_allowed                        and was refused
 *     < Apakah Bapak/Ibu setuju?           the assistant's reply, complete; further lines are indented by two spaces
 *       [1] Setuju                         its choices
 *     < code: 820251123000001              something to copy, alone in its message
 *     < link: Invoice B-001 -> Buka        a link and its button; the address is left out
 *
 * `{order}`, `{order2}` ... stand for the codes of the orders in the sequence in which they were placed; `{code}`, `{code2}`
 * ... for the one-time codes that connect a chat, in the sequence in which they were given; `{ticket}`, `{ticket2}` ... for the
 * codes of the complaints in the sequence in which they were sent; `{channel}` for the network's name.
 */

/** What customers do beside writing and tapping; what follows the word is its object. */
export const CUSTOMER_ACTS = [
  /** comes to the chat for the first time: what makes a network say hello to a bot */
  'open',
  /** `(start product_1234567)`: comes, or comes back, by a link that leads into the chat (domain/deep_links) */
  'start',
  /** `(file name.pdf)`, `(file photo.jpg as exe)`, `(file name.pdf 60 MB)`, `(file name.pdf 0 MB)` */
  'file',
  'sticker',
  'voice',
  /** the network delivers the last message a second time */
  'again',
  /** `(choice token)`: a choice that was not offered, as a forger would send it */
  'choice',
  /** `(letters 20000)`: a text of that many characters */
  'letters',
  /** `(download Invoice)`: opens the newest link that begins so, and fetches what it leads to */
  'download',
] as const;
export type CustomerAct = (typeof CUSTOMER_ACTS)[number];

export type Said =
  { kind: 'text'; text: string } | { kind: 'tap'; label: string } | { kind: 'act'; act: CustomerAct; object: string };

/** The officers by name: the second petugas is for what two do at once. */
export const SCRIPT_OFFICERS = ['petugas', 'petugas 2', 'bendahara', 'admin', 'pimpinan'] as const;
export type ScriptOfficer = (typeof SCRIPT_OFFICERS)[number];

export type Line =
  /** a comment, with its '#' */
  | { kind: 'note'; text: string }
  /** what many journeys begin with, `chat` as in the customer's lines; never written by the recorder */
  | { kind: 'opening'; chat: string; name: string }
  | { kind: 'clock'; to: string }
  /** `chat`: '' or a capital letter */
  | { kind: 'customer'; chat: string; said: Said }
  /** `order`: '{order2}', or null for the newest */
  | { kind: 'officer'; who: ScriptOfficer; order: string | null; act: string }
  | { kind: 'refused'; reason: string }
  | { kind: 'reply'; chat: string; text: string };

/** A message of the assistant as its reader sees it. */
export type Shown =
  | { kind: 'text'; text: string; choices: string[]; progress?: { step: number; of: number } | undefined }
  | { kind: 'code'; value: string }
  | { kind: 'link'; text: string; label: string };

export function replyLine(chat: string, shown: Shown): Line {
  return { kind: 'reply', chat, text: replyText(shown) };
}

function replyText(shown: Shown): string {
  switch (shown.kind) {
    case 'code':
      return `code: ${shown.value}`;
    case 'link':
      return `link: ${shown.text} -> ${shown.label}`;
    case 'text': {
      const progress = shown.progress === undefined ? [] : [`(${shown.progress.step}/${shown.progress.of})`];
      const choices = shown.choices.map((label, index) => `[${index + 1}] ${label}`);
      return [shown.text, ...progress, ...choices].join('\n');
    }
  }
}

const INDENT = '  ';

/** One text for the lines; `parseScript` reads it back. What came of one thing is set off from the next by a blank line. */
export function writeScript(lines: readonly Line[]): string {
  const written = lines.flatMap((line, index) => {
    const before = lines[index - 1];
    const apart =
      before !== undefined && !isResult(line) && (isResult(before) || line.kind === 'note') && !areNotes(before, line);
    return apart ? ['', writeLine(line)] : [writeLine(line)];
  });
  return `${written.join('\n')}\n`;
}

function areNotes(...lines: Line[]): boolean {
  return lines.every(({ kind }) => kind === 'note');
}

/** What came of a line, as against lines that make something happen, and notes. */
export function isResult({ kind }: Line): boolean {
  return kind === 'reply' || kind === 'refused';
}

function writeLine(line: Line): string {
  switch (line.kind) {
    case 'note':
      return line.text;
    case 'opening':
      return `${line.chat === '' ? '' : `${line.chat}: `}opening ${line.name}`;
    case 'clock':
      return `clock ${line.to}`;
    case 'customer':
      return `${line.chat}> ${indented(writeSaid(line.said))}`;
    case 'officer':
      return `${line.who}${line.order === null ? '' : ` ${line.order}`}: ${indented(line.act)}`;
    case 'refused':
      return `! ${line.reason}`;
    case 'reply':
      return `${line.chat}< ${indented(line.text)}`;
  }
}

function writeSaid(said: Said): string {
  switch (said.kind) {
    case 'text':
      return said.text.replace(/^[[(\\]/, '\\$&');
    case 'tap':
      return `[${said.label}]`;
    case 'act':
      return `(${[said.act, said.object].join(' ').trim()})`;
  }
}

function indented(text: string): string {
  const [first = '', ...rest] = text.split('\n');
  return [first, ...rest.map((line) => (line.trim() === '' ? '' : INDENT + line))].join('\n').trimEnd();
}

/** @throws Error that names the line which is none of the above */
export function parseScript(text: string): Line[] {
  const blocks: { at: number; lines: string[] }[] = [];
  text.split('\n').forEach((line, index) => {
    const current = blocks.at(-1);
    if (current !== undefined && (line === '' || line.startsWith(INDENT)))
      current.lines.push(line.slice(INDENT.length));
    else if (line !== '') blocks.push({ at: index + 1, lines: [line] });
  });
  return blocks.map(({ at, lines }) => {
    const whole = lines.join('\n').trimEnd();
    const line = parseLine(whole);
    if (line === undefined) throw new Error(`Line ${at} is not understood: ${whole}`);
    return line;
  });
}

function parseLine(text: string): Line | undefined {
  if (text.startsWith('#')) return { kind: 'note', text };
  const [, chat = '', sign, said = ''] = /^([A-Z]?)([<>]) ([^]+)$/.exec(text) ?? [];
  if (sign === '>') return { kind: 'customer', chat, said: parseSaid(said) };
  if (sign === '<') return { kind: 'reply', chat, text: said };
  const [opening, whose = '', name = ''] = /^(?:([A-Z]): )?opening ([a-z_]+)$/.exec(text) ?? [];
  if (opening !== undefined) return { kind: 'opening', chat: whose, name };
  const to = /^clock (.+)$/.exec(text)?.[1];
  if (to !== undefined) return { kind: 'clock', to };
  const reason = /^! (.+)$/.exec(text)?.[1];
  if (reason !== undefined) return { kind: 'refused', reason };
  const [, officer, order = null, act] = /^([a-z]+(?: 2)?)(?: (\{order\d*\}))?: ([^]+)$/.exec(text) ?? [];
  const who = SCRIPT_OFFICERS.find((one) => one === officer);
  return who === undefined || act === undefined ? undefined : { kind: 'officer', who, order, act };
}

function parseSaid(text: string): Said {
  const label = /^\[(.+)\]$/.exec(text)?.[1];
  if (label !== undefined) return { kind: 'tap', label };
  const [, word, object = ''] = /^\(([a-z]+)(?: ([^]+))?\)$/.exec(text) ?? [];
  const act = CUSTOMER_ACTS.find((known) => known === word);
  if (act !== undefined) return { kind: 'act', act, object };
  return { kind: 'text', text: text.replace(/^\\(?=[[(\\])/, '') };
}

/** Puts names in place of order codes and back; `codes` in the sequence in which the orders were placed. */
export function orderNames(codes: readonly string[]) {
  return namesFor('order', codes);
}

/** The same for the one-time codes that connect a chat. */
export function connectNames(codes: readonly string[]) {
  return namesFor('code', codes);
}

/** The same for the codes of complaints. */
export function ticketNames(codes: readonly string[]) {
  return namesFor('ticket', codes);
}

function namesFor(word: 'order' | 'code' | 'ticket', codes: readonly string[]) {
  const nameOf = (index: number) => `{${word}${index === 0 ? '' : index + 1}}`;
  return {
    hide: (text: string) => codes.reduce((hidden, code, index) => hidden.replaceAll(code, nameOf(index)), text),
    show: (text: string) => codes.reduce((shown, code, index) => shown.replaceAll(nameOf(index), code), text),
  };
}
