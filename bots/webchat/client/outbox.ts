/**
 * What the person has sent, one after the other, until the server has it: again and again under the same id while the
 * connection is away, so that nothing is lost and nothing arrives twice.
 */
import type { Accepted, Posted } from '../protocol.ts';
import { api, type Answer } from './api.ts';
import { keep, newId, recall, type Unsent } from './memory.ts';
import { upload } from './upload.ts';

export type Delivery = 'waiting' | 'sending' | 'failed';

/** A message on its way. Files live in memory only; all else survives a reload. */
export interface Outgoing {
  id: string;
  at: number;
  content: Posted['body'] | { kind: 'file'; file: File; caption: string };
  delivery: Delivery;
  /** of an upload, 0 to 1 */
  share?: number;
  problem?: string;
  cancel?: () => void;
}

export interface OutboxEvents {
  /** it is new, or its delivery changed */
  changed(item: Outgoing): void;
  /** it will not be sent */
  dropped(item: Outgoing): void;
  accepted(item: Outgoing, answer: Accepted): void;
  /** the server was reached, or could not be */
  reached(is: boolean): void;
  sessionOver(): void;
  /** the newest message that the page has */
  newest(): number;
}

/** Waits between attempts, ms. */
const WAITS = [1000, 2000, 4000, 8000, 15_000];

export function createOutbox(events: OutboxEvents) {
  const queue: Outgoing[] = recall().unsent.map(({ id, at, body }) => ({ id, at, content: body, delivery: 'waiting' }));
  let open = false;
  let running = false;
  let wake: (() => void) | undefined;

  const remember = () => {
    const unsent: Unsent[] = [];
    for (const { id, at, content } of queue) if (content.kind !== 'file') unsent.push({ id, at, body: content });
    keep({ unsent });
  };

  const change = (item: Outgoing, news: Partial<Outgoing>) => {
    Object.assign(item, news);
    events.changed(item);
  };

  const remove = (item: Outgoing) => {
    const at = queue.indexOf(item);
    if (at >= 0) queue.splice(at, 1);
    remember();
  };

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const attempt = async (item: Outgoing): Promise<Answer<Accepted> | 'cancelled'> => {
    const after = events.newest();
    if (item.content.kind !== 'file') return api.send({ id: item.id, after, body: item.content });
    const { file, caption } = item.content;
    const { answer, cancel } = upload({ id: item.id, after, file, caption }, (share) => change(item, { share }));
    change(item, { share: 0, cancel });
    return answer;
  };

  const run = async () => {
    running = true;
    let failures = 0;
    for (let item = nextOf(queue); open && item; item = nextOf(queue)) {
      change(item, { delivery: 'sending' });
      const answer = await attempt(item);
      if (!queue.includes(item)) continue;
      if (answer === 'cancelled') drop(item);
      else if (answer.ok) {
        failures = 0;
        remove(item);
        events.reached(true);
        events.accepted(item, answer.value);
      } else if (answer.why === 'refused') {
        change(item, { delivery: 'failed', problem: answer.message });
      } else if (answer.why === 'session') {
        open = false;
        change(item, { delivery: 'waiting' });
        events.sessionOver();
      } else {
        change(item, { delivery: 'waiting', ...(answer.message ? { problem: answer.message } : {}) });
        events.reached(false);
        await pause(answer.afterMs ?? WAITS[Math.min(failures++, WAITS.length - 1)] ?? 0);
      }
    }
    running = false;
  };

  const kick = () => {
    wake?.();
    if (open && !running) void run();
  };

  const add = (item: Outgoing) => {
    queue.push(item);
    remember();
    events.changed(item);
    kick();
  };

  const drop = (item: Outgoing) => {
    remove(item);
    events.dropped(item);
  };

  addEventListener('online', kick);

  return {
    send(content: Outgoing['content']) {
      add({ id: newId(), at: Date.now(), content, delivery: 'waiting' });
    },
    /** The chat is there: begin, first with what was left from before a reload. */
    open() {
      open = true;
      for (const item of queue) events.changed(item);
      kick();
    },
    /** The server has this one, as another tab or a reload found out. */
    settle(id: string) {
      const item = queue.find((candidate) => candidate.id === id);
      if (item && item.delivery !== 'sending') remove(item);
    },
    retry(item: Outgoing) {
      delete item.problem;
      change(item, { delivery: 'waiting' });
      kick();
    },
    cancel(item: Outgoing) {
      if (item.delivery === 'sending' && item.cancel) item.cancel();
      else drop(item);
    },
    kick,
  };
}

export type Outbox = ReturnType<typeof createOutbox>;

/** What failed for good is stepped over until the person tries again. */
function nextOf(queue: Outgoing[]): Outgoing | undefined {
  return queue.find(({ delivery }) => delivery !== 'failed');
}
