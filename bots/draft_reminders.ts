/**
 * A form left unfinished for long gets one gentle reminder within office hours (docs/domain.md 4); the draft itself stays.
 * Nothing is noted while people write: an hourly look finds the chats that fell silent so many days ago.
 */
import { isOpen, nextOpening } from '../domain/hours.ts';
import { hasDraft } from '../machines/conversation/draft.ts';
import { restoreConversation } from '../machines/conversation/restore.ts';
import type { ServiceContext } from '../services/context.ts';
import { holidayCalendar } from '../services/holidays.ts';
import { readOffice } from '../services/office.ts';
import { createWorker } from '../services/worker.ts';
import type { Worker } from '../services/worker.ts';
import { unseal } from './keeping.ts';
import type { Turns } from './turn.ts';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/** A silence older than this is not broken any more; so long may the program be off, or the office closed. */
const WINDOW_MS = 14 * DAY_MS;
const AT_ONCE = 100;

export function createDraftReminders(ctx: ServiceContext, turns: Turns): Worker {
  let nextAt = 0;
  // of the chats looked at: the last message of the newest (UTC ms)
  let seen = 0;
  return createWorker({
    name: 'drafts',
    log: ctx.log,
    run: async () => {
      // every commit wakes the workers
      const now = ctx.now();
      if (now < nextAt) return nextAt - now;
      const opens = await opensAt(ctx, now);
      if (opens === now) seen = await remindAll(ctx, turns, seen);
      nextAt = opens === now ? now + HOUR_MS : Math.min(opens ?? Infinity, now + DAY_MS);
      return nextAt - now;
    },
  });
}

/** UTC ms; `now` while the office is open, null when no opening is near. */
async function opensAt(ctx: ServiceContext, now: number): Promise<number | null> {
  const { hours, office } = await readOffice(ctx);
  const calendar = await holidayCalendar(ctx);
  return isOpen(now, hours, office.timeZone, calendar) ? now : nextOpening(now, hours, office.timeZone, calendar);
}

/** Returns the last message (UTC ms) up to which all are looked at. */
async function remindAll(ctx: ServiceContext, turns: Turns, seen: number): Promise<number> {
  const { draftReminderDays } = (await readOffice(ctx)).chat;
  const until = ctx.now() - draftReminderDays * DAY_MS;
  let after = Math.max(seen, until - WINDOW_MS);
  let last = '';
  for (;;) {
    const silent = await silentChats(ctx, { after, last, until });
    for (const chat of silent) {
      const since = chat.lastInboundAt?.getTime() ?? after;
      try {
        const { state } = restoreConversation(unseal(ctx, chat.snapshot));
        if (hasDraft(state)) await turns.remind(chat, { revision: chat.revision, since });
      } catch (err) {
        // one chat that cannot be read must not silence the others
        ctx.log.error({ err, conversation: chat.id, code: 'DRAFT_NOT_REMINDED' }, 'A draft could not be reminded of');
      }
      [after, last] = [since, chat.id];
    }
    if (silent.length < AT_ONCE) return until;
  }
}

/** In the order of their last message, from behind the one looked at last. */
function silentChats(ctx: ServiceContext, { after, last, until }: { after: number; last: string; until: number }) {
  const from = new Date(after);
  return ctx.db.read.conversation.findMany({
    where: {
      AND: [
        { OR: [{ lastInboundAt: { gt: from } }, { lastInboundAt: from, id: { gt: last } }] },
        { lastInboundAt: { lte: new Date(until) } },
        { optedOutAt: null },
      ],
    },
    orderBy: [{ lastInboundAt: 'asc' }, { id: 'asc' }],
    take: AT_ONCE,
    select: {
      id: true,
      channel: true,
      account: true,
      chat: true,
      snapshot: true,
      revision: true,
      lastInboundAt: true,
    },
  });
}
