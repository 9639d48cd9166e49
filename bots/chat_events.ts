/** Tells chats what the office has for them: chats side by side, the events of one chat in their order. */
import { chatEventOf, markTold, pendingChatEvents } from '../services/chat_events.ts';
import type { ServiceContext } from '../services/context.ts';
import { createWorker } from '../services/worker.ts';
import type { Worker } from '../services/worker.ts';
import type { Turns } from './turn.ts';

const AT_ONCE = 200;
const AGAIN_MS = 60_000;

export function createChatEvents(ctx: ServiceContext, turns: Turns): Worker {
  return createWorker({
    name: 'chat_events',
    log: ctx.log,
    run: async () => {
      const pending = await pendingChatEvents(ctx, AT_ONCE);
      const chats = new Set(pending.map(({ conversationId }) => conversationId));
      const eventsOf = (chat: string) => pending.filter(({ conversationId }) => conversationId === chat);
      const told = await Promise.all([...chats].map((chat) => tellAll(ctx, turns, eventsOf(chat))));
      if (told.includes(false)) return AGAIN_MS;
      return pending.length === AT_ONCE ? 0 : null;
    },
  });
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
