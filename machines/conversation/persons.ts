/** What a chat keeps when it comes to speak for another customer (docs/domain.md 11). */
import type { Context } from './context.ts';
import type { Profile } from './effects.ts';

/**
 * Basket and abstraction stay, with the place in their forms. A registration that waits is over: who it is is known, or is to
 * be told anew.
 */
export function becoming({ parked }: Pick<Context, 'parked'>, profile: Profile | null): Partial<Context> {
  const registering = parked !== null && typeof parked.value === 'object' && 'profile' in parked.value;
  return {
    profile,
    form: { ...profile },
    order: null,
    orders: [],
    connections: [],
    parked: registering ? null : parked,
  };
}
