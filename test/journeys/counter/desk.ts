import type { CounterVerb } from '../counter.ts';

export const DESK_VERBS: readonly CounterVerb[] = [];
