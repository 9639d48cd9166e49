/** What the office says in a talk that goes on is an answer, also where no message brought it about: an officer's words. */
import type { ServiceContext } from '../services/context.ts';

const JUST_NOW_MS = 10 * 60 * 1_000;

interface Chat {
  conversationId: string;
  conversation: { lastInboundAt: Date | null };
}

/** The customer wrote just now, or is with an officer. */
export async function isInTalk({ db, now }: ServiceContext, { conversationId, conversation }: Chat): Promise<boolean> {
  const { lastInboundAt } = conversation;
  if (lastInboundAt === null) return false;
  if (lastInboundAt.getTime() + JUST_NOW_MS > now()) return true;
  return (await db.read.handover.count({ where: { conversationId, status: 'held' } })) > 0;
}
