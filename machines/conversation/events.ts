/** Everything that can happen to a conversation. */
import type { InformationTopic } from './counter/information.ts';
import type { ConnectionEnded, ConnectionMade, DraftReminder, OrderNews, Result, Told } from './effects.ts';
import type { Forgotten } from './question.ts';

/** Global words: understood in every state, on the whole message only (docs/domain.md 10). */
export const GLOBAL_WORDS = [
  'menu',
  'back',
  'repeat',
  'cancel',
  'status',
  'help',
  'officer',
  'language',
  'connect',
  'disconnect',
  'information',
  'complain',
  'visit',
  'myData',
  'eraseData',
  'withdraw',
  'optOut',
  'optIn',
  'rate',
] as const;
export type GlobalWord = (typeof GLOBAL_WORDS)[number];

/** What a customer's message means in the light of the question it answers. */
export type Understood =
  | { type: Exclude<GlobalWord, 'information'> }
  /** "info"; with a topic "berapa biayanya?", which is told where the chat stands */
  | { type: 'information'; topic?: InformationTopic }
  /** "bahasa indonesia", "english": a language named outright */
  | { type: 'speak'; language: 'id' | 'en' }
  /** "halo", "p", "pagi"; `salam`: the answer to assalamualaikum is due; `starts`: "mulai", and nothing else */
  | { type: 'greeting'; salam: boolean; starts?: true }
  | { type: 'thanks' }
  /** one of the question's answers */
  | { type: 'answer'; id: string }
  /** free text where the question takes text; `command`: said to a person of the office, though it is a command elsewhere */
  | { type: 'text'; text: string; command?: true }
  /** `caption`: what was written under it, if anything */
  | { type: 'file'; fileId: string; name: string; caption?: string }
  | { type: 'fileRefused'; reason: 'empty' | 'type' | 'several' | 'edited' | 'lost' }
  /** in answer to a question that takes a file: there is a page for it */
  | { type: 'fileTooLarge' }
  /** an order code anywhere: "GP-ABC234" */
  | { type: 'openOrder'; code: string }
  /** the code of a complaint anywhere: "AD-ABC234" */
  | { type: 'openTicket'; code: string }
  /** a link that opens this chat for a visitor at the counter */
  | { type: 'openVisit'; code: string }
  /** the button of an invitation to rate, however old */
  | { type: 'openSurvey'; invite: string }
  /** "cari inflasi": the catalogue is searched, wherever the chat stands */
  | { type: 'search'; term: string }
  /** a link to a product */
  | { type: 'openProduct'; code: string }
  /** the one-time code of another chat anywhere: "SB-ABCDE-FGH23"; not `typed`: a link, which anybody may have sent */
  | { type: 'connectCode'; code: string; typed: boolean }
  /** an earlier message says something else now */
  | { type: 'edited'; text: string; of: string }
  /** a matter of integrity, outside the flow of complaints (docs/domain.md 7); not `certain`: words that may be about one */
  | { type: 'integrity'; certain: boolean }
  /** a button of an earlier question */
  | { type: 'stale'; id: string }
  /** sticker, voice note, location ...: no mistake, but nothing to read */
  | { type: 'unreadable'; what: 'sticker' | 'voice' | 'other' | 'file' }
  | { type: 'tooLong'; length: number }
  | { type: 'unknown' };

const WISHES = [
  'complain',
  'visit',
  'information',
  'officer',
  'status',
  'connect',
  'search',
  'openSurvey',
  'answer',
  'text',
] as const;

/** What may be wanted before consent: a word, a line of the menu (`answer`), a product (`text`). */
export type Wish = Extract<Understood, { type: (typeof WISHES)[number] }>;

export function isWish(event: { type: string }): event is Wish {
  return WISHES.some((type) => type === event.type);
}

/**
 * The edited message can still be taken back; `text` as it says now, to be kept as secret or sealed as the answer was.
 * `filling`: the person stands in a form, whose summary has a way to change it.
 */
export interface RewriteOffered {
  type: 'rewrite.offered';
  text: string;
  of: string;
  secret: boolean;
  sealed: boolean;
  /** its message is not kept in the transcript */
  forgotten?: Forgotten;
  filling: boolean;
}

/** The edited message is recorded already, or others came after it. */
export interface RewriteTooLate {
  type: 'rewrite.tooLate';
  filling: boolean;
}

export type ConversationEvent =
  | Understood
  | Result
  | OrderNews
  | DraftReminder
  | ConnectionMade
  | ConnectionEnded
  | RewriteOffered
  | RewriteTooLate
  | Told;
