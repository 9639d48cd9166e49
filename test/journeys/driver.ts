/** What a channel's driver does for the journeys: a customer's device on the real transport of that channel. */
import type { Line, Said, Shown } from '../../bots/script.ts';
import type { Office, OfficeOptions } from '../office.ts';

/** A message as the person sends it. */
export type Sent =
  /** comes to the chat for the first time: '/start', the page being opened, a first 'halo' */
  | { kind: 'open' }
  /** comes, or comes back, by a link that leads into the chat */
  | { kind: 'start'; payload: string }
  | { kind: 'text'; text: string }
  /** the newest button with this label, also one of an earlier question */
  | { kind: 'tap'; label: string }
  /** a choice that was never offered */
  | { kind: 'choice'; token: string }
  | { kind: 'file'; name: string; bytes: Uint8Array; caption: string }
  | { kind: 'sticker' }
  | { kind: 'voice' }
  /** the network delivers the last message once more, under the same id */
  | { kind: 'again' };

/** A message of the assistant, and where its link leads. */
export type Received = Shown & { url?: string };

/** One customer's device. */
export interface Device {
  /** Resolves when the office has taken the message; throws when this channel has no such message. */
  send(message: Sent): Promise<void>;
  /** What the assistant said since this was last asked, in order. */
  received(): Promise<Received[]>;
}

/** One journey's worth of a channel: its network, and the settings by which the office is on it. */
export interface Network {
  readonly options: Partial<OfficeOptions>;
  /** A customer who has never written to this office. */
  newDevice(office: Office): Promise<Device>;
  /** Throws when the office misused the network. */
  end(): Promise<void>;
}

export interface ChannelDriver {
  readonly name: string;
  /**
   * What nobody can say on this channel, `after` these lines of the chat: it is left out with what comes of it.
   */
  lacks?(said: Said, after: readonly Line[]): boolean;
  begin(): Promise<Network>;
}
