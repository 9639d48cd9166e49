/** The office's WhatsApp as a channel: what comes in goes through the inbox, what goes out through the outbox. */
import type { ServiceContext } from '../../services/context.ts';
import { codeOf } from '../pause.ts';
import type { Channel, TurnDoor } from '../channel.ts';
import { contentBehind } from './again.ts';
import { WhatsAppLine } from './line.ts';
import { readId } from './message_id.ts';
import { ReceiptNotes } from './receipt_notes.ts';
import { noteReceipts } from './receipts.ts';
import { createSender } from './send.ts';
import type { Network } from './session.ts';
import { createTaker } from './take.ts';
import { TIMING } from './timing.ts';
import type { WhatsAppTiming } from './timing.ts';
import { CHANNEL } from './wire.ts';

export interface WhatsAppOptions {
  ctx: ServiceContext;
  door: TurnDoor;
  network: Network;
  timing?: Partial<WhatsAppTiming> | undefined;
}

export interface WhatsApp {
  channel: Channel;
  /** Returns at once: the line is made in the background, once there is an account or an admin links one. */
  start(): void;
}

export function createWhatsApp({ ctx, door, network, timing: given }: WhatsAppOptions): WhatsApp {
  const timing = { ...TIMING, ...given };
  const stopping = new AbortController();
  const receipts = new ReceiptNotes((all) => noteReceipts(ctx, line.account, all), ctx.log);
  const line: WhatsAppLine = new WhatsAppLine({
    ctx,
    network,
    timing,
    tell: {
      isOwnId: (id) => readId(ctx.vault, id) !== null,
      contentBehind: (id, askedBy) => contentBehind(ctx, line.account, id, askedBy),
      receipts: ({ chat, ids, state }) => {
        receipts.add(ids.map((id) => ({ id, from: [chat], state, at: ctx.now() })));
      },
      restricted: (restriction) => {
        sender.whenRestricted(restriction).catch((err: unknown) => {
          ctx.log.warn({ code: codeOf(err), channel: CHANNEL }, 'A restriction of WhatsApp could not be noted');
        });
      },
    },
  });
  const sender = createSender({ ctx, line, timing });
  const taker = createTaker({ ctx, door, line, timing, signal: stopping.signal });
  let running: Promise<void> = Promise.resolve();
  return {
    channel: {
      name: CHANNEL,
      get account() {
        return line.account;
      },
      get closed() {
        return line.wire === undefined;
      },
      repeatable: true,
      send: sender.send,
      working: sender.working,
      inbox: taker,
      async stop() {
        stopping.abort();
        await running;
        await receipts.ended();
      },
    },
    start() {
      running = line.run(stopping.signal);
    },
  };
}
