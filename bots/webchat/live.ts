/**
 * Who is looking at which chat right now. Everything shown live is read from the transcript, from where each browser
 * is, so that nothing comes twice, nothing is left out, and all tabs of a chat show the same.
 */
import type { Logger } from 'pino';
import type { ChatLanguage, MessageView } from './protocol.ts';
import { PAGE_SIZE, type Transcript } from './transcript.ts';

/** One open page. Its methods return at once and never throw. */
export interface Viewer {
  /** the hash of the token of the session that it has */
  session: string;
  /** the newest message it has; kept up to date here */
  after: number;
  language?: ChatLanguage;
  message(message: MessageView): void;
  languageIs(language: ChatLanguage): void;
  /** the chat was opened on another device at this time, UTC ms */
  handedOver(at: number): void;
  /** the session is over, or the server stops */
  close(why: 'ended' | 'stopping'): void;
}

interface Room {
  viewers: Set<Viewer>;
  /** messages are being read for this chat; `again` asks for one more look afterwards */
  reading: boolean;
  again: boolean;
}

export class LiveChats {
  readonly #transcript: Transcript;
  readonly #log: Logger;
  readonly #rooms = new Map<string, Room>();

  constructor(transcript: Transcript, log: Logger) {
    this.#transcript = transcript;
    this.#log = log;
  }

  /** Sends what the viewer lacks, then what comes. Returns how to leave. */
  join(chat: string, viewer: Viewer): () => void {
    const room = this.#rooms.get(chat) ?? { viewers: new Set(), reading: false, again: false };
    this.#rooms.set(chat, room);
    room.viewers.add(viewer);
    this.refresh(chat);
    return () => {
      room.viewers.delete(viewer);
      if (room.viewers.size === 0 && this.#rooms.get(chat) === room) this.#rooms.delete(chat);
    };
  }

  /** Something was committed for this chat. */
  refresh(chat: string): void {
    const room = this.#rooms.get(chat);
    if (!room) return;
    room.again = true;
    if (!room.reading) void this.#read(chat, room);
  }

  /** It is not known where something was committed. */
  refreshAll(): void {
    for (const chat of this.#rooms.keys()) this.refresh(chat);
  }

  handedOver(chat: string, at: number): void {
    for (const viewer of this.#rooms.get(chat)?.viewers ?? []) viewer.handedOver(at);
  }

  /** Ends the pages of one session; who is in the same chat by another stays. */
  end(chat: string, session: string): void {
    for (const viewer of this.#rooms.get(chat)?.viewers ?? []) if (viewer.session === session) viewer.close('ended');
  }

  stop(): void {
    for (const { viewers } of this.#rooms.values()) for (const viewer of viewers) viewer.close('stopping');
  }

  async #read(chat: string, room: Room): Promise<void> {
    room.reading = true;
    try {
      while (room.again) {
        room.again = false;
        await this.#readOnce(chat, room);
      }
    } catch (error) {
      // The pages ask again when they reconnect, and with the next message.
      this.#log.error({ err: error }, 'web chat: transcript could not be read');
    } finally {
      room.reading = false;
    }
  }

  async #readOnce(chat: string, room: Room): Promise<void> {
    // Who joins meanwhile may lack older messages than those read here: they are served by the next look.
    const viewers = [...room.viewers];
    if (viewers.length === 0) return;
    const from = Math.min(...viewers.map(({ after }) => after));
    const { messages, language } = await this.#transcript.since(chat, from);
    for (const viewer of viewers) {
      for (const message of messages) {
        if (message.id <= viewer.after) continue;
        viewer.after = message.id;
        viewer.message(message);
      }
      if (viewer.language !== language) {
        viewer.language = language;
        viewer.languageIs(language);
      }
    }
    if (messages.length === PAGE_SIZE) room.again = true;
  }
}
