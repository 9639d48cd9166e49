/** What the use cases of the panel share: an order as its page showed it, the officer's words, the simple act. */
import type { OrderAct } from '../../machines/order/machine.ts';
import type { Actor, ServiceContext } from '../context.ts';
import { actOnOrder } from './acts.ts';
import type { OrderOutcome } from './refusal.ts';
import type { EventDetails } from './timeline.ts';

/** An order as its page showed it; acting on an older revision is refused with what happened since. */
export interface OnPage {
  code: string;
  revision: number;
}

export type Done = { revision: number };

const WORDS_MAX = 2000;

/** What an officer wrote, tidied; null when nothing was written or far too much. */
export function wordsOf(text: string | null): string | null {
  const words = (text ?? '').trim();
  return words === '' || words.length > WORDS_MAX ? null : words;
}

/** An act that leaves nothing but its event. */
export function actAlone(
  ctx: ServiceContext,
  actor: Actor,
  page: OnPage,
  act: OrderAct,
  details: EventDetails,
): Promise<OrderOutcome<Done>> {
  return ctx.db.write(async (tx) => {
    const acted = await actOnOrder(ctx, tx, { code: page.code, revision: page.revision, actor, act, details });
    return acted.ok ? { ok: true, revision: acted.revision } : acted;
  });
}
