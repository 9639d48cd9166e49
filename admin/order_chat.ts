import type { ServiceContext } from '../services/context.ts';
import type { OrderDetail } from '../services/orders/detail.ts';
import { readTranscript, type ChatLine } from '../services/transcript.ts';

/** Bubbles beside an order; the rest is a page of its own. */
const BESIDE = 40;
const PAGE = 200;

type Chat = Promise<{ lines: ChatLine[]; earlier: boolean }>;

export function newestTranscript(ctx: ServiceContext, order: OrderDetail): Chat {
  return readTranscript(ctx, idsOf(order), { limit: BESIDE });
}

export function transcriptBefore(ctx: ServiceContext, order: OrderDetail, before: number | undefined): Chat {
  return readTranscript(ctx, idsOf(order), { limit: PAGE, before });
}

function idsOf({ conversations }: OrderDetail): string[] {
  return conversations.map(({ id }) => id);
}
