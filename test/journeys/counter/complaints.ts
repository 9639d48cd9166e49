import type { CounterVerb } from '../counter.ts';

export const COMPLAINT_VERBS: readonly CounterVerb[] = [];
