/** What a turn said and did, for tests that look at one turn. */
import type { Command } from '../../../machines/conversation/effects.ts';
import type { Turn } from './chat.ts';

export function keysOf({ says }: Turn): string[] {
  return says.flatMap((say) => (say.kind === 'code' ? [] : [say.text.key]));
}

export function linksOf({ says }: Turn): string[] {
  return says.flatMap((say) => (say.kind === 'link' ? [say.text.key] : []));
}

export function commandsOf({ strides }: Turn): Command[] {
  return strides.flatMap(({ effects }) =>
    effects.flatMap((effect) => (effect.kind === 'command' ? [effect.command] : [])),
  );
}
