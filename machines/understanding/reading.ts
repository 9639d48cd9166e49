import type { Question } from '../conversation/question.ts';

/** What a message is held against. */
export interface Reading {
  /** what was asked last; `null` when nothing was */
  question: Question | null;
  /** labels of `question.answers`, then of `question.beyond`, in both languages, in the same order */
  labels: { id: string; en: string }[];
}
