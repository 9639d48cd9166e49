/** Many people at once, each in bursts of quick messages: to every one of them it is as if they were alone. */
import { expect, it, onTestFinished } from 'vitest';
import { unsettled } from '../../office/settled.ts';
import { openOffice } from '../../office.ts';
import { BURSTS, calmTalk, guestsOf, sayBurst, wrongs } from './crowd.ts';
import { startTelegram } from './station.ts';

const PEOPLE = 64;
/** longer than anything healthy takes, however busy the machine */
const PATIENCE_MS = 60_000;

it.each([
  ['long polling', undefined, BURSTS.slice(0, 2)],
  ['the webhook', 'rahasia-webhook', BURSTS.slice(0, 1)],
])(
  '64 chats in bursts of five keep their order, by %s',
  { timeout: 4 * PATIENCE_MS },
  async (_, webhookSecret, rounds) => {
    const telegram = await startTelegram();
    const office = await openOffice({
      telegram: { token: telegram.token, apiRoot: telegram.url, webhookSecret },
    });
    onTestFinished(() => office.stop());
    const { ctx } = office;
    const idle = async () => {
      const left = async () => [telegram.waiting().length, ...(await unsettled(ctx))];
      await expect.poll(left, { timeout: PATIENCE_MS, interval: 100 }).toEqual([0]);
    };
    const calm = await calmTalk(telegram, idle, rounds);
    const begun = telegram.calls.length;

    const guests = guestsOf(telegram, PEOPLE);
    for (const burst of rounds) {
      await sayBurst(guests, burst);
      await idle();
    }
    expect(await wrongs({ ctx, telegram, calm }, guests)).toEqual([]);
    const sent = telegram.calls.slice(begun).filter(({ method }) => method === 'sendMessage');
    expect(sent).toHaveLength(PEOPLE * calm.length);
  },
);
