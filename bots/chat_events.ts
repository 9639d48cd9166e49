/** Tells chats what the office has for them: chats side by side, the events of one chat in their order. */
import { chatEventOf, markNotTold, markTold, pendingChatEvents } from '../services/chat_events.ts';
import type { ServiceContext } from '../services/context.ts';
import { createWorker } from '../services/worker.ts';
import type { Worker } from '../services/worker.ts';
import type { Turns } from './turn.ts';

const AT_ONCE = 200;
/** After the first, second ... failure of an event, then again and again after the longest. */
const AGAIN_MS = [1_000, 5_000, 30_000];
const LONGEST_MS = 60_000;
/** Some ten minutes; then it is laid aside, and its chat goes on. */
const MOST_ATTEMPTS = 12;
/** Chats that can fail at a time before it is not they who are the matter: then all wait. */
const MOST_FAILING = 500;

type Door = Pick<Turns, 'tellChat'>;

export function createChatEvents(ctx: ServiceContext, turns: Door): Worker {
  // chats that could not be told hold up nobody else: when each is tried again, UTC ms
  const failures = new Map<string, number>();
  return createWorker({
    name: 'chat_events',
    log: ctx.log,
    run: async () => {
      const begun = ctx.now();
      const waiting = [...failures].filter(([, at]) => at > begun).map(([chat]) => chat);
      if (waiting.length >= MOST_FAILING) return untilFirst(failures, begun);
      const pending = await pendingChatEvents(ctx, { limit: AT_ONCE, except: waiting });
      const chats = new Set(pending.map(({ conversationId }) => conversationId));
      const eventsOf = (chat: string) => pending.filter(({ conversationId }) => conversationId === chat);
      await Promise.all(
        [...chats].map(async (chat) => {
          const againMs = await tellAll(ctx, turns, eventsOf(chat));
          if (againMs === null) failures.delete(chat);
          else failures.set(chat, ctx.now() + againMs);
        }),
      );
      if (pending.length === AT_ONCE) return 0;
      // another program told them meanwhile
      for (const [chat, at] of failures) if (at <= begun && !chats.has(chat)) failures.delete(chat);
      return untilFirst(failures, ctx.now());
    },
  });
}

/** ms; null: none fails. */
function untilFirst(failures: ReadonlyMap<string, number>, now: number): number | null {
  if (failures.size === 0) return null;
  return Math.max(0, Math.min(...failures.values()) - now);
}

/** Ms until they are tried again, when one could not be told: the later ones of its chat wait for it, until it is laid aside. */
async function tellAll(ctx: ServiceContext, turns: Door, events: readonly { id: number }[]): Promise<number | null> {
  for (const { id } of events) {
    try {
      const told = await chatEventOf(ctx, id);
      if (told !== null) await turns.tellChat(told.address, id, told.event);
      await markTold(ctx, id);
    } catch (err) {
      const { attempts, dead } = await notTold(ctx, id, err);
      if (!dead) return AGAIN_MS[attempts - 1] ?? LONGEST_MS;
    }
  }
  return null;
}

async function notTold(ctx: ServiceContext, id: number, err: unknown): Promise<{ attempts: number; dead: boolean }> {
  const error = err instanceof Error && 'code' in err ? String(err.code) : 'UNKNOWN';
  const noted = await markNotTold(ctx, id, { error, most: MOST_ATTEMPTS });
  const { attempts, dead } = noted;
  ctx.log.error(
    { err, chatEvent: id, attempts, code: dead ? 'CHAT_EVENT_DEAD' : 'CHAT_EVENT_NOT_TOLD' },
    dead ? 'What a chat was to be told was laid aside' : 'A chat could not be told; it is tried again',
  );
  return noted;
}
