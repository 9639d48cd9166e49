/** Tells Telegram what the bot is and which words it knows, in both languages: its list of commands and its page. */
import type { Language } from '../../domain/vocabulary.ts';
import type { GlobalWord } from '../../machines/conversation/events.ts';
import { renderText } from '../../machines/texts/render.ts';
import { text } from '../../machines/texts/text.ts';
import type { ServiceContext } from '../../services/context.ts';
import { readOffice } from '../../services/office.ts';
import { speakerOf } from '../speak.ts';
import type { TelegramClient } from './client.ts';
import { INDONESIAN } from './inbound.ts';

type Word = Extract<
  GlobalWord,
  | 'menu'
  | 'status'
  | 'information'
  | 'officer'
  | 'complain'
  | 'visit'
  | 'back'
  | 'cancel'
  | 'help'
  | 'connect'
  | 'myData'
  | 'optOut'
  | 'language'
>;

/** Global words as the assistant understands them (machines/understanding/words), in the order of use. */
const COMMANDS: Record<Language, readonly (readonly [command: string, word: Word])[]> = {
  id: [
    ['menu', 'menu'],
    ['status', 'status'],
    ['info', 'information'],
    ['petugas', 'officer'],
    ['pengaduan', 'complain'],
    ['antrean', 'visit'],
    ['kembali', 'back'],
    ['batal', 'cancel'],
    ['bantuan', 'help'],
    ['sambung', 'connect'],
    ['data_saya', 'myData'],
    ['berhenti', 'optOut'],
    ['bahasa', 'language'],
  ],
  en: [
    ['menu', 'menu'],
    ['status', 'status'],
    ['info', 'information'],
    ['officer', 'officer'],
    ['complaint', 'complain'],
    ['queue', 'visit'],
    ['back', 'back'],
    ['cancel', 'cancel'],
    ['help', 'help'],
    ['connect', 'connect'],
    ['my_data', 'myData'],
    ['stop', 'optOut'],
    ['language', 'language'],
  ],
};

/** Bot API, setMyDescription and setMyShortDescription. */
const LONGEST_ABOUT = 512;
const LONGEST_SHORT = 120;

interface CommandsParts {
  ctx: ServiceContext;
  client: TelegramClient;
}

/** By telephone: whoever has none that reads Indonesian sees English. */
const READERS: readonly (readonly [telephone: string | undefined, Language])[] = [
  [undefined, 'en'],
  ...INDONESIAN.map((telephone) => [telephone, 'id'] as const),
];

/** Sets only what is not so already: Telegram allows few such changes. Rejects with TelegramProblem. */
export async function describeBot({ ctx, client }: CommandsParts, signal: AbortSignal): Promise<void> {
  const { office } = await readOffice(ctx);
  const speaker = await speakerOf(ctx);
  for (const [telephone, language] of READERS) {
    const whose = telephone === undefined ? {} : { language_code: telephone };
    const say = (key: Parameters<typeof renderText>[0]) => renderText(key, speaker(language));
    const commands = COMMANDS[language].map(([command, word]) => ({
      command,
      description: say(text(`telegram.command.${word}`)),
    }));
    const about = say(text('telegram.about', { office: office.name })).slice(0, LONGEST_ABOUT);
    const short = say(text('telegram.short', { office: office.name })).slice(0, LONGEST_SHORT);

    const known = await client.call('getMyCommands', whose, { signal });
    const listed = (list: readonly { command: string; description: string }[]) =>
      list.map(({ command, description }) => `${command} ${description}`).join('\n');
    if (listed(known) !== listed(commands)) await client.call('setMyCommands', { commands, ...whose }, { signal });
    if ((await client.call('getMyDescription', whose, { signal })).description !== about) {
      await client.call('setMyDescription', { description: about, ...whose }, { signal });
    }
    if ((await client.call('getMyShortDescription', whose, { signal })).short_description !== short) {
      await client.call('setMyShortDescription', { short_description: short, ...whose }, { signal });
    }
  }
}
