import type { CounterVerb } from '../counter.ts';

export const SURVEY_VERBS: readonly CounterVerb[] = [];
