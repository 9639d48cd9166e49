/** Everything that can happen to a conversation. */
import type { DraftReminder, OrderNews, Result } from './effects.ts';

/** Global words: understood in every state, on the whole message only (docs/domain.md 10). */
export const GLOBAL_WORDS = ['menu', 'back', 'repeat', 'cancel', 'status', 'help', 'officer', 'language'] as const;
export type GlobalWord = (typeof GLOBAL_WORDS)[number];

/** What a customer's message means in the light of the question it answers. */
export type Understood =
  | { type: GlobalWord }
  /** "bahasa indonesia", "english": a language named outright */
  | { type: 'speak'; language: 'id' | 'en' }
  /** "halo", "p", "pagi"; `salam`: the answer to assalamualaikum is due */
  | { type: 'greeting'; salam: boolean }
  | { type: 'thanks' }
  /** one of the question's answers */
  | { type: 'answer'; id: string }
  /** free text where the question takes text */
  | { type: 'text'; text: string }
  | { type: 'file'; fileId: string; name: string }
  | { type: 'fileRefused'; reason: 'empty' | 'too_large' | 'type' }
  /** an order code anywhere: "GP-ABC234" */
  | { type: 'openOrder'; code: string }
  /** a button of an earlier question */
  | { type: 'stale'; id: string }
  /** sticker, voice note, location ...: no mistake, but nothing to read */
  | { type: 'unreadable'; what: 'sticker' | 'voice' | 'other' | 'file' }
  | { type: 'tooLong'; length: number }
  | { type: 'unknown' };

export type ConversationEvent = Understood | Result | OrderNews | DraftReminder;
