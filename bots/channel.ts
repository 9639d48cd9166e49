/**
 * The contract that every channel keeps. A channel turns what its network says into an `Inbound`, hands it to the turn,
 * and sends the `OutboundBody`s that turns committed. Nothing above this file knows which network a chat is on.
 */
import type { Language } from '../domain/vocabulary.ts';
import type { Letter } from '../services/email/letter.ts';

/** A chat on a network: `account` is the office's own identity there (bot id, phone number, 'web'). */
export interface ChatAddress {
  channel: string;
  account: string;
  chat: string;
}

/** What a customer sent, in the terms that every network shares. Files are stored before the turn begins. */
export type InboundBody =
  | { kind: 'text'; text: string }
  /** a tapped choice; `token` is the choice's id, `label` what the button said (for the transcript only) */
  | { kind: 'choice'; token: string; label: string }
  | { kind: 'file'; fileId: string; name: string; mime: string; bytes: number; caption: string }
  /** a file that could not be taken; the assistant says why. `several`: an album of files, of which an answer takes one */
  | { kind: 'refused_file'; name: string; reason: FileRefusal; caption?: string }
  /** a link or QR code that leads into the chat: 'order_GP-ABC234', 'product_<code>', 'connect_<code>' (domain/deep_links) */
  | { kind: 'start'; payload: string }
  /** the text of an earlier message, `of` (its externalId), was changed after its turn was over */
  | { kind: 'edited'; text: string; of: string }
  | { kind: 'sticker' }
  | { kind: 'voice' }
  /** location, contact, poll ...: named so that the answer can be polite about it */
  | { kind: 'other'; what: string };

/**
 * `unasked`: not even fetched, as nothing asked for it; `edited`: sent in place of one that was taken up before; `lost`: the
 * network has it no more, or not as it was sent
 */
export type FileRefusal = 'empty' | 'too_large' | 'type' | 'several' | 'unasked' | 'edited' | 'lost';

export interface Inbound {
  address: ChatAddress;
  /** the network's id of this message: the same id twice is the same message */
  externalId: string;
  /** later edits of the message whose text it has already, by their externalIds: handed in by themselves they are nothing new */
  edits?: readonly string[];
  /** UTC ms at which the office received it */
  at: number;
  /** the language the network believes the person uses; only a first guess */
  languageHint?: Language;
  body: InboundBody;
}

/** A tappable answer. `id` keeps its meaning for years: an old button is answered by what it meant. */
export interface Choice {
  id: string;
  label: string;
  /** where there are no buttons it is said in words: a number that is typed means something else, or another choice */
  unnumbered?: true;
}

/**
 * What the assistant says, already in the person's language. Markup in `text`: *bold* and `code`; values that came from
 * people or the catalogue cannot open markup (machines/texts/render escapes them).
 */
export type OutboundBody =
  /**
   * `aside`: the choices belong to no question, so a number that is typed does not mean them. `letter`: what e-mail needs
   * beside the words; the other channels have none
   */
  | { kind: 'text'; text: string; choices: Choice[]; aside?: true; progress?: Progress; letter?: Letter }
  /** something to copy, alone in its message: a billing code, an order code */
  | { kind: 'code'; value: string }
  | { kind: 'link'; text: string; label: string; url: string };

/** Where the person is in a form: question `step` of `of`. */
export interface Progress {
  step: number;
  of: number;
}

/** A committed message on its way out. */
export interface Outgoing {
  /** of the message's row; grows with time */
  id: number;
  body: OutboundBody;
  /** bubbles of it that are sent already, where the network needs several for one message */
  bubbles: number;
  /** how often it is not known whether this very bubble went: it may be there already */
  doubts: number;
  /** nobody wrote just now, or talks with an officer: news of the office, a reminder */
  unasked: boolean;
}

export type SendResult =
  | { kind: 'sent' }
  /** one bubble of it went, and there are more: to be called again with one more in `bubbles` */
  | { kind: 'partly' }
  /** try again not before this many ms from now; `attempt: false` when it does not count as one (a network's pause) */
  | { kind: 'later'; afterMs: number; reason: string; attempt?: false }
  /** nobody knows whether it went */
  | { kind: 'unknown'; reason: string }
  /** will never succeed; `unreachable`: nor will any other message, until the person writes again */
  | { kind: 'failed'; reason: string; unreachable?: true };

/** A network. `send` is called once at a time per chat, in order, and again after a crash: at least once. */
export interface Channel {
  readonly name: string;
  /** the office's identity there: what is to be sent by another one waits for that; '' while there is none */
  readonly account: string;
  /** nothing can be sent now: what waits is left alone until the next write of anything */
  readonly closed?: boolean;
  /** whether a message that is sent twice is there once */
  readonly repeatable: boolean;
  /** A rejection says that nothing went; it is then tried again. */
  send(address: ChatAddress, outgoing: Outgoing): Promise<SendResult>;
  /** Shows in the chat that an answer is being worked on, until the returned function is called. Never throws. */
  working?(address: ChatAddress): () => void;
  /** what it has in the inbox (bots/inbox), when it does not hand events straight to the turn */
  readonly inbox?: InboxReader;
  stop(): Promise<void>;
}

/** An event as it waits in the inbox. */
export interface InboxEvent {
  id: number;
  address: ChatAddress;
  externalId: string;
  /** JSON: what the network sent */
  body: unknown;
  /** UTC ms */
  receivedAt: number;
}

/** How a channel takes up what it has put into the inbox: chat by chat, in order. */
export interface InboxReader {
  /**
   * Of one chat's waiting events (in order, never none): the first, with the later ones that are to be taken up with it (an
   * edit of it, the rest of an album), or how many ms to wait for more of it. Pure.
   */
  next(events: readonly InboxEvent[], now: number): { events: readonly InboxEvent[] } | { waitMs: number };
  /**
   * Hands them to the turn. A rejection has them tried again later, and again, until they are given up; NotNow is no such
   * attempt. Handing in twice does no harm.
   */
  take(events: readonly InboxEvent[]): Promise<void>;
}

/** What is in the inbox cannot be taken up for now, for a reason that is none of its own: the network is away, or busy. */
export class NotNow extends Error {
  readonly code: string;
  /** to be tried again not before this many ms from now */
  readonly afterMs: number;
  /** it does not count as one */
  readonly attempt = false;

  constructor(code: string, afterMs: number) {
    super(`Not now: ${code}`);
    this.name = 'NotNow';
    this.code = code;
    this.afterMs = afterMs;
  }
}

/** The door from a channel to the turn; resolves when the turn is committed. */
export interface TurnDoor {
  receive(inbound: Inbound): Promise<'committed' | 'duplicate'>;
}
