import type { Language } from '../domain/vocabulary.ts';

/** A chat as its turn hands it to a use case; `customerId`: for whom it speaks, null: nobody yet. */
export interface ChatOf {
  conversationId: string;
  customerId: string | null;
  channel: string;
  language: Language;
}
