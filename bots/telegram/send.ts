/**
 * What goes out to Telegram. The Bot API knows no idempotency key: when a connection breaks while a message is on its way,
 * nobody can say whether it went. It is then sent again, but only once a harmless call to the same chat ("typing") has come
 * through; so an interruption, however long, costs at most one duplicate bubble, instead of one for each attempt that was
 * carried out without our hearing of it. What is in doubt is kept in memory: a crash in that moment forgets it, and the
 * message is simply sent again.
 */
import type { ServiceContext } from '../../services/context.ts';
import type { Channel, Outgoing, SendResult } from '../channel.ts';
import { markChosen } from './chosen.ts';
import { TelegramProblem } from './client.ts';
import type { TelegramClient } from './client.ts';
import { deliver } from './deliver.ts';
import { isFormRefused, OUTAGE_MS, resultOf } from './outcome.ts';
import { createPace } from './pace.ts';
import { uploadBehind } from './papers.ts';
import type { Upload } from './papers.ts';
import { bubblesOf } from './render.ts';
import type { Bubble } from './render.ts';
import type { TelegramTiming } from './timing.ts';
import { createWorking } from './working.ts';

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
  const pace = createPace(timing.unaskedASecond);
  /** by chat: the message of which it is not known whether it went */
  const doubtful = new Map<string, number>();

  const send: Channel['send'] = async ({ chat }, outgoing) => {
    const waitMs = outgoing.unasked ? pace.take(ctx.now()) : 0;
    if (waitMs > 0) return { kind: 'later', afterMs: waitMs, reason: 'unasked messages are paced', attempt: false };
    const bubbles = bubblesOf(outgoing.body);
    const bubble = bubbles[outgoing.bubbles];
    if (bubble === undefined) return { kind: 'sent' };
    const probed = doubtful.get(chat) === outgoing.id ? await probe(client, Number(chat)) : null;
    if (probed !== null) return probed;
    const last = outgoing.bubbles === bubbles.length - 1;
    try {
      const upload = last ? await uploadOf(ctx, outgoing, bubble) : null;
      await deliver({ client, log: ctx.log, chatId: Number(chat), bubble, upload });
      doubtful.delete(chat);
      return { kind: last ? 'sent' : 'partly' };
    } catch (err) {
      if (!(err instanceof TelegramProblem)) throw err;
      const result = resultOf(err);
      if (result !== null) return result;
      doubtful.set(chat, outgoing.id);
      throw err;
    }
  };

  return {
    send,
    working: createWorking(client),
    markChosen: (chatId, message, data) => markChosen(client, chatId, message, data),
  };
}

async function uploadOf(ctx: ServiceContext, { body }: Outgoing, bubble: Bubble): Promise<Upload | null> {
  return body.kind === 'link' ? uploadBehind(ctx, body.url, bubble) : null;
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
    return resultOf(err) ?? waiting;
  }
}
