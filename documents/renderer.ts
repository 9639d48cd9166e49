import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { DocumentContent } from './content.ts';
import type { Answer } from './worker.ts';

/** Makes documents without holding up its caller. */
export interface Renderer {
  /**
   * The PDF of a document.
   * @throws Error with a code: `renderer_crashed` (the worker died while at it), `renderer_closed`, or the code of
   * whatever the content broke (`document_failed` where that had none).
   */
  render(content: DocumentContent): Promise<Uint8Array>;
  /** Lets what was asked for be finished, then ends the thread; nothing more can be rendered. */
  close(): Promise<void>;
}

export interface WorkerRendererOptions {
  /** After how long without work the thread ends (ms), so that an idle program stays small. */
  idleMs?: number;
}

interface Job {
  content: DocumentContent;
  resolve: (bytes: Uint8Array) => void;
  reject: (error: Error) => void;
}

/** A runaway document may take the worker down, never the program. */
const WORKER_HEAP_MB = 256;

/**
 * Renders in one worker thread, one document after the other. The thread starts with the first job. When it crashes,
 * the job at work is rejected and the waiting ones go to a new thread. Needs built output: Node 20 cannot load
 * TypeScript in a worker.
 */
export function createWorkerRenderer(options: WorkerRendererOptions = {}): Renderer {
  const idleMs = options.idleMs ?? 30_000;
  const waiting: Job[] = [];
  let current: Job | undefined;
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let closed: Promise<void> | undefined;
  let whenIdle: (() => void) | undefined;

  const settle = (action: (job: Job) => void): void => {
    const job = current;
    current = undefined;
    if (job) action(job);
    next();
  };

  const start = (): Worker => {
    const started = new Worker(new URL(`worker${extname(import.meta.url)}`, import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP_MB },
    });
    started.on('message', (answer: Answer) => {
      settle((job) => (answer.ok ? job.resolve(answer.bytes) : job.reject(coded(answer.code, answer.message))));
    });
    let cause: unknown;
    started.on('error', (error) => (cause = error)); // always followed by 'exit'
    started.on('exit', () => {
      if (worker !== started) return; // ended by us
      worker = undefined;
      settle((job) => job.reject(coded('renderer_crashed', 'The document worker ended while at work', cause)));
    });
    return started;
  };

  const stop = async (): Promise<void> => {
    clearTimeout(idle);
    const ended = worker;
    worker = undefined;
    await ended?.terminate();
  };

  const next = (): void => {
    clearTimeout(idle);
    const job = waiting.shift();
    if (!job) {
      worker?.unref(); // an idle thread does not keep the program alive
      idle = setTimeout(() => void stop(), idleMs).unref();
      whenIdle?.();
      return;
    }
    current = job;
    try {
      worker ??= start();
      worker.ref();
      worker.postMessage(job.content, []); // nothing to transfer
    } catch (error) {
      settle((failed) => failed.reject(coded('document_failed', 'The content cannot be handed to the worker', error)));
    }
  };

  return {
    render: (content) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(coded('renderer_closed', 'The renderer has been closed'));
        waiting.push({ content, resolve, reject });
        if (!current) next();
      }),
    close() {
      closed ??= (current ? new Promise<void>((resolve) => (whenIdle = resolve)) : Promise.resolve()).then(stop);
      return closed;
    },
  };
}

/** Renders in the caller's thread, for tools and tests that run from TypeScript sources. */
export function createInlineRenderer(): Renderer {
  return {
    async render(content) {
      // Loaded only here, so that a program with a worker does not hold pdfkit twice.
      const { renderDocument } = await import('./render.ts');
      return renderDocument(content);
    },
    close: () => Promise.resolve(),
  };
}

function coded(code: string, message: string, cause?: unknown): Error {
  return Object.assign(new Error(message, { cause }), { code });
}
