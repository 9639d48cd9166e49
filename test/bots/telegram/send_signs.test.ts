/** What is done in a chat besides messages: "typing ...", and the mark on the pressed choice. */
import { beforeEach, describe, expect, it } from 'vitest';
import { typingSign } from '../../../bots/telegram/typing.ts';
import { createWorking } from '../../../bots/working.ts';
import { addressOf, openSenderOffice, text } from './sender_office.ts';
import type { SenderOffice } from './sender_office.ts';

let office: SenderOffice;

beforeEach(async () => {
  office = await openSenderOffice();
});

describe('"typing ..."', () => {
  /** A clock in hand: what is to be done after which time. */
  function clock() {
    const due = new Map<number, { ms: number; act: () => void }>();
    let made = 0;
    return {
      after: (ms: number, act: () => void) => {
        const id = (made += 1);
        due.set(id, { ms, act });
        return () => void due.delete(id);
      },
      waiting: () => [...due.values()].map(({ ms }) => ms),
      strike: () => {
        const acts = [...due.values()];
        due.clear();
        for (const { act } of acts) act();
      },
    };
  }

  const shown = () => office.telegram.calls.filter(({ method }) => method === 'sendChatAction').length;

  it('is shown after a second, and again every four until the answer is there', async () => {
    const time = clock();
    const over = createWorking(typingSign(office.client), time.after)(addressOf(office.telegram, office.person));
    expect([time.waiting(), shown()]).toEqual([[1_000], 0]);
    for (const count of [1, 2, 3]) {
      time.strike();
      await office.telegram.waitFor(() => shown() === count);
      expect(time.waiting()).toEqual([4_000]);
    }
    expect(office.telegram.calls[0]?.payload).toMatchObject({ chat_id: office.person.id, action: 'typing' });
    over();
    expect(time.waiting()).toEqual([]);
  });

  it('is not shown when the answer comes sooner', () => {
    const time = clock();
    createWorking(typingSign(office.client), time.after)(addressOf(office.telegram, office.person))();
    expect(time.waiting()).toEqual([]);
    expect(office.telegram.calls).toEqual([]);
  });

  it('disturbs nothing when Telegram refuses it', async () => {
    const time = clock();
    const refused = office.telegram.fault({
      kind: 'status',
      status: 429,
      description: 'Too Many',
      retryAfter: 9,
      times: 2,
    });
    const over = createWorking(typingSign(office.client), time.after)(addressOf(office.telegram, office.person));
    time.strike();
    await office.telegram.waitFor(() => refused.met === 1);
    time.strike();
    await office.telegram.waitFor(() => refused.met === 2);
    over();
    expect(await office.send(text('Halo'))).toEqual({ kind: 'sent' });
  });
});

describe('the pressed choice', () => {
  const labels = () => office.said().map(({ buttons }) => buttons.flat().map(({ text: label }) => label));

  async function press(label: string): Promise<void> {
    const { callback_query: query } = await office.person.press(label);
    // telegraf's types are older than those of the fake; both describe the same JSON
    const message = query?.message as Parameters<SenderOffice['sender']['markChosen']>[1];
    await office.sender.markChosen(office.person.id, message, query?.data ?? '');
  }

  it('is marked in its message; one pressed later takes over the mark', async () => {
    await office.send(text('Setuju?', ['Ya', 'Tidak']));
    await press('Tidak');
    expect(labels()).toEqual([['Ya', '✓ Tidak']]);
    await press('Ya');
    expect(labels()).toEqual([['✓ Ya', 'Tidak']]);
    await press('Ya');
    expect(labels()).toEqual([['✓ Ya', 'Tidak']]);
  });

  it('is marked again without harm when the message shows it already', async () => {
    await office.send(text('Setuju?', ['Ya', 'Tidak']));
    const { callback_query: query } = await office.person.press('Ya');
    const message = query?.message as Parameters<SenderOffice['sender']['markChosen']>[1];
    await office.sender.markChosen(office.person.id, message, 'choice:0');
    await office.sender.markChosen(office.person.id, message, 'choice:0');
    expect(labels()).toEqual([['✓ Ya', 'Tidak']]);
  });

  it('changes nothing where there is no such button, or no message', async () => {
    await office.send(text('Setuju?', ['Ya', 'Tidak']));
    const { callback_query: query } = await office.person.forge('made:up');
    const message = query?.message as Parameters<SenderOffice['sender']['markChosen']>[1];
    await office.sender.markChosen(office.person.id, message, 'made:up');
    await office.sender.markChosen(office.person.id, undefined, 'choice:0');
    expect(office.telegram.calls.map(({ method }) => method)).toEqual(['sendMessage']);
  });

  it('is nothing that an answer has to wait for: the network may break', async () => {
    await office.send(text('Setuju?', ['Ya', 'Tidak']));
    office.telegram.fault({ kind: 'reset-before', method: 'editMessageReplyMarkup' });
    await press('Ya');
    expect(labels()).toEqual([['Ya', 'Tidak']]);
  });
});
