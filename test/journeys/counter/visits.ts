import type { CounterVerb } from '../counter.ts';

export const VISIT_VERBS: readonly CounterVerb[] = [];
