/** Tells chats what the office has for them: chats side by side, the events of one chat in their order. */
import { chatEventOf, markTold, pendingChatEvents } from '../services/chat_events.ts';
import type { ServiceContext } from '../services/context.ts';
import { createWorker } from '../services/worker.ts';
import type { Worker } from '../services/worker.ts';
import type { Turns } from './turn.ts';

const AT_ONCE = 200;
/** After the first, second ... failure in a row, then again and again after the longest. */
const AGAIN_MS = [1_000, 5_000, 30_000];
const LONGEST_MS = 60_000;
/** Chats that can fail at a time before it is not they who are the matter: then all wait. */
const MOST_FAILING = 500;

/** `times` in a row; tried again at `at` (UTC ms). */
interface Failure {
  times: number;
  at: number;
}

type Door = Pick<Turns, 'tellChat'>;

export function createChatEvents(ctx: ServiceContext, turns: Door): Worker {
  // chats that could not be told hold up nobody else
  const failures = new Map<string, Failure>();
  return createWorker({
    name: 'chat_events',
    log: ctx.log,
    run: async () => {
      const begun = ctx.now();
      const waiting = [...failures].filter(([, { at }]) => at > begun).map(([chat]) => chat);
      if (waiting.length >= MOST_FAILING) return untilFirst(failures, begun);
      const pending = await pendingChatEvents(ctx, { limit: AT_ONCE, except: waiting });
      const chats = new Set(pending.map(({ conversationId }) => conversationId));
      const eventsOf = (chat: string) => pending.filter(({ conversationId }) => conversationId === chat);
      await Promise.all(
        [...chats].map(async (chat) => {
          if (await tellAll(ctx, turns, eventsOf(chat))) failures.delete(chat);
          else failures.set(chat, failureAfter(failures.get(chat), ctx.now()));
        }),
      );
      if (pending.length === AT_ONCE) return 0;
      // another program told them meanwhile
      for (const [chat, { at }] of failures) if (at <= begun && !chats.has(chat)) failures.delete(chat);
      return untilFirst(failures, ctx.now());
    },
  });
}

function failureAfter(last: Failure | undefined, now: number): Failure {
  const times = last?.times ?? 0;
  return { times: times + 1, at: now + (AGAIN_MS[times] ?? LONGEST_MS) };
}

/** ms; null: none fails. */
function untilFirst(failures: ReadonlyMap<string, Failure>, now: number): number | null {
  if (failures.size === 0) return null;
  return Math.max(0, Math.min(...[...failures.values()].map(({ at }) => at)) - now);
}

/** False when one could not be told: the later ones of its chat wait for it. */
async function tellAll(ctx: ServiceContext, turns: Door, events: readonly { id: number }[]): Promise<boolean> {
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
