/** How use cases on orders refuse: with a reason, and with what happened since the page was made. */

/** One entry of an order's timeline. */
export interface Happened {
  id: number;
  /** an act of the order machine, or 'placed' */
  type: string;
  actorKind: 'officer' | 'customer' | 'system';
  /** '' for the system */
  actorName: string;
  /** `words` is what one side said to the other; the rest by type */
  details: Record<string, unknown>;
  /** UTC ms */
  at: number;
}

/**
 * - not_found: no such order for this person
 * - not_allowed: the order machine has no such act for this role now
 * - conflict: the order moved on since the page was made; `since` says who did what
 */
export type ActRefusal = 'not_found' | 'not_allowed' | 'conflict';

export type Refused<R extends string> = { ok: false; reason: R; since: Happened[] };

export type OrderOutcome<T, R extends string = never> = ({ ok: true } & T) | Refused<R | ActRefusal>;

/** A refusal that has nothing to do with what others did. */
export function refused<R extends string>(reason: R): Refused<R> {
  return { ok: false, reason, since: [] };
}
