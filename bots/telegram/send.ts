/**
 * What goes out to Telegram. The Bot API knows no idempotency key: when a connection breaks while a message is on its way,
 * nobody can say whether it went. It is then sent once more, but only when a harmless call to the same chat ("typing") has come
 * through: an interruption, however long, costs at most one duplicate bubble. What is in doubt twice is not sent a third
 * time (bots/outbox).
 */
import type { ServiceContext } from '../../services/context.ts';
import type { Channel, SendResult } from '../channel.ts';
import { createPace } from '../pace.ts';
import { uploadOf } from '../papers.ts';
import { createWorking } from '../working.ts';
import { markChosen } from './chosen.ts';
import { TelegramProblem } from './client.ts';
import type { TelegramClient } from './client.ts';
import { deliver } from './deliver.ts';
import { isFormRefused, OUTAGE_MS, resultOf } from './outcome.ts';
import { bubblesOf, fitsCaption } from './render.ts';
import type { TelegramTiming } from './timing.ts';
import { typingSign } from './typing.ts';

export interface Sender {
  send: Channel['send'];
  working: NonNullable<Channel['working']>;
  /** never rejects */
  markChosen(chatId: number, message: Parameters<typeof markChosen>[2], data: string): Promise<void>;
}

export interface SenderParts {
  ctx: ServiceContext;
  client: TelegramClient;
  timing: Pick<TelegramTiming, 'unaskedASecond'>;
}

export function createSender({ ctx, client, timing }: SenderParts): Sender {
  const pace = createPace(timing.unaskedASecond, 1_000);

  const send: Channel['send'] = async (address, outgoing) => {
    const { chat } = address;
    const waitMs = outgoing.unasked ? pace.take(ctx.now()) : 0;
    if (waitMs > 0) return { kind: 'later', afterMs: waitMs, reason: 'unasked messages are paced', attempt: false };
    const bubbles = bubblesOf(outgoing.body);
    const bubble = bubbles[outgoing.bubbles];
    if (bubble === undefined) return { kind: 'sent' };
    const probed = outgoing.doubts > 0 ? await probe(client, Number(chat)) : null;
    if (probed !== null) return probed;
    const last = outgoing.bubbles === bubbles.length - 1;
    try {
      // a file that may have been too much for the line is not tried twice: its link says the same
      const mayBring = last && outgoing.doubts === 0 && fitsCaption(bubble);
      const upload = mayBring ? await uploadOf(ctx, address, outgoing) : null;
      await deliver({ client, log: ctx.log, chatId: Number(chat), bubble, upload });
      return { kind: last ? 'sent' : 'partly' };
    } catch (err) {
      if (!(err instanceof TelegramProblem)) throw err;
      return resultOf(err);
    }
  };

  return {
    send,
    working: createWorking(typingSign(client)),
    markChosen: (chatId, message, data) => markChosen(client, chatId, message, data),
  };
}

/** null: the line to the chat is well again. */
async function probe(client: TelegramClient, chatId: number): Promise<SendResult | null> {
  try {
    await client.call('sendChatAction', { chat_id: chatId, action: 'typing' });
    return null;
  } catch (err) {
    if (!(err instanceof TelegramProblem)) throw err;
    // an answer is an answer, whatever Telegram has against the sign
    if (isFormRefused(err)) return null;
    const waiting = { kind: 'later' as const, afterMs: OUTAGE_MS, reason: err.message, attempt: false as const };
    const result = resultOf(err);
    return result.kind === 'unknown' ? waiting : result;
  }
}
