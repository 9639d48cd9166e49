import { expect, it } from 'vitest';
import { LANGUAGES } from '../../../domain/vocabulary.ts';
import { understand } from '../../../machines/understanding/understand.ts';
import { describeBot } from '../../../bots/telegram/commands.ts';
import { TelegramClient } from '../../../bots/telegram/client.ts';
import { openWorkshop } from '../../services/workshop.ts';
import { startTelegram } from './station.ts';

async function described() {
  const { ctx } = await openWorkshop({ seeded: true });
  const telegram = await startTelegram();
  const client = new TelegramClient({ token: telegram.token, apiRoot: telegram.url });
  const describe = () => describeBot({ ctx, client }, new AbortController().signal);
  await describe();
  return { telegram, describe };
}

it('offers its words in Indonesian to telephones that speak it or a language close to it, and in English to all others', async () => {
  const { telegram } = await described();
  const commandsOf = (languageCode: string) =>
    telegram
      .person({ languageCode })
      .commands()
      .map(({ command }) => command);
  for (const close of ['id', 'ms', 'jv', 'su'])
    expect(commandsOf(close)).toEqual([
      'menu',
      'status',
      'info',
      'petugas',
      'pengaduan',
      'antrean',
      'kembali',
      'batal',
      'bantuan',
      'sambung',
      'data_saya',
      'berhenti',
      'bahasa',
    ]);
  expect(commandsOf('de')).toEqual([
    'menu',
    'status',
    'info',
    'officer',
    'complaint',
    'queue',
    'back',
    'cancel',
    'help',
    'connect',
    'my_data',
    'stop',
    'language',
  ]);
});

it('understands every word that it offers', async () => {
  const { telegram } = await described();
  for (const languageCode of LANGUAGES) {
    for (const { command } of telegram.person({ languageCode }).commands()) {
      const event = understand({ kind: 'text', text: `/${command}` }, { question: null, labels: [] });
      expect([command, event.type]).not.toEqual([command, 'unknown']);
    }
  }
});

it('changes nothing that is so already: Telegram allows few changes', async () => {
  const { telegram, describe } = await described();
  const changes = () => telegram.calls.filter(({ method }) => method.startsWith('setMy')).length;
  const before = changes();
  expect(before).toBe(15);
  await describe();
  expect(changes()).toBe(before);
});
