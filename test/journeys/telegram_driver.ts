/** Telegram as a person's phone shows it: the real client of the office against a loopback Bot API. */
import { startFakeTelegram } from '../fakes/telegram/server.ts';
import type { FakeTelegram } from '../fakes/telegram/server.ts';
import type { Person, ScreenMessage } from '../fakes/telegram/people.ts';
import type { ChannelDriver, Device, Received, Sent } from './driver.ts';

export const TELEGRAM_WEBHOOK_SECRET = 'rahasia-webhook';

export function telegramDriver(mode: 'polling' | 'webhook'): ChannelDriver {
  return {
    name: `telegram by ${mode}`,
    async begin() {
      const fake = await startFakeTelegram();
      const webhookSecret = mode === 'webhook' ? TELEGRAM_WEBHOOK_SECRET : undefined;
      return {
        options: {
          telegram: { token: fake.token, apiRoot: fake.url, webhookSecret },
          // many orders are told of within one second of a clock that stands still
          surroundings: { telegram: { unaskedASecond: Infinity } },
        },
        newDevice: () => Promise.resolve(new Phone(fake)),
        async end() {
          await fake.close();
          if (fake.violations.length > 0)
            throw new Error(`The Bot API was misused: ${JSON.stringify(fake.violations)}`);
        },
      };
    },
  };
}

type Update = Awaited<ReturnType<Person['text']>>;

class Phone implements Device {
  readonly #fake: FakeTelegram;
  readonly #person: Person;
  /** messages of the chat that were looked at */
  #seen = 0;
  #last: Update | undefined;

  constructor(fake: FakeTelegram) {
    this.#fake = fake;
    this.#person = fake.person({ languageCode: 'id' });
  }

  async send(message: Sent): Promise<void> {
    if (message.kind === 'again') {
      if (this.#last === undefined) throw new Error('Nothing was sent that could come again');
      return this.#fake.taken(await this.#person.again(this.#last));
    }
    const update = await this.#say(message);
    this.#last = update;
    await this.#fake.taken(update);
  }

  received(): Promise<Received[]> {
    const fresh = this.#person.screen().slice(this.#seen);
    this.#seen += fresh.length;
    return Promise.resolve(fresh.flatMap((message) => (message.from === 'bot' ? [receivedOf(message)] : [])));
  }

  #say(message: Exclude<Sent, { kind: 'again' }>): Promise<Update> {
    const person = this.#person;
    switch (message.kind) {
      case 'open':
        return person.start();
      case 'start':
        return person.start(message.payload);
      case 'text':
        return person.text(message.text);
      case 'tap':
        return person.press(this.#dataOf(message.label));
      case 'choice':
        return person.forge(message.token);
      case 'file':
        return person.file({ ...message, mime: 'application/octet-stream' });
      case 'sticker':
        return person.sticker('👍');
      case 'voice':
        return person.voice();
    }
  }

  /** The newest button that stands for this label, be it cut or not. */
  #dataOf(label: string): string {
    const buttons = this.#person.screen().flatMap(labelledButtons);
    const data = buttons.findLast((button) => button.label === label)?.data;
    if (data === undefined) throw new Error(`No button says '${label}'`);
    return data;
  }
}

const PROGRESS = /^[▰▱]+ (\d+)\/(\d+)\n\n/u;
const LABEL_LINE = /^(\d+)\. (.+)$/u;
const LINK_LINE = /\n\n([^\n:]+): (https?:\/\/\S+)$/u;
const CUT = /^(\d+) · /u;
const CHOSEN = /^✓ /u;

function receivedOf(message: ScreenMessage): Received {
  const url = message.buttons.flat().find((button) => button.url !== undefined);
  const marked = withMarkup(message);
  if (url?.url !== undefined) return { kind: 'link', text: marked, label: url.text, url: url.url };
  const [line, label, address] = LINK_LINE.exec(marked) ?? [];
  if (line !== undefined && label !== undefined && address !== undefined)
    return { kind: 'link', text: marked.slice(0, -line.length), label, url: address };
  const code = /^`([^`]+)`$/.exec(marked)?.[1];
  if (code !== undefined) return { kind: 'code', value: code };
  const [head = '', step, of] = PROGRESS.exec(marked) ?? [];
  const buttons = labelledButtons(message);
  return {
    kind: 'text',
    text: withoutLabels(marked.slice(head.length), message),
    choices: buttons.map(({ label: shown }) => shown),
    progress: step === undefined ? undefined : { step: Number(step), of: Number(of) },
  };
}

/** The text as the neutral model has it: *bold*, `code`. */
function withMarkup({ text, entities }: ScreenMessage): string {
  const signs = entities
    .filter(({ type }) => type === 'bold' || type === 'code')
    .flatMap(({ type, offset, length }) => {
      const sign = type === 'bold' ? '*' : '`';
      return [
        { at: offset, sign },
        { at: offset + length, sign },
      ];
    })
    .toSorted((one, other) => other.at - one.at);
  let marked = text;
  for (const { at, sign } of signs) marked = marked.slice(0, at) + sign + marked.slice(at);
  return marked;
}

function areCut({ buttons }: ScreenMessage): boolean {
  return buttons.flat().some(({ text }) => CUT.test(text.replace(CHOSEN, '')));
}

/** Buttons with the whole label: where they are cut, the text lists it. */
function labelledButtons(message: ScreenMessage): { label: string; data: string }[] {
  const listed = areCut(message) ? message.text.split('\n').slice(-message.buttons.flat().length) : [];
  return message.buttons.flat().flatMap(({ text, data }, at) => {
    if (data === undefined) return [];
    const shown = text.replace(CHOSEN, '');
    const whole = LABEL_LINE.exec(listed[at] ?? '');
    return [{ label: whole?.[2] ?? shown, data }];
  });
}

function withoutLabels(marked: string, message: ScreenMessage): string {
  if (!areCut(message)) return marked;
  return marked
    .split('\n')
    .slice(0, -message.buttons.flat().length - 1)
    .join('\n');
}
