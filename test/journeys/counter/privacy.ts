import type { CounterVerb } from '../counter.ts';

export const PRIVACY_VERBS: readonly CounterVerb[] = [];
