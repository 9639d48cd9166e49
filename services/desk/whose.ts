/** Whose a talk is: of somebody who was erased only its times are left (docs/domain.md 9). */
import type { Handover } from '../../prisma/generated/sqlite/client.ts';

/** A talk that can still be gone on with. */
export type Talk = Handover & { conversationId: string };

/** Somebody answers on the telephone that the office's number is on: no officer of the panel holds it. */
export function isAtPhone({ status, officerId }: Pick<Handover, 'status' | 'officerId'>): boolean {
  return status === 'held' && officerId === null;
}

export function isSomebodys<T extends { conversationId: string | null }>(
  talk: T,
): talk is T & { conversationId: string } {
  return talk.conversationId !== null;
}
