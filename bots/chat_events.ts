/** Tells chats what the office has for them: chats side by side, the events of one chat in their order. */
import { chatEventOf, markTold, pendingChatEvents } from '../services/chat_events.ts';
import type { ServiceContext } from '../services/context.ts';
import { createWorker } from '../services/worker.ts';
import type { Worker } from '../services/worker.ts';
import type { Turns } from './turn.ts';

const AT_ONCE = 200;
const AGAIN_MS = 60_000;
/** Chats that can fail at a time before it is not they who are the matter: then all wait. */
const MOST_FAILING = 500;

export function createChatEvents(ctx: ServiceContext, turns: Turns): Worker {
  // chats that could not be told, and when they are tried again (UTC ms): they hold up nobody else
  const failing = new Map<string, number>();
  return createWorker({
    name: 'chat_events',
    log: ctx.log,
    run: async () => {
      for (const [chat, at] of failing) if (at <= ctx.now()) failing.delete(chat);
      if (failing.size >= MOST_FAILING) return untilFirst(failing, ctx.now());
      const pending = await pendingChatEvents(ctx, { limit: AT_ONCE, except: [...failing.keys()] });
      const chats = new Set(pending.map(({ conversationId }) => conversationId));
      const eventsOf = (chat: string) => pending.filter(({ conversationId }) => conversationId === chat);
      await Promise.all(
        [...chats].map(async (chat) => {
          if (!(await tellAll(ctx, turns, eventsOf(chat)))) failing.set(chat, ctx.now() + AGAIN_MS);
        }),
      );
      return pending.length === AT_ONCE ? 0 : untilFirst(failing, ctx.now());
    },
  });
}

/** ms; null: none fails. */
function untilFirst(failing: ReadonlyMap<string, number>, now: number): number | null {
  return failing.size === 0 ? null : Math.max(0, Math.min(...failing.values()) - now);
}

/** False when one could not be told: the later ones of its chat wait for it. */
async function tellAll(ctx: ServiceContext, turns: Turns, events: readonly { id: number }[]): Promise<boolean> {
  for (const { id } of events) {
    try {
      const told = await chatEventOf(ctx, id);
      if (told !== null) await turns.tellChat(told.address, id, told.event);
      await markTold(ctx, id);
    } catch (err) {
      ctx.log.error({ err, chatEvent: id, code: 'CHAT_EVENT_NOT_TOLD' }, 'A chat could not be told; it is tried again');
      return false;
    }
  }
  return true;
}
