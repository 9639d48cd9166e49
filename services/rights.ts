/** Who may do what outside of orders (those follow the order machine): checked in every use case, not only in the page. */
import type { Role } from '../domain/vocabulary.ts';
import type { Actor } from './context.ts';

/** The admin runs people, settings and texts; catalogue editing is shared with the officers. docs/domain.md 1. */
export const CATALOGUE_EDITORS: readonly Role[] = ['admin', 'petugas'];

export function isAdmin(actor: Actor): boolean {
  return hasRole(actor, ['admin']);
}

/** The program itself (first start, the officer command) passes; customers never do. */
export function hasRole(actor: Actor, roles: readonly Role[]): boolean {
  if (actor.kind === 'system') return true;
  return actor.kind === 'officer' && roles.includes(actor.role);
}
