/** WhatsApp as a person's phone shows it: the real socket of the office, linked as an admin links it, against a loopback server. */
import type { Line } from '../../bots/script.ts';
import { readPayload } from '../../domain/deep_links.ts';
import { linkByQr, onWhatsApp } from '../bots/whatsapp/line_office.ts';
import { openWhatsApp } from '../fakes/whatsapp/server.ts';
import type { FakeWhatsApp, Phone, ShownMessage } from '../fakes/whatsapp/server.ts';
import type { Office } from '../office.ts';
import type { ChannelDriver, Device, Received, Sent } from './driver.ts';

export const whatsappDriver: ChannelDriver = {
  name: 'WhatsApp',
  lacks(said, after) {
    switch (said.kind) {
      case 'act':
        // a choice is typed, so none can be forged; a link brings words, which mean nothing unless they lead somewhere
        return said.act === 'choice' || (said.act === 'start' && !leads(said.object));
      case 'tap':
        // what an earlier question offered: where a form asks for words it is an answer, and to a person it is said
        return takesWords(after) && !offers(after, said.label);
      default:
        return false;
    }
  },
  async begin() {
    const wa = await openWhatsApp();
    let linked: Promise<void> | undefined;
    let people = 0;
    return {
      options: onWhatsApp(wa),
      async newDevice(office: Office) {
        await (linked ??= linkByQr(office, wa));
        people += 1;
        return new Telephone(wa, wa.phone(`62812${String(people).padStart(8, '0')}`));
      },
      end: () => wa.close(),
    };
  },
};

function leads(payload: string): boolean {
  return payload.includes('{') || readPayload(payload) !== null;
}

const STEP = /^\(\d+\/\d+\)$/m;

/** A form does at its steps, and a person who is written to without any answer of the assistant. */
function takesWords(after: readonly Line[]): boolean {
  const newest = after.at(-1);
  return newest?.kind === 'customer' || (newest?.kind === 'reply' && STEP.test(newest.text));
}

function offers(after: readonly Line[], label: string): boolean {
  const newest = after.at(-1);
  return newest?.kind === 'reply' && newest.text.split('\n').some((line) => line.replace(/^\[\d+\] /, '') === label);
}

type SentMessage = Awaited<ReturnType<Phone['says']>>;

class Telephone implements Device {
  readonly #wa: FakeWhatsApp;
  readonly #phone: Phone;
  /** messages of the chat that were looked at */
  #seen = 0;
  /** the answers of the newest question, by their labels */
  #numbers: ReadonlyMap<string, string> = new Map();
  #last: SentMessage | undefined;

  constructor(wa: FakeWhatsApp, phone: Phone) {
    this.#wa = wa;
    this.#phone = phone;
  }

  async send(message: Sent): Promise<void> {
    if (message.kind === 'again') {
      if (this.#last === undefined) throw new Error('Nothing was sent that could come again');
      await this.#phone.again(this.#last);
      return this.#taken(this.#last);
    }
    this.#last = await this.#say(message);
    await this.#taken(this.#last);
  }

  async received(): Promise<Received[]> {
    await this.#wa.until(
      () => this.#onTheWay().every((id) => this.#phone.chat.byId(id) !== undefined),
      'what the office has sent is on the screen',
    );
    const fresh = this.#phone.screen().slice(this.#seen);
    this.#seen += fresh.length;
    const received = fresh.flatMap((message) => (message.by === 'office' ? [receivedOf(message)] : []));
    this.#numbers = received.findLast(({ numbers }) => numbers.size > 0)?.numbers ?? this.#numbers;
    return received.map(({ shown }) => shown);
  }

  /** The office has acknowledged it, which it does when it is on disk. */
  async #taken({ id }: SentMessage): Promise<void> {
    await this.#wa.until(
      () => !this.#wa.unacknowledged().some(({ tag, attrs }) => tag === 'message' && attrs['id'] === id),
      `the office has taken ${id}`,
    );
  }

  /** Ids of what the office has sent to this chat. */
  #onTheWay(): string[] {
    return this.#wa.wire.flatMap(({ by, stanza: { tag, attrs } }) =>
      by === 'socket' && tag === 'message' && attrs['to'] === this.#phone.jid ? [attrs['id'] ?? ''] : [],
    );
  }

  #say(message: Exclude<Sent, { kind: 'again' }>): Promise<SentMessage> {
    const phone = this.#phone;
    switch (message.kind) {
      case 'open':
        return phone.says('halo');
      case 'start':
        return phone.says(message.payload);
      case 'text':
        return phone.says(message.text);
      case 'tap':
        return phone.says(this.#typedFor(message.label));
      case 'choice':
        throw new Error('WhatsApp has no choices');
      case 'file': {
        const { name, bytes, caption } = message;
        const words = caption === '' ? {} : { caption };
        return phone.sendsFile({ kind: 'document', name, bytes, mime: 'application/octet-stream', ...words });
      }
      case 'sticker':
        return phone.sendsFile({ kind: 'sticker', bytes: Buffer.from('RIFF') });
      case 'voice':
        return phone.sendsFile({ kind: 'audio', bytes: Buffer.from('OggS') });
    }
  }

  /** Its number where the newest question has this answer; else its words, as of what was offered earlier or beside it. */
  #typedFor(label: string): string {
    return this.#numbers.get(label) ?? label;
  }
}

const PROGRESS = /^[▰▱]+ (\d+)\/(\d+)\n\n/u;
/** What a number stands for, and what is to be said in its words. */
const ANSWER = /^(?:\*(?<number>\d+)\.\* (?<numbered>.+)|• \*(?<words>.+)\*)$/u;
const LINK_LINE = /\n\n([^\n:]+): (https?:\/\/\S+)$/u;
/** to copy, so nothing is around it */
const CODE = /^[A-Z\d]+(?:-[A-Z\d]+)*$/;
/** at the beginning of a line that would be a quotation otherwise; nobody sees it */
const UNSEEN = /\u2060/gu;

interface Read {
  shown: Received;
  /** answers by the numbers that stand for them */
  numbers: ReadonlyMap<string, string>;
}

const NONE: Read['numbers'] = new Map();

function receivedOf(message: ShownMessage): Read {
  const text = message.text.replace(UNSEEN, '');
  const [line, label, url] = LINK_LINE.exec(text) ?? [];
  if (line !== undefined && label !== undefined && url !== undefined)
    return { shown: { kind: 'link', text: text.slice(0, -line.length), label, url }, numbers: NONE };
  if (CODE.test(text)) return { shown: { kind: 'code', value: text }, numbers: NONE };
  const [head = '', step, of] = PROGRESS.exec(text) ?? [];
  const { words, choices, numbers } = withoutAnswers(text.slice(head.length));
  const progress = step === undefined ? undefined : { step: Number(step), of: Number(of) };
  return { shown: { kind: 'text', text: words, choices, progress }, numbers };
}

/** Without the list of answers at the end, which an empty line sets off. */
function withoutAnswers(text: string): { words: string; choices: string[]; numbers: Read['numbers'] } {
  const lines = text.split('\n');
  const from = lines.findLastIndex((line) => !ANSWER.test(line)) + 1;
  if (lines[from - 1] !== '') return { words: text, choices: [], numbers: NONE };
  const answers = lines.slice(from).map((line) => ANSWER.exec(line)?.groups ?? {});
  return {
    words: lines.slice(0, from - 1).join('\n'),
    choices: answers.map(({ numbered, words }) => numbered ?? words ?? ''),
    numbers: new Map(
      answers.flatMap(({ number, numbered }) =>
        number === undefined || numbered === undefined ? [] : [[numbered, number] as const],
      ),
    ),
  };
}
