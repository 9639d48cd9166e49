/**
 * The contract that every channel keeps. A channel turns what its network says into an `Inbound`, hands it to the turn,
 * and sends the `OutboundBody`s that turns committed. Nothing above this file knows which network a chat is on.
 */
import type { Language } from '../domain/vocabulary.ts';

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
  /** a file that could not be taken; the assistant says why */
  | { kind: 'refused_file'; name: string; reason: 'empty' | 'too_large' | 'type' }
  | { kind: 'sticker' }
  | { kind: 'voice' }
  /** location, contact, poll ...: named so that the answer can be polite about it */
  | { kind: 'other'; what: string };

export interface Inbound {
  address: ChatAddress;
  /** the network's id of this message: the same id twice is the same message */
  externalId: string;
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
}

/**
 * What the assistant says, already in the person's language. Markup in `text`: *bold* and `code`; values that came from
 * people or the catalogue cannot open markup (machines/texts/render escapes them).
 */
export type OutboundBody =
  | { kind: 'text'; text: string; choices: Choice[]; progress?: Progress }
  /** something to copy, alone in its message: a billing code, an order code */
  | { kind: 'code'; value: string }
  | { kind: 'link'; text: string; label: string; url: string };

/** Where the person is in a form: question `step` of `of`. */
export interface Progress {
  step: number;
  of: number;
}

export type SendResult =
  | { kind: 'sent' }
  /** try again not before this many ms from now */
  | { kind: 'later'; afterMs: number; reason: string }
  /** will never succeed: the chat is gone, the person blocked us */
  | { kind: 'failed'; reason: string };

/** A network. `send` is called once at a time per chat, in order, and again after a crash: at least once. */
export interface Channel {
  readonly name: string;
  send(address: ChatAddress, messageId: number, body: OutboundBody): Promise<SendResult>;
  stop(): Promise<void>;
}

/** The door from a channel to the turn; resolves when the turn is committed. */
export interface TurnDoor {
  receive(inbound: Inbound): Promise<'committed' | 'duplicate'>;
}
