/** A sender on a loopback Bot API, with one person in a chat, for one test. */
import { expect, onTestFinished } from 'vitest';
import type { ChatAddress, OutboundBody, Outgoing, SendResult } from '../../../bots/channel.ts';
import { TelegramClient } from '../../../bots/telegram/client.ts';
import { createSender } from '../../../bots/telegram/send.ts';
import { TIMING } from '../../../bots/telegram/timing.ts';
import type { Sender } from '../../../bots/telegram/send.ts';
import { startFakeTelegram } from '../../fakes/telegram/server.ts';
import type { FakeTelegram, Person } from '../../fakes/telegram/server.ts';
import { openWorkshop } from '../../services/workshop.ts';
import type { Workshop } from '../../services/workshop.ts';

export interface SenderOffice extends Workshop {
  telegram: FakeTelegram;
  client: TelegramClient;
  sender: Sender;
  person: Person;
  /** somebody else in a chat of their own */
  another(): Promise<Person>;
  /** One call of `send`, for a message of its own unless `more` names one. */
  send(body: OutboundBody, more?: Partial<Outgoing>, to?: Person): Promise<SendResult>;
  /** Sends as the outbox does, bubble by bubble, until nothing of it is left. */
  sendAll(body: OutboundBody): Promise<void>;
  /** what the office has said in the person's chat */
  said(who?: Person): ReturnType<Person['screen']>;
}

export async function openSenderOffice(): Promise<SenderOffice> {
  const workshop = await openWorkshop();
  const telegram = await startFakeTelegram();
  onTestFinished(async () => {
    await telegram.close();
    expect(telegram.violations).toEqual([]);
  });
  const client = new TelegramClient({ token: telegram.token, apiRoot: telegram.url });
  const sender = createSender({ ctx: workshop.ctx, client, timing: TIMING });
  const another = async () => {
    const person = telegram.person();
    await person.text('halo');
    return person;
  };
  const person = await another();
  let rows = 0;
  const send: SenderOffice['send'] = async (body, more = {}, to = person) =>
    sender.send(addressOf(telegram, to), { id: (rows += 1), body, bubbles: 0, doubts: 0, unasked: false, ...more });
  return {
    ...workshop,
    telegram,
    client,
    sender,
    person,
    another,
    send,
    sendAll: async (body) => {
      const id = (rows += 1);
      for (let bubbles = 0; ; bubbles += 1) {
        const result = await send(body, { id, bubbles });
        if (result.kind === 'sent') return;
        expect(result).toEqual({ kind: 'partly' });
      }
    },
    said: (who = person) => who.screen().filter(({ from }) => from === 'bot'),
  };
}

export function addressOf(telegram: FakeTelegram, { id }: Person): ChatAddress {
  return { channel: 'telegram', account: String(telegram.bot.id), chat: String(id) };
}

export function text(words: string, labels: string[] = []): OutboundBody {
  return { kind: 'text', text: words, choices: labels.map((label, at) => ({ id: `choice:${at}`, label })) };
}
