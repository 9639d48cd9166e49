/** Live replies: server-sent events, connected again after every break from the newest message on. */
import type { ChatLanguage, MessageView } from '../protocol.ts';
import { api, endpoint } from './api.ts';

export interface LiveEvents {
  messages(messages: MessageView[]): void;
  language(language: ChatLanguage): void;
  /** a kiosk's conversation was opened on another device at this time, UTC ms */
  handedOver(at: number): void;
  /** the connection stands, to this chat */
  connected(chat: string): void;
  /** the server was reached, or could not be */
  reached(is: boolean): void;
  sessionOver(): void;
  newest(): number;
}

/** The server speaks at least every 20 s; silence longer than this, in ms, is a dead connection. */
const SILENCE_MS = 50_000;
/** A page that nobody sees lets go of its connection after this many ms: it costs battery and data. */
const UNSEEN_MS = 10 * 60_000;
const WAITS = [500, 1000, 2000, 4000, 8000, 15_000];

export function createLive(events: LiveEvents) {
  let source: EventSource | undefined;
  let failures = 0;
  let timer = 0;
  let watchdog = 0;
  let unseen = 0;
  let wanted = false;

  const close = () => {
    source?.close();
    source = undefined;
    clearTimeout(timer);
    clearTimeout(watchdog);
  };

  const heard = () => {
    clearTimeout(watchdog);
    watchdog = setTimeout(broken, SILENCE_MS);
  };

  /** Not all networks let event streams through: each attempt asks the ordinary way as well. */
  const broken = async () => {
    close();
    failures += 1;
    timer = setTimeout(connect, WAITS[Math.min(failures, WAITS.length) - 1]);
    const answer = await api.since(events.newest());
    if (!wanted) return;
    if (!answer.ok && answer.why === 'session') {
      stop();
      events.sessionOver();
    } else {
      events.reached(answer.ok);
      if (answer.ok) events.messages(answer.value.messages);
    }
  };

  const connect = () => {
    close();
    if (!wanted) return;
    const stream = new EventSource(endpoint('events', { after: events.newest() }));
    const on = (type: string, handle: (data: unknown) => void) =>
      stream.addEventListener(type, (event) => {
        if (source !== stream) return;
        heard();
        handle(JSON.parse((event as MessageEvent<string>).data));
      });
    on('hello', (chat) => {
      failures = 0;
      events.reached(true);
      events.connected(chat as string);
    });
    on('message', (message) => events.messages([message as MessageView]));
    on('language', (language) => events.language(language as ChatLanguage));
    on('handed_over', (at) => events.handedOver(at as number));
    on('ping', () => undefined);
    on('ended', () => {
      stop();
      events.sessionOver();
    });
    stream.onerror = () => {
      if (source === stream) void broken();
    };
    source = stream;
    heard();
  };

  const stop = () => {
    wanted = false;
    close();
  };

  document.addEventListener('visibilitychange', () => {
    clearTimeout(unseen);
    if (document.hidden) unseen = setTimeout(close, UNSEEN_MS);
    else if (wanted && !source) connect();
  });
  addEventListener('online', () => wanted && connect());
  addEventListener('pagehide', close);
  addEventListener('pageshow', (event) => event.persisted && wanted && connect());

  return {
    start() {
      wanted = true;
      failures = 0;
      connect();
    },
    stop,
  };
}
