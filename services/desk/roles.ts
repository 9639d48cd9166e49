/** Who of the office talks with customers, and who reads it (docs/domain.md 12). */
import type { Actor } from '../context.ts';
import { hasRole } from '../rights.ts';

export const TALKERS = ['petugas', 'bendahara'] as const;

export type OfficerActor = Extract<Actor, { kind: 'officer' }>;

export function isTalker(role: string): boolean {
  return TALKERS.some((talks) => talks === role);
}

export function mayTalk(actor: Actor): actor is OfficerActor {
  return actor.kind === 'officer' && hasRole(actor, TALKERS);
}

export function mayReadTalks(actor: Actor): boolean {
  return hasRole(actor, [...TALKERS, 'pimpinan']);
}
