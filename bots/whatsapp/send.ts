/**
 * What goes out to WhatsApp. Each bubble has an id of its own that is always the same, and WhatsApp shows one id once: what is
 * in doubt is simply sent again.
 */
import { setTimeout } from 'node:timers/promises';
import type { ServiceContext } from '../../services/context.ts';
import { HELD_BACK } from '../../services/whatsapp_line.ts';
import type { Channel, ChatAddress, Outgoing, SendResult } from '../channel.ts';
import { codeOf } from '../pause.ts';
import { uploadOf } from '../papers.ts';
import type { Upload } from '../papers.ts';
import { createWorking } from '../working.ts';
import { idOf } from './message_id.ts';
import { outcomeOf } from './outcome.ts';
import { bubblesOf, CAPTION_LIMIT } from './render.ts';
import { SendingPause } from './sending_pause.ts';
import type { WhatsAppTiming } from './timing.ts';
import { createUnaskedPace } from './unasked.ts';
import { WhatsAppProblem } from './wire.ts';
import type { Ack, Content, Line, Wire } from './wire.ts';

export interface Sender {
  send: Channel['send'];
  working: NonNullable<Channel['working']>;
  /** WhatsApp says itself that it restricts the number, until then (UTC ms) where it says so; null: no more */
  whenRestricted(restriction: { until: number | undefined } | null): Promise<void>;
}

export interface SenderParts {
  ctx: ServiceContext;
  line: Line;
  timing: Pick<
    WhatsAppTiming,
    'jitterMs' | 'unaskedAMinute' | 'unaskedChatMs' | 'pauseMs' | 'pausedLookMs' | 'lookMs' | 'typingEveryMs' | 'random'
  >;
}

/** Why a message failed to somebody who has never written: such messages cost the number (messages of strangers). */
const FIRST_CONTACT = 'first contact';

/** `send` rejects when it is to be tried again by and by: nothing went, or what went is not shown twice. */
export function createSender({ ctx, line, timing }: SenderParts): Sender {
  const pace = createUnaskedPace(timing);
  const pausing = new SendingPause(ctx, timing.lookMs);
  const notNow = (afterMs: number, reason: string): SendResult => ({ kind: 'later', afterMs, reason, attempt: false });
  // a closed line is left alone by the outbox, and a new one may be open already
  const closed = (tried?: Wire) =>
    notNow(tried !== undefined && line.wire === tried ? timing.lookMs : 0, 'the line is closed');
  const paused = (leftMs: number) => notNow(Math.min(leftMs, timing.pausedLookMs), HELD_BACK);

  /** null: it may go now. */
  async function heldBack(address: ChatAddress, { unasked }: Outgoing): Promise<SendResult | null> {
    if (line.wire === undefined) return closed();
    const leftMs = await pausing.left();
    if (leftMs > 0) return paused(leftMs);
    if (!unasked) return null;
    if (!(await hasWritten(ctx, address))) return { kind: 'failed', reason: FIRST_CONTACT };
    const waitMs = pace.take(address.chat, ctx.now());
    return waitMs === 0 ? null : notNow(waitMs, 'unasked messages are paced');
  }

  async function jitter(): Promise<void> {
    const [least, most] = timing.jitterMs;
    const ms = least + timing.random() * (most - least);
    if (ms > 0) await setTimeout(ms);
  }

  const send: Channel['send'] = async (address, outgoing) => {
    const bubbles = bubblesOf(outgoing.body);
    const bubble = bubbles[outgoing.bubbles];
    if (bubble === undefined) return { kind: 'sent' };
    const held = await heldBack(address, outgoing);
    if (held !== null) return held;
    if (!outgoing.unasked) await jitter();
    // meanwhile another message may have been refused
    const leftMs = await pausing.left();
    if (leftMs > 0) return paused(leftMs);
    const { wire } = line;
    // another number may have been linked: to its people this one's customers are strangers
    if (wire === undefined || line.account !== address.account) return closed();
    const last = outgoing.bubbles === bubbles.length - 1;
    const upload = last && bubble.length <= CAPTION_LIMIT ? await uploadOf(ctx, address, outgoing) : null;
    const id = idOf(ctx.vault, outgoing.id, outgoing.bubbles);
    const ack = await put(ctx, wire, { chat: address.chat, id, bubble, upload });
    // nobody is to blame but the line
    if (ack === null || (ack.kind === 'unknown' && line.wire !== wire)) return closed(wire);
    const outcome = outcomeOf(ack, last);
    switch (outcome.kind) {
      case 'restricted':
        await pausing.set(ctx.now() + timing.pauseMs);
        return paused(timing.pauseMs);
      case 'again':
        throw Object.assign(new Error('WhatsApp did not take a message'), { code: outcome.code });
      default:
        return outcome;
    }
  };

  return {
    send,
    working: createWorking({
      everyMs: timing.typingEveryMs,
      show: (chat) => line.wire?.typing(chat, true),
      hide: (chat) => line.wire?.typing(chat, false),
    }),
    whenRestricted: (restriction) =>
      restriction === null ? pausing.end() : pausing.set(restriction.until ?? ctx.now() + timing.pauseMs),
  };
}

interface Put {
  chat: string;
  id: string;
  bubble: string;
  upload: Upload | null;
}

/** With its file where WhatsApp takes it. null: the line is closed, and nothing went. */
async function put(ctx: ServiceContext, wire: Wire, { chat, id, bubble, upload }: Put): Promise<Ack | null> {
  try {
    return await wire.send(chat, id, contentOf(bubble, upload));
  } catch (err) {
    if (err instanceof WhatsAppProblem && err.code === 'WHATSAPP_LINE_CLOSED') return null;
    if (upload === null) throw err;
    ctx.log.warn({ code: codeOf(err) }, 'A paper could not be sent; its link is sent without it');
    return put(ctx, wire, { chat, id, bubble, upload: null });
  }
}

export function contentOf(words: string, upload: Upload | null): Content {
  if (upload === null) return { kind: 'text', text: words };
  const { name, mime, bytes, asPhoto } = upload;
  return asPhoto
    ? { kind: 'image', bytes, mime, caption: words }
    : { kind: 'document', name, bytes, mime, caption: words };
}

async function hasWritten({ db }: ServiceContext, { channel, account, chat }: ChatAddress): Promise<boolean> {
  const conversation = await db.read.conversation.findUnique({
    where: { channel_account_chat: { channel, account, chat } },
    select: { lastInboundAt: true },
  });
  return conversation !== null && conversation.lastInboundAt !== null;
}
