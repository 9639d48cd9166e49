/** What came by WhatsApp, as it waits in the inbox: reduced to what we use of it when it comes in (./inbound). */
import type { SentMedia } from './wire.ts';

export type Arrival =
  /**
   * of the customer. `album`: the id of the message that began the album it belongs to; `from`: the address that it was
   * written from, where the chat goes by another: it is receipted there
   */
  | { kind: 'message'; id: string; name: string | null; content: ArrivedContent; album?: string; from?: string }
  /** the text of message `of` was changed; `id`: the change's own */
  | { kind: 'edit'; id: string; of: string; text: string }
  /** a person of the office wrote on the telephone that the number is on */
  | { kind: 'handset'; id: string; content: ArrivedContent };

export type ArrivedContent =
  | { kind: 'text'; text: string }
  | { kind: 'file'; media: SentMedia; caption: string }
  /** moving pictures and sound that are no voice message: no question is answered by them, so they are not even fetched */
  | { kind: 'media'; what: 'video' | 'audio'; name: string; caption: string }
  /** begins an album; so many parts follow */
  | { kind: 'album'; parts: number }
  | { kind: 'sticker' }
  | { kind: 'voice' }
  | { kind: 'other'; what: string };

/** Where it belongs. */
export interface Arrived {
  /**
   * the person's chat: '<n>@lid', WhatsApp's identity of a person, where it is known; else the one by telephone number,
   * '<n>@s.whatsapp.net'
   */
  chat: string;
  /** the same person's chat by telephone number, where that is known; it may have been the `chat` of earlier messages */
  phoneChat: string | null;
  /** of the event in the inbox, unique in the office's account: chat and message id */
  externalId: string;
  arrival: Arrival;
}
