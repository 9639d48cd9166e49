import type { ServiceContext } from '../services/context.ts';
import type { OrderDetail } from '../services/orders/detail.ts';
import { readTranscript, type ChatLine, type TranscriptOf } from '../services/transcript.ts';
import type { Officer } from './visit.ts';

/** Bubbles beside an order; the rest is a page of its own. */
const BESIDE = 40;
const PAGE = 200;

type Chat = Promise<{ lines: ChatLine[]; earlier: boolean }>;

export function newestTranscript(ctx: ServiceContext, officer: Officer, order: OrderDetail): Chat {
  return readTranscript(ctx, officer, chatsOf(order), { limit: BESIDE });
}

export function transcriptBefore(
  ctx: ServiceContext,
  officer: Officer,
  order: OrderDetail,
  before: number | undefined,
): Chat {
  return readTranscript(ctx, officer, chatsOf(order), { limit: PAGE, before });
}

function chatsOf({ code, conversations }: OrderDetail): TranscriptOf {
  return { subject: `order:${code}`, chats: conversations };
}
