/** Who reads the figures that people answer for: the treasurer and the head of office (docs/domain.md 1 and 16). */
import type { Actor } from '../context.ts';
import { hasRole } from '../rights.ts';

export function answersForFigures(actor: Actor): boolean {
  return hasRole(actor, ['bendahara', 'pimpinan']);
}
